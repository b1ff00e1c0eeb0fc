/** `lintas calibrate`: which values of the assumed space make a case’s patterns hold. */

import { availableParallelism } from 'node:os'
import type { CsvReader } from '../../analysis/csv-dialect.js'
import { termsOf } from '../../analysis/patterns.js'
import { type Calibration, calibrate } from '../../experiment/calibration.js'
import { termChecker } from '../../experiment/term-check.js'
import type { Grouped } from '../../experiment/validation.js'
import { startWorkerPool } from '../../experiment/worker-pool.js'
import { readableJson } from '../../provenance/canonical.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, ManifestFault, manifestFormat, manifestOf } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import type { CalibrationInput } from '../../report/calibration/input.js'
import { calibrationPatternsCsv, heldOutCsv, posteriorCsv } from '../../report/calibration/table.js'
import { calibrationJson, calibrationMarkdown, calibrationText } from '../../report/calibration/text.js'
import { openFolder, type ResultFolder, type ResultSink } from '../../report/folder.js'
import type { Language } from '../../report/messages/index.js'
import { overlayText } from '../../report/overlay-file.js'
import { fileSources } from '../../scenario/files.js'
import { type Scenario, scenarioLoader } from '../../scenario/load.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { named, option, shellLine, shownName } from '../../scenario/shell.js'
import type { Command, Remaking, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit, UsageFaults } from '../faults.js'
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
} from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { across, readTask, type Task } from '../pattern-files.js'
import { type Progress, startProgress } from '../progress.js'
import { resultFiles } from '../result-files.js'
import { writeNote, writeOut } from '../terminal.js'

export const calibrateCommand: Command = {
  declare: (y) => {
    const value = (defaultDescription: string) => ({ type: 'string', defaultDescription }) as const
    return y
      .positional('case', { type: 'string', describe: 'Case whose patterns are to hold' })
      .option('seed', { ...value('1'), describe: 'Name of the luck: any text; the same seed, the same results' })
      .option('points', { ...value('400'), describe: 'Points of the assumed space that are tried' })
      .option('space-seeds', { ...value('3'), describe: 'How many times each scenario runs at each point' })
      .option('accept', { ...value('0.1'), describe: 'Share of the points that is kept: the nearest' })
      .option('seeds', { ...value('100'), describe: 'How many times each scenario runs to check what was found' })
      .option('alone', {
        type: 'boolean',
        describe: 'Leave the other cases out: nothing is held out, and it is quicker',
      })
      .option('workers', { ...value('one for each core'), describe: 'Worker threads; results do not depend on them' })
      .option('lang', languageOption('chart'))
      .option('csv-for', csvForOption)
      .option('out', { ...value('outputs/<case>-calibrate'), describe: 'Folder for the results' })
      .option('force', { type: 'boolean', describe: 'Replace the results of another command' })
      .option('no-pictures', noPictures)
      .option('json', { type: 'boolean', describe: 'Print the results as JSON' })
      .epilogue(
        examples([
          ['lintas calibrate entikong', 'which values make its patterns hold; the other cases held out in turn'],
          ['lintas calibrate entikong --alone --points 2000', 'more points, of this case only'],
        ]),
      )
  },
  check: (words) => void readOptions(words),
  run,
  remake: remakeCalibration,
}

interface Options {
  readonly name: string
  readonly seed: string
  readonly points: number
  readonly spaceSeeds: number
  readonly accept: number
  readonly seeds: number
  readonly alone: boolean
  readonly workers: number
  readonly language: Language
  readonly csvFor: CsvReader
  readonly out: string
  readonly force: boolean
  readonly noPictures: boolean
  readonly json: boolean
}

/** Fewer kept points than this say nothing of any value. */
const leastKept = 10

