/** The options that several commands take, each declared once. */
import { availableParallelism } from 'node:os'
import { csvReaders } from '../analysis/csv-dialect.js'
import { outcomes } from '../model/outcomes.js'
import type { RecordOptions } from '../model/scopes.js'
import { languages } from '../report/messages/index.js'
import { fileSources } from '../scenario/files.js'
import { flag, type Option, oneOf, several, text, usually, whole, word } from './option.js'
import type { PackageInfo } from './package-info.js'

export const mostReplicates = 10_000_000
export const mostMonths = 1200
export const recordable = ['agency', 'pair', 'forum'] as const

export const luckOption = (describe: string): Option<string | undefined> => ({
  ...text(describe, { recorded: 'always', field: 'seed' }),
  read: (reader) => reader.seed(),
})
export const seedOption = usually(luckOption('Name of the luck: any text; the same seed, the same results'), '1')
export const monthsOption = whole('How many months each run lasts', 1, mostMonths, {
  usual: 'as the scenario says',
  recorded: 'always',
})
export const setOption = several('Set a value in every scenario: path=value (may be repeated)', { recorded: 'always' })
export const replicateOption = (describe: string) =>
  usually(whole(describe, 0, mostReplicates - 1, { recorded: 'unusual' }), 0)
export const workersOption = usually(
  whole('Worker threads; results do not depend on them', 1, 256),
  availableParallelism(),
  'one for each core',
)
/** Of every command that draws or prints. */
export const languageOption = (describe: string) => oneOf(describe, languages, { recorded: 'unusual' })
/** Of what a command tells and draws; help, errors and faults are English. */
export const toldLanguage = languageOption('Language of what is told and drawn: en or id')
export const jsonOption = (what: string) => flag(`Print ${what} as JSON`)

/** Of every command that writes tables as text. */
export const csvForOption = oneOf('Who reads the CSV: program, or spreadsheet (; and decimal comma)', csvReaders, {
  recorded: 'unusual',
})

/** Of every command that draws charts: in batches nobody looks at them, and they take most of a short command’s time. */
export const noPicturesOption = flag('Write what the charts are drawn from, and draw none')

/** How the results of a command are written and told; `what` they are. */
export const outputOptions = (usual?: string, what = 'results') => ({
  csvFor: csvForOption,
  lang: toldLanguage,
  out: text(`Folder for the ${what}`, usual === undefined ? {} : { usual }),
  force: flag('Replace the results of another command'),
  noPictures: noPicturesOption,
  json: jsonOption(`the ${what}`),
})

/** What is recorded, as the model is told. */
export function recordOptions(words: readonly string[]): RecordOptions {
  return Object.fromEntries(recordable.map((what) => [what, words.includes(what)]))
}

/** The scenarios that can be named. */
export function scenarioNames({ root }: PackageInfo): string[] {
  return fileSources({ cwd: process.cwd(), packageRoot: root })
    .list()
    .map(({ name }) => name)
}

export const outcomeNames = () => outcomes.map(({ name }) => name)

/** Cases, and what is said across them. */
export function caseNames(place: PackageInfo): string[] {
  const names = scenarioNames(place).flatMap((name) => (name.includes('/') ? [name.split('/')[0] as string] : []))
  return [...new Set(names), 'across']
}

export const scenarioWord = (describe: string) => word(describe, { values: scenarioNames })
