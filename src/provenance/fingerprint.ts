/** A scenario’s fingerprint: what the model reads of it, and nothing else. */
import { mechanisms } from '../model/schedule.js'
import type { Scenario } from '../scenario/load.js'
import { canonicalDigest } from './canonical.js'

export { sha256 } from './digest.js'

/** What the model reads of a scenario. Titles, notes, tags, sources, ranges and file names are no part of it. */
export function modelReading(s: Scenario): object {
  return {
    months: s.months,
    world: withoutUnasked(s.spec),
    measures: s.measures.map(({ at, for: lasting, over, set, add }) => ({ at, for: lasting, over, set, add })),
  }
}

/** The world without optional mechanisms that it leaves at their defaults: what the model reads of them is that they do nothing. */
function withoutUnasked(spec: Scenario['spec']): Scenario['spec'] {
  const unasked = mechanisms.filter(({ name, optional, coefficients }) => {
    const values = spec.mechanisms[name]
    return (
      optional && Object.entries(coefficients).every(([key, { default: given }]) => (values?.[key] ?? given) === given)
    )
  })
  if (unasked.length === 0) return spec
  const names = new Set(unasked.map(({ name }) => name))
  const asked = Object.entries(spec.mechanisms).filter(([name]) => !names.has(name))
  return { ...spec, mechanisms: Object.fromEntries(asked) }
}

/** A world of 100,000 agencies takes a second to read through, and its fingerprint is asked for wherever it is named. */
const known = new WeakMap<Scenario, string>()

/** SHA-256 of the canonical JSON of what the model reads. */
export function fingerprint(s: Scenario): string {
  const print = known.get(s) ?? canonicalDigest(modelReading(s))
  known.set(s, print)
  return print
}
