/** Over which months scenarios are compared, where not all of them last as long; and whether their months are alike. */
import { outlasting } from '../scenario/alignment.js'
import type { Scenario } from '../scenario/load.js'
import type { Localiser } from './messages/localiser.js'

type Lasting = Pick<Scenario, 'name' | 'months' | 'ownMonths'>

/** `Compared over the 48 months that all of them have; integrated-model goes on to 60 months.` Empty where all end together. */
export function commonMonths(
  scenarios: readonly Lasting[],
  { chart, months, list }: Localiser,
  name: (scenario: string) => string,
): string {
  const longer = outlasting(scenarios)
  const [first] = longer
  if (first === undefined) return ''
  const said = longer.map((one) => chart.defined.goesOn(name(one.name), months(one.ownMonths)))
  return chart.defined.common(months(first.months), list(said))
}

/** Whether month 1 is one calendar month in all of them, as far as that is known. */
export function beginTogether(scenarios: readonly Partial<Pick<Scenario, 'spec'>>[]): boolean {
  return new Set(scenarios.map(({ spec }) => spec?.start)).size < 2
}
