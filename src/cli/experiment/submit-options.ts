/** What `lintas experiment submit` may be told of the cluster. */
import { resolve } from 'node:path'
import { mostShards } from '../../experiment/batch/shards.js'
import type { Words } from '../command.js'
import { OptionReader } from '../option-reader.js'
import { isOn } from '../options.js'

export interface SubmitOptions {
  /** Shards that are asked for. */
  readonly shards?: number
  readonly time?: string
  readonly memory?: string
  readonly partition?: string
  readonly account?: string
  readonly module?: string
  readonly node: string
  readonly scratch?: string
  readonly dryRun: boolean
  /** Whether this machine has Slurm. */
  readonly slurm: boolean
  readonly json: boolean
}

/** Throws UsageFaults with all that is wrong. `hasSlurm` is asked only where nothing goes without. */
export function readSubmit(words: Words, hasSlurm: () => boolean): SubmitOptions {
  const reader = new OptionReader(words)
  const text = (name: string, pattern: RegExp, says: string): string | undefined => {
    const given = reader.once(name)
    if (given === undefined || pattern.test(given)) return given
    return reader.wrong(`--${name} must be ${says} (got ${given})`)
  }
  const engine = reader.once('engine')
  if (engine !== undefined && engine !== 'slurm')
    reader.wrong(`--engine must be slurm (got ${engine})`, 'GNU parallel runs shards without it: see docs/cluster.md')
  const named = /^[\w.,@+:-]+$/
  const shards = reader.whole('shards', 1, mostShards)
  const time = text('time', /^(\d+|\d+:\d\d|\d+:\d\d:\d\d|\d+-\d+(:\d\d){0,2})$/, 'as Slurm takes it: 30, 1:30:00, 2-0')
  const memory = text('mem', /^\d+[KMGT]?$/i, 'as Slurm takes it: 2G, 1500M')
  const partition = text('partition', named, 'the name of a partition')
  const account = text('account', named, 'the name of an account')
  const module = text('module', /^[^\p{Cc}]+$/u, 'the name of a module')
  const node = text('node', /^[^\p{Cc}]+$/u, 'the path of Node')
  const scratch = text('scratch', /^[^\p{Cc}]+$/u, 'a folder on the compute nodes')
  const dryRun = isOn(words['dry-run'])
  const slurm = hasSlurm()
  if (!slurm && !dryRun)
    reader.wrong(
      'there is no Slurm here (no sbatch)',
      'give this command where jobs are sent from, a login node; --dry-run writes the scripts anywhere, and without a cluster GNU parallel runs shards',
    )
  reader.done()
  return {
    ...(shards === undefined ? {} : { shards }),
    ...(time === undefined ? {} : { time }),
    ...(memory === undefined ? {} : { memory }),
    ...(partition === undefined ? {} : { partition }),
    ...(account === undefined ? {} : { account }),
    ...(module === undefined ? {} : { module }),
    // The Node that runs this also runs there, if the disk is shared; a module brings its own.
    node: node?.includes('/') ? resolve(node) : (node ?? (module === undefined ? process.execPath : 'node')),
    ...(scratch === undefined ? {} : { scratch }),
    dryRun,
    slurm,
    json: isOn(words.json),
  }
}
