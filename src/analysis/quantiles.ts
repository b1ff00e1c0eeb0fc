/** Exact quantiles over replicates, from all values. */
import { quantileSorted } from 'simple-statistics'

/** The shares of replicates below each quantile that the tables report. */
export const quantileShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Eight doubles are one cache line: columns are gathered that many at a time. */
const tile = 8

/**
 * Quantiles of cells `from` to `to` (exclusive) over `replicates` rows of `cells` numbers, by linear interpolation
 * between order statistics (type 7 of Hyndman & Fan 1996). NaN is left out; with no value left, the quantile is NaN.
 * Written to `out`, five to a cell.
 */
export function exactQuantiles(
  values: Float64Array,
  replicates: number,
  cells: number,
  from: number,
  to: number,
  out: Float64Array,
): void {
  const columns = new Float64Array(tile * replicates)
  for (let first = from; first < to; first += tile) {
    const width = Math.min(tile, to - first)
    for (let r = 0; r < replicates; r++) {
      const row = r * cells + first
      for (let k = 0; k < width; k++) columns[k * replicates + r] = values[row + k] as number
    }
    for (let k = 0; k < width; k++) {
      quantilesOfColumn(columns.subarray(k * replicates, (k + 1) * replicates), out, (first + k) * quantileShares.length)
    }
  }
}

/** Sorts `column` in place and writes its quantiles to `out` from `at` on. */
function quantilesOfColumn(column: Float64Array, out: Float64Array, at: number): void {
  column.sort() // NaN goes last
  let n = column.length
  while (n > 0 && Number.isNaN(column[n - 1])) n--
  // quantileSorted asks only for a length and elements, which a typed array has.
  const sorted = column.subarray(0, n) as unknown as readonly number[]
  for (let q = 0; q < quantileShares.length; q++) {
    out[at + q] = n === 0 ? Number.NaN : quantileSorted(sorted, quantileShares[q] as number)
  }
}
