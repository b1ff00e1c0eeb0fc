/** The scenarios of a manifest, loaded again from it alone. */
import { recordedAsSources } from '../scenario/document.js'
import { ScenarioFaults } from '../scenario/errors.js'
import { type Scenario, scenarioLoader } from '../scenario/load.js'
import { type RecordedSources, recordedSources } from '../scenario/recorded.js'
import { fingerprint } from './fingerprint.js'
import { type Manifest, ManifestFault } from './manifest.js'

export interface Remade {
  /** In the order of the manifest. */
  readonly scenarios: readonly Scenario[]
  /** The same scenarios by name, as their files alone say them, for who loads them with other values. */
  readonly sources: RecordedSources
}

/** Throws a ManifestFault where a scenario cannot be read, or is another one than its fingerprint says. */
export function scenariosOf({ scenarios }: Pick<Manifest, 'scenarios'>): Remade {
  const sources = recordedSources(asSources(scenarios))
  const load = scenarioLoader(sources)
  return {
    sources,
    scenarios: scenarios.map(({ name, months, written, fingerprint: recorded }) => {
      let scenario: Scenario
      try {
        scenario = load(name, months === written.months ? {} : { months })
      } catch (error) {
        if (error instanceof ScenarioFaults)
          throw new ManifestFault(`the scenario ${name} that it holds cannot be read: ${error.faults[0]?.message}`)
        throw error
      }
      if (fingerprint(scenario) !== recorded)
        throw new ManifestFault(
          `the scenario ${name} that it holds is not the one of its fingerprint`,
          'the manifest was changed, or this version reads scenarios otherwise',
        )
      return scenario
    }),
  }
}

function asSources(scenarios: Manifest['scenarios']) {
  try {
    return recordedAsSources(scenarios)
  } catch {
    throw new ManifestFault('the scenarios that it holds cannot be read', 'was it edited by hand?')
  }
}
