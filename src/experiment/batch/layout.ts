/**
 * The blocks of a plan in plan order: point after point, and of each point 64 replicates after the other. A block is the
 * unit of resuming, sharing out and summing; its number here is its place in that order.
 */
import { blockSize } from '../../analysis/moments.js'

export interface BlockId {
  readonly point: number
  /** Number of the block within its point: replicates block · 64 and on. */
  readonly block: number
  /** Replicates in it: 64, or fewer in a point’s last block. */
  readonly count: number
}

export class Layout {
  readonly total: number
  readonly runs: number
  /** First block of each design point, and the end. */
  private readonly starts: Float64Array

  /** `replicates` of each design point; each of its `scenarios` runs so many times. */
  constructor(
    private readonly replicates: ArrayLike<number>,
    readonly scenarios: number,
  ) {
    this.starts = new Float64Array(replicates.length + 1)
    let runs = 0
    for (let d = 0; d < replicates.length; d++) {
      const count = replicates[d] as number
      this.starts[d + 1] = (this.starts[d] as number) + Math.ceil(count / blockSize) * scenarios
      runs += count * scenarios
    }
    this.total = this.starts[replicates.length] as number
    this.runs = runs
  }

  get points(): number {
    return this.replicates.length * this.scenarios
  }

  replicatesOf(point: number): number {
    return this.replicates[Math.floor(point / this.scenarios)] as number
  }

  /** The number of a block; −1 where the layout has no such block of so many replicates. */
  numberOf({ point, block, count }: BlockId): number {
    const design = Math.floor(point / this.scenarios)
    if (design >= this.replicates.length) return -1
    const all = this.replicates[design] as number
    if (count !== Math.min(blockSize, all - block * blockSize)) return -1
    const each = Math.ceil(all / blockSize)
    return (this.starts[design] as number) + (point - design * this.scenarios) * each + block
  }

  at(number: number): BlockId {
    let low = 0
    let high = this.replicates.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((this.starts[middle] as number) <= number) low = middle
      else high = middle - 1
    }
    const all = this.replicates[low] as number
    const each = Math.ceil(all / blockSize)
    const left = number - (this.starts[low] as number)
    const scenario = Math.floor(left / each)
    const block = left - scenario * each
    return { point: low * this.scenarios + scenario, block, count: Math.min(blockSize, all - block * blockSize) }
  }
}
