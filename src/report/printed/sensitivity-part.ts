/** Which factors drive an outcome: in sentences, and as a table with bars and intervals. */
import type { FactorSensitivity, Sensitivity } from '../../experiment/sensitivity.js'
import type { PathWords } from '../condition-words.js'
import { canRank, isIdle, mainMeasure, rankText } from '../sensitivity/input.js'
import { cautions, noShares } from '../sensitivity/sentences.js'
import { decimalsFor, inSentence } from '../words.js'
import type { ReportContext } from './context.js'
import { code, heading, joined, type Markup, markup, paragraph } from './html.js'
import { outcomeLabel } from './outcome-label.js'

const mostRows = 15

export function sensitivities(context: ReportContext, found: readonly Sensitivity[], words: PathWords): string {
  return found.map((one) => ofOutcome(context, one, words)).join('\n')
}

function ofOutcome(context: ReportContext, s: Sensitivity, words: PathWords): string {
  const { say, localiser } = context
  const label = outcomeLabel(context, s.outcome)
  const head = heading(say.sensitivity.head(label, localiser.count(s.month), s.scenario))
  if (s.luck.variance === 0) return head + paragraph(say.sensitivity.sameEverywhere)
  if (s.none) return head + paragraph(noShares(s, localiser).join(' '))
  return [head, paragraph(sentences(context, s, words)), table(context, s, label, words)].join('\n')
}

function sentences({ say, localiser }: ReportContext, s: Sensitivity, words: PathWords): string {
  const groups = (n: number) => localiser.chart.sensitivity.groups[s.measure](localiser.count(n), n === 1)
  if (s.groups === 0) return localiser.chart.sensitivity.none(groups(s.left))
  const { share, interval } = s.luck
  const between = Number.isNaN(interval.low)
    ? ''
    : ` (${say.range(localiser.share(interval.low), localiser.share(interval.high))})`
  const said = [
    Number.isNaN(share) ? say.sensitivity.luckUnknown : say.sensitivity.luck(localiser.share(share), between),
  ]
  if (s.firstSum) {
    const percent = (x: number) => `${localiser.number(x * 100, 0)} %`
    const { value, low, high } = s.firstSum
    const around = Number.isNaN(low) ? '' : ` (${say.range(percent(low), percent(high))})`
    if (!Number.isNaN(value)) said.push(say.sensitivity.alone(`${percent(value)}${around}`))
  }
  said.push(...cautions(s, localiser))
  if (!canRank(s)) return said.join(' ')
  const named = (f: number) => words((s.factors[f] as FactorSensitivity).path)
  const top = s.order.filter((f) => (s.factors[f] as FactorSensitivity).rank.best === 1)
  const first = s.order[0]
  if (first !== undefined && top.length === 1) {
    const { value } = mainMeasure(s, first)
    const size = s.measure === 'morris' ? `μ* ${localiser.number(value)}` : localiser.share(value)
    said.push(say.sensitivity.first(named(first), size))
  } else if (top.length > 1) said.push(say.sensitivity.firstFew(localiser.list(top.slice(0, 5).map(named))))
  return said.join(' ')
}

function table(context: ReportContext, s: Sensitivity, label: string, words: PathWords): string {
  const { say, localiser } = context
  const { columns } = say.sensitivity
  const shown = s.order.filter((f) => !isIdle(s, f)).slice(0, mostRows)
  const most = Math.max(...shown.map((f) => ends(mainMeasure(s, f))[1]), 1e-12)
  const decimals = s.measure === 'morris' ? decimalsFor(most) : 2
  const number = (x: number) => localiser.number(x, decimals)
  const around = ({ value, low, high }: Measured) =>
    Number.isNaN(low) ? number(value) : `${number(value)} (${say.range(number(low), number(high))})`
  const { unit } = localiser.outcome(s.outcome.name, s.outcome.unit)
  const { bars } = localiser.chart.sensitivity
  return context.table({
    title: say.sensitivity.description(inSentence(label), localiser.count(s.factors.length)),
    head: [
      columns.rank,
      columns.factor,
      s.measure === 'morris' ? bars.morris(unit === '' ? localiser.chart.index : unit) : bars.share,
      ...(s.measure === 'morris'
        ? [columns.star, columns.mu, columns.sigma]
        : s.measure === 'saltelli'
          ? [columns.together, columns.alone]
          : [columns.alone]),
    ],
    words: [0, 1, 2],
    rows: shown.map((f) => {
      const { path, rank, morris, first, total } = s.factors[f] as FactorSensitivity
      const main = mainMeasure(s, f)
      return [
        rankText(rank),
        joined(words(path), markup('<br>'), code(path)),
        bar(main, most),
        around(main),
        ...(morris ? [number(morris.mu), number(morris.sigma)] : []),
        ...(total && first ? [around(first)] : []),
      ]
    }),
    note: say.sensitivity.notes[s.measure],
  })
}

interface Measured {
  readonly value: number
  readonly low: number
  readonly high: number
}

function ends({ value, low, high }: Measured): readonly [number, number] {
  return [Number.isNaN(low) ? value : low, Number.isNaN(high) ? value : high]
}

/** A bar from 0, with its interval as a line; the numbers beside it say the same. */
function bar(measured: Measured, most: number): Markup {
  const place = (x: number) => Number((Math.max(0, Math.min(1, x / most)) * 140).toFixed(1))
  const [low, high] = ends(measured).map(place)
  return markup(
    `<svg class="bar" viewBox="0 0 144 15" aria-hidden="true"><rect x="0" y="2" width="${place(measured.value)}" height="11" fill="#0072b2" opacity=".75"/><path d="M${low} 7.5H${high}" stroke="#1c2430" stroke-width="1.5"/></svg>`,
  )
}
