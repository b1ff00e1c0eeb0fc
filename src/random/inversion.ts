/** Distributions drawn by inversion of one uniform, so that more of a cause never means less of its effect. */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'

/** A uniform in [centre − half, centre + half]. */
export function spread(u: number, centre: number, half: number): number {
  return centre + half * (2 * u - 1)
}

/** Far more than rounding can be off by. */
const margin = 1e-9

/** A Poisson count with mean `mean` (0 ≤ mean ≤ 500), the least n whose cumulative probability exceeds u. */
export function poisson(u: number, mean: number): number {
  // e^−m lies above 1 − m: of what is rare, most draws need no exponential.
  if (mean <= 0 || u < 1 - mean - margin) return 0
  let p = exp(-mean)
  let cumulative = p
  let n = 0
  while (u >= cumulative && n < 5000) {
    n++
    p = (p * mean) / n
    if (p === 0) break
    cumulative += p
  }
  return n
}

/** How many of n (0 ≤ n ≤ 100) with chance p (0 ≤ p ≤ .95) each, the least count whose cumulative probability exceeds u. */
export function binomial(u: number, n: number, p: number): number {
  if (n <= 0 || p <= 0) return 0
  const odds = p / (1 - p)
  let mass = exp(n * ln(1 - p))
  let cumulative = mass
  let count = 0
  while (u >= cumulative && count < n) {
    mass *= ((n - count) / (count + 1)) * odds
    count++
    cumulative += mass
  }
  return count
}
