/**
 * A plan in the form that the command line takes: a scenario file that says what differs from the scenario it starts
 * from, options, and the command itself. What the page simulates is read from this very text.
 */
import { parse, stringify } from 'yaml'
import { worldFields } from '../model/world-fields.js'
import { type Declared, declaredAt, isPathFault, matches, parsePath } from '../scenario/path.js'
import type { Scenario } from '../scenario/scenario.js'
import { rootOf } from '../scenario/schema.js'
import { option } from '../scenario/shell.js'
import type { Tree as Read } from '../scenario/sources.js'
import { isChanged, isComparison, isOfMeasure, type Plan, type Setting } from './plan.js'

export interface WhatIf {
  /** What the command line calls the scenario: the name of one as it stands, or the stem of the file. */
  readonly name: string
  /** The file, where there is need for one. */
  readonly text?: string
  /** Values in both worlds, as `--set` options. */
  readonly set: readonly string[]
}

type Tree = { [key: string]: unknown }

const stem = 'what-if'

/**
 * Writes a plan down. `load` gives scenarios as they stand, `textOf` their files. With `annotated`, the numbers of measures
 * are written so that they can be found again and others put in their place; such a text is for no other eyes.
 */
export function whatIfOf(
  plan: Plan,
  load: (name: string) => Scenario,
  textOf: (name: string) => string | Read | undefined,
  annotated = false,
): WhatIf {
  const strengths = Object.entries(plan.values).filter(([path]) => isOfMeasure(path))
  const others = Object.entries(plan.values).filter(([path]) => !isOfMeasure(path))
  const set = plan.reach === 'both' ? setOptions(others) : []
  if (!isChanged(plan)) return { name: plan.start, set }
  const start = load(plan.start)
  const body: Tree = {
    lintas: 1,
    title: { en: `What if: ${start.title.en}`, id: `Bagaimana jika: ${start.title.id}` },
    extends: plan.start,
  }
  if (plan.reach === 'what-if')
    for (const [path, value] of others)
      for (const keys of placesOf(start, path)) place(body, keys, written(path, value))
  const measures: Tree = {}
  for (const [id, { off, at, from }] of Object.entries(plan.measures)) {
    if (off) {
      if (from === undefined) measures[id] = null
      continue
    }
    measures[id] = { ...(from === undefined ? {} : rawMeasure(from, id, textOf)), ...(at === undefined ? {} : { at }) }
  }
  for (const [path, value] of strengths) {
    const [, id = '', kind = '', target = ''] = segmentsOf(path)
    // Whoever is not there cannot be strong: a measure that was taken out, or that belongs to another scenario.
    if (measures[id] === null || (measures[id] === undefined && !start.measures.some((measure) => measure.id === id)))
      continue
    place(measures, [id, kind, target], annotated ? { value, tag: 'study' } : value)
  }
  if (Object.keys(measures).length > 0) body.measures = measures
  let name = stem
  while (textOf(name) !== undefined) name += '-2'
  return { name, text: stringify(body, { lineWidth: 110 }), set }
}

/** The command that gives the same results; canonical, as results themselves record it. */
export function commandOf(
  plan: Plan,
  whatIf: WhatIf,
  verb: 'compare' | 'run' = isComparison(plan) ? 'compare' : 'run',
) {
  const words = ['lintas', verb]
  if (verb === 'compare') words.push(plan.baseline)
  words.push(whatIf.text === undefined ? whatIf.name : `${whatIf.name}.yaml`)
  words.push(...option('seed', plan.seed), ...option('replicates', plan.replicates))
  for (const text of whatIf.set) words.push(...option('set', text))
  return words
}

/** Where a path leads in a scenario at month 0; a channel that could be there counts as a place. */
export function placesOf({ spec }: Scenario, path: string): string[][] {
  const parsed = parsePath(path)
  if (isPathFault(parsed)) return []
  return matches(rootOf(worldFields), spec, parsed)
}

/** Numbers of a scenario that a path leads to, as `Scenario.values` names them. */
export function numbersAt(scenario: Scenario, path: string): string[] {
  if (isOfMeasure(path)) return scenario.values.has(path) ? [path] : []
  return placesOf(scenario, path)
    .map((keys) => keys.join('.'))
    .filter((key) => scenario.values.has(key))
}

export function declaredOf(path: string): Declared | undefined {
  const parsed = parsePath(path)
  if (isPathFault(parsed)) return undefined
  const declared = declaredAt(rootOf(worldFields), parsed)
  return isPathFault(declared) ? undefined : declared
}

/** The segments of a path, without quotation marks. */
export function segmentsOf(path: string): string[] {
  const parsed = parsePath(path)
  return isPathFault(parsed) ? [] : parsed.segments.map(({ name }) => name ?? '*')
}

/** A channel that is switched on has its defaults, one that is switched off is not there. */
function written(path: string, value: Setting): unknown {
  if (typeof value === 'number') return value
  const field = declaredOf(path)?.field
  if (field?.type !== 'group') return value
  return value ? {} : null
}

function setOptions(values: readonly [string, Setting][]): string[] {
  return [...values]
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    .map(([path, value]) => `${path}=${JSON.stringify(written(path, value))}`)
}

function place(tree: Tree, keys: readonly string[], value: unknown): void {
  let level = tree
  for (const key of keys.slice(0, -1)) {
    const next = (level[key] ?? {}) as Tree
    level[key] = next
    level = next
  }
  level[keys.at(-1) as string] = value
}

/** A measure as the files say it, ranges and tags included: its parts in the scenario and in what that extends. */
function rawMeasure(scenario: string, id: string, textOf: (name: string) => string | Read | undefined): Tree {
  const layers: Tree[] = []
  for (let name: string | undefined = scenario; name !== undefined; ) {
    const text = textOf(name) ?? ''
    const file = (typeof text === 'string' ? parse(text) : text) as {
      extends?: string
      measures?: Record<string, Tree | null>
    } | null
    const own = file?.measures?.[id]
    if (own) layers.unshift(own)
    const next: string | undefined = file?.extends
    name = next === undefined || next === name ? undefined : resolved(next, name)
  }
  const merged: Tree = {}
  for (const layer of layers)
    for (const [part, value] of Object.entries(layer))
      merged[part] = part === 'set' || part === 'add' ? { ...(merged[part] as Tree), ...(value as Tree) } : value
  return merged
}

/** What `extends` names, seen from a scenario. */
export function resolved(reference: string, from: string): string {
  const plain = reference.replace(/\.ya?ml$/, '')
  if (!/^\.\.?\//.test(plain)) return plain
  const parts = from.split('/').slice(0, -1)
  for (const part of plain.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.') parts.push(part)
  }
  return parts.join('/')
}
