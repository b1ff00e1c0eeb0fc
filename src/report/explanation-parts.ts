/** The parts of each mechanism in what is explained, and the whole that they sum to. */
import type { ContributionRow } from '../analysis/contributions.js'
import { isScarce } from '../analysis/scarcity.js'
import type { Contrast, Explanation } from '../experiment/explain.js'
import type { Grounded } from './grounds.js'
import { decimalsFor } from './words.js'

export interface ExplanationInput extends Grounded {
  /** What is explained: one scenario, or the difference of two. */
  readonly found: Explanation | Contrast
  /** The replicate whose parting is told. */
  readonly replicate: number
}

/** A mechanism’s part in the whole, at the months that a table shows. */
export interface Part {
  readonly mechanism: string
  readonly row: ContributionRow
  readonly at: readonly number[]
}

/** The parts in what is explained, the largest first, and the whole that they sum to. */
export interface Parts {
  readonly explanation: Explanation
  readonly months: readonly number[]
  readonly parts: readonly Part[]
  readonly whole: {
    /** The last month in which enough runs have a value, and how many have one. */
    readonly month: number
    readonly n: number
    readonly at: readonly number[]
    readonly mean: number
    readonly low: number
    readonly high: number
  }
}

export const isContrast = (found: Explanation | Contrast): found is Contrast => 'differences' in found

const mostMonths = 5

/** Whole years up to the last month, at most five, evenly apart; months where there are no years. */
export function monthsShown(months: number): number[] {
  const step =
    [1, 2, 3, 6, 12].find((each) => months / each <= mostMonths) ?? 12 * Math.ceil(months / (12 * mostMonths))
  const shown: number[] = []
  for (let month = months; month > 0; month -= step) shown.unshift(month)
  return shown
}

export function partsOf(found: Explanation | Contrast): Parts {
  const explanation = isContrast(found) ? found.of : found
  const rows: readonly ContributionRow[] = isContrast(found) ? found.differences : found.cumulative
  // Mechanisms that moved nothing have no rows: what has a value is told by the whole.
  const wholes: readonly { readonly month: number; readonly n: number }[] = isContrast(found)
    ? found.effects
    : found.change
  const last = wholes.reduce(
    (latest, row) => (isScarce(row.n, explanation.replicates) ? latest : Math.max(latest, row.month)),
    0,
  )
  const months = monthsShown(last)
  const byName = new Map<string, ContributionRow[]>()
  for (const row of rows) byName.set(row.mechanism, [...(byName.get(row.mechanism) ?? []), row])
  const parts = [...byName].map(([mechanism, own]): Part => {
    const at = (month: number) => own.find((row) => row.month === month)
    return { mechanism, row: at(last)!, at: months.map((month) => at(month)?.mean ?? Number.NaN) }
  })
  parts.sort((a, b) => Math.abs(b.row.mean) - Math.abs(a.row.mean) || (a.mechanism < b.mechanism ? -1 : 1))
  return { explanation, months, parts, whole: wholeOf(found, months, last) }
}

function wholeOf(found: Explanation | Contrast, months: readonly number[], last: number): Parts['whole'] {
  if (isContrast(found)) {
    const at = (month: number) => found.effects.find((row) => row.month === month)
    const end = at(last)
    const none = Number.NaN
    return {
      month: last,
      n: end?.n ?? 0,
      at: months.map((month) => at(month)?.effect ?? none),
      mean: end?.effect ?? none,
      low: end?.low ?? none,
      high: end?.high ?? none,
    }
  }
  const at = (month: number) => found.change.find((row) => row.month === month)
  const end = at(last)!
  return {
    month: last,
    n: end.n,
    at: months.map((month) => at(month)!.mean),
    mean: end.mean,
    low: end.mean_low,
    high: end.mean_high,
  }
}

/** Decimals for a whole table: three significant digits of its largest number. */
export function decimalsOf({ explanation, parts, whole }: Parts): number {
  const largest = Math.max(Math.abs(whole.mean) || 0, ...parts.map(({ row }) => Math.abs(row.mean) || 0))
  const level = Math.max(...explanation.curves.map(({ mean }) => Math.abs(mean) || 0))
  // What a sum of doubles leaves over is not told as if a mechanism had moved it.
  if (largest < 1e-12 * level) return 0
  return largest < 1 ? decimalsFor(largest) + 1 : decimalsFor(largest)
}
