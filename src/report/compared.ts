/** A comparison in sentences, the same on a terminal, in the summary and in the printed report. */
import { type Finding, findings, type VariantFindings } from '../analysis/findings.js'
import { outcomes as declared } from '../model/outcomes.js'
import type { ChartInput } from './charts/input.js'
import { compositionSentence } from './composition.js'
import { type Block, group, label, list, paragraph, under } from './document/document.js'
import { headlineFirst } from './headline.js'
import { incomparableSentence, pairsWords } from './incomparable.js'
import { isSeasonal } from './season.js'
import type { Telling } from './telling.js'
import { thinned } from './thinning.js'
import { inSentence, intervalDecimals, moveDecimals, shortNames } from './words.js'

export type Naming = (scenario: string) => string

/** Scenarios that are told together by their short names. */
export function naming({ scenarios }: ChartInput): Naming {
  const names = shortNames(scenarios.map(({ name }) => name))
  return (scenario) => names.get(scenario) ?? scenario
}

/** What was found of the variants that are shown. */
export function variantFindings(input: ChartInput): VariantFindings[] {
  const { effects, curves } = thinned(input)
  return findings(effects, curves, { outcomes: declared, replicates: input.replicates })
}

/** `formalised against baseline`. */
export function pairOf({ localiser }: Telling, { variant, baseline }: VariantFindings, name: Naming): string {
  return localiser.chart.against(name(variant), name(baseline))
}

const mostMoves = 4

