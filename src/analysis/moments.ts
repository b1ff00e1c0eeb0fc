/**
 * Means and variances over replicates, one of each for every cell of a row of numbers.
 *
 * Sums are taken block by block: Welford’s update within a block of 64 consecutive replicates, blocks merged in order by
 * the formula of Chan, Golub & LeVeque (1979). So the result has the same bytes whoever computed which block.
 */

/** Consecutive replicates that are summed together: the unit of computing, sharing out and merging. */
export const blockSize = 64

/** Running count, mean and sum of squared deviations of each cell; NaN is left out. */
export class Moments {
  readonly count: Float64Array
  readonly mean: Float64Array
  readonly squares: Float64Array

  constructor(readonly cells: number) {
    this.count = new Float64Array(cells)
    this.mean = new Float64Array(cells)
    this.squares = new Float64Array(cells)
  }

  clear(): void {
    this.count.fill(0)
    this.mean.fill(0)
    this.squares.fill(0)
  }

  /** Takes in one row: the cells of `values` from `offset` on (Welford 1962). */
  add(values: Float64Array, offset = 0): void {
    const { count, mean, squares, cells } = this
    for (let c = 0; c < cells; c++) {
      const x = values[offset + c] as number
      if (Number.isNaN(x)) continue
      const n = (count[c] as number) + 1
      const before = x - (mean[c] as number)
      const m = (mean[c] as number) + before / n
      count[c] = n
      mean[c] = m
      squares[c] = (squares[c] as number) + before * (x - m)
    }
  }

  /** Takes in all that `later` holds (Chan, Golub & LeVeque 1979, eq. 1.5 in the form of means). */
  merge(later: Moments): void {
    if (later.cells !== this.cells) throw new RangeError(`cannot merge ${later.cells} cells into ${this.cells}`)
    const { count, mean, squares, cells } = this
    for (let c = 0; c < cells; c++) {
      const nb = later.count[c] as number
      if (nb === 0) continue
      const na = count[c] as number
      const n = na + nb
      const apart = (later.mean[c] as number) - (mean[c] as number)
      count[c] = n
      mean[c] = na === 0 ? (later.mean[c] as number) : (mean[c] as number) + (apart * nb) / n
      squares[c] = (squares[c] as number) + (later.squares[c] as number) + (apart * apart * na * nb) / n
    }
  }

  /** Mean of a cell; NaN where no replicate defined it. */
  meanOf(cell: number): number {
    return this.count[cell] === 0 ? Number.NaN : (this.mean[cell] as number)
  }

  /** Variance of a cell with n − 1 in the denominator; NaN below two values. */
  varianceOf(cell: number): number {
    const n = this.count[cell] as number
    return n < 2 ? Number.NaN : (this.squares[cell] as number) / (n - 1)
  }
}

/** Moments to which rows are added one by one, in replicate order, and which close a block every 64 rows. */
export class BlockedMoments {
  private readonly total: Moments
  private readonly block: Moments
  private inBlock = 0

  constructor(cells: number) {
    this.total = new Moments(cells)
    this.block = new Moments(cells)
  }

  add(values: Float64Array, offset = 0): void {
    this.block.add(values, offset)
    if (++this.inBlock === blockSize) this.close()
  }

  /** The moments of all rows so far. Closes the running block: only to be called after the last row. */
  finish(): Moments {
    if (this.inBlock > 0) this.close()
    return this.total
  }

  private close(): void {
    this.total.merge(this.block)
    this.block.clear()
    this.inBlock = 0
  }
}
