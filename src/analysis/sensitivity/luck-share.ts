/**
 * How much of an outcome’s variance is luck alone, by the analysis of variance in two crossed ways: points × replicates.
 *
 * Value = mean + factors + luck + both together. What luck adds at all points alike (`common`) cancels in every paired
 * comparison; what it adds differently from point to point (`mixed`) does not. By the law of total variance the two
 * together are the mean over the points of the variance between replicates.
 */
import exp from '@stdlib/math-base-special-exp'
import ln from '@stdlib/math-base-special-ln'
import { type Crossed, type Interval, jackknifedOrNot, reach, shareOf } from './crossed.js'
import { SumsLeftOut } from './left-out.js'
import { leastDifference, rounding, unlessRounding } from './rounding.js'
import type { WholeTable } from './whole-table.js'

export interface LuckShare {
  readonly points: number
  /** Variance of the outcome over points and replicates together. */
  readonly variance: number
  /** Variance of the expected outcome over the points. */
  readonly factors: number
  /** Shares of `variance`, each from 0 to 1; NaN below two replicates or points, or where nothing varies. */
  readonly share: number
  readonly common: number
  readonly mixed: number
  /** 95 % interval of `share`, by the choice of points and by luck; NaN below three replicates or too few groups. */
  readonly interval: Interval
}

/** Below so many groups there is no interval. */
const leastGroups = 8

/** Of the first `used` of each group’s `each` points: groups of the design are left out together. */
export function luckShare(table: WholeTable, each: number, used = each): LuckShare {
  const { replicates } = table.responses
  const points = table.groups.length * used
  const found = jackknifedOrNot(partsOf(table, each, used), replicates === 2 ? Number.POSITIVE_INFINITY : leastGroups)
  const [factors, common, mixed] = [0, 1, 2].map((part) => Math.max(0, found.values[part]!)) as [number, number, number]
  if (replicates < 2) {
    const none = { common: Number.NaN, mixed: Number.NaN, share: Number.NaN, interval: noInterval }
    return { points, variance: factors, ...none, factors: Number.NaN }
  }
  const variance = factors + common + mixed
  const share = (common + mixed) / variance
  return { points, variance, factors, common: common / variance, mixed: mixed / variance, share, interval: between() }

  function between(): Interval {
    // Ratios of variances are skew, their logarithms are not (Miller 1968): unless one of them may be none at all.
    const odds = found.values[5]!
    const far = reach(found.uncertainty([5]))
    if (!Number.isNaN(far)) return { low: ofOdds(odds - far), high: ofOdds(odds + far) }
    const { low, high } = shareOf(found, 3, 4)
    return { low: Math.min(low, share), high: Math.max(high, share) }
  }
}

const noInterval: Interval = { low: Number.NaN, high: Number.NaN }

function ofOdds(logarithm: number): number {
  return 1 / (1 + exp(-logarithm))
}

/** Variances by factors, by common and by mixed luck, by luck in all, of all together; the logarithm of luck by factors. */
function partsOf({ groups, responses: { replicates, values } }: WholeTable, each: number, used: number): Crossed {
  const size = { groups: groups.length, replicates }
  const origin = values[0] ?? 0
  const width = 2 + replicates
  const least = leastDifference(values)
  const sums = new SumsLeftOut({ ...size, width }, (group, from, to, into, at) => {
    for (let point = group * each; point < group * each + used; point++) {
      let sum = 0
      for (let r = 0; r < replicates; r++) {
        if (r >= from && r < to) continue
        // Deviations from one value near all, so that sums of squares lose no digits.
        const x = values[point * replicates + r]! - origin
        sum += x
        into[at]! += x * x
        into[at + 2 + r]! += x
      }
      into[at + 1]! += sum * sum
    }
  })
  const sum = new Float64Array(width)
  return {
    ...size,
    count: 6,
    estimate: (without, into) => {
      const p = sums.fill(without, sum) * used
      const n = replicates - (without.replicateTo - without.replicateFrom)
      let all = 0
      let columns = 0
      for (let r = 0; r < replicates; r++) {
        all += sum[2 + r]!
        columns += sum[2 + r]! * sum[2 + r]!
      }
      const correction = (all * all) / (p * n)
      const exact = (squares: number) => unlessRounding(squares, Math.max(p * n * least * least, rounding * sum[0]!))
      const ofPoints = exact(sum[1]! / n - correction)
      const ofLuck = exact(columns / p - correction)
      const left = Math.max(0, exact(sum[0]! - correction - ofPoints - ofLuck)) / ((p - 1) * (n - 1))
      const mixed = n < 2 ? 0 : left
      const common = n < 2 ? 0 : (ofLuck / (n - 1) - mixed) / p
      const factors = (ofPoints / (p - 1) - mixed) / n
      into.set([factors, common, mixed, common + mixed, factors + common + mixed, ln((common + mixed) / factors)])
    },
  }
}
