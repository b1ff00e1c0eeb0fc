/** Loading scenarios: the front door of this room. */
import { worldFields } from '../model/world-fields.js'
import { assembleScenarios } from './assemble.js'
import { Reader } from './chain.js'
import type { LoadOptions, Scenario } from './scenario.js'
import { scenarioSchema } from './schema.js'
import type { Sources } from './sources.js'

export type { Annotated, Fact, LoadOptions, Measure, Scenario, Tag, Text } from './scenario.js'

/**
 * Loads scenarios by name or path, with `--set`, `--vary` and `--months` applied. With `--vary` each reference becomes
 * one scenario for every combination of values. Throws ScenarioFaults with all that is wrong in all of them at once.
 */
export function loadScenarios(references: readonly string[], sources: Sources, options: LoadOptions = {}): Scenario[] {
  return assembleScenarios(worldFields, references, sources, options)
}

/** Loads one scenario after the other; a file is read and checked only once, however many scenarios rest on it. */
export type Loader = (reference: string, options?: Omit<LoadOptions, 'vary'>) => Scenario

/** A loader over these sources. What it throws is as for `loadScenarios`. */
export function scenarioLoader(sources: Sources): Loader {
  const reader = new Reader(sources, () => scenarioSchema(worldFields))
  return (reference, options = {}) =>
    assembleScenarios(worldFields, [reference], sources, options, reader)[0] as Scenario
}
