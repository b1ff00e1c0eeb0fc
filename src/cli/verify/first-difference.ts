/** Where two values made of objects, lists, texts and numbers part first. */

/** The path, below `path`, of the first entry that is not the same in both; undefined where all are. */
export function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return a === b ? undefined : path
  if (Array.isArray(a) !== Array.isArray(b)) return path
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  for (const key of Array.isArray(a) ? keys : keys.sort()) {
    const found = firstDifference(ownOf(a, key), ownOf(b, key), `${path}.${key}`)
    if (found !== undefined) return found
  }
  return undefined
}

/** An entry of an object itself: every object has a `constructor` and a `__proto__` that nobody put there. */
export function ownOf(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined
}
