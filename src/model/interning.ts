/**
 * Entities by what is said of them. In a large world the same is said of many, and one entry stands for them all: it is read
 * once, and its numbers are laid out over those whom it stands for.
 */

import { entryAt } from './lazy-map.js'

type Column = Float64Array | Int8Array | Uint8Array | Int32Array

const latest = new WeakMap<object, Interned<object>>()

export class Interned<Entry extends object> {
  /** Each entry once. */
  readonly entries: readonly Entry[]
  /** Place of each entity’s entry; behind them all for one of which nothing is said, as it does not exist. */
  readonly of: Int32Array
  readonly #values: Float64Array
  #laid: Float64Array | undefined

  /** The same for the same map, which several ask of and nobody changes. */
  static among<Entry extends object>(ids: readonly string[], said: { readonly [id: string]: Entry }): Interned<Entry> {
    const known = latest.get(said)
    if (known?.ids === ids) return known as Interned<Entry>
    const made = new Interned(ids, said)
    latest.set(said, made)
    return made
  }

  private constructor(
    readonly ids: readonly string[],
    said: { readonly [id: string]: Entry },
  ) {
    const entries: Entry[] = []
    const places = new Map<Entry, number>()
    const of = new Int32Array(ids.length)
    const entryOf = entryAt(said, ids)
    let missing = false
    let last: Entry | undefined
    let place = -1
    for (let i = 0; i < of.length; i++) {
      const entry = entryOf(i)
      if (entry === undefined) {
        of[i] = -1
        missing = true
        continue
      }
      // Neighbours are often alike.
      if (entry !== last) {
        place = places.get(entry) ?? entries.push(entry) - 1
        places.set(entry, place)
        last = entry
      }
      of[i] = place
    }
    if (missing) for (let i = 0; i < of.length; i++) if (of[i] === -1) of[i] = entries.length
    this.entries = entries
    this.of = of
    this.#values = new Float64Array(entries.length + 1)
  }

  /** Fills a column from `at` on, a number for each entity: what is read of its entry, or `missing`. */
  fill<C extends Column>(column: C, read: (entry: Entry) => number, missing = 0, at = 0): C {
    const { entries, of } = this
    const values = this.#values
    for (let k = 0; k < entries.length; k++) values[k] = read(entries[k]!)
    values[entries.length] = missing
    if (column instanceof Float64Array) layOut(values, of, column, at)
    else {
      // By way of doubles: one loop for all kinds of columns is compiled once, and copying converts.
      this.#laid ??= new Float64Array(of.length)
      layOut(values, of, this.#laid, 0)
      column.set(this.#laid, at)
    }
    return column
  }

  /** A word for each entity; empty for one that does not exist. */
  words(read: (entry: Entry) => string): string[] {
    const words = [...this.entries.map(read), '']
    const { of } = this
    const all = new Array<string>(of.length)
    for (let i = 0; i < of.length; i++) all[i] = words[of[i]!]!
    return all
  }
}

function layOut(values: Float64Array, of: Int32Array, column: Float64Array, at: number): void {
  for (let i = 0; i < of.length; i++) column[at + i] = values[of[i]!]!
}
