/** What the controls of a plan speak of: parameters, names, and the measures that the case has elsewhere. */
import type { Contents } from './contents.js'
import { parametersOf, strengthsOf } from './parameters.js'
import type { Plan } from './plan.js'
import type { ForeignMeasure, Surroundings } from './protocol.js'
import type { Studio } from './studio.js'

export function surroundingsOf(studio: Studio, contents: Contents, plan: Plan): Surroundings {
  const scenario = studio.load(plan.start)
  const { agencies, forums, issues, figures } = scenario.labels
  const foreign = foreignMeasures(contents, plan.start)
  const strengths = [
    ...scenario.measures.map(({ id }) => [id, strengthsOf(scenario, id)] as const),
    ...foreign.map(({ id, from }) => [id, strengthsOf(studio.load(from), id)] as const),
  ]
  return {
    start: plan.start,
    calendar: scenario.spec.start,
    parameters: parametersOf(scenario),
    foreign,
    strengths: Object.fromEntries(strengths),
    labels: { agencies, forums, issues, figures },
    kinds: Object.fromEntries(Object.entries(scenario.spec.agencies).map(([id, { kind }]) => [id, kind])),
  }
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
