/**
 * What can be moved: the numbers and switches of a scenario, with their scales and grounds. Some matter to everybody and are
 * shown by theme; all others are found by searching.
 */
import type { Fields, Quantity } from '../model/declare.js'
import { mechanisms } from '../model/schedule.js'
import { services } from '../model/services/index.js'
import { worldFields } from '../model/world-fields.js'
import { roundStep } from '../report/charts/scales.js'
import { declaredPath } from '../report/messages/declared-path.js'
import { isPathFault, parsePath, pathOf, valueAt } from '../scenario/path.js'
import type { Scenario } from '../scenario/scenario.js'
import type { Parameter, ThemeName } from './parameter.js'
import { declaredOf, placesOf } from './what-if.js'

interface Chief {
  readonly theme: ThemeName
  readonly path: string
  /** Services of which one must be given; none where it matters to everybody. */
  readonly services: readonly string[]
}

/** What matters most, as the fields declare it, theme by theme; what a scenario does not have is passed over. */
const chief: readonly Chief[] = chiefSliders()

function chiefSliders(): Chief[] {
  const found: (Chief & { readonly at: number })[] = []
  const wanting = (path: string) => services.flatMap(({ name, sliders }) => (sliders?.includes(path) ? [name] : []))
  const walk = (fields: Fields, above: string) => {
    for (const [name, field] of Object.entries(fields)) {
      const path = above === '' ? name : `${above}.${name}`
      const slider = 'slider' in field ? field.slider : undefined
      const wanted = wanting(path)
      if (slider !== undefined) found.push({ theme: themeOf(path), path, services: wanted, at: slider })
      else if (wanted.length > 0) found.push({ theme: 'service', path, services: wanted, at: Number.POSITIVE_INFINITY })
      if (field.type === 'group') walk(field.fields, path)
      if (field.type === 'map') walk({ '*': field.entry }, path)
    }
  }
  walk(worldFields, '')
  const themes: readonly ThemeName[] = ['forum', 'agencies', 'world', 'service', 'mechanisms']
  return themes.flatMap((theme) => found.filter((one) => one.theme === theme).sort((a, b) => a.at - b.at))
}

/** All parameters of a scenario: first those that matter, then every single number and switch. */
export function parametersOf(scenario: Scenario): Parameter[] {
  const given = scenario.spec.services
  const found: Parameter[] = []
  const add = (parameter: Parameter | undefined) => {
    if (parameter && !found.some(({ path }) => path === parameter.path)) found.push(parameter)
  }
  for (const { theme, path, services } of chief)
    if (services.length === 0 || services.some((name) => given[name] !== null))
      add(parameterAt(scenario, path, theme, true))
  const known = new Set(found.map(({ path }) => path))
  for (const path of scenario.values.keys())
    if (!path.startsWith('measures.') && !known.has(path) && matters(scenario, path)) {
      const parameter = parameterAt(scenario, path, themeOf(path), false)
      if (parameter) found.push(parameter)
    }
  for (const { name, service } of mechanisms) {
    const path = `mechanisms.${name}.off`
    if (!known.has(path) && (service === undefined || given[service] !== null)) {
      const parameter = parameterAt(scenario, path, 'mechanisms', false)
      if (parameter) found.push(parameter)
    }
  }
  return found
}

/** How strong a measure is: the numbers that it sets or adds. */
export function strengthsOf(scenario: Scenario, id: string): Parameter[] {
  const measure = scenario.measures.find((one) => one.id === id)
  const changes = (['set', 'add'] as const).flatMap((kind) =>
    Object.entries(measure?.[kind] ?? {}).map(([path, value]) => ({ kind, path, value })),
  )
  return changes.flatMap(({ kind, path, value }) => {
    const field = declaredOf(path)?.field
    if (field?.type !== 'quantity' || typeof value !== 'number') return []
    const [lowest, highest] = field.bounds
    const bounds = kind === 'set' ? field.bounds : ([lowest - highest, highest - lowest] as const)
    const scale = scaleOf({ ...field, bounds }, Math.min(0, value), Math.max(0, value))
    const filtered = filteredIds(scenario, path)
    return [
      {
        path: `measures.${id}.${kind}.${pathOf([path])}`,
        declared: declaredPath(path),
        theme: 'forum',
        chief: false,
        kind: 'number',
        value,
        count: 1,
        ...scale,
        unit: field.unit,
        ...(filtered.length > 0 ? { filtered } : {}),
        tag: 'assumed',
        meaning: field.meaning,
      } satisfies Parameter,
    ]
  })
}

