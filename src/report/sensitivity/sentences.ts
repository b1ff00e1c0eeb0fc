/** What is to be said of one outcome of a sensitivity analysis: what luck makes, what the factors, and what is open. */
import type { Sensitivity } from '../../experiment/sensitivity.js'
import { type Voice, voiceOf } from '../messages/voice.js'
import { percentText } from '../patterns/input.js'
import { mainMeasure } from './input.js'

/** Neighbours in rank of which it is said how many more runs would part them. */
const pairsTold = 3
/** Beyond so many times the groups there are, two factors are as good as equal. */
const mostTimes = 100

/** What is to be said of one outcome before its table. */
export function sentences(s: Sensitivity, voice: Voice = voiceOf()): string[] {
  return [luckSentence(s, voice), ...shareSentence(s, voice), ...undecided(s, voice), ...leftSentence(s, voice)]
}

function luckSentence({ luck, replicates }: Sensitivity, { chart }: Voice): string {
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

function shareSentence(s: Sensitivity, { chart, count, list, number }: Voice): string[] {
  const said = chart.sensitivity
  if (s.luck.variance === 0) return []
  if (s.measure === 'morris') {
    const idle = s.factors.filter(({ morris }) => morris!.muStar === 0).length
    const faint = s.factors.filter(
      ({ morris }) => morris!.muStar > 0 && morris!.muStarInterval.low <= morris!.luck,
    ).length
    const { length } = s.factors
    const parts = [
      ...(idle > 0 ? [said.idle(String(idle), chart.factors(count(length), length === 1), idle === 1)] : []),
      ...(faint > 0 ? [said.faint(String(faint), faint === 1)] : []),
    ]
    return parts.length === 0 ? [] : [`${list(parts)}.`]
  }
  if (s.firstSum === undefined) return []
  const { value, low, high } = s.firstSum
  const percent = (x: number) => `${number(x * 100, 0)} %`
  const share = `${percent(value)} (${chart.toRange(percent(low), percent(high))})`
  return [said.alone(share, high < 1 ? said.restTogether : said.restNone)]
}

/** Neighbours among the greatest that the intervals do not part, and what it would take. */
function undecided(s: Sensitivity, { chart, count, runs }: Voice): string[] {
  const said = chart.sensitivity
  const groups = (n: number) => said.groups[s.measure](count(n), n === 1)
  const open: { upper: string; lower: string; needed: number }[] = []
  for (let place = 0; place < Math.min(5, s.order.length - 1); place++) {
    const upper = s.factors[s.order[place]!]!
    const lower = s.factors[s.order[place + 1]!]!
    if (!(upper.rank.needed > s.groups)) continue
    // What may be nothing at all need not be parted from others of its kind.
    if (!(mainMeasure(s, s.order[place]!).low > (upper.morris?.luck ?? 0))) break
    open.push({ upper: upper.path, lower: lower.path, needed: upper.rank.needed })
  }
  if (s.groups < 2) return [said.noRanks(groups(s.groups))]
  if (open.length === 0) return []
  const told = open.slice(0, pairsTold).map(({ upper, lower, needed }) => {
    const pair = said.pair(upper, lower)
    if (needed > mostTimes * s.groups) return said.equal(pair)
    return said.needs(pair, groups(needed), runs((needed - s.groups) * s.pointsEach * s.replicates))
  })
  return [said.undecided(told.join('; '), groups(s.groups))]
}

function leftSentence(s: Sensitivity, { chart, count }: Voice): string[] {
  const said = chart.sensitivity
  if (s.left === 0) return []
  return [said.left(said.groups[s.measure](count(s.left), s.left === 1), s.left === 1)]
}
