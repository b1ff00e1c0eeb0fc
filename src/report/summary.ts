/**
 * The summary of a command in plain sentences: findings before numbers, nothing claimed beyond the data, and at the end
 * what the findings rest on and how to make them again.
 */

import type { CurveRow } from '../analysis/curves.js'
import { type Finding, findings, type VariantFindings } from '../analysis/findings.js'
import { outcomes as declared } from '../model/outcomes.js'
import type { Annotated, Scenario } from '../scenario/load.js'
import { wrap } from '../scenario/words.js'
import type { ChartInput } from './charts/input.js'
import { inThemeOrder } from './charts/themes.js'
import { commonMonths } from './common-months.js'
import { compositionSentence, membersNote } from './composition.js'
import {
  decimalsAtFirst,
  direction,
  type FirstAndLast,
  firstAndLast,
  lasts,
  mainOutcomes,
  runsWords,
} from './first-and-last.js'
import { headlineFirst } from './headline.js'
import { incomparableSentence, pairsNote, pairsWords } from './incomparable.js'
import { mapParagraphs, mapSections } from './map-words.js'
import { fenced, lines, prose, table } from './markdown.js'
import { localiserFor } from './messages/localiser.js'
import { type Robustness, robustSentences, verdictsExplained } from './robustness.js'
import { isSeasonal, monthWords } from './season.js'
import { thinned, thinningWords } from './thinning.js'
import { variedTables } from './varied.js'
import {
  briefUnit,
  capitalised,
  counted,
  formatDifference,
  formatLevel,
  formatNumber,
  formatShare,
  formatValue,
  inSentence,
  intervalDecimals,
  list,
  meanDecimals,
  moveDecimals,
  shortNames,
  wordsOf,
} from './words.js'

export interface SummaryInput extends ChartInput {
  /** Version of the package. */
  readonly version?: string
  /** Digest of the model, hexadecimal. */
  readonly model?: string
  /** How firm the effects are over the assumed space, where that was asked for. */
  readonly robustness?: Robustness
}

/** The summary as a Markdown document. */
export function summaryMarkdown(input: SummaryInput): string {
  const body = input.baseline === undefined ? runSections(input) : comparisonSections(input)
  return `${[`# ${prose(input.title)}`, ...body, ...restsOn(input), ...makeAgain(input)].join('\n\n')}\n`
}

/** The summary in short, wrapped for a terminal; numbers in full are in the files. */
export function summaryTerminal(input: SummaryInput, columns = 80): string[] {
  const paragraphs = input.baseline === undefined ? runParagraphs(input) : comparisonParagraphs(input)
  paragraphs.push('', caution(input))
  return paragraphs.flatMap((one) => wrap(one, columns, /^[-+] /.test(one) ? '  ' : '').split('\n'))
}

// Comparisons

function comparisonSections(input: SummaryInput): string[] {
  const { effects, curves } = thinned(input)
  const all = findings(effects, curves, { outcomes: declared, replicates: input.replicates })
  const name = namer(input)
  const baseline = input.scenarios.find((scenario) => scenario.name === input.baseline)
  const scenarios = input.scenarios.map(
    (scenario) => `- **${prose(name(scenario.name))}**: ${prose(sayScenario(scenario))}`,
  )
  const thinning = thinningWords(input, 'told')
  const sections = [
    'In this stylised case, and under the values that the scenarios give:',
    all.map((variant) => `- ${prose(sayVariant(variant, input, name))}`).join('\n'),
    ...mapSections(input),
    '## What was compared',
    `${counted(input.replicates, 'run')} of each scenario over ${counted(baseline?.months ?? 0, 'month')}. Runs are paired: the same luck in both worlds, so that a difference within a pair comes from what the scenarios change.`,
    scenarios.join('\n'),
  ]
  if (thinning !== '') sections.push(prose(thinning))
  const common = commonMonths(input.scenarios, english, name)
  if (common !== '') sections.push(prose(common))
  for (const variant of all) sections.push(...variantSections(variant, input, name))
  if (input.robustness)
    sections.push('## Over the assumed space', lines(robustSentences(input.robustness, name)), verdictsExplained)
  const across = variedTables(all)
  if (across.length > 0) {
    sections.push('## Across the varied values', acrossWords(all, input))
    for (const { title, head, rows } of across) sections.push(`**${prose(title)}**`, table(head.map(prose), rows))
  }
  if (all.length > 0) sections.push(...effectTable(all, input, name))
  return sections
}

