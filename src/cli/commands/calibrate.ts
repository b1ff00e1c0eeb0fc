/** `lintas calibrate`: which values of the assumed space make a case’s patterns hold. */

import { type Calibration, calibrate } from '../../experiment/calibration.js'
import { withWorkerPool } from '../../experiment/worker-pool.js'
import { readableJson } from '../../provenance/canonical.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, manifestFormat, manifestOf } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import type { CalibrationInput } from '../../report/calibration/input.js'
import { calibrationPatternsCsv, heldOutCsv, posteriorCsv } from '../../report/calibration/table.js'
import { calibrationJson, calibrationMarkdown, calibrationText } from '../../report/calibration/text.js'
import { overlayText } from '../../report/overlay-file.js'
import { fileSources } from '../../scenario/files.js'
import type { Scenario } from '../../scenario/load.js'
import { termsOf } from '../../scenario/pattern.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { command, type Remaking } from '../command.js'
import { UsageFaults } from '../faults.js'
import { type Given, readOptions, valuesOf } from '../given.js'
import { flag, number, usually, type Values, whole, word } from '../option.js'
import { caseNames, outputOptions, seedOption, workersOption } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { across, readTask, recordedTask, type Task } from '../pattern-files.js'
import { type Production, produce, reproduce } from '../production.js'
import { commandLine, manifestOptions, recordedOf, recordedWords } from '../recorded-options.js'
import type { ResultFiles } from '../result-files.js'

const takes = {
  case: word('Case whose patterns are to hold', {
    values: (place) => caseNames(place).filter((name) => name !== across),
  }),
  seed: seedOption,
  points: usually(whole('Points of the assumed space that are tried', 10, 100_000, { recorded: 'always' }), 400),
  spaceSeeds: usually(whole('How many times each scenario runs at each point', 1, 10_000, { recorded: 'always' }), 3),
  accept: usually(
    number(
      'Share of the points that is kept: the nearest',
      { recorded: 'always' },
      'above 0 and at most 1',
      (x) => x > 0 && x <= 1,
    ),
    0.1,
  ),
  seeds: usually(
    whole('How many times each scenario runs to check what was found', 2, 10_000, {
      recorded: 'always',
      field: 'replicates',
    }),
    100,
  ),
  alone: flag('Leave the other cases out: nothing is held out, and it is quicker', { recorded: 'always' }),
  workers: workersOption,
  ...outputOptions('outputs/<case>-calibrate'),
}

type Options = Omit<Values<typeof takes>, 'case'> & { readonly case: string }

export const calibrateCommand = command({
  takes,
  examples: [
    ['lintas calibrate entikong', 'which values make its patterns hold; the other cases held out in turn'],
    ['lintas calibrate entikong --alone --points 2000', 'more points, of this case only'],
  ],
  read: readAll,
  async run(options, place) {
    const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
    const task = taskOf(
      options,
      () => readTask([options.case], sources),
      () => readTask([], sources),
    )
    return produce(
      {
        verb: 'calibrate',
        command: canonicalCommand(options),
        out: options.out ?? `outputs/${options.case}-calibrate`,
        options,
        production: productionOf(task, options, sources, place),
        tell: (input) =>
          options.json ? JSON.stringify(calibrationJson(input, manifestFormat)) : calibrationText(input),
      },
      place,
    )
  },
  /** Makes the data of a recorded calibration again, from its manifest alone. Throws a ManifestFault. */
  async remake(manifest: Manifest, remaking: Remaking) {
    const { task, sources } = recordedTask(manifest)
    const options = readAll(readOptions(takes, recordedWords(takes, manifest)))
    await reproduce(productionOf({ ...task, names: [] }, options, sources, remaking.place), remaking)
  },
})

/** Fewer kept points than this say nothing of any value. */
const leastKept = 10

function readAll(given: Given<typeof takes>): Options {
  const { points, accept, case: name = '' } = given.values
  if (name === across) given.reader.wrong(`${across} is no case: its patterns speak of several`, 'name one case')
  if (points * accept < leastKept)
    given.reader.wrong(
      `${accept} of ${points} points is fewer than ${leastKept}, which say nothing`,
      'give more --points, or a greater --accept',
    )
  return { ...valuesOf(given), case: name }
}

function productionOf(
  task: Task,
  options: Options,
  sources: RecordedSources,
  place: PackageInfo,
): Production<CalibrationInput> {
  return {
    csvFor: options.csvFor,
    find: (progress) =>
      withWorkerPool(options.workers, sources, async (workerPool) => {
        const more = { workerPool, scenarioOf: task.scenarioOf, onProgress: progress.at }
        return inputOf(await calibrate(options.case, task.patterns, { ...options, ...more }), options, task, place)
      }),
    write: (input, files) => writeAll(input, files),
    manifest: (input, files) => ({
      ...manifestOf({
        ...input,
        verb: 'calibrate',
        options: { case: options.case, ...manifestOptions(takes, recordedOf(takes, options)) },
        replicates: input.seeds,
        scenarios: scenariosRun(task),
        files,
      }),
      patterns: task.patterns,
    }),
  }
}

/** The case’s own patterns, and unless it stands alone those of all others. A wrong name is told by the first reading. */
function taskOf({ alone, case: name }: Options, own: () => Task, all: () => Task): Task {
  const task = own()
  const tells = task.patterns.some(({ pattern }) => pattern.structure === undefined && pattern.kind !== 'built-in')
  if (!tells)
    throw new UsageFaults([
      { message: `the patterns of ${name} hold by how the model is made`, hint: 'there is nothing to calibrate' },
    ])
  return alone ? task : all()
}

function canonicalCommand(options: Options): string {
  return commandLine('calibrate', [options.case], recordedOf(takes, options))
}

function inputOf(calibration: Calibration, o: Options, task: Task, place: PackageInfo): CalibrationInput {
  const own = task.patterns.filter(({ group }) => group === o.case).map(({ pattern }) => pattern)
  const scenarios = [...new Set(termsOf(own).map(({ scenario }) => scenario))].sort()
  const base = scenarios.find((name) => name === `${o.case}/baseline`) ?? scenarios[0]!
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
    language: o.lang,
  }
}

/** Scenarios that were run: those that a pattern speaks of that depends on values. */
function scenariosRun({ scenarios, patterns }: Task): Scenario[] {
  const spoken = new Set(termsOf(patterns.map(({ pattern }) => pattern)).map(({ scenario }) => scenario))
  return scenarios.filter(({ name }) => spoken.has(name))
}

async function writeAll(input: CalibrationInput, { write, pictures }: ResultFiles): Promise<void> {
  await write('posterior.csv', posteriorCsv(input))
  await write('patterns.csv', calibrationPatternsCsv(input))
  if (input.calibration.heldOut.length > 0) await write('held-out.csv', heldOutCsv(input))
  await write('calibrated.yaml', overlayOf(input))
  await write('calibration.json', readableJson(calibrationJson(input, manifestFormat)))
  await write('summary.md', calibrationMarkdown(input))
  const { calibrationChart } = await import('../../report/calibration/chart.js')
  for (const { path, content } of await calibrationChart(input, pictures)) await write(path, content)
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
