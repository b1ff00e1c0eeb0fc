/** What parts two scenarios, by meaning and not by text: which values, whose, from what to what, and what they rest on. */
import type { Field, Group } from '../model/declare.js'
import { worldFields } from '../model/world-fields.js'
import { pathOf } from './path.js'
import { homes } from './references.js'
import type { Annotated, Fact, Measure, Plain, Scenario, Text } from './scenario.js'
import { rootOf, worldOf } from './schema.js'
import { byCodeUnit } from './sources.js'

/** A value of one side, with what is said of it. */
export interface Side {
  readonly value: Plain
  readonly tag?: string
  readonly range?: readonly [number, number]
  readonly source?: string
  readonly note?: string
}

export interface Change {
  readonly path: string
  /** `value`: the model reads another value. `grounds`: the same value, but another tag, range, source or note. */
  readonly kind: 'value' | 'grounds' | 'added' | 'removed'
  readonly from?: Side
  readonly to?: Side
  readonly unit?: string
  readonly meaning: string
}

/** Changes that concern one agency, forum, service, mechanism or the like. */
export interface Subject {
  /** `agencies`, `forums`, `mechanisms` …: where it stands in the file. */
  readonly home: string
  readonly id: string
  readonly label?: Text
  readonly changes: readonly Change[]
}

export interface MeasureChange {
  readonly id: string
  readonly title: Text
  readonly kind: 'added' | 'removed' | 'changed'
  readonly from?: Measure
  readonly to?: Measure
  /** What it sets and adds, path by path, where that differs. */
  readonly changes: readonly Change[]
}

export interface Difference {
  readonly months?: readonly [number, number]
  readonly subjects: readonly Subject[]
  readonly measures: readonly MeasureChange[]
  /** What only people read: titles, descriptions and labels, by path. */
  readonly labels: readonly { readonly path: string; readonly from?: Text; readonly to?: Text }[]
}

type Level = { readonly [key: string]: unknown }

/** The difference of two scenarios, the first taken as what was there before. */
export function differenceOf(a: Scenario, b: Scenario): Difference {
  const changes: Change[] = []
  const fields = worldOf(rootOf(worldFields).fields)
  for (const [name, field] of Object.entries(fields)) {
    const [one, other] = [(a.spec as unknown as Level)[name], (b.spec as unknown as Level)[name]]
    walk({ a, b, changes }, field, one, other, name)
  }
  return {
    ...(a.months === b.months ? {} : { months: [a.months, b.months] as const }),
    subjects: bySubject(changes, a, b),
    measures: measureChanges(a, b),
    labels: labelChanges(a, b),
  }
}

interface Walk {
  readonly a: Scenario
  readonly b: Scenario
  readonly changes: Change[]
}

function walk(w: Walk, field: Field, one: unknown, other: unknown, path: string): void {
  if (field.type === 'group' || field.type === 'map') {
    const [before, after] = [isThere(one), isThere(other)]
    if (!before && !after) return
    if (before !== after) {
      const kind = after ? 'added' : 'removed'
      w.changes.push({
        path,
        kind,
        meaning: field.meaning,
        ...(after ? { to: { value: {} } } : { from: { value: {} } }),
      })
      return
    }
    wordOf(w, field, path)
    const [x, y] = [one as Level, other as Level]
    if (field.type === 'group') {
      for (const [name, next] of Object.entries(field.fields)) walk(w, next, x[name], y[name], `${path}.${name}`)
    } else {
      const ids = [...new Set([...Object.keys(x), ...Object.keys(y)])].sort(byCodeUnit)
      for (const id of ids) walk(w, field.entry, x[id], y[id], `${path}.${id}`)
    }
    return
  }
  if (field.type === 'quantity') {
    compare(w, field, path, numberSide(w.a, path), numberSide(w.b, path))
    return
  }
  compare(w, field, path, wordSide(w.a, path, one), wordSide(w.b, path, other))
}

function isThere(value: unknown): boolean {
  return value !== null && value !== undefined
}

/** What is said of an entry as a whole. */
function wordOf(w: Walk, field: Group | Field, path: string): void {
  const [from, to] = [w.a.facts.get(path), w.b.facts.get(path)]
  if (JSON.stringify(grounds(from)) === JSON.stringify(grounds(to))) return
  w.changes.push({
    path,
    kind: 'grounds',
    meaning: field.meaning,
    from: { value: {}, ...grounds(from) },
    to: { value: {}, ...grounds(to) },
  })
}

