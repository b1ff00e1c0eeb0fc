/** One scenario’s replicates on their way to an ensemble: simulated block by block, and summed as they come. */
import { type CurveRow, CurveSums, cellsOf } from '../analysis/curves.js'
import { blockSize } from '../analysis/moments.js'
import { exactQuantiles, exactReplicates, quantileShares } from '../analysis/quantiles.js'
import type { simulate } from '../model/simulate.js'
import type { World } from '../model/world.js'
import { RunFailure } from './failure.js'
import { type Finals, finalsInMemory, type KeepFinals } from './finals.js'
import type { Pacer } from './pacer.js'

/** What computes one replicate. */
export type Simulate = typeof simulate

/** The replicates 0 … `replicates` − 1 of one scenario under one seed, and what they come to. */
export interface Ensemble {
  readonly scenario: string
  readonly world: World
  readonly seed: string
  readonly replicates: number
  readonly curves: readonly CurveRow[]
  /** Values at the last month. */
  readonly finals: Finals
  /** All values, replicate-major then series-major; absent beyond 10,000 replicates, and where they were not asked for. */
  readonly values?: Float64Array
}

/** Columns whose quantiles are found between two looks at the clock. */
const columnsAtOnce = 32

export class Recorder {
  private readonly cells: number
  /** Whether every value is kept. */
  readonly keepsAll: boolean
  /** Every value, or those of the current block only. */
  private values: Float64Array
  private readonly sums: CurveSums
  private readonly finals: Finals
  private readonly lastRow: Float64Array

  constructor(
    readonly name: string,
    readonly world: World,
    private readonly seed: string,
    private readonly replicates: number,
    private readonly simulate: Simulate,
    keepFinals: KeepFinals = finalsInMemory,
  ) {
    this.cells = cellsOf(world)
    this.keepsAll = replicates <= exactReplicates
    this.values = new Float64Array(this.cells * (this.keepsAll ? replicates : blockSize))
    this.sums = new CurveSums(world, !this.keepsAll)
    this.finals = keepFinals(world.series.length, replicates)
    this.lastRow = new Float64Array(world.series.length)
  }

  /** Simulates the `count` replicates from `first` on, a whole block or the last one, and takes them in. */
  async block(first: number, count: number, pacer: Pacer): Promise<void> {
    for (let replicate = first; replicate < first + count; replicate++) {
      const at = this.offset(replicate)
      const out = this.values.subarray(at, at + this.cells)
      try {
        this.simulate(this.world, this.seed, replicate, { out })
      } catch (cause) {
        throw new RunFailure(this.name, this.seed, replicate, cause)
      }
      this.sums.add(out)
      this.takeFinals(out)
      await pacer.yieldIfDue()
    }
  }

  /** Where the values of a replicate of the current block start in `row`; if all are kept, of any replicate so far. */
  offset(replicate: number): number {
    return (this.keepsAll ? replicate : replicate % blockSize) * this.cells
  }

  get row(): Float64Array {
    return this.values
  }

  /** The ensemble, once every block is in. */
  async finish(pacer: Pacer, keepValues: boolean): Promise<Ensemble> {
    const quantiles = this.keepsAll ? await this.quantiles(pacer) : undefined
    const curves = this.sums.rows(this.name, quantiles)
    const { name, world, seed, replicates, finals, values } = this
    this.values = new Float64Array(0)
    return {
      scenario: name,
      world,
      seed,
      replicates,
      curves,
      finals,
      ...(this.keepsAll && keepValues ? { values } : {}),
    }
  }

  private async quantiles(pacer: Pacer): Promise<Float64Array> {
    const { values, replicates, cells } = this
    const out = new Float64Array(cells * quantileShares.length)
    // Of the series: what is common to two worlds has no curve of its own.
    const last = this.world.series.length * (this.world.months + 1)
    for (let from = 0; from < last; from += columnsAtOnce) {
      exactQuantiles(values, replicates, cells, from, Math.min(last, from + columnsAtOnce), out)
      await pacer.yieldIfDue()
    }
    return out
  }

  private takeFinals(row: Float64Array): void {
    const rows = this.world.months + 1
    for (let s = 0; s < this.lastRow.length; s++) this.lastRow[s] = row[s * rows + rows - 1] as number
    this.finals.add(this.lastRow)
  }
}
