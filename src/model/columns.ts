/** Columns that follow from declarations: a field that is declared has one, and nobody lists it again. */
import type { Field, Fields, Flag, Group, Quantity, Stock } from './declare.js'

/** Of fields those that are numbers or switches (0 or 1), an entry for each entity; one that is not there has 0. */
export type Columns<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Quantity | Flag | Group ? K : never]: F[K] extends Group<infer G, boolean>
    ? Columns<G>
    : Float64Array
}

/** Of fields those that are stocks. */
export type Stocks<F extends Fields> = {
  readonly [K in keyof F as F[K] extends Stock | Group ? K : never]: F[K] extends Group<infer G, boolean>
    ? Stocks<G>
    : Float64Array
}

type Made = { [key: string]: Float64Array | Made }

/** Columns of all numbers and switches among the fields; `make` lays one out that is read of an entity by `read`. */
export function columnsOf<F extends Fields>(
  fields: F,
  make: (read: (entity: object) => number, path: string) => Float64Array,
): Columns<F> {
  return laidOut(fields, ({ type }) => type === 'quantity' || type === 'flag', make) as Columns<F>
}

/** A stock: where it stands, the values in force that move it, and its path among the fields. */
export interface StockColumn {
  readonly path: string
  readonly stock: Float64Array
  /** Its values in force, among columns made of the same fields. */
  readonly given: (columns: object) => Float64Array
}

/** Columns of all stocks among the fields, and a list of them. */
export function stocksOf<F extends Fields>(
  fields: F,
  make: (path: string) => Float64Array,
): { readonly columns: Stocks<F>; readonly all: readonly StockColumn[] } {
  const all: StockColumn[] = []
  const columns = laidOut(
    fields,
    (field) => field.type === 'quantity' && field.stock,
    (read, path) => {
      const stock = make(path)
      all.push({ path, stock, given: read as unknown as StockColumn['given'] })
      return stock
    },
  )
  return { columns: columns as Stocks<F>, all }
}

function laidOut(
  fields: Fields,
  isWanted: (field: Field) => boolean,
  make: (read: (entity: object) => number, path: string) => Float64Array,
  keys: readonly string[] = [],
): Made {
  const made: Made = {}
  for (const [key, field] of Object.entries(fields)) {
    const path = [...keys, key]
    if (field.type === 'group') made[key] = laidOut(field.fields, isWanted, make, path)
    else if (isWanted(field)) made[key] = make(readerOf(path), path.join('.'))
  }
  return made
}

/** Reads what an entity says at a path; nothing where a group is left out. */
function readerOf(path: readonly string[]): (entity: object) => number {
  return (entity) => {
    let value: unknown = entity
    for (const key of path) value = (value as { [key: string]: unknown } | null)?.[key]
    return (value ?? 0) as number
  }
}
