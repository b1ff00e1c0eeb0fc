/** What the commands share that analyse an experiment’s results: opening them, and a result of their own beside. */
import { basename, dirname, join } from 'node:path'
import type { Argv } from 'yargs'
import type { CsvReader } from '../analysis/csv-dialect.js'
import { NotKept } from '../experiment/outcome-responses.js'
import { openResults, type Results } from '../experiment/results.js'
import { type Manifest, ManifestFault, manifestFormat, type RecordedOptions } from '../provenance/manifest.js'
import type { Analysed } from '../report/analysed.js'
import { openFolder, type ResultFolder } from '../report/folder.js'
import type { Language } from '../report/messages/index.js'
import { option, shellLine, shownName } from '../scenario/shell.js'
import { type AnalysedSource, sourceOf } from './analysed-source.js'
import type { Remaking, Words } from './command.js'
import { AllFaults, UsageFaults } from './faults.js'
import { onInterruption } from './interruption.js'
import type { OptionReader } from './option-reader.js'
import {
  csvForOption,
  isOn,
  languageOption,
  noPictures,
  readCsvFor,
  readLanguage,
  recordedLanguage,
  recordedReader,
  recordedWords,
} from './options.js'
import type { PackageInfo } from './package-info.js'
import { type ResultFiles, resultFiles } from './result-files.js'
import { writeNote } from './terminal.js'

export interface Analysis {
  readonly verb: string
  /** Folder with the results, as the user gives it. */
  readonly folder: string
  /** Where the analysis goes; beside the results unless given. */
  readonly out?: string
  readonly force: boolean
  /** Of its pictures. */
  readonly language: Language
  readonly csvFor: CsvReader
  readonly noPictures: boolean
  /** Options that change the analysis, as the manifest records them; numbers, words, or lists of words. */
  readonly options: RecordedOptions
}

export interface Opened {
  readonly results: Results
  readonly analysed: Analysed
}

/** The options that end those of every analysis. */
export function declareAnalysisOptions(y: Argv, verb: string): Argv {
  const value = (defaultDescription: string) => ({ type: 'string', defaultDescription }) as const
  return y
    .option('lang', languageOption('charts'))
    .option('csv-for', csvForOption)
    .option('out', { ...value(`<results>-${verb}`), describe: 'Folder for the analysis' })
    .option('force', { type: 'boolean', describe: 'Replace the results of another command' })
    .option('no-pictures', noPictures)
    .option('json', { type: 'boolean', describe: 'Print the analysis as JSON' })
}

/** An analysis as it is asked for; `options` are those that change what it finds. */
export function analysisAsked(verb: string, words: Words, reader: OptionReader, options: RecordedOptions): Analysis {
  const out = reader.once('out')
  const language = readLanguage(reader.once('lang'), reader.faults)
  const csvFor = readCsvFor(reader.once('csv-for'), reader.faults)
  return {
    verb,
    folder: String(words.results),
    ...(out === undefined ? {} : { out }),
    force: isOn(words.force),
    language,
    csvFor,
    noPictures: isOn(words['no-pictures']),
    options: { ...options, ...recordedReader(csvFor), ...recordedLanguage(language) },
  }
}

/** Opens results. What the experiment did not keep becomes a fault of the words. */
export async function openForAnalysis(
  { verb, folder, options, language }: Analysis,
  place: PackageInfo,
): Promise<Opened> {
  const results = await openResults(folder)
  const { plan, command, runs } = results
  return {
    results,
    analysed: {
      command: canonicalCommand(verb, plan.experiment, options),
      source: command,
      plan,
      runs,
      version: place.version,
      language,
    },
  }
}

/** Runs `work`; a NotKept that it throws is a fault of the words. */
export async function keeping<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NotKept) throw new UsageFaults([{ message: error.message, hint: error.hint }])
    throw error
  }
}

