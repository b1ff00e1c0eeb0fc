/** Beginning and end of each outcome of one scenario. */
import type { CurveRow } from '../analysis/curves.js'
import { headline, inThemeOrder } from './charts/themes.js'
import type { Localiser } from './messages/localiser.js'
import { decimalsFor, formatNumber, meanDecimals, type OutcomeWords, outcomeWords } from './words.js'

export interface FirstAndLast extends OutcomeWords {
  readonly first: CurveRow
  /** The last month that has a value; not always the end. */
  readonly last: CurveRow
  /** The last month of the run. */
  readonly end: number
}

/** Whether there is a value at the end of the run. */
export function lasts({ last, end }: FirstAndLast): boolean {
  return last.month === end
}

/** `in 8 of 20 runs`, where not all runs have a value; nothing where all do. */
export function runsWords({ n }: CurveRow, of: number, { chart, count }: Pick<Localiser, 'chart' | 'count'>): string[] {
  return n < of ? [chart.defined.inRuns(count(n), count(of))] : []
}

/**
 * Beginning and end of each outcome of the whole world, in the order of the themes. Traffic has its seasons, so the
 * beginning is the first month with a value that is a whole number of years before the end, where there is one.
 */
export function firstAndLast(
  curves: readonly CurveRow[],
  scenario: string,
  say: (name: string, unit: string) => OutcomeWords = outcomeWords,
): FirstAndLast[] {
  const rows = new Map<string, CurveRow[]>()
  let end = 0
  for (const row of curves) {
    if (row.scope !== '' || row.scenario !== scenario) continue
    end = Math.max(end, row.month)
    if (Number.isNaN(row.mean)) continue
    const known = rows.get(row.outcome)
    if (known) known.push(row)
    else rows.set(row.outcome, [row])
  }
  return inThemeOrder([...rows.keys()]).map((outcome) => {
    const own = [...rows.get(outcome)!].sort((a, b) => a.month - b.month)
    const last = own[own.length - 1]!
    const first = own.find(({ month }) => month < last.month && (last.month - month) % 12 === 0) ?? own[0]!
    return { ...say(outcome, own[0]!.unit), first, last, end }
  })
}

/** The courses of the main outcomes, in their order; none that never changes. */
export function mainOutcomes(all: readonly FirstAndLast[]): FirstAndLast[] {
  return headline(all.map(({ first }) => first.outcome)).map((name) => all.find(({ first }) => first.outcome === name)!)
}

/** Decimals of the mean at the beginning: its own, and no fewer than the mean at the end has. */
export function decimalsAtFirst(first: CurveRow, last: CurveRow): number {
  return Math.max(decimalsFor(first.mean), meanDecimals(last.mean, last.mean_low, last.mean_high))
}

/** 1 up, −1 down, 0 where the intervals of the two months do not lie apart: they are not paired. */
export function direction(first: CurveRow, last: CurveRow): -1 | 0 | 1 {
  const decimals = decimalsAtFirst(first, last)
  if (formatNumber(first.mean, decimals) === formatNumber(last.mean, decimals)) return 0
  if (last.mean_low > upper(first)) return 1
  return last.mean_high < lower(first) ? -1 : 0
}

/** At month 0 all runs may start alike; the interval is then the mean itself. */
const upper = (row: CurveRow) => (Number.isNaN(row.mean_high) ? row.mean : row.mean_high)
const lower = (row: CurveRow) => (Number.isNaN(row.mean_low) ? row.mean : row.mean_low)
