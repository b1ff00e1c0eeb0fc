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
  readonly running: Plan
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
  return { plan, running: byName(plan), remade: scenariosOf(manifest) }
}

/** A plan with the scenarios that it holds. Throws a ManifestFault where they cannot be read. */
export function replayed(plan: Plan): { readonly running: Plan; readonly sources: RecordedSources } {
  const { sources } = scenariosOf({ scenarios: plan.scenarios.map(({ content }) => content) })
  return { running: byName(plan), sources }
}

/** Runs find their scenarios by name, wherever the file of the experiment had them from. */
function byName(plan: Plan): Plan {
  return { ...plan, scenarios: plan.scenarios.map((one) => ({ ...one, reference: one.name })) }
}
