/** sensitivity.csv and luck.csv. */
import type { Measure, Sensitivity } from '../../experiment/sensitivity.js'
import { type CsvTable, tableText } from '../csv.js'
import type { SensitivityInput } from './input.js'

const head = ['scenario', 'outcome', 'scope', 'month', 'unit', 'factor', 'rank_best', 'rank_worst'] as const
const morris = [
  'mu',
  'mu_low',
  'mu_high',
  'mu_star',
  'mu_star_low',
  'mu_star_high',
  'sigma',
  'sigma_low',
  'sigma_high',
  'mu_star_luck',
] as const
const first = ['first', 'first_low', 'first_high'] as const
const total = ['total', 'total_low', 'total_high'] as const
const end = ['groups', 'groups_needed', 'replicates', 'replicates_needed'] as const

const columns: Readonly<Record<Measure, readonly string[]>> = {
  morris: [...head, ...morris, ...end],
  saltelli: [...head, ...first, ...total, ...end],
  'space-filling': [...head, ...first, ...end],
  'full-factorial': [...head, ...first, ...end],
}

/**
 * One line for each factor of each outcome, the greatest first. `groups_needed`, `replicates_needed`: trajectories, base
 * samples or points, and replicates at each, that would part it from the next line; empty for the last, where the two are
 * equal and where no factor is ranked.
 */
export function sensitivityCsv({ found }: SensitivityInput): CsvTable {
  return tableText(columns[found[0]!.measure], found.flatMap(rowsOf))
}

function rowsOf(s: Sensitivity): Record<string, string | number>[] {
  return s.order.map((f) => {
    const { path, rank, morris: m, first: s1, total: st } = s.factors[f]!
    return {
      ...headOf(s),
      factor: path,
      rank_best: rank.best,
      rank_worst: rank.worst,
      ...(m
        ? {
            mu: m.mu,
            mu_low: m.muInterval.low,
            mu_high: m.muInterval.high,
            mu_star: m.muStar,
            mu_star_low: m.muStarInterval.low,
            mu_star_high: m.muStarInterval.high,
            sigma: m.sigma,
            sigma_low: m.sigmaInterval.low,
            sigma_high: m.sigmaInterval.high,
            mu_star_luck: m.luck,
          }
        : {}),
      ...(s1 ? { first: s1.value, first_low: s1.low, first_high: s1.high } : {}),
      ...(st ? { total: st.value, total_low: st.low, total_high: st.high } : {}),
      groups: s.groups,
      groups_needed: wanted(rank.needed?.groups),
      replicates: s.replicates,
      replicates_needed: wanted(rank.needed?.replicates),
    }
  })
}

function wanted(needed = Number.NaN): number {
  return Number.isFinite(needed) ? needed : Number.NaN
}

/** One line for each outcome: how much of its variance is luck alone. */
export function luckCsv({ found }: SensitivityInput): CsvTable {
  return tableText(
    [
      'scenario',
      'outcome',
      'scope',
      'month',
      'unit',
      'points',
      'replicates',
      'variance',
      'share_luck',
      'share_luck_low',
      'share_luck_high',
      'share_common',
      'share_mixed',
    ],
    found.map((s) => ({
      ...headOf(s),
      points: s.luck.points,
      replicates: s.replicates,
      variance: s.luck.variance,
      share_luck: s.luck.share,
      share_luck_low: s.luck.interval.low,
      share_luck_high: s.luck.interval.high,
      share_common: s.luck.common,
      share_mixed: s.luck.mixed,
    })),
  )
}

function headOf({ scenario, outcome, month }: Sensitivity) {
  return { scenario, outcome: outcome.name, scope: outcome.scope, month, unit: outcome.unit }
}
