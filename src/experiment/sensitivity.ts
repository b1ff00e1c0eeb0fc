/** Which factors of an experiment drive its outcomes: by the measures that its design is made for. */
import type { Design } from '../analysis/designs/index.js'
import { correlationRatios } from '../analysis/sensitivity/correlation-ratio.js'
import { type LuckShare, luckShare } from '../analysis/sensitivity/luck-share.js'
import { type MorrisMeasures, morrisMeasures } from '../analysis/sensitivity/morris.js'
import { type Measured, type Rank, ranking } from '../analysis/sensitivity/ranking.js'
import { type Index, sobolIndices } from '../analysis/sensitivity/sobol-indices.js'
import type { Plan, PlannedFactor, PlannedOutcome } from './batch/plan.js'
import { designed } from './batch/points.js'
import { NotKept, type OutcomeResponses } from './outcome-responses.js'

/** Morris measures, indices of first and total order, or first order indices of points that fill the space. */
export type Measure = 'morris' | 'saltelli' | 'space-filling'

export interface FactorSensitivity {
  readonly path: string
  readonly rank: Rank
  readonly morris?: MorrisMeasures
  readonly first?: Index
  readonly total?: Index
}

export interface Sensitivity {
  readonly scenario: string
  readonly outcome: PlannedOutcome
  readonly month: number
  readonly measure: Measure
  /** Trajectories, base samples or points that count, and those left out since the outcome is not defined there. */
  readonly groups: number
  readonly left: number
  /** Points of each group. */
  readonly pointsEach: number
  /** Runs at each point; means over so many where `replicateMeans`. */
  readonly replicates: number
  /** The month is not the last: luck could not be taken off, since only means were kept. */
  readonly replicateMeans: boolean
  readonly luck: LuckShare
  /** In the order of the plan. */
  readonly factors: readonly FactorSensitivity[]
  /** Numbers of the factors, the greatest measure first. */
  readonly order: readonly number[]
  /** Sum of the first order indices, where there are such. */
  readonly firstSum?: Index
}

/** The measure that a design is made for. Throws NotKept for a design from which none can be had. */
export function measureOf({ design }: Plan): Measure {
  switch (design.kind) {
    case 'morris':
    case 'saltelli':
      return design.kind
    case 'latin-hypercube':
    case 'sobol':
    case 'full-factorial':
      return 'space-filling'
    default:
      throw new NotKept(
        `from ${design.kind === 'list' ? 'a list of points' : design.kind === 'single' ? 'an experiment without factors' : 'factors moved one at a time from one place'} no sensitivity can be had`,
        'give the experiment design: {kind: morris, trajectories: 20} to find the few factors that matter, or {kind: saltelli, base: 256} for shares of the variance',
      )
  }
}

/** The sensitivity of one outcome of one scenario. */
export function sensitivityOf(plan: Plan, read: OutcomeResponses): Sensitivity {
  const measure = measureOf(plan)
  const design = designed(plan) as Design
  const { responses, outcome, month, meansOf } = read
  const common = {
    scenario: plan.scenarios[read.scenario]!.name,
    outcome,
    month,
    measure,
    replicates: plan.replicates,
    replicateMeans: meansOf !== undefined,
  }
  const paths = plan.factors.map(({ path }) => path)
  const { seed } = plan
  const luck = (groupOf: (point: number) => number) =>
    meansOf ? luckOfMeans(read, groupOf) : luckShare(firstReplicates(read, plan.replicates), groupOf, seed)
  if (measure === 'morris') {
    const { trajectories, left, factors } = morrisMeasures(design, paths.length, responses, seed)
    const measures = factors.map(({ muStar, muStarInterval }) => ({ value: muStar, ...muStarInterval }))
    return {
      ...common,
      ...ranked(paths, measures, trajectories, (f) => ({ morris: factors[f]! })),
      groups: trajectories,
      left,
      pointsEach: paths.length + 1,
      luck: luck((point) => design.role(point).group),
    }
  }
  if (measure === 'saltelli') {
    const { samples, left, first, total, firstSum } = sobolIndices(paths.length, responses, seed)
    return {
      ...common,
      ...ranked(paths, total, samples, (f) => ({ first: first[f]!, total: total[f]! })),
      groups: samples,
      left,
      pointsEach: paths.length + 2,
      // A and B are drawn from the whole space; the others lean on them.
      luck: luck((point) => (design.role(point).step < 2 ? design.role(point).group : -1)),
      firstSum,
    }
  }
  const ratios = correlationRatios((point) => design.at(point), plan.factors.map(levelsOf), responses, seed)
  return {
    ...common,
    ...ranked(paths, ratios.first, ratios.points, (f) => ({ first: ratios.first[f]! })),
    groups: ratios.points,
    left: responses.points - ratios.points,
    pointsEach: 1,
    luck: luck((point) => point),
  }
}

function ranked(
  paths: readonly string[],
  measures: readonly Measured[],
  groups: number,
  more: (factor: number) => Omit<FactorSensitivity, 'path' | 'rank'>,
): Pick<Sensitivity, 'factors' | 'order'> {
  const { order, ranks } = ranking(measures, groups)
  return { order, factors: paths.map((path, f) => ({ path, rank: ranks[f]!, ...more(f) })) }
}

/** Values that a factor takes; 0 where they are as good as continuous. */
function levelsOf({ values, range, whole }: PlannedFactor): number {
  if (values) return values.length
  const [low, high] = range as readonly [number, number]
  return whole && high - low < 16 ? high - low + 1 : 0
}

/** Every point has these replicates; where precision asked for more, some have others beside. */
function firstReplicates({ responses }: OutcomeResponses, replicates: number): OutcomeResponses['responses'] {
  const { points, replicates: all, values } = responses
  if (all === replicates) return responses
  const first = new Float64Array(points * replicates)
  for (let point = 0; point < points; point++)
    first.set(values.subarray(point * all, point * all + replicates), point * replicates)
  return { points, replicates, values: first }
}

/** By the law of total variance, from means and standard deviations; what luck is common to all points is not known. */
function luckOfMeans({ responses, meansOf }: OutcomeResponses, groupOf: (point: number) => number): LuckShare {
  let points = 0
  let mean = 0
  let squares = 0
  let within = 0
  let ofMeans = 0
  for (let point = 0; point < responses.points; point++) {
    const x = responses.values[point]!
    const { n, sd } = meansOf as { n: Float64Array; sd: Float64Array }
    if (groupOf(point) < 0 || Number.isNaN(x) || Number.isNaN(sd[point]!)) continue
    points += 1
    const apart = x - mean
    mean += apart / points
    squares += apart * (x - mean)
    within += sd[point]! * sd[point]!
    ofMeans += (sd[point]! * sd[point]!) / n[point]!
  }
  const spread = within / points
  const factors = Math.max(0, squares / (points - 1) - ofMeans / points)
  const variance = factors + spread
  const unknown = Number.NaN
  const interval = { low: unknown, high: unknown }
  return { points, variance, factors, share: spread / variance, common: unknown, mixed: unknown, interval }
}
