/** What moved an outcome: in words first, then as a table of what each mechanism has moved. */
import { atFirst } from '../analysis/contributions.js'
import { bandName } from './charts/contribution-words.js'
import { group, heading, list, marked, paragraph, type Table, table } from './document/document.js'
import { markdownOf } from './document/markdown.js'
import { isWide } from './document/plain-table.js'
import { terminalText } from './document/terminal.js'
import { decimalsOf, type ExplanationInput, type Parts, partsOf } from './explanation-parts.js'
import { sentences } from './explanation-words.js'
import { cautionOf, makeAgain, restsOn } from './grounds.js'
import { prose } from './markdown.js'
import { type Telling, tellingIn } from './telling.js'

/** Everything that `lintas explain` prints. */
export function explanationText(input: ExplanationInput): string {
  const telling = tellingIn(input.language)
  const parts = partsOf(input.found)
  const said = sentences(telling, input, parts).flatMap(paragraph)
  return terminalText([
    ...paragraph(input.title),
    group(...said),
    cautionOf(telling, input),
    briefTable(telling, parts),
  ])
}

/** The same as a Markdown document, with all parts and what it rests on. */
export function explanationMarkdown(input: ExplanationInput): string {
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  const parts = partsOf(input.found)
  const { series } = parts.explanation
  const { label, scale } = localiser.outcome(series.outcome.name)
  const what = series.scope === '' ? label : localiser.chart.contributions.of(label, series.scope)
  const meanings = { [atFirst]: say.explain.atFirstMeans, ...localiser.chart.contributions.occasions }
  const occasions = Object.entries(meanings).filter(([name]) => parts.parts.some((p) => p.mechanism === name))
  return markdownOf([
    heading(input.title, 1),
    ...paragraph(say.summary.underValues(false)),
    ...list(sentences(telling, input, parts)),
    heading(say.explain.head(what, scale)),
    fullTable(telling, parts),
    ...paragraph(marked(say.explain.sum)),
    ...list(
      occasions.map(([name, meaning]) => marked(say.explain.means(prose(bandName(name, localiser)), prose(meaning)))),
    ),
    ...restsOn(telling, input),
    ...makeAgain(telling, input),
  ])
}

/** Part of the change in per cent; none where it is not clear that anything changed. */
function shareOf({ say, localiser }: Telling, part: number, { whole: { mean, low, high } }: Parts): string {
  if (!(mean !== 0) || (!Number.isNaN(low) && low <= 0 && high >= 0)) return say.none
  return `${localiser.number((100 * part) / mean, 0)} %`
}

function fullTable(telling: Telling, parts: Parts): Table {
  const { columns } = telling.say.explain
  const head = [columns.mechanism, ...parts.months.map((month) => columns.month(String(month))), columns.interval]
  const { say, localiser } = telling
  const rows = rowsOf(telling, parts, say.range, { value: localiser.difference(Number.NaN), interval: say.none })
  return table(
    [...head, columns.share],
    rows.map((row) => row.map(marked)),
  )
}

/** On a terminal the earliest months go where all are too wide. */
function briefTable(telling: Telling, parts: Parts): Table {
  const { say, localiser } = telling
  const rows = rowsOf(telling, parts, (low, high) => `${low}…${high}`, { value: '', interval: '' })
  for (let from = 0; ; from++) {
    const [first, ...others] = parts.months.slice(from).map(String)
    const months = first === undefined ? [] : [localiser.chart.inMonth(first), ...others]
    const head = ['', ...months, say.summary.columns.interval, say.explain.columns.brief]
    const shown = rows.map(([name, ...cells]) => [name!, ...cells.slice(from)])
    if (months.length < 2 || !isWide(head, shown)) return table(head, shown)
  }
}

/** A row for each mechanism, and one for the whole. */
function rowsOf(
  telling: Telling,
  parts: Parts,
  range: (low: string, high: string) => string,
  none: { readonly value: string; readonly interval: string },
): string[][] {
  const { localiser } = telling
  const decimals = decimalsOf(parts)
  const { at, mean, low, high } = parts.whole
  const together = { mechanism: localiser.chart.contributions.together, at, mean, low, high }
  const lines = parts.parts.map(({ mechanism, row, at }) => ({
    mechanism: bandName(mechanism, localiser),
    at,
    mean: row.mean,
    low: row.mean_low,
    high: row.mean_high,
  }))
  return [...lines, together].map((line) => [
    line.mechanism,
    ...line.at.map((value) => (Number.isNaN(value) ? none.value : localiser.difference(value, decimals))),
    Number.isNaN(line.low)
      ? none.interval
      : range(localiser.number(line.low, decimals), localiser.number(line.high, decimals)),
    shareOf(telling, line.mean, parts),
  ])
}
