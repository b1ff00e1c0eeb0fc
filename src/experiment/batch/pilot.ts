/** What an experiment will take, from a few runs of it. Nothing is written. */
import { blockSize } from '../../analysis/moments.js'
import type { Sources } from '../../scenario/sources.js'
import { BlockRunner } from './block.js'
import { encodeBlock } from './block-codec.js'
import { curveColumns, runColumns } from './columns.js'
import type { Layout } from './layout.js'
import { curveMonthsOf, type Plan } from './plan.js'

export interface Estimate {
  readonly runs: number
  readonly points: number
  readonly blocks: number
  /** Of one run, on one worker, what setting its point up costs included. */
  readonly millisecondsPerRun: number
  readonly seconds: number
  /** Of this process with its workers. */
  readonly memoryBytes: number
  readonly diskBytes: number
  /** Runs of the pilot, and those that failed. */
  readonly tried: number
  readonly failed: number
}

/** Milliseconds that the pilot takes at most, but for the runs in hand. */
const patience = 2500
const mostPoints = 12
const runsAtPoint = 4
/** What a worker thread and the program itself take, from the sizes of such processes. */
const workerBytes = 55_000_000
const programBytes = 110_000_000
/** Compressed size of a number in the tables. */
const tableBytes = 7

export function pilot(plan: Plan, layout: Layout, sources: Sources, workers: number): Estimate {
  const runner = new BlockRunner(plan, sources)
  const started = performance.now()
  const points = Math.min(layout.points, mostPoints)
  let setUp = 0
  let running = 0
  let tried = 0
  let failed = 0
  let seen = 0
  let bytes = 0
  for (let k = 0; k < points; k++) {
    const point = points === 1 ? 0 : Math.floor((k * (layout.points - 1)) / (points - 1))
    const count = Math.min(runsAtPoint, layout.replicatesOf(point))
    // The first run of a point also sets it up; the program is cold in the very first.
    if (k === 0) runner.block({ point, block: 0, count: 1 })
    const before = performance.now()
    const first = runner.block({ point: point === 0 && points > 1 ? 1 : point, block: 0, count: 1 })
    const between = performance.now()
    const rest = runner.block({ point, block: 0, count })
    running += (performance.now() - between) / count
    setUp += Math.max(0, between - before - (performance.now() - between) / count)
    bytes += blockBytes(plan, layout, point, encodeBlock(rest).length)
    tried += count + 1
    failed += first.failures.length + rest.failures.length
    seen++
    if (performance.now() - started > patience) break
  }
  const perRun = running / seen
  const total = layout.runs * perRun + layout.points * (setUp / seen)
  const series = plan.outcomes.length
  const curveRows = plan.scenarios.reduce((sum, _, s) => sum + curveMonthsOf(plan, s).length * series, 0)
  const tables =
    layout.runs * runColumns(plan).length * tableBytes +
    (layout.points / plan.scenarios.length) * curveRows * curveColumns().length * (tableBytes / 2)
  return {
    runs: layout.runs,
    points: layout.points,
    blocks: layout.total,
    millisecondsPerRun: total / layout.runs,
    seconds: total / workers / 1000,
    memoryBytes: programBytes + workers * workerBytes + layout.total * 36,
    // While the tables are put together the blocks are there twice.
    diskBytes: 2 * layout.total * (bytes / seen) + tables,
    tried,
    failed,
  }
}

/** Bytes of a block of as many runs as this point’s, from those of one with few. */
function blockBytes(plan: Plan, layout: Layout, point: number, few: number): number {
  const count = Math.min(blockSize, layout.replicatesOf(point))
  const finals = count * plan.outcomes.length * 8
  const cells = curveMonthsOf(plan, point % plan.scenarios.length).length * plan.outcomes.length
  if (plan.curves.raw) return finals + count * cells * 8 + 64
  // Of each cell the sums, and about half as many distinct bins as runs.
  return count <= 8 ? Math.max(few, finals + count * cells * 8) : finals + cells * (34 + count * 1.5) + 64
}
