/** Whether the scenario of a term has what the term asks for; what is wrong is told before anything is run. */
import { monthsOf } from '../analysis/patterns.js'
import { serviceOf } from '../model/outcomes.js'
import { compileWorld } from '../model/world.js'
import { startsApart } from '../scenario/alignment.js'
import { type Fault, ScenarioFaults } from '../scenario/errors.js'
import { withService } from '../scenario/experiment.js'
import type { Loader, Scenario } from '../scenario/load.js'
import { suggestion } from '../scenario/nearest.js'
import type { Term } from '../scenario/pattern.js'
import { type Setting, settingKey } from '../scenario/pattern.js'
import type { TermFault } from '../scenario/patterns.js'
import { loadSetting } from './survey.js'

interface Found {
  readonly scenario?: Scenario
  readonly faults: readonly (TermFault | Fault)[]
  /** Scopes by outcome, for agencies and pairs only where asked for. */
  readonly scopes: Map<string, ReadonlyMap<string, ReadonlySet<string>>>
}

/** Checks terms against their scenarios, each of which is loaded once. `scenarios` are those that were found, by setting. */
export function termChecker(load: Loader): {
  readonly check: (term: Term) => readonly (TermFault | Fault)[]
  readonly together: (terms: readonly Term[]) => { readonly message: string; readonly hint: string } | undefined
  readonly scenarioOf: (setting: Setting) => Scenario | undefined
} {
  const known = new Map<string, Found>()
  const find = (setting: Setting): Found => {
    const key = settingKey(setting)
    let found = known.get(key)
    if (found === undefined) {
      found = { ...loaded(load, setting), scopes: new Map() }
      known.set(key, found)
    }
    return found
  }
  return {
    check(term) {
      const { scenario, faults, scopes } = find(term)
      return scenario === undefined ? faults : misread(term, scenario, scopes)
    },
    together: (terms) => {
      const found = terms.flatMap((term) => {
        const { scenario } = find(term)
        return scenario === undefined ? [] : [{ term, scenario }]
      })
      return endsApart(found) ?? seasonsApart(found)
    },
    scenarioOf: (setting) => find(setting).scenario,
  }
}

interface Read {
  readonly term: Term
  readonly scenario: Scenario
}

/** Terms that name no months are read in the last one, which has to be one month. */
function endsApart(found: readonly Read[]) {
  const last = found.filter(({ term }) => term.months === undefined).map(({ scenario }) => scenario)
  const [first] = last
  const other = last.find(({ months }) => months !== first?.months)
  if (first === undefined || other === undefined) return undefined
  return {
    message: `${first.name} runs ${first.months} months, ${other.name} ${other.months}: their last months are not one month`,
    hint: `say which months are meant, such as months: ${Math.min(first.months, other.months)}`,
  }
}

/** Worlds that begin in different calendar months can be compared over whole years only. */
function seasonsApart(found: readonly Read[]) {
  if (found.every(({ term }) => isOverYears(term))) return undefined
  const apart = startsApart(found.map(({ scenario: { name, spec } }) => ({ name, start: spec.start })))
  return apart && { message: apart.message, hint: 'compare whole years, such as months: [49, 60]' }
}

function isOverYears({ months, at = 'mean' }: Term): boolean {
  if (typeof months !== 'object' || (at !== 'mean' && at !== 'min' && at !== 'max')) return false
  const [from, to] = months
  return from > 0 && (to - from + 1) % 12 === 0
}

function loaded(load: Loader, setting: Setting): Omit<Found, 'scopes'> {
  try {
    return { scenario: loadSetting(load, setting), faults: [] }
  } catch (error) {
    if (!(error instanceof ScenarioFaults)) throw error
    return { faults: error.faults.map((fault) => ofTerm(fault, setting)) }
  }
}

/** A fault of the reference or of a value that is set belongs where the term says it; others stay in their files. */
function ofTerm(fault: Fault, { scenario, set = {} }: Setting): TermFault | Fault {
  const more = { message: fault.message, ...(fault.hint === undefined ? {} : { hint: fault.hint }) }
  if (fault.file === scenario) return { part: 'scenario', given: scenario, ...more }
  if (fault.file !== '--set') return fault
  const key = Object.keys(set).find((path) => fault.source?.startsWith(`${path}=`))
  return { part: 'set', ...(key === undefined ? {} : { key }), ...more }
}

function misread(term: Term, scenario: Scenario, known: Found['scopes']): TermFault[] {
  const { outcome, scope = '' } = term
  const kind = /^(agency|pair|forum):/.exec(scope)?.[1] ?? ''
  let scopes = known.get(kind)
  if (scopes === undefined) {
    scopes = scopesOf(scenario, kind)
    known.set(kind, scopes)
  }
  const recorded = scopes.get(outcome)
  if (recorded === undefined) {
    const service = serviceOf(outcome)
    if (service !== undefined) {
      const message = `${term.scenario} does not record “${outcome}”: it lacks the service ${service}`
      return [{ part: 'outcome', message, given: outcome, hint: withService(service) }]
    }
    const message = `${term.scenario} does not record “${outcome}”`
    return [{ part: 'outcome', message, given: outcome, ...hinted(suggestion(outcome, [...scopes.keys()])) }]
  }
  if (!recorded.has(scope)) {
    const others = [...recorded].filter((name) => name !== '')
    const message = `${term.scenario} does not record ${outcome} of “${scope}”`
    return [{ part: 'scope', message, given: scope, ...hinted(suggestion(scope, others, 'there are')) }]
  }
  const [, last] = monthsOf(term, scenario.months)
  if (last > scenario.months)
    return [{ part: 'months', message: `${term.scenario} runs ${scenario.months} months`, given: String(last) }]
  return []
}

function scopesOf({ input }: Scenario, kind: string): Map<string, Set<string>> {
  const scopes = new Map<string, Set<string>>()
  for (const { outcome, scope } of compileWorld(input, {
    agency: kind === 'agency',
    pair: kind === 'pair',
    forum: kind === 'forum',
  }).series)
    scopes.set(outcome.name, (scopes.get(outcome.name) ?? new Set()).add(scope))
  return scopes
}

function hinted(hint: string | undefined): { hint?: string } {
  return hint === undefined ? {} : { hint }
}
