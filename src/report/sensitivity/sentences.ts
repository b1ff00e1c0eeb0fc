/** What is to be said of one outcome of a sensitivity analysis: what luck makes, what the factors, and what is open. */
import type { Needed } from '../../analysis/sensitivity/ranking.js'
import type { Sensitivity } from '../../experiment/sensitivity.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { percentText } from '../patterns/input.js'
import { canRank, hasIntervals, isIdle, leastGroups, mainMeasure } from './input.js'

/** Neighbours in rank of which it is said how many more runs would part them. */
const pairsTold = 3
/** What is to be said of one outcome before its table. */
export function sentences(s: Sensitivity, localiser: Localiser = localiserFor()): string[] {
  if (s.groups === 0) return [none(s, localiser)]
  if (s.none === 'scarce') return noShares(s, localiser)
  return [
    luckSentence(s, localiser),
    ...(s.none
      ? noShares(s, localiser)
      : [...shareSentence(s, localiser), ...unranked(s, localiser), ...undecided(s, localiser)]),
    ...leftSentence(s, localiser),
  ]
}

function luckSentence({ luck, replicates }: Sensitivity, { chart }: Localiser): string {
  const said = chart.sensitivity
  const { share, common, interval, variance } = luck
  if (variance === 0) return said.sameEverywhere
  if (Number.isNaN(share)) return replicates < 2 ? said.luckNeedsTwo : said.luckUnknown
  const between = Number.isNaN(interval.low)
    ? ''
    : ` (${chart.toRange(percentText(interval.low), percentText(interval.high))})`
  const part =
    Number.isNaN(common) || share < 0.01
      ? ''
      : common > 0.9 * share
        ? said.luckCancels
        : said.luckShared(percentText(common / share))
  return said.luck(`${percentText(share)}${between}`, part)
}

function none(s: Sensitivity, { chart, count }: Localiser): string {
  const said = chart.sensitivity
  return said.none(said.groups[s.measure](count(s.left), s.left === 1))
}

/** Why there are no shares of the variance. */
export function noShares(s: Sensitivity, { chart, count }: Localiser): string[] {
  const said = chart.sensitivity
  const groups = (n: number) => said.groups[s.measure](count(n), n === 1)
  if (s.luck.variance === 0) return []
  switch (s.none) {
    case 'scarce': {
      const runs = (n: number) => said.replicates(count(n), n === 1)
      return [
        said.noShares.scarce(
          count(s.replicates),
          runs(s.replicates + s.replicatesLeft),
          count(s.groups),
          groups(s.groups + s.left),
        ),
      ]
    }
    case 'undefined':
      return [said.noShares.undefined(groups(s.left), groups(s.left + s.groups))]
    case 'few':
      return [said.noShares.few(groups(s.groups), groups(leastGroups[s.measure]))]
    case 'unmoved':
      return [said.noShares.unmoved]
    default:
      return [
        said.noShares.hidden(said.replicates(count(s.replicates), s.replicates === 1), s.measure === 'full-factorial'),
      ]
  }
}

function shareSentence(s: Sensitivity, { chart, counted, list, number }: Localiser): string[] {
  const said = chart.sensitivity
  if (s.luck.variance === 0) return []
  const factors = counted(s.factors.length, 'factor')
  const all = [...s.factors.keys()]
  const idle = all.filter((f) => isIdle(s, f)).length
  const faint = all.filter((f) => !isIdle(s, f) && mayBeNothing(s, f)).length
  const parts = [
    ...(idle > 0 ? [said.idle(String(idle), factors, idle === 1, s.left + s.replicatesLeft > 0)] : []),
    ...(faint > 0 && canRank(s) ? [said.faint(String(faint), factors, faint === 1)] : []),
  ]
  const little = parts.length === 0 ? [] : [`${list(parts)}.`]
  if (s.firstSum === undefined || Number.isNaN(s.firstSum.value)) return little
  const { value, low, high } = s.firstSum
  const percent = (x: number) => `${number(x * 100, 0)} %`
  const between = Number.isNaN(low) ? '' : ` (${chart.toRange(percent(low), percent(high))})`
  return [said.alone(`${percent(value)}${between}`, high < 1 ? said.restTogether : said.restNone), ...little]
}

