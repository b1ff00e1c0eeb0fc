/**
 * Sobol’ indices of the expected outcome: which share of its variance over the space a factor brings about alone (first
 * order; estimator (b) of Saltelli et al. 2010, table 2), and together with all others (total order; Jansen 1999).
 *
 * Means over few replicates still carry luck. Squares and products of such means are too large by the variance, or
 * covariance, of the means by luck; with two replicates or more that is estimated from the paired replicates and taken off.
 */
import { type Crossed, type Index, jackknifedOrNot, shareOf, type Uncertainty } from './crossed.js'
import { meanBut, noiseBut, SumsLeftOut } from './left-out.js'
import { leastDifference, rounding, unlessRounding } from './rounding.js'
import type { WholeTable } from './whole-table.js'

export type { Index } from './crossed.js'

export interface SobolResult {
  /** Variance of the expected outcome over the space. */
  readonly variance: number
  /** From 0 to 1; the ends of an interval are NaN where there are too few base samples for one. */
  readonly first: readonly Index[]
  readonly total: readonly Index[]
  /** Sum of the first order indices: 1 where no factors act together. */
  readonly firstSum: Index
  /** Standard deviation that a factor brings about together with all others, less that of another factor. */
  readonly difference: (factor: number, other: number) => { readonly value: number; readonly of: Uncertainty }
}

/**
 * Blocks of base samples that are left out in turn. A block of consecutive points of a Sobol’ sequence is a net of its own:
 * few large ones tell better than many small ones how evenly the points lie, and single ones do not tell it at all.
 */
const groupBlocks = 8
/** Below so many base samples blocks are of one point, and what they tell is not to be relied on. */
export const leastSamples = 16

/** Of the base samples of a Saltelli design, each in its order: A, B, then A with each factor in turn from B. */
export function sobolIndices(factors: number, table: WholeTable): SobolResult {
  const found = jackknifedOrNot(partsOf(factors, table), leastSamples)
  const variance = 2 * factors + 1
  const deviation = variance + 1
  const share = (part: number) => shareOf(found, part, variance)
  const least = leastDifference(table.responses.values)
  return {
    variance: found.values[variance]!,
    first: Array.from({ length: factors }, (_, f) => share(f)),
    total: Array.from({ length: factors }, (_, f) => share(factors + f)),
    firstSum: share(2 * factors),
    difference: (factor, other) => ({
      value: unlessRounding(found.values[deviation + factor]! - found.values[deviation + other]!, least),
      of: found.uncertainty([deviation + factor, deviation + other], [1, -1]),
    }),
  }
}

/**
 * The numerators of first order, of total order, and of the sum of first order; then the variance; then the roots of the
 * numerators of total order, for luck that moves an effect moves its square unevenly.
 */
function partsOf(factors: number, { groups, responses: { replicates, values } }: WholeTable): Crossed {
  const size = { groups: groups.length, groupBlocks, replicates }
  const each = (factors + 2) * replicates
  // Deviations from one value near all, so that sums of squares lose no digits.
  const origin = values[0] ?? 0
  const least = leastDifference(values)
  const a = new Float64Array(replicates)
  const b = new Float64Array(replicates)
  const moved = new Float64Array(replicates)
  const sums = new SumsLeftOut({ ...size, width: 3 + 3 * factors }, (group, from, to, into, at) => {
    const first = group * each
    for (let r = 0; r < replicates; r++) {
      a[r] = values[first + r]! - origin
      b[r] = values[first + replicates + r]! - origin
      moved[r] = a[r]! - b[r]!
    }
    const meanA = meanBut(a, from, to)
    const meanB = meanBut(b, from, to)
    into[at]! += meanA + meanB
    into[at + 1]! += meanA * meanA + meanB * meanB
    // Luck that moves A and B alike does not add to the variance over the space.
    into[at + 2]! += noiseBut(moved, moved, from, to) / 2
    for (let f = 0; f < factors; f++) {
      const place = first + (2 + f) * replicates
      for (let r = 0; r < replicates; r++) moved[r] = unlessRounding(values[place + r]! - origin - a[r]!, least)
      const change = meanBut(moved, from, to)
      into[at + 3 + f]! += change
      into[at + 3 + factors + f]! += meanB * change - noiseBut(b, moved, from, to)
      into[at + 3 + 2 * factors + f]! += change * change - noiseBut(moved, moved, from, to)
    }
  })
  const sum = new Float64Array(3 + 3 * factors)
  return {
    ...size,
    count: 3 * factors + 2,
    estimate: (without, into) => {
      const n = sums.fill(without, sum)
      const mean = sum[0]! / (2 * n)
      into[2 * factors] = 0
      for (let f = 0; f < factors; f++) {
        into[f] = (sum[3 + factors + f]! - mean * sum[3 + f]!) / n
        into[factors + f] = sum[3 + 2 * factors + f]! / (2 * n)
        into[2 * factors + 2 + f] = signedRoot(into[factors + f]!)
        into[2 * factors]! += into[f]!
      }
      const variance = (sum[1]! - 2 * n * mean * mean) / (2 * n - 1) - sum[2]! / n
      // Luck that moves all points alike is taken off from what it moved.
      into[2 * factors + 1] = unlessRounding(variance, Math.max(least * least, (rounding * sum[1]!) / (2 * n)))
    },
  }
}

/** Freed of luck, what is nothing may come out below 0. */
function signedRoot(x: number): number {
  return x < 0 ? -Math.sqrt(-x) : Math.sqrt(x)
}
