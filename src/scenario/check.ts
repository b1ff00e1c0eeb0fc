/** Checks a located value against a schema, and puts what is wrong into words, each at its place. */
import type { z } from 'zod'
import type { Fault } from './errors.js'
import { issueWords, noForm } from './issue-words.js'
import { limits } from './limits.js'
import { broken, child, faultAt, type Located, plain, type SourceSpan, shown } from './located.js'
import { suggestion } from './nearest.js'

type Issue = z.core.$ZodIssue

export interface Checked<T = unknown> {
  readonly faults: readonly Fault[]
  /** What the schema makes of it, if nothing is wrong. */
  readonly value: T | undefined
  /** The value without what is wrong in it, so that the rest can be checked further. */
  readonly sound: Located
  /** A whole section is missing or no map at all: what depends on it cannot be judged. */
  readonly invalid: boolean
}

/** What a file says: an entry that it leaves out is not there, and never undefined. */
export type Said<T> = T extends object ? { readonly [K in keyof T]: Said<Exclude<T[K], undefined>> } : T

interface Found {
  readonly at: readonly PropertyKey[]
  /** The key is wrong, not its value. */
  readonly key: boolean
  /** What is wrong holds, or should hold, a map. */
  readonly section: boolean
  readonly fault: Fault
}

/** `path` is where the value stands in its file, for the messages. */
export function check<S extends z.ZodType>(schema: S, node: Located, path = ''): Checked<Said<z.output<S>>> {
  const result = schema.safeParse(plain(node), { reportInput: true, error: issueWords })
  if (result.success) return { faults: [], value: result.data as Said<z.output<S>>, sound: node, invalid: false }
  const found: Found[] = []
  const said = new Set<string>()
  const issues = result.error.issues.flatMap((i) => flatten(i, [], node))
  const inside = new Set(issues.flatMap((i) => (i.code === 'custom' ? [] : prefixes(i))))
  for (const issue of issues) {
    if (found.length >= limits.faults) break
    // What a value lacks as a whole mostly follows from what is wrong inside of it.
    if (issue.code === 'custom' && inside.has(JSON.stringify(issue.path))) continue
    for (const one of inWords(schema, issue, node, path)) {
      // One fault for one wrong thing: the first that is said of a value is the one to mend first.
      const place = JSON.stringify(one.at)
      if (!said.has(place)) found.push(one)
      said.add(place)
    }
  }
  const wrong = new Wrong()
  for (const { at, key } of found) wrong.add(at, key)
  for (const at of brokenPaths(node)) wrong.add(at, false)
  return {
    faults: found.map((f) => f.fault),
    value: undefined,
    sound: wrong.prune(node),
    invalid: found.some((f) => f.at.length === 0 || (f.at.length === 1 && f.section)),
  }
}

/** The paths of all maps and lists around what is wrong. */
function prefixes(issue: Issue): string[] {
  const ends = issue.code === 'unrecognized_keys' ? issue.path.length + 1 : issue.path.length
  return Array.from({ length: ends }, (_, n) => JSON.stringify(issue.path.slice(0, n)))
}

/** A union’s faults are those of the form that was meant: a map stands for the long form, anything else for the short. */
function flatten(issue: Issue, above: readonly PropertyKey[], node: Located): Issue[] {
  const path = [...above, ...issue.path]
  if (issue.code !== 'invalid_union') return [{ ...issue, path }]
  const forms = issue.errors.map((form) => form.flatMap((i) => flatten(i, path, node)))
  const meant = forms.find((form) =>
    form.every((i) => (i.code !== 'invalid_type' && i.code !== 'invalid_value' ? true : i.path.length > path.length)),
  )
  if (meant) return meant
  // Of neither form, what it may be is for the union to say, if it does.
  if (issue.message !== noForm) return [{ ...issue, path }]
  return forms.find((form) => form.length > 0) ?? [{ ...issue, path }]
}

