/** `lintas sensitivity`: which factors of an experiment drive its outcomes. */
import { outcomesOf, readOutcomes, scenariosNamed } from '../../experiment/outcome-responses.js'
import type { Results } from '../../experiment/results.js'
import { measureOf, type Sensitivity, sensitivityOf } from '../../experiment/sensitivity.js'
import { readableJson } from '../../provenance/canonical.js'
import { manifestFormat } from '../../provenance/manifest.js'
import type { SensitivityInput } from '../../report/sensitivity/input.js'
import { luckCsv, sensitivityCsv } from '../../report/sensitivity/table.js'
import { sensitivityJson, sensitivityMarkdown, sensitivityText } from '../../report/sensitivity/text.js'
import { analysisCommand } from '../analysis.js'
import { whole, withCommas } from '../option.js'
import { outcomeNames, scenarioNames } from '../options.js'
import type { ResultFiles } from '../result-files.js'

export const sensitivityCommand = analysisCommand({
  verb: 'sensitivity',
  takes: {
    outcome: withCommas('Outcome, such as trust or trust@forum:f; several with commas', {
      usual: 'all',
      recorded: 'always',
      values: outcomeNames,
    }),
    scenario: withCommas('Scenario of the experiment; several with commas', {
      usual: 'all',
      recorded: 'always',
      values: scenarioNames,
    }),
    month: whole('Month whose curves the experiment kept', 0, 1200, { usual: 'the last', recorded: 'always' }),
  },
  examples: [
    ['lintas experiment run ttu/drivers', 'first the runs: here of a Saltelli design'],
    ['lintas sensitivity outputs/ttu-drivers', 'then what drives which outcome'],
    ['lintas sensitivity outputs/ttu-drivers --outcome trust', 'of one outcome only'],
  ],
  note: 'What it gives follows from the design: morris μ*, μ and σ; saltelli Sobol’ indices of first and total order; a Latin hypercube, sobol or full factorial those of first order.',
  find: async ({ outcome, scenario, month }, { results, analysed }) => ({
    ...analysed,
    found: await findDrivers(results, outcome, scenario, month),
  }),
  write,
  text: sensitivityText,
  json: (input) => sensitivityJson(input, manifestFormat),
})

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
