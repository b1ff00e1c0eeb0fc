/**
 * Running a block, the 64 (or fewer) replicates of one point that are summed together: final values run by run, and of
 * the months that are kept the moments and the sorted values, or where the runs are few the values run by run.
 */
import { blockSize, Moments } from '../../analysis/moments.js'
import { simulate } from '../../model/simulate.js'
import type { Sources } from '../../scenario/sources.js'
import type { BlockId } from './layout.js'
import { curveMonthsOf, type Plan } from './plan.js'
import { type PointWorld, PointWorlds } from './point-worlds.js'
import { type PlanPoint, type PlanPoints, pointsOf } from './points.js'

/** What computes one replicate. */
export type Simulate = typeof simulate

/** A run that could not be computed. */
export interface Failure {
  readonly replicate: number
  /** Putting the scenario together at that point, or running it. */
  readonly stage: 'scenario' | 'run'
  readonly message: string
}

/**
 * What the runs of a block come to, cell by cell (outcome after outcome, and of each the months that are kept): the moments,
 * whose sums are taken in the order of the runs, and the values without it. Nothing is rounded.
 */
export interface BlockSums {
  readonly moments: Moments
  /** Different values of each cell, up to 64. */
  readonly distinct: Uint8Array
  /** Those values, ascending, cell after cell, and how many runs have each. */
  readonly values: Float64Array
  readonly counts: Uint8Array
}

export interface Block extends BlockId {
  /** Values at the last month, run by run, outcome by outcome; NaN where there is none. */
  readonly finals: Float64Array
  /** Kept values run by run, cell by cell; absent where only their sums were kept. */
  readonly rows?: Float64Array
  readonly sums?: BlockSums
  readonly failures: readonly Failure[]
}

/** Up to so many runs their values take less room than their sums. */
const fewRuns = 8

export class BlockRunner {
  private readonly points: PlanPoints
  private readonly worlds: PointWorlds
  private current: { point: PlanPoint; world: PointWorld | Error } | undefined
  private out = new Float64Array(0)

  constructor(
    private readonly plan: Plan,
    sources: Sources,
    private readonly run: Simulate = simulate,
  ) {
    this.points = pointsOf(plan)
    this.worlds = new PointWorlds(plan, sources)
  }

  /** Runs a block. What the model throws becomes data; the block itself never fails. */
  block({ point, block, count }: BlockId): Block {
    const { plan } = this
    const first = block * blockSize
    const { point: place, world: made } = this.at(point)
    const months = curveMonthsOf(plan, place.scenario)
    const cells = plan.outcomes.length * months.length
    const finals = new Float64Array(count * plan.outcomes.length).fill(Number.NaN)
    const rows = new Float64Array(count * cells).fill(Number.NaN)
    const failures: Failure[] = []
    for (let r = 0; r < count; r++) {
      if (made instanceof Error) {
        failures.push({ replicate: first + r, stage: 'scenario', message: messageOf(made) })
        continue
      }
      const { world, series } = made
      const length = world.series.length * (world.months + 1)
      if (this.out.length < length) this.out = new Float64Array(length)
      try {
        this.run(world, plan.seed, first + r, { out: this.out })
      } catch (error) {
        failures.push({ replicate: first + r, stage: 'run', message: messageOf(error) })
        continue
      }
      this.keep(world.months, series, months, finals.subarray(r * series.length), rows.subarray(r * cells))
    }
    const place3 = { point, block, count, finals, failures }
    if (cells === 0) return place3
    if (plan.curves.raw || count <= fewRuns) return { ...place3, rows }
    return { ...place3, sums: sumsOf(plan, months.length, rows, count) }
  }

  private at(point: number): { point: PlanPoint; world: PointWorld | Error } {
    if (this.current?.point.index !== point) {
      const place = this.points.at(point)
      let world: PointWorld | Error
      try {
        world = this.worlds.at(place)
      } catch (error) {
        world = error instanceof Error ? error : new Error(String(error))
      }
      this.current = { point: place, world }
    }
    return this.current
  }

  private keep(
    last: number,
    series: Int32Array,
    months: readonly number[],
    finals: Float64Array,
    row: Float64Array,
  ): void {
    const { out } = this
    let cell = 0
    for (let k = 0; k < series.length; k++) {
      const from = (series[k] as number) * (last + 1)
      if (from < 0) {
        cell += months.length
        continue
      }
      finals[k] = out[from + last] as number
      for (const month of months) row[cell++] = out[from + month] as number
    }
  }
}

/** Names of files and stacks differ from machine to machine; what was wrong does not. */
function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (text.split('\n')[0] as string).slice(0, 500)
}

/** The sums of the rows of a block: the same, whether a worker took them or whoever reads the rows. */
export function sumsOf({ outcomes }: Plan, months: number, rows: Float64Array, count: number): BlockSums {
  const cells = outcomes.length * months
  const moments = new Moments(cells)
  for (let r = 0; r < count; r++) moments.add(rows, r * cells)
  const distinct = new Uint8Array(cells)
  const values = new Float64Array(cells * count)
  const counts = new Uint8Array(cells * count)
  const own = new Float64Array(count)
  let all = 0
  for (let cell = 0; cell < cells; cell++) {
    let n = 0
    for (let r = 0; r < count; r++) {
      const x = rows[r * cells + cell] as number
      // A zero has no sign here: which of two equal zeros comes first must not show.
      if (!Number.isNaN(x)) own[n++] = x + 0
    }
    const sorted = own.subarray(0, n).sort()
    const before = all
    for (let i = 0; i < n; i++) {
      if (i > 0 && sorted[i] === sorted[i - 1]) counts[all - 1] = (counts[all - 1] as number) + 1
      else {
        values[all] = sorted[i] as number
        counts[all++] = 1
      }
    }
    distinct[cell] = all - before
  }
  return { moments, distinct, values: values.slice(0, all), counts: counts.slice(0, all) }
}
