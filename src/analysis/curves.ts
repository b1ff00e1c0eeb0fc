/** Outcome curves: each outcome, month by month, over the replicates of one scenario. */
import { cellsOf, type Recorded } from '../model/outcome.js'
import { halfWidth } from './interval.js'
import { BlockedMoments, blockSize, type Moments } from './moments.js'
import { QuantileSketch } from './quantile-sketch.js'
import { exactQuantiles, quantileShares } from './quantiles.js'

export { cellsOf, type Recorded } from '../model/outcome.js'

/** One line of curves.csv. NaN stands for missing. `mean_low` to `mean_high` is the 95 % t-interval of the mean. */
export interface CurveRow {
  readonly scenario: string
  readonly outcome: string
  readonly scope: string
  readonly month: number
  readonly unit: string
  /** Replicates in which the outcome is defined. */
  readonly n: number
  readonly mean: number
  readonly sd: number
  readonly mean_low: number
  readonly mean_high: number
  /** Quantiles over the n replicates: type 7 of Hyndman & Fan; see quantiles.ts and, beyond 10,000 replicates, tally.ts. */
  readonly p05: number
  readonly p25: number
  readonly p50: number
  readonly p75: number
  readonly p95: number
}

/** Gathers what the curves need, replicate after replicate, in replicate order. */
export class CurveSums {
  private readonly moments: BlockedMoments
  private readonly tallies: readonly QuantileSketch[] | undefined
  /** Rows that no tally has yet: of each tally many values are taken in at once, which is several times faster. */
  private readonly waiting: Float64Array
  private rowsWaiting = 0

  /** `tallied`: quantiles will be wanted without the values being kept. */
  constructor(
    private readonly world: Recorded,
    tallied: boolean,
  ) {
    this.moments = new BlockedMoments(cellsOf(world))
    this.tallies = tallied ? talliesOf(world) : undefined
    this.waiting = new Float64Array(tallied ? blockSize * cellsOf(world) : 0)
  }

  add(values: Float64Array, offset = 0): void {
    this.moments.add(values, offset)
    if (!this.tallies) return
    const cells = this.tallies.length
    this.waiting.set(values.subarray(offset, offset + cells), this.rowsWaiting * cells)
    if (++this.rowsWaiting === blockSize) this.count(this.tallies)
  }

  /** The curves. `quantiles`, five to a cell, are given where they were found from the values themselves. */
  rows(scenario: string, quantiles = this.tallies && quantilesOf(this.count(this.tallies))): CurveRow[] {
    if (!quantiles) throw new Error('curves need quantiles: give them, or gather tallies')
    return curveRows(scenario, this.world, this.moments.finish(), quantiles)
  }

  private count(tallies: readonly QuantileSketch[]): readonly QuantileSketch[] {
    const { waiting, rowsWaiting } = this
    tallies.forEach((sketch, c) => {
      for (let r = 0; r < rowsWaiting; r++) sketch.add(waiting[r * tallies.length + c] as number)
    })
    this.rowsWaiting = 0
    return tallies
  }
}

function talliesOf({ series, months }: Recorded): QuantileSketch[] {
  return series.flatMap(({ outcome: { bounds, bins } }) =>
    Array.from({ length: months + 1 }, () => new QuantileSketch(bounds, bins)),
  )
}

function quantilesOf(tallies: readonly QuantileSketch[]): Float64Array {
  const out = new Float64Array(tallies.length * quantileShares.length)
  tallies.forEach((sketch, c) => {
    sketch.quantiles(out, c * quantileShares.length)
  })
  return out
}

/**
 * Curves from all values (replicate-major, then series-major); the same rows as `CurveSums` gives step by step. Without
 * `spread` the quantiles are left out (NaN): they take longer than all else.
 */
export function curvesOf(
  scenario: string,
  world: Recorded,
  values: Float64Array,
  replicates: number,
  spread = true,
): CurveRow[] {
  const cells = cellsOf(world)
  const sums = new CurveSums(world, false)
  for (let r = 0; r < replicates; r++) sums.add(values, r * cells)
  const quantiles = new Float64Array(cells * quantileShares.length)
  if (spread) exactQuantiles(values, replicates, cells, 0, world.series.length * (world.months + 1), quantiles)
  else quantiles.fill(Number.NaN)
  return sums.rows(scenario, quantiles)
}

function curveRows(scenario: string, world: Recorded, moments: Moments, quantiles: Float64Array): CurveRow[] {
  const rows: CurveRow[] = []
  let c = 0
  for (const { outcome, scope } of world.series) {
    for (let month = 0; month <= world.months; month++, c++) {
      const n = moments.count[c] as number
      const mean = moments.meanOf(c)
      const sd = Math.sqrt(moments.varianceOf(c))
      const half = halfWidth(sd, n)
      const q = c * quantileShares.length
      rows.push({
        scenario,
        outcome: outcome.name,
        scope,
        month,
        unit: outcome.unit,
        n,
        mean,
        sd,
        mean_low: mean - half,
        mean_high: mean + half,
        p05: quantiles[q] as number,
        p25: quantiles[q + 1] as number,
        p50: quantiles[q + 2] as number,
        p75: quantiles[q + 3] as number,
        p95: quantiles[q + 4] as number,
      })
    }
  }
  return rows
}
