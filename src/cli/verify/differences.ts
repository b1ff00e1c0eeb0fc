/** Where two values made of objects, lists, texts and numbers part. */

/** The keys that lead to each entry that is not the same in both, in the order of lists and of names. */
export function* differences(a: unknown, b: unknown, keys: readonly string[] = []): Generator<readonly string[]> {
  const isLevel = typeof a === 'object' && typeof b === 'object' && a !== null && b !== null
  if (!isLevel || Array.isArray(a) !== Array.isArray(b)) {
    if (a !== b) yield keys
    return
  }
  const all = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  for (const key of Array.isArray(a) ? all : all.sort())
    yield* differences(ownOf(a, key), ownOf(b, key), [...keys, key])
}

/** The path, below `path`, of the first entry that is not the same in both; undefined where all are. */
export function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  const { value } = differences(a, b).next()
  return value && [path, ...value].join('.')
}

/** An entry of an object itself: every object has a `constructor` and a `__proto__` that nobody put there. */
export function ownOf(object: object, key: string): unknown {
  return Object.hasOwn(object, key) ? (object as Readonly<Record<string, unknown>>)[key] : undefined
}
