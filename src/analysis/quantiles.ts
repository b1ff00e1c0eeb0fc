/**
 * Quantiles by linear interpolation between order statistics: type 7 of Hyndman & Fan (1996), the default of R and numpy.
 * One definition for every quantile that is printed, drawn or written to a table.
 */

/** Up to so many replicates quantiles are found from every value; beyond, from a tally, whose memory is bounded. */
export const exactReplicates = 10_000

/** The shares of replicates below each quantile that the tables report. */
export const quantileShares = [0.05, 0.25, 0.5, 0.75, 0.95] as const

/** Eight doubles are one cache line: columns are gathered that many at a time. */
const tile = 8

/** Stretches of this many values or fewer are sorted outright. */
const shortEnough = 24

/**
 * Where the quantile at `share`, a whole number of thousandths, lies among `n` ascending values: `part` of the way from the
 * value numbered `below` (from 0) to the next. Reckoned in whole numbers: .05 × 140 in doubles is a little more than 7.
 */
function placeOf(n: number, share: number): { readonly below: number; readonly part: number } {
  const thousandths = (n - 1) * Math.round(share * 1000)
  const below = Math.floor(thousandths / 1000)
  return { below, part: (thousandths - below * 1000) / 1000 }
}

function between(low: number, high: number, part: number): number {
  return part === 0 ? low : low + part * (high - low)
}

/** The quantile of ascending values at a share that is a whole number of thousandths; NaN of none. */
export function quantile(sorted: ArrayLike<number>, share: number): number {
  if (sorted.length === 0) return Number.NaN
  const { below, part } = placeOf(sorted.length, share)
  const low = sorted[below] as number
  return between(low, part === 0 ? low : (sorted[below + 1] as number), part)
}

/**
 * The five reported quantiles of `n` values that are known by their order statistics: `valueAt(k)` is the one numbered k
 * from the least (0); each is asked for once, in ascending order. Written to `out` from `at` on; NaN where there is no
 * value.
 */
export function orderQuantiles(n: number, valueAt: (k: number) => number, out: Float64Array, at: number): void {
  // What was asked for last, and before that: two shares may lie between the same two values.
  let [last, before] = [-1, -1]
  let [lastValue, valueBefore] = [Number.NaN, Number.NaN]
  const get = (k: number): number => {
    if (k === before) return valueBefore
    if (k === last) return lastValue
    ;[before, valueBefore] = [last, lastValue]
    ;[last, lastValue] = [k, valueAt(k)]
    return lastValue
  }
  for (let q = 0; q < quantileShares.length; q++) {
    if (n === 0) {
      out[at + q] = Number.NaN
      continue
    }
    const { below, part } = placeOf(n, quantileShares[q] as number)
    const low = get(below)
    out[at + q] = part === 0 ? low : between(low, get(below + 1), part)
  }
}

/** The same of distinct ascending values from number `from` to `to` (exclusive) in a list, each with how often it occurs. */
export function countedQuantiles(
  values: Float64Array,
  counts: ArrayLike<number>,
  from: number,
  to: number,
  out: Float64Array,
  at: number,
): void {
  let n = 0
  for (let i = from; i < to; i++) n += counts[i] as number
  let i = from
  let upTo = n === 0 ? 0 : (counts[from] as number)
  const valueAt = (k: number) => {
    while (k >= upTo) upTo += counts[++i] as number
    return values[i] as number
  }
  orderQuantiles(n, valueAt, out, at)
}

/**
 * Quantiles of cells `from` to `to` (exclusive) over `replicates` rows of `cells` numbers. NaN is left out; with no value
 * left, the quantile is NaN. Written to `out`, five to a cell.
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
        // A zero has no sign here: which of two equal zeros stands first must not show.
        columns[k * replicates + n] = x + 0
        lengths[k] = n + 1
      }
    }
    for (let k = 0; k < width; k++) {
      const column = columns.subarray(k * replicates, k * replicates + (lengths[k] as number))
      columnQuantiles(column, out, (first + k) * quantileShares.length)
    }
  }
}

/** Writes the five quantiles of `column`, which holds no NaN, to `out` from `at` on; reorders the column. */
export function columnQuantiles(column: Float64Array, out: Float64Array, at: number): void {
  const n = column.length
  let from = 0
  // Only the order statistics that a quantile lies between need be in their places.
  const valueAt = (k: number) => {
    place(column, from, n - 1, k)
    from = k + 1
    return column[k] as number
  }
  orderQuantiles(n, valueAt, out, at)
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
