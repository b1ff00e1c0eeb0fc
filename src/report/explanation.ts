/** What moved an outcome, in words first: what raised it, what lowered it, where two scenarios part. */

import type { ContributionRow } from '../analysis/contributions.js'
import { atFirst } from '../analysis/contributions.js'
import { isScarce } from '../analysis/scarcity.js'
import type { Contrast, Explanation } from '../experiment/explain.js'
import type { Parting } from '../experiment/parting.js'
import { occasionMeanings } from '../model/account.js'
import { detailOf } from '../model/events.js'
import type { TraceEvent } from '../model/trace.js'
import type { Measure, Scenario } from '../scenario/load.js'
import { wrap } from '../scenario/words.js'
import { commonMonths } from './common-months.js'
import { compositionOf } from './composition.js'
import { pairsWords } from './incomparable.js'
import { prose, table } from './markdown.js'
import { localiserFor } from './messages/localiser.js'
import { caution, makeAgain, restsOn, type SummaryInput } from './summary.js'
import {
  counted,
  decimalsFor,
  formatDifference,
  formatNumber,
  formatShare,
  formatValue,
  inSentence,
  intervalDecimals,
  list,
  moveDecimals,
  shortNames,
  wordsOf,
} from './words.js'

export interface ExplanationInput extends SummaryInput {
  /** What is explained: one scenario, or the difference of two. */
  readonly found: Explanation | Contrast
  /** The replicate whose parting is told. */
  readonly replicate: number
}

const columns = 80

/** A mechanism’s part in the whole, at the months that a table shows. */
interface Part {
  readonly mechanism: string
  readonly row: ContributionRow
  readonly at: readonly number[]
}

/** The parts in what is explained, the largest first, and the whole that they sum to. */
interface Parts {
  readonly explanation: Explanation
  readonly months: readonly number[]
  readonly parts: readonly Part[]
  readonly whole: {
    /** The last month in which enough runs have a value, and how many have one. */
    readonly month: number
    readonly n: number
    readonly at: readonly number[]
    readonly mean: number
    readonly low: number
    readonly high: number
  }
}

export const isContrast = (found: Explanation | Contrast): found is Contrast => 'differences' in found

/** Everything that `lintas explain` prints; no line is wider than 80 columns. */
export function explanationText(input: ExplanationInput): string {
  const parts = partsOf(input.found)
  const paragraphs = [input.title, '', ...sentences(input, parts), '', caution(input)]
  return `${paragraphs.map((paragraph) => wrap(paragraph)).join('\n')}\n\n${tableText(parts)}`
}

