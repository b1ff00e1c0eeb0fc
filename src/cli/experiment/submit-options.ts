/** What `lintas experiment submit` may be told of the cluster. */
import { resolve } from 'node:path'
import { mostShards } from '../../experiment/batch/shards.js'
import { type Given, valuesOf } from '../given.js'
import { flag, type Option, text, textLike, type Values, whole } from '../option.js'
import { jsonOption } from '../options.js'
import { anewOption, experimentWords, outOption, resultOptions, sizeOptions } from './options.js'

const oneLine = /^[^\p{Cc}]+$/u
const named = /^[\w.,@+:-]+$/
const time = /^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d+(:\d\d){0,2})$/

const engineOption: Option<string | undefined> = {
  ...text('Scheduler of the cluster: slurm', { usual: 'slurm' }),
  read(reader, name) {
    const given = reader.once(name)
    if (given === undefined || given === 'slurm') return given
    const hint = 'GNU parallel runs shards without it: see docs/cluster.md'
    return reader.wrong(`--${name} must be slurm (got ${given})`, hint)
  },
}

export const submitTakes = {
  ...experimentWords,
  ...sizeOptions,
  workers: { ...sizeOptions.workers, usual: '1', otherwise: 1 },
  engine: engineOption,
  shards: whole('Shards, each a task of the array', 1, mostShards, { usual: 'so that each lasts minutes' }),
  time: textLike(time, 'as Slurm takes it: 30, 1:30:00, 2-0', 'Time limit of a shard, as for sbatch', 'from a pilot'),
  mem: textLike(/^\d+[KMGT]?$/i, 'as Slurm takes it: 2G, 1500M', 'Memory of a shard, as for sbatch', 'from a pilot'),
  partition: textLike(named, 'the name of a partition', 'Partition, as for sbatch'),
  account: textLike(named, 'the name of an account', 'Account, as for sbatch'),
  module: textLike(oneLine, 'the name of a module', 'Environment module that brings Node, such as nodejs/20'),
  node: textLike(oneLine, 'the path of Node', 'Path of Node on the compute nodes', 'the one that runs this'),
  scratch: textLike(
    oneLine,
    'a folder on the compute nodes',
    'Folder on the compute node for what is not finished: $TMPDIR',
  ),
  out: outOption(', on a shared disk'),
  ...resultOptions,
  anew: anewOption,
  dryRun: flag('Write and show the scripts; send nothing'),
  json: jsonOption('what was sent'),
}

export type SubmitOptions = Values<typeof submitTakes> & {
  readonly node: string
  /** Whether this machine has Slurm. */
  readonly slurm: boolean
}

/** Throws UsageFaults with all that is wrong. `hasSlurm` is asked only where nothing goes without. */
export function readSubmit(given: Given<typeof submitTakes>, hasSlurm: () => boolean): SubmitOptions {
  const { node, module, dryRun } = given.values
  const slurm = hasSlurm()
  if (!slurm && !dryRun)
    given.reader.wrong(
      'there is no Slurm here (no sbatch)',
      'give this command where jobs are sent from, a login node; --dry-run writes the scripts anywhere, and without a cluster GNU parallel runs shards',
    )
  return {
    ...valuesOf(given),
    // The Node that runs this also runs there, if the disk is shared; a module brings its own.
    node: node?.includes('/') ? resolve(node) : (node ?? (module === undefined ? process.execPath : 'node')),
    slurm,
  }
}
