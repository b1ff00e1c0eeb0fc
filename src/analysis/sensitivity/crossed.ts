/**
 * 95 % intervals of statistics that rest on a sample of a design’s groups (trajectories, base samples or points) and on a
 * sample of luck (replicates), the two crossed: every replicate is run at every point under the same luck.
 *
 * The delete-one jackknife (Tukey 1958; by blocks of unequal size, Busing, Meijer & van der Leeden 1999) in both ways:
 * leaving out groups tells V_g, leaving out replicates V_r, leaving out both at once the part V_m that both contain, and the
 * variance is V_g + V_r − V_m, as of a mean in the two-way layout with random rows and columns. Its degrees of freedom are
 * Satterthwaite’s (1946), the quantile Student’s. A bootstrap that draws groups alone misses luck altogether, and
 * percentiles of five replicates drawn again are too narrow by half.
 */
import { tCritical } from '../interval.js'

/** What is left out: the groups and the replicates with from ≤ number < to. */
export interface LeftOut {
  readonly groupFrom: number
  readonly groupTo: number
  readonly replicateFrom: number
  readonly replicateTo: number
}

export interface Crossed {
  readonly groups: number
  /** 1 where luck cannot be told: the variance is then that of groups alone. */
  readonly replicates: number
  /** How many statistics there are. */
  readonly count: number
  /** Fills `into` with the `count` statistics of what is not left out. */
  estimate(without: LeftOut, into: Float64Array): void
}

/** How far a statistic may lie from what it estimates, and by which of the two sources. */
export interface Uncertainty {
  /** Variance of the statistic, of both sources together. */
  readonly variance: number
  readonly freedom: number
  /** Variances by the choice of groups and by luck; each contains what the two bring about together. */
  readonly ofGroups: number
  readonly ofLuck: number
}

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Jackknifed {
  /** The statistics of all groups and replicates. */
  readonly values: Float64Array
  /** Of Σ coefficientᵢ · statisticᵢ; by default of one statistic. */
  uncertainty(statistics: readonly number[], coefficients?: readonly number[]): Uncertainty
}

/** Blocks at most in either way: the cost is that of so many evaluations squared, and 31 degrees of freedom are plenty. */
const mostBlocks = 32

/** Throws a RangeError below two groups. */
export function jackknife({ groups, replicates, count, estimate }: Crossed): Jackknifed {
  if (groups < 2) throw new RangeError(`a jackknife takes two groups or more (got ${groups})`)
  const rows = blocks(groups)
  const columns = replicates < 2 ? [] : blocks(replicates)
  const nothing = { groupFrom: 0, groupTo: 0, replicateFrom: 0, replicateTo: 0 }
  const without = (row?: Block, column?: Block): Float64Array => {
    const into = new Float64Array(count)
    estimate(
      {
        ...nothing,
        ...(row ? { groupFrom: row.from, groupTo: row.to } : {}),
        ...(column ? { replicateFrom: column.from, replicateTo: column.to } : {}),
      },
      into,
    )
    return into
  }
  const values = without()
  const byRow = rows.map((row) => without(row))
  const byColumn = columns.map((column) => without(undefined, column))
  const byBoth = rows.map((row) => columns.map((column) => without(row, column)))
  return {
    values,
    uncertainty: (statistics, coefficients = [1]) => {
      const of = (found: Float64Array) => statistics.reduce((sum, s, i) => sum + coefficients[i]! * found[s]!, 0)
      const all = of(values)
      const withoutRow = byRow.map(of)
      const withoutColumn = byColumn.map(of)
      const ofGroups = oneWay(all, withoutRow, rows)
      if (columns.length === 0) return { variance: ofGroups, freedom: rows.length - 1, ofGroups, ofLuck: Number.NaN }
      const ofLuck = oneWay(all, withoutColumn, columns)
      const mixed = twoWay(
        all,
        withoutRow,
        withoutColumn,
        byBoth.map((row) => row.map(of)),
        rows,
        columns,
      )
      // What both contain is less than either: below that only by chance.
      const variance = Math.max(ofGroups, ofLuck, ofGroups + ofLuck - mixed)
      const [g, r] = [rows.length - 1, columns.length - 1]
      const parts = (ofGroups * ofGroups) / g + (ofLuck * ofLuck) / r + (mixed * mixed) / (g * r)
      const freedom = Math.max(Math.min(g, r), (variance * variance) / parts)
      return { variance, freedom: variance === 0 ? g + r : freedom, ofGroups, ofLuck }
    },
  }
}

/** value ± t · standard error. */
export function intervalAround(value: number, { variance, freedom }: Uncertainty): Interval {
  const half = variance === 0 ? 0 : tCritical(freedom) * Math.sqrt(variance)
  return { low: value - half, high: value + half }
}

interface Block {
  readonly from: number
  readonly to: number
  /** All of them by those of this block: h of Busing et al. */
  readonly times: number
}

/** Consecutive numbers, in blocks as even as they can be. */
function blocks(all: number): Block[] {
  const count = Math.min(all, mostBlocks)
  return Array.from({ length: count }, (_, b) => {
    const from = Math.floor((b * all) / count)
    const to = Math.floor(((b + 1) * all) / count)
    return { from, to, times: all / (to - from) }
  })
}

function oneWay(all: number, without: readonly number[], of: readonly Block[]): number {
  const pseudo = without.map((x, b) => of[b]!.times * all - (of[b]!.times - 1) * x)
  const mean = pseudo.reduce((sum, x) => sum + x, 0) / of.length
  return pseudo.reduce((sum, x, b) => sum + ((x - mean) * (x - mean)) / (of[b]!.times - 1), 0) / of.length
}

/** The same of what is left of pseudo-values in both ways when the means of rows and columns are taken off. */
function twoWay(
  all: number,
  withoutRow: readonly number[],
  withoutColumn: readonly number[],
  withoutBoth: readonly (readonly number[])[],
  rows: readonly Block[],
  columns: readonly Block[],
): number {
  const pseudo = rows.map(({ times: g }, b) =>
    columns.map(
      ({ times: r }, c) =>
        g * r * all -
        (g - 1) * r * withoutRow[b]! -
        g * (r - 1) * withoutColumn[c]! +
        (g - 1) * (r - 1) * withoutBoth[b]![c]!,
    ),
  )
  const rowMeans = pseudo.map((row) => row.reduce((sum, x) => sum + x, 0) / columns.length)
  const columnMeans = columns.map((_, c) => pseudo.reduce((sum, row) => sum + row[c]!, 0) / rows.length)
  const mean = rowMeans.reduce((sum, x) => sum + x, 0) / rows.length
  let sum = 0
  rows.forEach(({ times: g }, b) => {
    columns.forEach(({ times: r }, c) => {
      const left = pseudo[b]![c]! - rowMeans[b]! - columnMeans[c]! + mean
      sum += (left * left) / ((g - 1) * (r - 1))
    })
  })
  return sum / (rows.length * columns.length)
}
