/**
 * Approximate Bayesian computation by rejection (Pritchard et al. 1999; Beaumont 2010): of points drawn from the prior, the
 * assumed space, those are kept at which the simulated world is near enough to what was observed. Near means: few patterns
 * fail. What the kept points have in common is the posterior.
 */
import ln from '@stdlib/math-base-special-ln'
import { quantile } from '../quantiles.js'

export interface Accepted {
  /** Numbers of the points that are kept, in order. */
  readonly points: readonly number[]
  /** Distance up to which they are kept. */
  readonly tolerance: number
}

/**
 * Keeps the nearest points: `share` of them or more, since points of one distance are kept or left together. A distance
 * that is NaN is never near.
 */
export function accept(distances: Float64Array, share: number): Accepted {
  const sorted = distances.filter((d) => !Number.isNaN(d)).sort()
  const wanted = Math.max(1, Math.ceil(share * distances.length))
  const tolerance = sorted[Math.min(wanted, sorted.length) - 1] ?? Number.NaN
  return { points: [...distances.keys()].filter((p) => distances[p]! <= tolerance), tolerance }
}

export interface Posterior {
  /** Quantiles of the kept points, as coordinates from 0 to 1. */
  readonly p05: number
  readonly p50: number
  readonly p95: number
  /** Greatest distance between the distribution of the kept points and the even one (Kolmogorov & Smirnov). */
  readonly departure: number
  /** Whether that is more than chance would bring about in any one of all dimensions (5 %, Bonferroni). */
  readonly narrowed: boolean
  /** The departure that chance passes in one of all dimensions in twenty samples. */
  readonly critical: number
}

/** The posterior of one dimension: `coordinates` are those of the kept points; the prior is even from 0 to 1. */
export function posteriorOf(coordinates: Float64Array, dimensions: number): Posterior {
  const sorted = coordinates.slice().sort()
  const n = sorted.length
  let departure = 0
  sorted.forEach((u, i) => {
    departure = Math.max(departure, (i + 1) / n - u, u - i / n)
  })
  const critical = criticalDeparture(n, 0.05 / dimensions)
  return {
    p05: quantile(sorted, 0.05),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    departure,
    narrowed: departure > critical,
    critical,
  }
}

/** Departure that `n` even draws pass with a chance of `level` at most (Massart 1990: 2 exp(−2 n d²)). */
export function criticalDeparture(n: number, level: number): number {
  return Math.sqrt(ln(2 / level) / (2 * n))
}
