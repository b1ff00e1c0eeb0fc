/**
 * Declarations: how the model says what it reads.
 *
 * Every value that a scenario can give is declared once, beside the code that uses it: its default, hard bounds,
 * unit and meaning. The scenario schema, the ODD tables and the help texts are generated from these declarations.
 */

/** A number. `bounds` are hard limits; `range` is the assumed range over which conclusions are tested. */
export interface Quantity {
  readonly type: 'quantity'
  readonly default: number
  readonly bounds: readonly [number, number]
  readonly range?: readonly [number, number]
  readonly unit: string
  readonly meaning: string
  /** Citation key or short reference for the sign or the size. */
  readonly source?: string
  readonly integer: boolean
  readonly stock: boolean
  /** Its place, from 1, among the chief sliders of its part of a scenario; absent for one that is found by searching. */
  readonly slider?: number
}

/** A number that has a life of its own after month 0: a measure that sets it sets the stock, one that adds shifts it. */
export interface Stock extends Quantity {
  readonly stock: true
}

/** One word out of a list. */
export interface Choice<T extends string = string> {
  readonly type: 'choice'
  readonly options: readonly T[]
  readonly default: T
  readonly meaning: string
}

/** On or off. */
export interface Flag {
  readonly type: 'flag'
  readonly default: boolean
  readonly meaning: string
  readonly slider?: number
}

/** The id of an agency, a forum, an issue or a figure of the same scenario; absent when the scenario names none. */
export interface Reference {
  readonly type: 'reference'
  readonly to: 'agency' | 'forum' | 'issue' | 'figure'
  readonly meaning: string
}

/** A free id that groups entries (a country, an institution, a tier). Empty means: not given. */
export interface Identifier {
  readonly type: 'identifier'
  readonly default: string
  readonly meaning: string
}

export interface Fields {
  readonly [key: string]: Field
}

/** A fixed set of named fields. An optional group is absent unless the scenario writes it; `null` removes it. */
export interface Group<F extends Fields = Fields, O extends boolean = boolean> {
  readonly type: 'group'
  readonly fields: F
  readonly optional: O
  readonly meaning: string
  readonly slider?: number
}

/** A map by id. `keys` says what its keys must name: nothing (`new`, they are declared here), or entries elsewhere. */
export interface MapOf<E extends Group | Quantity = Group | Quantity> {
  readonly type: 'map'
  readonly keys: 'new' | 'agency' | 'forum' | 'issue' | 'figure'
  readonly entry: E
  /** Entries carry a label (`name`) that the model does not read. */
  readonly labelled: boolean
  readonly meaning: string
}

export type Field = Quantity | Choice | Flag | Reference | Identifier | Group | MapOf

/** What the model reads for a field, once the scenario is resolved: plain numbers, words and ids, defaults filled in. */
export type ValueOf<F> = F extends Quantity
  ? number
  : F extends Choice<infer T>
    ? T
    : F extends Flag
      ? boolean
      : F extends Reference
        ? string | null
        : F extends Identifier
          ? string
          : F extends Group<infer G, infer O>
            ? O extends true
              ? ValuesOf<G> | null
              : ValuesOf<G>
            : F extends MapOf<infer E>
              ? { readonly [id: string]: ValueOf<E> }
              : never

export type ValuesOf<F extends Fields> = { readonly [K in keyof F]: ValueOf<F[K]> }

interface QuantityOptions {
  default: number
  bounds?: readonly [number, number]
  range?: readonly [number, number]
  unit?: string
  meaning: string
  source?: string
  integer?: boolean
  slider?: number
}

/** Declares a number; without bounds it lies in [0, 1] and has no unit. */
export function quantity(o: QuantityOptions): Quantity {
  return {
    type: 'quantity',
    default: o.default,
    bounds: o.bounds ?? [0, 1],
    ...(o.range ? { range: o.range } : {}),
    unit: o.unit ?? '',
    meaning: o.meaning,
    ...(o.source ? { source: o.source } : {}),
    integer: o.integer ?? false,
    stock: false,
    ...(o.slider === undefined ? {} : { slider: o.slider }),
  }
}

/** Declares a stock: a quantity whose value here is its value at month 0. */
export function stock(o: QuantityOptions): Stock {
  return { ...quantity(o), stock: true }
}

export function choice<const T extends string>(options: readonly T[], fallback: T, meaning: string): Choice<T> {
  return { type: 'choice', options, default: fallback, meaning }
}

export function flag(fallback: boolean, meaning: string, slider?: number): Flag {
  return { type: 'flag', default: fallback, meaning, ...(slider === undefined ? {} : { slider }) }
}

export function reference(to: Reference['to'], meaning: string): Reference {
  return { type: 'reference', to, meaning }
}

export function identifier(fallback: string, meaning: string): Identifier {
  return { type: 'identifier', default: fallback, meaning }
}

export function group<const F extends Fields>(meaning: string, fields: F): Group<F, false> {
  return { type: 'group', fields, optional: false, meaning }
}

export function optionalGroup<const F extends Fields>(meaning: string, fields: F, slider?: number): Group<F, true> {
  return { type: 'group', fields, optional: true, meaning, ...(slider === undefined ? {} : { slider }) }
}

export function mapOf<const E extends Group | Quantity>(
  keys: MapOf['keys'],
  meaning: string,
  entry: E,
  labelled = false,
): MapOf<E> {
  return { type: 'map', keys, entry, labelled, meaning }
}
