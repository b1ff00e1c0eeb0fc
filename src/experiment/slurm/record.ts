/** What was sent to Slurm for a results folder: beside it, with the scripts and the logs. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { makeFolders } from '../../disk/target.js'
import { readableJson } from '../../provenance/canonical.js'
import { parseBounded } from '../../provenance/json.js'
import { stagingName, writeWhole } from '../batch/folder.js'
import { onDisk, StoreRefusal } from '../batch/store-failure.js'

const recordFormat = 1
const recordName = 'submission.json'

/** Options of a command by name: texts, and `true` for switches. */
export type RecordedChoices = Readonly<Record<string, string | boolean>>

export interface Submission {
  readonly 'lintas-submission': typeof recordFormat
  readonly experiment: string
  /** Fingerprint of the plan. */
  readonly plan: string
  /** Name of the jobs: of this plan in this folder. */
  readonly name: string
  readonly shards: number
  /** Seconds that a shard was expected to last. */
  readonly seconds: number
  /** Options that it was sent with, by name; sending it again goes by them. */
  readonly options?: RecordedChoices
  /** Numbers of the jobs, oldest first. They say what was sent, not what became of it. */
  readonly sent: readonly Sending[]
}

export interface Sending {
  readonly at: string
  readonly array?: string
  readonly tasks?: string
  readonly merge?: string
}

/** The folder beside the results in which scripts and logs are. */
export function besideOf(place: string): string {
  return `${place}.slurm`
}

export function logOf(place: string, shard: number | 'merge'): string {
  return join(besideOf(place), 'logs', `${typeof shard === 'number' ? String(shard).padStart(4, '0') : shard}.log`)
}

/** The name of the jobs of a plan in a folder. */
export function jobName(experiment: string, place: string, fingerprint: string): string {
  const own = createHash('sha256').update(`${fingerprint}\n${place}`).digest('hex').slice(0, 8)
  return `lintas-${experiment.replace(/[^A-Za-z0-9]+/g, '-').slice(0, 40)}-${own}`
}

/** What was sent for the results in a folder; undefined where nothing was. */
export function submissionOf(place: string): Submission | undefined {
  try {
    const record = parseBounded(textOf(join(besideOf(place), recordName))) as Submission
    return record['lintas-submission'] === recordFormat ? record : undefined
  } catch {
    return undefined
  }
}

/** Refuses the folder for scripts and logs where it is somebody else’s. */
export function refuseForeign(place: string, shown: string): void {
  const beside = besideOf(place)
  if (!existsSync(beside) || submissionOf(place) !== undefined) return
  const names = readdirSync(beside)
  if (names.length > 0)
    throw new StoreRefusal(
      `${shown}.slurm, where the scripts are to be, holds files that Lintas did not write (${names.slice(0, 3).join(', ')})`,
      'give --out another folder',
    )
}

export function writeRecord(place: string, shown: string, record: Submission): void {
  writeBeside(place, shown, recordName, readableJson(record))
}

/** Writes a file beside the results, in one step; where there is no folder for it yet, makes that too. */
export function writeBeside(place: string, shown: string, name: string, text: string): string {
  const beside = besideOf(place)
  onDisk(`${shown}.slurm`, () => makeFolders(join(beside, 'logs'), `${shown}.slurm`))
  const path = join(beside, name)
  writeWhole(join(beside, stagingName() + basename(name)), path, text, `${shown}.slurm/${name}`)
  return path
}
