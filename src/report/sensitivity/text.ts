/** A sensitivity analysis in words: on the terminal, in summary.md, and as JSON. */

import type { Sensitivity } from '../../experiment/sensitivity.js'
import { wrap } from '../../scenario/words.js'
import { analysisFooter } from '../analysed.js'
import { caution } from '../charts/frame.js'
import { prose, proseTable } from '../markdown.js'
import { plainJson } from '../plain-json.js'
import { columnsText } from '../plain-table.js'
import { counted, decimalsFor, formatNumber, outcomeWords } from '../words.js'
import { isIdle, mainMeasure, rankText, type SensitivityInput } from './input.js'
import { sentences } from './sentences.js'

const onTerminal = 10
const inSummary = 30

export function sensitivityText(input: SensitivityInput): string {
  const parts = [wrap(introduction(input))]
  for (const s of input.found) {
    const { head, rows, rest } = tableOf(s, onTerminal)
    parts.push(
      titleOf(input, s),
      sentences(s)
        .map((text) => wrap(text))
        .join('\n\n'),
    )
    if (s.none) continue
    parts.push(`${columnsText(head, rows)}${rest === '' ? '' : `\n${rest}`}`)
  }
  return [...parts, caution].join('\n\n')
}

export function sensitivityMarkdown(input: SensitivityInput): string {
  const parts = [`# Which factors drive the outcomes? ${prose(input.plan.title.en)}`, prose(introduction(input))]
  for (const s of input.found) {
    const { head, rows, rest } = tableOf(s, inSummary)
    parts.push(`## ${prose(titleOf(input, s))}`, ...sentences(s).map(prose))
    if (s.none) continue
    parts.push(proseTable(head, rows))
    if (rest !== '') parts.push(rest)
  }
  const [first] = input.found
  parts.push('## How to read this', explained(first!))
  return `${[...parts, ...analysisFooter(input)].join('\n\n')}\n`
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
        : s.measure === 'full-factorial'
          ? 'the complete grid'
          : 'points that fill the space'
  return `${plan.title.en} ${counted(runs, 'run')}: ${design} in ${counted(plan.factors.length, 'factor')}, ${counted(plan.replicates, 'replicate')} at each point, seed “${plan.seed}”.${means}`
}

function tableOf(s: Sensitivity, most: number): { head: string[]; rows: string[][]; rest: string } {
  const shown = s.order.filter((f) => !isIdle(s, f)).slice(0, most)
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
    'Intervals are of 95 %; they take in the choice of points and luck, by the jackknife in both crossed ways. A rank such as 2–4 says that the differences part the factor from no more than the first and from those after the fourth; were all equal, any two would be parted in at most 5 % of analyses (Holm 1979).'
  const luck =
    'Points share the luck of their replicates. What luck adds to squares and products is estimated from the replicates and taken off, so that the measures are those of the expected outcome.'
  if (measure === 'morris')
    return `*μ** is the mean size of what moving the factor does to the outcome, as an effect of its whole range, from its lowest to its highest value, by the part of it that was moved; of words and switches, the effect of one in place of another (Morris 1991; Campolongo et al. 2007); *μ* is the mean with its sign; *σ*, its spread, tells how far the effect depends on the other factors or bends. ${ranks} ${luck}`
  if (measure === 'saltelli')
    return `*Alone* is the first order Sobol’ index (Saltelli et al. 2010): the share of the variance that would go if the factor were known. *Together* is the total order index (Jansen 1999): the share that would stay if all others were known; where it is near 0 the factor can be fixed. ${ranks} ${luck}`
  if (measure === 'full-factorial')
    return `*Alone* is the first order Sobol’ index by the analysis of variance of the complete grid (Fisher 1925): the share of the variance between all points that lies between the factor’s values, each counting alike. What is missing to 1 the factors make by acting together. The grid is all there is, so that intervals are of luck alone (jackknife over the replicates); more replicates narrow them. ${luck}`
  return `*Alone* is the first order Sobol’ index, from an expansion in polynomials of single factors whose squared coefficients are freed of chance (Sudret 2008; Kelley 1935). How much two factors do together is not told by such points: design: {kind: saltelli} tells it. ${ranks} ${luck}`
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
      ...(s.none ? { none: s.none } : {}),
      factors: s.order.map((f) => s.factors[f]),
    })),
  })
}
