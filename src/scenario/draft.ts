/** A scenario while it is put together: layers and options are laid over it one after the other. */
import type { Fields, Group } from '../model/declare.js'
import type { Fault } from './errors.js'
import { child, faultAt, isNull, type Located, type SourceSpan } from './located.js'
import { spelledKey } from './measure-path.js'
import { nearest, suggestion } from './nearest.js'
import { defaultOf, overlay, textOf, type Visitor, type Written } from './overlay.js'
import { own } from './path.js'
import { forget, type Kind, kindAt } from './references.js'
import type { Text } from './scenario.js'
import { rootOf } from './schema.js'
import type { Generated } from './synthetic.js'

/** A measure as written, its parts merged from all layers. */
export interface RawMeasure {
  readonly key: SourceSpan
  readonly parts: ReadonlyMap<string, { readonly key: SourceSpan; readonly node: Located }>
  /** By path, in its one spelling. */
  readonly set: ReadonlyMap<string, RawChange>
  readonly add: ReadonlyMap<string, RawChange>
}

/** What a measure does at a path: where that is written, and how. */
export interface RawChange {
  readonly key: SourceSpan
  readonly text: string
  readonly node: Located
}

export class Draft {
  readonly root: Group
  /** The months and the world together; never changed in place. */
  spec: unknown
  title: Text | undefined
  description: Text | undefined
  readonly written = new Map<string, Written>()
  readonly labels = new Map<string, Text>()
  readonly measures = new Map<string, RawMeasure>()
  readonly faults: Fault[] = []

  /** `generated` is what the layers are laid over, in place of an empty world. */
  constructor(
    fields: Fields,
    readonly generated?: Generated,
  ) {
    this.root = rootOf(fields)
    this.spec = { ...(defaultOf(this.root) as object), ...generated }
  }

  /** Lays a checked file, or a value of an option in the form of a file, over what is there. */
  lay(node: Located): void {
    if (node.kind !== 'map') return
    this.title = textOf(child(node, 'title')) ?? this.title
    this.description = textOf(child(node, 'description')) ?? this.description
    // Who is taken out here leaves the seats and offices that were given before.
    this.spec = leave(this.root, this.spec, node)
    this.spec = overlay(this.root, this.spec, node, [], this.visitor())
    const measures = child(node, 'measures')
    if (measures?.kind === 'map') for (const [id, entry] of measures.entries) this.layMeasure(id, entry.key, entry.node)
  }

  visitor(): Visitor {
    return {
      written: (path, what) => {
        const before = this.written.get(path)
        this.written.set(path, what)
        if (what.label) this.labels.set(path, what.label)
        // A layer that only goes into an entry does not take away what an earlier one said of it as a whole.
        if (before?.annotated && what.whole && !what.annotated) this.written.set(path, before)
      },
      added: (path) => {
        if (this.written.has(path)) this.unsay(path)
      },
      dropped: (path, keys, field, place, existed) => {
        this.unsay(path)
        if (existed || (field.type === 'group' && field.optional)) return
        const id = keys.at(-1) ?? ''
        const home = keys.slice(0, -1)
        const near = nearest(id, idsAt(this.spec, home))
        const hint =
          near === undefined
            ? `null removes an entry; to add ${id} with all defaults, write {}`
            : `did you mean “${near}”?`
        this.faults.push(
          faultAt(place, path, `there is no “${id}” in ${home.join('.')} to remove`, { given: id, hint }),
        )
      },
    }
  }

  private unsay(path: string): void {
    for (const known of [...this.written.keys()])
      if (known === path || known.startsWith(`${path}.`)) this.written.delete(known)
    this.labels.delete(path)
  }

  layMeasure(id: string, key: SourceSpan, node: Located): void {
    const before = this.measures.get(id)
    if (isNull(node)) {
      if (before === undefined) {
        const hint = suggestion(id, [...this.measures.keys()], 'there are')
        this.faults.push(faultAt(key, `measures.${id}`, `there is no measure “${id}” to remove`, { given: id, hint }))
      }
      this.measures.delete(id)
      return
    }
    if (node.kind !== 'map') return
    const parts = new Map(before?.parts)
    for (const [name, entry] of node.entries) {
      // A broken set or add is kept only to know that there was one.
      if ((name !== 'set' && name !== 'add') || entry.node.kind === 'broken') parts.set(name, entry)
    }
    const merge = (name: 'set' | 'add') => {
      const merged = new Map(before?.[name])
      const given = child(node, name)
      if (given?.kind !== 'map') return merged
      const said = new Map<string, string>()
      for (const [text, entry] of given.entries) {
        const path = spelledKey(text)
        const other = said.get(path)
        if (other !== undefined) this.faults.push(sameKey(entry.key, `measures.${id}.${name}`, other, text))
        said.set(path, text)
        // What an earlier layer says of a part is said anew by what now says it of the whole.
        for (const [known, { node: was }] of before?.[name] ?? [])
          if (
            known.startsWith(`${path}.`) &&
            !said.has(known) &&
            !isNull(was) &&
            below(entry.node, known.slice(path.length + 1))
          )
            merged.delete(known)
        merged.delete(path)
        merged.set(path, { ...entry, text })
      }
      return merged
    }
    this.measures.set(id, { key, parts, set: merge('set'), add: merge('add') })
  }
}

/** Two spellings of one path in one map. */
export function sameKey(place: SourceSpan, path: string, one: string, other: string): Fault {
  return faultAt(place, path, `${one} and ${other} are the same path`, { given: other, hint: 'keep one of the two' })
}

/** Whether a value says something at a path below it. */
function below(node: Located, path: string): boolean {
  return path.split('.').reduce<Located | undefined>((at, key) => child(at, key), node) !== undefined
}

function idsAt(spec: unknown, keys: readonly string[]): string[] {
  let value = spec
  for (const key of keys)
    value = typeof value === 'object' && value !== null ? own(value as { [key: string]: unknown }, key) : undefined
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

/** Takes whoever `node` removes (by null) out of the seats and offices that the world has given them. */
export function leave(root: Group, spec: unknown, node: Located): unknown {
  if (node.kind !== 'map') return spec
  let after = spec
  for (const [home, entry] of node.entries) {
    if (entry.node.kind !== 'map') continue
    const gone = new Map<Kind, Set<string>>()
    for (const [id, below] of entry.node.entries) {
      const kind = kindAt([home, id])
      if (kind === undefined || !isNull(below.node)) continue
      gone.set(kind, (gone.get(kind) ?? new Set()).add(id))
    }
    for (const [kind, ids] of gone) after = forget(root, after, kind, ids)
  }
  return after
}
