/**
 * Sobol’ indices of the expected outcome: which share of its variance over the space a factor brings about alone (first
 * order; estimator (b) of Saltelli et al. 2010, table 2), and together with all others (total order; Jansen 1999).
 *
 * Means over few replicates still carry luck. Squares and products of such means are too large by the variance, or
 * covariance, of the means by luck; with two replicates or more that is estimated from the paired replicates and taken off.
 */
import { bootstrapIntervals, type Interval } from './bootstrap.js'
import { combined, type Responses, sharedNoise } from './responses.js'

export interface Index extends Interval {
  readonly value: number
}

export interface SobolResult {
  /** Whole base samples; one with an undefined point is left out. */
  readonly samples: number
  readonly left: number
  /** Variance of the expected outcome over the space. */
  readonly variance: number
  readonly first: readonly Index[]
  readonly total: readonly Index[]
  /** Sum of the first order indices: 1 where no factors act together. */
  readonly firstSum: Index
}

/** Indices of a Saltelli design’s points, in its order: A, B, then A with each factor in turn from B. */
export function sobolIndices(factors: number, responses: Responses, seed: string): SobolResult {
  const each = factors + 2
  const all = Math.floor(responses.points / each)
  const samples: Sample[] = []
  for (let j = 0; j < all; j++) {
    const sample = sampleAt(factors, responses, j * each)
    if (sample) samples.push(sample)
  }
  const n = samples.length
  const count = factors * 2 + 2
  const estimate = (drawn: Uint32Array, into: Float64Array) => {
    let sum = 0
    let squares = 0
    let noise = 0
    samples.forEach(({ a, b, apart }, j) => {
      const times = drawn[j]!
      sum += times * (a + b)
      squares += times * (a * a + b * b)
      noise += times * apart
    })
    const mean = sum / (2 * n)
    const variance = (squares - 2 * n * mean * mean) / (2 * n - 1) - noise / n
    let firstSum = 0
    for (let f = 0; f < factors; f++) {
      let products = 0
      let differences = 0
      for (let j = 0; j < n; j++) {
        const times = drawn[j]!
        if (times === 0) continue
        const { b, moved, alone, together } = samples[j]!
        products += times * ((b - mean) * moved[f]! - alone[f]!)
        differences += times * together[f]!
      }
      const first = products / n / variance
      firstSum += first
      into[f] = first
      into[factors + f] = differences / (2 * n) / variance
    }
    into[factors * 2] = firstSum
    into[factors * 2 + 1] = variance
  }
  const found = new Float64Array(count).fill(Number.NaN)
  if (n > 0) estimate(new Uint32Array(n).fill(1), found)
  const intervals = bootstrapIntervals(seed, n, count, estimate)
  const index = (at: number): Index => ({ value: found[at]!, ...intervals[at]! })
  return {
    samples: n,
    left: all - n,
    variance: found[factors * 2 + 1]!,
    first: Array.from({ length: factors }, (_, f) => index(f)),
    total: Array.from({ length: factors }, (_, f) => index(factors + f)),
    firstSum: index(factors * 2),
  }
}

interface Sample {
  /** Means at A and B. */
  readonly a: number
  readonly b: number
  /** Variance that luck adds to the means, apart from what it adds to all alike. */
  readonly apart: number
  /** By factor: mean change from A to A with that factor from B; its covariance with B, and its square freed of luck. */
  readonly moved: Float64Array
  readonly alone: Float64Array
  readonly together: Float64Array
}

function sampleAt(factors: number, responses: Responses, first: number): Sample | undefined {
  const a = combined(responses, [first], [1]).mean
  const b = combined(responses, [first + 1], [1]).mean
  const zero = (x: number) => (Number.isNaN(x) ? 0 : x)
  const moved = new Float64Array(factors)
  const alone = new Float64Array(factors)
  const together = new Float64Array(factors)
  const signs = [1, -1]
  for (let f = 0; f < factors; f++) {
    const both = [first + 2 + f, first]
    const { mean, noise } = combined(responses, both, signs)
    moved[f] = mean
    alone[f] = zero(sharedNoise(responses, first + 1, both, signs))
    together[f] = mean * mean - zero(noise)
  }
  if (Number.isNaN(a + b) || moved.some(Number.isNaN)) return undefined
  return { a, b, apart: zero(combined(responses, [first, first + 1], signs).noise) / 2, moved, alone, together }
}
