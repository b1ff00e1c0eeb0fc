/** Scenarios by name, as the commands find them: in `./scenarios`, then among those that come with the package. */
import { findPackage } from '../cli/package-info.js'
import type { RecordOptions } from '../model/scopes.js'
import { compileWorld as compile, type World } from '../model/world.js'
import { fileSources } from '../scenario/files.js'
import { type LoadOptions, loadScenarios as load, type Scenario } from '../scenario/load.js'
import { memorySources } from '../scenario/memory.js'
import type { Sources } from '../scenario/sources.js'
import { checkOptions, checkReferences, checkScenario, known, OptionFaults, record as recordChecks } from './options.js'

/** Where scenarios are looked for, and what is changed in them. */
export interface ScenarioOptions extends LoadOptions {
  /** Folder whose `scenarios` are looked through first; the working folder unless given. */
  readonly cwd?: string
  /** Scenario files as texts by name, in place of files on disk; they may extend each other only. */
  readonly texts?: Readonly<Record<string, string>>
}

function sourcesOf({ cwd, texts }: ScenarioOptions): Sources {
  if (texts) return memorySources(texts)
  return fileSources({ cwd: cwd ?? process.cwd(), packageRoot: findPackage().root })
}

const { cwd, texts, set, vary, months } = known

/** Throws OptionFaults for options that `name` does not know, and where texts are to stand in place of the files of a folder. */
function checkLoading(name: string, options: unknown, checks: Parameters<typeof checkOptions>[2]): void {
  checkOptions(name, options, checks)
  const given = options as ScenarioOptions | undefined
  if (given?.texts !== undefined && given.cwd !== undefined)
    throw new OptionFaults([`${name}: cwd does not go with texts, which stand in place of files`])
}

/** The names that `loadScenario` knows, with the files that they stand for. Throws OptionFaults. */
export function listScenarios(
  options: Pick<ScenarioOptions, 'cwd' | 'texts'> = {},
): readonly { readonly name: string; readonly file: string }[] {
  checkLoading('listScenarios', options, { cwd, texts })
  return sourcesOf(options).list()
}

/**
 * Loads a scenario by name (`entikong/baseline`) or path, with `set: ['path=value']` and `months` applied as `--set` and
 * `--months` are. Throws ScenarioFaults with everything that is wrong (`formatFault` puts a fault in words), and
 * OptionFaults for options that it does not know.
 */
export function loadScenario(reference: string, options: Omit<ScenarioOptions, 'vary'> = {}): Scenario {
  checkReferences('loadScenario', [reference])
  checkLoading('loadScenario', options, { set, months, cwd, texts })
  return load([reference], sourcesOf(options), options)[0]!
}

/** Loads several; with `vary: ['path=a,b,c']` each becomes one scenario for every combination of values. */
export function loadScenarios(references: readonly string[], options: ScenarioOptions = {}): Scenario[] {
  checkReferences('loadScenarios', references)
  checkLoading('loadScenarios', options, { set, vary, months, cwd, texts })
  return load(references, sourcesOf(options), options)
}

const compiled = new WeakMap<Scenario, Map<string, World>>()

/**
 * Lays a scenario out for running; what was laid out once is used again. `record` adds a series for each agency, for each
 * ordered pair of agencies, or for each forum of a world of over a hundred. Throws OptionFaults, and LuckCollision where
 * two names would share their luck.
 */
export function compileWorld(scenario: Scenario, record: RecordOptions = {}): World {
  checkScenario('compileWorld', scenario)
  checkOptions('compileWorld', record, recordChecks)
  const worlds = compiled.get(scenario) ?? new Map<string, World>()
  compiled.set(scenario, worlds)
  const key = Object.keys(recordChecks)
    .filter((what) => record[what as keyof RecordOptions] === true)
    .join(' ')
  const world = worlds.get(key) ?? compile(scenario.input, record)
  worlds.set(key, world)
  return world
}
