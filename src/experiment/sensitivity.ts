/** Which factors of an experiment drive its outcomes: by the measures that its design is made for. */
import type { Design } from '../analysis/designs/index.js'
import { isScarce } from '../analysis/scarcity.js'
import { factorialShares } from '../analysis/sensitivity/factorial-shares.js'
import { type FirstOrder, type NoShares, withoutShares } from '../analysis/sensitivity/first-order.js'
import { type LuckShare, luckShare } from '../analysis/sensitivity/luck-share.js'
import { type MorrisMeasures, morrisMeasures } from '../analysis/sensitivity/morris.js'
import { type Difference, type Rank, ranking } from '../analysis/sensitivity/ranking.js'
import { leastDifference, unlessRounding } from '../analysis/sensitivity/rounding.js'
import { sampleShares } from '../analysis/sensitivity/sample-shares.js'
import { type Index, sobolIndices } from '../analysis/sensitivity/sobol-indices.js'
import { emptied, type WholeTable, wholeTable } from '../analysis/sensitivity/whole-table.js'
import type { Plan, PlannedFactor, PlannedOutcome } from './batch/plan.js'
import { designed, movedBy } from './batch/points.js'
import { NotKept, type OutcomeResponses } from './outcome-responses.js'

/** Morris measures, indices of first and total order, or those of first order of points that fill the space or are all of it. */
export type Measure = 'morris' | 'saltelli' | 'space-filling' | 'full-factorial'

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
  /** Runs at each point that count; means over so many where `replicateMeans`. */
  readonly replicates: number
  /** Replicates left out since the outcome is not defined in them at every point that counts. */
  readonly replicatesLeft: number
  /** The month is not the last: luck could not be taken off, since only means were kept. */
  readonly replicateMeans: boolean
  readonly luck: LuckShare
  /** In the order of the plan. */
  readonly factors: readonly FactorSensitivity[]
  /** Numbers of the factors, the greatest measure first. */
  readonly order: readonly number[]
  /** Sum of the first order indices, where there are such. */
  readonly firstSum?: Index
  /** Why there are no shares of the variance; where it is `scarce`, no measures at all: they are NaN. */
  readonly none?: NoShares
}

