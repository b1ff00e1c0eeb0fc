/** Where two values made of objects, lists, texts and numbers part first. */
import { canonicalJson } from '../../provenance/canonical.js'

/** The path, below `path`, of the first entry that is not the same in both; undefined where all are. */
export function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (a === undefined || b === undefined) return a === b ? undefined : path
  if (canonicalJson(a) === canonicalJson(b)) return undefined
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(ownOf(one, key), ownOf(other, key), `${path}.${key}`)
    if (found !== undefined) return found
  }
  return path
}

/** An entry of an object itself: every object has a `constructor` and a `__proto__` that nobody put there. */
export function ownOf(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined
}
