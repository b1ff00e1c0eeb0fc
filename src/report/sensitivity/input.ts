/** What a sensitivity analysis is reported from. */
import { leastTrajectories } from '../../analysis/sensitivity/morris.js'
import { leastPoints } from '../../analysis/sensitivity/sample-shares.js'
import { leastSamples } from '../../analysis/sensitivity/sobol-indices.js'
import type { Measure, Sensitivity } from '../../experiment/sensitivity.js'
import type { Analysed } from '../analysed.js'

export interface SensitivityInput extends Analysed {
  readonly found: readonly Sensitivity[]
}

/** Rank as it is printed: `1`, or `2–4` where the intervals do not part the factor from others. */
export function rankText({ best, worst }: { readonly best: number; readonly worst: number }): string {
  return best === worst ? String(best) : `${best}–${worst}`
}

/** What the factors are ranked by. */
export function mainMeasure(s: Sensitivity, factor: number): { value: number; low: number; high: number } {
  const { morris, total, first } = s.factors[factor]!
  if (morris) return { value: morris.muStar, ...morris.muStarInterval }
  return (total ?? first)!
}

/** Trajectories, base samples or points below which there are no intervals. */
export const leastGroups: Readonly<Record<Measure, number>> = {
  morris: leastTrajectories,
  saltelli: leastSamples,
  'space-filling': leastPoints,
  'full-factorial': 1,
}

/** The factor has moved the outcome in no run. */
export function isIdle(s: Sensitivity, factor: number): boolean {
  const { value, high } = mainMeasure(s, factor)
  return value === 0 && !(high > 0)
}

export function hasIntervals(s: Sensitivity): boolean {
  return s.order.some((f) => !Number.isNaN(mainMeasure(s, f).low))
}

/** Factors can be told apart: there are intervals, and luck is in them. */
export function canRank(s: Sensitivity): boolean {
  return hasIntervals(s) && s.replicates > 1 && !s.replicateMeans
}
