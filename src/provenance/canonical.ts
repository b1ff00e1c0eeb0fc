/** Canonical JSON: one text for one value, whatever the order in which it was put together (RFC 8785). */
import serialise from 'canonicalize'
import { Digest } from './digest.js'

/**
 * The canonical text of a value made of objects, arrays, strings, finite numbers, booleans and null; entries that are
 * undefined are left out. Throws a TypeError for anything else, a NaN or an infinity included.
 */
export function canonicalJson(value: unknown): string {
  const text = serialise(plain(value))
  if (text === undefined) throw new TypeError('there is no canonical JSON of undefined')
  return text
}

/** Levels that are digested entry by entry; `world.agencies.bnpp` is the third. */
const splitLevels = 3

/**
 * SHA-256 of the canonical JSON of an object. Nothing of the length of a large world is put together for it, and what
 * several entries share (the agencies of a generated world do) is written once.
 */
export function canonicalDigest(value: object): string {
  const digest = new Digest()
  const known = new WeakMap<object, string>()
  const add = (part: unknown, level: number) => {
    if (typeof part !== 'object' || part === null) {
      digest.add(canonicalJson(part))
    } else if (level < splitLevels && !Array.isArray(part)) {
      const entries = Object.entries(part).filter(([, entry]) => entry !== undefined)
      entries.sort(([a], [b]) => (a < b ? -1 : 1))
      entries.forEach(([key, entry], n) => {
        digest.add(`${n === 0 ? '{' : ','}${JSON.stringify(key)}:`)
        add(entry, level + 1)
      })
      digest.add(entries.length === 0 ? '{}' : '}')
    } else {
      const text = known.get(part) ?? canonicalJson(part)
      known.set(part, text)
      digest.add(text)
    }
  }
  add(value, 0)
  return digest.hex()
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
