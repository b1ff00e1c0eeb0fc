/** Quantiles in fixed memory: counts in bins, where there are too many replicates to keep every value. */
import type { Series } from '../model/outcome.js'
import { quantileShares } from './quantiles.js'

/** The bin of a value; beyond the bounds, the outermost. */
export function binOf(x: number, [low, high]: readonly [number, number], bins: number): number {
  const perUnit = high > low ? bins / (high - low) : 0
  return Math.min(bins - 1, Math.max(0, Math.floor((x - low) * perUnit)))
}

/** Counts of one cell: those of the bins from `firstBin` on stand in `counts` from `start` on; all others are 0. */
export interface BinnedCounts {
  readonly counts: Uint32Array
  readonly start: number
  readonly firstBin: number
  readonly length: number
  readonly least: number
  readonly most: number
}

/**
 * The quantile of binned values, by linear interpolation within the bin that holds it: off by a bin’s width at most, and
 * never outside the least and greatest value seen. NaN where there is no value.
 */
export function binnedQuantile(
  { counts, start, firstBin, length, least, most }: BinnedCounts,
  [low, high]: readonly [number, number],
  bins: number,
  share: number,
): number {
  let n = 0
  for (let b = 0; b < length; b++) n += counts[start + b] as number
  if (n === 0) return Number.NaN
  const wanted = share * n
  let below = 0
  let at = 0
  for (; at < length - 1; at++) {
    const next = below + (counts[start + at] as number)
    if (next >= wanted && next > below) break
    below = next
  }
  const bin = firstBin + at
  const width = (high - low) / bins
  const from = bin === 0 ? least : Math.max(least, low + bin * width)
  const to = bin === bins - 1 ? most : Math.min(most, low + (bin + 1) * width)
  const inBin = counts[start + at] as number
  const part = inBin === 0 ? 0 : (wanted - below) / inBin
  return Math.min(most, Math.max(least, from + part * (to - from)))
}

/**
 * One histogram for every series and month, with the bounds and bins that the outcome declares; NaN is left out.
 * Values beyond the bounds count in the outermost bins. Merging is exact, in any order.
 */
export class Histograms {
  readonly cells: number
  private readonly counts: Uint32Array
  /** First bin of each cell. */
  private readonly starts: Float64Array
  private readonly least: Float64Array
  private readonly most: Float64Array

  constructor(
    private readonly series: readonly Series[],
    private readonly months: number,
  ) {
    const rows = months + 1
    this.cells = series.length * rows
    this.starts = new Float64Array(this.cells)
    let bins = 0
    for (let s = 0; s < series.length; s++) {
      for (let m = 0; m < rows; m++) {
        this.starts[s * rows + m] = bins
        bins += (series[s] as Series).outcome.bins
      }
    }
    this.counts = new Uint32Array(bins)
    this.least = new Float64Array(this.cells).fill(Number.POSITIVE_INFINITY)
    this.most = new Float64Array(this.cells).fill(Number.NEGATIVE_INFINITY)
  }

  /** Takes in one replicate: the cells of `values` from `offset` on. */
  add(values: Float64Array, offset = 0): void {
    const { starts, counts, least, most, months } = this
    let c = 0
    for (const { outcome } of this.series) {
      const [low, high] = outcome.bounds
      const perUnit = high > low ? outcome.bins / (high - low) : 0
      const last = outcome.bins - 1
      for (let m = 0; m <= months; m++, c++) {
        const x = values[offset + c] as number
        if (Number.isNaN(x)) continue
        const bin = Math.min(last, Math.max(0, Math.floor((x - low) * perUnit)))
        const at = (starts[c] as number) + bin
        counts[at] = (counts[at] as number) + 1
        if (x < (least[c] as number)) least[c] = x
        if (x > (most[c] as number)) most[c] = x
      }
    }
  }

  /** Takes in all that `other`, of the same series and months, holds. */
  merge(other: Histograms): void {
    if (other.cells !== this.cells || other.counts.length !== this.counts.length) {
      throw new RangeError('cannot merge histograms of other series, months or bins')
    }
    for (let i = 0; i < this.counts.length; i++)
      this.counts[i] = (this.counts[i] as number) + (other.counts[i] as number)
    for (let c = 0; c < this.cells; c++) {
      this.least[c] = Math.min(this.least[c] as number, other.least[c] as number)
      this.most[c] = Math.max(this.most[c] as number, other.most[c] as number)
    }
  }

  /**
   * The five reported quantiles of every cell, by linear interpolation within the bin that holds them. They are off by a
   * bin’s width at most, and never outside the least and greatest value seen.
   */
  quantiles(): Float64Array {
    const out = new Float64Array(this.cells * quantileShares.length)
    let c = 0
    for (const { outcome } of this.series) {
      for (let m = 0; m <= this.months; m++, c++) {
        for (let q = 0; q < quantileShares.length; q++) {
          out[c * quantileShares.length + q] = this.quantile(
            c,
            outcome.bounds,
            outcome.bins,
            quantileShares[q] as number,
          )
        }
      }
    }
    return out
  }

  private quantile(cell: number, bounds: readonly [number, number], bins: number, share: number): number {
    const cellCounts = {
      counts: this.counts,
      start: this.starts[cell] as number,
      firstBin: 0,
      length: bins,
      least: this.least[cell] as number,
      most: this.most[cell] as number,
    }
    return binnedQuantile(cellCounts, bounds, bins, share)
  }
}
