/**
 * The order of factors as far as their differences are more than luck and the choice of points may bring about, over all
 * pairs together: if all factors are equal, any two are parted in at most 5 % of analyses (Holm 1979).
 */
import { reach, type Uncertainty } from './crossed.js'

export interface Rank {
  /** Ranks that the factor may have, from 1: one and the same where it is parted from all others. */
  readonly best: number
  readonly worst: number
  /** What would part it from the next factor below: as much as there is where they are parted. Absent for the last. */
  readonly needed?: Needed
}

export interface Needed {
  /** The source that holds the larger part of the interval of the difference. */
  readonly source: 'groups' | 'replicates'
  /** So many of both would do, by the variances that there are; Infinity where the two are equal. */
  readonly groups: number
  readonly replicates: number
}

/** How much greater the first is taken to be than the second. */
export type Difference = (factor: number, other: number) => { readonly value: number; readonly of: Uncertainty }

export interface Ranking {
  /** Numbers of the factors, the greatest first; ties in the order given. A value that is NaN ranks last. */
  readonly order: number[]
  readonly ranks: Rank[]
}

/** In simulations with three replicates to thirty, 4 % by Student’s quantiles keep equal factors together in 95 %. */
const chance = 0.04

/** Without `difference` no two are parted, for there is nothing to part them by. */
export function ranking(
  values: readonly number[],
  { groups, replicates }: { readonly groups: number; readonly replicates: number },
  difference?: Difference,
): Ranking {
  const size = (f: number) => (Number.isNaN(values[f]!) ? Number.NEGATIVE_INFINITY : values[f]!)
  const order = [...values.keys()].sort((a, b) => (size(a) === size(b) ? a - b : size(b) - size(a)))
  const ranks = values.map(() => ({ best: 1, worst: values.length }))
  if (!difference) return { order, ranks }
  const pairs = order.flatMap((upper, place) =>
    order.slice(place + 1).map((lower, next) => ({ upper, lower, next: next === 0, ...difference(upper, lower) })),
  )
  const { parted, level } = holm(pairs)
  for (const { upper, lower } of parted) {
    ranks[upper]!.worst -= 1
    ranks[lower]!.best += 1
  }
  return {
    order,
    ranks: ranks.map((rank, f) => {
      const below = pairs.find(({ upper, next }) => next && upper === f)
      return below ? { ...rank, needed: neededFor(below, parted.has(below) ? 0.5 : level, groups, replicates) } : rank
    }),
  }
}

interface Pair {
  readonly value: number
  readonly of: Uncertainty
}

/** Those that are parted, and the level at which the rest were not: as few are left, the less is asked of each. */
function holm<One extends Pair>(pairs: readonly One[]): { parted: Set<One>; level: number } {
  const parted = new Set<One>()
  for (;;) {
    const before = parted.size
    const level = 1 - chance / (2 * Math.max(1, pairs.length - before))
    for (const pair of pairs) if (!parted.has(pair) && pair.value > reach(pair.of, level)) parted.add(pair)
    if (parted.size === before) return { parted, level }
  }
}

/** Beyond so many times what there is, two factors are as good as equal. */
const mostTimes = 1024

function neededFor({ value, of }: Pair, level: number, groups: number, replicates: number): Needed {
  const { ofGroups, ofLuck, mixed } = of
  const source = ofLuck > ofGroups ? 'replicates' : 'groups'
  const enough = (g: number, r: number) => {
    const [fg, fr] = [groups / g, replicates / r]
    const then = {
      ofGroups: (ofGroups - mixed) * fg + mixed * fg * fr,
      ofLuck: (ofLuck - mixed) * fr + mixed * fg * fr,
      mixed: mixed * fg * fr,
      // More replicates tell better how far luck goes; there are blocks of groups enough.
      groupFreedom: of.groupFreedom,
      luckFreedom: Math.min(31, r - 1),
    }
    return value > reach(then, level)
  }
  const both = (times: number): readonly [number, number] => [Math.ceil(groups * times), Math.ceil(replicates * times)]
  const one = (times: number): readonly [number, number] =>
    source === 'groups' ? [Math.ceil(groups * times), replicates] : [groups, Math.ceil(replicates * times)]
  // One source alone if that does, within sixteen times what there is; else both alike.
  for (const [grown, most] of [
    [one, 16],
    [both, mostTimes],
  ] as const) {
    let times = 1
    while (times <= most && !enough(...grown(times))) times *= 1.05
    if (times > most) continue
    const [g, r] = grown(times)
    return { source, groups: g, replicates: r }
  }
  return { source, groups: Number.POSITIVE_INFINITY, replicates: Number.POSITIVE_INFINITY }
}
