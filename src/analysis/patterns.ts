/**
 * Whether patterns hold. Each side of a comparison is worked out for every replicate; all sides of one replicate share their
 * luck, so the margin between them is a paired difference, and its 95 % t-interval says whether it holds of the means.
 */
import ln from '@stdlib/math-base-special-ln'
import {
  type Comparison,
  comparisonText,
  type Expression,
  isTerm,
  nameOf,
  type Operation,
  operationOf,
  type PatternClaim,
  type Readout,
  type Relation,
  type Setting,
  type Summary,
  type Term,
  termsOf,
} from '../scenario/pattern.js'
import { cellsOf, type Recorded } from './curves.js'
import { halfWidth } from './interval.js'
import { BlockedMoments } from './moments.js'
import { isScarce } from './scarcity.js'

/** All values of a setting’s replicates: replicate-major, then series-major. */
export interface SettingValues {
  readonly world: Recorded
  readonly replicates: number
  readonly values: Float64Array
  /** Which of the world’s comparisons is that with a setting. */
  readonly comparison?: (against: Setting) => number
}

export interface ComparisonResult {
  /** What is compared, in words. */
  readonly text: string
  readonly holds: boolean
  /** Whether too few replicates define both sides, or none: it neither holds nor fails then, and `holds` is false. */
  readonly noValue: boolean
  /** Whether it is true of the mean alone, wherever the interval’s ends are. */
  readonly meanHolds: boolean
  /** Replicates in which both sides are defined; the others are left out. */
  readonly n: number
  /** Mean over replicates of left − (right × times + by), and its 95 % t-interval. NaN where undefined. */
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Share of these replicates in which the comparison is true. */
  readonly share: number
}

export interface PatternResult {
  readonly holds: boolean
  /** Whether it cannot be told: some comparison has no value, and none of the others fails. */
  readonly noValue: boolean
  /** Whether all comparisons are true of the means alone. */
  readonly meansHold: boolean
  /** Share of replicates in which all comparisons are true, of those in which all are defined. */
  readonly share: number
  readonly comparisons: readonly ComparisonResult[]
}

/** A pattern that asks for what the runs do not have. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PatternError'
  }
}

/**
 * Evaluates a pattern. `values` gives the runs of a setting; it is asked once for each term, and only what the term
 * reads is kept, so that it may hold one ensemble at a time. All settings must have the same seed and replicates.
 *
 * Throws a PatternError for an outcome that is not recorded, months beyond the run, or differing numbers of replicates.
 */
export async function evaluatePattern(
  pattern: PatternClaim,
  values: (setting: Setting) => SettingValues | Promise<SettingValues>,
): Promise<PatternResult> {
  const columns = new Map<Term, Float64Array>()
  for (const term of termsOf([pattern])) columns.set(term, readout(term, await values(term), term.scenario))
  return judgePattern(pattern, (term) => columns.get(term) as Float64Array)
}

/**
 * Judges a pattern by what its terms came to: `columnOf` gives one number for each replicate, NaN where undefined.
 * Throws a PatternError where terms have differing numbers of replicates, or a comparison has none.
 */
export function judgePattern(pattern: PatternClaim, columnOf: (term: Term) => Float64Array): PatternResult {
  const comparisons: ComparisonResult[] = []
  let together: Float64Array | undefined
  for (const comparison of pattern.holds) {
    const margins = marginsOf(comparison, columnOf)
    if (together && together.length !== margins.length) throw unequal(together.length, margins.length)
    comparisons.push(judge(comparison, margins))
    // 1 true, 0 false, NaN not defined: of all comparisons so far, replicate by replicate.
    const truth = margins.map((m) => (Number.isNaN(m) ? m : isTrue(m, comparison.is) ? 1 : 0))
    together = together ? together.map((t, r) => t * (truth[r] as number)) : truth
  }
  return {
    holds: comparisons.every((c) => c.holds),
    noValue: comparisons.some((c) => c.noValue) && comparisons.every((c) => c.noValue || c.holds),
    meansHold: comparisons.every((c) => c.meanHolds),
    share: shareOf(together ?? new Float64Array(0), (t) => t === 1),
    comparisons,
  }
}

function marginsOf(
  { left, right, by = 0, times = 1 }: Comparison,
  columnOf: (term: Term) => Float64Array,
): Float64Array {
  const margins = combine(
    [evaluate(left, columnOf), evaluate(right, columnOf)],
    ([x, y]) => (x as number) - ((y as number) * times + by),
  )
  if (typeof margins === 'number') throw new PatternError('a comparison of two numbers says nothing about any run')
  return margins
}

function judge(comparison: Comparison, margins: Float64Array): ComparisonResult {
  const sums = new BlockedMoments(1)
  for (let r = 0; r < margins.length; r++) sums.add(margins, r)
  const moments = sums.finish()
  const n = moments.count[0] as number
  const mean = moments.meanOf(0)
  const half = halfWidth(Math.sqrt(moments.varianceOf(0)), n)
  const low = mean - half
  const high = mean + half
  // An interval takes two; of fewer than all no more is asked than of any finding.
  const noValue = n < 2 || isScarce(n, margins.length)
  const end = comparison.is === 'above' || comparison.is === 'at-least' ? low : high
  const holds = !noValue && isTrue(end, comparison.is)
  const share = shareOf(margins, (m) => isTrue(m, comparison.is))
  return {
    text: comparison.say?.en ?? comparisonText(comparison),
    holds,
    noValue,
    meanHolds: !noValue && isTrue(mean, comparison.is),
    n,
    mean,
    low,
    high,
    share,
  }
}

