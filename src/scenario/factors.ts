/** Factors of experiments: what varies, checked against the declarations and against each scenario. */
import type { Field } from '../model/declare.js'
import { worldFields } from '../model/world-fields.js'
import { checkValue, pathFault } from './assignment.js'
import { assumedSpace } from './assumed.js'
import { sameKey } from './draft.js'
import { type Fault, ScenarioFaults } from './errors.js'
import { child, type Entry, faultAt, type Located, quoteAt, type SourceSpan } from './located.js'
import { measurePath, spelledKey, spelledPath } from './measure-path.js'
import {
  type Declared,
  declaredAt,
  isPathFault,
  isWild,
  matches,
  type Path,
  parsePath,
  pathOf,
  valueAt,
  whyNothing,
  without,
} from './path.js'
import { numberKey, quantityAt } from './renumber.js'
import type { LoadOptions, Scenario } from './scenario.js'
import { rootOf } from './schema.js'
import { byCodeUnit } from './sources.js'

export type FactorValue = number | string | boolean

/** What varies: some values, or all numbers of a range. */
export interface Factor {
  /** In its one spelling. */
  readonly path: string
  readonly values?: readonly FactorValue[]
  readonly range?: readonly [number, number]
  /** Only whole numbers of the range. */
  readonly whole: boolean
  /** Empty where it has none. */
  readonly unit: string
  readonly meaning: string
}

/** A scenario of the experiment, and how to load it with values set. */
export interface Case {
  readonly scenario: Scenario
  readonly load: (options: Omit<LoadOptions, 'vary'>) => Scenario
}

const root = rootOf(worldFields)
const fixed = new Set(['lintas', 'title', 'description', 'extends', 'months'])
const varying = without(root, fixed)
/** Parts of a measure that count months. */
const monthsOfMeasure = new Set(['at', 'for', 'over'])

export interface FactorReader {
  readonly factors: readonly Factor[]
  readonly faults: readonly Fault[]
}

/** Reads the map of factors. `cases` are the scenarios that could be loaded. */
export function readFactors(map: Located, cases: readonly Case[]): FactorReader {
  const faults: Fault[] = []
  const factors: Factor[] = []
  if (map.kind !== 'map') return { factors, faults }
  const said = new Map<string, string>()
  for (const [text, entry] of map.entries) {
    const before = faults.length
    const path = spelledKey(text)
    const other = said.get(path)
    if (other !== undefined) faults.push(sameKey(entry.key, `factors.${pathOf([text])}`, other, text))
    said.set(path, text)
    const found = readFactor(text, entry, cases, faults)
    if (found && faults.length === before) factors.push(found)
  }
  faults.push(...overlaps(map, cases))
  return { factors, faults }
}

/** Every value of the assumed space, over the range that all scenarios that have it must agree on. */
export function assumedFactors(place: SourceSpan, cases: readonly Case[]): FactorReader {
  const faults: Fault[] = []
  const found = new Map<string, Factor>()
  for (const { scenario } of cases) {
    for (const { path, range } of assumedSpace(scenario)) {
      const known = found.get(path)?.range
      if (known && (known[0] !== range[0] || known[1] !== range[1]))
        faults.push(faultAt(place, path, `the scenarios give ${path} different ranges`, { hint: differing }))
      const quantity = quantityAt(scenario, path)
      found.set(path, {
        path,
        range,
        whole: quantity?.integer ?? false,
        unit: quantity?.unit ?? '',
        meaning: quantity?.meaning ?? '',
      })
    }
  }
  return { factors: [...found.values()].sort((a, b) => byCodeUnit(a.path, b.path)), faults }
}

const differing = 'write the range itself, [lowest, highest]: one path has one value in all scenarios'