/** An analysis of the results that it was asked of. */
export interface Work<Input> {
  readonly analysis: Analysis
  readonly opened: Opened
  find(): Promise<Input>
  write(input: Input, files: ResultFiles): Promise<void>
}

/**
 * Does the work and puts its files and their manifest in place. A place that cannot be written to is refused before; whatever
 * goes wrong after leaves no trace.
 */
export async function writeAnalysis<Input>(
  { analysis, opened, find, write }: Work<Input>,
  place: PackageInfo,
  started: Date,
): Promise<Input> {
  const out = analysis.out ?? besideResults(analysis)
  let folder: ResultFolder | undefined
  // Listened for before anything is made: what comes in between would leave it behind.
  const release = onInterruption(() => folder?.discard())
  try {
    folder = openFolder({ ...analysis, path: out, cwd: process.cwd(), command: opened.analysed.command })
  } catch (refusal) {
    // What is wrong with the words beside is seen only from the results.
    await find().catch((fault) => {
      throw new AllFaults([refusal, fault])
    })
    release()
    throw refusal
  }
  try {
    const input = await find()
    const files = resultFiles(folder, place, started, analysis.csvFor)
    await write(input, files)
    await files.finish((digests) => manifestOfAnalysis(analysis, opened, digests))
    folder.commit()
    writeNote(`results: ${shownName(out)}`)
    return input
  } finally {
    folder.discard()
    release()
  }
}

/**
 * Makes a recorded analysis again from its manifest alone: first the results that it was worked out from, unless they
 * are at hand, then the analysis. Throws a ManifestFault.
 */
export async function remakeAnalysis<Input>(
  manifest: Manifest,
  { sink, progress, place, results }: Remaking,
  open: (words: Words, place: PackageInfo) => Promise<Work<Input>>,
): Promise<void> {
  const analyse = async (folder: string) => {
    const { analysis, opened, find, write } = await open({ ...recordedWords(manifest), results: folder }, place)
    const files = resultFiles(sink, place, new Date(), analysis.csvFor)
    await write(await find(), files)
    await files.finish((digests) => manifestOfAnalysis(analysis, opened, digests))
  }
  if (results !== undefined) return analyse(results)
  const source = sourceOf(manifest)
  if (source === undefined)
    throw new ManifestFault(
      'it does not say how the results were made that it was worked out from',
      `run it anew: ${manifest.command}`,
    )
  const { rerun } = await import('./experiment/remake.js')
  return rerun({ ...source, scenarios: manifest.scenarios }, { progress, place, pictures: false }, analyse)
}

/** `outputs/ttu-drivers` → `outputs/ttu-drivers-sensitivity`. */
function besideResults({ folder, verb }: Analysis): string {
  return join(dirname(folder), `${basename(folder)}-${verb}`).replaceAll('\\', '/')
}

/**
 * The command as it is recorded. The folder is named as the experiment’s own by default, wherever the results are: one
 * analysis of one experiment is one command.
 */
function canonicalCommand(verb: string, experiment: string, options: RecordedOptions): string {
  const words = ['lintas', verb, `outputs/${experiment.replaceAll('/', '-')}`]
  for (const [name, given] of Object.entries(options)) {
    if (given === true) words.push(`--${name}`)
    else for (const one of Array.isArray(given) ? given : [given]) words.push(...option(name, one))
  }
  return shellLine(words)
}

function manifestOfAnalysis(
  { verb, options }: Analysis,
  { analysed, results: { recorded } }: Opened,
  files: Manifest['files'],
): object {
  const { plan } = analysed
  const source: AnalysedSource = {
    command: analysed.source,
    options: recorded.options,
    runs: analysed.runs,
    plan,
    files: recorded.files,
  }
  return {
    lintas: manifestFormat,
    command: analysed.command,
    verb,
    options,
    version: analysed.version,
    model: plan.model,
    seed: plan.seed,
    replicates: plan.replicates,
    source,
    scenarios: recorded.scenarios,
    files,
  }
}
