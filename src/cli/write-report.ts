/** What run and compare say of their tables: the summary, and the charts with their specifications. */
import type { SummaryInput } from '../report/summary.js'
import type { ResultFiles } from './result-files.js'

export async function writeReport(
  input: SummaryInput,
  { write, pictures }: Pick<ResultFiles, 'write' | 'pictures'>,
): Promise<void> {
  const { summaryMarkdown } = await import('../report/summary.js')
  await write('summary.md', summaryMarkdown(input))
  const { renderCharts } = await import('../report/charts/index.js')
  for (const { path, content } of await renderCharts(input, pictures)) await write(path, content)
}
