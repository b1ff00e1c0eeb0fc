/** Results on the terminal: the findings in sentences, then a small table of the effects at the last month. */
import type { ChartInput } from './charts/input.js'
import { summaryTerminal } from './summary.js'

const columns = 80

/** Everything that run and compare print on stdout. */
export function resultText(input: ChartInput): string {
  const lines = summaryTerminal(input, columns)
  return lines.join('\n')
}
