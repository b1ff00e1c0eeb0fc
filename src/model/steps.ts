/** The schedule in force: of the lines of a month those that are on, with their coefficients. */
import type { Coefficients, Line, Mechanism } from './mechanism.js'
import type { WorldSpec } from './spec.js'
import { takeUnderstanding } from './understanding.js'

/** One line of the schedule in force: a mechanism that is on, with its coefficients, or the taking of stock. */
export interface Step {
  readonly name: string
  readonly line: Pick<Mechanism, 'step' | 'within'>
  readonly coefficients: { readonly [name: string]: number }
}

const takeStock: Step = { name: 'take stock', line: { step: (state) => state.derive() }, coefficients: {} }

/** At the end of a month: mean trust is taken again, in the next one, before anything reads it. */
const closeBooks: Step = {
  name: 'take stock',
  line: { step: takeUnderstanding },
  coefficients: {},
}

/** The schedules in force under what specs say of mechanisms, by the services that there are; most epochs share them. */
const inForce = new WeakMap<
  object,
  { readonly services: string; readonly of: readonly Line[]; readonly steps: Step[] }
>()

export function stepsOf(spec: WorldSpec, schedule: readonly Line[]): readonly Step[] {
  let services = ''
  for (const [name, service] of Object.entries(spec.services)) if (service) services += `${name} `
  const known = inForce.get(spec.mechanisms)
  if (known?.services === services && known.of === schedule) return known.steps
  const steps = schedule.flatMap((line, at) => {
    if (line === 'take stock') return [at < schedule.length - 1 ? takeStock : closeBooks]
    return isOn(line, spec) ? [{ name: line.name, line, coefficients: coefficientsOf(line, spec) }] : []
  })
  inForce.set(spec.mechanisms, { services, of: schedule, steps })
  return steps
}

function isOn(m: Mechanism, spec: WorldSpec): boolean {
  if (m.service && !spec.services[m.service]) return false
  return !spec.mechanisms[m.name]?.off
}

/** Coefficients by mechanism and by what a spec says of it, which most epochs share with the epoch before. */
const resolved = new WeakMap<object, WeakMap<object, { readonly [name: string]: number }>>()

function coefficientsOf<C extends Coefficients>(m: Mechanism<C>, spec: WorldSpec): { readonly [name: string]: number } {
  const given = spec.mechanisms[m.name]
  const known = given && resolved.get(m)?.get(given)
  if (known) return known
  const found = Object.fromEntries(
    Object.entries(m.coefficients).map(([name, declared]) => {
      const value = given?.[name]
      return [name, typeof value === 'number' ? value : declared.default]
    }),
  )
  if (given) {
    const ofMechanism = resolved.get(m) ?? new WeakMap()
    resolved.set(m, ofMechanism.set(given, found))
  }
  return found
}
