/** The options that run and compare share: declared once, checked once, every fault told. */
import { availableParallelism } from 'node:os'
import type { Argv } from 'yargs'
import { type CsvReader, csvReaders } from '../analysis/csv-dialect.js'
import type { RecordOptions } from '../model/scopes.js'
import type { Manifest, RecordedOptions } from '../provenance/manifest.js'
import { isLanguage, type Language } from '../report/messages/index.js'
import { canonicalOptions } from '../scenario/canonical-options.js'
import type { Scenario } from '../scenario/load.js'
import { named, option, shellLine } from '../scenario/shell.js'
import type { Words } from './command.js'
import type { UsageFault } from './faults.js'
import { OptionReader } from './option-reader.js'

export const mostReplicates = 10_000_000
export const mostMonths = 1200
export const recordable = ['agency', 'pair', 'forum'] as const

/** Of every command that draws or prints; `what` it is that is in the language. */
export const languageOption = (what: 'chart' | 'charts' | 'report') =>
  ({ type: 'string', defaultDescription: 'en', describe: `Language of the ${what}: en or id` }) as const

/** Of every command that writes tables as text. */
export const csvForOption = {
  type: 'string',
  defaultDescription: 'program',
  describe: 'Who reads the CSV: program, or spreadsheet (; and decimal comma)',
} as const

/** Of every command that draws charts: in batches nobody looks at them, and they take most of a short command’s time. */
export const noPictures = { type: 'boolean', describe: 'Write what the charts are drawn from, and draw none' } as const

export interface JobOptions {
  readonly seed: string
  readonly replicates: number
  readonly months?: number
  readonly set: readonly string[]
  readonly vary: readonly string[]
  /** Replicate whose minutes are written to events.csv. */
  readonly replicate: number
  /** Print these minutes. */
  readonly trace: boolean
  readonly record: readonly (typeof recordable)[number][]
  /** Try the effects over the assumed space. */
  readonly robust?: { readonly points: number; readonly spaceSeeds: number; readonly workers: number }
  /** Language of the charts. */
  readonly language: Language
  readonly csvFor: CsvReader
  readonly out?: string
  readonly force: boolean
  /** Write the specifications of the charts, and draw none. */
  readonly noPictures: boolean
  readonly json: boolean
}

export function declareJobOptions(y: Argv): Argv {
  const value = (defaultDescription?: string) =>
    ({ type: 'string', ...(defaultDescription ? { defaultDescription } : {}) }) as const
  return y
    .option('seed', { ...value('1'), describe: 'Name of the luck: any text; the same seed, the same results' })
    .option('replicates', { ...value('100'), describe: 'How many times each scenario runs' })
    .option('months', { ...value('as the scenario says'), describe: 'How many months each run lasts' })
    .option('set', {
      type: 'array',
      string: true,
      describe: 'Set a value in every scenario: path=value (may be repeated)',
    })
    .option('vary', {
      type: 'array',
      string: true,
      describe: 'Run once for each of several values: path=a,b,c (several cross)',
    })
    .option('replicate', { ...value('0'), describe: 'Replicate whose minutes are kept in events.csv' })
    .option('trace', { type: 'boolean', describe: 'Print these minutes: who met, who came, what was agreed' })
    .option('record', { ...value(), describe: 'Also record each agency, pair, or forum (of over 100)' })
    .option('lang', languageOption('charts'))
    .option('csv-for', csvForOption)
    .option('out', { ...value(), describe: 'Folder for the results' })
    .option('force', { type: 'boolean', describe: 'Replace the results of another command' })
    .option('no-pictures', noPictures)
    .option('json', { type: 'boolean', describe: 'Print the results as JSON' })
}

/** What a comparison may be asked beside. */
export function declareRobustOptions(y: Argv): Argv {
  const value = (defaultDescription: string) => ({ type: 'string', defaultDescription }) as const
  return y
    .option('robust', {
      type: 'boolean',
      describe: 'Also try the effects over the assumed space: which keep their sign?',
    })
    .option('points', { ...value('200'), describe: 'Points of the assumed space (with --robust)' })
    .option('space-seeds', { ...value('10'), describe: 'How many times each scenario runs at each point' })
    .option('workers', { ...value('one for each core'), describe: 'Worker threads; results do not depend on them' })
}

/** Reads the options; throws UsageFaults with all that is wrong. */
export function readJobOptions(words: Words): JobOptions {
  const reader = new OptionReader(words)
  const { faults } = reader
  const seed = reader.seed() ?? '1'
  const replicates = reader.whole('replicates', 1, mostReplicates) ?? 100
  const months = reader.whole('months', 1, mostMonths)
  const replicate = reader.whole('replicate', 0, mostReplicates - 1) ?? 0
  const record = readRecord(reader.once('record'), faults)
  const robust = {
    points: reader.whole('points', 1, 100_000) ?? 200,
    spaceSeeds: reader.whole('space-seeds', 1, 10_000) ?? 10,
    workers: reader.whole('workers', 1, 256) ?? availableParallelism(),
  }
  if (isOn(words.robust)) {
    if (texts(words.vary).length > 0)
      faults.push({ message: '--vary does not go with --robust', hint: 'the assumed space already varies every value' })
  } else {
    for (const name of ['points', 'space-seeds', 'workers'])
      if (words[name] !== undefined) faults.push({ message: `--${name} goes with --robust` })
  }
  const language = readLanguage(reader.once('lang'), faults)
  const csvFor = readCsvFor(reader.once('csv-for'), faults)
  const out = reader.once('out')
  // Of several, those that say something are checked where they are read.
  for (const name of ['set', 'vary'])
    if (Array.isArray(words[name]) && words[name].length === 0) faults.push({ message: `--${name} needs a value` })
  reader.done()
  return {
    seed,
    replicates,
    ...(months === undefined ? {} : { months }),
    set: texts(words.set),
    vary: texts(words.vary),
    replicate,
    trace: isOn(words.trace),
    record,
    ...(isOn(words.robust) ? { robust } : {}),
    language,
    csvFor,
    ...(out === undefined ? {} : { out }),
    force: isOn(words.force),
    noPictures: isOn(words['no-pictures']),
    json: isOn(words.json),
  }
}

