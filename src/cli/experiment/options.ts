/** What the actions of `lintas experiment` take. */
import type { Shard } from '../../experiment/batch/batch.js'
import { mostShards } from '../../experiment/batch/shards.js'
import { mostReplicates } from '../../scenario/experiment-schema.js'
import { fileSources } from '../../scenario/files.js'
import { flag, type Option, several, text, whole, word } from '../option.js'
import type { OptionReader } from '../option-reader.js'
import { csvForOption, jsonOption, luckOption, noPicturesOption, toldLanguage, workersOption } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { shortName } from './words.js'

export const actions = ['plan', 'run', 'submit', 'status', 'merge'] as const

/** The action, and what it is done with. */
export const actionWords = (describe: string, values?: (place: PackageInfo) => readonly string[]) => ({
  action: word('plan, run, submit, status or merge', { values: () => actions }),
  file: word(describe, values ? { values } : {}),
})

/** The action, and the experiment or the folder where it was begun. */
export const experimentWords = actionWords(
  'The experiment: its name or file, or a folder where it was begun',
  ({ root }) =>
    fileSources({ cwd: process.cwd(), packageRoot: root })
      .experiments()
      .map(({ name }) => shortName(name)),
)

export const sizeOptions = {
  seed: { ...luckOption('Name of the luck: any text'), usual: 'as the file says' },
  replicates: whole('How many times each scenario runs at each point', 1, mostReplicates, {
    usual: 'as the file says',
    recorded: 'always',
    field: 'replicates',
  }),
  workers: workersOption,
}

export const precisionOptions = {
  precision: several(
    'Replicate until the 95 % interval is ± so narrow: trust=0.01, difference:trust=0.005 (means over all in each)',
    { recorded: 'always' },
  ),
  most: whole('Replicates that no point goes beyond (with --precision)', 2, mostReplicates, {
    usual: '10000',
    goesWith: 'precision',
    recorded: 'always',
  }),
}

export const outOption = (more = '') => text(`Folder for the results${more}`, { usual: 'outputs/<case>-<experiment>' })

/** How results are written. */
export const resultOptions = {
  csv: flag('Also write the tables as CSV', { recorded: 'always' }),
  csvFor: csvForOption,
  lang: toldLanguage,
  noPictures: noPicturesOption,
}

export const anewOption = flag('Leave out what the folder remembers of earlier options')

const shardOption: Option<Shard | undefined> = {
  form: 'value',
  describe: 'Only share i of n, from 0: i/n; merge puts them together',
  read: readShard,
}

export const shardOptions = {
  shard: shardOption,
  scratch: text('Folder for what a shard has not finished: a disk of this machine', { goesWith: 'shard' }),
}

function readShard(reader: OptionReader): Shard | undefined {
  const text = reader.once('shard')
  if (text === undefined) return undefined
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number)
  if (index !== undefined && of !== undefined && of >= 1 && of <= mostShards && index < of) return { index, of }
  return reader.wrong(`--shard is i/n with i from 0 to n − 1 (got ${text})`, 'for example --shard 0/10 … --shard 9/10')
}

/** All that running an experiment may be told. */
export const runTakes = {
  ...experimentWords,
  ...sizeOptions,
  ...precisionOptions,
  out: outOption(),
  ...resultOptions,
  ...shardOptions,
  anew: anewOption,
  force: flag('Do away with another experiment in that folder'),
  json: jsonOption('what was done'),
}
