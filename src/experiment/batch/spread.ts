/**
 * The quantiles of a point’s cells over all its runs, from its blocks: of every value up to 10,000 replicates, beyond that
 * from tallies, as in `run` and `compare`. Where a point has more cells and runs than memory is meant for, its cells are
 * taken strip by strip, the blocks being gone through again for each.
 */
import { blockSize } from '../../analysis/moments.js'
import { QuantileSketch } from '../../analysis/quantile-sketch.js'
import { columnQuantiles, countedQuantiles, exactReplicates, quantileShares } from '../../analysis/quantiles.js'
import type { BlockSums } from './block.js'
import type { Plan } from './plan.js'

/** Values that are held at once: 64 MB. */
const mostValues = 1 << 23
/** Tallies that are held at once: each takes some kilobytes where values are many and no counts. */
const mostTallies = 1 << 12

/** Cells of one strip. */
export function cellsAtOnce(cells: number, replicates: number): number {
  const most = replicates <= exactReplicates ? Math.max(1, Math.floor(mostValues / replicates)) : mostTallies
  return Math.min(cells, most)
}

/** Room that points use one after the other. */
export interface Room {
  values: Float64Array
}

/** Of one point: takes its blocks, in order, once for each strip of its cells. */
export class Spread {
  /** Five of each cell, once the last strip has ended. */
  readonly quantiles: Float64Array
  private readonly cells: number
  private readonly width: number
  private from = 0
  private lengths = new Int32Array(0)
  private tallies: readonly QuantileSketch[] = []

  /** `months` are kept of each outcome; the point has so many `replicates`. */
  constructor(
    private readonly outcomes: Plan['outcomes'],
    private readonly months: number,
    private readonly replicates: number,
    private readonly room: Room,
    stripOf = cellsAtOnce,
  ) {
    this.cells = outcomes.length * months
    this.quantiles = new Float64Array(this.cells * quantileShares.length)
    this.width = stripOf(this.cells, replicates)
    this.begin()
  }

  take(sums: BlockSums): void {
    const { from, to } = this
    if (this.alone) this.whole(sums)
    else if (this.replicates > exactReplicates) this.count(sums, from, to)
    else this.gather(sums, from, to)
  }

  /** Ends a strip. Whether another one is wanted, for which all blocks are to be taken again. */
  end(): boolean {
    const { from, to, room, replicates, lengths, quantiles } = this
    for (let cell = from; cell < to && !this.alone; cell++) {
      const start = (cell - from) * replicates
      const at = cell * quantileShares.length
      if (replicates > exactReplicates) this.tallies[cell - from]!.quantiles(quantiles, at)
      else columnQuantiles(room.values.subarray(start, start + (lengths[cell - from] as number)), quantiles, at)
    }
    this.from = to
    if (to === this.cells) return false
    this.begin()
    return true
  }

  /** A point of one block: its values are sorted already. */
  private get alone(): boolean {
    return this.replicates <= blockSize && this.width === this.cells
  }

  private get to(): number {
    return Math.min(this.cells, this.from + this.width)
  }

  private begin(): void {
    const { from, to, room, replicates, months, outcomes } = this
    if (this.alone) return
    if (replicates > exactReplicates) {
      this.tallies = Array.from({ length: to - from }, (_, k) => {
        const { bounds, bins } = outcomes[Math.floor((from + k) / months)]!
        return new QuantileSketch(bounds, bins)
      })
      return
    }
    this.lengths = new Int32Array(to - from)
    const needed = (to - from) * replicates
    if (room.values.length < needed) room.values = new Float64Array(needed)
  }

  private whole(sums: BlockSums): void {
    eachCell(sums, 0, this.cells, (cell, first, end) => {
      countedQuantiles(sums.values, sums.counts, first, end, this.quantiles, cell * quantileShares.length)
    })
  }

  private count(sums: BlockSums, from: number, to: number): void {
    eachCell(sums, from, to, (cell, first, end) => {
      for (let i = first; i < end; i++)
        this.tallies[cell - from]!.add(sums.values[i] as number, sums.counts[i] as number)
    })
  }

  private gather(sums: BlockSums, from: number, to: number): void {
    const { lengths, replicates } = this
    const { values } = this.room
    eachCell(sums, from, to, (cell, first, end) => {
      const start = (cell - from) * replicates
      let at = start + (lengths[cell - from] as number)
      for (let i = first; i < end; i++)
        for (let times = sums.counts[i] as number; times > 0; times--) values[at++] = sums.values[i] as number
      lengths[cell - from] = at - start
    })
  }
}

/** Tells of each cell from number `from` to `to` (exclusive) where its values stand. */
function eachCell(
  { distinct }: BlockSums,
  from: number,
  to: number,
  told: (cell: number, first: number, end: number) => void,
): void {
  let first = 0
  for (let cell = 0; cell < to; cell++) {
    const end = first + (distinct[cell] as number)
    if (cell >= from) told(cell, first, end)
    first = end
  }
}
