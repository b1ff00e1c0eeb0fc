/** `lintas sensitivity`: which factors of an experiment drive its outcomes. */
import { outcomesOf, readOutcomes, scenariosNamed } from '../../experiment/outcome-responses.js'
import type { Results } from '../../experiment/results.js'
import { measureOf, type Sensitivity, sensitivityOf } from '../../experiment/sensitivity.js'
import { readableJson } from '../../provenance/canonical.js'
import { type Manifest, manifestFormat } from '../../provenance/manifest.js'
import type { SensitivityInput } from '../../report/sensitivity/input.js'
import { luckCsv, sensitivityCsv } from '../../report/sensitivity/table.js'
import { sensitivityJson, sensitivityMarkdown, sensitivityText } from '../../report/sensitivity/text.js'
import {
  analysisAsked,
  declareAnalysisOptions,
  keeping,
  openForAnalysis,
  remakeAnalysis,
  type Work,
  writeAnalysis,
} from '../analysis.js'
import type { Command, Remaking, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { OptionReader } from '../option-reader.js'
import { isOn } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import type { ResultFiles } from '../result-files.js'
import { writeOut } from '../terminal.js'

export const sensitivityCommand: Command = {
  declare: (y) => {
    const asked = y
      .positional('results', { type: 'string', describe: 'Folder with the results of an experiment' })
      .option('outcome', {
        type: 'string',
        defaultDescription: 'all',
        describe: 'Outcome, such as trust or trust@forum:f; several with commas',
      })
      .option('scenario', {
        type: 'string',
        defaultDescription: 'all',
        describe: 'Scenario of the experiment; several with commas',
      })
      .option('month', {
        type: 'string',
        defaultDescription: 'the last',
        describe: 'Month whose curves the experiment kept',
      })
    return declareAnalysisOptions(asked, 'sensitivity').epilogue(
      `${examples([
        ['lintas experiment run ttu/drivers', 'first the runs: here of a Saltelli design'],
        ['lintas sensitivity outputs/ttu-drivers', 'then what drives which outcome'],
        ['lintas sensitivity outputs/ttu-drivers --outcome trust', 'of one outcome only'],
      ])}\n\nWhat it gives follows from the design: morris μ*, μ and σ; saltelli Sobol’ indices of first and total order; a Latin hypercube, sobol or full factorial those of first order.`,
    )
  },
  check: (words) => void readWords(words),
  run,
  remake: remakeSensitivity,
}

function readWords(words: Words) {
  const read = new OptionReader(words)
  const outcomes = read.several('outcome')
  const scenarios = read.several('scenario')
  const month = read.whole('month', 0, 1200)
  const analysis = analysisAsked('sensitivity', words, read, {
    ...(outcomes.length > 0 ? { outcome: outcomes.join(',') } : {}),
    ...(scenarios.length > 0 ? { scenario: scenarios.join(',') } : {}),
    ...(month === undefined ? {} : { month }),
  })
  read.done()
  return { analysis, outcomes, scenarios, month }
}

async function run(words: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const input = await writeAnalysis(await open(words, place), place, started)
  writeOut(isOn(words.json) ? JSON.stringify(sensitivityJson(input, manifestFormat)) : sensitivityText(input))
  return exit.done
}

/** Makes the data of a recorded analysis again, from its manifest alone. Throws a ManifestFault. */
async function remakeSensitivity(manifest: Manifest, remaking: Remaking): Promise<void> {
  await remakeAnalysis(manifest, remaking, open)
}

async function open(words: Words, place: PackageInfo): Promise<Work<SensitivityInput>> {
  const { analysis, outcomes, scenarios, month } = readWords(words)
  const opened = await openForAnalysis(analysis, place)
  const { results, analysed } = opened
  const find = async () => ({
    ...analysed,
    found: await keeping(() => findDrivers(results, outcomes, scenarios, month)),
  })
  return { analysis, opened, find, write }
}

async function write(input: SensitivityInput, { write, pictures }: ResultFiles): Promise<void> {
  await write('sensitivity.csv', sensitivityCsv(input))
  await write('luck.csv', luckCsv(input))
  await write('sensitivity.json', readableJson(sensitivityJson(input, manifestFormat)))
  await write('summary.md', sensitivityMarkdown(input))
  const { sensitivityCharts } = await import('../../report/sensitivity/chart.js')
  for (const { path, content } of await sensitivityCharts(input, pictures)) await write(path, content)
}

/** All outcomes and scenarios where none is named, at the last month unless given. Throws NotKept where the results cannot tell. */
export async function findDrivers(
  results: Results,
  outcomes: readonly string[],
  scenarios: readonly string[],
  month: number | undefined,
): Promise<Sensitivity[]> {
  const { plan } = results
  measureOf(plan)
  const read = await readOutcomes(results, outcomesOf(plan, outcomes), scenariosNamed(plan, scenarios), month)
  return read.map((one) => sensitivityOf(plan, one))
}
