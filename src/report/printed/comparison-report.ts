/** The report of a comparison: what each variant changes, in sentences and in full. */
import { type Finding, findings, type VariantFindings } from '../../analysis/findings.js'
import { outcomes as declared } from '../../model/outcomes.js'
import { inThemeOrder } from '../charts/themes.js'
import { commonMonths } from '../common-months.js'
import { compositionSentence, membersNote } from '../composition.js'
import { headlineFirst } from '../headline.js'
import { incomparableSentence, pairsNote, pairsWords } from '../incomparable.js'
import { messages } from '../messages/index.js'
import { isSeasonal, monthWords } from '../season.js'
import { shown, thinned } from '../thinning.js'
import { capitalised, inSentence, intervalDecimals, moveDecimals } from '../words.js'
import type { ReportContext } from './context.js'
import { bullets, escaped, heading, markup, paragraph, strong } from './html.js'
import type { RunsInput } from './input.js'
import { scenarioLabel } from './scenario-label.js'

const mostMoves = 4
const mostBullets = 5
const mostNamed = 7

export function variantFindings(input: RunsInput): VariantFindings[] {
  const { effects, curves } = thinned(input)
  return findings(effects, curves, { outcomes: declared, replicates: input.replicates })
}

/** Each variant in a sentence, then its largest effects; what gets worse is told in full. */
export function comparisonFindings(context: ReportContext, input: RunsInput): string {
  const { say, localiser } = context
  const all = variantFindings(input)
  const thinning = shown(input).size
  const parts = all.map((variant) => {
    const most = all.length > 3 ? 2 : mostBullets
    const head = all.length > 1 ? heading(scenarioLabel(context, input, variant.variant)) : ''
    const starts = firstMeasure(input, variant.variant)
    const block = (title: string, found: readonly Finding[], limit: number) =>
      found.length === 0
        ? ''
        : `${all.length > 3 ? '' : paragraph(strong(title), 'head')}${bullets(
            found.slice(0, limit).map((finding) => findingSentence(context, input, finding, starts)),
          )}`
    return [
      head,
      paragraph(variantSentence(context, input, variant), 'lead'),
      block(say.compare.betterHead, headlineFirst(variant.improved, most, variant), most),
      block(say.compare.worseHead, variant.worsened, all.length > 3 ? 2 : Number.POSITIVE_INFINITY),
      all.length > 1 ? '' : block(say.compare.changedHead, variant.changed, mostBullets),
      all.length > 3 ? '' : quiet(context, input, variant),
      composition(context, input, variant, all.length > 3 ? 2 : mostNamed),
      untold(context, input, variant, all.length > 3 ? 2 : mostNamed),
    ].join('\n')
  })
  const common = commonMonths(input.scenarios, localiser, input.nameOf)
  if (common !== '') parts.unshift(paragraph(common))
  if (thinning < input.scenarios.length)
    parts.unshift(paragraph(say.compare.shown(localiser.count(thinning), localiser.count(input.scenarios.length))))
  return parts.join('\n')
}

/** `At month 60: better above all in accountability (0.10 to 0.58); worse in …. 21 of 37 outcomes better, 1 worse.` */
function variantSentence({ say, localiser, language }: ReportContext, input: RunsInput, of: VariantFindings): string {
  const { improved, worsened, changed, findings: found, month } = of
  const at = say.compare.atMonth(monthWords(input, month, language))
  const all = localiser.count(found.length)
  if (found.length === 0) return `${at}: ${localiser.chart.defined.nothing}.`
  if (improved.length + worsened.length + changed.length === 0) return `${at}: ${say.compare.nothing(all)}.`
  const sizes = (title: (moves: string) => string, those: readonly Finding[]) =>
    those.length === 0 ? [] : [title(localiser.list(headlineFirst(those, mostMoves, of).slice(0, mostMoves).map(move)))]
  const move = (finding: Finding) => {
    const { outcome, from, to } = finding
    const { label, unit } = localiser.outcome(outcome.name)
    const [before, after] = moveDecimals(from, to)
    const end = `${localiser.number(to, after)}${unit === '' ? '' : ` ${localiser.brief(unit)}`}`
    const pairs = pairsWords(finding, localiser).map((words) => `, ${words}`)
    return say.compare.move(inSentence(label), localiser.number(from, before), `${end}${pairs.join('')}`)
  }
  const moves = [
    ...sizes(say.compare.better, improved),
    ...sizes(say.compare.worse, worsened),
    ...(improved.length + worsened.length === 0 ? sizes(say.compare.changed, changed) : []),
  ]
  const counts = say.compare.counts({
    better: localiser.count(improved.length),
    all,
    worse: localiser.count(worsened.length),
    changed: localiser.count(changed.length),
  })
  return `${at}: ${moves.join('; ')}. ${capitalised(counts)}`
}

