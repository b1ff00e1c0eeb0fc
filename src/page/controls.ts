/** What the controls of a plan speak of: parameters, names, and the measures that the case has elsewhere. */
import type { Scenario } from '../scenario/scenario.js'
import type { Contents } from './contents.js'
import { parametersOf, strengthsOf } from './parameters.js'
import { isOfMeasure, type Plan, type Setting } from './plan.js'
import type { Controls, ForeignMeasure } from './protocol.js'
import { declaredOf, placesOf } from './what-if.js'
import type { WorldCache } from './world-cache.js'

export function controlsOf(worldCache: WorldCache, contents: Contents, plan: Plan): Controls {
  const scenario = worldCache.load(plan.start)
  const { agencies, forums, issues, figures } = scenario.labels
  const foreign = foreignMeasures(contents, plan.start)
  const strengths = [
    ...scenario.measures.map(({ id }) => [id, strengthsOf(scenario, id)] as const),
    ...foreign.map(({ id, from }) => [id, strengthsOf(worldCache.load(from), id)] as const),
  ]
  return {
    start: plan.start,
    calendar: scenario.spec.start,
    parameters: parametersOf(scenario),
    foreign,
    strengths: Object.fromEntries(strengths),
    labels: { agencies, forums, issues, figures },
    kinds: Object.fromEntries(Object.entries(scenario.spec.agencies).map(([id, { kind }]) => [id, kind])),
    senseless: Object.entries(plan.values).flatMap(([path, value]) =>
      (isOfMeasure(path) ? isStrength(path, value) : isPossible(scenario, path, value)) ? [] : [path],
    ),
  }

  function isStrength(path: string, value: Setting): boolean {
    return typeof value === 'number' && strengths.some(([, own]) => own.some((one) => one.path === path))
  }
}

/** Whether a path leads somewhere, and what is there can be this. */
function isPossible(scenario: Scenario, path: string, value: Setting): boolean {
  const field = declaredOf(path)?.field
  if (field === undefined || placesOf(scenario, path).length === 0) return false
  if (typeof value === 'boolean') return field.type === 'flag' || (field.type === 'group' && field.optional)
  if (field.type !== 'quantity') return false
  const [lowest, highest] = field.bounds
  return value >= lowest && value <= highest && (!field.integer || Number.isInteger(value))
}

/** Each measure once, from the scenario that has least beside it. */
function foreignMeasures({ cases }: Contents, start: string): ForeignMeasure[] {
  const scenarios = cases.find(({ scenarios }) => scenarios.some(({ name }) => name === start))?.scenarios ?? []
  const taken = new Set(scenarios.find(({ name }) => name === start)?.measures.map(({ id }) => id))
  const found: ForeignMeasure[] = []
  for (const { name, measures } of [...scenarios].sort((a, b) => a.measures.length - b.measures.length))
    for (const { id, title, at } of measures) {
      if (taken.has(id)) continue
      taken.add(id)
      found.push({ id, from: name, title, at })
    }
  return found
}
