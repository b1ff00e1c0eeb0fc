/** A sensitivity analysis in words: on the terminal, in summary.md, and as JSON. */
import type { Sensitivity } from '../../experiment/sensitivity.js'
import { analysisFooter } from '../analysed.js'
import { caution } from '../charts/frame.js'
import { table as markdownTable } from '../markdown.js'
import { percentText } from '../patterns/input.js'
import { plainJson } from '../plain-json.js'
import { columnsText } from '../plain-table.js'
import { counted, decimalsFor, formatNumber, list, outcomeWords, wrapParagraph } from '../words.js'
import { groupWords, mainMeasure, rankText, type SensitivityInput } from './input.js'

const columns = 80
const onTerminal = 10
const inSummary = 30
/** Neighbours in rank of which it is said how many more runs would part them. */
const pairsTold = 3
/** Beyond so many times the groups there are, two factors are as good as equal. */
const mostTimes = 100

export function sensitivityText(input: SensitivityInput): string {
  const parts = [wrapped(introduction(input))]
  for (const s of input.found) {
    const { head, rows, rest } = tableOf(s, onTerminal)
    parts.push(
      titleOf(input, s),
      sentences(s).map(wrapped).join('\n\n'),
      `${columnsText(head, rows, columns)}${rest === '' ? '' : `\n${rest}`}`,
    )
  }
  return [...parts, caution].join('\n\n')
}

export function sensitivityMarkdown(input: SensitivityInput): string {
  const parts = [`# Which factors drive the outcomes? ${input.plan.title.en}`, introduction(input)]
  for (const s of input.found) {
    const { head, rows, rest } = tableOf(s, inSummary)
    parts.push(`## ${titleOf(input, s)}`, ...sentences(s), markdownTable(head, rows))
    if (rest !== '') parts.push(rest)
  }
  const [first] = input.found
  parts.push('## How to read this', explained(first!))
  return `${[...parts, ...analysisFooter(input)].join('\n\n')}\n`
}

function wrapped(text: string): string {
  return wrapParagraph(text, columns).join('\n')
}

function titleOf({ plan }: SensitivityInput, { scenario, outcome, month }: Sensitivity): string {
  const { label, unit } = outcomeWords(outcome.name, outcome.unit)
  const where = outcome.scope === '' ? '' : ` of ${outcome.scope}`
  const of = plan.scenarios.length > 1 ? ` in ${scenario}` : ''
  return `${label}${unit === '' ? '' : `, ${unit}`}${where}, at month ${month}${of}`
}

function introduction({ plan, runs, found }: SensitivityInput): string {
  const s = found[0]!
  const means = s.replicateMeans
    ? ' Of this month only means were kept, so luck could not be taken off the measures.'
    : ''
  const design =
    s.measure === 'saltelli'
      ? 'Saltelli’s design'
      : s.measure === 'morris'
        ? 'Morris trajectories'
        : 'points that fill the space'
  return `${plan.title.en} ${counted(runs, 'run')}: ${design} in ${counted(plan.factors.length, 'factor')}, ${counted(plan.replicates, 'replicate')} at each point, seed “${plan.seed}”.${means}`
}

/** What is to be said of one outcome before its table. */
export function sentences(s: Sensitivity): string[] {
  return [luckSentence(s), ...shareSentence(s), ...undecided(s), ...leftSentence(s)]
}

function luckSentence({ luck, replicates }: Sensitivity): string {
  const { share, common, interval, variance } = luck
  if (variance === 0) return 'The outcome is the same in all runs.'
  if (Number.isNaN(share))
    return replicates < 2
      ? 'How much of the variance is luck alone is not known: that takes two replicates or more at each point.'
      : 'How much of the variance is luck alone is not known.'
  const between = Number.isNaN(interval.low) ? '' : ` (${percentText(interval.low)} to ${percentText(interval.high)})`
  const part =
    Number.isNaN(common) || share < 0.01
      ? ''
      : common > 0.9 * share
        ? ', and nearly all of that moves all points alike, so that it cancels in comparisons'
        : `, of which ${percentText(common / share)} moves all points alike and cancels in comparisons`
  return `Luck alone makes ${percentText(share)}${between} of the variance over the space${part}.`
}

function shareSentence(s: Sensitivity): string[] {
  if (s.luck.variance === 0) return []
  if (s.measure === 'morris') {
    const idle = s.factors.filter(({ morris }) => morris!.muStar === 0).length
    const faint = s.factors.filter(
      ({ morris }) => morris!.muStar > 0 && morris!.muStarInterval.low <= morris!.luck,
    ).length
    const parts = [
      ...(idle > 0
        ? [`${idle} of ${counted(s.factors.length, 'factor')} ${idle === 1 ? 'does' : 'do'} nothing to it`]
        : []),
      ...(faint > 0 ? [`${faint} ${faint === 1 ? 'does' : 'do'} no more than luck would seem to do`] : []),
    ]
    return parts.length === 0 ? [] : [`${list(parts)}.`]
  }
  if (s.firstSum === undefined) return []
  const { value, low, high } = s.firstSum
  const rest = high < 1 ? '; the rest comes from factors acting together' : '; nothing shows that they act together'
  return [
    `Each alone the factors make ${shareText(value)} (${shareText(low)} to ${shareText(high)}) of the variance of the expected outcome${rest}.`,
  ]
}

