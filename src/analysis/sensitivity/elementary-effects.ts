/** Effects of single moves, replicate by replicate, and what Morris measures are made of: sums over the trajectories. */
import type { Design } from '../designs/design.js'
import type { Crossed } from './crossed.js'
import { meanBut, noiseBut, SumsLeftOut } from './left-out.js'
import { leastDifference, unlessRounding } from './rounding.js'
import type { WholeTable } from './whole-table.js'

/** Effects of each trajectory and factor: one a replicate. */
export type Effects = readonly (readonly Float64Array[])[]

/**
 * By the part of its range that the factor moved from the point before; a factor with one value has moved nothing and has
 * the effect 0. Points are numbered as the design has them. Effects that differ by no more than `least` differ by rounding.
 */
export function elementaryEffects(
  design: Design,
  factors: number,
  { groups, responses: { replicates, values } }: WholeTable,
  moved: (point: number, factor: number) => number,
): { readonly effects: Effects; readonly least: number } {
  const each = factors + 1
  const least = leastDifference(values)
  let shortest = 1
  const effects = groups.map((trajectory, t) => {
    const effects: Float64Array[] = []
    for (let step = 1; step < each; step++) {
      const point = trajectory * each + step
      const { factor } = design.role(point)
      const by = moved(point, factor)
      const at = (t * each + step) * replicates
      if (by !== 0) shortest = Math.min(shortest, Math.abs(by))
      effects[factor] = Float64Array.from({ length: replicates }, (_, r) =>
        by === 0 ? 0 : unlessRounding(values[at + r]! - values[at + r - replicates]!, least) / by,
      )
    }
    return effects
  })
  return { effects, least: least / shortest }
}

/** Mean effect, mean size, mean size by signs of other replicates, and variance of the effects, of each factor in turn. */
export const morrisParts = 4

export function partsOfEffects(effects: Effects, factors: number, replicates: number): Crossed {
  const size = { groups: effects.length, replicates }
  const width = 6
  // Deviations from one effect near all, so that the squares of equal effects lose no digits.
  const origins = (effects[0] ?? []).map((effect) => meanBut(effect, 0, 0))
  const sums = new SumsLeftOut({ ...size, width: width * factors }, (t, from, to, into, at) => {
    effects[t]!.forEach((effect, f) => {
      const mean = meanBut(effect, from, to)
      const noise = noiseBut(effect, effect, from, to)
      const place = at + f * width
      into[place]! += mean
      into[place + 1]! += Math.abs(mean)
      into[place + 2]! += sizeBySigns(effect, from, to)
      const apart = mean - origins[f]!
      into[place + 3]! += apart
      into[place + 4]! += apart * apart
      into[place + 5]! += noise
    })
  })
  // By replicate, so that luck that moves the effects of all trajectories alike can be told from what spreads them.
  const columns = new SumsLeftOut(
    { groups: effects.length, replicates: 1, width: factors * replicates },
    (t, _from, _to, into, at) => {
      effects[t]!.forEach((effect, f) => {
        for (let r = 0; r < replicates; r++) into[at + f * replicates + r]! += effect[r]!
      })
    },
  )
  const sum = new Float64Array(width * factors)
  const column = new Float64Array(factors * replicates)
  return {
    ...size,
    count: morrisParts * factors,
    estimate: (without, into) => {
      const n = sums.fill(without, sum)
      columns.fill({ ...without, replicateFrom: 0, replicateTo: 0 }, column)
      for (let f = 0; f < factors; f++) {
        const of = (which: number) => sum[f * width + which]! / n
        const luck = column.subarray(f * replicates, (f + 1) * replicates).map((x) => x / n)
        const common = noiseBut(luck, luck, without.replicateFrom, without.replicateTo)
        into[f * morrisParts] = of(0)
        into[f * morrisParts + 1] = of(1)
        into[f * morrisParts + 2] = of(2)
        // The luck of single effects, less what they have in common, spreads them beyond what the space does.
        into[f * morrisParts + 3] = ((of(4) - of(3) * of(3) - of(5) + common) * n) / (n - 1)
      }
    },
  }
}

/**
 * The size of an effect when each replicate’s is taken with the sign that the others have on the whole: 0 on average where
 * there is only luck, when the size of a mean is never below 0.
 */
function sizeBySigns(effect: Float64Array, from: number, to: number): number {
  const left = effect.length - (to - from)
  const all = meanBut(effect, from, to) * left
  if (left < 2) return Math.abs(all)
  let sum = 0
  for (let r = 0; r < effect.length; r++) {
    if (r >= from && r < to) continue
    const others = all - effect[r]!
    sum += others < 0 ? -effect[r]! : effect[r]!
  }
  return sum / left
}
