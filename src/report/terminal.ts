/**
 * Results on the terminal: the findings in sentences, then small tables of the effects at the last month; with varied
 * values, also of the effects across them.
 */
import Table from 'cli-table3'
import { type Finding, findings } from '../analysis/findings.js'
import { outcomes } from '../model/outcomes.js'
import { membersNote } from './composition.js'
import { pairsNote } from './incomparable.js'
import { localiserFor } from './messages/localiser.js'
import { monthWords } from './season.js'
import { type SummaryInput, sharedMonth, summaryTerminal } from './summary.js'
import { thinned } from './thinning.js'
import { type VariedTable, variedTables } from './varied.js'
import { formatDifference, formatNumber, intervalDecimals, moveDecimals, outcomeWords, shortNames } from './words.js'

const columns = 80

/** Everything that run and compare print on stdout; no line is wider than 80 columns. */
export function resultText(input: SummaryInput): string {
  const text = summaryTerminal(input, columns).join('\n')
  const table = input.baseline === undefined ? '' : effectsText(input)
  return table === '' ? text : `${text}\n\n${table}`
}

/** The effects at the last month, the most telling first; the fewer for each variant, the more variants there are. */
function effectsText(input: SummaryInput): string {
  const { effects, curves } = thinned(input)
  const all = findings(effects, curves, { outcomes, replicates: input.replicates })
  const name = shortNames(input.scenarios.map((scenario) => scenario.name))
  const shown = all.length > 2 ? 4 : 12
  const tables = all
    .map(({ variant, month, findings: every }) => {
      const found = every.filter(({ verdict }) => verdict === 'better' || verdict === 'worse' || verdict === 'changed')
      if (found.length === 0) return ''
      const head = `${name.get(variant) ?? variant}, ${monthWords(input, month)}`
      const more = found.length > shown ? `\nand ${found.length - shown} more that moved, in effects.csv` : ''
      return `${table(head, found.slice(0, shown))}${more}`
    })
    .filter((text) => text !== '')
  const across = variedTables(all).map(
    (one) =>
      `${one.title}, effects at ${sharedMonth(all, input)} across the varied values\n(in brackets: not clear)\n\n${acrossText(one)}`,
  )
  return [...tables, ...across].join('\n\n')
}

/** Effects across varied values; so many columns side by side as the terminal holds. */
function acrossText({ head, rows }: VariedTable): string {
  const [first = '', ...varied] = head
  const width = Math.max(...[head, ...rows].flatMap(([, ...cells]) => cells.map((cell) => cell.length))) + 2
  const room = Math.max(1, Math.floor((columns - labelWidth) / width))
  const parts: string[] = []
  for (let from = 0; from < varied.length; from += room) {
    const cut = ([label = '', ...cells]: readonly string[]) => [label, ...cells.slice(from, from + room)]
    const shown = cut([first, ...varied])
    const view = new Table({
      head: shown,
      colWidths: [labelWidth, ...shown.slice(1).map(() => Math.min(width, columns - labelWidth))],
      colAligns: ['left', ...shown.slice(1).map(() => 'right' as const)],
      wordWrap: true,
      wrapOnWordBoundary: false,
      chars: { ...noRules, middle: '' },
      style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    })
    for (const row of rows) view.push(cut(row))
    parts.push(trimmed(view))
  }
  return parts.join('\n\n')
}

function trimmed(view: { toString(): string }): string {
  return view
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')
}

const noRules = {
  ...{ top: '', 'top-mid': '', 'top-left': '', 'top-right': '', bottom: '', 'bottom-mid': '', 'bottom-left': '' },
  ...{ 'bottom-right': '', left: '', 'left-mid': '', mid: '', 'mid-mid': '', right: '', 'right-mid': '', middle: '  ' },
}

/** Widest first column; a longer label goes on in a second line. */
const labelWidth = 34

function table(head: string, rows: readonly Finding[]): string {
  const labels = rows.map((row) => {
    const { label, unit } = outcomeWords(row.outcome.name, row.outcome.unit)
    const pairs = pairsNote(row, localiserFor('en')) + membersNote(row, localiserFor('en'))
    return (unit === '' || label.length + unit.length > labelWidth - 2 ? label : `${label}, ${unit}`) + pairs
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
    const [before, after] = moveDecimals(from, to)
    view.push([
      labels[at] ?? '',
      formatNumber(from, before),
      formatNumber(to, after),
      formatDifference(effect, decimals),
      Number.isNaN(low) ? '' : `${formatNumber(low, decimals)}…${formatNumber(high, decimals)}`,
      verdict,
    ])
  }
  return trimmed(view)
}
