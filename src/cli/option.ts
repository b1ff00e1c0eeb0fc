/**
 * What a command takes, declared once: reading with all faults told together, --help, completion, the recorded command, the
 * manifest’s options and reading them back follow from it.
 */
import { list } from '../scenario/words.js'
import type { OptionReader } from './option-reader.js'
import type { PackageInfo } from './package-info.js'

/** A word or an option of a command. */
export interface Option<T = unknown> {
  /** A switch is on or off; a list may be given several times. */
  readonly form: 'switch' | 'value' | 'list'
  /** Whether it is a word by itself, known by its place. */
  readonly isWord?: true
  readonly describe: string
  /** What holds where it is not given, as --help says it. */
  readonly usual?: string
  /** What holds where it is not given. */
  readonly otherwise?: T
  /** Why a command is nothing without it. */
  readonly required?: string
  /** Of a word: all that it can be. */
  readonly choices?: readonly string[]
  /** What it can be, for completion. */
  readonly values?: (place: PackageInfo) => readonly string[]
  /** The option, by its key, without which this one says nothing. */
  readonly goesWith?: string
  /** Whether the recorded command says it: always, or where it is another than usual. Otherwise it changes no result. */
  readonly recorded?: 'always' | 'unusual'
  /** What the manifest calls it, where it does not stand among the options there. */
  readonly field?: 'seed' | 'replicates'
  /** Reads it; what is wrong is told to the reader. */
  read(reader: OptionReader, name: string): T
  /** As it is recorded, where that is not the value itself. */
  written?(value: T): string | number | readonly string[]
}

/** Of a command, by key; `space-seeds` has the key `spaceSeeds`. */
export type Options = Readonly<Record<string, Option>>

type ValueOf<O> = O extends Option<infer T> ? T : never
type Absent<O> = { [K in keyof O]: undefined extends ValueOf<O[K]> ? K : never }[keyof O]

/** The values of options that were read; what was not given, and is nothing then, is not there. */
export type Values<O> = { readonly [K in Exclude<keyof O, Absent<O>>]: ValueOf<O[K]> } & {
  readonly [K in Absent<O>]?: Exclude<ValueOf<O[K]>, undefined>
}

type More<T> = Omit<Partial<Option<T>>, 'form' | 'describe' | 'read'>

/** `spaceSeeds` is written `--space-seeds`. */
export function nameOf(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}

/** A word that is known by its place. */
export function word(describe: string, more: More<string | undefined> = {}): Option<string | undefined> {
  return { form: 'value', isWord: true, describe, read: (reader, name) => reader.texts(name)[0], ...more }
}

/** All words from its place on. */
export function words(describe: string, more: More<readonly string[]> = {}): Option<readonly string[]> {
  return { form: 'list', isWord: true, describe, read: (reader, name) => reader.texts(name), ...more }
}

export function flag(describe: string, more: More<boolean> = {}): Option<boolean> {
  return { form: 'switch', describe, otherwise: false, read: (reader, name) => reader.isOn(name), ...more }
}

export function text(describe: string, more: More<string | undefined> = {}): Option<string | undefined> {
  return { form: 'value', describe, read: (reader, name) => reader.once(name), ...more }
}

/** A text of a form; `says` ends “must be …”. */
export function textLike(pattern: RegExp, says: string, describe: string, usual?: string): Option<string | undefined> {
  const read = (reader: OptionReader, name: string) => {
    const given = reader.once(name)
    if (given === undefined || pattern.test(given)) return given
    return reader.wrong(`--${name} must be ${says} (got ${given})`)
  }
  return { ...text(describe, usual === undefined ? {} : { usual }), read }
}

/** A whole number from `least` to `most`. */
export function whole(
  describe: string,
  least: number,
  most: number,
  more: More<number | undefined> = {},
): Option<number | undefined> {
  return { form: 'value', describe, read: (reader, name) => reader.whole(name, least, most), ...more }
}

/** A number; `says` and `allowed` limit it. */
export function number(
  describe: string,
  more: More<number | undefined> = {},
  says = '',
  allowed?: (x: number) => boolean,
): Option<number | undefined> {
  return { form: 'value', describe, read: (reader, name) => reader.number(name, says, allowed), ...more }
}

export function oneOf<T extends string>(
  describe: string,
  choices: readonly [T, ...T[]],
  more: More<T> = {},
): Option<T> {
  const [usual] = choices
  const read = (reader: OptionReader, name: string) => {
    const given = reader.once(name)
    const chosen = choices.find((one) => one === given)
    if (given !== undefined && chosen === undefined) reader.wrong(`--${name} must be ${list(choices)} (got ${given})`)
    return chosen ?? usual
  }
  return { form: 'value', describe, usual, otherwise: usual, values: () => choices, read, ...more }
}

/** An option that may be given several times. */
export function several(describe: string, more: More<readonly string[]> = {}): Option<readonly string[]> {
  return { form: 'list', describe, otherwise: [], read: (reader, name) => reader.list(name), ...more }
}

/** Several values, with commas or given several times. */
export function withCommas(describe: string, more: More<readonly string[]> = {}): Option<readonly string[]> {
  const written = (values: readonly string[]) => values.join(',')
  return { form: 'value', describe, read: (reader, name) => reader.several(name), written, ...more }
}

/** The same option with a value where it is not given. */
export function usually<T>(option: Option<T | undefined>, otherwise: T, usual = String(otherwise)): Option<T> {
  return { ...option, otherwise, usual, read: (reader, name) => option.read(reader, name) ?? otherwise }
}
