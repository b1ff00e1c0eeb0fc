/** From the words of a command line to what a command was given. */
import { nameOf, type Options, type Values } from './option.js'
import { OptionReader, type Words } from './option-reader.js'

/** What a command was given: as it was read, with what was wrong so far, and as it stands. */
export interface Given<O> {
  readonly values: Values<O>
  readonly reader: OptionReader
  readonly words: Words
}

/** Reads all that a command takes. Faults are kept by the reader; what is faulty has its usual value. */
export function readOptions<O extends Options>(takes: O, words: Words): Given<O> {
  const reader = new OptionReader(words)
  const values: Record<string, unknown> = {}
  for (const [key, option] of Object.entries(takes)) {
    const name = nameOf(key)
    if (option.required !== undefined && words[name] === undefined) reader.wrong(`--${name} is needed`, option.required)
    const value = option.read(reader, name)
    if (value !== undefined) values[key] = value
    const { goesWith } = option
    if (goesWith !== undefined && words[name] !== undefined && !isGiven(words[nameOf(goesWith)]))
      reader.wrong(`--${name} goes with --${nameOf(goesWith)}`)
  }
  return { values: values as Values<O>, reader, words }
}

/** The values, where nothing is wrong with the words. Throws UsageFaults. */
export function valuesOf<O>({ values, reader }: Given<O>): Values<O> {
  reader.done()
  return values
}

function isGiven(word: unknown): boolean {
  return word !== undefined && word !== false && !(Array.isArray(word) && word.length === 0)
}
