/** Distributions drawn by inversion of one uniform, so that more of a cause never means less of its effect. */
import exp from '@stdlib/math-base-special-exp'

/** A uniform in [centre − half, centre + half]. */
export function spread(u: number, centre: number, half: number): number {
  return centre + half * (2 * u - 1)
}

/** A Poisson count with mean `mean` (0 ≤ mean ≤ 500), the least n whose cumulative probability exceeds u. */
export function poisson(u: number, mean: number): number {
  if (mean <= 0) return 0
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
