/** Results on the terminal: the findings in sentences, then a small table of the effects at the last month. */
import Table from 'cli-table3'
import { type Finding, findings } from '../analysis/findings.js'
import { outcomes } from '../model/outcomes.js'
import { type SummaryInput, summaryTerminal } from './summary.js'
import { formatDifference, formatNumber, intervalDecimals, outcomeWords, shortNames } from './words.js'

const columns = 80

/** Everything that run and compare print on stdout; no line is wider than 80 columns. */
export function resultText(input: SummaryInput): string {
  const text = summaryTerminal(input, columns).join('\n')
  const table = input.baseline === undefined ? '' : effectsText(input)
  return table === '' ? text : `${text}\n\n${table}`
}

/** The effects at the last month, the most telling first; the fewer for each variant, the more variants there are. */
function effectsText(input: SummaryInput): string {
  const all = findings(input.effects, input.curves, { outcomes })
  const name = shortNames(input.scenarios.map((scenario) => scenario.name))
  const shown = all.length > 2 ? 4 : 12
  return all
    .map(({ variant, month, findings: every }) => {
      const found = every.filter(({ verdict }) => verdict !== 'unmoved' && verdict !== 'unclear')
      if (found.length === 0) return ''
      const head = `${name.get(variant) ?? variant}, month ${month}`
      const more = found.length > shown ? `\nand ${found.length - shown} more that moved, in effects.csv` : ''
      return `${table(head, found.slice(0, shown))}${more}`
    })
    .filter((text) => text !== '')
    .join('\n\n')
}

const noRules = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
}

/** Widest first column; a longer label goes on in a second line. */
const labelWidth = 34

function table(head: string, rows: readonly Finding[]): string {
  const labels = rows.map(({ outcome }) => {
    const { label, unit } = outcomeWords(outcome.name, outcome.unit)
    return unit === '' || label.length + unit.length > labelWidth - 2 ? label : `${label}, ${unit}`
  })
  const view = new Table({
    head: [head, 'from', 'to', 'effect', '95 % interval', ''],
    colWidths: [
      Math.min(labelWidth, Math.max(head.length, ...labels.map((label) => label.length))),
      ...Array(5).fill(null),
    ],
    colAligns: ['left', 'right', 'right', 'right', 'right', 'left'],
    wordWrap: true,
    chars: noRules,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
  })
  for (const [at, { from, to, effect, low, high, verdict }] of rows.entries()) {
    const decimals = intervalDecimals(effect, low, high)
    view.push([
      labels[at] ?? '',
      formatNumber(from, decimals),
      formatNumber(to, decimals),
      formatDifference(effect, decimals),
      Number.isNaN(low) ? '' : `${formatNumber(low, decimals)}…${formatNumber(high, decimals)}`,
      verdict,
    ])
  }
  return view
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}