function inWords(schema: z.ZodType, issue: Issue, root: Located, path: string): Found[] {
  const at = issue.path
  const node = nodeAt(root, at)
  // Already faulted where it was read.
  if (node?.kind === 'broken') return []
  const place = node?.place ?? nearestPlace(root, at)
  const where = (keys: readonly PropertyKey[]) => join(path, keys)
  const names = [...path.split('.'), ...at.map(String)].map((n) => n.replaceAll('"', '')).filter((n) => n !== '')
  // The value of the long form goes by the name of what it is the value of.
  const [last, before] = [names.at(-1) ?? '', names.at(-2)]
  const subject =
    before === undefined ? last : last === 'value' ? before : /^\d+$/.test(last) ? `${before}[${last}]` : last

  if (issue.code === 'unrecognized_keys') {
    const known = keysOf(schema, at, root)
    const inner = at.length === 0 && path === '' ? '' : ` in ${where(at)}`
    return issue.keys.map((key) => ({
      at: [...at, key],
      key: true,
      section: child(node, key)?.kind === 'map',
      fault: faultAt(keyPlace(node, key) ?? place, where([...at, key]), `unknown key “${key}”${inner}`, {
        given: key,
        hint: suggestion(key, known),
      }),
    }))
  }
  if (issue.code === 'invalid_key') {
    const key = String(at.at(-1))
    const message = `“${key}” is not an id: small letters, digits and hyphens, starting with a letter`
    const hint = idLike(key)
    return [
      {
        at,
        key: true,
        section: false,
        fault: faultAt(keyPlace(nodeAt(root, at.slice(0, -1)), key) ?? place, where(at), message, { given: key, hint }),
      },
    ]
  }
  const missing = node === undefined
  const value = issue.input === undefined || missing ? undefined : issue.input
  const given = value === undefined || value === broken ? (missing ? undefined : shown(plainOf(node))) : shown(value)
  let message = issue.message
  let hint: string | undefined
  if (issue.code === 'custom') {
    const params = issue.params as { hint?: string } | undefined
    hint = params?.hint
    // Such messages say themselves what was given.
    message = `${subject} ${message}`
  } else if (missing) {
    message = `${subject} is missing: it ${message}`
  } else {
    if (issue.code === 'invalid_value' && typeof issue.input === 'string') {
      hint = suggestion(issue.input, issue.values.map(String), 'possible')
    }
    if ((value === null || plainOf(node) === null) && typeof at.at(-1) !== 'number') hint ??= nullHint
    if (typeof value === 'string' && isNumeral(value) && wantsNumber(issue))
      hint = 'write the number without quotation marks'
    // Months are months.
    message = subject === '' ? message : `${subject} ${message.replace(` (${subject})`, '')}`
    message += ` (got ${given ?? 'nothing'})`
  }
  const more = { ...(given === undefined ? {} : { given }), hint }
  const section = issue.code === 'invalid_type' && (issue.expected === 'object' || issue.expected === 'record')
  return [{ at, key: false, section, fault: faultAt(place, where(at), message, more) }]
}

function isNumeral(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

function wantsNumber(issue: Issue): boolean {
  return (
    (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) ||
    (issue.code === 'invalid_value' && issue.values.every((v) => typeof v === 'number'))
  )
}

const nullHint =
  'null removes entries of the maps of a scenario (agencies, members, …); where nothing is meant, leave the key out'

function plainOf(node: Located | undefined): unknown {
  return node === undefined ? undefined : plain(node)
}

function idLike(key: string): string | undefined {
  const id = key
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^[^a-z]+|-+$/g, '')
  return id === '' ? undefined : `for example ${id}`
}

function join(path: string, keys: readonly PropertyKey[]): string {
  let text = path
  for (const key of keys) text += typeof key === 'number' ? `[${key}]` : `${text === '' ? '' : '.'}${String(key)}`
  return text
}

function nodeAt(root: Located, path: readonly PropertyKey[]): Located | undefined {
  let node: Located | undefined = root
  for (const key of path) node = child(node, key)
  return node
}

/** A missing value is shown at the key of what it is missing from. */
function nearestPlace(root: Located, path: readonly PropertyKey[]): SourceSpan {
  let node = root
  let place = root.place
  for (const key of path) {
    const next = child(node, key)
    if (next === undefined) break
    place = keyPlace(node, String(key)) ?? next.place
    node = next
  }
  return place === root.place ? { ...place, end: place.start + 1 } : place
}

