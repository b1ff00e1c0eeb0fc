/** The grammar of patterns: inequalities between outcomes that the simulated cases must show. Read and judged elsewhere. */
import type { Text } from '../model/outcome.js'

export const patternKinds = ['built-in', 'calibrated', 'theory', 'study'] as const
/** Whether a pattern is a finding at all: built into the structure, calibrated to a figure, from theory or a study. */
export type PatternKind = (typeof patternKinds)[number]

export const relations = ['above', 'below', 'at-least', 'at-most'] as const
export type Relation = (typeof relations)[number]

export const structures = ['same-mechanisms'] as const
/** `same-mechanisms`: all scenarios of all cases run one set of mechanisms, but for those of their services. */
export type Structure = (typeof structures)[number]

export const summaries = ['mean', 'min', 'max', 'first', 'final'] as const
/**
 * How the months of a term become one number: their mean, least or greatest value, the first or the last one, or the
 * first month beyond a threshold. Where a threshold is never passed, that month counts as the one after the last.
 */
export type Summary =
  | (typeof summaries)[number]
  | { readonly 'first-month-above': number }
  | { readonly 'first-month-below': number }

/** The world that a term speaks of: a scenario, with values set and mechanisms switched off. */
export interface Setting {
  readonly scenario: string
  /** By path. */
  readonly set?: Readonly<Record<string, unknown>>
  readonly off?: readonly string[]
}

/** What is read off a run: an outcome’s value at the last month or, with `months`, by default their mean. */
export interface Readout {
  readonly outcome: string
  /** Absent: the whole world. */
  readonly scope?: string
  /** The setting with which it is compared: a mean is then over those who are in both worlds (model/common.ts). */
  readonly against?: Setting
  /** One month, or the first and the last. */
  readonly months?: number | readonly [from: number, to: number]
  readonly at?: Summary
}

/** An outcome of a setting. */
export interface Term extends Setting, Readout {}

/** What an operation takes (absent: one operand or more), and how it is written in words and figures. */
interface Form {
  readonly takes?: number
  readonly text: (operands: readonly string[]) => string
}

const between = (sign: string) => (operands: readonly string[]) => `(${operands.join(` ${sign} `)})`

const written = {
  difference: { takes: 2, text: between('−') },
  sum: { text: between('+') },
  product: { text: between('×') },
  ratio: { takes: 2, text: between('÷') },
  min: { text: (operands) => `min(${operands.join(', ')})` },
  max: { text: (operands) => `max(${operands.join(', ')})` },
  log: { takes: 1, text: ([operand]) => `ln(${operand})` },
  abs: { takes: 1, text: ([operand]) => `|${operand}|` },
} as const satisfies Readonly<Record<string, Form>>

export type Operation = keyof typeof written
export const forms: Readonly<Record<Operation, Form>> = written
export const operations = Object.keys(forms) as Operation[]

/** One operation, with its one operand or a list of them. */
export type Operated = { readonly [O in Operation]?: Expression | readonly Expression[] }

export type Expression = number | Term | Operated

/** `left` is above (or below, …) `right` × `times` + `by`, in each replicate under common luck. */
export interface Comparison {
  /** What is compared, in plain words. */
  readonly say?: Text
  readonly left: Expression
  readonly is: Relation
  readonly right: Expression
  readonly by?: number
  readonly times?: number
}

/** The part of a pattern that can be true or false: all comparisons must hold. */
export interface PatternClaim {
  readonly holds: readonly Comparison[]
}

export interface Pattern extends PatternClaim {
  readonly id: string
  readonly title: Text
  readonly kind: PatternKind
  readonly source?: string
  readonly note?: string
  /** In place of comparisons: what must be true of how the scenarios are made. */
  readonly structure?: Structure
}

export function isTerm(e: Expression | undefined): e is Term {
  return typeof e === 'object' && 'outcome' in e
}

/** The operation of an expression, and what it is done with. */
export function operationOf(e: Operated): { readonly operation: Operation; readonly operands: readonly Expression[] } {
  for (const operation of operations) {
    const given = e[operation]
    if (given !== undefined) return { operation, operands: isList(given) ? given : [given] }
  }
  throw new RangeError(`there is no such operation: ${Object.keys(e).join(', ')}`)
}

function isList(given: Expression | readonly Expression[]): given is readonly Expression[] {
  return Array.isArray(given)
}

/** An operation done with operands; as many as it takes. */
export function operated(operation: Operation, operands: readonly Expression[]): Operated {
  const [only] = operands
  return { [operation]: forms[operation].takes === 1 ? only : operands }
}

/** The terms of an expression, in order of appearance. */
export function termsIn(e: Expression): readonly Term[] {
  if (typeof e === 'number') return []
  return isTerm(e) ? [e] : operationOf(e).operands.flatMap(termsIn)
}

/** The terms of patterns, in order of appearance. */
export function termsOf(patterns: Iterable<PatternClaim>): Term[] {
  return [...patterns].flatMap(({ holds }) => holds.flatMap(({ left, right }) => [...termsIn(left), ...termsIn(right)]))
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

const relationText: Record<Relation, string> = {
  above: 'above',
  below: 'below',
  'at-least': 'at least',
  'at-most': 'at most',
}

/** A comparison in words and figures, for one that brings no words of its own. */
export function comparisonText({ left, is, right, by, times }: Comparison): string {
  let other = expressionText(right)
  if (times !== undefined) other = `${times} × ${other}`
  if (by !== undefined) other = by < 0 ? `${other} − ${-by}` : `${other} + ${by}`
  return `${expressionText(left)} is ${relationText[is]} ${other}`
}

/** An expression in words and figures. */
export function expressionText(e: Expression): string {
  if (typeof e === 'number') return String(e)
  if (isTerm(e)) return termText(e)
  const { operation, operands } = operationOf(e)
  return forms[operation].text(operands.map(expressionText))
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

export function nameOf({ outcome, scope }: Readout): string {
  return scope ? `${outcome}@${scope}` : outcome
}