const mostBullets = 6
const english = localiserFor('en')

function variantSections(variant: VariantFindings, input: SummaryInput, name: (scenario: string) => string): string[] {
  const sections = [
    `## ${prose(`${name(variant.variant)} against ${name(variant.baseline)}`)}, ${monthWords(input, variant.month)}`,
  ]
  const starts = firstMeasure(input, variant.variant)
  const block = (title: string, found: readonly Finding[], most: number) => {
    if (found.length === 0) return
    const bullets = found.slice(0, most).map((finding) => `- ${sayFinding(finding, input, starts)}`)
    if (found.length > most) bullets.push(`- and ${list(labels(found.slice(most)))}.`)
    sections.push(`**${title}**`, bullets.join('\n'))
  }
  block('Better, the largest effects first', headlineFirst(variant.improved, mostBullets, variant), mostBullets)
  // What gets worse is told in full: a reader must not have to look for it.
  block('Worse', variant.worsened, Number.POSITIVE_INFINITY)
  block('Changed, neither better nor worse', variant.changed, mostBullets)
  const quiet = quietSentences(variant, input.replicates)
  if (quiet.length > 0) sections.push(quiet.join(' '))
  const members = compositionSentence(variant, english, name)
  if (members !== '') sections.push(prose(members))
  const untold = incomparableSentence(variant, english, name)
  if (untold !== '') sections.push(prose(untold))
  return sections
}

function comparisonParagraphs(input: SummaryInput): string[] {
  const { effects, curves } = thinned(input)
  const all = findings(effects, curves, { outcomes: declared, replicates: input.replicates })
  const name = namer(input)
  const thinning = thinningWords(input, 'told here')
  // The more variants, the fewer words on each: the whole should fit a screen or two.
  const most = all.length > 3 ? 2 : 4
  const common = commonMonths(input.scenarios, english, name)
  const apart = [thinning, common].filter((text) => text !== '').flatMap((text) => ['', text])
  const paragraphs = [input.title, ...mapParagraphs(input), ...apart]
  for (const variant of all) {
    paragraphs.push('', sayVariant(variant, input, name))
    const moved = [variant.improved, variant.worsened].flatMap((found) =>
      headlineFirst(found, most, variant).slice(0, most),
    )
    paragraphs.push(...moved.map((finding) => `- ${sayFinding(finding, input, undefined)}`))
    paragraphs.push(...quietSentences(variant, input.replicates))
    const members = compositionSentence(variant, english, name, most)
    if (members !== '') paragraphs.push(members)
    const untold = incomparableSentence(variant, english, name, mostNamed)
    if (untold !== '') paragraphs.push(untold)
  }
  if (input.robustness) paragraphs.push('', ...robustSentences(input.robustness, name))
  return paragraphs
}