function keyPlace(node: Located | undefined, key: string): SourceSpan | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.key : undefined
}

/** The keys that a schema knows at a path, with the value as a guide through unions. */
function keysOf(schema: z.ZodType, path: readonly PropertyKey[], root: Located): string[] {
  let candidates: z.core.$ZodType[] = [schema]
  let node: Located | undefined = root
  for (const key of path) {
    node = child(node, key)
    candidates = candidates.flatMap(open).flatMap((s) => {
      const def = (s as z.ZodType).def as {
        type: string
        shape?: Record<string, z.ZodType>
        valueType?: z.ZodType
        element?: z.ZodType
      }
      if (def.type === 'object')
        return def.shape && Object.hasOwn(def.shape, String(key)) ? [def.shape[String(key)] as z.ZodType] : []
      if (def.type === 'record') return def.valueType ? [def.valueType] : []
      if (def.type === 'array') return def.element ? [def.element] : []
      return []
    })
  }
  return [
    ...new Set(
      candidates.flatMap(open).flatMap((s) => {
        const def = (s as z.ZodType).def as { type: string; shape?: Record<string, unknown> }
        return def.type === 'object' && def.shape ? Object.keys(def.shape) : []
      }),
    ),
  ]
}

/** Looks through what only wraps a schema. */
function open(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = (schema as z.ZodType).def as {
    type: string
    innerType?: z.ZodType
    options?: z.ZodType[]
    getter?: () => z.ZodType
    in?: z.ZodType
  }
  if (def.type === 'union' && def.options) return def.options.flatMap(open)
  if (def.type === 'lazy' && def.getter) return open(def.getter())
  if (def.type === 'pipe' && def.in) return open(def.in)
  if (def.innerType) return open(def.innerType)
  return [schema]
}

function* brokenPaths(
  node: Located,
  path: readonly string[] = [],
  seen = new Set<Located>(),
): Generator<readonly string[]> {
  if (node.kind === 'broken') {
    yield path
    return
  }
  if (node.kind === 'scalar' || seen.has(node)) return
  seen.add(node)
  if (node.kind === 'list')
    for (const [i, item] of node.items.entries()) yield* brokenPaths(item, [...path, String(i)], seen)
  else for (const [key, entry] of node.entries) yield* brokenPaths(entry.node, [...path, key], seen)
}

/** Faulty places as a tree, to take them out of a value. */
class Wrong {
  private readonly below = new Map<string, Wrong>()
  private here: 'key' | 'value' | undefined

  add(path: readonly PropertyKey[], key: boolean): void {
    let at: Wrong = this
    for (const k of path) {
      let next = at.below.get(String(k))
      if (next === undefined) {
        next = new Wrong()
        at.below.set(String(k), next)
      }
      at = next
    }
    at.here ??= key ? 'key' : 'value'
  }

  prune(node: Located): Located {
    if (this.below.size === 0) return node
    if (node.kind === 'list') {
      const items = node.items.map((item, i): Located => {
        const wrong = this.below.get(String(i))
        if (wrong === undefined) return item
        return wrong.here === undefined ? wrong.prune(item) : { kind: 'broken', place: item.place }
      })
      return { ...node, items }
    }
    if (node.kind !== 'map') return node
    const entries = new Map(node.entries)
    for (const [key, wrong] of this.below) {
      const entry = entries.get(key)
      if (entry === undefined) continue
      const isLeaf = wrong.here !== undefined
      const inner = entry.node
      // An annotated value with anything wrong in it is left out whole; an entry that should be a map stays, empty,
      // since others may name it.
      if (isLeaf && wrong.here === 'key') entries.delete(key)
      else if (isLeaf) entries.set(key, { ...entry, node: { kind: 'broken', place: inner.place } })
      else {
        const rest = wrong.prune(inner)
        const isValue = inner.kind === 'map' && inner.entries.has('value')
        entries.set(key, { ...entry, node: isValue ? { kind: 'broken', place: inner.place } : rest })
      }
    }
    return { ...node, entries }
  }
}
