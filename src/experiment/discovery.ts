/** Which conditions lead to an outcome of interest, in the results of an experiment: PRIM over its points. */
import type { Feature } from '../analysis/discovery/box.js'
import { type FoundBox, type PrimOptions, primBoxes } from '../analysis/discovery/prim.js'
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
  /** Points at which the outcome is defined. */
  readonly points: number
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
  let interesting = 0
  let least = Number.POSITIVE_INFINITY
  let most = Number.NEGATIVE_INFINITY
  for (let p = 0; p < read.responses.points; p++) {
    let defined = 0
    let wanted = 0
    for (let r = 0; r < replicates; r++) {
      const at = p * replicates + r
      const x = read.responses.values[at]! - (against ? against.responses.values[at]! : 0)
      if (Number.isNaN(x)) continue
      defined += 1
      least = Math.min(least, x)
      most = Math.max(most, x)
      if (interest.side === 'above' ? x > interest.threshold : x < interest.threshold) wanted += 1
    }
    if (defined === 0) continue
    runs += defined
    interesting += wanted
    shares.push(wanted / defined)
    kept.push(points[p * plan.scenarios.length + read.scenario]!)
  }
  if (kept.length < leastPoints)
    throw new NotKept(
      `${kept.length} points are too few to discover conditions: it takes ${leastPoints} or more`,
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
    least,
    most,
    share: interesting / runs,
    ofMeans: read.meansOf !== undefined,
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