function readFactor(text: string, { key, node }: Entry, cases: readonly Case[], faults: Fault[]): Factor | undefined {
  const where = `factors.${pathOf([text])}`
  const path = readPath(text, key, where, faults)
  if (!path || node.kind !== 'map') return undefined
  const declared = declaredIn(path, key, where, faults)
  if (declared === 'wrong') return undefined
  for (const one of cases) reach(path, key, where, one, declared !== undefined, faults)
  const quantity = quantityIn(path, declared, cases)
  const name = spelledPath(path)
  const said = { path: name, unit: quantity?.unit ?? '', meaning: quantity?.meaning ?? meaningOf(declared?.field) }
  const values = child(node, 'values')
  if (values?.kind === 'list') {
    const sound = values.items.flatMap((item, i): FactorValue[] => {
      if (item.kind !== 'scalar' || item.value === null) return []
      checkFactorValue(path, declared, item, `${where}.values[${i}]`, cases, faults)
      return [item.value]
    })
    const twice = sound.findIndex((value, i) => sound.indexOf(value) < i)
    if (twice >= 0)
      faults.push(
        faultAt(
          (values.items[twice] as Located).place,
          `${where}.values[${twice}]`,
          `the value ${sound[twice]} is given twice`,
        ),
      )
    return { ...said, values: sound, whole: false }
  }
  const range = child(node, 'range')
  const levels = child(node, 'levels')
  if (range === undefined || range.kind === 'broken') return undefined
  const isMonths = path.segments[0]?.name === 'measures' && monthsOfMeasure.has(path.segments.at(-1)?.name ?? '')
  if (quantity === undefined && !isMonths) {
    faults.push(
      faultAt(range.place, `${where}.range`, 'a range is for numbers', {
        hint: 'give the values one by one: values: […]',
      }),
    )
    return undefined
  }
  const whole = isMonths || (quantity?.integer ?? false)
  const bounds =
    range.kind === 'list'
      ? written(range, path, declared, where, cases, faults)
      : own(name, range, path, where, cases, faults)
  if (bounds === undefined) return undefined
  if (levels?.kind !== 'scalar') return { ...said, range: bounds, whole }
  const steps = evenly(bounds, Number(levels.value))
  if (whole && !steps.every(Number.isInteger)) {
    const message = `${levels.value} levels from ${bounds[0]} to ${bounds[1]} are not whole numbers, as this value must be`
    faults.push(faultAt(levels.place, `${where}.levels`, message, { hint: 'give the values one by one: values: […]' }))
    return undefined
  }
  return { ...said, values: steps, whole: false }
}

function evenly([low, high]: readonly [number, number], levels: number): number[] {
  return Array.from({ length: levels }, (_, k) => (k === levels - 1 ? high : low + (k * (high - low)) / (levels - 1)))
}

function readPath(text: string, key: SourceSpan, where: string, faults: Fault[]): Path | undefined {
  const path = parsePath(text)
  if (isPathFault(path)) {
    faults.push(pathFault(key.origin, key.start + quoteAt(key), text, path, where))
    return undefined
  }
  const first = path.segments[0]?.name ?? ''
  if (!fixed.has(first)) return path
  const hint = first === 'months' ? 'months: beside factors says how long every run lasts' : undefined
  faults.push(faultAt(key, where, `${first} cannot vary within an experiment`, { given: text, hint }))
  return undefined
}

/** What is declared at the path; nothing for a part of a measure, which depends on the scenario. */
function declaredIn(path: Path, key: SourceSpan, where: string, faults: Fault[]): Declared | undefined | 'wrong' {
  if (path.segments[0]?.name === 'measures') return undefined
  const declared = declaredAt(varying, path)
  if (!isPathFault(declared)) return declared
  faults.push(pathFault(key.origin, key.start + quoteAt(key), path.text, declared, where))
  return 'wrong'
}

/** Holds the path against a scenario. A part of a measure must be there, or be one that loading can set. */
function reach(
  path: Path,
  key: SourceSpan,
  where: string,
  { scenario }: Case,
  declared: boolean,
  faults: Fault[],
): void {
  const at = key.start + quoteAt(key)
  if (declared) {
    if (matches(root, scenario.spec, path).length > 0) return
    const why = whyNothing(root, scenario.spec, path)
    faults.push(pathFault(key.origin, at, path.text, { ...why, message: `${scenario.name}: ${why.message}` }, where))
  } else if (path.segments.slice(0, 3).some(({ name }) => name === undefined))
    faults.push(faultAt(key, where, '* cannot stand for measures'))
  else if (
    numberKey(scenario, spelledPath(path)) === undefined &&
    !scenario.measures.some(({ id }) => id === path.segments[1]?.name)
  ) {
    const there = scenario.measures.map(({ id }) => id)
    const hint = there.length > 0 ? `there are: ${there.join(', ')}` : 'it has no measures'
    faults.push(faultAt(key, where, `${scenario.name} has no measure “${path.segments[1]?.name ?? ''}”`, { hint }))
  }
}

function quantityIn(path: Path, declared: Declared | undefined, cases: readonly Case[]) {
  if (declared) return declared.field.type === 'quantity' ? declared.field : undefined
  const name = spelledPath(path)
  const found = cases.find(({ scenario }) => numberKey(scenario, name) !== undefined)
  return found && quantityAt(found.scenario, name)
}

function meaningOf(field: Field | undefined): string {
  return field?.meaning ?? ''
}

