/** The upper tail of the binomial distribution. */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'

/** Chance of `least` or more successes in `trials` of chance `p` each. */
export function binomialTail(least: number, trials: number, p: number): number {
  if (least <= 0) return 1
  if (least > trials || p <= 0) return 0
  if (p >= 1) return 1
  // The logarithm of the mass at `least`, then upwards by the ratio of neighbours.
  let log = least * ln(p) + (trials - least) * ln(1 - p)
  for (let i = 1; i <= least; i++) log += ln((trials - least + i) / i)
  let mass = exp(log)
  let sum = 0
  for (let k = least; k <= trials && mass > 0; k++) {
    sum += mass
    mass *= ((trials - k) / (k + 1)) * (p / (1 - p))
  }
  return Math.min(1, sum)
}
