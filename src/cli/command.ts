/** What a command is. */
import type { Argv } from 'yargs'
import type { Manifest } from '../provenance/manifest.js'
import type { ResultSink } from '../report/folder.js'
import type { PackageInfo } from './package-info.js'
import type { Progress } from './progress.js'

/** Words of the command line after yargs: positionals and options by name, all of them text or switches. */
export type Words = Readonly<Record<string, unknown>>

/** What it takes to make a result again beside its manifest. */
export interface Remaking {
  /** Is given every file of the result, the manifest and the environment last. */
  readonly sink: ResultSink
  readonly progress: Pick<Progress, 'at'>
  readonly place: PackageInfo
  /** Of an analysis: the folder with the very results that it was worked out from, where they need not be made again. */
  readonly results?: string
  /** Of an experiment: the folder with finished blocks to go on from, so that only what lacks is run. */
  readonly blocks?: string
}

/**
 * Makes the files of a result again, from its manifest alone. Throws a ManifestFault where the manifest does not say enough.
 */
export type Remake = (manifest: Manifest, remaking: Remaking) => Promise<void>

export interface Command {
  /** Declares the options and the examples. */
  readonly declare: (y: Argv) => Argv
  /** Throws what is wrong with the words, and does nothing else; used where something is wrong with them already. */
  readonly check?: (words: Words, place: PackageInfo) => void
  /** Does the work and gives the exit code. */
  readonly run: (words: Words, place: PackageInfo, y: Argv) => Promise<number> | number
  /** Of a command that writes results. */
  readonly remake?: Remake
}
