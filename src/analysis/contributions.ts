/**
 * Contributions: of the change of an outcome, what each mechanism has moved, over the replicates of one scenario; and of
 * the difference between two scenarios under common luck, what each has carried.
 */
import type { Series } from '../model/outcome.js'
import { halfWidth } from './interval.js'
import { BlockedMoments, type Moments } from './moments.js'

/**
 * One line of contributions.csv: the mean part that a mechanism has in the change of an outcome from the month before to
 * this month, with its 95 % t-interval. NaN stands for missing.
 */
export interface ContributionRow {
  readonly scenario: string
  readonly outcome: string
  readonly scope: string
  readonly month: number
  readonly mechanism: string
  readonly unit: string
  /** Replicates in which the outcome is defined in this month and was before. */
  readonly n: number
  readonly mean: number
  readonly mean_low: number
  readonly mean_high: number
}

/** One line of difference.csv: what a mechanism has carried of scenario − against up to a month, since month 0. */
export interface DifferenceRow extends ContributionRow {
  readonly against: string
}

/** Account of one replicate: the value of the first month that has one, and by line and month what moved it since. */
export interface Ledger {
  readonly lines: readonly string[]
  readonly months: number
  readonly base: number
  /** The first month with a value; months + 1 where there is none. */
  readonly since: number
  /** parts[line · (months + 1) + month]; NaN up to `since`, and in later months without a value. */
  readonly parts: Float64Array
}

/** The mechanism to which a difference counts that is there before any mechanism has moved anything. */
export const atFirst = 'start'

/** Parts summed up from month to month: 0 in the first month with a value, NaN where there is none. */
export function cumulative({ lines, months, since, parts }: Ledger): Float64Array {
  const rows = months + 1
  const out = new Float64Array(parts.length).fill(Number.NaN)
  for (let line = 0; line < lines.length; line++) {
    let sum = 0
    if (since < rows) out[line * rows + since] = 0
    for (let month = since + 1; month < rows; month++) {
      const part = parts[line * rows + month]!
      if (Number.isNaN(part)) continue
      sum += part
      out[line * rows + month] = sum
    }
  }
  return out
}

/** Stands for all mechanisms together. */
export const wholeChange = 'all'

/** What mechanisms moved in one outcome of one scenario. */
export interface Contributions {
  /** What each mechanism moved in each month from 1 on. */
  readonly monthly: readonly ContributionRow[]
  /** What it has moved since the first month with a value. */
  readonly cumulative: readonly ContributionRow[]
  /** The same of all together: the change of the outcome itself. */
  readonly change: readonly ContributionRow[]
  /** By month: the mean first value of the runs that have one in that month, from which their change is counted. */
  readonly from: readonly number[]
}

/** Gathers the contributions to one outcome, replicate after replicate, in replicate order. */
export class ContributionSums {
  private readonly monthly: BlockedMoments
  private readonly running: BlockedMoments
  private readonly whole: BlockedMoments
  private readonly bases: BlockedMoments
  private readonly sum: Float64Array
  private readonly base: Float64Array
  /** Whether a line ever moved anything. */
  private readonly moved: Uint8Array

  constructor(
    private readonly lines: readonly string[],
    private readonly months: number,
  ) {
    const cells = lines.length * (months + 1)
    this.monthly = new BlockedMoments(cells)
    this.running = new BlockedMoments(cells)
    this.whole = new BlockedMoments(months + 1)
    this.bases = new BlockedMoments(months + 1)
    this.sum = new Float64Array(months + 1)
    this.base = new Float64Array(months + 1)
    this.moved = new Uint8Array(lines.length)
  }

  add(ledger: Ledger): void {
    const { parts } = ledger
    const rows = this.months + 1
    const since = cumulative(ledger)
    this.monthly.add(parts)
    this.running.add(since)
    for (let month = 0; month < rows; month++) {
      let sum = 0
      for (let line = 0; line < this.lines.length; line++) sum += since[line * rows + month]!
      this.sum[month] = sum
      this.base[month] = Number.isNaN(sum) ? sum : ledger.base
    }
    this.whole.add(this.sum)
    this.bases.add(this.base)
    for (let cell = 0; cell < parts.length; cell++) {
      if (parts[cell] !== 0 && !Number.isNaN(parts[cell]!)) this.moved[Math.floor(cell / rows)] = 1
    }
  }

