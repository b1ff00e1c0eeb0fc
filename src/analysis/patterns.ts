/**
 * Patterns: inequalities between outcomes that the simulated cases must show.
 *
 * Each side of an inequality is worked out for every replicate; all sides of one replicate share their luck, so the
 * margin between them is a paired difference, and its 95 % t-interval says whether the inequality holds of the means.
 */
import ln from '@stdlib/math-base-special-ln'
import type { Text } from '../model/outcome.js'
import { cellsOf, type Recorded } from './curves.js'
import { halfWidth } from './interval.js'
import { BlockedMoments } from './moments.js'
import { isScarce } from './scarcity.js'

export type Relation = 'above' | 'below' | 'at-least' | 'at-most'

/**
 * How the months of a term become one number: their mean, least or greatest value, the first or the last one, or the
 * first month beyond a threshold. Where a threshold is never passed, that month counts as the one after the last.
 */
export type Reading =
  | 'mean'
  | 'min'
  | 'max'
  | 'first'
  | 'final'
  | { readonly 'first-month-above': number }
  | { readonly 'first-month-below': number }

/** The world that a term speaks of: a scenario, with values set and mechanisms switched off. */
export interface Setting {
  readonly scenario: string
  readonly set?: Readonly<Record<string, unknown>>
  readonly off?: readonly string[]
}

/** What is read off a run: an outcome’s value at the last month or, with `months`, by default their mean. */
export interface Readout {
  readonly outcome: string
  readonly scope?: string
  /** The setting with which it is compared: a mean is then over those who are in both worlds (model/common.ts). */
  readonly against?: Setting
  readonly months?: number | readonly [from: number, to: number]
  readonly at?: Reading
}

/** An outcome of a setting. */
export interface Term extends Setting, Readout {}

export type Expression =
  | number
  | Term
  | { readonly difference: readonly Expression[] }
  | { readonly sum: readonly Expression[] }
  | { readonly product: readonly Expression[] }
  | { readonly ratio: readonly Expression[] }
  | { readonly min: readonly Expression[] }
  | { readonly max: readonly Expression[] }
  | { readonly log: Expression }
  | { readonly abs: Expression }

/** `left` is above (or below, …) `right` × `times` + `by`. */
export interface Inequality {
  readonly say?: Text
  readonly left: Expression
  readonly is: Relation
  readonly right: Expression
  readonly by?: number
  readonly times?: number
}

/** The part of a pattern that can be true or false: all comparisons must hold. */
export interface PatternClaim {
  readonly holds: readonly Inequality[]
}

/** All values of a setting’s replicates: replicate-major, then series-major. */
export interface SettingValues {
  readonly world: Recorded
  readonly replicates: number
  readonly values: Float64Array
  /** Which of the world’s comparisons is that with a setting. */
  readonly comparison?: (against: Setting) => number
}

export interface InequalityResult {
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
  readonly comparisons: readonly InequalityResult[]
}

/** A pattern that asks for what the runs do not have. */
export class PatternError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'PatternError'
  }
}

/** Tells two settings apart; two that set the same have the same key, whatever the order they are written in. */
export function settingKey({ scenario, set, off }: Setting): string {
  const entries = Object.entries(set ?? {}).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
  return JSON.stringify([scenario, entries, [...new Set(off ?? [])].sort()])
}

/** Tells two readouts apart. */
export function readoutKey({ outcome, scope = '', months, at, against }: Readout): string {
  return JSON.stringify([outcome, scope, months ?? null, at ?? null, against ? settingKey(against) : null])
}

/** The terms of patterns, in order of appearance. */
export function termsOf(patterns: Iterable<PatternClaim>): Term[] {
  const terms: Term[] = []
  const visit = (e: Expression): void => {
    if (typeof e === 'number') return
    if (isTerm(e)) terms.push(e)
    else operandsOf(e).forEach(visit)
  }
  for (const { holds } of patterns) {
    for (const { left, right } of holds) {
      visit(left)
      visit(right)
    }
  }
  return terms
}

