/** `lintas validate`: whether each case behaves as its study found, and how firmly. */

import { validate } from '../../experiment/validation.js'
import { withWorkerPool } from '../../experiment/worker-pool.js'
import { readableJson } from '../../provenance/canonical.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, manifestFormat, manifestOf, type RecordedOptions } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import type { PatternsInput } from '../../report/patterns/input.js'
import { patternsJson } from '../../report/patterns/json.js'
import { comparisonsCsv, holdsWhereCsv, patternsCsv } from '../../report/patterns/table.js'
import { patternsMarkdown, patternsText } from '../../report/patterns/text.js'
import { fileSources } from '../../scenario/files.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { command, type Remaking } from '../command.js'
import { exit, ReadTogether } from '../faults.js'
import { type Given, readOptions, valuesOf } from '../given.js'
import { flag, usually, type Values, whole, words } from '../option.js'
import { caseNames, outputOptions, seedOption, workersOption } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { across, readTask, recordedTask, type Task } from '../pattern-files.js'
import { type Production, produce, reproduce } from '../production.js'
import { commandLine, manifestOptions, recordedOf, recordedWords } from '../recorded-options.js'
import type { ResultFiles } from '../result-files.js'

const takes = {
  case: words(`Cases to validate; ${across}: the patterns across cases; all of them unless named`, {
    values: caseNames,
  }),
  seed: seedOption,
  // Below two replicates there is no interval, and nothing could be said to hold.
  seeds: usually(
    whole('How many times each scenario runs at default values', 2, 10_000, {
      recorded: 'always',
      field: 'replicates',
    }),
    200,
  ),
  points: usually(whole('Points of the assumed space; 0 leaves it alone', 0, 100_000, { recorded: 'always' }), 200),
  spaceSeeds: usually(whole('How many times each scenario runs at each point', 2, 10_000, { recorded: 'always' }), 10),
  ablate: flag('Switch off each mechanism in turn (50 seeds): what depends on it?', { recorded: 'always' }),
  workers: workersOption,
  ...outputOptions('outputs/validate'),
}

type Options = Values<typeof takes>

export const validateCommand = command({
  takes,
  examples: [
    ['lintas validate', 'all patterns of all cases'],
    ['lintas validate entikong', 'those of one case'],
    ['lintas validate entikong --points 0', 'at default values only, in seconds'],
    ['lintas validate --ablate', 'and which mechanisms each pattern depends on'],
  ],
  note: 'Exit code 4: a pattern fails.',
  read: readAll,
  run: ({ options, task, sources }, place) =>
    produce(
      {
        verb: 'validate',
        command: canonicalCommand(task, options),
        out: options.out ?? 'outputs/validate',
        options,
        production: productionOf(task, options, sources, place),
        tell: (input) => (options.json ? JSON.stringify(patternsJson(input, manifestFormat)) : patternsText(input)),
        exitCode: ({ findings }) => (findings.every(({ holds }) => holds) ? exit.done : exit.patternFails),
      },
      place,
    ),
  /** Makes the data of a recorded validation again, from its manifest alone. Throws a ManifestFault. */
  async remake(manifest: Manifest, remaking: Remaking) {
    const { task, sources } = recordedTask(manifest)
    const options = valuesOf(readOptions(takes, recordedWords(takes, manifest)))
    await reproduce(productionOf({ ...task, names: options.case }, options, sources, remaking.place), remaking)
  },
})

/** Reads options and patterns; what is wrong with either is told together. */
function readAll(given: Given<typeof takes>, place: PackageInfo) {
  const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
  const together = new ReadTogether()
  together.tried(() => valuesOf(given))
  const task = together.tried(() => readTask(given.values.case, sources))
  return { options: given.values, task: together.done(task), sources }
}

function recorded({ points, spaceSeeds, ...options }: Options): RecordedOptions {
  return recordedOf(takes, { ...options, points, ...(points === 0 ? {} : { spaceSeeds }) })
}

function canonicalCommand({ names }: Task, options: Options): string {
  return commandLine('validate', names, recorded(options))
}

function productionOf(
  task: Task,
  options: Options,
  sources: RecordedSources,
  place: PackageInfo,
): Production<PatternsInput> {
  const { names, patterns, scenarios, scenarioOf } = task
  return {
    csvFor: options.csvFor,
    async find(progress) {
      const findings = await withWorkerPool(options.workers, sources, (workerPool) =>
        validate(patterns, { ...options, workerPool, scenarioOf, scenarios, onProgress: progress.at }),
      )
      return {
        command: canonicalCommand(task, options),
        seed: options.seed,
        seeds: options.seeds,
        points: options.points,
        spaceSeeds: options.spaceSeeds,
        findings,
        fingerprints: Object.fromEntries(scenarios.map((s) => [s.name, fingerprint(s)])),
        model: MODEL_DIGEST,
        version: place.version,
        language: options.lang,
      }
    },
    write: (input, files) => writeAll(input, files),
    manifest: (input, files) => ({
      ...manifestOf({
        ...input,
        verb: 'validate',
        options: { ...(names.length > 0 ? { case: names } : {}), ...manifestOptions(takes, recorded(options)) },
        replicates: input.seeds,
        scenarios,
        files,
      }),
      patterns,
    }),
  }
}

async function writeAll(input: PatternsInput, { write, pictures }: ResultFiles): Promise<void> {
  await write('patterns.csv', patternsCsv(input))
  await write('comparisons.csv', comparisonsCsv(input))
  if (input.points > 0) await write('holds-where.csv', holdsWhereCsv(input))
  await write('patterns.json', readableJson(patternsJson(input, manifestFormat)))
  await write('summary.md', patternsMarkdown(input))
  const { patternsChart } = await import('../../report/patterns/chart.js')
  for (const { path, content } of await patternsChart(input, pictures)) await write(path, content)
}
