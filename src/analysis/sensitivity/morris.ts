/**
 * Elementary effects (Morris 1991): what a factor moves in an outcome when it alone moves, from many places of the space, by
 * the part of its range that it really moved: an effect of its whole range.
 */
import type { Design } from '../designs/design.js'
import { type Interval, intervalAround, jackknifedOrNot, reach, type Uncertainty } from './crossed.js'
import { elementaryEffects, morrisParts, partsOfEffects } from './elementary-effects.js'
import { noiseBut } from './left-out.js'
import { unlessRounding } from './rounding.js'
import type { WholeTable } from './whole-table.js'

export interface MorrisMeasures {
  /** Mean elementary effect: what the factor does on the whole. The ends of intervals are NaN where there are none. */
  readonly mu: number
  readonly muInterval: Interval
  /** Mean of the sizes of the effects (Campolongo, Cariboni & Saltelli 2007): how much the factor matters. */
  readonly muStar: number
  /** Its lower end makes room for luck that passes for size. */
  readonly muStarInterval: Interval
  /** Standard deviation of the effects: how far the effect depends on the other factors, or is curved. */
  readonly sigma: number
  readonly sigmaInterval: Interval
  /** Mean size that effects of 0 would seem to have by luck alone; NaN below two replicates. */
  readonly luck: number
}

export interface MorrisResult {
  readonly factors: readonly MorrisMeasures[]
  /** How much more one factor matters than another, luck that may pass for size in the first taken off. */
  readonly difference: (factor: number, other: number) => { readonly value: number; readonly of: Uncertainty }
}

/** Mean size of a normal with standard deviation 1: √(2/π). */
const meanSize = 0.7978845608028654
/** Below so many trajectories the intervals of sizes and spreads cover too seldom: there are none. */
export const leastTrajectories = 8

/** `moved` gives the part of its range by which a factor moved to a point from the one before, with its sign. */
export function morrisMeasures(
  design: Design,
  factors: number,
  table: WholeTable,
  moved: (point: number, factor: number) => number,
): MorrisResult {
  const { replicates } = table.responses
  const { effects, least } = elementaryEffects(design, factors, table, moved)
  const root = (x: number) => Math.sqrt(x <= least * least ? 0 : x)
  const found = jackknifedOrNot(partsOfEffects(effects, factors, replicates), leastTrajectories)
  const part = (f: number, which: number) => ({
    value: found.values[f * morrisParts + which]!,
    of: found.uncertainty([f * morrisParts + which]),
  })
  const around = ({ value, of }: { value: number; of: Uncertainty }) => intervalAround(value, of)
  return {
    factors: Array.from({ length: factors }, (_, f) => {
      const [mu, size, signed, square] = [part(f, 0), part(f, 1), part(f, 2), part(f, 3)]
      const noises = effects.map((effect) => noiseBut(effect[f]!, effect[f]!, 0, 0))
      return {
        mu: unlessRounding(mu.value, least),
        muInterval: around(mu),
        muStar: size.value,
        muStarInterval: sizeInterval(around(size), around(signed), around(mu)),
        sigma: root(square.value),
        sigmaInterval: { low: root(square.value - reach(square.of)), high: root(square.value + reach(square.of)) },
        luck:
          replicates < 2 ? Number.NaN : noises.reduce((sum, noise) => sum + meanSize * root(noise), 0) / noises.length,
      }
    }),
    difference: (factor, other) => ({
      value: unlessRounding(found.values[factor * morrisParts + 2]! - found.values[other * morrisParts + 1]!, least),
      of: found.uncertainty([factor * morrisParts + 2, other * morrisParts + 1], [1, -1]),
    }),
  }
}

/**
 * Luck passes for size where effects are near 0: the lower end makes room for that, by the signs that other replicates have.
 * Nor does the size end below where the mean effect may lie, on either side of 0.
 */
function sizeInterval(size: Interval, signed: Interval, mean: Interval): Interval {
  return {
    low: Math.max(0, Math.min(size.low, signed.low)),
    high: Math.max(size.high, mean.high, -mean.low),
  }
}