/** Checks one value: by its declaration, or, in a measure, by loading each scenario with it. */
function checkFactorValue(
  path: Path,
  declared: Declared | undefined,
  node: Located,
  where: string,
  cases: readonly Case[],
  faults: Fault[],
): void {
  if (declared) {
    faults.push(...checkValue(declared, node, where).faults)
    return
  }
  const name = spelledPath(path)
  for (const { scenario, load } of cases) {
    if (node.kind !== 'scalar') return
    const quantity = numberKey(scenario, name) === undefined ? undefined : quantityAt(scenario, name)
    if (quantity) {
      const added = path.segments[2]?.name === 'add'
      const span = quantity.bounds[1] - quantity.bounds[0]
      const [low, high] = added ? [-span, span] : quantity.bounds
      if (typeof node.value !== 'number' || node.value < low || node.value > high)
        faults.push(faultAt(node.place, where, `must be a number between ${low} and ${high} (got ${node.value})`))
      return
    }
    try {
      load({ set: [setting(name, node.value as FactorValue)] })
    } catch (error) {
      if (!(error instanceof ScenarioFaults)) throw error
      const [first] = error.faults
      if (first)
        faults.push(
          faultAt(
            node.place,
            where,
            `${scenario.name}: ${first.message}`,
            first.hint === undefined ? {} : { hint: first.hint },
          ),
        )
      return
    }
  }
}

/** A value as an option sets it. */
export function setting(path: string, value: FactorValue): string {
  return `${path}=${JSON.stringify(value)}`
}

function written(
  range: Located & { kind: 'list' },
  path: Path,
  declared: Declared | undefined,
  where: string,
  cases: readonly Case[],
  faults: Fault[],
): readonly [number, number] | undefined {
  const ends = range.items.map((item, i) => {
    checkFactorValue(path, declared, item, `${where}.range[${i}]`, cases, faults)
    return item.kind === 'scalar' ? Number(item.value) : Number.NaN
  })
  return [ends[0] as number, ends[1] as number]
}

/** The range that the scenarios themselves give, which must be one. */
function own(
  name: string,
  range: Located,
  path: Path,
  where: string,
  cases: readonly Case[],
  faults: Fault[],
): readonly [number, number] | undefined {
  const wrong = (message: string, hint: string) =>
    void faults.push(faultAt(range.place, `${where}.range`, message, { hint }))
  if (isWild(path) && measurePath(path) === undefined)
    return wrong('own is for a path to one value', 'write the range itself: [lowest, highest]')
  let found: readonly [number, number] | undefined
  for (const { scenario } of cases) {
    const given = scenario.values.get(numberKey(scenario, name) ?? name)?.range
    if (given === undefined)
      return wrong(`${scenario.name} gives ${name} no range of its own`, 'write the range itself: [lowest, highest]')
    if (found && (found[0] !== given[0] || found[1] !== given[1]))
      return wrong(`the scenarios give ${name} different ranges`, differing)
    found = given
  }
  return found
}

/** Two factors that move the same value: whichever of them won, the other’s column would say what is not so. */
function overlaps(map: Located & { kind: 'map' }, cases: readonly Case[]): Fault[] {
  for (const { scenario } of cases) {
    const taken = new Map<string, string>()
    for (const [text, { key }] of map.entries) {
      const path = parsePath(text)
      if (isPathFault(path) || isPathFault(declaredAt(root, path))) continue
      for (const keys of matches(root, scenario.spec, path)) {
        const place = keys.join('.')
        const other = taken.get(place)
        // Two spellings of one path are told of already.
        if (other !== undefined && spelledKey(other) !== spelledKey(text))
          return [
            faultAt(key, `factors.${pathOf([text])}`, `${other} and ${text} both move ${place} of ${scenario.name}`),
          ]
        taken.set(place, text)
      }
    }
  }
  return []
}

/** What a scenario itself has at a path: a number, word or switch, if it is one and the same wherever the path leads. */
export function ownValue(scenario: Scenario, path: string): FactorValue | null {
  const number = scenario.values.get(numberKey(scenario, path) ?? path)?.value
  if (number !== undefined) return number
  const parsed = parsePath(path)
  if (isPathFault(parsed)) return null
  if (parsed.segments[0]?.name === 'measures') {
    const measure = scenario.measures.find(({ id }) => id === parsed.segments[1]?.name)
    const part = parsed.segments[2]?.name
    const value = part === 'at' || part === 'for' || part === 'over' ? measure?.[part] : undefined
    return parsed.segments.length === 3 && value !== undefined ? value : null
  }
  const found = matches(root, scenario.spec, parsed).map((keys) => valueAt(scenario.spec, keys))
  const [first] = found
  const isScalar = typeof first === 'number' || typeof first === 'string' || typeof first === 'boolean'
  return isScalar && found.every((value) => value === first) ? first : null
}