function shareText(x: number): string {
  return `${formatNumber(x * 100, 0)} %`
}

/** Neighbours among the greatest that the intervals do not part, and what it would take. */
function undecided(s: Sensitivity): string[] {
  const open: { upper: string; lower: string; needed: number }[] = []
  for (let place = 0; place < Math.min(5, s.order.length - 1); place++) {
    const upper = s.factors[s.order[place]!]!
    const lower = s.factors[s.order[place + 1]!]!
    if (!(upper.rank.needed > s.groups)) continue
    // What may be nothing at all need not be parted from others of its kind.
    if (!(mainMeasure(s, s.order[place]!).low > (upper.morris?.luck ?? 0))) break
    open.push({ upper: upper.path, lower: lower.path, needed: upper.rank.needed })
  }
  if (s.groups < 2) return [`With ${groupWords(s, s.groups)} there are no intervals, and no factor is ranked.`]
  if (open.length === 0) return []
  const told = open.slice(0, pairsTold).map(({ upper, lower, needed }) => {
    const pair = `${upper} and ${lower}`
    if (needed > mostTimes * s.groups) return `${pair}: as good as equal`
    const more = (needed - s.groups) * s.pointsEach * s.replicates
    return `${pair}: about ${groupWords(s, needed)}, ${counted(more, 'run')} more`
  })
  return [
    `Where intervals overlap no order is claimed. To part ${told.join('; ')} (now ${groupWords(s, s.groups)}; widths shrink as the root of their number).`,
  ]
}

function leftSentence(s: Sensitivity): string[] {
  if (s.left === 0) return []
  return [
    `${groupWords(s, s.left)} ${s.left === 1 ? 'is' : 'are'} left out: the outcome is not defined at every point of ${s.left === 1 ? 'it' : 'them'}.`,
  ]
}

function tableOf(s: Sensitivity, most: number): { head: string[]; rows: string[][]; rest: string } {
  const shown = s.order.filter((f) => !(mainMeasure(s, f).value === 0)).slice(0, most)
  const span = Math.max(...s.order.map((f) => Math.abs(mainMeasure(s, f).value) || 0))
  const decimals = s.measure === 'morris' ? decimalsFor(span) : 2
  const between = ({ low, high }: { low: number; high: number }) =>
    Number.isNaN(low) ? '' : ` (${formatNumber(low, decimals)} to ${formatNumber(high, decimals)})`
  const cell = (value: number, interval: { low: number; high: number }) =>
    `${formatNumber(value, decimals)}${between(interval)}`
  const rows = shown.map((f) => {
    const { path, rank, morris, first, total } = s.factors[f]!
    if (morris)
      return [
        rankText(rank),
        path,
        cell(morris.muStar, morris.muStarInterval),
        formatNumber(morris.mu, decimals),
        formatNumber(morris.sigma, decimals),
      ]
    return [
      rankText(rank),
      path,
      ...(total ? [cell(total.value, total)] : []),
      ...(first ? [cell(first.value, first)] : []),
    ]
  })
  const head =
    s.measure === 'morris'
      ? ['Rank', 'Factor', 'μ*', 'μ', 'σ']
      : s.measure === 'saltelli'
        ? ['Rank', 'Factor', 'Together', 'Alone']
        : ['Rank', 'Factor', 'Alone']
  const left = s.order.length - shown.length
  return { head, rows, rest: left > 0 ? `and ${counted(left, 'factor')} more, in sensitivity.csv` : '' }
}

function explained({ measure }: Sensitivity): string {
  const ranks =
    'A rank such as 2–4 says that the 95 % bootstrap intervals part the factor from no more than the first and from those after the fourth.'
  const luck =
    'Points share the luck of their replicates. What luck adds is estimated from the replicates and taken off, so that the measures are those of the expected outcome.'
  if (measure === 'morris')
    return `*μ** is the mean size of what moving the factor does to the outcome, as an effect of its whole range (Morris 1991; Campolongo et al. 2007); *μ* is the mean with its sign; *σ*, its spread, tells how far the effect depends on the other factors or bends. ${ranks} ${luck}`
  if (measure === 'saltelli')
    return `*Alone* is the first order Sobol’ index (Saltelli et al. 2010): the share of the variance that would go if the factor were known. *Together* is the total order index (Jansen 1999): the share that would stay if all others were known; where it is near 0 the factor can be fixed. ${ranks} ${luck}`
  return `*Alone* is the first order Sobol’ index, estimated as the correlation ratio of the points as they are (Pearson 1905; Plischke 2012). What factors do together cannot be had from such points: design: {kind: saltelli} gives it. ${ranks} ${luck}`
}

export function sensitivityJson(input: SensitivityInput, format: number): object {
  return plainJson({
    lintas: format,
    command: input.command,
    source: input.source,
    plan: input.plan.fingerprint,
    seed: input.plan.seed,
    results: input.found.map((s) => ({
      scenario: s.scenario,
      outcome: s.outcome.name,
      scope: s.outcome.scope,
      month: s.month,
      measure: s.measure,
      groups: s.groups,
      left: s.left,
      replicates: s.replicates,
      luck: s.luck,
      ...(s.firstSum ? { firstSum: s.firstSum } : {}),
      factors: s.order.map((f) => s.factors[f]),
    })),
  })
}