  /** The parts of each month from 1 on, and those since the first month, of the lines that moved anything. */
  rows(scenario: string, series: Series): Contributions {
    const of = (moments: Moments, from: number, lines = this.lines, moved = this.moved) =>
      rowsOf(moments, lines, this.months, from, moved).map((row) => ({
        scenario,
        ...headOf(series),
        ...row,
      }))
    const bases = this.bases.finish()
    return {
      from: Array.from({ length: this.months + 1 }, (_, month) => bases.meanOf(month)),
      monthly: of(this.monthly.finish(), 1),
      cumulative: of(this.running.finish(), 0),
      change: of(this.whole.finish(), 0, [wholeChange], Uint8Array.of(1)),
    }
  }
}

/** Gathers what carried the difference between two scenarios, pair after pair, in replicate order. */
export class DifferenceSums {
  private readonly lines: readonly string[]
  private readonly months: number
  private readonly sums: BlockedMoments
  private readonly moved: Uint8Array
  private readonly row: Float64Array

  /** Lines of both; the mechanisms of one version of the model have one order. */
  constructor(lines: readonly string[], otherLines: readonly string[], months: number) {
    this.lines = [atFirst, ...new Set([...lines, ...otherLines])]
    this.months = months
    this.row = new Float64Array(this.lines.length * (months + 1))
    this.sums = new BlockedMoments(this.row.length)
    this.moved = new Uint8Array(this.lines.length)
  }

  /** Takes in one pair. The parts of all lines sum to the difference of the values, in months in which both have one. */
  add(of: Ledger, against: Ledger): void {
    const { lines, months, row, moved } = this
    const rows = months + 1
    row.fill(0)
    row.fill(of.base - against.base, 0, rows)
    for (const [ledger, sign] of [
      [of, 1],
      [against, -1],
    ] as const) {
      const sums = cumulative(ledger)
      const own = ledger.months + 1
      for (let month = 0; month < rows; month++) {
        // All lines have a value, or none.
        if (Number.isNaN(sums[month]!)) row[month] = Number.NaN
      }
      ledger.lines.forEach((name, l) => {
        const at = lines.indexOf(name) * rows
        for (let month = 0; month < rows; month++) row[at + month]! += sign * sums[l * own + month]!
      })
    }
    for (let month = 0; month < rows; month++) {
      const defined = !Number.isNaN(row[month]!)
      for (let line = 0; line < lines.length; line++) {
        const cell = line * rows + month
        if (!defined) row[cell] = Number.NaN
        else if (row[cell] !== 0) moved[line] = 1
      }
    }
    this.sums.add(row)
  }

  rows(scenario: string, against: string, series: Series): DifferenceRow[] {
    return rowsOf(this.sums.finish(), this.lines, this.months, 0, this.moved).map((row) => ({
      scenario,
      against,
      ...headOf(series),
      ...row,
    }))
  }
}

const headOf = ({ outcome, scope }: Series) => ({ outcome: outcome.name, scope, unit: outcome.unit })

function rowsOf(moments: Moments, lines: readonly string[], months: number, from: number, moved: Uint8Array) {
  const rows: { month: number; mechanism: string; n: number; mean: number; mean_low: number; mean_high: number }[] = []
  for (let month = from; month <= months; month++) {
    lines.forEach((mechanism, line) => {
      if (!moved[line]) return
      const cell = line * (months + 1) + month
      const n = moments.count[cell]!
      const mean = moments.meanOf(cell)
      const half = halfWidth(Math.sqrt(moments.varianceOf(cell)), n)
      rows.push({ month, mechanism, n, mean, mean_low: mean - half, mean_high: mean + half })
    })
  }
  return rows
}
