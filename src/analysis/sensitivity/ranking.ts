/** The order of factors as far as the intervals of their measures part them, and no further. */
import type { Interval } from './bootstrap.js'

export interface Measured extends Interval {
  readonly value: number
}

export interface Rank {
  /** Ranks that the factor may have, from 1: one and the same where it is parted from all others. */
  readonly best: number
  readonly worst: number
  /**
   * Groups (trajectories, base samples or points) at which its interval would no longer meet that of the next factor
   * below, were widths to shrink as 1/√groups; as many as there are where they are parted already, Infinity where
   * the two are equal, NaN for the last.
   */
  readonly needed: number
}

/** Ranks by value, greatest first; ties in the order given. A value that is NaN ranks last, among all like it. */
export function ranking(measures: readonly Measured[], groups: number): { order: number[]; ranks: Rank[] } {
  const size = ({ value }: Measured) => (Number.isNaN(value) ? Number.NEGATIVE_INFINITY : value)
  const order = [...measures.keys()].sort((a, b) => {
    const [x, y] = [size(measures[a]!), size(measures[b]!)]
    return x === y ? a - b : y - x
  })
  const below = (a: Measured, b: Measured) => a.high < b.low || (Number.isNaN(a.value) && !Number.isNaN(b.value))
  const lows = measures.map(({ low }) => low).filter((x) => !Number.isNaN(x))
  const highs = measures.map(({ high }) => high).filter((x) => !Number.isNaN(x))
  const known = lows.length === measures.length
  const sortedLows = lows.sort((a, b) => a - b)
  const sortedHighs = highs.sort((a, b) => a - b)
  const ranks = measures.map((one): Rank => {
    const above = known ? countAbove(sortedLows, one.high) : measures.filter((other) => below(one, other)).length
    const under = known ? countBelow(sortedHighs, one.low) : measures.filter((other) => below(other, one)).length
    return { best: 1 + above, worst: measures.length - under, needed: Number.NaN }
  })
  order.forEach((at, place) => {
    const next = order[place + 1]
    if (next !== undefined) ranks[at] = { ...ranks[at]!, needed: neededGroups(measures[at]!, measures[next]!, groups) }
  })
  return { order, ranks }
}

function neededGroups(upper: Measured, lower: Measured, groups: number): number {
  if (upper.low > lower.high) return groups
  const gap = upper.value - lower.value
  if (gap === 0) return Number.POSITIVE_INFINITY
  const shrink = (upper.value - upper.low + lower.high - lower.value) / gap
  return Math.ceil(groups * shrink * shrink)
}

function countAbove(sorted: readonly number[], x: number): number {
  return sorted.length - firstIndex(sorted, (y) => y > x)
}

function countBelow(sorted: readonly number[], x: number): number {
  return firstIndex(sorted, (y) => y >= x)
}

function firstIndex(sorted: readonly number[], holds: (y: number) => boolean): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(sorted[middle]!)) high = middle
    else low = middle + 1
  }
  return low
}
