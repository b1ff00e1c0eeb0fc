/** The options `--set path=value` and `--vary path=a,b,c`: read, checked and applied like lines of a file. */
import { LineCounter, parse } from 'yaml'
import type { MapOf } from '../model/declare.js'
import { unfit } from './characters.js'
import { check } from './check.js'
import type { Draft, RawChange } from './draft.js'
import type { Fault } from './errors.js'
import { idPattern, reserved } from './limits.js'
import { child, type Entry, faultAt, isNull, type Located, type Origin, type SourceSpan } from './located.js'
import { type MeasurePath, measurePath, spelledPath } from './measure-path.js'
import { suggestion } from './nearest.js'
import { overlay } from './overlay.js'
import {
  type Declared,
  declaredAt,
  isPathFault,
  type Path,
  type PathFault,
  parsePath,
  removed,
  update,
  whyNothing,
} from './path.js'
import { readYaml } from './read.js'
import { forget, type Kind, kindAt } from './references.js'
import { entrySchema, measureSchema, schemaOf } from './schema.js'
import { spelledValue } from './spelling.js'

export interface Assignment {
  readonly path: Path
  /** Where the path is written. */
  readonly place: SourceSpan
  readonly node: Located
}

/** A path with all the values that are tried on it, each with its text; both in their one spelling. */
export interface Varied {
  readonly path: string
  readonly choices: readonly { readonly text: string; readonly assignment: Assignment }[]
}

type Read<T> =
  | { readonly value: T; readonly faults?: undefined }
  | { readonly value?: undefined; readonly faults: readonly Fault[] }

export function readSet(text: string): Read<Assignment> {
  const split = splitAt('--set', text)
  if (split.faults) return split
  const { path, place, equals } = split.value
  const reading = readYaml(
    '--set',
    ' '.repeat(equals + 1) + text.slice(equals + 1),
    `${path.text} is given no value`,
    text,
  )
  if (reading.faults.length > 0 || reading.root === undefined) return { faults: reading.faults }
  return { value: { path, place, node: reading.root } }
}

/** The values of `--set` options by path, the last of several for one path; of options that were read without a fault. */
export function settings(texts: readonly string[]): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const text of texts) {
    const split = splitAt('--set', text)
    if (split.faults) continue
    const { path, equals } = split.value
    delete found[path.text]
    found[path.text] = parse(text.slice(equals + 1))
  }
  return found
}

export function readVary(text: string): Read<Varied> {
  const split = splitAt('--vary', text)
  if (split.faults) return split
  const { path, place, equals } = split.value
  const fault = (message: string, hint?: string) => ({ faults: [faultAt(place, path.text, message, { hint })] })
  // The list of values is read as a YAML list in the same place.
  const reading = readYaml('--vary', `${' '.repeat(equals)}[${text.slice(equals + 1)}]`, undefined, text)
  if (reading.faults.length > 0) return { faults: reading.faults }
  if (reading.root?.kind !== 'list') return fault('the values of --vary are a list', 'for example path=0.1,0.5,0.9')
  if (reading.root.items.length === 0) return fault(`${path.text} is given no values`, 'for example path=0.1,0.5,0.9')
  const end = text.trimEnd().length - 1
  if (text[end] === ',') {
    const comma = { origin: place.origin, start: end, end: end + 1 }
    return { faults: [faultAt(comma, path.text, 'a value is missing after this comma')] }
  }
  const choices = reading.root.items.map((node) => ({ text: spelledValue(node), assignment: { path, place, node } }))
  const bare = (node: Located) => spelledValue(child(node, 'value') ?? node)
  const values = choices.map(({ assignment }) => bare(assignment.node))
  const twice = choices.find((_, i) => values.indexOf(values[i] as string) < i)
  if (twice) {
    const { node } = twice.assignment
    const first = choices[values.indexOf(bare(node))] as (typeof choices)[number]
    const given = written(text, node)
    const other = written(text, first.assignment.node)
    const message =
      given === other ? `the value ${given} is given twice` : `the values ${other} and ${given} are the same`
    return { faults: [faultAt(node.place, path.text, message, { given })] }
  }
  return { value: { path: spelledPath(path), choices } }
}

function written(text: string, { place }: Located): string {
  return text.slice(place.start, place.end).trim()
}