/** `formalised against baseline at month 60: better above all in accountability (0.10 to 0.58); worse in …. 16 of 30 outcomes better, 2 worse.` */
function sayVariant(of: VariantFindings, input: ChartInput, name: (scenario: string) => string): string {
  const { variant, baseline, month, findings: found, improved, worsened, changed } = of
  const against = `${name(variant)} against ${name(baseline)} at ${monthWords(input, month)}`
  const moved = improved.length + worsened.length + changed.length
  if (found.length === 0) return `${against}: ${english.chart.defined.nothing}.`
  if (moved === 0) return `${against}: no clear change in any of ${counted(found.length, 'outcome')}.`
  const counts = [
    `${improved.length} of ${counted(found.length, 'outcome')} better`,
    `${worsened.length} worse`,
    ...(changed.length > 0 ? [`${changed.length} changed without being either`] : []),
  ]
  const sizes = (title: string, those: readonly Finding[]) => {
    const shown = headlineFirst(those, mostMoves, of).slice(0, mostMoves)
    return shown.length === 0 ? [] : [`${title} ${list(shown.map(sayMove))}`]
  }
  const moves = [
    ...sizes(improved.length > mostMoves ? 'better above all in' : 'better in', improved),
    ...sizes(worsened.length > mostMoves ? 'worse above all in' : 'worse in', worsened),
    ...(improved.length + worsened.length === 0 ? sizes('changed in', changed) : []),
  ]
  return `${against}: ${moves.join('; ')}. ${capitalised(counts.join(', '))}.`
}

const mostMoves = 4

/** `accountability (0.10 to 0.58)`. */
function sayMove(finding: Finding): string {
  const { outcome, from, to } = finding
  const { label, unit } = wordsOf(outcome)
  const [before, after] = moveDecimals(from, to)
  const brief = unit === '' ? '' : ` ${briefUnit(unit)}`
  return `${inSentence(label)} (${[`${formatNumber(from, before)} to ${formatNumber(to, after)}${brief}`, ...pairsWords(finding, english)].join(', ')})`
}

/** `Accountability up from 0.19 to 0.57 (+0.38; 95 % interval 0.37 to 0.38; higher in 97 % of the run pairs), clear from month 13.` */
function sayFinding(finding: Finding, input: ChartInput, starts: number | undefined): string {
  const { effect, low, high, from, to, yearEffect } = finding
  const { label, unit } = wordsOf(finding.outcome)
  const decimals = intervalDecimals(effect, low, high)
  const facts = [formatDifference(effect, decimals)]
  if (!Number.isNaN(low)) facts.push(`95 % interval ${formatNumber(low, decimals)} to ${formatNumber(high, decimals)}`)
  facts.push(...pairsWords(finding, english), ...sayPairs(finding))
  if (isSeasonal(input, finding.outcome.name) && !Number.isNaN(yearEffect))
    facts.push(`over the last 12 months ${formatDifference(yearEffect, decimals)} on average`)
  const [before, after] = moveDecimals(from, to)
  const direction = effect > 0 ? 'up' : 'down'
  return `${label} ${direction} from ${formatNumber(from, before)} to ${formatValue(to, unit, after)} (${facts.join('; ')})${sayClear(finding, starts)}.`
}

/** `lower in 12 % of the run pairs, equal in 80 %`: where most pairs are alike, a reader has to know. */
function sayPairs({ n, of, effect, share_agreeing: agreeing, share_tied: tied }: Finding): string[] {
  if (Number.isNaN(agreeing)) return []
  const pairs = `${effect > 0 ? 'higher' : 'lower'} in ${formatShare(agreeing)} of ${n < of ? 'these' : 'the run'} pairs`
  return [tied > 0.5 ? `${pairs}, equal in ${formatShare(tied)}` : pairs]
}

/** Least months in a row, up to the last, that make an effect clear “from” a month on. */
const leastClear = 3

function sayClear({ clearFrom, month }: Finding, starts: number | undefined): string {
  if (clearFrom === undefined) return ''
  const stretch = month - clearFrom + 1
  if (stretch === 1) return ', clear only in the last month'
  if (stretch < leastClear) return `, clear only in the last ${stretch} months`
  if (starts === undefined || starts === 0 || clearFrom < starts) return `, clear from month ${clearFrom}`
  if (clearFrom === starts) return `, clear from month ${clearFrom}, when the measures start`
  return `, clear from month ${clearFrom}, ${counted(clearFrom - starts, 'month')} into the measures`
}

function quietSentences({ unmoved, unclear }: VariantFindings, replicates: number): string[] {
  if (replicates < 2) return ['One run of each scenario gives no interval, so no change can be called clear.']
  const sentences: string[] = []
  if (unmoved.length > 0) sentences.push(`Hardly moved: ${someOf(labels(unmoved))}.`)
  if (unclear.length > 0) sentences.push(`No clear change (the interval includes 0): ${someOf(labels(unclear))}.`)
  return sentences
}

