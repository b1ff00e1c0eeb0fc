/** Chances given as log odds or as rates. */
import exp from '@stdlib/math-base-special-exp'

const logistic = (x: number): number => 1 / (1 + exp(-x))

/** The logistic function at −widest, −widest + 1/perUnit and so on. */
const widest = 12
const perUnit = 32
const steps = Float64Array.from({ length: 2 * widest * perUnit + 1 }, (_, k) => logistic(k / perUnit - widest))

/** Far more than rounding can be off by, far less than a step is high. */
const margin = 1e-9

/**
 * Whether what has these log odds comes about: u < 1/(1 + exp(−logOdds)), to the bit. Nearly always the values on either
 * side say so already; the exponential is taken only where u lies between them.
 */
export function comesAbout(u: number, logOdds: number): boolean {
  const at = (logOdds + widest) * perUnit
  if (at >= 0 && at < steps.length - 1) {
    const k = at | 0
    if (u < steps[k]! - margin) return true
    if (u > steps[k + 1]! + margin) return false
  }
  return u < logistic(logOdds)
}

/**
 * Whether what happens at this rate (0 or more) happens at least once: u < 1 − exp(−rate), to the bit. Of a rate up to 1 the
 * first terms of the series, which lie on either side, nearly always say so already.
 */
export function happens(u: number, rate: number): boolean {
  if (rate <= 1) {
    const least = rate - (rate * rate) / 2
    if (u < least - margin) return true
    if (u > least + (rate * rate * rate) / 6 + margin) return false
  }
  return u < 1 - exp(-rate)
}
