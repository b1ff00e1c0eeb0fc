/** One outcome’s curve, out of a table. */
import { curveParts, type Table } from './protocol.js'

export interface Curve {
  readonly mean: Float64Array
  readonly low: Float64Array
  readonly high: Float64Array
}

/** One outcome out of a table; undefined where it is not recorded. */
export function curveOf(table: Table, outcome: string, band: 'mean' | 'runs'): Curve | undefined {
  const series = table.outcomes.indexOf(outcome)
  if (series < 0) return undefined
  const rows = table.months + 1
  const column = (part: (typeof curveParts)[number]) => {
    const values = new Float64Array(rows)
    let at = series * rows * curveParts.length + curveParts.indexOf(part)
    for (let month = 0; month < rows; month++, at += curveParts.length) values[month] = table.numbers[at]!
    return values
  }
  return band === 'mean'
    ? { mean: column('mean'), low: column('mean_low'), high: column('mean_high') }
    : { mean: column('mean'), low: column('p05'), high: column('p95') }
}
