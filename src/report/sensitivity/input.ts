/** What a sensitivity analysis is reported from. */
import type { Sensitivity } from '../../experiment/sensitivity.js'
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
