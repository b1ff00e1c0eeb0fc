/**
 * Intervals of statistics that rest on a sample of a design’s groups (trajectories, base samples or points) and on a
 * sample of luck (replicates), the two crossed: every replicate is run at every point under the same luck.
 *
 * The jackknife (Tukey 1958; with blocks of unequal size, Busing, Meijer & van der Leeden 1999) in both ways: leaving out
 * groups tells V_g, leaving out replicates V_r, leaving out both at once the part V_m that either contains, and the variance
 * is V_g + V_r − V_m, as of a mean in the two-way layout with random rows and columns. Each part has degrees of freedom,
 * and so a quantile, of its own: t_g²(V_g − V_m) + t_r²(V_r − V_m) + t_m²V_m is the square of the half-width (Banerjee 1960:
 * covered at least as often as said). A bootstrap that draws groups alone misses luck altogether, and percentiles of five
 * replicates drawn again are too narrow by half.
 */
import tQuantile from '@stdlib/stats-base-dists-t-quantile'

/** What is left out: the groups and the replicates with from ≤ number < to. */
export interface LeftOut {
  readonly groupFrom: number
  readonly groupTo: number
  readonly replicateFrom: number
  readonly replicateTo: number
}

export interface Crossed {
  readonly groups: number
  /** Blocks of groups at most; `mostBlocks` unless given. */
  readonly groupBlocks?: number
  /** 1 where luck cannot be told: the variance is then that of groups alone. */
  readonly replicates: number
  /** How many statistics there are. */
  readonly count: number
  /** Fills `into` with the `count` statistics of what is not left out. */
  estimate(without: LeftOut, into: Float64Array): void
}

