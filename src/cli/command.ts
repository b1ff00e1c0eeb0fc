/** What a command is. */
import type { Argv } from 'yargs'
import type { PackageInfo } from './package-info.js'

/** Words of the command line after yargs: positionals and options by name, all of them text or switches. */
export type Words = Readonly<Record<string, unknown>>

export interface Command {
  /** Declares the options and the examples. */
  readonly declare: (y: Argv) => Argv
  /** Throws what is wrong with the words, and does nothing else; used where something is wrong with them already. */
  readonly check?: (words: Words, place: PackageInfo) => void
  /** Does the work and gives the exit code. */
  readonly run: (words: Words, place: PackageInfo, y: Argv) => Promise<number> | number
}
