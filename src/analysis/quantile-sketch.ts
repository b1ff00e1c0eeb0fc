/**
 * The values of one cell over more replicates than can be kept: what each was and how often it came, as long as that takes
 * little room. Counts (whole numbers) and values of which there are few stay exact; only a continuum of values is put
 * into bins. What a tally comes to depends on the values alone, not on their order.
 */
import { Bins } from './bins.js'
import { countedQuantiles, orderQuantiles } from './quantiles.js'
import { WindowCounts } from './window-counts.js'

/** Up to so many different values each is told apart, whatever it is. */
export const fewValues = 256
/** Whole numbers are told apart as long as the least and the greatest are less than this apart. */
export const wholeSpan = 2 ** 16

/** What the tables say of quantiles over runs, where they describe their columns. */
export const quantilesOfRuns =
  'Exact up to 10,000 runs, and beyond for counts and for values of which there are few; else off by a bin at most: see ' +
  'docs/contracts.md of Lintas.'

/** How values are kept: each by itself, whole numbers each by itself, or in bins. */
type Form = 'few' | 'whole' | 'bins'

export class QuantileSketch {
  private form: Form = 'few'
  private values = new Float64Array(4)
  private times = new Uint32Array(4)
  private distinct = 0
  private window: WindowCounts | undefined
  private bins: Bins | undefined
  private whole = true
  private least = Number.POSITIVE_INFINITY
  private most = Number.NEGATIVE_INFINITY
  private n = 0

  /** `bounds` and `bins` as the outcome declares them: how fine bins are, should they be needed. */
  constructor(
    private readonly bounds: readonly [number, number],
    private readonly declared: number,
  ) {}

  /** Takes in a value `times` times. NaN is left out. */
  add(value: number, times = 1): void {
    if (Number.isNaN(value)) return
    const x = value + 0
    this.n += times
    if (x < this.least) this.least = x
    if (x > this.most) this.most = x
    if (this.whole && !Number.isInteger(x)) this.whole = false
    if (this.form === 'few') this.addToFew(x, times)
    else if (this.form === 'bins') this.addToBins(x, times)
    else if (this.tellsWholeApart()) this.window!.add(x, times)
    else {
      const before = [...this.window!.entries()]
      this.startBins()
      for (const [at, often] of before) this.addToBins(at, often)
      this.addToBins(x, times)
    }
  }

  /**
   * The five reported quantiles, written to `out` from `at` on; NaN of no values. Exact unless the values are more than
   * 256 different ones that are not all whole, or whole numbers that lie 65,536 or more apart; then off by the width of
   * a bin at most (of the wider one, where the two values that a quantile lies between are in two), and never outside
   * the least and greatest value.
   */
  quantiles(out: Float64Array, at: number): void {
    if (this.form === 'few') countedQuantiles(this.values, this.times, 0, this.distinct, out, at)
    else this.windowQuantiles(out, at)
  }

  private tellsWholeApart(): boolean {
    return this.whole && this.most - this.least < wholeSpan
  }

  private addToFew(x: number, times: number): void {
    let at = 0
    let end = this.distinct
    while (at < end) {
      const middle = (at + end) >> 1
      if ((this.values[middle] as number) < x) at = middle + 1
      else end = middle
    }
    if (at < this.distinct && this.values[at] === x) {
      this.times[at] = (this.times[at] as number) + times
      return
    }
    if (this.distinct === fewValues) {
      this.leaveFew()
      if (this.form === 'whole') this.window!.add(x, times)
      else this.addToBins(x, times)
      return
    }
    if (this.distinct === this.values.length) this.lengthen()
    this.values.copyWithin(at + 1, at, this.distinct)
    this.times.copyWithin(at + 1, at, this.distinct)
    this.values[at] = x
    this.times[at] = times
    this.distinct++
  }

  private lengthen(): void {
    const [values, times] = [new Float64Array(2 * this.distinct), new Uint32Array(2 * this.distinct)]
    values.set(this.values)
    times.set(this.times)
    this.values = values
    this.times = times
  }

  private leaveFew(): void {
    const { values, times, distinct } = this
    if (this.tellsWholeApart()) {
      this.form = 'whole'
      this.window = new WindowCounts()
      for (let i = 0; i < distinct; i++) this.window.add(values[i] as number, times[i] as number)
    } else {
      this.startBins()
      for (let i = 0; i < distinct; i++) this.addToBins(values[i] as number, times[i] as number)
    }
    this.values = new Float64Array(0)
    this.times = new Uint32Array(0)
    this.distinct = 0
  }

  private startBins(): void {
    this.form = 'bins'
    this.window = new WindowCounts()
    this.bins = new Bins(this.bounds, this.declared)
  }

  private addToBins(x: number, times: number): void {
    this.window!.add(this.bins!.of(x), times)
  }

  private windowQuantiles(out: Float64Array, at: number): void {
    const entries = this.window!.entries()
    let [bin, times] = [0, 0]
    let before = 0
    const valueAt = (k: number) => {
      while (k >= before + times) {
        before += times
        ;[bin, times] = entries.next().value as readonly [number, number]
      }
      if (this.form === 'whole') return bin
      if (k === 0) return this.least
      if (k === this.n - 1) return this.most
      // The values of a bin are taken to lie evenly in it.
      const [low, high] = this.bins!.edges(bin)
      const from = Math.min(Math.max(low, this.least), this.most)
      const to = Math.max(from, Math.min(high, this.most))
      return from + ((k - before + 0.5) / times) * (to - from)
    }
    orderQuantiles(this.n, valueAt, out, at)
  }
}
