/** `lintas validate`: whether each case behaves as its study found, and how firmly. */

import { availableParallelism } from 'node:os'
import type { CsvReader } from '../../analysis/csv-dialect.js'
import { termChecker } from '../../experiment/term-check.js'
import { type Grouped, validate } from '../../experiment/validation.js'
import { startWorkerPool } from '../../experiment/worker-pool.js'
import { readableJson } from '../../provenance/canonical.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, ManifestFault, manifestFormat, manifestOf } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { openFolder, type ResultFolder, type ResultSink } from '../../report/folder.js'
import type { Language } from '../../report/messages/index.js'
import type { PatternsInput } from '../../report/patterns/input.js'
import { comparisonsCsv, holdsWhereCsv, patternsCsv } from '../../report/patterns/table.js'
import { patternsJson, patternsMarkdown, patternsText } from '../../report/patterns/text.js'
import { fileSources } from '../../scenario/files.js'
import { type Scenario, scenarioLoader } from '../../scenario/load.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { named, option, shellLine, shownName } from '../../scenario/shell.js'
import type { Command, Remaking, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit, ReadTogether } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { OptionReader } from '../option-reader.js'
import {
  csvForOption,
  isOn,
  languageOption,
  languageWords,
  noPictures,
  readCsvFor,
  readerWords,
  readLanguage,
  recordedLanguage,
  recordedReader,
  recordedWords,
  texts,
} from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { across, readTask, type Task } from '../pattern-files.js'
import { type Progress, startProgress } from '../progress.js'
import { resultFiles } from '../result-files.js'
import { writeNote, writeOut } from '../terminal.js'

const mostSeeds = 10_000
const mostPoints = 100_000
const mostWorkers = 256

export const validateCommand: Command = {
  declare: (y) => {
    const value = (defaultDescription: string) => ({ type: 'string', defaultDescription }) as const
    return y
      .positional('case', {
        type: 'string',
        array: true,
        describe: `Cases to validate; ${across}: the patterns across cases; all of them unless named`,
      })
      .option('seed', { ...value('1'), describe: 'Name of the luck: any text; the same seed, the same results' })
      .option('seeds', { ...value('200'), describe: 'How many times each scenario runs at default values' })
      .option('points', { ...value('200'), describe: 'Points of the assumed space; 0 leaves it alone' })
      .option('space-seeds', { ...value('10'), describe: 'How many times each scenario runs at each point' })
      .option('ablate', {
        type: 'boolean',
        describe: 'Switch off each mechanism in turn (50 seeds): what depends on it?',
      })
      .option('workers', { ...value('one for each core'), describe: 'Worker threads; results do not depend on them' })
      .option('lang', languageOption('chart'))
      .option('csv-for', csvForOption)
      .option('out', { ...value('outputs/validate'), describe: 'Folder for the results' })
      .option('force', { type: 'boolean', describe: 'Replace the results of another command' })
      .option('no-pictures', noPictures)
      .option('json', { type: 'boolean', describe: 'Print the results as JSON' })
      .epilogue(
        `${examples([
          ['lintas validate', 'all patterns of all cases'],
          ['lintas validate entikong', 'those of one case'],
          ['lintas validate entikong --points 0', 'at default values only, in seconds'],
          ['lintas validate --ablate', 'and which mechanisms each pattern depends on'],
        ])}\n\nExit code 4: a pattern fails.`,
      )
  },
  check: (words) => void readOptions(words),
  run,
  remake: remakeValidation,
}

interface Options {
  readonly seed: string
  readonly seeds: number
  readonly points: number
  readonly spaceSeeds: number
  readonly ablate: boolean
  readonly workers: number
  readonly language: Language
  readonly csvFor: CsvReader
  readonly out: string
  readonly force: boolean
  readonly noPictures: boolean
  readonly json: boolean
}

async function run(words: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
  const { options, task } = readAll(words, sources)
  const command = canonicalCommand(task.names, options)
  const progress = startProgress('validate')
  let folder: ResultFolder | undefined
  const release = onInterruption(() => {
    progress.end()
    folder?.discard()
  })
  try {
    folder = openFolder({ ...options, path: options.out, cwd: process.cwd(), command })
    const input = await find(task, options, sources, place, progress)
    progress.end()
    await writeAll(folder, input, task, options, started, place)
    folder.commit()
    writeOut(options.json ? JSON.stringify(patternsJson(input, manifestFormat)) : patternsText(input))
    writeNote(`results: ${shownName(options.out)}`)
    return input.findings.every(({ holds }) => holds) ? exit.done : exit.patternFails
  } finally {
    progress.end()
    folder?.discard()
    release()
  }
}

