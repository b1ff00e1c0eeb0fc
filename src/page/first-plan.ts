/** The plan that a page begins with, by itself or as an address has it. */
import { type CaseLine, type Contents, caseWith, type ScenarioLine } from './contents.js'
import { type Plan, planOf, readPlan } from './plan.js'

/** A case opens with its most telling reform: else with the first scenario that is not the baseline and does something. */
const openings: Readonly<Record<string, string>> = {
  entikong: 'entikong/formalised',
  belu: 'belu/tandem',
  ttu: 'ttu/low-ego-and-budgeted',
  'sosek-malindo': 'sosek-malindo/stable-secretariat',
  kaltara: 'kaltara/no-champion',
}

export function firstPlan({ id, scenarios }: CaseLine, named: string | undefined): Plan {
  const [baseline, ...others] = scenarios as [ScenarioLine, ...ScenarioLine[]]
  const opening =
    others.find(({ name }) => name === named) ??
    others.find(({ name }) => name === openings[id]) ??
    others.find(({ measures }) => measures.length > 0)
  return planOf(baseline.name, (opening ?? others[0] ?? baseline).name)
}

/** The plan of an address; whatever makes no sense there is as if nothing had been asked. */
export function planAt(words: URLSearchParams, { cases, start }: Pick<Contents, 'cases' | 'start'>): Plan {
  const first = caseWith(cases, words.get('start') ?? start) ?? (cases[0] as CaseLine)
  const otherwise = firstPlan(first, start)
  const plan = readPlan(words, otherwise, (name) => caseWith(cases, name) !== undefined)
  const own = caseWith(cases, plan.start)
  return own !== undefined && own === caseWith(cases, plan.baseline) ? withItsMeasures(plan, own) : otherwise
}

/** Without the measures that nobody takes in the case, and without months that do not come. */
function withItsMeasures(plan: Plan, { scenarios }: CaseLine): Plan {
  const named = (name: string) => scenarios.find((scenario) => scenario.name === name)
  const months = named(plan.start)?.months ?? 0
  const measures = Object.entries(plan.measures).flatMap(([id, { at, ...rest }]) => {
    if (!named(rest.from ?? plan.start)?.measures.some((measure) => measure.id === id)) return []
    return [[id, at === undefined || at > months ? rest : { ...rest, at }] as const]
  })
  return { ...plan, measures: Object.fromEntries(measures.filter(([, change]) => Object.keys(change).length > 0)) }
}

/** What is asked for in an address, after its #. */
export function wordsOf(address: string): URLSearchParams {
  return new URLSearchParams(address.replace(/^#/, ''))
}
