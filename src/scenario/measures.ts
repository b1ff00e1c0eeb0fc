/**
 * Measures: what changes in the world, from which month on. They are applied to the base world month by month, in the
 * order of their beginning; of those that begin together, first what adds and removes, then what sets values, then what
 * adds to numbers, and then by id. So the order in which a file lists them changes nothing.
 */
import type { Field, Group, Quantity } from '../model/declare.js'
import { checkValue, newIdFault, pathFault } from './assignment.js'
import { check } from './check.js'
import type { Operation } from './claims.js'
import type { Draft, RawMeasure } from './draft.js'
import type { Fault } from './errors.js'
import { child, faultAt, isNull, type Located, quoteAt, type SourceSpan } from './located.js'
import { overlay, textOf, type Written } from './overlay.js'
import { declaredAt, isPathFault, type Path, parsePath, pathOf, without } from './path.js'
import type { Measure, Plain } from './scenario.js'
import { additionSchema } from './schema.js'
import { byCodeUnit } from './sources.js'

export interface Measures {
  /** Sorted by month, then id. */
  readonly measures: readonly Measure[]
  readonly operations: readonly Operation[]
  /** What is written of the numbers in them, by path from the root of the file. */
  readonly written: ReadonlyMap<string, Written & { readonly number: number }>
  readonly faults: readonly Fault[]
}

/** Reads the measures of a draft; `months` is how long the scenario itself says that it runs. */
export function readMeasures(draft: Draft, months: number): Measures {
  const measures: Measure[] = []
  const operations: Operation[] = []
  const faults: Fault[] = []
  const written = new Map<string, Written & { readonly number: number }>()
  for (const [id, raw] of draft.measures) {
    const measure = readMeasure(id, raw, months, faults)
    const set: { [path: string]: Plain } = {}
    const add: { [path: string]: number } = {}
    for (const kind of ['set', 'add'] as const) {
      for (const [name, { key, text, node }] of raw[kind]) {
        const where = `measures.${id}.${kind}.${pathOf([name])}`
        const operation = readOperation(draft.root, kind, text, key, node, where, faults)
        if (operation === undefined) continue
        const { field } = operation
        if ((measure?.over ?? 1) > 1 && kind === 'set') faults.push(...notMoving(field, operation.node, key, where))
        collect(field, operation.node, where, written)
        if (kind === 'add') add[name] = numberOf(operation.node)
        else set[name] = essence(field, operation.node)
        if (measure) operations.push({ ...operation, kind, name, key, measure })
      }
    }
    if (raw.set.size + raw.add.size === 0 && !raw.parts.has('set') && !raw.parts.has('add'))
      faults.push(
        faultAt(raw.key, `measures.${id}`, 'a measure must set or add something', {
          hint: 'write set: {path: value} or add: {path: number}',
        }),
      )
    if (measure)
      measures.push(
        Object.assign(
          measure,
          raw.set.size > 0 ? { set: sorted(set) } : {},
          raw.add.size > 0 ? { add: sorted(add) } : {},
        ),
      )
  }
  measures.sort((a, b) => a.at - b.at || byCodeUnit(a.id, b.id))
  operations.sort(
    (a, b) =>
      a.measure.at - b.measure.at ||
      a.rank - b.rank ||
      byCodeUnit(a.measure.id, b.measure.id) ||
      // Within one measure, what speaks of all comes before what speaks of one.
      wildness(b.path) - wildness(a.path) ||
      a.path.segments.length - b.path.segments.length ||
      byCodeUnit(a.name, b.name),
  )
  return { measures, operations, written, faults }
}

function wildness(path: Path): number {
  return path.segments.filter((s) => s.name === undefined).length
}

function sorted<T>(map: { [path: string]: T }): { [path: string]: T } {
  return Object.fromEntries(Object.entries(map).sort(([a], [b]) => byCodeUnit(a, b)))
}

function readMeasure(id: string, raw: RawMeasure, months: number, faults: Fault[]): Measure | undefined {
  const number = (name: string): number | undefined => {
    const node = raw.parts.get(name)?.node
    return node?.kind === 'scalar' && typeof node.value === 'number' ? node.value : undefined
  }
  const at = number('at')
  const title = textOf(raw.parts.get('title')?.node) ?? { en: id, id }
  if (at === undefined) {
    // A wrong `at` has been faulted already.
    if (!raw.parts.has('at'))
      faults.push(faultAt(raw.key, `measures.${id}`, 'at is missing: the month at whose start the measure begins'))
    return undefined
  }
  if (at > months) {
    const place = (raw.parts.get('at') as { node: Located }).node.place
    faults.push(
      faultAt(
        place,
        `measures.${id}.at`,
        `the measure would begin after the end: at is ${at}, and the scenario runs ${months} months`,
        { given: String(at), hint: 'lengthen months, or begin the measure earlier' },
      ),
    )
  }
  const last = number('for')
  const over = number('over')
  return { id, title, at, ...(last === undefined ? {} : { for: last }), ...(over === undefined ? {} : { over }) }
}

