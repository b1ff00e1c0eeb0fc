/** Names by which one part of a world speaks of another: who is named but not there, and taking out who has left. */
import type { Field, Reference } from '../model/declare.js'

export type Kind = Reference['to']

/** Where the entries of each kind are declared. */
export const homes: Record<Kind, string> = { agency: 'agencies', forum: 'forums', issue: 'issues', figure: 'figures' }

export function kindAt(keys: readonly string[]): Kind | undefined {
  if (keys.length !== 2) return undefined
  return (Object.keys(homes) as Kind[]).find((kind) => homes[kind] === keys[0])
}

type Level = { readonly [key: string]: unknown }

const speaking = new Map<Kind, WeakMap<Field, boolean>>()

/** Whether anything below a field can name entries of this kind. */
function speaksOf(field: Field, kind: Kind): boolean {
  let known = speaking.get(kind)
  if (known === undefined) {
    known = new WeakMap()
    speaking.set(kind, known)
  }
  const before = known.get(field)
  if (before !== undefined) return before
  const answer =
    field.type === 'reference'
      ? field.to === kind
      : field.type === 'group'
        ? Object.values(field.fields).some((f) => speaksOf(f, kind))
        : field.type === 'map'
          ? field.keys === kind || speaksOf(field.entry, kind)
          : false
  known.set(field, answer)
  return answer
}

/** The world without any mention of entries that were taken out: seats, chairs, sponsors, interests. */
export function forget(field: Field, value: unknown, kind: Kind, gone: ReadonlySet<string>): unknown {
  if (value === null || value === undefined || !speaksOf(field, kind)) return value
  if (field.type === 'reference') return gone.has(value as string) ? null : value
  const level = value as Level
  let copy: Record<string, unknown> | undefined
  if (field.type === 'group') {
    for (const [name, f] of Object.entries(field.fields)) {
      const after = forget(f, level[name], kind, gone)
      if (after !== level[name]) {
        copy ??= { ...level }
        copy[name] = after
      }
    }
  } else if (field.type === 'map') {
    const names = field.keys === kind
    const below = speaksOf(field.entry, kind)
    for (const id of Object.keys(level)) {
      if (names && gone.has(id)) {
        copy ??= { ...level }
        delete copy[id]
      } else if (below) {
        const after = forget(field.entry, level[id], kind, gone)
        if (after !== level[id]) {
          copy ??= { ...level }
          copy[id] = after
        }
      }
    }
  }
  return copy ?? value
}

export interface Dangling {
  readonly keys: readonly string[]
  readonly kind: Kind
  readonly id: string
  /** The name is a key of a map (a member), not a value (a chair). */
  readonly key: boolean
}

/** All names of entries that are not there. */
export function dangling(field: Field, world: unknown): Dangling[] {
  const found: Dangling[] = []
  const kinds = (Object.keys(homes) as Kind[]).map((kind) => ({
    kind,
    home: (world as Level)[homes[kind]] as Level | undefined,
  }))
  const there = (kind: Kind, id: string) => {
    const home = kinds.find((k) => k.kind === kind)?.home
    return home !== undefined && Object.hasOwn(home, id)
  }
  const speaks = (f: Field) => kinds.some(({ kind }) => speaksOf(f, kind))
  const look = (f: Field, value: unknown, keys: readonly string[]) => {
    if (value === null || value === undefined || !speaks(f)) return
    if (f.type === 'reference') {
      if (!there(f.to, value as string)) found.push({ keys, kind: f.to, id: value as string, key: false })
    } else if (f.type === 'group') {
      for (const [name, next] of Object.entries(f.fields)) look(next, (value as Level)[name], [...keys, name])
    } else if (f.type === 'map') {
      for (const [id, entry] of Object.entries(value as Level)) {
        if (f.keys !== 'new' && !there(f.keys, id)) found.push({ keys: [...keys, id], kind: f.keys, id, key: true })
        look(f.entry, entry, [...keys, id])
      }
    }
  }
  look(field, world, [])
  return found
}
