/** The plan that a recorded experiment holds, with all that it needs to be run again. */
import { type Plan, planFingerprint } from '../../experiment/batch/plan.js'
import { type Manifest, ManifestFault } from '../../provenance/manifest.js'
import { type Remade, scenariosOf } from '../../provenance/remaking.js'
import type { RecordedSources } from '../../scenario/recorded.js'

/** What a manifest says of an experiment: its own, or the one behind an analysis. */
export type RecordedExperiment = Pick<Manifest, 'options' | 'scenarios'>

/** The plan that a manifest holds, and its scenarios. Throws a ManifestFault where they do not belong together. */
export function plannedIn(manifest: RecordedExperiment): {
  readonly plan: Plan
  readonly remade: Remade
} {
  const { plan: recorded } = manifest as { readonly plan?: Plan }
  const refuse = () => new ManifestFault('its plan is not that of an experiment', 'was it edited by hand?')
  if (!Array.isArray(recorded?.scenarios) || recorded.scenarios.length !== manifest.scenarios.length) throw refuse()
  const plan = {
    ...recorded,
    scenarios: recorded.scenarios.map((one, at) => ({ ...one, content: manifest.scenarios[at] })),
  } as Plan
  try {
    if (planFingerprint(plan) !== plan.fingerprint) throw refuse()
  } catch {
    throw refuse()
  }
  plan.scenarios.forEach(({ fingerprint }, at) => {
    if (fingerprint !== manifest.scenarios[at]?.fingerprint) throw refuse()
  })
  return { plan, remade: scenariosOf(manifest) }
}

/**
 * The scenarios that a plan holds, by name: whatever becomes of the files that they came from, and wherever these lie.
 * Throws a ManifestFault where they cannot be read.
 */
export function scenariosIn(plan: Plan): RecordedSources {
  return scenariosOf({ scenarios: plan.scenarios.map(({ content }) => content) }).sources
}