/** `Attendance rises from 0.25 to 0.69 (+0.44; 95 % interval 0.42 to 0.46; …), clear from month 12.` */
function findingSentence(
  { say, localiser }: ReportContext,
  input: RunsInput,
  finding: Finding,
  starts: number | undefined,
): string {
  const { outcome, effect, low, high, from, to, yearEffect, share_agreeing: share, share_tied: tied } = finding
  const { label, unit } = localiser.outcome(outcome.name)
  const decimals = intervalDecimals(effect, low, high)
  const [before, after] = moveDecimals(from, to)
  const facts = [localiser.difference(effect, decimals)]
  if (!Number.isNaN(low)) facts.push(say.interval(localiser.number(low, decimals), localiser.number(high, decimals)))
  facts.push(...pairsWords(finding, localiser))
  if (!Number.isNaN(share)) {
    const pairs = (effect > 0 ? say.compare.higherPairs : say.compare.lowerPairs)(localiser.share(share))
    // Where most pairs are alike, a reader has to know.
    facts.push(tied > 0.5 ? say.compare.tiedPairs(pairs, localiser.share(tied)) : pairs)
  }
  if (isSeasonal(input, outcome.name) && !Number.isNaN(yearEffect))
    facts.push(say.compare.overYear(localiser.difference(yearEffect, decimals)))
  const said = effect > 0 ? say.compare.rises : say.compare.falls
  const moved = said(label, localiser.number(from, before), localiser.value(to, unit, after))
  return `${moved} (${facts.join('; ')})${clear(say, finding, starts)}.`
}

function clear(say: ReportContext['say'], { clearFrom, month }: Finding, starts: number | undefined): string {
  if (clearFrom === undefined) return ''
  if (month - clearFrom < 2) return `, ${say.compare.clearLate}`
  if (clearFrom === starts && starts > 0) return `, ${say.compare.clearAtStart(String(clearFrom))}`
  return `, ${say.compare.clearFrom(String(clearFrom))}`
}

function quiet(
  { say, localiser }: ReportContext,
  { replicates }: RunsInput,
  { unmoved, unclear }: VariantFindings,
): string {
  if (replicates < 2) return paragraph(say.compare.oneRun)
  const named = (found: readonly Finding[]) => {
    const names = found.map(({ outcome }) => inSentence(localiser.outcome(outcome.name).label))
    const kept = names.length > mostNamed ? names.slice(0, mostNamed - 1) : names
    return localiser.list([
      ...kept,
      ...(kept.length < names.length ? [say.compare.more(localiser.count(names.length - kept.length))] : []),
    ])
  }
  const said = [
    ...(unmoved.length > 0 ? [say.compare.hardly(named(unmoved))] : []),
    ...(unclear.length > 0 ? [say.compare.unclear(named(unclear))] : []),
  ]
  return said.length === 0 ? '' : paragraph(said.join(' '))
}

function composition(
  { localiser }: ReportContext,
  { nameOf }: RunsInput,
  variant: VariantFindings,
  most: number,
): string {
  const said = compositionSentence(variant, localiser, nameOf, most)
  return said === '' ? '' : paragraph(said)
}

function untold({ localiser }: ReportContext, { nameOf }: RunsInput, variant: VariantFindings, most: number): string {
  const said = incomparableSentence(variant, localiser, nameOf, most)
  return said === '' ? '' : paragraph(said)
}

function firstMeasure({ scenarios }: RunsInput, name: string): number | undefined {
  const starts = scenarios.find((scenario) => scenario.name === name)?.measures.map(({ at }) => at) ?? []
  return starts.length > 0 ? Math.min(...starts) : undefined
}

const signs = { better: '▲', worse: '▼', changed: '■', slight: '○', unmoved: '○', unclear: '○' } as const

/** All effects at the last month: a table for each variant. */
export function effectTables(context: ReportContext, input: RunsInput): string {
  const { say, localiser } = context
  const columns = say.compare.effectColumns
  return variantFindings(input)
    .map((variant) => {
      const byName = new Map(variant.findings.map((finding) => [finding.outcome.name, finding]))
      return context.table({
        title: `${say.compare.effects}: ${localiser.chart.against(input.nameOf(variant.variant), input.nameOf(variant.baseline))}`,
        head: [
          columns.outcome,
          columns.unit,
          columns.baseline,
          columns.variant,
          columns.effect,
          columns.interval,
          columns.verdict,
        ],
        words: [0, 1, 6],
        rows: inThemeOrder([...byName.keys()]).map((name) => {
          const finding = byName.get(name) as Finding
          const { effect, low, high, from, to, verdict } = finding
          const { label, scale } = localiser.outcome(name)
          const decimals = intervalDecimals(effect, low, high)
          const [before, after] = moveDecimals(from, to)
          const tone = verdict === 'better' || verdict === 'worse' ? verdict : 'plain'
          return [
            `${label}${pairsNote(finding, localiser)}${membersNote(finding, localiser)}`,
            scale,
            localiser.number(from, before),
            localiser.number(to, after),
            localiser.difference(effect, decimals),
            context.between(low, high, decimals),
            markup(
              `<span class="${tone}">${signs[verdict]} ${escaped(messages[context.language].verdicts[verdict])}</span>`,
            ),
          ]
        }),
        note: say.compare.caption,
      })
    })
    .join('\n')
}
