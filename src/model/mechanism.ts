/** What a mechanism is: a page that says what it is for, where it comes from, its coefficients, equation and function. */
import type { Flag, Quantity } from './declare.js'
import { flag, quantity } from './declare.js'
import type { DrawnFor } from './names.js'
import type { State } from './state.js'
import type { Events } from './trace.js'

/** The coefficients of a mechanism, by name. */
export type Coefficients = { readonly [name: string]: Quantity }
/** Their values in a month. */
export type CoefficientValues<C extends Coefficients> = { readonly [K in keyof C]: number }

/** A mechanism: one part of a month, declared with its equation and coefficients. */
export interface Mechanism<C extends Coefficients = Coefficients> {
  /** Kebab-case name; scenarios switch it off or set its coefficients under `mechanisms.<name>`. */
  readonly name: string
  /** One sentence: what it is for. */
  readonly purpose: string
  /** Theory or study that its form and signs come from. */
  readonly source: string
  /** The equation, in plain text, as the ODD document prints it. */
  readonly equation: string
  /** Its switch’s place, from 1, among the chief sliders of the mechanisms, after their coefficients. */
  readonly slider?: number
  /** At its defaults it does nothing: a scenario that does not ask for it is, and gives, what it would be and give without it. */
  readonly optional?: true
  /** Service without which the mechanism does nothing. */
  readonly service?: string
  readonly coefficients: C
  /** What its draws are named for, and whose luck each is. */
  readonly draws?: { readonly [purpose: string]: DrawnFor }
  /** What it enters in the minutes. */
  readonly events?: Events
  /** Advances the state by this mechanism’s part of one month. */
  step(state: State, c: CoefficientValues<C>): void
  /** The same for the forums first ≤ f < last alone, of a mechanism made by `forumwise`. */
  within?(state: State, c: CoefficientValues<C>, first: number, last: number): void
}

/** A coefficient: always assumed, so it always has a range. */
export function coefficient(o: {
  default: number
  range: readonly [number, number]
  slider?: number
  bounds?: readonly [number, number]
  unit?: string
  meaning: string
  source?: string
}): Quantity {
  return quantity(o)
}

export function mechanism<const C extends Coefficients>(m: Mechanism<C>): Mechanism<C> {
  return m
}

/**
 * A mechanism that keeps to each forum: it reads and writes what belongs to the forum’s own seats, members and pairs, and
 * no member sits elsewhere. Where several follow each other, a large world goes through all of them some forums at a time,
 * while what they touch is still near; it comes to the same as one after another.
 */
export function forumwise<const C extends Coefficients>(
  m: Omit<Mechanism<C>, 'step'> & Required<Pick<Mechanism<C>, 'within'>>,
): Mechanism<C> {
  return { ...m, step: (state, c) => m.within(state, c, 0, state.world.structure.forums.length) }
}

/** The fields that a scenario may write under a mechanism’s name. */
export function mechanismFields(m: Mechanism): { readonly off: Flag } & Coefficients {
  return { off: flag(false, `Switches the mechanism off. ${m.purpose}`, m.slider), ...m.coefficients } as {
    readonly off: Flag
  } & Coefficients
}

/** A line of a schedule. */
export type Line = Mechanism | 'take stock'