const mostNamed = 6

/** `a, b, c, d, e, f and 4 more`; one too many is named as well, since “1 more” would be no shorter. */
function someOf(parts: readonly string[]): string {
  if (parts.length <= mostNamed + 1) return list(parts)
  const named = parts.slice(0, mostNamed)
  const apart = named.some((part) => part.includes(',')) ? '; ' : ', '
  return `${named.join(apart)}${apart === '; ' ? ';' : ''} and ${parts.length - mostNamed} more`
}

/** The month of the findings; `the last month` where they are of several, since the months themselves are varied. */
export function sharedMonth(all: readonly VariantFindings[], input: ChartInput): string {
  const months = new Set(all.map(({ month }) => month))
  return months.size === 1 ? monthWords(input, all[0]!.month) : english.chart.lastMonth
}

function acrossWords(all: readonly VariantFindings[], input: ChartInput): string {
  return `The effects on the main outcomes side by side, at ${sharedMonth(all, input)}: each is measured against the baseline under the same value. An effect in brackets is not clear: its interval includes 0.`
}

function effectTable(all: readonly VariantFindings[], input: ChartInput, name: (scenario: string) => string): string[] {
  const byOutcome = new Map<string, Finding[]>()
  for (const finding of all.flatMap((variant) => variant.findings)) {
    const known = byOutcome.get(finding.outcome.name)
    if (known) known.push(finding)
    else byOutcome.set(finding.outcome.name, [finding])
  }
  const rows = inThemeOrder([...byOutcome.keys()]).map((outcome) => {
    const found = byOutcome.get(outcome)!
    const { label, scale, better } = wordsOf(found[0]!.outcome)
    // Where some pairs have no value, or others are in the two worlds, the baseline’s mean is another beside each variant.
    const isWhole = ({ n, of, inBoth }: Finding) => n === of && Number.isNaN(inBoth)
    const whole = found.find(isWhole)
    const cells = all.map(({ variant }) => {
      const own = found.find((finding) => finding.variant === variant)
      if (!own) return '–'
      const decimals = intervalDecimals(own.effect, own.low, own.high)
      const range = Number.isNaN(own.low)
        ? ''
        : ` (${formatNumber(own.low, decimals)} to ${formatNumber(own.high, decimals)})`
      const apart = isWhole(own)
        ? ''
        : ` from ${formatNumber(own.from)}${pairsNote(own, english)}${membersNote(own, english)}`
      return formatDifference(own.effect, decimals) + range + apart
    })
    return [label, scale, better === 'neither' ? '–' : better, whole ? formatNumber(whole.from) : '–', ...cells]
  })
  return [
    `## Effects at ${sharedMonth(all, input)}`,
    'Mean paired difference from the baseline, with its 95 % interval (Student t). Outcomes that in every month and run are the same are left out. Where not all pairs of runs have a value, all is told over those that do, and their number is said. Where others are in the two worlds, a mean is compared over those who are in both, and their number is said.',
    table(
      ['Outcome', 'Unit', 'Better', prose(name(all[0]!.baseline)), ...all.map(({ variant }) => prose(name(variant)))],
      rows,
    ),
  ]
}

// Single runs

