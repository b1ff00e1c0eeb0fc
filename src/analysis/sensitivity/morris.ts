/**
 * Elementary effects (Morris 1991): what a factor moves in an outcome when it alone moves, from many places of the space,
 * as an effect of its whole range.
 */
import type { Design } from '../designs/design.js'
import { bootstrapIntervals, type Interval } from './bootstrap.js'
import { combined, type Responses } from './responses.js'

export interface MorrisMeasures {
  /** Mean elementary effect: what the factor does on the whole. */
  readonly mu: number
  readonly muInterval: Interval
  /** Mean of the sizes of the effects (Campolongo, Cariboni & Saltelli 2007): how much the factor matters. */
  readonly muStar: number
  readonly muStarInterval: Interval
  /** Standard deviation of the effects: how far the effect depends on the other factors, or is curved. */
  readonly sigma: number
  readonly sigmaInterval: Interval
  /** Mean size that effects of 0 would seem to have by luck alone; NaN below two replicates. */
  readonly luck: number
}

export interface MorrisResult {
  /** Whole trajectories; one with an undefined point is left out. */
  readonly trajectories: number
  readonly left: number
  readonly factors: readonly MorrisMeasures[]
}

/** Mean size of a normal with standard deviation 1: √(2/π). */
const meanSize = 0.7978845608028654

/**
 * Effects of a Morris design’s points, in its order. The standard deviation is freed of luck where there are two
 * replicates or more: the mean variance of an effect by luck is taken off its square.
 */
export function morrisMeasures(design: Design, factors: number, responses: Responses, seed: string): MorrisResult {
  const each = factors + 1
  const all = Math.floor(responses.points / each)
  const effects: Float64Array[] = []
  const noises: Float64Array[] = []
  for (let t = 0; t < all; t++) {
    const effect = new Float64Array(factors)
    const noise = new Float64Array(factors)
    for (let step = 1; step < each; step++) {
      const index = t * each + step
      const { factor } = design.role(index)
      const moved = design.at(index)[factor]! - design.at(index - 1)[factor]!
      const change = combined(responses, [index, index - 1], [1 / moved, -1 / moved])
      effect[factor] = change.mean
      noise[factor] = change.noise
    }
    if (effect.some(Number.isNaN)) continue
    effects.push(effect)
    noises.push(noise)
  }
  const n = effects.length
  const measure = (drawn: Uint32Array, into: Float64Array) => {
    for (let f = 0; f < factors; f++) {
      let sum = 0
      let sizes = 0
      let noise = 0
      for (let t = 0; t < n; t++) {
        const times = drawn[t]!
        if (times === 0) continue
        const effect = effects[t]![f]!
        sum += times * effect
        sizes += times * Math.abs(effect)
        noise += times * noises[t]![f]!
      }
      const mu = sum / n
      let squares = 0
      for (let t = 0; t < n; t++) squares += drawn[t]! * (effects[t]![f]! - mu) * (effects[t]![f]! - mu)
      into[f * 3] = mu
      into[f * 3 + 1] = sizes / n
      into[f * 3 + 2] = Math.sqrt(Math.max(0, squares / (n - 1) - (Number.isNaN(noise) ? 0 : noise / n)))
    }
  }
  const found = new Float64Array(factors * 3).fill(Number.NaN)
  if (n > 0) measure(new Uint32Array(n).fill(1), found)
  const intervals = bootstrapIntervals(seed, n, factors * 3, measure)
  return {
    trajectories: n,
    left: all - n,
    factors: Array.from({ length: factors }, (_, f) => ({
      mu: found[f * 3]!,
      muInterval: intervals[f * 3]!,
      muStar: found[f * 3 + 1]!,
      muStarInterval: intervals[f * 3 + 1]!,
      sigma: found[f * 3 + 2]!,
      sigmaInterval: intervals[f * 3 + 2]!,
      luck: noises.reduce((sum, noise) => sum + meanSize * Math.sqrt(noise[f]!), 0) / n,
    })),
  }
}
