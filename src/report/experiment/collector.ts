/** What the summary and the charts of an experiment need, gathered while its tables are written; of fixed size. */
import type { CurveRow } from '../../analysis/curves.js'
import { halfWidth } from '../../analysis/interval.js'
import { isScarce } from '../../analysis/scarcity.js'
import type { CurveValues, PointResult } from '../../experiment/batch/assemble.js'
import type { Plan, PlannedOutcome, PlannedScenario } from '../../experiment/batch/plan.js'
import type { FactorValue } from '../../scenario/experiment.js'
import { rounded } from '../digits.js'
import { chartMessages } from '../messages/charts.js'
import type { Language } from '../messages/index.js'
import type { Localiser } from '../messages/localiser.js'

/** Points that are told one by one, points whose curves are drawn, points that are drawn as dots. */
export const mostTold = 24
export const mostDrawn = 8
const mostDots = 2000

export interface Mean {
  readonly n: number
  readonly mean: number
  readonly low: number
  readonly high: number
}

export interface PointMeans {
  readonly point: number
  readonly design: number
  readonly scenario: number
  readonly replicates: number
  readonly values: readonly (FactorValue | null)[]
  /** Final values, outcome by outcome. */
  readonly means: readonly Mean[]
}

export interface CollectedPoints {
  /** All points, or every so many of them where there are more than can be drawn. */
  readonly points: readonly PointMeans[]
  /** Points in all. */
  readonly of: number
  /** Of each scenario and outcome the points with the lowest and the highest mean; undefined where none has one. */
  readonly ends: readonly (readonly (readonly [lowest: PointMeans, highest: PointMeans] | undefined)[])[]
  /** Of each scenario and outcome how many points are left out there: no run has a value, or too few have one. */
  readonly left: readonly (readonly number[])[]
  /** Of each scenario and outcome all runs over all points, and how many of them have a value. */
  readonly runs: readonly (readonly { readonly all: number; readonly valued: number }[])[]
  /** Curves of a few points, each under a name of its own; empty where there are many. */
  readonly curves: readonly CurveRow[]
  /** The name of a point in the curves. */
  readonly nameOf: (point: PointMeans) => string
}

export class PointCollector {
  private readonly points: PointMeans[] = []
  private readonly ends: ([PointMeans, PointMeans] | undefined)[][]
  private readonly left: number[][]
  private readonly runs: { all: number; valued: number }[][]
  private readonly curves: CurveRow[] = []
  private readonly every: number

  constructor(
    private readonly plan: Plan,
    private readonly all: number,
    /** Of the names of points in the curves. */
    private readonly language: Language = 'en',
  ) {
    this.ends = plan.scenarios.map(() => plan.outcomes.map(() => undefined))
    this.left = plan.scenarios.map(() => plan.outcomes.map(() => 0))
    this.runs = plan.scenarios.map(() => plan.outcomes.map(() => ({ all: 0, valued: 0 })))
    // Whole design points, so that the scenarios at one stay together.
    this.every = Math.ceil(all / mostDots)
  }

  add({ point, replicates, finals, curves }: PointResult): void {
    const means = this.plan.outcomes.map((_, k): Mean => {
      const n = finals.count[k] as number
      const mean = finals.meanOf(k)
      const half = halfWidth(Math.sqrt(finals.varianceOf(k)), n)
      return { n, mean, low: mean - half, high: mean + half }
    })
    const { index, design, scenario, values } = point
    const told = { point: index, design, scenario, replicates, values, means }
    if (design % this.every === 0) this.points.push(told)
    const ends = this.ends[scenario] as (typeof this.ends)[number]
    means.forEach(({ mean, n }, k) => {
      const counted = this.runs[scenario]?.[k] as { all: number; valued: number }
      counted.all += replicates
      counted.valued += n
      if (isScarce(n, replicates)) {
        ;(this.left[scenario] as number[])[k]! += 1
        return
      }
      const known = ends[k]
      const [lowest, highest] = known ?? [told, told]
      const at = (one: PointMeans) => (one.means[k] as Mean).mean
      ends[k] = [mean < at(lowest) ? told : lowest, mean > at(highest) ? told : highest]
    })
    if (this.all <= mostDrawn) for (const row of curves()) this.curves.push(this.curveRow(told, row))
  }

  collected(): CollectedPoints {
    const { points, ends, left, runs, curves, all } = this
    return { points, of: all, ends, left, runs, curves, nameOf: (point) => this.nameOf(point) }
  }

  private curveRow(point: PointMeans, { outcome, month, n, mean, sd, low, high, quantiles }: CurveValues): CurveRow {
    const { name, scope, unit } = this.plan.outcomes[outcome] as PlannedOutcome
    const [p05, p25, p50, p75, p95] = quantiles as [number, number, number, number, number]
    const scenario = this.nameOf(point)
    return {
      scenario,
      outcome: name,
      scope,
      month,
      unit,
      n,
      mean,
      sd,
      mean_low: low,
      mean_high: high,
      p05,
      p25,
      p50,
      p75,
      p95,
    }
  }

  /** By its values where these are few, else by its number. */
  private nameOf({ point, scenario, values }: PointMeans): string {
    const { name } = this.plan.scenarios[scenario] as PlannedScenario
    const { point: word, asItIs } = chartMessages[this.language].responses
    if (this.plan.factors.length > 1) return `${name}[${word}=${point}]`
    return name + this.plan.factors.map(({ path }, f) => `[${path}=${shortValue(values[f], asItIs)}]`).join('')
  }
}

/** A value in a few characters. */
function shortValue(value: FactorValue | null | undefined, asItIs: string): string {
  if (value === null || value === undefined) return asItIs
  return typeof value === 'number' ? String(rounded(value, 4)) : String(value)
}

/** `no value in any run`, or `a value in only 64 of 192 runs, too few at every point`, of an outcome without ends. */
export function withoutValue(
  { runs }: CollectedPoints,
  scenario: number,
  k: number,
  { chart, count }: Localiser,
): string {
  const { all, valued } = (runs[scenario] as CollectedPoints['runs'][number])[k] as { all: number; valued: number }
  return valued === 0 ? chart.defined.inNoRun : chart.defined.inFewRuns(count(valued), count(all))
}
