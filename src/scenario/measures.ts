/**
 * Measures: what changes in the world, from which month on. They are applied to the base world month by month, in the
 * order of their beginning; of those that begin together, first what adds and removes, then what sets values, then what
 * adds to numbers, and then by id. So the order in which a file lists them changes nothing.
 */
import type { Field, Group, Quantity } from '../model/declare.js'
import type { Snapshot, WorldSpec } from '../model/spec.js'
import { checkValue, newIdFault, pathFault } from './assignment.js'
import { check } from './check.js'
import { type Claimed, Claims, type Operation } from './claims.js'
import type { Draft, RawMeasure } from './draft.js'
import type { Fault } from './errors.js'
import { child, faultAt, isNull, type Located, quoteAt, type SourceSpan } from './located.js'
import { overlay, textOf, type Written } from './overlay.js'
import {
  declaredAt,
  isPathFault,
  isWild,
  type Path,
  type PathFault,
  parsePath,
  pathOf,
  removed,
  update,
  whyNothing,
  without,
} from './path.js'
import { forget, homes, type Kind, kindAt } from './references.js'
import type { Measure, Plain } from './scenario.js'
import { additionSchema } from './schema.js'
import { byCodeUnit } from './sources.js'
import { type Misfit, misnamed, misordered } from './world-checks.js'

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

