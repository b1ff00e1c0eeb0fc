/**
 * Robustness: in what share of the assumed space an effect keeps the sign that it has at default values, and where it
 * does not.
 */
import type { EffectRow } from './effects.js'

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
  /** Share of them at which it has the sign that it has at default values; NaN where it has none there. */
  readonly share_same_sign: number
  readonly verdict: RobustVerdict | ''
  /** Quantiles of the effect over the points. */
  readonly p05: number
  readonly p50: number
  readonly p95: number
  /**
   * The one value that tells best where the sign turns: on `side` of `threshold` of `path` it holds in `share_there`,
   * on the other side in `share_elsewhere`. Empty where no single value tells much.
   */
  readonly path: string
  readonly side: 'below' | 'above' | ''
  readonly threshold: number
  readonly share_there: number
  readonly share_elsewhere: number
}

/** The numbers of one dimension of the assumed space, point by point. */
export interface Coordinates {
  readonly path: string
  readonly values: Float64Array
}

/** Least part of the points on either side of a threshold, and least difference of shares that is worth telling. */
const leastSide = 0.1
const leastApart = 0.2

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
  const known = defined.length > 0 && (sign === 1 || sign === -1)
  const share = known ? count / defined.length : Number.NaN
  const verdict = !known ? '' : share >= robustShare ? 'robust' : share < 0.5 ? 'reversed' : 'contested'
  const turn = known && share < robustShare ? turningPoint(defined, same, space) : undefined
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
    path: turn?.path ?? '',
    side: turn?.side ?? '',
    threshold: turn?.threshold ?? Number.NaN,
    share_there: turn?.there ?? Number.NaN,
    share_elsewhere: turn?.elsewhere ?? Number.NaN,
  }
}

interface Turn {
  readonly path: string
  readonly side: 'below' | 'above'
  readonly threshold: number
  readonly there: number
  readonly elsewhere: number
}

/** The split of the points by one value that leaves the two sides most unlike (Gini impurity; ties to the first path). */
function turningPoint(points: readonly number[], same: Uint8Array, space: readonly Coordinates[]): Turn | undefined {
  const n = points.length
  const least = Math.max(2, Math.ceil(leastSide * n))
  const all = points.reduce((sum, point) => sum + same[point]!, 0)
  const impurity = (kept: number, size: number) => (2 * kept * (size - kept)) / size
  let best: Turn | undefined
  let bestImpurity = Number.POSITIVE_INFINITY
  for (const { path, values } of space) {
    const order = [...points].sort((a, b) => values[a]! - values[b]! || a - b)
    let kept = 0
    for (let at = 1; at < n; at++) {
      kept += same[order[at - 1]!]!
      const [before, after] = [values[order[at - 1]!]!, values[order[at]!]!]
      if (at < least || n - at < least || before === after) continue
      const found = impurity(kept, at) + impurity(all - kept, n - at)
      if (found >= bestImpurity) continue
      bestImpurity = found
      const below = kept / at
      const above = (all - kept) / (n - at)
      const threshold = (before + after) / 2
      best =
        below < above
          ? { path, side: 'below', threshold, there: below, elsewhere: above }
          : { path, side: 'above', threshold, there: above, elsewhere: below }
    }
  }
  return best && best.elsewhere - best.there >= leastApart ? best : undefined
}

/** Linear between order statistics; NaN of none. */
function quantile(sorted: Float64Array, share: number): number {
  if (sorted.length === 0) return Number.NaN
  const place = share * (sorted.length - 1)
  const below = Math.floor(place)
  const low = sorted[below]!
  return low + (place - below) * ((sorted[below + 1] ?? low) - low)
}
