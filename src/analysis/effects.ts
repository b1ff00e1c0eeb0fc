/**
 * Effects: what a variant changes, measured in pairs of runs that share their luck.
 *
 * Replicate r of the variant and replicate r of the baseline draw the same numbers for the same purposes, so their
 * difference is the effect of the cause alone; its interval is that of the mean of the paired differences.
 *
 * The effect on a mean is taken over those who are in both worlds in that month, like with like. What those do to the mean
 * who are in one world only is told apart: effect + composition is the difference of the two means over all.
 */
import type { Common } from '../model/outcome.js'
import { cellsOf, type Recorded } from './curves.js'
import { halfWidth } from './interval.js'
import { BlockedMoments } from './moments.js'

/** One line of effects.csv. NaN stands for missing. `low` to `high` is the 95 % t-interval of the mean difference. */
export interface EffectRow {
  readonly baseline: string
  readonly variant: string
  readonly outcome: string
  readonly scope: string
  readonly month: number
  readonly unit: string
  /** Pairs in which both runs define the outcome; the others are left out. */
  readonly n: number
  /** Means of the baseline and of the variant over these pairs, so that `to` − `from` is the effect. */
  readonly from: number
  readonly to: number
  /** Mean of variant − baseline. */
  readonly effect: number
  readonly low: number
  readonly high: number
  /** Share of pairs with a difference above 0; a tie is not positive. */
  readonly share_positive: number
  /** Share of pairs with a difference below 0. */
  readonly share_negative: number
  /** 1 − var(difference) / (var(baseline) + var(variant)): what sharing luck saved (0 nothing, 1 everything). */
  readonly variance_reduction: number
  /** Mean over pairs of the difference of the means over all, less the effect; 0 where the same are in both worlds. */
  readonly composition: number
  /** How many are in both worlds that month, only in the variant, and only in the baseline; NaN where they are the same. */
  readonly in_both: number
  readonly came: number
  readonly left: number
}

interface Shared {
  readonly outcome: string
  readonly scope: string
  readonly unit: string
  /** Position of the series’ month 0 in a replicate of the baseline, and of the variant. */
  readonly baselineAt: number
  readonly variantAt: number
  /** The same where both are means that the two have in common, and of the series themselves. */
  readonly apart?: { readonly baselineAt: number; readonly variantAt: number; readonly members: Common }
}

/** Gathers the paired effects of one variant, pair after pair, in replicate order. */
export class EffectSums {
  private readonly shared: readonly Shared[]
  private readonly apart: readonly Shared[]
  private readonly months: number
  private readonly difference: BlockedMoments
  private readonly ofBaseline: BlockedMoments
  private readonly ofVariant: BlockedMoments
  private readonly positive: Float64Array
  private readonly negative: Float64Array
  private readonly rowOfDifference: Float64Array
  private readonly rowOfBaseline: Float64Array
  private readonly rowOfVariant: Float64Array
  private readonly composition: BlockedMoments
  private readonly rowOfComposition: Float64Array

  /**
   * Effects are found for every series that both worlds record, over the months that both have. The worlds are compared
   * ones (model/common.ts), comparison `pair` of the baseline being that with the variant.
   */
  constructor(baseline: Recorded, variant: Recorded, pair = 0) {
    this.months = Math.min(baseline.months, variant.months)
    this.shared = sharedSeries(baseline, variant, pair)
    this.apart = this.shared.filter(({ apart }) => apart)
    this.rowOfComposition = new Float64Array(this.apart.length * (this.months + 1))
    this.composition = new BlockedMoments(this.rowOfComposition.length)
    const cells = this.shared.length * (this.months + 1)
    this.difference = new BlockedMoments(cells)
    this.ofBaseline = new BlockedMoments(cells)
    this.ofVariant = new BlockedMoments(cells)
    this.positive = new Float64Array(cells)
    this.negative = new Float64Array(cells)
    this.rowOfDifference = new Float64Array(cells)
    this.rowOfBaseline = new Float64Array(cells)
    this.rowOfVariant = new Float64Array(cells)
  }