function compare(w: Walk, field: Exclude<Field, Group>, path: string, from?: Side, to?: Side): void {
  if (from === undefined && to === undefined) return
  const unit = field.type === 'quantity' && field.unit !== '' ? { unit: field.unit } : {}
  const sides = { ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const about = { path, meaning: field.meaning, ...unit, ...sides }
  if (from === undefined || to === undefined) w.changes.push({ ...about, kind: to ? 'added' : 'removed' })
  else if (!Object.is(from.value, to.value)) w.changes.push({ ...about, kind: 'value' })
  else if (JSON.stringify(from) !== JSON.stringify(to)) w.changes.push({ ...about, kind: 'grounds' })
}

function numberSide(scenario: Scenario, path: string): Side | undefined {
  const found = scenario.values.get(path)
  return found && sideOf(found)
}

function sideOf({ value, tag, range, source, note }: Annotated): Side {
  return {
    value,
    tag,
    ...(range === undefined ? {} : { range }),
    ...(source === undefined ? {} : { source }),
    ...(note === undefined ? {} : { note }),
  }
}

function wordSide(scenario: Scenario, path: string, value: unknown): Side | undefined {
  if (value === undefined) return undefined
  return { value: value as Plain, ...grounds(scenario.facts.get(path)) }
}

function grounds(fact: Fact | undefined): Omit<Side, 'value'> {
  if (fact === undefined) return {}
  const { tag, source, note } = fact
  return { tag, ...(source === undefined ? {} : { source }), ...(note === undefined ? {} : { note }) }
}

/** The first two parts of a path name whose value it is; a value that stands alone belongs to its home. */
function bySubject(changes: readonly Change[], a: Scenario, b: Scenario): Subject[] {
  const subjects = new Map<string, { home: string; id: string; changes: Change[] }>()
  for (const change of changes) {
    const [home = '', second = '', ...rest] = change.path.split('.')
    const field = rootOf(worldFields).fields[home]
    const id = field?.type === 'map' || field?.type === 'group' || rest.length > 0 ? second : ''
    const key = `${home}.${id}`
    const subject = subjects.get(key) ?? { home, id, changes: [] }
    subject.changes.push(change)
    subjects.set(key, subject)
  }
  return [...subjects.values()].map(({ home, id, changes: own }) => {
    const label = labelOf(b, home, id) ?? labelOf(a, home, id)
    return { home, id, ...(label === undefined ? {} : { label }), changes: own }
  })
}

function labelOf({ labels }: Scenario, home: string, id: string): Text | undefined {
  const kind = (Object.keys(homes) as (keyof typeof homes)[]).find((name) => homes[name] === home)
  if (kind === undefined) return undefined
  return { agency: labels.agencies, forum: labels.forums, issue: labels.issues, figure: labels.figures }[kind]?.[id]
}

function measureChanges(a: Scenario, b: Scenario): MeasureChange[] {
  const [before, after] = [byId(a), byId(b)]
  return [...new Set([...before.keys(), ...after.keys()])].sort(byCodeUnit).flatMap((id): MeasureChange[] => {
    const [from, to] = [before.get(id), after.get(id)]
    const changes = effects(id, from, to, a, b)
    const { title } = (to ?? from) as Measure
    if (from === undefined || to === undefined)
      return [{ id, title, kind: to ? 'added' : 'removed', ...(from ? { from } : {}), ...(to ? { to } : {}), changes }]
    const timed = from.at === to.at && from.for === to.for && from.over === to.over
    return timed && changes.length === 0 ? [] : [{ id, title, kind: 'changed', from, to, changes }]
  })
}

function byId({ measures }: Scenario): Map<string, Measure> {
  return new Map(measures.map((measure) => [measure.id, measure]))
}

function effects(id: string, from: Measure | undefined, to: Measure | undefined, a: Scenario, b: Scenario): Change[] {
  const changes: Change[] = []
  for (const kind of ['set', 'add'] as const) {
    const [x, y] = [leavesOf(a, from, kind), leavesOf(b, to, kind)]
    for (const text of [...new Set([...x.keys(), ...y.keys()])].sort(byCodeUnit)) {
      const [before, after] = [x.get(text), y.get(text)]
      if (JSON.stringify(before) === JSON.stringify(after)) continue
      const same = before && after && JSON.stringify(before.value) === JSON.stringify(after.value)
      changes.push({
        path: `${kind} ${text}`,
        kind: before === undefined ? 'added' : after === undefined ? 'removed' : same ? 'grounds' : 'value',
        meaning: `Measure ${id}.`,
        ...(before ? { from: before } : {}),
        ...(after ? { to: after } : {}),
      })
    }
  }
  return changes
}

/** Each single value that a measure sets or adds, by path; an entry of which all is default stands for itself. */
function leavesOf(scenario: Scenario, measure: Measure | undefined, kind: 'set' | 'add'): Map<string, Side> {
  const leaves = new Map<string, Side>()
  const visit = (path: string, where: string, value: Plain) => {
    if (typeof value === 'object' && value !== null && Object.keys(value).length > 0)
      for (const [key, below] of Object.entries(value)) visit(`${path}.${key}`, `${where}.${key}`, below)
    else leaves.set(path, { value, ...saidOf(scenario, where) })
  }
  for (const [text, value] of Object.entries(measure?.[kind] ?? {}))
    visit(text, `measures.${measure?.id}.${kind}.${pathOf([text])}`, value)
  return leaves
}

/** What a scenario says of a number that a measure sets. */
function saidOf({ values }: Scenario, path: string): Omit<Side, 'value'> {
  const said = values.get(path)
  if (said === undefined) return {}
  const { value: _, ...rest } = sideOf(said)
  return rest
}

function labelChanges(a: Scenario, b: Scenario): Difference['labels'] {
  const [before, after] = [labelsOf(a), labelsOf(b)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((path) => {
    const [from, to] = [before.get(path), after.get(path)]
    // The label of who is new, or gone, goes with them.
    const own = path === 'title' || path === 'description'
    if (JSON.stringify(from) === JSON.stringify(to) || (!own && (from === undefined || to === undefined))) return []
    return [{ path, ...(from ? { from } : {}), ...(to ? { to } : {}) }]
  })
}

function labelsOf({ title, description, labels, measures }: Scenario): Map<string, Text> {
  const found = new Map<string, Text>([['title', title]])
  if (description) found.set('description', description)
  for (const [home, own] of Object.entries(labels))
    for (const [id, text] of Object.entries(own)) found.set(`${home}.${id}`, text)
  for (const { id, title: own } of measures) found.set(`measures.${id}`, own)
  return found
}
