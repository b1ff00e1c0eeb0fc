/** Lays what a file, an option or a measure writes over a world: groups and maps merge, everything else is replaced. */
import type { Field, Group, MapOf, Quantity } from '../model/declare.js'
import type { Text } from '../model/outcome.js'
import { child, isNull, type Located, type SourceSpan } from './located.js'
import { own, sortedByKey } from './path.js'
import { type Tag, tags } from './tags.js'

/** What was written of one value or entry, and where. */
export interface Written {
  readonly place: SourceSpan
  readonly key?: SourceSpan
  readonly value?: string | boolean | null | number
  /** A group or an entry of a map as a whole. */
  readonly whole?: true
  /** It was written with a tag, a source, a note or a range. */
  readonly annotated: boolean
  readonly tag: Tag
  readonly range?: readonly [number, number]
  readonly source?: string
  readonly note?: string
  readonly label?: Text
}

/** What an overlay tells as it goes; all are optional. */
export interface Visitor {
  written?(path: string, what: Written): void
  /** An entry is new: whatever was said of one of this name before is about another. */
  added?(path: string): void
  /** An entry was taken out; `existed` is false when there was none. */
  dropped?(path: string, keys: readonly string[], field: Field, place: SourceSpan, existed: boolean): void
  /** Changes a number on its way in: `current` is undefined in a new entry. */
  number?(field: Quantity, path: string, current: number | undefined, target: number): number
}

type Level = { readonly [key: string]: unknown }

const untouched = new WeakMap<Field, unknown>()

/** The value of a field of which nothing is written. */
export function defaultOf(field: Field): unknown {
  switch (field.type) {
    case 'quantity':
    case 'choice':
    case 'flag':
    case 'identifier':
      return field.default
    case 'reference':
      return null
    case 'map':
      return {}
    case 'group':
      return field.optional ? null : bareGroup(field)
  }
}

/** A group with all defaults, shared: worlds are never changed in place. */
function bareGroup(field: Group): unknown {
  let made = untouched.get(field)
  if (made === undefined) {
    made = Object.fromEntries(Object.entries(field.fields).map(([name, f]) => [name, defaultOf(f)]))
    untouched.set(field, made)
  }
  return made
}

/** `current` with `node` laid over it; the node is sound (checked, and pruned of what is wrong). */
export function overlay(
  field: Field,
  current: unknown,
  node: Located,
  keys: readonly string[],
  visitor: Visitor,
  key?: SourceSpan,
): unknown {
  if (node.kind === 'broken') return current === undefined ? entryDefault(field) : current
  switch (field.type) {
    case 'quantity': {
      const leaf = inner(node)
      const target = leaf.kind === 'scalar' && typeof leaf.value === 'number' ? leaf.value : undefined
      if (target === undefined) return current ?? field.default
      const path = keys.join('.')
      visitor.written?.(path, writtenOf(node, leaf.place, key))
      return visitor.number ? visitor.number(field, path, current as number | undefined, target) : target
    }
    case 'choice':
    case 'flag':
    case 'identifier':
    case 'reference': {
      const leaf = inner(node)
      if (leaf.kind !== 'scalar') return current ?? defaultOf(field)
      visitor.written?.(keys.join('.'), { ...writtenOf(node, leaf.place, key), value: leaf.value })
      return leaf.value
    }
    case 'group':
      return overlayGroup(field, current, node, keys, visitor, key)
    case 'map':
      return overlayMap(field, current, node, keys, visitor)
  }
}

/** The scalar of a value in its short or its long form. */
function inner(node: Located): Located {
  return child(node, 'value') ?? node
}

function entryDefault(field: Field): unknown {
  return field.type === 'group' ? bareGroup(field) : defaultOf(field)
}

function overlayGroup(
  field: Group,
  current: unknown,
  node: Located,
  keys: readonly string[],
  visitor: Visitor,
  key?: SourceSpan,
): unknown {
  if (isNull(node)) {
    if (!field.optional) return current ?? entryDefault(field)
    visitor.dropped?.(keys.join('.'), keys, field, node.place, current !== null && current !== undefined)
    return null
  }
  if (node.kind !== 'map') return current ?? entryDefault(field)
  const fresh = current === undefined || current === null
  const before = (fresh ? bareGroup(field) : current) as Level
  visitor.written?.(keys.join('.'), { ...writtenOf(node, node.place, key), whole: true })
  let copy: Record<string, unknown> | undefined
  for (const [name, entry] of node.entries) {
    const next: Field | undefined = own(field.fields, name)
    if (next === undefined) continue
    // A new entry has nothing to move from: its numbers are what is written.
    const after = overlay(next, fresh ? undefined : before[name], entry.node, [...keys, name], visitor, entry.key)
    if (after === before[name]) continue
    copy ??= { ...before }
    copy[name] = after
  }
  return copy ?? before
}

function overlayMap(field: MapOf, current: unknown, node: Located, keys: readonly string[], visitor: Visitor): unknown {
  const before = (current ?? {}) as Level
  if (node.kind !== 'map') return before
  let copy: Record<string, unknown> | undefined
  let grown = false
  for (const [id, entry] of node.entries) {
    const below = [...keys, id]
    const existed = Object.hasOwn(before, id)
    if (isNull(entry.node)) {
      visitor.dropped?.(below.join('.'), below, field.entry, entry.key, existed)
      if (!existed) continue
      copy ??= { ...before }
      delete copy[id]
      continue
    }
    if (!existed) visitor.added?.(below.join('.'))
    const after = overlay(field.entry, existed ? before[id] : undefined, entry.node, below, visitor, entry.key)
    if (existed && after === before[id]) continue
    copy ??= { ...before }
    copy[id] = after
    grown ||= !existed
  }
  if (copy === undefined) return before
  return grown ? sortedByKey(copy) : copy
}

function writtenOf(node: Located, place: SourceSpan, key: SourceSpan | undefined): Written {
  const scalar = (name: string): unknown => {
    const found = child(node, name)
    return found?.kind === 'scalar' ? found.value : undefined
  }
  const tag = scalar('tag')
  const source = scalar('source')
  const note = scalar('note')
  const range = child(node, 'range')
  const ends =
    range?.kind === 'list'
      ? range.items.map((i) => (i.kind === 'scalar' && typeof i.value === 'number' ? i.value : Number.NaN))
      : []
  const [low, high] = ends
  const label = textOf(child(node, 'name'))
  return {
    place,
    ...(key === undefined ? {} : { key }),
    annotated: tag !== undefined || source !== undefined || note !== undefined || range !== undefined,
    tag: tags.find((t) => t === tag) ?? 'assumed',
    ...(low === undefined || high === undefined ? {} : { range: [low, high] as const }),
    ...(typeof source === 'string' ? { source } : {}),
    ...(typeof note === 'string' ? { note } : {}),
    ...(label === undefined ? {} : { label }),
  }
}

/** A label in both languages; one that is given in one language stands in for the other. */
export function textOf(node: Located | undefined): Text | undefined {
  if (node === undefined) return undefined
  if (node.kind === 'scalar') return typeof node.value === 'string' ? { en: node.value, id: node.value } : undefined
  const part = (name: string) => {
    const found = child(node, name)
    return found?.kind === 'scalar' && typeof found.value === 'string' ? found.value : undefined
  }
  const en = part('en') ?? part('id')
  const id = part('id') ?? part('en')
  return en === undefined || id === undefined ? undefined : { en, id }
}
