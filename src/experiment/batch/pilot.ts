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

/** Milliseconds of work that the pilot takes at most, but for the runs in hand; and by the clock, where others work too. */
const patience = 2000
const utterPatience = 8000
const mostPoints = 12
/** Runs at a point while the program is cold. */
const runsAtPoint = 4

/** What a worker thread and the program itself take, from the sizes of such processes. */
const workerBytes = 55_000_000
const programBytes = 110_000_000
/** Compressed size of a number in the tables. */
const tableBytes = 7

export function pilot(plan: Plan, layout: Layout, sources: Sources, workers: number): Estimate {
  const runner = new BlockRunner(plan, sources)
  const worked = stopwatch()
  const started = performance.now()
  const points = Math.min(layout.points, mostPoints)
  const setUp: number[] = []
  const running: number[] = []
  let tried = 0
  let failed = 0
  let seen = 0
  let bytes = 0
  const run = (point: number, count: number) => {
    const since = stopwatch()
    const block = runner.block({ point, block: 0, count })
    tried += count
    failed += block.failures.length
    return { block, milliseconds: since() }
  }
  // A program that has just started runs many times slower than later on, so it goes round and round until time is up:
  // the first runs tell how large a block is, the last ones how long a run takes.
  // A small experiment is over before it is warm.
  const enough = () =>
    worked() > patience || performance.now() - started > utterPatience || (seen === points && tried > layout.runs / 4)
  for (let k = 0; seen === 0 || !enough(); k++) {
    const at = k % points
    const point = points === 1 ? 0 : Math.floor((at * (layout.points - 1)) / (points - 1))
    const count = Math.min(k < points ? runsAtPoint : blockSize, layout.replicatesOf(point))
    // The first run of a point also sets it up.
    const first = run(point, 1).milliseconds
    const { block, milliseconds } = run(point, count)
    running.push(milliseconds / count)
    setUp.push(Math.max(0, first - milliseconds / count))
    if (k >= points) continue
    bytes += blockBytes(plan, layout, point, encodeBlock(block).length)
    seen++
  }
  const total = layout.runs * late(running) + layout.points * late(setUp)
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

/** Milliseconds since now: of work where others keep the processor busy, by the clock where several threads work at once. */
function stopwatch(): () => number {
  const before = performance.now()
  const used = process.cpuUsage()
  return () => {
    const { user, system } = process.cpuUsage(used)
    return Math.min(performance.now() - before, (user + system) / 1000)
  }
}

/** The mean of the later half. */
function late(times: readonly number[]): number {
  const half = times.slice(Math.floor(times.length / 2))
  return half.reduce((sum, time) => sum + time, 0) / half.length
}

/** Bytes of a block of as many runs as this point’s, from those of one with few. */
function blockBytes(plan: Plan, layout: Layout, point: number, few: number): number {
  const count = Math.min(blockSize, layout.replicatesOf(point))
  const finals = count * plan.outcomes.length * 8
  const cells = curveMonthsOf(plan, point % plan.scenarios.length).length * plan.outcomes.length
  if (plan.curves.raw) return finals + count * cells * 8 + 64
  // Of each cell the moments, and of each run about five bytes: some values are the same, and they share their first bits.
  return count <= 8 ? Math.max(few, finals + count * cells * 8) : finals + cells * (28 + count * 4.5) + 64
}
