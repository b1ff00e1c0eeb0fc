/**
 * Paths to values of the world: `agencies.bnpp.ego`, `agencies.*.capacity`, `agencies.*[kind=public].capacity`.
 *
 * Segments are separated by dots. `*` stands for every entry of a map; filters in brackets after it keep the entries
 * whose value is the one given, and several must all hold. A segment in double quotes may hold dots, as the paths
 * inside of a measure do: `measures.train.add."agencies.*.capacity"`.
 */
import type { Field, Fields, Group, MapOf } from '../model/declare.js'
import { suggestion } from './nearest.js'

export interface Filter {
  readonly keys: readonly string[]
  readonly value: string
  readonly start: number
}

export interface Segment {
  /** Absent for `*`. */
  readonly name?: string
  readonly filters: readonly Filter[]
  /** Place in the text of the path. */
  readonly start: number
  readonly end: number
}

export interface Path {
  readonly text: string
  readonly segments: readonly Segment[]
}

/** Something wrong with a path: `start` and `end` are places in its text. */
export interface PathFault {
  readonly message: string
  readonly start: number
  readonly end: number
  readonly hint?: string
}

/** Reads a path; says where it breaks off if it is none. */
export function parsePath(text: string): Path | PathFault {
  const segments: Segment[] = []
  let at = 0
  const wrong = (message: string, start: number, hint?: string): PathFault => ({
    message,
    start,
    end: start + 1,
    ...(hint === undefined ? {} : { hint }),
  })
  if (text.length > 1000) return wrong('a path may not be longer than 1000 characters', 0)
  for (;;) {
    const start = at
    if (text[at] === '"') {
      const close = text.indexOf('"', at + 1)
      if (close < 0) return wrong('this quotation mark is never closed', at)
      if (close === at + 1) return wrong('a path has an empty segment here', at)
      segments.push({ name: text.slice(at + 1, close), filters: [], start, end: close + 1 })
      at = close + 1
    } else if (text[at] === '*') {
      at += 1
      const filters: Filter[] = []
      while (text[at] === '[') {
        const close = text.indexOf(']', at)
        if (close < 0) return wrong('this bracket is never closed', at)
        const inside = text.slice(at + 1, close)
        const equals = inside.indexOf('=')
        const keys = inside.slice(0, Math.max(0, equals)).trim().split('.')
        const value = inside.slice(equals + 1).trim()
        if (equals < 0 || value === '' || keys.some((k) => !plainName.test(k))) {
          return {
            message: 'a filter is a field and its value',
            start: at,
            end: close + 1,
            hint: 'for example [kind=public]',
          }
        }
        filters.push({ keys, value: value.replace(/^"(.*)"$/, '$1'), start: at })
        at = close + 1
      }
      segments.push({ filters, start, end: at })
    } else {
      while (at < text.length && !/[.[\]*"=\s]/.test(text[at] as string)) at += 1
      if (at === start) {
        if (at >= text.length || text[at] === '.')
          return wrong(
            text === '' ? 'the path is empty' : 'a path has an empty segment here',
            Math.min(at, Math.max(0, text.length - 1)),
          )
        return wrong(
          `“${text[at]}” cannot stand here in a path`,
          at,
          'a path looks like agencies.*[kind=public].capacity',
        )
      }
      segments.push({ name: text.slice(start, at), filters: [], start, end: at })
    }
    if (at >= text.length) return { text, segments }
    if (text[at] !== '.') {
      const hint = text[at] === '[' ? 'filters stand after *, as in agencies.*[kind=public].capacity' : undefined
      return wrong(`“${text[at]}” cannot stand here in a path`, at, hint)
    }
    at += 1
  }
}

const plainName = /^[a-z][a-z0-9-]*$/

export function isPathFault(p: object): p is PathFault {
  return 'message' in p
}

export interface Declared {
  readonly field: Field
  /** The map whose entry the path ends at: it can be added and removed. */
  readonly map?: MapOf
}

/** What the declarations say of the value at a path; names of fields are checked, ids of entries are not. */
export function declaredAt(root: Group, path: Path): Declared | PathFault {
  let field: Field = root
  let map: MapOf | undefined
  for (const segment of path.segments) {
    const { name, start, end } = segment
    if (field.type === 'group') {
      if (name === undefined) {
        return {
          message: '* stands for the entries of a map, and here there is none',
          start,
          end,
          hint: `known here: ${Object.keys(field.fields).join(', ')}`,
        }
      }
      const next: Field | undefined = own(field.fields, name)
      if (next === undefined) return unknownField(field.fields, name, start, end)
      field = next
      map = undefined
    } else if (field.type === 'map') {
      for (const filter of segment.filters) {
        const fault = filterFault(field.entry, filter)
        if (fault) return fault
      }
      map = field
      field = field.entry
    } else {
      return { message: `the path goes on below a ${words[field.type]}`, start, end }
    }
  }
  return { field, ...(map === undefined ? {} : { map }) }
}

const words: Record<Field['type'], string> = {
  quantity: 'number',
  choice: 'word',
  flag: 'switch',
  reference: 'reference',
  identifier: 'name',
  group: 'group',
  map: 'map',
}

function unknownField(fields: Fields, name: string, start: number, end: number): PathFault {
  const hint = suggestion(name, Object.keys(fields))
  return { message: `there is no “${name}” here`, start, end, ...(hint === undefined ? {} : { hint }) }
}

function filterFault(entry: Field, filter: Filter): PathFault | undefined {
  let field: Field | undefined = entry
  let at = filter.start + 1
  for (const key of filter.keys) {
    if (field.type !== 'group')
      return {
        message: 'a filter looks at a field of the entry, and here there is none',
        start: at,
        end: at + key.length,
      }
    const next: Field | undefined = own(field.fields, key)
    if (next === undefined) return unknownField(field.fields, key, at, at + key.length)
    field = next
    at += key.length + 1
  }
  if (field.type === 'group' || field.type === 'map') {
    return {
      message: 'a filter looks at a single value',
      start: filter.start,
      end: at,
      hint: 'for example [kind=public]',
    }
  }
  if (field.type === 'choice' && !field.options.includes(filter.value)) {
    const hint = suggestion(filter.value, field.options)
    return {
      message: `nothing can have ${filter.keys.join('.')}=${filter.value}`,
      start: filter.start,
      end: at + filter.value.length + 1,
      ...(hint === undefined ? {} : { hint }),
    }
  }
  return undefined
}

/** A property of the object’s own: ids must not find what JavaScript keeps on every object. */
export function own<T>(object: { readonly [key: string]: T }, key: string): T | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

/** A group without some of its fields: they are neither found nor proposed. */
export function without(group: Group, names: { readonly has: (name: string) => boolean }): Group {
  return { ...group, fields: Object.fromEntries(Object.entries(group.fields).filter(([name]) => !names.has(name))) }
}

/** Given back by a change in order to take an entry out. */
export const removed: unique symbol = Symbol('removed')

/** Changes one matched value: `current` is undefined where a map has no such entry yet. */
export type Change = (field: Field, current: unknown, keys: readonly string[]) => unknown

type Level = { readonly [key: string]: unknown }

/**
 * A copy of `value` in which `change` has been applied wherever the path matches; what is not on the way is shared, and
 * an unchanged value is given back itself. The last segment may name an entry that a map does not have yet.
 */
export function update(field: Field, value: unknown, path: Path, change: Change): unknown {
  return step(field, value, path.segments, 0, [], change)
}

function step(
  field: Field,
  value: unknown,
  segments: readonly Segment[],
  i: number,
  keys: readonly string[],
  change: Change,
): unknown {
  const segment = segments[i]
  if (segment === undefined) return change(field, value, keys)
  if (value === null || value === undefined || (field.type !== 'group' && field.type !== 'map')) return value
  const level = value as Level
  if (field.type === 'group') {
    const name = segment.name
    const next = name === undefined ? undefined : own(field.fields, name)
    if (name === undefined || next === undefined) return value
    const before = level[name]
    const after = step(next, before, segments, i + 1, [...keys, name], change)
    return after === before ? value : { ...level, [name]: after }
  }
  let copy: Record<string, unknown> | undefined
  const last = i === segments.length - 1
  const names =
    segment.name === undefined ? Object.keys(level) : Object.hasOwn(level, segment.name) || last ? [segment.name] : []
  let grown = false
  for (const name of names) {
    const before = own(level, name)
    if (segment.filters.length > 0 && !segment.filters.every((f) => passes(before, f))) continue
    const after = step(field.entry, before, segments, i + 1, [...keys, name], change)
    if (after === before) continue
    copy ??= { ...level }
    if (after === removed) delete copy[name]
    else {
      grown ||= !Object.hasOwn(copy, name)
      copy[name] = after
    }
  }
  if (copy === undefined) return value
  return grown ? sortedByKey(copy) : copy
}

function passes(entry: unknown, filter: Filter): boolean {
  let value = entry
  for (const key of filter.keys) {
    if (typeof value !== 'object' || value === null) return false
    value = own(value as Level, key)
  }
  return value !== null && value !== undefined && String(value) === filter.value
}

export function sortedByKey<T>(map: { readonly [key: string]: T }): { [key: string]: T } {
  const sorted: { [key: string]: T } = {}
  for (const key of Object.keys(map).sort()) sorted[key] = map[key] as T
  return sorted
}

/** All places that a path matches in a world, as lists of keys; ids in the order of the map. */
export function matches(root: Field, world: unknown, path: Path): string[][] {
  const found: string[][] = []
  update(root, world, path, (_field, current, keys) => {
    if (current !== undefined) found.push([...keys])
    return current
  })
  return found
}

/** The value at a path without wildcards, or undefined. */
export function valueAt(world: unknown, keys: readonly string[]): unknown {
  let value = world
  for (const key of keys) {
    if (typeof value !== 'object' || value === null) return undefined
    value = own(value as Level, key)
  }
  return value
}

export function isWild(path: Path): boolean {
  return path.segments.some((s) => s.name === undefined)
}

/** Why a path matches nothing in this world. */
export function whyNothing(root: Group, world: unknown, path: Path): PathFault {
  let field: Field = root
  let value: unknown = world
  for (const [i, { name, start, end }] of path.segments.entries()) {
    if (name === undefined) return { message: 'the path matches nothing', start, end: path.text.length }
    if (field.type === 'map') {
      const ids = typeof value === 'object' && value !== null ? Object.keys(value) : []
      if (!ids.includes(name)) {
        const where = path.text.slice(0, Math.max(0, start - 1))
        const hint = suggestion(name, ids, 'there are')
        return { message: `there is no “${name}” in ${where}`, start, end, ...(hint === undefined ? {} : { hint }) }
      }
      field = field.entry
    } else if (field.type === 'group') {
      if (value === null) {
        const whole = path.text.slice(0, Math.max(0, start - 1))
        return {
          message: `${whole} is not there`,
          start: path.segments[i - 1]?.start ?? 0,
          end: start - 1,
          hint: `write it as a whole to add it: ${whole}={…}`,
        }
      }
      field = own(field.fields, name) ?? field
    }
    value = typeof value === 'object' && value !== null ? own(value as Level, name) : undefined
  }
  return { message: 'the path matches nothing', start: 0, end: path.text.length }
}

/** Keys as a path; those that hold dots are quoted. */
export function pathOf(keys: readonly string[]): string {
  return keys.map((k) => (/[.[\]*"=\s]/.test(k) ? `"${k}"` : k)).join('.')
}
