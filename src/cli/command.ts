/** What a command is. */
import type { Argv } from 'yargs'
import type { Place } from './place.js'

/** Words of the command line after yargs: positionals and options by name, all of them text or switches. */
export type Words = Readonly<Record<string, unknown>>

export interface Command {
  /** Declares the options and the examples. */
  readonly declare: (y: Argv) => Argv
  /** Does the work and gives the exit code. */
  readonly run: (words: Words, place: Place, y: Argv) => Promise<number> | number
}
