/**
 * What run and compare tell: findings before numbers, nothing claimed beyond the data, and at the end what the findings
 * rest on and how to make them again. In full it is summary.md; in short, with small tables, what the terminal shows.
 */
import type { Finding, VariantFindings } from '../analysis/findings.js'
import type { Scenario } from '../scenario/load.js'
import type { ChartInput } from './charts/input.js'
import { inThemeOrder } from './charts/themes.js'
import { commonMonths } from './common-months.js'
import {
  type Naming,
  naming,
  pairOf,
  variantBlocks,
  variantFindings,
  variantInShort,
  variantSentence,
} from './compared.js'
import { membersNote } from './composition.js'
import { courseSentence, coursesOf, coursesTable } from './courses.js'
import { type Block, group, heading, label, list, marked, paragraph, table } from './document/document.js'
import { markdownOf } from './document/markdown.js'
import { terminalColumns, terminalText } from './document/terminal.js'
import { mainOutcomes } from './first-and-last.js'
import { cautionOf, type Grounded, makeAgain, restsOn } from './grounds.js'
import { pairsNote } from './incomparable.js'
import { mapBlocks, mapsInShort } from './map-words.js'
import { prose } from './markdown.js'
import { messages } from './messages/index.js'
import { type Robustness, robustBlock, verdictsExplained } from './robustness.js'
import { monthWords } from './season.js'
import { type Telling, tellingIn } from './telling.js'
import { thinningNote } from './thinning.js'
import { variedTables } from './varied.js'
import { intervalDecimals } from './words.js'

export interface SummaryInput extends Grounded {
  /** How firm the effects are over the assumed space, where that was asked for. */
  readonly robustness?: Robustness
}

/** The summary as a Markdown document. */
export function summaryMarkdown(input: SummaryInput): string {
  const telling = tellingIn(input.language)
  const body = input.baseline === undefined ? runBlocks(telling, input) : comparisonBlocks(telling, input)
  return markdownOf([heading(input.title, 1), ...body, ...restsOn(telling, input), ...makeAgain(telling, input)])
}

/** Everything that run and compare print on a terminal. */
export function resultText(input: SummaryInput, columns = terminalColumns): string {
  const telling = tellingIn(input.language)
  const caution = cautionOf(telling, input)
  const blocks =
    input.baseline === undefined ? [...runInShort(telling, input), caution] : comparisonInShort(telling, input, caution)
  return terminalText([...paragraph(input.title), ...blocks], columns)
}

// Comparisons

function comparisonBlocks(telling: Telling, input: SummaryInput): Block[] {
  const { say, localiser, language } = telling
  const all = variantFindings(input)
  const name = naming(input)
  const baseline = input.scenarios.find((scenario) => scenario.name === input.baseline)
  const runs = say.asked.runsOfEach(localiser.runs(input.replicates), localiser.months(baseline?.months ?? 0))
  return [
    ...paragraph(say.summary.underValues(true)),
    ...list(all.map((variant) => variantSentence(telling, variant, headOf(telling, input, variant, name)))),
    ...mapBlocks(telling, input),
    heading(say.asked.titleCompare),
    ...paragraph(`${runs} ${say.asked.paired}`),
    ...list(
      input.scenarios.map((scenario) =>
        marked(`**${prose(name(scenario.name))}**: ${prose(scenarioWords(telling, scenario))}`),
      ),
    ),
    ...paragraph(thinningNote(input, true)),
    ...paragraph(commonMonths(input.scenarios, localiser, name)),
    ...all.flatMap((variant) => [
      heading(say.compare.inTheMonth(pairOf(telling, variant, name), monthWords(input, variant.month, language))),
      ...variantBlocks(telling, input, variant, { name }),
    ]),
    ...(input.robustness
      ? [
          heading(say.robust.title),
          robustBlock(telling, input.robustness, name),
          ...paragraph(verdictsExplained(telling)),
        ]
      : []),
    ...acrossBlocks(telling, all, input),
    ...(all.length > 0 ? effectBlocks(telling, all, input, name) : []),
  ]
}

/** `formalised against baseline at month 60 (December)`. */
function headOf(telling: Telling, input: SummaryInput, variant: VariantFindings, name: Naming): string {
  const month = monthWords(input, variant.month, telling.language)
  return telling.say.compare.atTheMonth(pairOf(telling, variant, name), month)
}

function comparisonInShort(telling: Telling, input: SummaryInput, caution: Block): Block[] {
  const { localiser } = telling
  const all = variantFindings(input)
  const name = naming(input)
  // The more variants, the fewer words on each: the whole should fit a screen or two.
  const most = all.length > 3 ? 2 : 4
  return [
    ...mapsInShort(telling, input),
    ...paragraph(thinningNote(input, true)),
    ...paragraph(commonMonths(input.scenarios, localiser, name)),
    ...all.map((variant) =>
      variantInShort(telling, input, variant, { most, name, head: headOf(telling, input, variant, name) }),
    ),
    ...(input.robustness ? [robustBlock(telling, input.robustness, name)] : []),
    caution,
    ...all.flatMap((variant) => variantTable(telling, input, variant, all.length > 2 ? 4 : 12, name)),
    ...variedTables(telling, all).flatMap((one) => [
      ...paragraph(telling.say.summary.acrossBrief(one.title, sharedMonth(telling, all, input))),
      one.table,
    ]),
  ]
}