/** How far a statistic may lie from what it estimates, and by which of the two sources. */
export interface Uncertainty {
  /** Variances by the choice of groups and by luck (0 with one replicate), and what either contains of both together. */
  readonly ofGroups: number
  readonly ofLuck: number
  readonly mixed: number
  readonly groupFreedom: number
  /** 0 with one replicate. */
  readonly luckFreedom: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Index extends Interval {
  readonly value: number
}

export interface Jackknifed {
  /** The statistics of all groups and replicates. */
  readonly values: Float64Array
  /** Of Σ coefficientᵢ · statisticᵢ; by default of one statistic. */
  uncertainty(statistics: readonly number[], coefficients?: readonly number[]): Uncertainty
}

/** Blocks at most in either way: the cost is that of so many evaluations squared, and 31 degrees of freedom are plenty. */
export const mostBlocks = 32

/** Throws a RangeError below two groups. */
export function jackknife({ groups, groupBlocks = mostBlocks, replicates, count, estimate }: Crossed): Jackknifed {
  if (groups < 2) throw new RangeError(`a jackknife takes two groups or more (got ${groups})`)
  const rows = blocks(groups, groupBlocks)
  const columns = replicates < 2 ? [] : blocks(replicates)
  const without = (row?: Block, column?: Block): Float64Array => {
    const into = new Float64Array(count)
    const { from: groupFrom, to: groupTo } = row ?? nothing
    const { from: replicateFrom, to: replicateTo } = column ?? nothing
    estimate({ groupFrom, groupTo, replicateFrom, replicateTo }, into)
    return into
  }
  const values = without()
  const byRow = rows.map((row) => without(row))
  const byColumn = columns.map((column) => without(undefined, column))
  const byBoth = rows.map((row) => columns.map((column) => without(row, column)))
  const statistics = Array.from(values, (all, s) => {
    const of = (found: Float64Array) => found[s]!
    const withoutRow = byRow.map(of)
    const withoutColumn = byColumn.map(of)
    return {
      ofGroups: oneWay(all, withoutRow, rows),
      ofLuck: oneWay(all, withoutColumn, columns),
      mixed: twoWay(all, withoutRow, withoutColumn, (b, c) => byBoth[b]![c]![s]!, rows, columns),
    }
  })
  return {
    values,
    uncertainty: (combined, coefficients = [1]) => {
      const squared = (part: keyof Parts) =>
        squareOf(
          combined.map((s) => statistics[s]![part]),
          coefficients,
        )
      const ofGroups = squared('ofGroups')
      const ofLuck = squared('ofLuck')
      // More than is in either it is only by chance.
      const mixed = Math.min(ofGroups, ofLuck, squared('mixed'))
      return { ofGroups, ofLuck, mixed, groupFreedom: rows.length - 1, luckFreedom: Math.max(0, columns.length - 1) }
    },
  }
}

/** The same where there are `least` groups or more; below that the statistics only, with uncertainties that are NaN. */
export function jackknifedOrNot(crossed: Crossed, least: number): Jackknifed {
  if (crossed.groups >= least) return jackknife(crossed)
  const values = new Float64Array(crossed.count).fill(Number.NaN)
  if (crossed.groups > 0) crossed.estimate({ groupFrom: 0, groupTo: 0, replicateFrom: 0, replicateTo: 0 }, values)
  return { values, uncertainty: () => unknown }
}

const unknown: Uncertainty = {
  ofGroups: Number.NaN,
  ofLuck: Number.NaN,
  mixed: Number.NaN,
  groupFreedom: 1,
  luckFreedom: 1,
}

/** Variance by both sources together. */
export function varianceOf({ ofGroups, ofLuck, mixed }: Uncertainty): number {
  return ofGroups + ofLuck - mixed
}

/** Half the width of the interval whose ends are passed with the probability 1 − `level` each; 95 % unless given. */
export function reach(of: Uncertainty, level = 0.975): number {
  const { ofGroups, ofLuck, mixed, groupFreedom, luckFreedom } = of
  const part = (variance: number, freedom: number) => {
    if (variance === 0) return 0
    const t = quantileOfT(level, freedom)
    return t * t * variance
  }
  return Math.sqrt(
    part(ofGroups - mixed, groupFreedom) + part(ofLuck - mixed, luckFreedom) + part(mixed, groupFreedom * luckFreedom),
  )
}

/** The 95 % interval of a statistic that is as good as normal. */
export function intervalAround(value: number, of: Uncertainty): Interval {
  const half = reach(of)
  return { low: value - half, high: value + half }
}

/**
 * A share, numerator by denominator, and its 95 % interval by Fieller’s theorem (1954): the shares s from 0 to 1 at which
 * numerator − s · denominator may be 0. A share below 0 or above 1 is luck of the draw: it is that end, and its interval
 * moves along. NaN where the denominator is not above 0.
 */
export function shareOf(found: Jackknifed, numerator: number, denominator: number): Index {
  const [part, all] = [found.values[numerator]!, found.values[denominator]!]
  if (!(all > 0)) return { value: Number.NaN, low: Number.NaN, high: Number.NaN }
  const share = part / all
  const value = Math.max(0, Math.min(1, share))
  const far = reach(found.uncertainty([numerator]))
  // What is 0, or all, whichever points and replicates are left out is no share or the whole, however little is known of it.
  const rest = reach(found.uncertainty([numerator, denominator], [1, -1]))
  if ((part === 0 && far === 0) || (part === all && rest === 0)) return { value, low: value, high: value }
  if (Number.isNaN(far)) return { value, low: Number.NaN, high: Number.NaN }
  const possible = (s: number) =>
    Math.abs(part - s * all) <= reach(found.uncertainty([numerator, denominator], [1, -s]))
  // As far as 1 beyond either end, so that a share outside can be moved with its interval.
  const [low, high] = [last(possible, share, Math.min(share, 0) - 1), last(possible, share, Math.max(share, 1) + 1)]
  return { value, low: Math.max(0, low - share + value), high: Math.min(1, high - share + value) }
}

/** The last place on the way from one to the other at which it holds, to 2⁻³⁰ of the way. */
function last(holds: (x: number) => boolean, from: number, to: number): number {
  if (holds(to)) return to
  let [inside, outside] = [from, to]
  for (let halving = 0; halving < 30; halving++) {
    const middle = (inside + outside) / 2
    if (holds(middle)) inside = middle
    else outside = middle
  }
  return inside
}

const quantiles = new Map<number, Map<number, number>>()

function quantileOfT(level: number, freedom: number): number {
  let known = quantiles.get(level)
  if (known === undefined) {
    // Levels of many comparisons are many: those of the last few analyses are enough.
    if (quantiles.size > 1000) quantiles.clear()
    known = new Map()
    quantiles.set(level, known)
  }
  let t = known.get(freedom)
  if (t === undefined) {
    t = tQuantile(level, freedom)
    known.set(freedom, t)
  }
  return t
}

export interface Block {
  readonly from: number
  readonly to: number
  /** How many times the size of this block all of them are: h of Busing et al. */
  readonly times: number
}

const nothing = { from: 0, to: 0 }

/** The blocks that are left out in turn: consecutive numbers, as even as they can be. */
export function blocks(all: number, most = mostBlocks): Block[] {
  const count = Math.min(all, most)
  return Array.from({ length: count }, (_, b) => {
    const from = Math.floor((b * all) / count)
    const to = Math.floor(((b + 1) * all) / count)
    return { from, to, times: all / (to - from) }
  })
}

/** Deviations whose squares sum to a part of the variance: linear in the statistics, so that they combine as these do. */
interface Parts {
  readonly ofGroups: Float64Array
  readonly ofLuck: Float64Array
  readonly mixed: Float64Array
}

function squareOf(vectors: readonly Float64Array[], coefficients: readonly number[]): number {
  let square = 0
  const { length } = vectors[0]!
  for (let i = 0; i < length; i++) {
    let x = 0
    for (let v = 0; v < vectors.length; v++) x += coefficients[v]! * vectors[v]![i]!
    square += x * x
  }
  return square
}

/** Deviations of the pseudo-values from their mean. */
function oneWay(all: number, without: readonly number[], of: readonly Block[]): Float64Array {
  const pseudo = without.map((x, b) => of[b]!.times * all - (of[b]!.times - 1) * x)
  const mean = meanOf(pseudo)
  return Float64Array.from(pseudo, (x, b) => (x - mean) / Math.sqrt((of[b]!.times - 1) * of.length))
}

/** What is left of the pseudo-values in both ways when the means of their rows and columns are taken off. */
function twoWay(
  all: number,
  withoutRow: readonly number[],
  withoutColumn: readonly number[],
  withoutBoth: (row: number, column: number) => number,
  rows: readonly Block[],
  columns: readonly Block[],
): Float64Array {
  const pseudo = rows.map(({ times: g }, b) =>
    columns.map(
      ({ times: r }, c) =>
        g * r * all -
        (g - 1) * r * withoutRow[b]! -
        g * (r - 1) * withoutColumn[c]! +
        (g - 1) * (r - 1) * withoutBoth(b, c),
    ),
  )
  const rowMeans = pseudo.map(meanOf)
  const columnMeans = columns.map((_, c) => meanOf(pseudo.map((row) => row[c]!)))
  const mean = meanOf(rowMeans)
  return Float64Array.from(
    rows.flatMap(({ times: g }, b) =>
      columns.map(({ times: r }, c) => {
        const left = pseudo[b]![c]! - rowMeans[b]! - columnMeans[c]! + mean
        return left / Math.sqrt((g - 1) * (r - 1) * rows.length * columns.length)
      }),
    ),
  )
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, x) => sum + x, 0) / values.length
}