/** `formalised against baseline at month 60: better above all in accountability (0.10 to 0.58); worse in …. 16 of 30 outcomes better, 2 worse.` */
export function variantSentence(telling: Telling, of: VariantFindings, head: string): string {
  const { say, localiser } = telling
  const { findings: found, improved, worsened, changed } = of
  const all = localiser.counted(found.length, 'outcome')
  if (found.length === 0) return `${head}: ${localiser.chart.defined.nothing}.`
  if (improved.length + worsened.length + changed.length === 0) return `${head}: ${say.compare.nothing(all)}.`
  const sizes = (title: (moves: string, first: boolean) => string, those: readonly Finding[]) => {
    const shown = headlineFirst(those, mostMoves, of).slice(0, mostMoves)
    const moves = shown.map((finding) => moveWords(telling, finding))
    return shown.length === 0 ? [] : [title(localiser.list(moves), those.length > mostMoves)]
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
  return `${head}: ${moves.join('; ')}. ${counts}`
}

/** `accountability (0.10 to 0.58)`. */
function moveWords({ say, localiser }: Telling, finding: Finding): string {
  const { label, unit } = localiser.outcome(finding.outcome.name)
  const [from, to] = localiser.move(finding.from, finding.to)
  const end = unit === '' ? to : `${to} ${localiser.brief(unit)}`
  return say.compare.move(inSentence(label), from, [end, ...pairsWords(finding, localiser)].join(', '))
}

/** `Accountability up from 0.19 to 0.57 (+0.38; 95 % interval 0.37 to 0.38; higher in 97 % of the run pairs), clear from month 13.` */
export function findingSentence(telling: Telling, input: ChartInput, finding: Finding, starts?: number): string {
  const { say, localiser } = telling
  const { outcome, effect, low, high, from, to, yearEffect, n, of } = finding
  const { share_agreeing: agreeing, share_tied: tied } = finding
  const { label, unit } = localiser.outcome(outcome.name)
  const decimals = intervalDecimals(effect, low, high)
  const facts = [localiser.difference(effect, decimals)]
  if (!Number.isNaN(low)) facts.push(say.interval(localiser.number(low, decimals), localiser.number(high, decimals)))
  facts.push(...pairsWords(finding, localiser))
  if (!Number.isNaN(agreeing)) {
    const pairs = (effect > 0 ? say.compare.higherPairs : say.compare.lowerPairs)(localiser.share(agreeing), n === of)
    // Where most pairs are alike, a reader has to know.
    facts.push(tied > 0.5 ? say.compare.tiedPairs(pairs, localiser.share(tied)) : pairs)
  }
  if (isSeasonal(input, outcome.name) && !Number.isNaN(yearEffect))
    facts.push(say.compare.overYear(localiser.difference(yearEffect, decimals)))
  const [before, after] = moveDecimals(from, to)
  const moves = effect > 0 ? say.compare.rises : say.compare.falls
  const moved = moves(label, localiser.number(from, before), localiser.value(to, unit, after))
  return `${moved} (${facts.join('; ')})${clearWords(telling, finding, starts)}.`
}

/** Least months in a row, up to the last, that make an effect clear “from” a month on. */
const leastClear = 3

function clearWords({ say, localiser }: Telling, { clearFrom, month }: Finding, starts = 0): string {
  if (clearFrom === undefined) return ''
  const stretch = month - clearFrom + 1
  if (stretch === 1) return `, ${say.compare.clearLast}`
  if (stretch < leastClear) return `, ${say.compare.clearLate(localiser.months(stretch))}`
  if (starts === 0 || clearFrom < starts) return `, ${say.compare.clearFrom(String(clearFrom))}`
  if (clearFrom === starts) return `, ${say.compare.clearAtStart(String(clearFrom))}`
  return `, ${say.compare.clearInto(String(clearFrom), localiser.months(clearFrom - starts))}`
}

const mostNamed = 6

/** What hardly moved, and of what no change is clear. */
function quietSentences(
  { say, localiser }: Telling,
  { unmoved, unclear }: VariantFindings,
  replicates: number,
): string[] {
  if (replicates < 2) return [say.compare.oneRun]
  const named = (found: readonly Finding[]) => localiser.some(labels({ localiser }, found), mostNamed)
  return [
    ...(unmoved.length > 0 ? [say.compare.hardly(named(unmoved))] : []),
    ...(unclear.length > 0 ? [say.compare.unclear(named(unclear))] : []),
  ]
}

function labels({ localiser }: Pick<Telling, 'localiser'>, found: readonly Finding[]): string[] {
  return found.map(({ outcome }) => inSentence(localiser.outcome(outcome.name).label))
}

/** Month of a scenario’s first measure. */
function firstMeasure({ scenarios }: ChartInput, name: string): number | undefined {
  const starts = scenarios.find((scenario) => scenario.name === name)?.measures.map(({ at }) => at) ?? []
  return starts.length > 0 ? Math.min(...starts) : undefined
}

export interface Room {
  /** Most members and most outcomes that cannot be compared, by name. */
  readonly named?: number
  readonly name: Naming
}

const mostBullets = 6

/** A variant in full: what got better, worse, changed and did not move; what gets worse is told to the last, lest a reader have to look for it. */
export function variantBlocks(telling: Telling, input: ChartInput, of: VariantFindings, room: Room): Block[] {
  const { say, localiser } = telling
  const starts = firstMeasure(input, of.variant)
  const block = (title: string, found: readonly Finding[], most = Number.POSITIVE_INFINITY) => {
    const told = found.slice(0, most).map((finding) => findingSentence(telling, input, finding, starts))
    const others = labels(telling, found.slice(most))
    const more = others.length === 0 ? [] : [say.compare.andThese(localiser.list(others))]
    return under(label(title), list([...told, ...more]))
  }
  return [
    ...block(say.compare.betterHead, headlineFirst(of.improved, mostBullets, of), mostBullets),
    ...block(say.compare.worseHead, of.worsened),
    ...block(say.compare.changedHead, of.changed, mostBullets),
    ...paragraph(quietSentences(telling, of, input.replicates).join(' ')),
    ...othersBlocks(telling, of, room),
  ]
}

/** The same in short: so many of what got better and of what got worse. */
export function variantInShort(
  telling: Telling,
  input: ChartInput,
  of: VariantFindings,
  { most, name, head }: { readonly most: number; readonly name: Naming; readonly head: string },
): Block {
  const moved = [of.improved, of.worsened].flatMap((found) => headlineFirst(found, most, of).slice(0, most))
  return group(
    ...paragraph(variantSentence(telling, of, head)),
    ...list(moved.map((finding) => findingSentence(telling, input, finding))),
    ...quietSentences(telling, of, input.replicates).flatMap(paragraph),
    ...othersBlocks(telling, of, { name, named: most }),
  )
}

/** Whom means are compared over where others belong to the two worlds, and what cannot be compared. */
function othersBlocks({ localiser }: Telling, of: VariantFindings, { named, name }: Room): Block[] {
  return [
    ...paragraph(compositionSentence(of, localiser, name, named)),
    ...paragraph(incomparableSentence(of, localiser, name, named === undefined ? named : mostNamed)),
  ]
}
