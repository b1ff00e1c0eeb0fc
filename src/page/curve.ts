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
    const k = curveParts.indexOf(part)
    return Float64Array.from(
      { length: rows },
      (_, month) => table.numbers[(series * rows + month) * curveParts.length + k]!,
    )
  }
  return band === 'mean'
    ? { mean: column('mean'), low: column('mean_low'), high: column('mean_high') }
    : { mean: column('mean'), low: column('p05'), high: column('p95') }
}
