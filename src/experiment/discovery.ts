/** Which conditions lead to an outcome of interest, in the results of an experiment: PRIM over its points. */
import type { Feature } from '../analysis/discovery/box.js'
import { type FoundBox, type PrimOptions, primBoxes } from '../analysis/discovery/prim.js'
import { isScarce } from '../analysis/scarcity.js'
import { columnOf, type Plan, type PlannedFactor } from './batch/plan.js'
import { NotKept, type OutcomeResponses } from './outcome-responses.js'
import type { ResultPoint } from './results.js'

/** What is of interest: values above a threshold, or below it. */
export interface Interest {
  readonly side: 'above' | 'below'
  readonly threshold: number
}

export interface DiscoveryOptions {
  readonly interest: Interest
  /** Boxes at most. */
  readonly boxes: number
  readonly prim: PrimOptions
}

export interface Discovery {
  readonly scenario: string
  /** The scenario whose value is taken off, run by run, if any. */
  readonly against?: string
  /** Column of the outcome. */
  readonly outcome: string
  readonly unit: string
  readonly month: number
  readonly interest: Interest
  /** Points at which the outcome is defined in enough runs, and points in all; the others are left out. */
  readonly points: number
  readonly of: number
  /** Runs (or points, of means) that define it at these points, and runs there in all. */
  readonly runs: number
  readonly runsOf: number
  /** Least and greatest value of all. */
  readonly least: number
  readonly most: number
  /** Share of all runs, or of points where only means were kept, that are of interest. */
  readonly share: number
  readonly ofMeans: boolean
  readonly features: readonly Feature[]
  readonly boxes: readonly FoundBox[]
}

/** Fewer points than this single nothing out. */
const leastPoints = 30

/**
 * Finds boxes. `against` are the same outcome’s values of another scenario at the same points, paired run by run. Throws
 * NotKept where the design cannot tell, or too few points are there.
 */
export function discover(
  plan: Plan,
  points: readonly ResultPoint[],
  read: OutcomeResponses,
  against: OutcomeResponses | undefined,
  { interest, boxes, prim }: DiscoveryOptions,
): Discovery {
  if (plan.factors.length === 0 || plan.design.kind === 'one-at-a-time')
    throw new NotKept(
      'an experiment that moves one factor at a time, or none, has no conditions to discover',
      'give it design: {kind: latin-hypercube, size: 500}, or {kind: sobol, size: 512}',
    )
  const { replicates } = read.responses
  const shares: number[] = []
  const kept: ResultPoint[] = []
  let runs = 0
  let runsOf = 0
  // Of a month whose means alone were kept there is one value a point.
  const ofMeans = read.meansOf !== undefined
  // And means of two scenarios are of the same pairs where all runs define both.
  const isFew = ({ meansOf }: OutcomeResponses, p: number) => {
    if (meansOf === undefined) return false
    const n = meansOf.n[p] || 0
    return isScarce(n, plan.replicates) || (against !== undefined && n < plan.replicates)
  }
  let interesting = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let p = 0; p < read.responses.points; p++) {
    const made = ofMeans ? 1 : read.runs[p]!
    if (isFew(read, p) || (against && isFew(against, p))) continue
    const values: number[] = []
    for (let r = 0; r < replicates; r++) {
      const at = p * replicates + r
      const x = read.responses.values[at]! - (against ? against.responses.values[at]! : 0)
      if (Number.isNaN(x)) continue
      values.push(x)
    }
    if (isScarce(values.length, made)) continue
    const wanted = values.filter((x) =>
      interest.side === 'above' ? x > interest.threshold : x < interest.threshold,
    ).length
    for (const x of values) {
      least = Math.min(least, x)
      most = Math.max(most, x)
    }
    runsOf += made
    runs += values.length
    interesting += wanted
    shares.push(wanted / values.length)
    kept.push(points[p * plan.scenarios.length + read.scenario]!)
  }
  if (kept.length < leastPoints)
    throw new NotKept(
      `${kept.length} ${kept.length < read.responses.points ? `of ${read.responses.points} points, those at which enough runs have a value,` : 'points'} are too few to discover conditions: it takes ${leastPoints} or more`,
      'give the experiment more points',
    )
  const features = plan.factors.flatMap((factor, f) => featureOf(factor, kept, f))
  const share = Float64Array.from(shares)
  return {
    scenario: plan.scenarios[read.scenario]!.name,
    ...(against ? { against: plan.scenarios[against.scenario]!.name } : {}),
    outcome: columnOf(read.outcome),
    unit: read.outcome.unit,
    month: read.month,
    interest,
    points: kept.length,
    of: read.responses.points,
    runs,
    runsOf,
    least,
    most,
    share: interesting / runs,
    ofMeans,
    features,
    boxes: interesting === 0 || interesting === runs ? [] : primBoxes(features, share, boxes, prim),
  }
}

/** A factor as a feature: its numbers, or its words by number; nothing where the scenario has no one value at a point. */
function featureOf({ path }: PlannedFactor, points: readonly ResultPoint[], f: number): Feature[] {
  const values = points.map((point) => point.values[f] ?? null)
  if (values.includes(null)) return []
  if (values.every((value) => typeof value === 'number')) return [{ name: path, values: Float64Array.from(values) }]
  const words = [...new Set(values.map(String))]
  return [{ name: path, words, values: Float64Array.from(values, (value) => words.indexOf(String(value))) }]
}
