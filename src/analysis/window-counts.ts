/**
 * Counts of one cell in declared bins, over the stretch of bins in which values were seen: what a histogram holds, where
 * there are so many cells that whole histograms would not fit.
 */
import { type BinnedCounts, binnedQuantile } from './histogram.js'

export class WindowCounts {
  private counts = new Uint32Array(16)
  private firstBin = 0
  private length = 0
  private least = Number.POSITIVE_INFINITY
  private most = Number.NEGATIVE_INFINITY

  clear(): void {
    this.counts.fill(0, 0, this.length)
    this.length = 0
    this.least = Number.POSITIVE_INFINITY
    this.most = Number.NEGATIVE_INFINITY
  }

  /** Takes in values that lie between `least` and `most`: the counts of ascending bins, from `from` to `to` (exclusive). */
  add(bins: Uint16Array, counts: Uint8Array, from: number, to: number, least: number, most: number): void {
    if (from === to) return
    this.cover(bins[from] as number, bins[to - 1] as number)
    for (let i = from; i < to; i++) {
      const at = (bins[i] as number) - this.firstBin
      this.counts[at] = (this.counts[at] as number) + (counts[i] as number)
    }
    if (least < this.least) this.least = least
    if (most > this.most) this.most = most
  }

  quantile(bounds: readonly [number, number], bins: number, share: number): number {
    const { counts, firstBin, length, least, most } = this
    const window: BinnedCounts = { counts, start: 0, firstBin, length, least, most }
    return binnedQuantile(window, bounds, bins, share)
  }

  /** Widens the window so that it holds the bins from `first` to `last`. */
  private cover(first: number, last: number): void {
    if (this.length === 0) this.firstBin = first
    const low = Math.min(first, this.firstBin)
    const high = Math.max(last, this.firstBin + this.length - 1)
    const needed = high - low + 1
    const shift = this.firstBin - low
    if (needed > this.counts.length || shift > 0) {
      const wider = new Uint32Array(Math.max(needed, this.counts.length, shift > 0 ? 2 * this.length : 0))
      wider.set(this.counts.subarray(0, this.length), shift)
      this.counts = wider
    }
    this.firstBin = low
    this.length = needed
  }
}