/** Which agencies or forums `*[tier=task-force]` means. */
function filteredIds(scenario: Scenario, path: string): string[] {
  const parsed = parsePath(path)
  if (isPathFault(parsed)) return []
  const at = parsed.segments.findIndex(({ filters }) => filters.length > 0)
  return at < 0 ? [] : [...new Set(placesOf(scenario, path).flatMap((keys) => keys[at] ?? []))]
}

/** A coefficient of a mechanism that serves a service which is not there moves nothing. */
function matters({ spec }: Scenario, path: string): boolean {
  const [home, name] = path.split('.')
  if (home !== 'mechanisms') return true
  const service = mechanisms.find((mechanism) => mechanism.name === name)?.service
  return service === undefined || spec.services[service] !== null
}

function themeOf(path: string): ThemeName {
  const home = path.split('.')[0]
  if (home === 'forums') return 'forum'
  if (home === 'agencies' || home === 'relations') return 'agencies'
  if (home === 'mechanisms') return 'mechanisms'
  return home === 'services' ? 'service' : 'world'
}

function parameterAt(scenario: Scenario, path: string, theme: ThemeName, isChief: boolean): Parameter | undefined {
  const field = declaredOf(path)?.field
  const places = placesOf(scenario, path)
  if (field === undefined || places.length === 0) return undefined
  const common = { path, declared: declaredPath(path), theme, chief: isChief, count: places.length }
  if (field.type === 'flag' || (field.type === 'group' && field.optional)) {
    const on = places.filter((keys) => {
      const value = valueAt(scenario.spec, keys)
      return value !== false && value !== null
    }).length
    return {
      ...common,
      kind: 'switch',
      value: on > 0 ? 1 : 0,
      min: 0,
      max: 1,
      step: 1,
      unit: '',
      tag: 'assumed',
      meaning: field.meaning,
    }
  }
  if (field.type !== 'quantity') return undefined
  const numbers = places.flatMap((keys) => scenario.values.get(keys.join('.')) ?? [])
  const [first] = numbers
  if (first === undefined) return undefined
  const values = numbers.map(({ value }) => value)
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const ranges = numbers.flatMap(({ range }) => (range ? [range] : []))
  const range: readonly [number, number] | undefined =
    ranges.length === 0
      ? undefined
      : [Math.min(...ranges.map(([from]) => from)), Math.max(...ranges.map(([, to]) => to))]
  const same = <T>(pick: (one: (typeof numbers)[number]) => T) =>
    numbers.every((one) => pick(one) === pick(first)) ? pick(first) : undefined
  const source = same((one) => one.source)
  const scale = scaleOf(field, Math.min(low, range?.[0] ?? low), Math.max(high, range?.[1] ?? high))
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    ...common,
    kind: 'number',
    // A mean of several is shown on the slider's own steps.
    value: low === high ? low : Number((Math.round(mean / scale.step) * scale.step).toPrecision(12)),
    ...(low === high ? {} : { spread: [low, high] as const }),
    ...scale,
    unit: field.unit,
    ...(range ? { range } : {}),
    tag: same((one) => one.tag) ?? 'assumed',
    ...(source === undefined ? {} : { source }),
    meaning: field.meaning,
  }
}

/** The stretch that a slider covers: the bounds where they are near, else three times what is thought possible. */
function scaleOf(
  { bounds: [lowest, highest], integer }: Pick<Quantity, 'bounds' | 'integer'>,
  low: number,
  high: number,
) {
  const width = high - low || Math.abs(high) || 1
  const near = highest - lowest <= 8 * width
  const min = near ? lowest : Math.max(lowest, low - width)
  const max = near ? highest : Math.min(highest, high + 2 * width)
  const step = integer ? Math.max(1, roundStep((max - min) / 100)) : roundStep((max - min) / 100)
  const inner = near ? (x: number) => x : (x: number) => Number((Math.round(x / step) * step).toPrecision(12))
  return { min: Math.max(lowest, inner(min)), max: Math.min(highest, inner(max)), step }
}
