/** Shares of the variance of the expected outcome that factors make alone (Sobol’ 1993), as they are told. */
import { type Index, type Jackknifed, shareOf, type Uncertainty } from './crossed.js'
import type { Difference } from './ranking.js'
import type { Responses } from './responses.js'
import { leastDifference, rounding, unlessRounding } from './rounding.js'

/**
 * Why there are no shares, nor other measures: the outcome is defined in too few points or replicates to speak for all; it
 * is not defined at enough of the points; there are too few points; no factor moves
 * its expected value, so that there is no variance to share; or the points differ by no more than luck, or the choice of
 * points, may bring about.
 */
export type NoShares = 'scarce' | 'undefined' | 'few' | 'unmoved' | 'hidden'

export interface FirstOrder {
  readonly none?: NoShares
  /** From 0 to 1, NaN without a value; without an interval its ends are NaN. */
  readonly first: readonly Index[]
  /** Of all factors together; what is missing to 1 they make by acting together. */
  readonly sum: Index
  /** Absent where there are no intervals. */
  readonly difference?: Difference
}

/** What an estimator hands over. */
export interface Estimated {
  /** The variance that each factor makes alone, then that of the whole; by chance a part may come out below 0. */
  readonly values: Float64Array
  /** Standard error of the whole; 0 where it is not known. */
  readonly error: number
  /** Of Σ coefficientᵢ · valueᵢ; undefined where there is no interval. */
  readonly uncertainty: ((statistics: readonly number[], coefficients: readonly number[]) => Uncertainty) | undefined
}

/** By replicate, how far the outcome at each point is from one near all: squares lose no digits. All are defined. */
export function outcomesOf({ points, replicates, values }: Responses): Float64Array[] {
  const origin = values[0] ?? 0
  return Array.from({ length: replicates }, (_, r) =>
    Float64Array.from({ length: points }, (_, point) => values[point * replicates + r]! - origin),
  )
}

const nothing: Index = { value: Number.NaN, low: Number.NaN, high: Number.NaN }

export function withoutShares(factors: number, none: NoShares): FirstOrder {
  return { none, first: Array.from({ length: factors }, () => nothing), sum: nothing }
}

/** A variance that is no greater than its standard error is as good as 0, and shares of it have no meaning. */
export function toldOf({ values, error, uncertainty }: Estimated, responses: Responses): FirstOrder {
  const whole = values.length - 1
  const factors = [...values.keys()].slice(0, whole)
  const all = values[whole]!
  if (Math.abs(all) <= leastVariance(responses)) return withoutShares(whole, 'unmoved')
  if (!(all > error)) return withoutShares(whole, 'hidden')
  const index = (of: readonly number[]): Index => {
    const part = of.reduce((sum, f) => sum + values[f]!, 0)
    if (!uncertainty) return { ...nothing, value: within(part / all) }
    const found: Jackknifed = {
      values: Float64Array.of(part, all),
      uncertainty: (statistics, coefficients = [1]) =>
        uncertainty(
          statistics.flatMap((one) => (one === 0 ? of : [whole])),
          statistics.flatMap((one, i) => (one === 0 ? of : [whole]).map(() => coefficients[i]!)),
        ),
    }
    const { value, low, high } = shareOf(found, 0, 1)
    return { value: within(value), low: within(low), high: within(high) }
  }
  const told = { first: factors.map((f) => index([f])), sum: index(factors) }
  if (!uncertainty) return told
  // Parts of one whole differ as clearly as their shares do.
  const difference: Difference = (factor, other) => {
    const value = unlessRounding(values[factor]! - values[other]!, rounding * all)
    return { value, of: uncertainty([factor, other], [1, -1]) }
  }
  return { ...told, difference }
}

function leastVariance({ values }: Responses): number {
  const least = leastDifference(values)
  return least * least
}

/** What rounding leaves of a share of 0 is 0, of all it is 1. */
function within(x: number): number {
  if (x < rounding) return 0
  return x > 1 - rounding ? 1 : x
}