function splitAt(file: string, text: string): Read<{ path: Path; place: SourceSpan; equals: number }> {
  const origin = originOf(file, text)
  const odd = unfit(text, 'lines')
  if (odd) {
    const place = { origin, start: odd.index, end: odd.index + 1 }
    return { faults: [faultAt(place, '', `${file} holds ${odd.what}`, { hint: 'take it out' })] }
  }
  let equals = -1
  let quoted = -1
  let brackets: number[] = []
  for (let i = 0; i < text.length && equals < 0; i += 1) {
    const c = text[i]
    if (c === '"') quoted = quoted < 0 ? i : -1
    else if (quoted >= 0) continue
    else if (c === '[') brackets.push(i)
    else if (c === ']') brackets = brackets.slice(0, -1)
    else if (c === '=' && brackets.length === 0) equals = i
  }
  const example = file === '--set' ? 'agencies.bnpp.ego=0.3' : 'agencies.bnpp.ego=0.1,0.5,0.9'
  const open = quoted >= 0 ? quoted : brackets.at(-1)
  if (equals < 0 && open !== undefined) {
    const message = `this ${quoted >= 0 ? 'quotation mark' : 'bracket'} is never closed`
    const hint = quoted >= 0 ? undefined : 'a filter looks like agencies.*[kind=public].capacity'
    return { faults: [faultAt({ origin, start: open, end: open + 1 }, '', message, { given: text, hint })] }
  }
  if (equals < 0) {
    return {
      faults: [
        faultAt(
          { origin, start: 0, end: Math.max(1, text.length) },
          '',
          `${file} needs a path, an equals sign and a value`,
          { given: text, hint: `for example ${file} ${example}` },
        ),
      ],
    }
  }
  const path = parsePath(text.slice(0, equals))
  if (isPathFault(path)) return { faults: [pathFault(origin, 0, text.slice(0, equals), path)] }
  return { value: { path, place: { origin, start: 0, end: Math.max(1, equals) }, equals } }
}

export function originOf(file: string, text: string): Origin {
  const lines = new LineCounter()
  lines.addNewLine(0)
  for (let i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) lines.addNewLine(i + 1)
  return { file, text, lines }
}

/** A fault of a path whose text stands in `origin` from `offset` on. */
export function pathFault(origin: Origin, offset: number, text: string, f: PathFault, path = text): Fault {
  return faultAt({ origin, start: offset + f.start, end: offset + f.end }, path, f.message, {
    given: text,
    hint: f.hint,
  })
}

/** Checks a value against what is declared at a path; null stands for removal where something can be removed. */
export function checkValue(
  declared: Declared,
  node: Located,
  path: string,
): { faults: readonly Fault[]; sound: Located } {
  const { field, map } = declared
  if (isNull(node) && (map !== undefined || field.type === 'reference' || (field.type === 'group' && field.optional)))
    return { faults: [], sound: node }
  return check(map === undefined ? schemaOf(field) : entrySchema(map), node, path)
}

/** Sets a value in a draft, wherever the path leads in its world as it is now. */
export function assign(draft: Draft, { path, place, node }: Assignment): readonly Fault[] {
  const { origin } = place
  const fault = (f: PathFault) => [pathFault(origin, place.start, path.text, f)]
  const first = path.segments[0]
  if (first?.name === 'measures') return assignMeasure(draft, { path, place, node })
  if (first?.name !== undefined && unsettable.has(first.name)) {
    return fault({ message: `${first.name} cannot be set from the command line`, start: first.start, end: first.end })
  }
  const declared = declaredAt(draft.root, path)
  if (isPathFault(declared)) return fault(declared)
  const newId = newIdFault(declared.map, path)
  if (newId) return fault(newId)
  const { faults, sound } = checkValue(declared, node, path.text)
  // A wrong value does not hide that it would go nowhere.
  if (faults.length > 0)
    return reaches(draft, path) ? faults : [...fault(whyNothing(draft.root, draft.spec, path)), ...faults]
  const put = putAll(draft, path, sound)
  if (put === 0) return fault(whyNothing(draft.root, draft.spec, path))
  return draft.faults.splice(0)
}

const unsettable = new Set(['lintas', 'title', 'description', 'extends'])

/** An entry that a path would add needs an id that a file could give it. */
export function newIdFault(map: MapOf | undefined, path: Path): PathFault | undefined {
  const last = path.segments.at(-1)
  if (map === undefined || last?.name === undefined) return undefined
  if (reserved.has(last.name))
    return { message: `“${last.name}” is a reserved word and cannot be an id`, start: last.start, end: last.end }
  if (idPattern.test(last.name)) return undefined
  return {
    message: `“${last.name}” is not an id: small letters, digits and hyphens, starting with a letter`,
    start: last.start,
    end: last.end,
  }
}

function reaches({ root, spec }: Draft, path: Path): boolean {
  let reached = false
  update(root, spec, path, (_field, current) => {
    reached = true
    return current
  })
  return reached
}

