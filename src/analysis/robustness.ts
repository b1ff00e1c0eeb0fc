/**
 * Robustness: in what share of the assumed space an effect keeps the sign that it has at default values, and where it
 * does not.
 */
import { type Condition, type Coordinates, decidingRanges } from './deciding.js'
import type { EffectRow } from './effects.js'
import { quantile } from './quantiles.js'
import { isScarce } from './scarcity.js'

/** Robust: the sign holds in 95 % of the space or more; reversed: in less than half; contested: between. */
export type RobustVerdict = 'robust' | 'contested' | 'reversed'

export const robustShare = 0.95

/** One line of robust.csv. NaN stands for missing, an empty text for none. */
export interface RobustRow {
  readonly baseline: string
  readonly variant: string
  readonly outcome: string
  readonly scope: string
  readonly month: number
  readonly unit: string
  /** The effect at default values, with its 95 % t-interval. */
  readonly effect: number
  readonly low: number
  readonly high: number
  /** Points of the assumed space at which the effect is defined. */
  readonly points: number
  /**
   * Share of them at which it has the sign that it has at default values; NaN where it has none there, or where too few
   * points define it.
   */
  readonly share_same_sign: number
  readonly verdict: RobustVerdict | ''
  /** Quantiles of the effect over the points. */
  readonly p05: number
  readonly p50: number
  readonly p95: number
  /**
   * The values that matter most for the sign, each with the range in which the effect reverses more often than elsewhere;
   * empty where it is robust, and where no value decides beyond chance.
   */
  readonly reverses: readonly Condition[]
}

/** Judges one effect by the effects at the points of the space (NaN where it is not defined there). */
export function robustnessOf(
  { baseline, variant, outcome, scope, month, unit, effect, low, high }: EffectRow,
  atPoints: Float64Array,
  space: readonly Coordinates[],
): RobustRow {
  const defined = [...atPoints.keys()].filter((point) => !Number.isNaN(atPoints[point]!))
  const sorted = Float64Array.from(defined, (point) => atPoints[point]!).sort()
  const sign = Math.sign(effect)
  const same = Uint8Array.from(atPoints, (x) => (sign !== 0 && Math.sign(x) === sign ? 1 : 0))
  const count = defined.reduce((sum, point) => sum + same[point]!, 0)
  const known = !isScarce(defined.length, atPoints.length) && (sign === 1 || sign === -1)
  const share = known ? count / defined.length : Number.NaN
  const verdict = !known ? '' : share >= robustShare ? 'robust' : share < 0.5 ? 'reversed' : 'contested'
  const flips = Float64Array.from(atPoints, (x, point) => (Number.isNaN(x) ? Number.NaN : 1 - same[point]!))
  return {
    baseline,
    variant,
    outcome,
    scope,
    month,
    unit,
    effect,
    low,
    high,
    points: defined.length,
    share_same_sign: share,
    verdict,
    p05: quantile(sorted, 0.05),
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    reverses: known && share < robustShare ? decidingRanges(flips, space) : [],
  }
}
