/** Exact quantiles over replicates, from all values. */
import { quantileSorted } from 'simple-statistics'

/** The shares of replicates below each quantile that the tables report. */
export const quantileShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Eight doubles are one cache line: columns are gathered that many at a time. */
const tile = 8

/** Stretches of this many values or fewer are sorted outright. */
const shortEnough = 24

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
  const lengths = new Int32Array(tile)
  for (let first = from; first < to; first += tile) {
    const width = Math.min(tile, to - first)
    lengths.fill(0)
    for (let r = 0; r < replicates; r++) {
      const row = r * cells + first
      for (let k = 0; k < width; k++) {
        const x = values[row + k] as number
        if (Number.isNaN(x)) continue
        const n = lengths[k] as number
        columns[k * replicates + n] = x
        lengths[k] = n + 1
      }
    }
    for (let k = 0; k < width; k++) {
      const column = columns.subarray(k * replicates, k * replicates + (lengths[k] as number))
      columnQuantiles(column, out, (first + k) * quantileShares.length)
    }
  }
}

/** Writes the quantiles of `column`, which holds no NaN, to `out` from `at` on; reorders the column. */
function columnQuantiles(column: Float64Array, out: Float64Array, at: number): void {
  const n = column.length
  let from = 0
  for (const share of quantileShares) {
    // Only the two order statistics that a quantile lies between need be in their places.
    const lower = Math.floor((n - 1) * share)
    const upper = Math.min(n - 1, lower + 1)
    if (lower >= from) {
      place(column, from, n - 1, lower)
      from = lower + 1
    }
    if (upper >= from) {
      place(column, from, n - 1, upper)
      from = upper + 1
    }
  }
  // quantileSorted asks only for a length and for elements, which a typed array has.
  const sorted = column as unknown as readonly number[]
  for (let q = 0; q < quantileShares.length; q++) {
    out[at + q] = n === 0 ? Number.NaN : quantileSorted(sorted, quantileShares[q] as number)
  }
}

/**
 * Brings the k-th smallest of x[left…right] to x[k], nothing greater before it and nothing smaller after it: Hoare’s
 * FIND (1961) around the median of three. Sorts what is left when the stretch is short, or shrinks too slowly.
 */
function place(x: Float64Array, left: number, right: number, k: number): void {
  let patience = 60
  while (right - left > shortEnough && patience-- > 0) {
    const pivot = middleOf(x[left] as number, x[(left + right) >> 1] as number, x[right] as number)
    let i = left
    let j = right
    while (i <= j) {
      while ((x[i] as number) < pivot) i++
      while ((x[j] as number) > pivot) j--
      if (i <= j) {
        const t = x[i] as number
        x[i] = x[j] as number
        x[j] = t
        i++
        j--
      }
    }
    if (k <= j) right = j
    else if (k >= i) left = i
    else return
  }
  if (patience <= 0) x.subarray(left, right + 1).sort()
  else insertionSort(x, left, right)
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c))
}

function insertionSort(x: Float64Array, left: number, right: number): void {
  for (let i = left + 1; i <= right; i++) {
    const value = x[i] as number
    let j = i - 1
    while (j >= left && (x[j] as number) > value) {
      x[j + 1] = x[j] as number
      j--
    }
    x[j + 1] = value
  }
}
