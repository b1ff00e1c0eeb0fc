/** What moved between two scenarios: the rows of curves and effects put side by side, with a verdict on each. */
import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import { type OutcomeWords, outcomeWords } from './words.js'

/** `unclear`: the 95 % interval includes 0. `changed`: it excludes 0, but neither direction counts as better. */
export type Verdict = 'better' | 'worse' | 'changed' | 'unclear'

export interface Move {
  readonly outcome: OutcomeWords
  readonly variant: string
  readonly month: number
  /** Run pairs in which both runs have a value. */
  readonly n: number
  /** Means of the two scenarios at that month. */
  readonly from: number
  readonly to: number
  readonly effect: number
  readonly low: number
  readonly high: number
  readonly sharePositive: number
  /**
   * The effect and its interval as parts of the larger of the two means, so that one axis serves all outcomes: −0.4 is
   * a fall by 40 %, +0.4 a rise that a fall by 40 % would undo. 0 where both means are 0.
   */
  readonly relative: number
  readonly relativeLow: number
  readonly relativeHigh: number
  readonly verdict: Verdict
  /** First month from which the interval excludes 0, with the sign of the end, in every later month. */
  readonly since?: number
}

/** Verdict on an effect. An interval that touches 0, or is missing, is `unclear`. */
export function verdictOf(low: number, high: number, better: OutcomeWords['better']): Verdict {
  if (!(low > 0) && !(high < 0)) return 'unclear'
  if (better === 'neither') return 'changed'
  return (low > 0) === (better === 'higher') ? 'better' : 'worse'
}

function since(rows: readonly EffectRow[]): number | undefined {
  let month: number | undefined
  let sign = 0
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const row = rows[at]!
    if (Number.isNaN(row.effect)) continue
    const clear = row.low > 0 ? 1 : row.high < 0 ? -1 : 0
    if (clear === 0 || (sign !== 0 && clear !== sign)) break
    sign = clear
    month = row.month
  }
  return month
}

const key = (scenario: string, outcome: string, month: number) => `${scenario}\n${outcome}\n${month}`

/** All moves of the whole world at the last month, by variant, in the order of the rows. Outcomes without a value there are left out. */
export function movesAtEnd(curves: readonly CurveRow[], effects: readonly EffectRow[]): Move[] {
  const means = new Map<string, number>()
  for (const row of curves) if (row.scope === '') means.set(key(row.scenario, row.outcome, row.month), row.mean)
  const series = new Map<string, EffectRow[]>()
  for (const row of effects) {
    if (row.scope !== '') continue
    const name = `${row.variant}\n${row.outcome}`
    const rows = series.get(name)
    if (rows) rows.push(row)
    else series.set(name, [row])
  }
  const moves: Move[] = []
  for (const unsorted of series.values()) {
    const rows = [...unsorted].sort((a, b) => a.month - b.month)
    const last = rows[rows.length - 1]!
    if (Number.isNaN(last.effect)) continue
    const outcome = outcomeWords(last.outcome, last.unit)
    const from = means.get(key(last.baseline, last.outcome, last.month)) ?? Number.NaN
    const to = means.get(key(last.variant, last.outcome, last.month)) ?? Number.NaN
    const size = Math.max(Math.abs(from), Math.abs(to))
    const relative = (value: number) => (size > 0 ? value / size : 0)
    const month = since(rows)
    moves.push({
      outcome,
      variant: last.variant,
      month: last.month,
      n: last.n,
      from,
      to,
      effect: last.effect,
      low: last.low,
      high: last.high,
      sharePositive: last.share_positive,
      relative: relative(last.effect),
      relativeLow: relative(last.low),
      relativeHigh: relative(last.high),
      verdict: verdictOf(last.low, last.high, outcome.better),
      ...(month === undefined ? {} : { since: month }),
    })
  }
  return moves
}