  /** Takes in one pair: the replicate of the baseline at `a[aOffset…]` and that of the variant at `b[bOffset…]`. */
  add(a: Float64Array, aOffset: number, b: Float64Array, bOffset: number): void {
    const { months, positive, negative, rowOfDifference, rowOfBaseline, rowOfVariant } = this
    let c = 0
    for (const { baselineAt, variantAt } of this.shared) {
      for (let m = 0; m <= months; m++, c++) {
        const before = a[aOffset + baselineAt + m] as number
        const after = b[bOffset + variantAt + m] as number
        const d = after - before
        rowOfDifference[c] = d
        // Only what belongs to a pair counts, so that the variances are of the same runs as the difference.
        rowOfBaseline[c] = Number.isNaN(d) ? d : before
        rowOfVariant[c] = Number.isNaN(d) ? d : after
        if (d > 0) positive[c] = (positive[c] as number) + 1
        else if (d < 0) negative[c] = (negative[c] as number) + 1
      }
    }
    let k = 0
    for (const { baselineAt, variantAt, apart } of this.apart) {
      for (let m = 0; m <= months; m++, k++) {
        const all = b[bOffset + apart!.variantAt + m]! - a[aOffset + apart!.baselineAt + m]!
        this.rowOfComposition[k] = all - (b[bOffset + variantAt + m]! - a[aOffset + baselineAt + m]!)
      }
    }
    this.composition.add(this.rowOfComposition)
    this.difference.add(rowOfDifference)
    this.ofBaseline.add(rowOfBaseline)
    this.ofVariant.add(rowOfVariant)
  }

  rows(baseline: string, variant: string): EffectRow[] {
    const difference = this.difference.finish()
    const ofBaseline = this.ofBaseline.finish()
    const ofVariant = this.ofVariant.finish()
    const rows: EffectRow[] = []
    const composition = this.composition.finish()
    let c = 0
    let k = 0
    for (const { outcome, scope, unit, apart } of this.shared) {
      for (let month = 0; month <= this.months; month++, c++) {
        const n = difference.count[c] as number
        const effect = difference.meanOf(c)
        const variance = difference.varianceOf(c)
        const half = halfWidth(Math.sqrt(variance), n)
        const alone = ofBaseline.varianceOf(c) + ofVariant.varianceOf(c)
        const differ = apart && (apart.members.only[month]! > 0 || apart.members.other[month]! > 0)
        rows.push({
          baseline,
          variant,
          outcome,
          scope,
          month,
          unit,
          n,
          from: ofBaseline.meanOf(c),
          to: ofVariant.meanOf(c),
          effect,
          low: effect - half,
          high: effect + half,
          share_positive: n === 0 ? Number.NaN : (this.positive[c] as number) / n,
          share_negative: n === 0 ? Number.NaN : (this.negative[c] as number) / n,
          variance_reduction: alone > 0 ? 1 - variance / alone : Number.NaN,
          composition: differ ? composition.meanOf(k + month) : n === 0 ? Number.NaN : 0,
          in_both: differ ? apart.members.both[month]! : Number.NaN,
          came: differ ? apart.members.other[month]! : Number.NaN,
          left: differ ? apart.members.only[month]! : Number.NaN,
        })
      }
      if (apart) k += this.months + 1
    }
    return rows
  }
}

/** All values of one scenario’s replicates, as an ensemble keeps them. */
export interface Values {
  readonly scenario: string
  readonly world: Recorded
  readonly replicates: number
  /** Replicate-major, then series-major. */
  readonly values: Float64Array
}

/** Effects from all values of two ensembles of one seed; the same rows as `EffectSums` gives step by step. */
export function effectsOf(baseline: Values, variant: Values, pair = 0): EffectRow[] {
  const sums = new EffectSums(baseline.world, variant.world, pair)
  const pairs = Math.min(baseline.replicates, variant.replicates)
  const aCells = cellsOf(baseline.world)
  const bCells = cellsOf(variant.world)
  for (let r = 0; r < pairs; r++) sums.add(baseline.values, r * aCells, variant.values, r * bCells)
  return sums.rows(baseline.scenario, variant.scenario)
}

function sharedSeries(baseline: Recorded, variant: Recorded, pair: number): Shared[] {
  const inVariant = new Map(variant.series.map((s, index) => [`${s.outcome.name}@${s.scope}`, index]))
  const shared: Shared[] = []
  baseline.series.forEach(({ outcome, scope }, index) => {
    const other = inVariant.get(`${outcome.name}@${scope}`)
    if (other === undefined) return
    const alone = { baselineAt: index * (baseline.months + 1), variantAt: other * (variant.months + 1) }
    const one = commonAt(baseline, index, pair)
    const same = commonAt(variant, other, 0)
    shared.push({
      outcome: outcome.name,
      scope,
      unit: outcome.unit,
      ...(one && same ? { baselineAt: one.at, variantAt: same.at, apart: { ...alone, members: one.members } } : alone),
    })
  })
  return shared
}

/** Where a replicate has the mean that a series has in common with another world, if that differs from its own. */
function commonAt({ months, series, common = [] }: Recorded, index: number, pair: number) {
  const k = common.findIndex((one) => one.of === index && one.pair === pair)
  return k < 0 ? undefined : { at: (series.length + k) * (months + 1), members: common[k]! }
}