function readOperation(
  root: Group,
  kind: 'set' | 'add',
  text: string,
  key: SourceSpan,
  node: Located,
  where: string,
  faults: Fault[],
) {
  const quote = quoteAt(key)
  const wrong = (f: { message: string; start: number; end: number; hint?: string }) =>
    void faults.push(pathFault(key.origin, key.start + quote, text, f, where))
  const path = parsePath(text)
  if (isPathFault(path)) return wrong(path)
  const fixed = unchanging.get(path.segments[0]?.name ?? '')
  if (fixed) return wrong({ message: `a measure cannot change ${fixed}`, start: 0, end: text.length })
  const declared = declaredAt(without(root, unchanging), path)
  if (isPathFault(declared)) return wrong(declared)
  const newId = newIdFault(declared.map, path)
  if (newId) return wrong(newId)
  const { field } = declared
  if (kind === 'add' && field.type !== 'quantity')
    return wrong({ message: 'add works on numbers only', start: 0, end: text.length, hint: 'use set' })
  const checked =
    kind === 'add' ? check(additionSchema(field as Quantity), node, where) : checkValue(declared, node, where)
  faults.push(...checked.faults)
  if (node.kind === 'broken') return undefined
  // What a map adds is there, whatever else is wrong with it: others may name it.
  if (checked.faults.length > 0 && field.type !== 'group' && field.type !== 'map') return undefined
  const structural = kind === 'set' && (isNull(node) || field.type === 'group' || field.type === 'map')
  const rank: 0 | 1 | 2 = kind === 'add' ? 2 : structural ? 0 : 1
  return { path, field, node: checked.sound, rank }
}

const unchanging = new Map([
  ['months', 'the number of months'],
  ['start', 'the calendar'],
  ['synthetic', 'what the world is generated from'],
])

/** What `over` cannot move month by month: words, switches, and what comes or goes as a whole. */
function notMoving(field: Field, node: Located, key: SourceSpan, where: string): Fault[] {
  let numbers = 0
  let words = isNull(node) ? 1 : 0
  if (words === 0)
    overlay(field, undefined, node, [], {
      written: (_, { value }) => {
        if (value !== undefined) words += 1
      },
      number: (_field, _path, _current, target) => {
        numbers += 1
        return target
      },
    })
  if (words === 0 && numbers > 0) return []
  const what = isNull(node) ? 'a removal' : words > 0 ? 'a word or a switch' : 'what holds no number'
  const hint = 'put it into a measure of its own, without over'
  return [faultAt(key, where, `over moves numbers, and this is ${what}`, { hint })]
}

export function numberOf(node: Located): number {
  const leaf = child(node, 'value') ?? node
  return leaf.kind === 'scalar' && typeof leaf.value === 'number' ? leaf.value : Number.NaN
}

function collect(
  field: Field,
  node: Located,
  where: string,
  written: Map<string, Written & { readonly number: number }>,
): void {
  if (isNull(node)) return
  const numbers = new Map<string, number>()
  const said = new Map<string, Written>()
  overlay(field, undefined, node, [], {
    written: (path, what) => void said.set(path, what),
    number: (_field, path, _current, target) => {
      numbers.set(path, target)
      return target
    },
  })
  for (const [path, number] of numbers) {
    const what = said.get(path)
    if (what) written.set(path === '' ? where : `${where}.${path}`, { ...what, number })
  }
}

/** What a value says to the model: no labels, tags, sources, ranges or notes. */
function essence(field: Field, node: Located): Plain {
  if (node.kind === 'scalar') return node.value
  if (node.kind !== 'map') return null
  if (field.type === 'group') {
    return sorted(
      Object.fromEntries(
        [...node.entries]
          .filter(([k]) => Object.hasOwn(field.fields, k))
          .map(([k, e]) => [k, essence(field.fields[k] as Field, e.node)]),
      ),
    )
  }
  if (field.type === 'map')
    return sorted(Object.fromEntries([...node.entries].map(([k, e]) => [k, essence(field.entry, e.node)])))
  const leaf = child(node, 'value')
  return leaf?.kind === 'scalar' ? leaf.value : null
}