/** The effects of a variant at the last month, the most telling first. */
function variantTable(
  { say, localiser, language }: Telling,
  input: SummaryInput,
  { variant, month, findings: every }: VariantFindings,
  most: number,
  name: Naming,
): Block[] {
  const found = every.filter(({ verdict }) => verdict === 'better' || verdict === 'worse' || verdict === 'changed')
  if (found.length === 0) return []
  const { columns, moreMoved } = say.summary
  const rows = found.slice(0, most).map((row) => {
    const { effect, low, high, from, to, verdict, outcome } = row
    const { label, unit } = localiser.outcome(outcome.name)
    const notes = pairsNote(row, localiser) + membersNote(row, localiser)
    const decimals = intervalDecimals(effect, low, high)
    return [
      (unit === '' || label.length + unit.length > mostLabel ? label : `${label}, ${unit}`) + notes,
      ...localiser.move(from, to),
      localiser.difference(effect, decimals),
      Number.isNaN(low) ? '' : `${localiser.number(low, decimals)}…${localiser.number(high, decimals)}`,
      messages[language].verdicts[verdict],
    ]
  })
  const head = `${name(variant)}, ${monthWords(input, month, language)}`
  const more = found.length > most ? paragraph(moreMoved(localiser.count(found.length - most))) : []
  return [group(table([head, columns.from, columns.to, columns.effect, columns.interval, ''], rows), ...more)]
}

/** Letters of a label with its unit; a longer one is told without. */
const mostLabel = 32

/** The month of the findings; `the last month` where they are of several, since the months themselves are varied. */
function sharedMonth(
  { localiser, language }: Telling,
  all: readonly VariantFindings[],
  input: Pick<ChartInput, 'scenarios'>,
): string {
  const months = new Set(all.map(({ month }) => month))
  return months.size === 1 ? monthWords(input, all[0]!.month, language) : localiser.chart.lastMonth
}

function acrossBlocks(telling: Telling, all: readonly VariantFindings[], input: SummaryInput): Block[] {
  const { across, acrossLead } = telling.say.summary
  const tables = variedTables(telling, all).flatMap((one) => [label(one.title), one.table])
  return tables.length === 0
    ? []
    : [heading(across), ...paragraph(acrossLead(sharedMonth(telling, all, input))), ...tables]
}

function effectBlocks(telling: Telling, all: readonly VariantFindings[], input: SummaryInput, name: Naming): Block[] {
  const { say, localiser } = telling
  const { number, difference } = localiser
  const found = all.flatMap((variant) => variant.findings)
  const rows = inThemeOrder([...new Set(found.map(({ outcome }) => outcome.name))]).map((outcome) => {
    const { label, scale, better } = localiser.outcome(outcome)
    const own = all.map(({ findings }) => findings.find((finding) => finding.outcome.name === outcome))
    // Where some pairs have no value, or others are in the two worlds, the baseline’s mean is another beside each variant.
    const isWhole = ({ n, of, inBoth }: Finding) => n === of && Number.isNaN(inBoth)
    const whole = own.find((finding) => finding && isWhole(finding))
    const cells = own.map((finding) => {
      if (!finding) return say.none
      const { effect, low, high, from } = finding
      const decimals = intervalDecimals(effect, low, high)
      const range = Number.isNaN(low) ? '' : ` (${say.range(number(low, decimals), number(high, decimals))})`
      const apart = isWhole(finding)
        ? ''
        : ` ${say.summary.from(number(from))}${pairsNote(finding, localiser)}${membersNote(finding, localiser)}`
      return marked(difference(effect, decimals) + range + apart)
    })
    return [label, scale, say.summary.betterIs[better], whole ? number(whole.from) : say.none, ...cells]
  })
  const { outcome, unit } = say.compare.effectColumns
  const names = [all[0]!.baseline, ...all.map(({ variant }) => variant)].map(name)
  return [
    heading(localiser.chart.effects.title(sharedMonth(telling, all, input))),
    ...paragraph(say.summary.effectsLead),
    table([outcome, unit, say.summary.better, ...names], rows),
  ]
}

// Single runs

function runBlocks(telling: Telling, input: SummaryInput): Block[] {
  const { say, localiser } = telling
  const name = naming(input)
  const several = input.scenarios.length > 1
  const level = several ? 3 : 2
  return [
    ...paragraph(say.summary.underValues(false)),
    ...input.scenarios.flatMap((scenario) => {
      const all = coursesOf(telling, input.curves, scenario.name)
      const runs = say.asked.runs(localiser.runs(input.replicates), localiser.months(scenario.months))
      return [
        ...(several ? [heading(name(scenario.name))] : []),
        ...list(mainOutcomes(all).map((course) => courseSentence(telling, course, input.replicates))),
        heading(say.asked.title, level),
        ...paragraph(`${runs} ${scenarioWords(telling, scenario)}`),
        heading(say.run.outcomes, level),
        coursesTable(telling, all, input.replicates),
      ]
    }),
  ]
}

function runInShort(telling: Telling, input: SummaryInput): Block[] {
  const { say, localiser } = telling
  const name = naming(input)
  return input.scenarios.flatMap((scenario) => {
    const main = mainOutcomes(coursesOf(telling, input.curves, scenario.name))
    const runs = localiser.runs(input.replicates)
    return [
      ...paragraph(say.summary.courseOf(name(scenario.name), runs, localiser.months(scenario.months))),
      ...list(main.map((course) => courseSentence(telling, course, input.replicates))),
    ]
  })
}

/** `Pilar Entikong, formalised. Measure: Forum formalised (month 12).` */
function scenarioWords({ say, localiser }: Telling, { title, measures }: Scenario): string {
  const said = measures.map((measure) => say.asked.measure(localiser.text(measure.title), String(measure.at)))
  const done = said.length === 0 ? '' : ` ${say.asked.done(localiser.list(said), said.length === 1)}`
  return `${localiser.text(title)}.${done}`
}