function runSections(input: SummaryInput): string[] {
  const name = namer(input)
  const sections = ['In this stylised case, and under the values that the scenario gives:']
  for (const scenario of input.scenarios) {
    const all = firstAndLast(input.curves, scenario.name)
    const main = mainOutcomes(all)
    if (input.scenarios.length > 1) sections.push(`## ${prose(name(scenario.name))}`)
    sections.push(main.map((course) => `- ${sayCourse(course, input.replicates)}`).join('\n'))
    sections.push(
      `${input.scenarios.length > 1 ? '###' : '##'} What was run`,
      `${counted(input.replicates, 'run')} over ${counted(scenario.months, 'month')}. ${prose(sayScenario(scenario))}`,
      `${input.scenarios.length > 1 ? '###' : '##'} All outcomes at the end`,
      table(
        ['Outcome', 'Unit', 'At first', 'At the end', '95 % interval of the mean', 'Nine runs in ten'],
        all.map((course) => {
          const { label, scale, first, last, end } = course
          const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
          const some = (row: CurveRow) => runsWords(row, input.replicates, english)
          const begun = [...(first.month === 0 ? [] : [`month ${first.month}`]), ...some(first)].join(', ')
          const start = `${formatLevel(first.mean, decimalsAtFirst(first, last))}${begun === '' ? '' : ` (${begun})`}`
          if (!lasts(course)) return [label, scale, start, sayGone(last, end, decimals, input.replicates), '–', '–']
          const said = some(last).map((words) => ` (${words})`)
          return [
            label,
            scale,
            start,
            `${formatNumber(last.mean, decimals)}${said.join('')}`,
            between(last.mean_low, last.mean_high, decimals),
            input.replicates > 1 ? between(last.p05, last.p95, decimals) : '–',
          ]
        }),
      ),
    )
  }
  return sections
}

function runParagraphs(input: SummaryInput): string[] {
  const name = namer(input)
  const paragraphs = [input.title]
  for (const scenario of input.scenarios) {
    const all = firstAndLast(input.curves, scenario.name)
    const main = mainOutcomes(all)
    paragraphs.push(
      '',
      `${name(scenario.name)}: ${counted(input.replicates, 'run')} over ${counted(scenario.months, 'month')}.`,
    )
    paragraphs.push(...main.map((course) => `- ${sayCourse(course, input.replicates)}`))
  }
  return paragraphs
}

/** A direction is named only when the intervals of the two months lie apart: they are not paired. */
function sayCourse(course: FirstAndLast, replicates: number): string {
  const { label, unit, first, last, end: month } = course
  const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
  if (!lasts(course)) return `${label}: ${sayGone(last, month, decimals, replicates)}.`
  const some = (row: CurveRow) => runsWords(row, replicates, english).map((words) => ` (${words})`)
  const end = formatValue(last.mean, unit, decimals)
  const interval = Number.isNaN(last.mean_low)
    ? ''
    : ` (95 % interval of the mean ${between(last.mean_low, last.mean_high, decimals)})`
  const from = `${formatLevel(first.mean, decimalsAtFirst(first, last))} in month ${first.month}${some(first).join('')}`
  const tail = `${end} in month ${last.month}${some(last).join('')}${interval}`
  if (first.month === last.month) return `${label}: ${tail}.`
  // Of other runs at first than at the end no direction can be told.
  if (last.n < 2 || first.n < replicates || last.n < replicates) return `${label}: ${from}, ${tail}.`
  const way = direction(first, last)
  if (way > 0) return `${label} up from ${from} to ${tail}.`
  if (way < 0) return `${label} down from ${from} to ${tail}.`
  return `${label}: no clear change, ${from} and ${tail}.`
}

/** `no value at month 12 (last in month 4: 0.53 in 13 of 20 runs)`. */
function sayGone(last: CurveRow, end: number, decimals: number, replicates: number): string {
  const { noValueAt, lastIn } = english.chart.defined
  const some = runsWords(last, replicates, english).map((words) => ` ${words}`)
  return `${noValueAt(String(end))} (${lastIn(formatNumber(last.mean, decimals), String(last.month), some.join(''))})`
}

function between(low: number, high: number, decimals: number): string {
  return Number.isNaN(low) || Number.isNaN(high)
    ? '–'
    : `${formatLevel(low, decimals)} to ${formatLevel(high, decimals)}`
}

// What it rests on