/** Nothing shows that it does anything, nor that it does more than another. */
function mayBeNothing(s: Sensitivity, f: number): boolean {
  return mainMeasure(s, f).low === 0 && s.factors[f]!.rank.worst === s.factors.length
}

/** Why no factor is ranked, if none is, and what is left out. */
export function cautions(s: Sensitivity, localiser: Localiser): string[] {
  return [...unranked(s, localiser), ...leftSentence(s, localiser)]
}

/** Why no factor is ranked, if none is. */
function unranked(s: Sensitivity, { chart, count }: Localiser): string[] {
  const said = chart.sensitivity
  const groups = (n: number) => said.groups[s.measure](count(n), n === 1)
  if (s.luck.variance === 0 || s.factors.length < 2) return []
  if (s.replicateMeans) return [said.luckNotKept]
  if (s.replicates < 2) return [s.measure === 'full-factorial' ? said.noLuckGrid : said.noLuck]
  if (hasIntervals(s)) return []
  if (s.groups >= leastGroups[s.measure])
    return [said.fewReplicates(said.replicates(count(s.replicates), s.replicates === 1))]
  return [said.noRanks(groups(s.groups), groups(leastGroups[s.measure]))]
}

/** Neighbours among the greatest that are not parted, what hides more of their difference, and what would part them. */
function undecided(s: Sensitivity, localiser: Localiser): string[] {
  if (!canRank(s)) return []
  const { chart, runs } = localiser
  const said = chart.sensitivity
  const told: string[] = []
  let counted = false
  for (let place = 0; place < Math.min(5, s.order.length - 1) && told.length < pairsTold; place++) {
    const upper = s.factors[s.order[place]!]!
    const lower = s.factors[s.order[place + 1]!]!
    const { needed } = upper.rank
    if (!needed || (needed.groups <= s.groups && needed.replicates <= s.replicates)) continue
    // What may be nothing at all need not be parted from others of its kind, but what is wanted is said of one pair.
    if (counted && !(mainMeasure(s, s.order[place]!).low > 0)) break
    const pair = said.pair(upper.path, lower.path)
    const more = (needed.groups * needed.replicates - s.groups * s.replicates) * s.pointsEach
    counted ||= Number.isFinite(more)
    told.push(
      Number.isFinite(more)
        ? said.needs(pair, sizeOf(s, needed, localiser), runs(more), needed.source === 'replicates')
        : said.equal(pair),
    )
  }
  return told.length === 0 ? [] : [said.undecided(told.join('; '), sizeOf(s, undefined, localiser))]
}

/** What is wanted of either source that would grow; without it, what there is of both. */
function sizeOf(s: Sensitivity, needed: Needed | undefined, { chart, count, list }: Localiser): string {
  const said = chart.sensitivity
  const { groups, replicates } = needed ?? s
  return list([
    ...(needed && groups === s.groups ? [] : [said.groups[s.measure](count(groups), groups === 1)]),
    ...(needed && replicates === s.replicates ? [] : [said.replicates(count(replicates), replicates === 1)]),
  ])
}

function leftSentence(s: Sensitivity, { chart, count }: Localiser): string[] {
  const said = chart.sensitivity
  const { replicatesLeft } = s
  const left = s.none === 'undefined' ? 0 : s.left
  return [
    ...(left > 0 ? [said.left(said.groups[s.measure](count(left), left === 1), left === 1)] : []),
    ...(replicatesLeft > 0
      ? [said.leftReplicates(said.replicates(count(replicatesLeft), replicatesLeft === 1), replicatesLeft === 1)]
      : []),
  ]
}
