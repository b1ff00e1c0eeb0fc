/** What a command is. */
import type { Argv } from 'yargs'
import type { Manifest } from '../provenance/manifest.js'
import type { ResultSink } from '../report/folder.js'
import { examples } from './examples.js'
import { type Given, readOptions } from './given.js'
import { nameOf, type Option, type Options } from './option.js'
import type { Words } from './option-reader.js'
import type { PackageInfo } from './package-info.js'
import type { Progress } from './progress.js'

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

interface Declared<O extends Options> {
  /** Words first, as they follow each other. */
  readonly takes: O
  /** Commands, and what each is for. */
  readonly examples: readonly (readonly [command: string, purpose: string])[]
  /** Above the examples, in place of the word “Examples”. */
  readonly examplesAre?: string
  /** Below the examples. */
  readonly note?: string
  /** Where it depends on the words: how the command is written, and what it does. */
  readonly usage?: string
  /** Of a command that writes results. */
  readonly remake?: Remake
}

interface Declaration<O extends Options, Asked> extends Declared<O> {
  /** Throws all that is wrong with the words, and does nothing else. */
  read(given: Given<O>, place: PackageInfo): Asked
  /** Does the work and gives the exit code. */
  run(asked: Asked, place: PackageInfo, y: Argv): Promise<number> | number
}

export interface Command extends Declared<Options> {
  /** Throws what is wrong with the words, and does nothing else; used where something is wrong with them already. */
  check(words: Words, place: PackageInfo): void
  run(words: Words, place: PackageInfo, y: Argv): Promise<number> | number
}

export function command<O extends Options, Asked>(declared: Declaration<O, Asked>): Command {
  const read = (words: Words, place: PackageInfo) => declared.read(readOptions(declared.takes, words), place)
  return {
    ...declared,
    check: (words, place) => void read(words, place),
    run: (words, place, y) => declared.run(read(words, place), place, y),
  }
}

/** Tells yargs what a command takes. */
export function declareTo(y: Argv, { takes, note, ...command }: Command): Argv {
  for (const [key, option] of Object.entries(takes)) {
    const name = nameOf(key)
    const { describe, choices, form, otherwise } = option
    if (!option.isWord) y.option(name, shapeOf(option))
    else if (choices)
      y.positional(name, { choices, describe, ...(otherwise === undefined ? {} : { default: otherwise }) })
    else y.positional(name, { type: 'string', describe, ...(form === 'list' ? { array: true } : {}) })
  }
  if (command.usage !== undefined) y.usage(command.usage)
  const shown = examples(command.examples, command.examplesAre)
  return y.epilogue(note === undefined ? shown : `${shown}\n\n${note}`)
}

function shapeOf({ form, describe, usual, required }: Option) {
  const more = {
    describe,
    ...(usual === undefined ? {} : { defaultDescription: usual }),
    ...(required === undefined ? {} : { demandOption: required }),
  }
  if (form === 'switch') return { type: 'boolean', ...more } as const
  return form === 'list' ? ({ type: 'array', string: true, ...more } as const) : ({ type: 'string', ...more } as const)
}