function readOptions(words: Words): Options {
  const read = new OptionReader(words)
  const name = String(words.case)
  if (name === across) read.wrong(`${across} is no case: its patterns speak of several`, 'name one case')
  const points = read.whole('points', leastKept, 100_000) ?? 400
  const accept = read.number('accept', 'above 0 and at most 1', (x) => x > 0 && x <= 1) ?? 0.1
  if (points * accept < leastKept)
    read.wrong(
      `${accept} of ${points} points is fewer than ${leastKept}, which say nothing`,
      'give more --points, or a greater --accept',
    )
  const options: Options = {
    name,
    seed: read.seed() ?? '1',
    points,
    spaceSeeds: read.whole('space-seeds', 1, 10_000) ?? 3,
    accept,
    seeds: read.whole('seeds', 2, 10_000) ?? 100,
    alone: isOn(words.alone),
    workers: read.whole('workers', 1, 256) ?? availableParallelism(),
    language: readLanguage(read.once('lang'), read.faults),
    csvFor: readCsvFor(read.once('csv-for'), read.faults),
    out: read.once('out') ?? `outputs/${name}-calibrate`,
    force: isOn(words.force),
    noPictures: isOn(words['no-pictures']),
    json: isOn(words.json),
  }
  read.done()
  return options
}

async function run(words: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const options = readOptions(words)
  const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
  const task = taskOf(
    options,
    () => readTask([options.name], sources),
    () => readTask([], sources),
  )
  const command = canonicalCommand(options)
  const progress = startProgress('calibrate')
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
    writeOut(options.json ? JSON.stringify(calibrationJson(input, manifestFormat)) : calibrationText(input))
    writeNote(`results: ${shownName(options.out)}`)
    return exit.done
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
): Promise<CalibrationInput> {
  const workerPool = await startWorkerPool(options.workers, sources)
  try {
    const found = await calibrate(options.name, task.patterns, {
      ...options,
      workerPool,
      scenarioOf: task.scenarioOf,
      onProgress: progress.at,
    })
    return inputOf(found, options, task, place)
  } finally {
    await workerPool.close()
  }
}

/** Makes the data of a recorded calibration again, from its manifest alone. Throws a ManifestFault. */
async function remakeCalibration(manifest: Manifest, { sink, progress, place }: Remaking): Promise<void> {
  const { patterns } = manifest as { readonly patterns?: readonly Grouped[] }
  if (!Array.isArray(patterns)) throw new ManifestFault('the patterns are missing in it')
  const { scenarios, sources } = scenariosOf(manifest)
  const { replicates: seeds, ...words } = recordedWords(manifest)
  const { scenarioOf } = termChecker(scenarioLoader(sources))
  const task: Task = {
    names: [],
    patterns: patterns as readonly Grouped[],
    scenarioOf: (setting) => scenarioOf(setting) as Scenario,
    scenarios,
  }
  const options = readOptions({ ...words, seeds })
  const input = await find(task, options, sources, place, progress)
  await writeAll(sink, input, task, options, new Date(), place)
}

/** The case’s own patterns, and unless it stands alone those of all others. A wrong name is told by the first reading. */
function taskOf({ alone, name }: Options, own: () => Task, all: () => Task): Task {
  const task = own()
  const tells = task.patterns.some(({ pattern }) => pattern.structure === undefined && pattern.kind !== 'built-in')
  if (!tells)
    throw new UsageFaults([
      { message: `the patterns of ${name} hold by how the model is made`, hint: 'there is nothing to calibrate' },
    ])
  return alone ? task : all()
}

function canonicalCommand(o: Options): string {
  const words = ['lintas', 'calibrate', named(o.name), ...option('seed', o.seed), ...option('points', o.points)]
  words.push('--space-seeds', String(o.spaceSeeds), '--accept', String(o.accept), '--seeds', String(o.seeds))
  if (o.alone) words.push('--alone')
  words.push(...readerWords(o.csvFor), ...languageWords(o.language))
  return shellLine(words)
}