async function find(
  task: Task,
  options: Options,
  sources: RecordedSources,
  place: PackageInfo,
  progress: Pick<Progress, 'at'>,
): Promise<PatternsInput> {
  const workerPool = await startWorkerPool(options.workers, sources)
  try {
    const findings = await validate(task.patterns, {
      ...options,
      workerPool,
      scenarioOf: task.scenarioOf,
      scenarios: task.scenarios,
      onProgress: progress.at,
    })
    return {
      command: canonicalCommand(task.names, options),
      seed: options.seed,
      seeds: options.seeds,
      points: options.points,
      spaceSeeds: options.spaceSeeds,
      findings,
      fingerprints: Object.fromEntries(task.scenarios.map((s) => [s.name, fingerprint(s)])),
      model: MODEL_DIGEST,
      version: place.version,
    }
  } finally {
    await workerPool.close()
  }
}

/** Makes the data of a recorded validation again, from its manifest alone. Throws a ManifestFault. */
async function remakeValidation(manifest: Manifest, { sink, progress, place }: Remaking): Promise<void> {
  const { patterns } = manifest as { readonly patterns?: readonly Grouped[] }
  if (!Array.isArray(patterns) || patterns.length === 0) throw new ManifestFault('the patterns are missing in it')
  const { scenarios, sources } = scenariosOf(manifest)
  const { replicates: seeds, case: names, ...words } = recordedWords(manifest)
  const task: Task = {
    names: texts(names),
    patterns: patterns as readonly Grouped[],
    scenarioOf: scenariosBySetting(sources),
    scenarios,
  }
  const options = readOptions({ ...words, seeds })
  const input = await find(task, options, sources, place, progress)
  await writeAll(sink, input, task, options, new Date(), place)
}

function scenariosBySetting(sources: RecordedSources): Task['scenarioOf'] {
  const { scenarioOf } = termChecker(scenarioLoader(sources))
  return (setting) => scenarioOf(setting) as Scenario
}

/** Reads options and patterns; what is wrong with either is told together. */
function readAll(words: Words, sources: RecordedSources): { options: Options; task: Task } {
  const together = new ReadTogether()
  const options = together.tried(() => readOptions(words))
  const task = together.tried(() => readTask(texts(words.case), sources))
  return options && task ? { options, task } : together.refuse()
}

function readOptions(words: Words): Options {
  const reader = new OptionReader(words)
  const whole = (name: string, least: number, most: number, otherwise: number): number =>
    reader.whole(name, least, most) ?? otherwise
  const seed = reader.seed() ?? '1'
  const language = readLanguage(reader.once('lang'), reader.faults)
  const csvFor = readCsvFor(reader.once('csv-for'), reader.faults)
  const out = reader.once('out') ?? 'outputs/validate'
  const options: Options = {
    seed,
    // Below two replicates there is no interval, and nothing could be said to hold.
    seeds: whole('seeds', 2, mostSeeds, 200),
    points: whole('points', 0, mostPoints, 200),
    spaceSeeds: whole('space-seeds', 2, mostSeeds, 10),
    ablate: isOn(words.ablate),
    workers: whole('workers', 1, mostWorkers, availableParallelism()),
    language,
    csvFor,
    out,
    force: isOn(words.force),
    noPictures: isOn(words['no-pictures']),
    json: isOn(words.json),
  }
  reader.done()
  return options
}

/** The command as it is recorded: what changes results, in one order. */
function canonicalCommand(names: readonly string[], o: Options): string {
  const words = ['lintas', 'validate', ...names.map(named), ...option('seed', o.seed), ...option('seeds', o.seeds)]
  words.push('--points', String(o.points))
  if (o.points > 0) words.push('--space-seeds', String(o.spaceSeeds))
  if (o.ablate) words.push('--ablate')
  words.push(...readerWords(o.csvFor), ...languageWords(o.language))
  return shellLine(words)
}

async function writeAll(
  folder: ResultSink,
  input: PatternsInput,
  { names, scenarios, patterns }: Task,
  { ablate, language, csvFor }: Options,
  started: Date,
  place: PackageInfo,
): Promise<void> {
  const { write, finish, pictures } = resultFiles(folder, place, started, csvFor)
  await write('patterns.csv', patternsCsv(input))
  await write('comparisons.csv', comparisonsCsv(input))
  if (input.points > 0) await write('holds-where.csv', holdsWhereCsv(input))
  await write('patterns.json', readableJson(patternsJson(input, manifestFormat)))
  await write('summary.md', patternsMarkdown(input))
  const { patternsChart } = await import('../../report/patterns/chart.js')
  for (const { path, content } of await patternsChart({ ...input, language }, pictures)) await write(path, content)
  await finish((files) => ({
    ...manifestOf({
      command: input.command,
      verb: 'validate',
      options: {
        ...(names.length > 0 ? { case: names } : {}),
        points: input.points,
        ...(input.points === 0 ? {} : { 'space-seeds': input.spaceSeeds }),
        ...(ablate ? { ablate } : {}),
        ...recordedReader(csvFor),
        ...recordedLanguage(language),
      },
      version: place.version,
      model: input.model,
      seed: input.seed,
      replicates: input.seeds,
      scenarios,
      files,
    }),
    patterns,
  }))
}
