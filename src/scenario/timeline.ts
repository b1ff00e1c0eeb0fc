/** What measures make of the base world, month by month: the worlds, and from when on each holds. */
import type { Quantity } from '../model/declare.js'
import type { Snapshot, WorldSpec } from '../model/spec.js'
import { pathFault } from './assignment.js'
import { type Claimed, Claims, type Operation } from './claims.js'
import type { Draft } from './draft.js'
import type { Fault } from './errors.js'
import { faultAt, isNull, quoteAt, type SourceSpan } from './located.js'
import { type Measures, numberOf } from './measures.js'
import { overlay, type Written } from './overlay.js'
import { isWild, type Path, type PathFault, pathOf, removed, update, whyNothing } from './path.js'
import { forget, homes, type Kind, kindAt } from './references.js'
import type { Measure } from './scenario.js'
import { type Misfit, misnamed, misordered } from './world-checks.js'

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
