/** Values that remember where they were written. */
import type { LineCounter } from 'yaml'
import type { Fault } from './errors.js'

/** A text that values are read from: a file, or the argument of an option. */
export interface Origin {
  readonly file: string
  readonly text: string
  readonly lines: LineCounter
}

export interface SourceSpan {
  readonly origin: Origin
  readonly start: number
  readonly end: number
}

export interface Entry {
  readonly key: SourceSpan
  readonly node: Located
}

export type Located =
  | { readonly kind: 'scalar'; readonly value: string | number | boolean | null; readonly place: SourceSpan }
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly place: SourceSpan }
  | { readonly kind: 'list'; readonly items: readonly Located[]; readonly place: SourceSpan }
  /** Already faulted by the reader: whatever else is wrong with it follows from that, and is not reported. */
  | { readonly kind: 'broken'; readonly place: SourceSpan }

/** What a broken value becomes outside the located tree. */
export const broken: unique symbol = Symbol('broken')

/** The value as plain JavaScript. Shared nodes (aliases) give shared values. */
export function plain(node: Located, seen: Map<Located, unknown> = new Map()): unknown {
  if (node.kind === 'scalar') return node.value
  if (node.kind === 'broken') return broken
  const known = seen.get(node)
  if (known !== undefined) return known
  if (node.kind === 'list') {
    const list = node.items.map((item) => plain(item, seen))
    seen.set(node, list)
    return list
  }
  const map: Record<string, unknown> = {}
  for (const [key, entry] of node.entries) map[key] = plain(entry.node, seen)
  seen.set(node, map)
  return map
}

export function child(node: Located | undefined, key: PropertyKey): Located | undefined {
  if (node?.kind === 'map') return node.entries.get(String(key))?.node
  if (node?.kind === 'list') return node.items[Number(key)]
  return undefined
}

/** Whether something in a value was faulted already: then it has no plain form. */
export function hasBroken(node: Located | undefined): boolean {
  if (node === undefined || node.kind === 'scalar') return false
  if (node.kind === 'broken') return true
  const below = node.kind === 'list' ? node.items : [...node.entries.values()].map((entry) => entry.node)
  return below.some(hasBroken)
}

export function isNull(node: Located): boolean {
  return node.kind === 'scalar' && node.value === null
}

/** 1 where a quotation mark stands before the text itself, else 0. */
export function quoteAt(place: SourceSpan): 0 | 1 {
  return /["']/.test(place.origin.text[place.start] ?? '') ? 1 : 0
}

/** A fault at a place, with its line of text. */
export function faultAt(
  place: SourceSpan,
  path: string,
  message: string,
  more: { given?: string; hint?: string | undefined } = {},
): Fault {
  const { origin } = place
  const at = origin.lines.linePos(place.start)
  const line = Math.max(1, at.line)
  const from = origin.lines.lineStarts[line - 1] ?? 0
  const next = origin.lines.lineStarts[line] ?? origin.text.length + 1
  const source = origin.text.slice(from, next - (origin.text[next - 2] === '\r' ? 2 : 1))
  const column = Math.max(1, Math.min(at.col, source.length + 1))
  const length = Math.max(1, Math.min(place.end - place.start, source.length - column + 1))
  // A byte-order mark takes up a character of the first line, but is no character for whoever reads it.
  const mark = line === 1 && source.startsWith('\ufeff') ? 1 : 0
  return {
    file: origin.file,
    line,
    column: Math.max(1, column - mark),
    path,
    message,
    ...(more.given === undefined ? {} : { given: more.given }),
    ...(more.hint === undefined ? {} : { hint: more.hint }),
    source: source.slice(mark),
    length,
  }
}

/** A value in the words of a message: short, quoted if it is text. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing'
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  return 'a map'
}