export function restsOn(input: SummaryInput): string[] {
  const first = input.scenarios[0]
  if (!first) return []
  const limits = [
    `- ${prose(sayValues(first))}`,
    '- The intervals say how well so many runs pin down a mean under these very values. They do not cover the doubt about the values themselves, nor about the equations.',
  ]
  if (input.baseline !== undefined) {
    limits.push(
      '- Of many effects looked at, about one in twenty would be called clear by luck alone, even if nothing had changed.',
    )
    limits.push(
      '- “Hardly moved”: the mean effect is under 0.01 of an index, or under 2 % of the baseline’s mean, too small to name even where it is clear. “Largest” is meant against the spread between runs.',
    )
  }
  limits.push(
    '- A stylised case, not a forecast: it shows what follows from these assumptions, not what will happen at the border.',
  )
  return ['## What this rests on', limits.join('\n')]
}

/** Where the numbers of a scenario come from. */
function sayValues(scenario: Scenario): string {
  const values = [...scenario.values.values()]
  const tagged = (tag: Annotated['tag']) => values.filter((value) => value.tag === tag).length
  const sources = [
    ['study', 'from the study of the case'],
    ['literature', 'from other literature'],
    ['theory', 'from theory'],
    ['assumed', 'assumed'],
  ] as const
  const parts = sources
    .filter(([tag]) => tagged(tag) > 0)
    .map(
      ([tag, words]) =>
        `${tagged(tag)} (${formatShare(tagged(tag) / values.length)}) ${tagged(tag) === 1 ? 'is' : 'are'} ${words}`,
    )
  const defaults = values.filter((value) => !value.given).length
  const silent =
    defaults > 0
      ? ` Of all these, ${defaults} ${defaults === 1 ? 'is a default' : 'are defaults'} that the scenario does not state.`
      : ''
  return values.length === 0
    ? 'No value of the scenario is known.'
    : `Of ${counted(values.length, 'number')} that ${scenario.name} reads, ${list(parts)}.${silent}`
}

export function caution(input: SummaryInput): string {
  const first = input.scenarios[0]
  const values = first ? [...first.values.values()] : []
  const assumed = values.filter(({ tag }) => tag === 'assumed').length
  const share = values.length > 0 ? ` ${formatShare(assumed / values.length)} of the values are assumed.` : ''
  return `A stylised case, not a forecast.${share} Seed “${input.seed}”, ${counted(input.replicates, 'run')}${input.scenarios.length > 1 ? ' of each scenario' : ''}.`
}

export function makeAgain(input: SummaryInput): string[] {
  const name = namer(input)
  const facts = [
    ...(input.version === undefined ? [] : [['Version', `lintas ${input.version}`]]),
    ['Seed', `“${prose(input.seed)}”`],
    ['Runs of each scenario', formatNumber(input.replicates, 0)],
    ...input.scenarios.map((scenario) => [
      `Fingerprint of ${prose(name(scenario.name))}`,
      `\`${input.fingerprints[scenario.name] ?? ''}\``,
    ]),
    ...(input.model ? [['Model digest', `\`${input.model}\``]] : []),
  ]
  return [
    '## To make it again',
    fenced(input.command, 'sh'),
    table(['What', 'Value'], facts),
    'The same version, command and fingerprints give the same numbers, to the last digit, on every machine.',
  ]
}

// Pieces

function namer(input: ChartInput): (scenario: string) => string {
  const names = shortNames(input.scenarios.map(({ name }) => name))
  return (scenario) => names.get(scenario) ?? scenario
}

function labels(found: readonly Finding[]): string[] {
  return found.map(({ outcome }) => inSentence(outcome.label.en))
}

function firstMeasure(input: ChartInput, name: string): number | undefined {
  const starts = input.scenarios.find((scenario) => scenario.name === name)?.measures.map(({ at }) => at) ?? []
  return starts.length > 0 ? Math.min(...starts) : undefined
}

function sayScenario({ title, measures }: Scenario): string {
  const said = measures.map(({ title: measure, at }) => `${measure.en} (month ${at})`)
  return said.length === 0
    ? `${title.en}.`
    : `${title.en}. ${said.length === 1 ? 'Measure' : 'Measures'}: ${list(said)}.`
}