function isTrue(margin: number, is: Relation): boolean {
  switch (is) {
    case 'above':
      return margin > 0
    case 'below':
      return margin < 0
    case 'at-least':
      return margin >= 0
    case 'at-most':
      return margin <= 0
  }
}

/** Share of the defined elements of which `what` is true; NaN if none is defined. */
function shareOf(x: Float64Array, what: (element: number) => boolean): number {
  let n = 0
  let yes = 0
  for (const element of x) {
    if (Number.isNaN(element)) continue
    n++
    if (what(element)) yes++
  }
  return n === 0 ? Number.NaN : yes / n
}

/** One number for each replicate, or one for all. */
type Column = number | Float64Array

function evaluate(e: Expression, columnOf: (term: Term) => Float64Array): Column {
  if (typeof e === 'number') return e
  if (isTerm(e)) return columnOf(e)
  const { operation, operands } = operationOf(e)
  return combine(
    operands.map((operand) => evaluate(operand, columnOf)),
    arithmetic[operation],
  )
}

type Arithmetic = (operands: readonly number[]) => number

const arithmetic: Readonly<Record<Operation, Arithmetic>> = {
  difference: (x) => x.reduce((a, b) => a - b),
  sum: (x) => x.reduce((a, b) => a + b),
  product: (x) => x.reduce((a, b) => a * b),
  ratio: (x) => x.reduce((a, b) => a / b),
  min: (x) => x.reduce((a, b) => Math.min(a, b)),
  max: (x) => x.reduce((a, b) => Math.max(a, b)),
  log: ([x]) => ln(x as number),
  abs: ([x]) => Math.abs(x as number),
}

/** Applies an operation replicate by replicate. What is not a finite number (ln 0, x / 0) is not defined: NaN. */
function combine(columns: readonly Column[], operation: Arithmetic): Column {
  if (columns.length === 0) throw new PatternError('an operation needs at least one operand')
  let replicates: number | undefined
  for (const column of columns) {
    if (typeof column === 'number') continue
    if (replicates !== undefined && replicates !== column.length) throw unequal(replicates, column.length)
    replicates = column.length
  }
  const operands = columns.map(() => 0)
  const at = (r: number): number => {
    for (let k = 0; k < columns.length; k++) {
      const column = columns[k] as Column
      operands[k] = typeof column === 'number' ? column : (column[r] as number)
    }
    const result = operation(operands)
    return Number.isFinite(result) ? result : Number.NaN
  }
  if (replicates === undefined) return at(0)
  const out = new Float64Array(replicates)
  for (let r = 0; r < replicates; r++) out[r] = at(r)
  return out
}

/**
 * What a readout comes to in each replicate. Throws a PatternError, in which the runs are called `of`, for an outcome that
 * is not recorded or months beyond the run.
 */
export function readout(
  term: Readout,
  { world, replicates, values, comparison }: SettingValues,
  of: string,
): Float64Array {
  const scope = term.scope ?? ''
  const index = world.series.findIndex((s) => s.outcome.name === term.outcome && s.scope === scope)
  if (index < 0) throw new PatternError(`${of} does not record ${nameOf(term)}`)
  const [from, to] = monthsOf(term, world.months)
  if (!(Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= world.months)) {
    throw new PatternError(`${nameOf(term)}: months ${from} to ${to} are not within 0 to ${world.months} of ${of}`)
  }
  const cells = cellsOf(world)
  const pair = term.against && comparison?.(term.against)
  const common = pair === undefined ? -1 : (world.common ?? []).findIndex((c) => c.of === index && c.pair === pair)
  const start = (common < 0 ? index : world.series.length + common) * (world.months + 1)
  const read = reader(term.at ?? 'mean', from)
  const out = new Float64Array(replicates)
  for (let r = 0; r < replicates; r++) {
    const at = r * cells + start
    out[r] = read(values.subarray(at + from, at + to + 1))
  }
  return out
}

/** The first and the last month that are read. */
export function monthsOf({ months }: Readout, last: number): readonly [number, number] {
  if (months === undefined) return [last, last]
  return typeof months === 'number' ? [months, months] : months
}

/** Reads one number off a stretch of months that starts at month `from`; months without a value are passed over. */
function reader(at: Summary, from: number): (stretch: Float64Array) => number {
  if (typeof at === 'object') {
    const passes =
      'first-month-above' in at
        ? (x: number) => x > at['first-month-above']
        : (x: number) => x < at['first-month-below']
    return (stretch) => {
      const index = stretch.findIndex(passes)
      if (index >= 0) return from + index
      return stretch.every((x) => Number.isNaN(x)) ? Number.NaN : from + stretch.length
    }
  }
  switch (at) {
    case 'first':
      return (stretch) => stretch[0] as number
    case 'final':
      return (stretch) => stretch[stretch.length - 1] as number
    case 'mean':
      return (stretch) => overDefined(stretch, (a, b) => a + b, true)
    case 'min':
      return (stretch) => overDefined(stretch, (a, b) => Math.min(a, b), false)
    case 'max':
      return (stretch) => overDefined(stretch, (a, b) => Math.max(a, b), false)
  }
}

function overDefined(stretch: Float64Array, join: (a: number, b: number) => number, shared: boolean): number {
  let n = 0
  let joined = Number.NaN
  for (const x of stretch) {
    if (Number.isNaN(x)) continue
    joined = n === 0 ? x : join(joined, x)
    n++
  }
  return shared && n > 0 ? joined / n : joined
}

function unequal(a: number, b: number): PatternError {
  return new PatternError(`the runs compared have different numbers of replicates: ${a} and ${b}`)
}
