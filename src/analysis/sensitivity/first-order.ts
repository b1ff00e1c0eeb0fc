/** Shares of the variance of the expected outcome that factors make alone (Sobol’ 1993), as they are told. */
import { type Index, intervalAround, type Uncertainty } from './crossed.js'
import type { Difference } from './ranking.js'
import type { Responses } from './responses.js'

/**
 * Why there are no shares: the outcome is not defined at enough of the points; there are too few points; or the points
 * differ by no more than luck, or the choice of points, may bring about.
 */
export type NoShares = 'undefined' | 'few' | 'hidden'

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
  /** As they come out: by chance below 0 or beyond 1. */
  readonly shares: readonly number[]
  /** The variance that they are shares of, and its standard error (0 where it is not known). */
  readonly variance: number
  readonly error: number
  /** Of Σ coefficientᵢ · shareᵢ; undefined where there is no interval. */
  readonly uncertainty: ((factors: readonly number[], coefficients: readonly number[]) => Uncertainty) | undefined
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
export function toldOf({ shares, variance, error, uncertainty }: Estimated): FirstOrder {
  if (!(variance > error)) return withoutShares(shares.length, 'hidden')
  const index = (factors: readonly number[]): Index => {
    const value = factors.reduce((sum, f) => sum + shares[f]!, 0)
    if (!uncertainty) return { ...nothing, value: within(value) }
    const of = uncertainty(
      factors,
      factors.map(() => 1),
    )
    const { low, high } = intervalAround(value, of)
    return { value: within(value), low: within(low), high: within(high) }
  }
  return {
    first: shares.map((_, f) => index([f])),
    sum: index([...shares.keys()]),
    ...(uncertainty
      ? {
          difference: (factor, other) => {
            const value = shares[factor]! - shares[other]!
            return { value: Math.abs(value) < rounding ? 0 : value, of: uncertainty([factor, other], [1, -1]) }
          },
        }
      : {}),
  }
}

const rounding = 1e-13

/** What rounding leaves of a share of 0 is 0, of all it is 1. */
function within(x: number): number {
  if (x < rounding) return 0
  return x > 1 - rounding ? 1 : x
}
