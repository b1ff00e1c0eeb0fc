/** YAML text to located values. Whatever the text holds, the outcome is values and faults, never a crash. */
import { isAlias, isMap, isScalar, isSeq, LineCounter } from 'yaml'
import { type Unfit, unfit } from './characters.js'
import type { Fault } from './errors.js'
import { limits, reserved } from './limits.js'
import { type Entry, faultAt, type Located, type Origin, type SourceSpan, shown } from './located.js'
import { parseOne } from './parse.js'
import { maxBytes, type Tree } from './sources.js'

export interface Reading {
  readonly root: Located | undefined
  readonly faults: readonly Fault[]
  readonly origin: Origin
}

/**
 * Reads one document. `empty` is the fault of a text with no value at all; `display` is the text that faults show, where
 * `text` is only a part of it in the same place.
 */
export function readYaml(file: string, text: string, empty = 'the file is empty', display = text): Reading {
  const origin: Origin = { file, text: display, lines: new LineCounter() }
  countLines(origin)
  const faults: Fault[] = []
  const at = (start: number, end = start + 1): SourceSpan => ({ origin, start, end })
  const refuse = (message: string, hint?: string, start = 0): Reading => {
    return { root: undefined, faults: [faultAt(at(start), '', message, { hint })], origin }
  }

  if (text.length > maxBytes)
    return refuse('the file is larger than 1 MB', 'scenario files are written by hand; is this one?')
  const odd = unfit(text, 'file')
  if (odd) return refuse(`the text holds ${odd.what}`, 'take it out: files are YAML in UTF-8', odd.index)

  const doc = parseOne(text)
  if ('message' in doc) {
    const { message, hint, start, end } = doc
    return { root: undefined, faults: [faultAt(at(start, Math.max(end, start + 1)), '', message, { hint })], origin }
  }
  const contents = doc.contents
  if (contents === null || (isScalar(contents) && contents.value === null && contents.source === ''))
    return refuse(empty)

  const walk = new Walk(origin, faults)
  const root = walk.node(contents, 1, '')
  // Of a file beyond the limits nothing else is worth telling, nor of one with so many faults.
  const limit = walk.beyond
  if (faults.length >= limits.faults) return { root: undefined, faults: limit ? [limit] : faults, origin }
  return limit ? { root: undefined, faults: [limit], origin } : { root, faults, origin }
}

/** What a file said when it was read before, without the places: nothing is wrong there. */
export function readTree(file: string, tree: Tree): Located {
  const origin: Origin = { file, text: '', lines: new LineCounter() }
  countLines(origin)
  const place: SourceSpan = { origin, start: 0, end: 1 }
  const located = (value: unknown): Located => {
    if (Array.isArray(value)) return { kind: 'list', items: value.map(located), place }
    if (typeof value !== 'object' || value === null)
      return { kind: 'scalar', value: value as string | number | boolean | null, place }
    const entries = Object.entries(value).map(([key, one]) => [key, { key: place, node: located(one) }] as const)
    return { kind: 'map', entries: new Map(entries), place }
  }
  return located(tree)
}

function countLines(origin: Origin): void {
  origin.lines.addNewLine(0)
  for (let i = origin.text.indexOf('\n'); i >= 0; i = origin.text.indexOf('\n', i + 1)) origin.lines.addNewLine(i + 1)
}

/** Nothing at all, where null would be a word that says so. */
function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null && node.source === '' && node.tag === undefined)
}

class Walk {
  private readonly anchors = new Map<string, { node: Located; size: number; height: number } | 'open'>()
  private aliases = 0
  private repeated = 0
  /** Entries and levels below the node just walked. */
  private size = 0
  private height = 0
  private refusedDepth = false
  private refusedAliases = false
  /** The first fault that says the file is beyond the limits of size. */
  beyond: Fault | undefined

  constructor(
    private readonly origin: Origin,
    private readonly faults: Fault[],
  ) {}

  node(node: unknown, depth: number, path: string): Located {
    const place = this.place(node)
    if (this.faults.length >= limits.faults) return this.broken(place)
    if (depth > limits.depth) {
      if (!this.refusedDepth) this.beyond ??= this.fault(place, path, `nested deeper than ${limits.depth} levels`)
      this.refusedDepth = true
      return this.broken(place)
    }
    if (isAlias(node)) return this.alias(node.source, place, depth, path)
    const anchor = isScalar(node) || isMap(node) || isSeq(node) ? node.anchor : undefined
    if (anchor !== undefined) this.anchors.set(anchor, 'open')
    const located = this.value(node, place, depth, path)
    if (anchor !== undefined) this.anchors.set(anchor, { node: located, size: this.size, height: this.height })
    return located
  }

