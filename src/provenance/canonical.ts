/** Canonical JSON: one text for one value, whatever the order in which it was put together (RFC 8785). */
import serialise from 'canonicalize'

/**
 * The canonical text of a value made of objects, arrays, strings, finite numbers, booleans and null; entries that are
 * undefined are left out. Throws a TypeError for anything else, a NaN or an infinity included.
 */
export function canonicalJson(value: unknown): string {
  const text = serialise(plain(value))
  if (text === undefined) throw new TypeError('there is no canonical JSON of undefined')
  return text
}

/** Canonical order, laid out for reading: two spaces, a line an entry, one line feed at the end. */
export function readableJson(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(value)), null, 2)}\n`
}

/** Refuses what JSON would drop or disguise in silence: a Map would become {}, a function nothing at all. */
function plain(value: unknown): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean' || value === undefined) return value
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`there is no canonical JSON of ${value}`)
    return value
  }
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value === 'object') {
    const kind = Object.getPrototypeOf(value)
    if (kind !== Object.prototype && kind !== null)
      throw new TypeError(`there is no canonical JSON of a ${kind.constructor.name}`)
    return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry)]))
  }
  throw new TypeError(`there is no canonical JSON of a ${typeof value}`)
}
