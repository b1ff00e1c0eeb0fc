/** A sensitivity analysis in words: on the terminal, in summary.md, and as JSON. */

import type { Sensitivity } from '../../experiment/sensitivity.js'
import { analysisFooter } from '../analysed.js'
import { type Block, caution, group, heading, label, marked, paragraph, table } from '../document/document.js'
import { markdownOf } from '../document/markdown.js'
import { terminalText } from '../document/terminal.js'
import { plainJson } from '../plain-json.js'
import { type Telling, tellingIn } from '../telling.js'
import { decimalsFor } from '../words.js'
import { isIdle, mainMeasure, rankText, type SensitivityInput } from './input.js'
import { sentences } from './sentences.js'

const onTerminal = 10
const inSummary = 30

export function sensitivityText(input: SensitivityInput): string {
  const telling = tellingIn(input.language)
  return terminalText([
    ...paragraph(introduction(telling, input)),
    ...input.found.flatMap((s) => [
      label(titleOf(telling, input, s)),
      ...sentences(s, telling.localiser).flatMap(paragraph),
      ...(s.none ? [] : [group(...factorTable(telling, s, onTerminal))]),
    ]),
    caution(telling.say.stylised),
  ])
}

export function sensitivityMarkdown(input: SensitivityInput): string {
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  const { explained, ranks, luck, title } = say.sensitivityTold
  return markdownOf([
    heading(title(localiser.text(input.plan.title)), 1),
    ...paragraph(introduction(telling, input)),
    ...input.found.flatMap((s) => [
      heading(titleOf(telling, input, s)),
      ...sentences(s, localiser).flatMap(paragraph),
      ...(s.none ? [] : factorTable(telling, s, inSummary)),
    ]),
    heading(say.made.read),
    ...paragraph(marked(explained[input.found[0]!.measure](ranks, luck))),
    ...analysisFooter(telling, input),
  ])
}

function titleOf(
  { say, localiser }: Telling,
  { plan }: SensitivityInput,
  { scenario, outcome, month }: Sensitivity,
): string {
  const words = localiser.outcome(outcome.name, outcome.unit)
  return say.sensitivityTold.outcome({
    what: words.unit === '' ? words.label : `${words.label}, ${words.unit}`,
    scope: outcome.scope,
    month: String(month),
    scenario: plan.scenarios.length > 1 ? scenario : '',
  })
}

function introduction({ say, localiser }: Telling, { plan, runs, found }: SensitivityInput): string {
  const { introduction: said, designs, meansOnly } = say.sensitivityTold
  const s = found[0]!
  const whole = said({
    plan: localiser.text(plan.title),
    runs: localiser.runs(runs),
    design: designs[s.measure],
    factors: localiser.counted(plan.factors.length, 'factor'),
    replicates: localiser.counted(plan.replicates, 'replicate'),
    seed: plan.seed,
  })
  return s.replicateMeans ? `${whole} ${meansOnly}` : whole
}

function factorTable({ say, localiser }: Telling, s: Sensitivity, most: number): Block[] {
  const shown = s.order.filter((f) => !isIdle(s, f)).slice(0, most)
  const span = Math.max(...s.order.map((f) => Math.abs(mainMeasure(s, f).value) || 0))
  const decimals = s.measure === 'morris' ? decimalsFor(span) : 2
  const number = (x: number) => localiser.number(x, decimals)
  const cell = (value: number, { low, high }: { readonly low: number; readonly high: number }) =>
    Number.isNaN(low) ? number(value) : `${number(value)} (${say.range(number(low), number(high))})`
  const rows = shown.map((f) => {
    const { path, rank, morris, first, total } = s.factors[f]!
    const measures = morris
      ? [cell(morris.muStar, morris.muStarInterval), number(morris.mu), number(morris.sigma)]
      : [total, first].flatMap((one) => (one ? [cell(one.value, one)] : []))
    return [rankText(rank), path, ...measures]
  })
  const { rank, factor, star, mu, sigma, together, alone } = say.sensitivity.columns
  const measures =
    s.measure === 'morris' ? [marked(star), mu, sigma] : s.measure === 'saltelli' ? [together, alone] : [alone]
  const left = s.order.length - shown.length
  return [
    table([rank, factor, ...measures], rows),
    ...(left > 0 ? paragraph(say.sensitivityTold.more(localiser.counted(left, 'factor'))) : []),
  ]
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
