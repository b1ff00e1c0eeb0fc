/** What becomes of the outcomes of one scenario, in sentences and in a table; the same in the summary and in the printed report. */
import type { CurveRow } from '../analysis/curves.js'
import type { Table } from './document/document.js'
import { table } from './document/document.js'
import { decimalsAtFirst, direction, type FirstAndLast, firstAndLast, lasts, runsWords } from './first-and-last.js'
import type { Telling } from './telling.js'
import { meanDecimals } from './words.js'

export function coursesOf({ localiser }: Telling, curves: readonly CurveRow[], scenario: string): FirstAndLast[] {
  return firstAndLast(curves, scenario, localiser.outcome)
}

/** A direction is named only when the intervals of the two months lie apart: they are not paired. */
export function courseSentence(telling: Telling, course: FirstAndLast, replicates: number): string {
  const { say, localiser } = telling
  const { label, unit, first, last } = course
  if (!lasts(course)) return `${label}: ${endWords(telling, course, replicates)}.`
  const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
  const some = (row: CurveRow) => bracketed(runsWords(row, replicates, localiser))
  const begun = localiser.level(first.mean, decimalsAtFirst(first, last))
  const from = `${say.run.inMonth(begun, String(first.month))}${some(first)}`
  const interval = Number.isNaN(last.mean_low)
    ? []
    : [say.run.ofMean(localiser.level(last.mean_low, decimals), localiser.level(last.mean_high, decimals))]
  const value = localiser.value(last.mean, unit, decimals)
  const to = `${say.run.inMonth(value, String(last.month))}${some(last)}${bracketed(interval)}`
  if (first.month === last.month) return `${label}: ${to}.`
  // Of other runs at first than at the end no direction can be told.
  const isUnjudged = last.n < 2 || first.n < replicates || last.n < replicates
  const way = direction(first, last)
  const said = isUnjudged ? say.run.unjudged : way > 0 ? say.run.rises : way < 0 ? say.run.falls : say.run.still
  return `${said(label, from, to)}.`
}

/** All outcomes at the end. */
export function coursesTable(telling: Telling, courses: readonly FirstAndLast[], replicates: number): Table {
  const { say, localiser } = telling
  const { columns } = say.run
  const between = (low: number, high: number, decimals: number) =>
    Number.isNaN(low) || Number.isNaN(high)
      ? say.none
      : say.range(localiser.level(low, decimals), localiser.level(high, decimals))
  return table(
    [columns.outcome, columns.unit, columns.first, columns.last, columns.interval, columns.runs],
    courses.map((course) => {
      const { label, scale, first, last } = course
      const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
      const begun = first.month === 0 ? [] : [localiser.chart.inMonth(String(first.month))]
      const when = [...begun, ...runsWords(first, replicates, localiser)]
      const start = `${localiser.level(first.mean, decimalsAtFirst(first, last))}${bracketed(when)}`
      const end = endWords(telling, course, replicates)
      if (!lasts(course)) return [label, scale, start, end, say.none, say.none]
      const runs = replicates > 1 ? between(last.p05, last.p95, decimals) : say.none
      return [label, scale, start, end, between(last.mean_low, last.mean_high, decimals), runs]
    }),
  )
}

/** `0.53`, `0.53 (in 8 of 20 runs)`, `no value at month 12 (last in month 4: 0.53 in 13 of 20 runs)`. */
export function endWords({ localiser }: Telling, course: FirstAndLast, replicates: number): string {
  const { last, end } = course
  const value = localiser.number(last.mean, meanDecimals(last.mean, last.mean_low, last.mean_high))
  const some = runsWords(last, replicates, localiser)
  if (lasts(course)) return `${value}${bracketed(some)}`
  const { noValueAt, lastIn } = localiser.chart.defined
  const spaced = some.map((words) => ` ${words}`).join('')
  return `${noValueAt(String(end))} (${lastIn(value, String(last.month), spaced)})`
}

function bracketed(parts: readonly string[]): string {
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`
}
