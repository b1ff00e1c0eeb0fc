/**
 * A scenario with other numbers: the fast way from a point of the assumed space to what the model reads. Nothing is read
 * or checked again; the numbers are put in their places, in the base and in the measures, and the measures are replayed.
 */
import type { Quantity } from '../model/declare.js'
import type { ModelInput, WorldSpec } from '../model/spec.js'
import type { Operation } from './claims.js'
import type { Draft } from './draft.js'
import type { Located } from './located.js'
import { spelledPath } from './measure-path.js'
import { declaredAt, isPathFault, parsePath, pathOf } from './path.js'
import type { Scenario } from './scenario.js'
import { replay } from './timeline.js'

interface Making {
  readonly draft: Draft
  readonly operations: readonly Operation[]
  readonly world: (spec: unknown) => WorldSpec
}

/** How each scenario was put together, for as long as it is in use. */
const makings = new WeakMap<Scenario, Making>()

export function remember(scenario: Scenario, making: Making): void {
  makings.set(scenario, making)
}

/**
 * The key of `Scenario.values` that a path stands for; those of measures have quotation marks around what the measure says it
 * sets, which a path in its one spelling has not.
 */
export function numberKey({ values }: Scenario, path: string): string | undefined {
  if (values.has(path)) return path
  if (!path.startsWith('measures.')) return undefined
  for (const key of values.keys()) {
    if (!key.startsWith('measures.')) continue
    const parsed = parsePath(key)
    if (!isPathFault(parsed) && spelledPath(parsed) === path) return key
  }
  return undefined
}

/** What the number at a path is declared to be. */
export function quantityAt(scenario: Scenario, name: string): Quantity | undefined {
  const { draft, operations } = makingOf(scenario)
  const path = numberKey(scenario, name) ?? name
  const place = placeOf(operations, path)
  const parsed = parsePath(place === undefined ? path : [place.operation.name, ...place.keys].join('.'))
  const declared = isPathFault(parsed) ? parsed : declaredAt(draft.root, parsed)
  return !isPathFault(declared) && declared.field.type === 'quantity' ? declared.field : undefined
}

/** Whether the number at a path (a key of `Scenario.values`) must be whole. */
export function isWhole(scenario: Scenario, path: string): boolean {
  return quantityAt(scenario, path)?.integer ?? false
}

/**
 * Gives a function from numbers, in the order of `paths` (keys of `scenario.values`), to the input of the model; the same
 * as if the scenario’s files said these numbers. `months` cuts the input short. Numbers are taken as they are: whoever
 * gives them keeps to the ranges. Throws a RangeError for a path that is no number of the scenario.
 */
export function renumbering(
  scenario: Scenario,
  paths: readonly string[],
  months = scenario.months,
): (numbers: ArrayLike<number>) => ModelInput {
  const { draft, operations, world } = makingOf(scenario)
  const inBase: { readonly at: number; readonly keys: readonly string[] }[] = []
  const inMeasures = new Map<Operation, { readonly at: number; readonly keys: readonly string[] }[]>()
  paths.forEach((path, at) => {
    if (!scenario.values.has(path)) throw new RangeError(`${scenario.name} has no number ${path}`)
    const place = placeOf(operations, path)
    if (place === undefined) inBase.push({ at, keys: path.split('.') })
    else inMeasures.set(place.operation, [...(inMeasures.get(place.operation) ?? []), { at, keys: place.keys }])
  })
  return (numbers) => {
    let base = draft.spec
    const copied = new Set<unknown>()
    for (const { at, keys } of inBase) base = put(base, keys, numbers[at] as number, copied)
    const changed = operations.map((operation) => {
      const places = inMeasures.get(operation)
      if (places === undefined) return operation
      let { node } = operation
      for (const { at, keys } of places) node = withNumber(node, keys, numbers[at] as number)
      return { ...operation, node }
    })
    return { months, snapshots: replay(draft, changed, base, months, world) }
  }
}

/** How a scenario was put together. Throws an Error for one that was not loaded in this process. */
export function makingOf(scenario: Scenario): Making {
  const making = makings.get(scenario)
  if (making === undefined) throw new Error(`${scenario.name} was not loaded here`)
  return making
}

/** Where a path leads into a measure: which operation, and which keys below its value. */
function placeOf(
  operations: readonly Operation[],
  path: string,
): { readonly operation: Operation; readonly keys: readonly string[] } | undefined {
  if (!path.startsWith('measures.')) return undefined
  for (const operation of operations) {
    const where = `measures.${operation.measure.id}.${operation.kind}.${pathOf([operation.name])}`
    if (path === where) return { operation, keys: [] }
    if (path.startsWith(`${where}.`)) return { operation, keys: path.slice(where.length + 1).split('.') }
  }
  return undefined
}

type Level = { [key: string]: unknown }

/** A copy of `world` with a number at `keys`; what was copied for an earlier number is written to directly. */
function put(world: unknown, keys: readonly string[], number: number, copied: Set<unknown>): unknown {
  const own = (level: unknown): Level => {
    if (copied.has(level)) return level as Level
    const copy = { ...(level as Level) }
    copied.add(copy)
    return copy
  }
  const root = own(world)
  let level = root
  for (const key of keys.slice(0, -1)) {
    const next = own(level[key])
    level[key] = next
    level = next
  }
  level[keys.at(-1) as string] = number
  return root
}

/** A located value with another number at `keys` below it; a number in its long form keeps that form. */
function withNumber(node: Located, keys: readonly string[], number: number): Located {
  const [key, ...rest] = keys
  if (node.kind === 'map') {
    const name = key ?? 'value'
    const entry = node.entries.get(name)
    if (entry === undefined) throw new RangeError(`there is no ${name} in a measure’s value`)
    const below = key === undefined ? withNumber(entry.node, [], number) : withNumber(entry.node, rest, number)
    return { ...node, entries: new Map(node.entries).set(name, { ...entry, node: below }) }
  }
  return node.kind === 'scalar' ? { ...node, value: number } : node
}