/** English unless given; anything but a language is a fault. */
export function readLanguage(text: string | undefined, faults: UsageFault[]): Language {
  if (text === undefined) return 'en'
  if (isLanguage(text)) return text
  faults.push({ message: `--lang must be en or id (got ${text})` })
  return 'en'
}

/** Programs unless given; anybody else is a fault. */
export function readCsvFor(text: string | undefined, faults: UsageFault[]): CsvReader {
  const reader = csvReaders.find((one) => one === text)
  if (text !== undefined && reader === undefined)
    faults.push({ message: `--csv-for must be program or spreadsheet (got ${text})` })
  return reader ?? 'program'
}

/** As the manifest records it: programs, which is usual, go without saying. */
export function recordedReader(csvFor: CsvReader | undefined): { readonly 'csv-for'?: CsvReader } {
  return csvFor === undefined || csvFor === 'program' ? {} : { 'csv-for': csvFor }
}

/** As the recorded command says it. */
export function readerWords(csvFor: CsvReader | undefined): readonly string[] {
  return Object.entries(recordedReader(csvFor)).flatMap(([name, reader]) => [`--${name}`, reader])
}

/** As the recorded command says it: English, which is usual, goes without saying. */
export function languageWords(language: Language): readonly string[] {
  return language === 'en' ? [] : ['--lang', language]
}

/** As the manifest records it. */
export function recordedLanguage(language: Language): { readonly lang?: Language } {
  return language === 'en' ? {} : { lang: language }
}

/** What is recorded, as the model is told. */
export function recordOptions(words: readonly string[]): RecordOptions {
  return Object.fromEntries(recordable.map((what) => [what, words.includes(what)]))
}

function readRecord(text: string | undefined, faults: UsageFault[]): JobOptions['record'] {
  const words = text?.split(',') ?? []
  for (const word of words) {
    if (!(recordable as readonly string[]).includes(word)) {
      faults.push({ message: `--record knows agency, pair and forum (got ${word === '' ? 'nothing' : word})` })
    }
  }
  return recordable.filter((word) => words.includes(word))
}

export function texts(given: unknown): string[] {
  return given === undefined ? [] : (Array.isArray(given) ? given : [given]).map(String)
}

/** A switch; given twice it is still on. */
export function isOn(given: unknown): boolean {
  return Array.isArray(given) ? given.includes(true) : given === true
}

/**
 * The command as it is recorded: scenario names (`scenarios` are what they stand for) and every option that changes results, in one order; so that two ways
 * of asking for one result are one command. What only says where to write or what to print is left out.
 */
export function canonicalCommand(
  verb: string,
  names: readonly string[],
  o: JobOptions,
  scenarios: readonly Scenario[],
): string {
  const words = ['lintas', verb, ...names.map(named), ...option('seed', o.seed), ...option('replicates', o.replicates)]
  const { months, set, vary } = canonicalOptions(
    o,
    scenarios.map(({ ownMonths }) => ownMonths),
  )
  if (months !== undefined) words.push(...option('months', months))
  for (const text of set) words.push(...option('set', text))
  for (const text of vary) words.push(...option('vary', text))
  if (o.replicate !== 0) words.push('--replicate', String(o.replicate))
  if (o.robust)
    words.push('--robust', '--points', String(o.robust.points), '--space-seeds', String(o.robust.spaceSeeds))
  if (o.record.length > 0) words.push('--record', o.record.join(','))
  words.push(...readerWords(o.csvFor), ...languageWords(o.language))
  return shellLine(words)
}

/** The options as the manifest records them: by name, for `recordedWords` to make words of again. */
export function recordedOptions(o: JobOptions, scenarios: readonly Scenario[]): RecordedOptions {
  const { months, set, vary } = canonicalOptions(
    o,
    scenarios.map(({ ownMonths }) => ownMonths),
  )
  return {
    ...(months === undefined ? {} : { months }),
    ...(set.length > 0 ? { set } : {}),
    ...(vary.length > 0 ? { vary } : {}),
    ...(o.replicate === 0 ? {} : { replicate: o.replicate }),
    ...(o.record.length > 0 ? { record: o.record.join(',') } : {}),
    ...recordedReader(o.csvFor),
    ...recordedLanguage(o.language),
    ...(o.robust ? { robust: true, points: o.robust.points, 'space-seeds': o.robust.spaceSeeds } : {}),
  }
}

/** The words of the command that a manifest records. */
export function recordedWords({ seed, replicates, options }: Pick<Manifest, 'seed' | 'replicates' | 'options'>): Words {
  const texts = Object.entries(options).map(([name, given]): [string, unknown] => [
    name,
    typeof given === 'boolean' ? given : Array.isArray(given) ? given.map(String) : String(given),
  ])
  return { seed, replicates: String(replicates), ...Object.fromEntries(texts) }
}