function inputOf(calibration: Calibration, o: Options, task: Task, place: PackageInfo): CalibrationInput {
  const own = task.patterns.filter(({ group }) => group === o.name).map(({ pattern }) => pattern)
  const scenarios = [...new Set(termsOf(own).map(({ scenario }) => scenario))].sort()
  const base = scenarios.find((name) => name === `${o.name}/baseline`) ?? scenarios[0]!
  const there = task.scenarioOf({ scenario: base })
  const inOverlay = calibration.values
    .filter(({ path, narrowed }) => narrowed && !path.startsWith('measures.') && there.values.has(path))
    .map(({ path }) => path)
  return {
    command: canonicalCommand(o),
    seed: o.seed,
    points: o.points,
    spaceSeeds: o.spaceSeeds,
    seeds: o.seeds,
    accept: o.accept,
    calibration,
    titles: Object.fromEntries(own.map(({ id, title }) => [id, title])),
    base,
    inOverlay: new Set(inOverlay),
    fingerprints: Object.fromEntries(scenariosRun(task).map((s) => [s.name, fingerprint(s)])),
    model: MODEL_DIGEST,
    version: place.version,
  }
}

/** Scenarios that were run: those that a pattern speaks of that depends on values. */
function scenariosRun({ scenarios, patterns }: Task): Scenario[] {
  const spoken = new Set(termsOf(patterns.map(({ pattern }) => pattern)).map(({ scenario }) => scenario))
  return scenarios.filter(({ name }) => spoken.has(name))
}

async function writeAll(
  sink: ResultSink,
  input: CalibrationInput,
  task: Task,
  o: Options,
  started: Date,
  place: PackageInfo,
): Promise<void> {
  const { write, finish, pictures } = resultFiles(sink, place, started, o.csvFor)
  await write('posterior.csv', posteriorCsv(input))
  await write('patterns.csv', calibrationPatternsCsv(input))
  if (input.calibration.heldOut.length > 0) await write('held-out.csv', heldOutCsv(input))
  await write('calibrated.yaml', overlayOf(input))
  await write('calibration.json', readableJson(calibrationJson(input, manifestFormat)))
  await write('summary.md', calibrationMarkdown(input))
  const { calibrationChart } = await import('../../report/calibration/chart.js')
  for (const { path, content } of await calibrationChart({ ...input, language: o.language }, pictures))
    await write(path, content)
  await finish((files) => ({
    ...manifestOf({
      command: input.command,
      verb: 'calibrate',
      options: {
        case: o.name,
        points: o.points,
        'space-seeds': o.spaceSeeds,
        accept: o.accept,
        ...(o.alone ? { alone: true } : {}),
        ...recordedReader(o.csvFor),
        ...recordedLanguage(o.language),
      },
      version: place.version,
      model: input.model,
      seed: input.seed,
      replicates: input.seeds,
      scenarios: scenariosRun(task),
      files,
    }),
    patterns: task.patterns,
  }))
}

function overlayOf({ calibration, base, inOverlay, command, points, model }: CalibrationInput): string {
  const kept = `${calibration.accepted.points.length} of ${points} points of the assumed space`
  return overlayText({
    title: `${base}, calibrated`,
    extends: base,
    comment: [
      `Values that the patterns of ${calibration.case} narrow: in the middle of ${kept},`,
      'with the range in which nine in ten of these lie. Fitted, not measured: every value stays assumed.',
      `Put it below a folder scenarios to run it. Made by: ${command}`,
      `Model ${model}`,
    ],
    values: calibration.values
      .filter(({ path }) => inOverlay.has(path))
      .map(({ path, low, middle, high, value, range }) => ({
        keys: path.split('.'),
        value: middle,
        range: [low, high] as const,
        note: `calibrated on the patterns of ${calibration.case}: ${kept} kept; assumed before ${value}, ${range[0]} to ${range[1]}`,
      })),
  })
}
