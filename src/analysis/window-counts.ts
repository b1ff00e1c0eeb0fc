/** Counts by whole number, over the stretch of numbers in which any was seen. */
export class WindowCounts {
  private counts = new Uint32Array(16)
  private first = 0
  private length = 0

  clear(): void {
    this.counts.fill(0, 0, this.length)
    this.length = 0
  }

  /** Counts `at`, a whole number of any sign, `times` times more. */
  add(at: number, times: number): void {
    this.cover(at)
    this.counts[at - this.first] = (this.counts[at - this.first] as number) + times
  }

  /** The numbers that were counted, ascending, and how often each. */
  *entries(): Generator<readonly [at: number, times: number]> {
    for (let i = 0; i < this.length; i++) {
      const times = this.counts[i] as number
      if (times > 0) yield [this.first + i, times]
    }
  }

  /** Widens the window so that it holds `at`. */
  private cover(at: number): void {
    if (this.length === 0) this.first = at
    const low = Math.min(at, this.first)
    const needed = Math.max(at, this.first + this.length - 1) - low + 1
    const shift = this.first - low
    if (needed > this.counts.length) {
      // Room to spare, so that a window that widens number by number is not copied at each.
      const wider = new Uint32Array(needed + (needed >> 1))
      wider.set(this.counts.subarray(0, this.length), shift)
      this.counts = wider
    } else if (shift > 0) {
      this.counts.copyWithin(shift, 0, this.length)
      this.counts.fill(0, 0, shift)
    }
    this.first = low
    this.length = needed
  }
}
