/** Scenarios by name, as the commands find them: in `./scenarios`, then among those that come with the package. */
import { findPlace } from '../cli/place.js'
import { compileWorld as compile, type RecordOptions, type World } from '../model/world.js'
import { fileSources } from '../scenario/files.js'
import { type LoadOptions, loadScenarios as load, type Scenario } from '../scenario/load.js'
import { memorySources } from '../scenario/memory.js'
import type { Sources } from '../scenario/sources.js'

export interface ScenarioOptions extends LoadOptions {
  /** Folder whose `scenarios` are looked through first; the working folder unless given. */
  readonly cwd?: string
  /** Scenario files as texts by name, in place of files on disk; they may extend each other only. */
  readonly texts?: Readonly<Record<string, string>>
}

function sourcesOf({ cwd, texts }: ScenarioOptions): Sources {
  if (texts) return memorySources(texts)
  return fileSources({ cwd: cwd ?? process.cwd(), packageRoot: findPlace().root })
}

/** The names that `loadScenario` knows, with the files that they stand for. */
export function listScenarios(
  options: ScenarioOptions = {},
): readonly { readonly name: string; readonly file: string }[] {
  return sourcesOf(options).list()
}

/**
 * Loads a scenario by name (`entikong/baseline`) or path, with `set: ['path=value']` and `months` applied as `--set` and
 * `--months` are. Throws ScenarioFaults with everything that is wrong; `formatFault` puts a fault in words.
 */
export function loadScenario(reference: string, options: Omit<ScenarioOptions, 'vary'> = {}): Scenario {
  return load([reference], sourcesOf(options), options)[0]!
}

/** Loads several; with `vary: ['path=a,b,c']` each becomes one scenario for every combination of values. */
export function loadScenarios(references: readonly string[], options: ScenarioOptions = {}): Scenario[] {
  return load(references, sourcesOf(options), options)
}

const compiled = new WeakMap<Scenario, Map<string, World>>()

/**
 * Lays a scenario out for running; what was laid out once is used again. `record` adds a series for each agency or for
 * each ordered pair of agencies. Throws LuckCollision where two names would share their luck.
 */
export function compileWorld(scenario: Scenario, record: RecordOptions = {}): World {
  const worlds = compiled.get(scenario) ?? new Map<string, World>()
  compiled.set(scenario, worlds)
  const key = `${record.agency === true} ${record.pair === true}`
  const world = worlds.get(key) ?? compile(scenario.input, record)
  worlds.set(key, world)
  return world
}
