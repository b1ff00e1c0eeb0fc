/** The options that run and compare take. */
import type { RecordedOptions } from '../provenance/manifest.js'
import { canonicalOptions } from '../scenario/canonical-options.js'
import type { Scenario } from '../scenario/load.js'
import { flag, type Option, several, usually, type Values, whole } from './option.js'
import type { OptionReader } from './option-reader.js'
import {
  monthsOption,
  mostReplicates,
  outputOptions,
  recordable,
  replicateOption,
  seedOption,
  setOption,
  workersOption,
} from './options.js'
import { commandLine, manifestOptions, recordedOf } from './recorded-options.js'

type Recordable = (typeof recordable)[number]

const recordOption: Option<readonly Recordable[]> = {
  form: 'value',
  describe: 'Also record each agency, pair, or forum (of over 100)',
  recorded: 'always',
  values: () => ['agency', 'pair', 'agency,pair', 'forum'],
  read: readRecord,
  written: (words) => words.join(','),
}

/** How many times each scenario runs. */
export const replicatesOption = (describe: string) =>
  usually(whole(describe, 1, mostReplicates, { recorded: 'always', field: 'replicates' }), 100)

/** What a comparison may be asked beside. */
const robustTakes = {
  robust: flag('Also try the effects over the assumed space: which keep their sign?', { recorded: 'always' }),
  points: usually(
    whole('Points of the assumed space (with --robust)', 1, 100_000, { goesWith: 'robust', recorded: 'always' }),
    200,
  ),
  spaceSeeds: usually(
    whole('How many times each scenario runs at each point', 1, 10_000, { goesWith: 'robust', recorded: 'always' }),
    10,
  ),
  workers: { ...workersOption, goesWith: 'robust' },
}

const first = {
  seed: seedOption,
  replicates: replicatesOption('How many times each scenario runs'),
  months: monthsOption,
  set: setOption,
  vary: several('Run once for each of several values: path=a,b,c (several cross)', { recorded: 'always' }),
  replicate: replicateOption('Replicate whose minutes are kept in events.csv'),
  trace: flag('Print these minutes: who met, who came, what was agreed'),
}
const last = { record: recordOption, ...outputOptions() }

export const runTakes = { ...first, ...last }
/** All that a job may be asked. */
export const jobTakes = { ...first, ...robustTakes, ...last }
export type JobOptions = Values<typeof jobTakes>

function readRecord(reader: OptionReader, name: string): Recordable[] {
  const words = reader.once(name)?.split(',') ?? []
  for (const word of words)
    if (!(recordable as readonly string[]).includes(word))
      reader.wrong(`--record knows agency, pair and forum (got ${word === '' ? 'nothing' : word})`)
  return recordable.filter((word) => words.includes(word))
}

/** In one form, whichever way it was written; `scenarios` are what the names stand for. */
function recorded(options: JobOptions, scenarios: readonly Scenario[]): RecordedOptions {
  const { months, ...more } = options
  const canonical = canonicalOptions(
    options,
    scenarios.map(({ ownMonths }) => ownMonths),
  )
  return recordedOf(jobTakes, { ...more, ...canonical })
}

export function canonicalJobCommand(
  verb: string,
  names: readonly string[],
  options: JobOptions,
  scenarios: readonly Scenario[],
): string {
  return commandLine(verb, names, recorded(options, scenarios))
}

/** The options as the manifest records them. */
export function recordedJobOptions(options: JobOptions, scenarios: readonly Scenario[]): RecordedOptions {
  return manifestOptions(jobTakes, recorded(options, scenarios))
}
