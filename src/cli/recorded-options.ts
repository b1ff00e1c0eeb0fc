/** Options as a result records them: in its command, and in its manifest, which they are read back from. */
import type { Manifest, RecordedOptions } from '../provenance/manifest.js'
import { named, option, shellLine } from '../scenario/shell.js'
import { nameOf, type Options } from './option.js'
import type { Words } from './option-reader.js'

/** What changes results, by name, in the order in which it is declared: two ways of asking for one result are one record. */
export function recordedOf(takes: Options, values: Readonly<Record<string, unknown>>): RecordedOptions {
  const says = (key: string) => {
    const value = values[key]
    return value !== undefined && value !== false && !(Array.isArray(value) && value.length === 0)
  }
  const entries = Object.entries(takes).filter(
    ([key, { recorded, goesWith, otherwise }]) =>
      recorded !== undefined &&
      says(key) &&
      (goesWith === undefined || says(goesWith)) &&
      (recorded === 'always' || values[key] !== otherwise),
  )
  return Object.fromEntries(entries.map(([key, o]) => [nameOf(key), o.written ? o.written(values[key]) : values[key]]))
}

/** The command as it is recorded. What only says where to write or what to print is left out. */
export function commandLine(verb: string, names: readonly string[], recorded: RecordedOptions): string {
  return shellLine(['lintas', ...verb.split(' '), ...names.map(named), ...optionWords(recorded)])
}

/** Options as words of a command. */
export function optionWords(recorded: RecordedOptions): string[] {
  return Object.entries(recorded).flatMap(([name, given]) =>
    given === true ? [`--${name}`] : [given].flat().flatMap((one) => option(name, String(one))),
  )
}

/** The options of the manifest: but for those that it has a place of its own for. */
export function manifestOptions(takes: Options, recorded: RecordedOptions): RecordedOptions {
  const apart = new Set(Object.entries(takes).flatMap(([key, { field }]) => (field ? [nameOf(key)] : [])))
  return Object.fromEntries(Object.entries(recorded).filter(([name]) => !apart.has(name)))
}

/** The words of the command that a manifest records. */
export function recordedWords(takes: Options, manifest: Pick<Manifest, 'seed' | 'replicates' | 'options'>): Words {
  const texts = Object.entries(manifest.options).map(([name, given]): [string, unknown] => [
    name,
    typeof given === 'boolean' ? given : Array.isArray(given) ? given.map(String) : String(given),
  ])
  const apart = Object.entries(takes).flatMap(([key, { field }]) =>
    field ? [[nameOf(key), String(manifest[field])]] : [],
  )
  return Object.fromEntries([...texts, ...apart])
}