/** The measure that a design is made for. Throws NotKept for a design from which none can be had. */
export function measureOf({ design }: Plan): Measure {
  switch (design.kind) {
    case 'morris':
    case 'saltelli':
    case 'full-factorial':
      return design.kind
    case 'latin-hypercube':
    case 'sobol':
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
  const { outcome, month, meansOf } = read
  const { factors } = plan
  const pointsEach = measure === 'morris' ? factors.length + 1 : measure === 'saltelli' ? factors.length + 2 : 1
  const whole = wholeTable(meansOf ? enough(read, plan.replicates) : firstReplicates(read, plan.replicates), pointsEach)
  const scarce = isTooLittle(whole)
  const table = scarce ? emptied(whole) : whole
  const common = {
    scenario: plan.scenarios[read.scenario]!.name,
    outcome,
    month,
    measure,
    groups: whole.groups.length,
    left: whole.leftGroups,
    pointsEach,
    replicates: meansOf ? plan.replicates : whole.responses.replicates,
    replicatesLeft: whole.leftReplicates,
    replicateMeans: meansOf !== undefined,
    // Of a Saltelli sample A and B are drawn from the whole space; the others lean on them.
    luck:
      meansOf && !scarce
        ? luckOfMeans(read, (point) => measure !== 'saltelli' || point % pointsEach < 2)
        : luckShare(table, pointsEach, measure === 'saltelli' ? 2 : pointsEach),
  }
  const ranked = (
    values: readonly number[],
    difference: Difference | undefined,
    more: (f: number) => object,
  ): Sensitivity => {
    const { groups, responses } = table
    const size = { groups: groups.length, replicates: responses.replicates }
    // What luck may hide is not parted: without replicates it cannot be told from what factors do.
    const { order, ranks } = ranking(values, size, size.replicates < 2 ? undefined : difference)
    const rankOf = (f: number): Rank => {
      const { needed, ...rank } = ranks[f]!
      if (!needed) return rank
      // A grid has no more points: replicates alone narrow what is left.
      const grown = measure === 'full-factorial' ? { ...needed, groups: groups.length } : needed
      return { ...rank, needed: grown }
    }
    const told = { ...common, order, factors: factors.map(({ path }, f) => ({ path, rank: rankOf(f), ...more(f) })) }
    return scarce ? { ...told, none: 'scarce' } : told
  }
  if (measure === 'morris') {
    const moved = (point: number, f: number) => movedBy(factors[f]!, design.at(point - 1)[f]!, design.at(point)[f]!)
    const found = morrisMeasures(design, factors.length, table, moved)
    const sizes = found.factors.map(({ muStar }) => muStar)
    return ranked(sizes, found.difference, (f) => ({ morris: found.factors[f]! }))
  }
  if (measure !== 'saltelli') {
    const found = firstOrder(plan, design, table)
    const told = ranked(
      found.first.map(({ value }) => value),
      found.difference,
      (f) => ({ first: found.first[f]! }),
    )
    return { ...told, firstSum: found.sum, ...(found.none && !scarce ? { none: found.none } : {}) }
  }
  const { variance, first, total, firstSum, difference } = sobolIndices(factors.length, table)
  const totals = total.map(({ value }) => value)
  const none: NoShares | undefined = variance === 0 ? 'unmoved' : variance < 0 ? 'hidden' : undefined
  return {
    ...ranked(totals, difference, (f) => ({ first: first[f]!, total: total[f]! })),
    firstSum,
    ...(none ? { none } : {}),
  }
}

/** What is left of the groups, or of the replicates, is too little to speak for all. */
function isTooLittle({ groups, leftGroups, leftReplicates, responses: { replicates } }: WholeTable): boolean {
  return isScarce(groups.length, groups.length + leftGroups) || isScarce(replicates, replicates + leftReplicates)
}

/** Means without those that too few runs made. */
function enough({ responses, meansOf }: OutcomeResponses, replicates: number): OutcomeResponses['responses'] {
  const values = responses.values.map((x, point) =>
    isScarce((meansOf as { n: Float64Array }).n[point]!, replicates) ? Number.NaN : x,
  )
  return { ...responses, values }
}

/** Points without a value leave a space that has lost its shape: beyond this part of all there are no shares of it. */
const mostLeft = 0.1

function firstOrder({ factors, design: { kind } }: Plan, design: Design, table: WholeTable): FirstOrder {
  const { groups, leftGroups, responses } = table
  const grid = kind === 'full-factorial'
  if (leftGroups > (grid ? 0 : mostLeft * design.size)) return withoutShares(factors.length, 'undefined')
  const levels = factors.map(levelsOf)
  return grid
    ? factorialShares(levels, responses)
    : sampleShares((point) => design.at(groups[point]!), levels, responses)
}

/** Values that a factor takes; 0 where they are as good as continuous. */
function levelsOf({ values, range, whole }: PlannedFactor): number {
  if (values) return values.length
  const [low, high] = range as readonly [number, number]
  return whole && high - low < 16 ? high - low + 1 : 0
}

/** Every point has these replicates; where precision asked for more, some have others beside, which cannot be paired. */
function firstReplicates({ responses }: OutcomeResponses, replicates: number): OutcomeResponses['responses'] {
  const { points, replicates: all, values } = responses
  if (all === replicates) return responses
  const first = new Float64Array(points * replicates)
  for (let point = 0; point < points; point++)
    first.set(values.subarray(point * all, point * all + replicates), point * replicates)
  return { points, replicates, values: first }
}

/** By the law of total variance, from means and standard deviations; what luck is common to all points is not known. */
function luckOfMeans({ responses, meansOf }: OutcomeResponses, counts: (point: number) => boolean): LuckShare {
  let points = 0
  let mean = 0
  let squares = 0
  let within = 0
  let ofMeans = 0
  for (let point = 0; point < responses.points; point++) {
    const x = responses.values[point]!
    const { n, sd } = meansOf as { n: Float64Array; sd: Float64Array }
    if (!counts(point) || Number.isNaN(x) || Number.isNaN(sd[point]!)) continue
    points += 1
    const apart = x - mean
    mean += apart / points
    squares += apart * (x - mean)
    within += sd[point]! * sd[point]!
    ofMeans += (sd[point]! * sd[point]!) / n[point]!
  }
  const spread = within / points
  const factors = Math.max(0, squares / (points - 1) - ofMeans / points)
  const least = leastDifference(responses.values)
  const variance = unlessRounding(factors + spread, least * least)
  const unknown = Number.NaN
  const interval = { low: unknown, high: unknown }
  return { points, variance, factors, share: spread / variance, common: unknown, mixed: unknown, interval }
}
