/** Loading scenarios: the front door of this room. */
import { worldFields } from '../model/spec.js'
import { assembleScenarios } from './assemble.js'
import type { LoadOptions, Scenario } from './scenario.js'
import type { Sources } from './sources.js'

export type { Annotated, Fact, LoadOptions, Measure, Scenario, Tag, Text } from './scenario.js'

/**
 * Loads scenarios by name or path, with `--set`, `--vary` and `--months` applied. With `--vary` each reference becomes
 * one scenario for every combination of values. Throws ScenarioFaults with all that is wrong in all of them at once.
 */
export function loadScenarios(references: readonly string[], sources: Sources, options: LoadOptions = {}): Scenario[] {
  return assembleScenarios(worldFields, references, sources, options)
}