function putAll(draft: Draft, path: Path, node: Located): number {
  const visitor = draft.visitor()
  const gone = new Map<Kind, Set<string>>()
  let put = 0
  const after = update(draft.root, draft.spec, path, (field, current, keys) => {
    if (isNull(node) && field.type !== 'reference' && !(field.type === 'group' && field.optional)) {
      if (current === undefined) return current
      put += 1
      visitor.dropped?.(keys.join('.'), keys, field, node.place, true)
      const kind = kindAt(keys)
      if (kind) gone.set(kind, (gone.get(kind) ?? new Set()).add(keys.at(-1) as string))
      return removed
    }
    put += 1
    if (current === undefined) visitor.added?.(keys.join('.'))
    return overlay(field, current, node, keys, visitor)
  })
  draft.spec = after
  for (const [kind, ids] of gone) draft.spec = forget(draft.root, draft.spec, kind, ids)
  return put
}

/** `measures.legal.at=24`: laid over the measures as a file would be. */
function assignMeasure(draft: Draft, { path, place, node }: Assignment): readonly Fault[] {
  const fault = (message: string, start: number, end: number, hint?: string) => [
    faultAt({ origin: place.origin, start: place.start + start, end: place.start + end }, path.text, message, {
      given: path.text,
      hint,
    }),
  ]
  const wild = path.segments.slice(0, 3).find((s) => s.name === undefined)
  if (wild)
    return fault(
      '* cannot stand for measures',
      wild.start,
      wild.end,
      `there are: ${[...draft.measures.keys()].join(', ')}`,
    )
  const [, id, ...rest] = path.segments
  if (id?.name === undefined) return fault('name the measure', 0, path.text.length, 'for example measures.legal.at=24')
  const known = draft.measures.has(id.name)
  if (!known && (rest.length > 0 || isNull(node))) {
    return fault(
      `there is no measure “${id.name}”`,
      id.start,
      id.end,
      suggestion(id.name, [...draft.measures.keys()], 'there are'),
    )
  }
  if (!idPattern.test(id.name)) return fault(`“${id.name}” is not an id`, id.start, id.end)
  const inside = measurePath(path)
  const tree = inside ? changeOf(draft, inside, { path, place, node }) : nested(rest, place, node)
  if (!isNull(tree)) {
    const checked = check(measureSchema(), tree, `measures.${id.name}`)
    if (checked.faults.length > 0) return checked.faults
  }
  draft.layMeasure(id.name, { origin: place.origin, start: place.start + id.start, end: place.start + id.end }, tree)
  return draft.faults.splice(0)
}

/** A value as a file would write it below these keys. */
function nested(
  segments: readonly { readonly name?: string; readonly start: number; readonly end: number }[],
  place: SourceSpan,
  node: Located,
): Located {
  return segments.reduceRight<Located>((below, { name = '', start, end }) => {
    const key: SourceSpan = { origin: place.origin, start: place.start + start, end: place.start + end }
    return { kind: 'map', entries: new Map<string, Entry>([[name, { key, node: below }]]), place: node.place }
  }, node)
}

/**
 * What a measure sets or adds at a path of the world, as a file would write it: within a map that the measure sets already where
 * that says something there, otherwise as a line of its own.
 */
function changeOf(draft: Draft, { id, kind, world, start }: MeasurePath, { path, place, node }: Assignment): Located {
  const key: SourceSpan = { origin: place.origin, start: place.start + start, end: place.end }
  const known = draft.measures.get(id)?.[kind] ?? new Map<string, RawChange>()
  let [name, value] = [world, node]
  for (const [whole, { node: was }] of known) {
    if (!world.startsWith(`${whole}.`)) continue
    const inner = within(was, world.slice(whole.length + 1).split('.'), node)
    if (inner) [name, value] = [whole, inner]
  }
  const change: Located = { kind: 'map', entries: new Map([[name, { key, node: value }]]), place: node.place }
  return nested([{ name: kind, start: path.segments[2]?.start ?? 0, end: path.segments[2]?.end ?? 0 }], place, change)
}

/** A map with another value at keys that it has; nothing where it does not have them. */
function within(map: Located, [key, ...rest]: readonly string[], node: Located): Located | undefined {
  if (key === undefined) return node
  const entry = map.kind === 'map' ? map.entries.get(key) : undefined
  const inner = entry && within(entry.node, rest, node)
  if (entry === undefined || inner === undefined || map.kind !== 'map') return undefined
  return { ...map, entries: new Map(map.entries).set(key, { ...entry, node: inner }) }
}