  private value(node: unknown, place: SourceSpan, depth: number, path: string): Located {
    if (isMap(node) || isSeq(node) || isScalar(node)) {
      if (node.tag !== undefined) {
        this.fault(place, path, 'tags are not read here', {
          hint: 'write the value without the word that starts with !',
        })
        return this.broken(place)
      }
    }
    if (isMap(node)) {
      const entries = new Map<string, Entry>()
      let size = 1
      let height = 0
      let lost = false
      for (const pair of node.items) {
        const key = this.key(pair.key, path)
        if (key === undefined) {
          lost = true
          continue
        }
        const below = path === '' ? key.name : `${path}.${key.name}`
        if (entries.has(key.name)) {
          this.fault(key.place, below, `${key.name} is written twice in the same map`, { hint: 'keep one of the two' })
          continue
        }
        const value = isNothing(pair.value) ? this.nothing(key.place, below) : this.node(pair.value, depth + 1, below)
        size += this.size
        height = Math.max(height, this.height)
        entries.set(key.name, { key: key.place, node: value })
      }
      // That nothing is left is no fault of its own.
      if (lost && entries.size === 0) return this.broken(place)
      this.size = size
      this.height = height + 1
      return { kind: 'map', entries, place }
    }
    if (isSeq(node)) {
      const items: Located[] = []
      let size = 1
      let height = 0
      for (const item of node.items) {
        items.push(this.node(item, depth + 1, `${path}[${items.length}]`))
        size += this.size
        height = Math.max(height, this.height)
      }
      this.size = size
      this.height = height + 1
      return { kind: 'list', items, place }
    }
    this.size = 1
    this.height = 0
    const value = isScalar(node) ? node.value : null
    if (isNothing(node)) return this.nothing(place, path)
    if (typeof value === 'string') {
      const odd = unfit(value, 'lines')
      return odd ? this.odd(place, path, odd) : { kind: 'scalar', value, place }
    }
    if (typeof value === 'number') {
      if (Number.isFinite(value)) return { kind: 'scalar', value: value === 0 ? 0 : value, place }
      this.fault(place, path, `a number must be finite (got ${this.text(place)})`, { given: this.text(place) })
      return this.broken(place)
    }
    if (value === null || typeof value === 'boolean') return { kind: 'scalar', value, place }
    this.fault(place, path, `this kind of value is not read here (${typeof value})`)
    return this.broken(place)
  }

  private key(node: unknown, path: string): { name: string; place: SourceSpan } | undefined {
    const place = this.place(node)
    if (!isScalar(node) || typeof node.value !== 'string') {
      const given = isScalar(node) ? shown(node.value) : isAlias(node) ? 'an alias' : 'a list or a map'
      this.fault(place, path, `a key must be a word (got ${given})`, { given })
      return undefined
    }
    const name = node.value
    const odd = unfit(name, 'line')
    if (odd) {
      this.odd(place, path, odd)
      return undefined
    }
    if (node.tag !== undefined) {
      this.fault(place, path, 'tags are not read here', { hint: 'write the key without the word that starts with !' })
      return undefined
    }
    if (node.anchor !== undefined) {
      this.fault(place, path, 'a key cannot be an anchor')
      return undefined
    }
    if (name === '<<') {
      this.fault(place, path, 'merge keys (<<) are not read here', {
        hint: 'use extends to take over another scenario',
      })
      return undefined
    }
    if (reserved.has(name)) {
      this.fault(place, path === '' ? name : `${path}.${name}`, `“${name}” is a reserved word and cannot be a key`, {
        given: name,
      })
      return undefined
    }
    return { name, place }
  }

  private alias(name: string, place: SourceSpan, depth: number, path: string): Located {
    this.aliases += 1
    const target = this.anchors.get(name)
    this.size = 1
    this.height = 0
    if (target === undefined) {
      this.fault(place, path, `*${name} names no anchor above it`, { given: `*${name}` })
      return this.broken(place)
    }
    if (target === 'open') {
      this.fault(place, path, `*${name} stands inside the very value that it names`, { given: `*${name}` })
      return this.broken(place)
    }
    this.repeated += target.size
    if (this.aliases > limits.aliases || this.repeated > limits.repeated) {
      const message =
        this.aliases > limits.aliases
          ? `more than ${limits.aliases} aliases in one file`
          : `the aliases of this file repeat more than ${limits.repeated} entries`
      if (!this.refusedAliases)
        this.beyond ??= this.fault(place, path, message, { hint: 'write the values out, or use extends' })
      this.refusedAliases = true
      return this.broken(place)
    }
    if (depth + target.height > limits.depth) {
      if (!this.refusedDepth) this.beyond ??= this.fault(place, path, `nested deeper than ${limits.depth} levels`)
      this.refusedDepth = true
      return this.broken(place)
    }
    this.size = target.size
    this.height = target.height
    return target.node
  }

  private broken(place: SourceSpan): Located {
    this.size = 1
    this.height = 0
    return { kind: 'broken', place }
  }

  /** Nothing is written where a value is due: it may mean nothing, everything by default, or removal, so it means none. */
  private nothing(place: SourceSpan, path: string): Located {
    const name = path.slice(path.lastIndexOf('.') + 1)
    const hint = name.endsWith(']')
      ? 'write a value, or take the line out'
      : 'null (or ~) removes an entry, {} adds one with all defaults; to keep what is inherited, leave the line out'
    this.fault(place, path, `${name} is given no value`, { hint })
    return this.broken(place)
  }

  private odd(place: SourceSpan, path: string, { what }: Unfit): Located {
    this.fault(place, path, `the text holds ${what}`, { hint: 'take it out' })
    return this.broken(place)
  }

  private place(node: unknown): SourceSpan {
    const range = isScalar(node) || isMap(node) || isSeq(node) || isAlias(node) ? node.range : undefined
    const start = range?.[0] ?? 0
    return { origin: this.origin, start, end: Math.max(range?.[1] ?? start, start + 1) }
  }

  private text(place: SourceSpan): string {
    return this.origin.text.slice(place.start, Math.min(place.end, place.start + 40))
  }

  private fault(place: SourceSpan, path: string, message: string, more: { given?: string; hint?: string } = {}): Fault {
    const fault = faultAt(place, path, message, more)
    if (this.faults.length < limits.faults) this.faults.push(fault)
    return fault
  }
}