function numberOf(node: Located): number {
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

export interface Timeline {
  readonly snapshots: readonly Snapshot[]
  readonly faults: readonly Fault[]
}

/**
 * The worlds that the measures make of the base, from the months on from which they hold. `known` are the places that do
 * not fit in the base already, when something is wrong with it: then only what is certainly another fault is reported.
 */
export function timeline(
  draft: Draft,
  { operations }: Measures,
  months: number,
  world: (spec: unknown) => WorldSpec,
  known?: ReadonlySet<string>,
): Timeline {
  const base = draft.spec
  const snapshots: Snapshot[] = [{ from: 0, spec: world(base), set: new Set() }]
  const faults: Fault[] = []
  const reported = new Set<string>(known)
  let before = base
  for (const month of turningPoints(operations, months)) {
    const active = activeIn(operations, month)
    const set = new Set<string>()
    let spec = base
    const claims = new Claims(month, (f) => faults.push(f))
    const removals = new Map<string, Measure>()
    for (const operation of active)
      spec = apply(draft, spec, operation, month, set, {
        report: (f) => (known === undefined || !isWild(operation.path) ? faults.push(f) : 0),
        claims,
        removals,
      })
    const misfits = [...(active.some(changesNames) ? misnamed(draft.root, spec) : []), ...misordered(spec)]
    for (const misfit of misfits) {
      const id = misfit.keys.join('.')
      if (!reported.has(id)) faults.push(faultOf(draft, misfit, active, month))
      reported.add(id)
    }
    if (set.size === 0 && same(before, spec)) continue
    snapshots.push({ from: month, spec: world(spec), set })
    before = spec
  }
  return { snapshots, faults }
}

/**
 * The worlds that operations make of another base than the one they were checked on: one that differs in its numbers
 * only, as the operations may too. Nothing is checked again.
 */
export function replay(
  draft: Draft,
  operations: readonly Operation[],
  base: unknown,
  months: number,
  world: (spec: unknown) => WorldSpec,
): Snapshot[] {
  const snapshots: Snapshot[] = [{ from: 0, spec: world(base), set: new Set() }]
  let before = base
  /** What each operation made of what, last time. */
  const made = new Map<Operation, { readonly of: unknown; readonly spec: unknown }>()
  for (const month of turningPoints(operations, months)) {
    const set = new Set<string>()
    let spec = base
    for (const operation of activeIn(operations, month)) {
      const last = made.get(operation)
      // Once an operation is through, it makes the same of the same.
      const again = last !== undefined && last.of === spec && isThrough(operation, month)
      const after = again ? last.spec : apply(draft, spec, operation, month, set)
      made.set(operation, { of: spec, spec: after })
      spec = after
    }
    if (set.size === 0 && same(before, spec)) continue
    snapshots.push({ from: month, spec: world(spec), set })
    before = spec
  }
  return snapshots
}

function activeIn(operations: readonly Operation[], month: number): Operation[] {
  return operations.filter(
    ({ measure }) => month >= measure.at && month < (measure.for === undefined ? Infinity : measure.at + measure.for),
  )
}

function turningPoints(operations: readonly Operation[], months: number): number[] {
  const points = new Set<number>()
  for (const { measure } of operations) {
    const end = measure.for === undefined ? Infinity : measure.at + measure.for
    points.add(measure.at)
    if (end <= months) points.add(end)
    for (let m = measure.at + 1; m < Math.min(measure.at + (measure.over ?? 1), end, months + 1); m += 1) points.add(m)
  }
  return [...points].filter((m) => m <= months).sort((a, b) => a - b)
}

/** Whether an operation has been in full effect before this month. */
function isThrough({ measure }: Operation, month: number): boolean {
  return month - measure.at >= (measure.over ?? 1)
}

function changesNames({ rank, field }: Operation): boolean {
  return rank === 0 || field.type === 'reference'
}

function apply(
  draft: Draft,
  spec: unknown,
  operation: Operation,
  month: number,
  set: Set<string>,
  /** Without it, nothing is said of what is written or wrong. */
  telling?: {
    readonly report: (fault: Fault) => void
    readonly claims: Claims
    /** Entries that measures have taken out before, by path. */
    readonly removals: Map<string, Measure>
  },
): unknown {
  const report = telling?.report
  const fresh: string[] = []
  const claim = (at: string, value: Claimed) =>
    telling?.claims.claim(
      operation,
      at,
      value,
      fresh.some((entry) => at.startsWith(`${entry}.`)),
    )
  const { measure, kind, path, node, key } = operation
  const over = measure.over ?? 1
  const done = month - measure.at + 1
  const share = done >= over ? 1 : done / over
  const moving = done <= over
  const gone = new Map<Kind, Set<string>>()
  let matched = 0
  const move = (field: Quantity, at: string, current: number | undefined, target: number): number => {
    claim(at, target)
    if (field.stock && moving) set.add(at)
    if (current === undefined || share === 1) return target
    return whole(field, current + (target - current) * share)
  }
  const written = (at: string, what: Written) => {
    if (what.whole) claim(at, 'there')
    else if (what.value !== undefined) claim(at, { word: what.value })
    if (what.label && !draft.labels.has(at)) draft.labels.set(at, what.label)
  }
  const takenOut = (at: string) => {
    claim(at, 'gone')
    telling?.removals.set(at, measure)
  }
  const after = update(draft.root, spec, path, (field, current, keys) => {
    if (kind === 'add') {
      if (field.type !== 'quantity' || current === undefined) return current
      matched += 1
      claim(keys.join('.'), 'added')
      const sum = (current as number) + numberOf(node) * share
      return Math.min(field.bounds[1], Math.max(field.bounds[0], whole(field, sum)))
    }
    if (isNull(node) && field.type !== 'reference' && !(field.type === 'group' && field.optional)) {
      if (current === undefined) return current
      matched += 1
      takenOut(keys.join('.'))
      const leaving = kindAt(keys)
      if (leaving) gone.set(leaving, (gone.get(leaving) ?? new Set()).add(keys.at(-1) as string))
      return removed
    }
    matched += 1
    if (current === undefined) fresh.push(keys.join('.'))
    return overlay(
      field,
      current,
      node,
      keys,
      telling ? { number: move, written, dropped: takenOut, added: (at) => fresh.push(at) } : { number: move },
    )
  })
  if (telling && report && matched === 0 && month === measure.at) {
    report(
      pathFault(
        key.origin,
        key.start + quoteAt(key),
        path.text,
        takenOutBefore(path, telling.removals) ?? whyNothing(draft.root, spec, path),
        `measures.${measure.id}.${kind}.${pathOf([operation.name])}`,
      ),
    )
  }
  let left = after
  for (const [leaving, ids] of gone) left = forget(draft.root, left, leaving, ids)
  return left
}

/** That a path leads to what another measure has taken out, or to a mention of it. */
function takenOutBefore({ segments }: Path, removals: ReadonlyMap<string, Measure>): PathFault | undefined {
  for (const [i, { name, start, end }] of segments.entries()) {
    if (name === undefined) return undefined
    const here = segments.slice(0, i + 1).map((segment) => segment.name)
    const places = [here.join('.'), ...Object.values(homes).map((home) => `${home}.${name}`)]
    const by = removals.get(places.find((place) => removals.has(place)) ?? '')
    if (by) {
      const message = `there is no “${name}” any more: the measure ${by.id} takes it out in month ${by.at}`
      return { message, start, end, hint: 'begin earlier, or leave it in' }
    }
  }
  return undefined
}

function whole(field: Quantity, value: number): number {
  return field.integer ? Math.round(value) : value
}

/** A misfit that measures have brought about is shown at the one that last wrote there. */
function faultOf(draft: Draft, misfit: Misfit, active: readonly Operation[], month: number): Fault {
  const culprit =
    active.findLast(({ path }) =>
      path.segments.every((s, i) => s.name === undefined || i >= misfit.keys.length || s.name === misfit.keys[i]),
    ) ??
    active.findLast((o) => o.rank === 0) ??
    active.at(-1)
  const message = `from month ${month} on, ${misfit.message}`
  const more = { ...(misfit.given === undefined ? {} : { given: misfit.given }), hint: misfit.hint }
  if (culprit === undefined) {
    const place = [...draft.measures.values()][0]?.key as SourceSpan
    return faultAt(place, misfit.keys.join('.'), message, more)
  }
  return faultAt(culprit.key, `measures.${culprit.measure.id}.${culprit.kind}.${pathOf([culprit.name])}`, message, more)
}

/** Deep equality; what two worlds share is not looked at. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (k) => Object.hasOwn(b, k) && same((a as { [k: string]: unknown })[k], (b as { [k: string]: unknown })[k]),
  )
}