/** The same as a Markdown document, with all parts and what it rests on. */
export function explanationMarkdown(input: ExplanationInput): string {
  const parts = partsOf(input.found)
  const { explanation, months } = parts
  const { label, scale } = wordsOf(explanation.series.outcome)
  const decimals = decimalsOf(parts)
  const rows = [...parts.parts.map(lineOf), whole(parts)].map((part) => [
    part.mechanism,
    ...part.at.map((value) => formatDifference(value, decimals)),
    Number.isNaN(part.low) ? '–' : `${formatNumber(part.low, decimals)} to ${formatNumber(part.high, decimals)}`,
    shareOf(part.final, parts),
  ])
  const meanings = { [atFirst]: 'the difference that is there in the first month', ...occasionMeanings }
  const occasions = Object.entries(meanings).filter(([name]) => parts.parts.some((p) => p.mechanism === name))
  return `${[
    `# ${prose(input.title)}`,
    'In this stylised case, and under the values that the scenario gives:',
    sentences(input, parts)
      .map((sentence) => `- ${prose(sentence)}`)
      .join('\n'),
    `## ${label}${scopeWords(explanation)}, what each mechanism has moved (${scale})`,
    table(['Mechanism', ...months.map((m) => `Month ${m}`), '95 % interval', 'Share of the change'], rows),
    'The parts add up to the whole in every run. A mechanism has what the outcome changed while its line of the schedule was worked through, so a part is also what the lines before it made possible: switch one off (`--set mechanisms.<name>.off=true`) to see what would be without it.',
    ...(occasions.length > 0 ? [occasions.map(([name, meaning]) => `- **${name}**: ${meaning}.`).join('\n')] : []),
    ...restsOn(input),
    ...makeAgain(input),
  ].join('\n\n')}\n`
}

// Sentences

function sentences(input: ExplanationInput, parts: Parts): string[] {
  const { found } = input
  return isContrast(found) ? contrastSentences(input, found, parts) : changeSentences(found, parts)
}

function changeSentences(explanation: Explanation, parts: Parts): string[] {
  const { series, curves } = explanation
  const { label, unit } = wordsOf(series.outcome)
  const what = `${label}${scopeWords(explanation)}`
  const first = curves.find(({ mean }) => !Number.isNaN(mean))
  const { month, n, mean, low, high } = parts.whole
  if (!first || n === 0) return [`${what} has no value in any month.`]
  // From, to and change are of the same runs: those that have a value in that month.
  const of = explanation.replicates
  const from = explanation.from[month]!
  const to = from + mean
  const begun = first.n < of || n < of ? 'at first' : `in month ${first.month}`
  const some = n < of ? `; ${localiserFor('en').chart.defined.inRuns(String(n), String(of))}` : ''
  const [before, after] = moveDecimals(from, to)
  const direction = low > 0 ? ' up' : high < 0 ? ' down' : explanation.replicates > 1 ? ': no clear change,' : ':'
  const said = [
    `${what}${direction} from ${formatNumber(from, before)} ${begun} to ${formatValue(to, unit, after)} in month ${month} (${withInterval(mean, low, high)}${some}).`,
    ...sayEnded(month, explanation.months),
  ]
  if (month === 0) return said
  return [...said, ...sayParts(parts, 'Raised', 'lowered')]
}

function contrastSentences(input: ExplanationInput, found: Contrast, parts: Parts): string[] {
  const names = shortNames([found.of.scenario, found.against.scenario])
  const of = names.get(found.of.scenario)!
  const against = names.get(found.against.scenario)!
  const { label, unit } = wordsOf(found.of.series.outcome)
  const what = `${label}${scopeWords(found.of)}`
  const [one, other] = [found.of, found.against].map((e) => input.scenarios.find(({ name }) => name === e.scenario)!)
  const common = commonMonths([one!, other!], localiserFor('en'), (name) => names.get(name) ?? name)
  const said = [sayDifference(one!, other!, of, against), ...(common === '' ? [] : [common])]
  const own = found.partings.find(({ replicate }) => replicate === input.replicate)
  if (own) said.push(sayParting(own, input.seed, of, against))
  if (found.partings.length > 1) said.push(...sayPartings(found.partings, inSentence(what)))
  const effect = found.effects.find(({ month }) => month === parts.whole.month)
  if (!effect || effect.n === 0)
    return [...said, `There is no month in which ${inSentence(what)} has a value in both scenarios.`]
  const pairs = pairsWords({ n: effect.n, of: found.of.replicates }, localiserFor('en')).map((words) => `; ${words}`)
  const [before, after] = moveDecimals(effect.from, effect.to)
  const clear = effect.low > 0 || effect.high < 0 || found.of.replicates < 2 ? '' : 'no clear difference, '
  said.push(
    `${what} in month ${effect.month}: ${clear}${formatValue(effect.to, unit, after)} in ${of} against ${formatNumber(effect.from, before)} in ${against} (${withInterval(effect.effect, effect.low, effect.high)}${pairs.join('')}).`,
    ...sayEnded(effect.month, found.of.months),
  )
  const members = compositionOf(effect, localiserFor('en'), (scenario) => names.get(scenario) ?? scenario)
  if (members !== '') said.push(members)
  return [...said, ...sayParts(parts, 'Carried up', 'held down')]
}

/** Said where the end of the run has no value, or too few runs have one. */
function sayEnded(last: number, end: number): string[] {
  if (last === end) return []
  return [
    `At month ${end} no run has a value, or too few: this is of month ${last}, the last in which enough have one.`,
  ]
}

function withInterval(mean: number, low: number, high: number): string {
  const decimals = intervalDecimals(mean, low, high)
  const interval = Number.isNaN(low)
    ? ''
    : `; 95 % interval ${formatNumber(low, decimals)} to ${formatNumber(high, decimals)}`
  return `${formatDifference(mean, decimals)}${interval}`
}

const named = 3

function sayParts(parts: Parts, up: string, down: string): string[] {
  const decimals = decimalsOf(parts)
  const shown = ({ mechanism, row }: Part) => `${mechanism} (${formatDifference(row.mean, decimals)})`
  const telling = parts.parts.filter(({ row }) => Number(row.mean.toFixed(decimals)) !== 0)
  const raised = telling.filter(({ row }) => row.mean > 0).slice(0, named)
  const lowered = telling.filter(({ row }) => row.mean < 0).slice(0, named)
  const halves = [
    ...(raised.length > 0 ? [`${up} most by ${list(raised.map(shown))}`] : []),
    ...(lowered.length > 0 ? [`${down} most by ${list(lowered.map(shown))}`] : []),
  ]
  if (halves.length === 0) return ['No mechanism moved it.']
  const text = halves.join('; ')
  return [`${text.charAt(0).toUpperCase()}${text.slice(1)}.`]
}

/** From when on the scenarios themselves differ, and by what. */
function sayDifference(one: Scenario, other: Scenario, of: string, against: string): string {
  const key = ({ at, for: lasting, over, set, add }: Measure) => JSON.stringify([at, lasting, over, set, add])
  const only = (a: Scenario, b: Scenario) => {
    const known = new Set(b.measures.map(key))
    return a.measures.filter((measure) => !known.has(key(measure)))
  }
  const own = [
    ...only(one, other).map((measure) => ({ measure, whose: of })),
    ...only(other, one).map((measure) => ({ measure, whose: against })),
  ]
  const atOnce = JSON.stringify(one.spec) !== JSON.stringify(other.spec)
  if (atOnce) return 'The scenarios differ from month 0 on: their worlds do not start from the same values.'
  if (own.length === 0) return 'The scenarios do not differ in anything that the model reads.'
  const at = Math.min(...own.map(({ measure }) => measure.at))
  const begun = own.filter(({ measure }) => measure.at === at)
  const titles = begun.map(({ measure, whose }) => `${measure.title.en} (${whose})`)
  const said = titles.length <= 5 ? list(titles) : counted(titles.length, 'measure')
  return `The scenarios differ from month ${at} on, when measures begin: ${said}.`
}

function sayParting(parting: Parting, seed: string, of: string, against: string): string {
  const where = `In replicate ${parting.replicate} of seed “${seed}”`
  if (parting.month === undefined) return `${where} nobody does anything else in the one than in the other.`
  const event = (e: TraceEvent | undefined) =>
    e === undefined
      ? 'nothing more'
      : e.month === parting.month
        ? sayEvent(e)
        : `nothing of the kind (next, in month ${e.month}: ${sayEvent(e)})`
  return `${where} the two part in month ${parting.month}: in ${of}, ${event(parting.of)}; in ${against}, ${event(parting.against)}.`
}

/** `session in pilar, 5 of 17 took part (bnpp, imigrasi, plbn and 2 more)`. */
function sayEvent(told: TraceEvent): string {
  const { event, forum, agencies } = told
  const detail = detailOf(told)
  const shown = agencies.length > 5 ? [...agencies.slice(0, 4), `${agencies.length - 4} more`] : agencies
  const who = shown.length > 0 ? ` (${list(shown)})` : ''
  const where = forum === '' ? '' : ` in ${forum}`
  const what = detail === '' ? '' : `, ${detail.split(';')[0]}`
  return `${event.replaceAll('-', ' ')}${where}${what}${who}`
}

function sayPartings(partings: readonly Parting[], outcome: string): string[] {
  const total = partings.length
  const spread = (months: readonly number[]) => {
    const sorted = [...months].sort((a, b) => a - b)
    const [first, middle, last] = [sorted[0]!, sorted[Math.floor((sorted.length - 1) / 2)]!, sorted.at(-1)!]
    return first === last
      ? `in month ${first}`
      : `in month ${first} at the earliest, by month ${middle} in half of them, in month ${last} at the latest`
  }
  const parted = partings.flatMap(({ month }) => month ?? [])
  const moved = partings.flatMap(({ valueMonth }) => valueMonth ?? [])
  const said: string[] = []
  if (parted.length > 0) {
    const kinds = new Map<string, number>()
    for (const p of partings) {
      const event = [p.of, p.against].find((e) => e !== undefined && e.month === p.month)
      if (event) kinds.set(event.event, (kinds.get(event.event) ?? 0) + 1)
    }
    const [kind, times] = [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]!
    const how =
      parted.length === total
        ? `In all ${counted(total, 'pair')} of runs`
        : `In ${parted.length} of ${counted(total, 'pair')} of runs`
    said.push(
      `${how} the minutes part, ${spread(parted)}; most often over “${kind.replaceAll('-', ' ')}” (${formatShare(times / parted.length)}).`,
    )
  } else said.push(`In none of ${counted(total, 'pair')} of runs do the minutes part.`)
  if (moved.length > 0) {
    const share = moved.length === total ? 'in all of them' : `in ${formatShare(moved.length / total)} of them`
    said.push(`The value of ${outcome} parts ${share}, ${spread(moved)}.`)
  } else said.push(`The value of ${outcome} parts in none of them.`)
  return said
}

// Tables

const mostMonths = 5

/** Whole years up to the last month, at most five, evenly apart; months where there are no years. */
export function monthsShown(months: number): number[] {
  const step =
    [1, 2, 3, 6, 12].find((each) => months / each <= mostMonths) ?? 12 * Math.ceil(months / (12 * mostMonths))
  const shown: number[] = []
  for (let month = months; month > 0; month -= step) shown.unshift(month)
  return shown
}

function partsOf(found: Explanation | Contrast): Parts {
  const explanation = isContrast(found) ? found.of : found
  const rows: readonly ContributionRow[] = isContrast(found) ? found.differences : found.cumulative
  // Mechanisms that moved nothing have no rows: what has a value is told by the whole.
  const wholes: readonly { readonly month: number; readonly n: number }[] = isContrast(found)
    ? found.effects
    : found.change
  const last = wholes.reduce(
    (latest, row) => (isScarce(row.n, explanation.replicates) ? latest : Math.max(latest, row.month)),
    0,
  )
  const months = monthsShown(last)
  const byName = new Map<string, ContributionRow[]>()
  for (const row of rows) byName.set(row.mechanism, [...(byName.get(row.mechanism) ?? []), row])
  const parts = [...byName].map(([mechanism, own]): Part => {
    const at = (month: number) => own.find((row) => row.month === month)
    return { mechanism, row: at(last)!, at: months.map((month) => at(month)?.mean ?? Number.NaN) }
  })
  parts.sort((a, b) => Math.abs(b.row.mean) - Math.abs(a.row.mean) || (a.mechanism < b.mechanism ? -1 : 1))
  return { explanation, months, parts, whole: wholeOf(found, months, last) }
}

function wholeOf(found: Explanation | Contrast, months: readonly number[], last: number): Parts['whole'] {
  if (isContrast(found)) {
    const at = (month: number) => found.effects.find((row) => row.month === month)
    const end = at(last)
    const none = Number.NaN
    return {
      month: last,
      n: end?.n ?? 0,
      at: months.map((month) => at(month)?.effect ?? none),
      mean: end?.effect ?? none,
      low: end?.low ?? none,
      high: end?.high ?? none,
    }
  }
  const at = (month: number) => found.change.find((row) => row.month === month)
  const end = at(last)!
  return {
    month: last,
    n: end.n,
    at: months.map((month) => at(month)!.mean),
    mean: end.mean,
    low: end.mean_low,
    high: end.mean_high,
  }
}

interface Line {
  readonly mechanism: string
  readonly at: readonly number[]
  readonly final: number
  readonly low: number
  readonly high: number
}

const lineOf = ({ mechanism, row, at }: Part): Line => ({
  mechanism,
  at,
  final: row.mean,
  low: row.mean_low,
  high: row.mean_high,
})

const whole = ({ whole: { at, mean, low, high } }: Parts): Line => ({
  mechanism: 'together',
  at,
  final: mean,
  low,
  high,
})

/** Decimals for a whole table: three significant digits of its largest number. */
function decimalsOf({ explanation, parts, whole }: Parts): number {
  const largest = Math.max(Math.abs(whole.mean) || 0, ...parts.map(({ row }) => Math.abs(row.mean) || 0))
  const level = Math.max(...explanation.curves.map(({ mean }) => Math.abs(mean) || 0))
  // What a sum of doubles leaves over is not told as if a mechanism had moved it.
  if (largest < 1e-12 * level) return 0
  return largest < 1 ? decimalsFor(largest) + 1 : decimalsFor(largest)
}

/** Part of the change in per cent; none where it is not clear that anything changed. */
function shareOf(part: number, { whole: { mean, low, high } }: Parts): string {
  if (!(mean !== 0) || (!Number.isNaN(low) && low <= 0 && high >= 0)) return '–'
  return `${formatNumber((100 * part) / mean, 0)} %`
}

function tableText(parts: Parts): string {
  const decimals = decimalsOf(parts)
  const { months } = parts
  const lines = [...parts.parts.map(lineOf), whole(parts)]
  const head = [
    '',
    ...months.map((month, at) => (at === 0 ? `month ${month}` : String(month))),
    '95 % interval',
    'share',
  ]
  const body = lines.map((line) => [
    line.mechanism,
    ...line.at.map((value) => (Number.isNaN(value) ? '' : formatDifference(value, decimals))),
    Number.isNaN(line.low) ? '' : `${formatNumber(line.low, decimals)}…${formatNumber(line.high, decimals)}`,
    shareOf(line.final, parts),
  ])
  const rows = [head, ...body]
  for (;;) {
    const widths = rows[0]!.map((_, c) => Math.max(...rows.map((row) => row[c]!.length)))
    const width = widths.reduce((sum, each) => sum + each, 0) + 2 * (widths.length - 1)
    if (width <= columns || rows[0]!.length <= 4) {
      return rows
        .map((row) =>
          row
            .map((cell, c) => (c === 0 ? cell.padEnd(widths[c]!) : cell.padStart(widths[c]!)))
            .join('  ')
            .trimEnd(),
        )
        .join('\n')
    }
    // Too wide: the earliest month goes.
    for (const row of rows) row.splice(1, 1)
    if (rows[0]!.length > 4 && !rows[0]![1]!.startsWith('month')) rows[0]![1] = `month ${rows[0]![1]}`
  }
}

function scopeWords({ series }: Explanation): string {
  return series.scope === '' ? '' : ` of ${series.scope.replace(':', ' ')}`
}