/** The settings that patterns speak of, each once, in order of first appearance: what must be run. */
export function settingsOf(patterns: Iterable<PatternClaim>): Setting[] {
  const settings = new Map<string, Setting>()
  for (const term of termsOf(patterns)) {
    const key = settingKey(term)
    if (settings.has(key)) continue
    const { scenario, set, off } = term
    settings.set(key, { scenario, ...(set ? { set } : {}), ...(off ? { off } : {}) })
  }
  return [...settings.values()]
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
  const comparisons: InequalityResult[] = []
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
  { left, right, by = 0, times = 1 }: Inequality,
  columnOf: (term: Term) => Float64Array,
): Float64Array {
  const margins = combine(
    [evaluate(left, columnOf), evaluate(right, columnOf)],
    ([x, y]) => (x as number) - ((y as number) * times + by),
  )
  if (typeof margins === 'number') throw new PatternError('a comparison of two numbers says nothing about any run')
  return margins
}

function judge(comparison: Inequality, margins: Float64Array): InequalityResult {
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
  return combine(
    operandsOf(e).map((operand) => evaluate(operand, columnOf)),
    operationOf(e),
  )
}

function isTerm(e: Exclude<Expression, number>): e is Term {
  return 'outcome' in e
}

function operandsOf(e: Exclude<Expression, number | Term>): readonly Expression[] {
  if ('log' in e) return [e.log]
  if ('abs' in e) return [e.abs]
  if ('difference' in e) return e.difference
  if ('sum' in e) return e.sum
  if ('product' in e) return e.product
  if ('ratio' in e) return e.ratio
  if ('min' in e) return e.min
  return e.max
}

type Operation = (operands: readonly number[]) => number

function operationOf(e: Exclude<Expression, number | Term>): Operation {
  if ('log' in e) return ([x]) => ln(x as number)
  if ('abs' in e) return ([x]) => Math.abs(x as number)
  if ('difference' in e) return (x) => x.reduce((a, b) => a - b)
  if ('sum' in e) return (x) => x.reduce((a, b) => a + b)
  if ('product' in e) return (x) => x.reduce((a, b) => a * b)
  if ('ratio' in e) return (x) => x.reduce((a, b) => a / b)
  if ('min' in e) return (x) => x.reduce((a, b) => Math.min(a, b))
  return (x) => x.reduce((a, b) => Math.max(a, b))
}

/** Applies an operation replicate by replicate. What is not a finite number (ln 0, x / 0) is not defined: NaN. */
function combine(columns: readonly Column[], operation: Operation): Column {
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
function reader(at: Reading, from: number): (stretch: Float64Array) => number {
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

const relationText: Record<Relation, string> = {
  above: 'above',
  below: 'below',
  'at-least': 'at least',
  'at-most': 'at most',
}

/** A comparison in words and figures, for one that brings no words of its own. */
export function comparisonText({ left, is, right, by, times }: Inequality): string {
  let other = expressionText(right)
  if (times !== undefined) other = `${times} × ${other}`
  if (by !== undefined) other = by < 0 ? `${other} − ${-by}` : `${other} + ${by}`
  return `${expressionText(left)} is ${relationText[is]} ${other}`
}

/** An expression in words and figures. */
export function expressionText(e: Expression): string {
  if (typeof e === 'number') return String(e)
  if (isTerm(e)) return termText(e)
  const operands = operandsOf(e).map(expressionText)
  if ('log' in e) return `ln(${operands.join()})`
  if ('abs' in e) return `|${operands.join()}|`
  if ('min' in e) return `min(${operands.join(', ')})`
  if ('max' in e) return `max(${operands.join(', ')})`
  const sign = 'difference' in e ? ' − ' : 'sum' in e ? ' + ' : 'product' in e ? ' × ' : ' ÷ '
  return `(${operands.join(sign)})`
}

function termText(term: Term): string {
  const where = [term.scenario]
  for (const [path, value] of Object.entries(term.set ?? {})) where.push(`${path}=${JSON.stringify(value)}`)
  for (const mechanism of term.off ?? []) where.push(`without ${mechanism}`)
  return `${readingText(term)}${nameOf(term)} in ${where.join(', ')}${monthsText(term.months)}`
}

function readingText({ at, months }: Readout): string {
  if (at === undefined) return typeof months === 'object' ? 'mean ' : ''
  if (typeof at === 'string') return `${at} `
  return 'first-month-above' in at
    ? `first month above ${at['first-month-above']} of `
    : `first month below ${at['first-month-below']} of `
}

function monthsText(months: Readout['months']): string {
  if (months === undefined) return ''
  return typeof months === 'number' ? ` (month ${months})` : ` (months ${months[0]}–${months[1]})`
}

function nameOf({ outcome, scope }: Readout): string {
  return scope ? `${outcome}@${scope}` : outcome
}
