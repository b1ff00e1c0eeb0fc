/** What run and compare say of their tables: the summary, and the charts with their specifications. */
import type { Language } from '../report/messages/index.js'
import type { SummaryInput } from '../report/summary.js'
import { resultTitle } from '../report/title.js'
import type { ResultFiles } from './result-files.js'

export async function writeReport(
  verb: 'run' | 'compare',
  input: SummaryInput,
  language: Language,
  { write, pictures }: Pick<ResultFiles, 'write' | 'pictures'>,
): Promise<void> {
  const { summaryMarkdown } = await import('../report/summary.js')
  await write('summary.md', summaryMarkdown(input))
  const { renderCharts } = await import('../report/charts/index.js')
  const drawn = { ...input, title: resultTitle(verb, input.scenarios, language), language }
  for (const { path, content } of await renderCharts(drawn, pictures)) await write(path, content)
}
