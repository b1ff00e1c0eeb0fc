/**
 * Options that a folder remembers, so that going on with it by its name alone goes on as it was begun: what a submission
 * told Slurm, and how results are written.
 */
import { join } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { manifestName } from '../../experiment/batch/folder.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { type RecordedChoices, submissionOf } from '../../experiment/slurm/record.js'
import { parseBounded } from '../../provenance/json.js'
import { option, shellLine } from '../../scenario/shell.js'
import { OptionReader, type Words } from '../option-reader.js'
import { writeNote } from '../terminal.js'

/** How results are written. */
export const resultChoices = ['csv', 'csv-for', 'lang', 'no-pictures'] as const
/** What a submission may be told beside; `shards` is remembered apart, since it is settled by what is there. */
const clusterChoices = [
  'time',
  'mem',
  'partition',
  'account',
  'module',
  'node',
  'scratch',
  'workers',
  'shards',
] as const

/** What a submission remembers of the words that it was given. */
export function choicesOf(words: Words): RecordedChoices {
  const reader = new OptionReader(words)
  return Object.fromEntries(
    [...clusterChoices, ...resultChoices].flatMap((name): [string, string | boolean][] => {
      const given = words[name]
      if (given === undefined || given === false) return []
      return [[name, reader.isOn(name) ? true : String(given)]]
    }),
  )
}

/** What the folder of a plan remembers: of its submission, or else of its results. */
export function rememberedIn(place: string, plan: Plan): RecordedChoices {
  const submission = submissionOf(place)
  if (submission?.plan === plan.fingerprint) return submission.options ?? {}
  try {
    const { plan: made, options } = parseBounded(textOf(join(place, manifestName))) as {
      plan?: Plan
      options?: Words
    }
    return made?.fingerprint === plan.fingerprint && options ? choicesOf(options) : {}
  } catch {
    return {}
  }
}

/**
 * The words with what is remembered, where they do not say otherwise; what was taken from there is told. With --anew
 * nothing is.
 */
export function withRemembered(words: Words, remembered: RecordedChoices, names: readonly string[]): Words {
  if (new OptionReader(words).isOn('anew')) return words
  const taken = names.flatMap((name): [string, string | boolean][] => {
    const value = Object.hasOwn(remembered, name) ? remembered[name] : undefined
    return value === undefined || words[name] !== undefined ? [] : [[name, value]]
  })
  if (taken.length === 0) return words
  const said = taken.map(([name, value]) => (value === true ? `--${name}` : shellLine(option(name, String(value)))))
  writeNote(`as before: ${said.join(' ')} (--anew leaves this out)`)
  return { ...words, ...Object.fromEntries(taken) }
}

/** All but the number of shards. */
export const submitChoices: readonly string[] = [...clusterChoices, ...resultChoices].filter(
  (name) => name !== 'shards',
)
