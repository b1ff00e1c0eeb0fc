/** Sums over groups, kept for each block of them and of replicates left out, so that leaving out costs a subtraction. */
import { blocks, type LeftOut, mostBlocks } from './crossed.js'

export class SumsLeftOut {
  readonly #groups: number
  readonly #width: number
  readonly #columns: readonly { readonly from: number; readonly to: number }[]
  readonly #rowAt = new Map<number, number>()
  readonly #columnAt = new Map<number, number>()
  readonly #rows: Float64Array[]
  readonly #totals: Float64Array

  /**
   * `add` adds, for one group, `width` numbers to `into` from `at` on, worked out from all replicates but those with
   * from ≤ number < to.
   */
  constructor(
    size: {
      readonly groups: number
      readonly groupBlocks?: number
      readonly replicates: number
      readonly width: number
    },
    add: (group: number, from: number, to: number, into: Float64Array, at: number) => void,
  ) {
    const { groups, groupBlocks = mostBlocks, replicates, width } = size
    this.#groups = groups
    this.#width = width
    this.#columns = [{ from: 0, to: 0 }, ...(replicates < 2 ? [] : blocks(replicates))]
    this.#columns.forEach(({ from, to }, c) => {
      if (to > from) this.#columnAt.set(from, c)
    })
    this.#totals = new Float64Array(this.#columns.length * width)
    this.#rows = blocks(groups, groupBlocks).map(({ from, to }, row) => {
      const sums = new Float64Array(this.#totals.length)
      for (let group = from; group < to; group++)
        this.#columns.forEach((column, c) => {
          add(group, column.from, column.to, sums, c * width)
        })
      for (let i = 0; i < sums.length; i++) this.#totals[i]! += sums[i]!
      this.#rowAt.set(from, row)
      return sums
    })
  }

  /** Fills `into` with the sums of what is not left out, and gives how many groups these are. */
  fill({ groupFrom, groupTo, replicateFrom, replicateTo }: LeftOut, into: Float64Array): number {
    const at = (replicateTo > replicateFrom ? this.#columnAt.get(replicateFrom)! : 0) * this.#width
    const row = groupTo > groupFrom ? this.#rows[this.#rowAt.get(groupFrom)!]! : undefined
    for (let i = 0; i < this.#width; i++) into[i] = this.#totals[at + i]! - (row ? row[at + i]! : 0)
    return this.#groups - (groupTo - groupFrom)
  }
}

/** Mean of all but those with from ≤ number < to. */
export function meanBut(x: Float64Array, from: number, to: number): number {
  let sum = 0
  for (let r = 0; r < x.length; r++) if (r < from || r >= to) sum += x[r]!
  return sum / (x.length - (to - from))
}

/**
 * Covariance by luck of the means of x and y over all replicates but some: what the product of these means is too large by.
 * How far a single one that is left goes with luck is told by all. 0 with one replicate, when it cannot be told.
 */
export function noiseBut(x: Float64Array, y: Float64Array, from: number, to: number): number {
  if (x.length < 2) return 0
  const left = x.length - (to - from)
  const [low, high] = left < 2 ? [0, 0] : [from, to]
  const [meanX, meanY] = [meanBut(x, low, high), meanBut(y, low, high)]
  let products = 0
  for (let r = 0; r < x.length; r++) if (r < low || r >= high) products += (x[r]! - meanX) * (y[r]! - meanY)
  return products / (x.length - (high - low) - 1) / left
}
