/**
 * Scenarios of one comparison are paired month by month, and a month of the one has to be the same month of the year in the
 * other: they begin in one calendar month, and are compared over the months that all of them have.
 */
import { makingOf, remember } from './renumber.js'
import type { Scenario } from './scenario.js'

/** Scenarios whose months are not the same calendar months. */
export class Misaligned extends RangeError {
  override readonly name = 'Misaligned'
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

const calendar = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October']
calendar.push('November', 'December')

/** Of a scenario: its name, and the calendar month of its month 1. */
export interface Begun {
  readonly name: string
  readonly start: number
}

/** What is wrong with scenarios that do not begin in one calendar month; undefined where they do. */
export function startsApart(
  scenarios: readonly Begun[],
): { readonly message: string; readonly hint: string } | undefined {
  const [first] = scenarios
  const other = scenarios.find(({ start }) => start !== first?.start)
  if (first === undefined || other === undefined) return undefined
  const said = ({ name, start }: Begun) => `${name} begins in ${calendar[start - 1]}`
  return {
    message: `${said(first)}, ${said(other)}: their months are not the same months of the year`,
    hint: `begin both in one: start: ${first.start} in their files`,
  }
}

/**
 * The same scenarios over the months that all of them have, as if that had been asked for. Throws Misaligned where they do
 * not begin in one calendar month.
 */
export function aligned<S extends readonly Scenario[]>(scenarios: S): S {
  const apart = startsApart(scenarios.map(({ name, spec: { start } }) => ({ name, start })))
  if (apart) throw new Misaligned(apart.message, apart.hint)
  const months = Math.min(...scenarios.map((scenario) => scenario.months))
  return scenarios.map((scenario) =>
    scenario.months === months ? scenario : shortened(scenario, months),
  ) as unknown as S
}

function shortened(scenario: Scenario, months: number): Scenario {
  const snapshots = scenario.input.snapshots.filter(({ from }) => from <= months)
  const shorter: Scenario = { ...scenario, months, input: { ...scenario.input, months, snapshots } }
  remember(shorter, makingOf(scenario))
  return shorter
}

/** Those of the scenarios of a comparison that by themselves go on beyond the months that all of them have. */
export function outlasting<S extends Pick<Scenario, 'months' | 'ownMonths'>>(scenarios: readonly S[]): S[] {
  const shortest = Math.min(...scenarios.map(({ ownMonths }) => ownMonths))
  if (scenarios.some(({ months }) => months !== shortest)) return []
  return scenarios.filter(({ ownMonths }) => ownMonths > shortest)
}
