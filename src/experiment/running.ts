/** Which mechanisms run in a scenario: not switched off, and with the service that they belong to. */
import { mechanisms } from '../model/schedule.js'
import type { Scenario } from '../scenario/load.js'

/** Mechanisms that run in a scenario in any month. */
export function mechanismsOf({ input }: Scenario): Set<string> {
  const names = new Set<string>()
  for (const { spec } of input.snapshots) {
    for (const { name, service } of mechanisms)
      if (!spec.mechanisms[name]?.off && (service === undefined || spec.services[service])) names.add(name)
  }
  return names
}
