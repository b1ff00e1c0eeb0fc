/** Running what is missing of an experiment, in rounds where a precision is asked for. */
import type { RecordedSources } from '../../scenario/recorded.js'
import { type BlockIndex, missing } from './block-index.js'
import { startBatchWorkerPool } from './dispatch.js'
import { Layout } from './layout.js'
import type { Plan } from './plan.js'
import { pointsOf } from './points.js'
import { firstRound, nextReplicates, type PrecisionReport, precisionRule, type Reached } from './precision.js'
import type { Store } from './store.js'

/** A share of the blocks: number `index` (from 0) of `of`. */
export interface Shard {
  readonly index: number
  readonly of: number
}

export interface BatchOptions {
  readonly plan: Plan
  readonly store: Store
  readonly sources: RecordedSources
  readonly workers: number
  readonly shard?: Shard
  /** Module that workers start with; tests bring their own. */
  readonly worker?: URL
  /** Milliseconds that a chunk is worth at least. */
  readonly worth?: number
  /** Told of runs done so far, of how many, and how many of these were there before. */
  readonly onProgress?: (done: number, total: number, before: number) => void
  readonly onDamage?: (name: string) => void
}

export interface Batch {
  readonly layout: Layout
  readonly blockIndex: BlockIndex
  readonly precision?: PrecisionReport
}

/** Blocks of a shard: from the first to the end (exclusive). */
export function shareOf({ total }: Layout, { index, of }: Shard): readonly [first: number, end: number] {
  return [Math.floor((total * index) / of), Math.floor((total * (index + 1)) / of)]
}

/** The layout of a plan in which every point has so many replicates. */
export function layoutOf(plan: Plan, replicates = plan.replicates): Layout {
  const { designs } = pointsOf(plan)
  return new Layout(new Float64Array(designs).fill(replicates), plan.scenarios.length)
}

/** Runs every block that is not there yet. Throws StoreFailure, WorkerDeath; what was finished before stays. */
export async function runBatch(o: BatchOptions): Promise<Batch> {
  const { plan, store } = o
  const { designs } = pointsOf(plan)
  let replicates = new Float64Array(designs).fill(firstRound(plan))
  let layout = new Layout(replicates, plan.scenarios.length)
  const blockIndex = store.blockIndex(layout, o.onDamage ?? (() => {}))
  const workerPool = lazily(() =>
    startBatchWorkerPool(plan, {
      ...o,
      place: { unfinished: store.staging, finished: store.chunks, shown: store.shown },
    }),
  )
  const before = blockIndex.runs
  let rounds = 0
  try {
    for (;;) {
      rounds++
      const [first, end] = o.shard ? shareOf(layout, o.shard) : [0, layout.total]
      const wanted = blocksWithin(layout, blockIndex, first, end)
      let done = wanted.done
      o.onProgress?.(done, wanted.runs, before)
      if (wanted.blocks > 0)
        await (await workerPool.get()).run(
          missing(layout, blockIndex, first, end),
          wanted.blocks,
          blockIndex,
          (runs) => {
            done += runs
            o.onProgress?.(done, wanted.runs, before)
          },
        )
      if (!plan.precision || o.shard) return { layout, blockIndex }
      const next = nextRound(plan, layout, blockIndex, replicates)
      if (next.replicates === undefined) return { layout, blockIndex, precision: { ...next.report, rounds } }
      replicates = next.replicates
      layout = new Layout(replicates, plan.scenarios.length)
      blockIndex.fit(layout)
    }
  } finally {
    await workerPool.close()
  }
}

function blocksWithin(layout: Layout, blockIndex: BlockIndex, first: number, end: number) {
  let blocks = 0
  let runs = 0
  let done = 0
  for (let number = first; number < end; number++) {
    const { count } = layout.at(number)
    runs += count
    if (blockIndex.has(number)) done += count
    else blocks++
  }
  return { blocks, runs, done }
}

function nextRound(plan: Plan, layout: Layout, blockIndex: BlockIndex, replicates: Float64Array) {
  const goals = (plan.precision?.goals ?? []).map((goal) => ({ ...goal, met: 0, of: 0, widest: 0 }))
  const next = replicates.slice()
  for (let design = 0; design < replicates.length; design++)
    next[design] = nextReplicates(plan, layout, blockIndex, design, (g, half) => {
      const goal = goals[g] as (typeof goals)[number]
      goal.of++
      if (half <= goal.halfWidth) goal.met++
      if (half > goal.widest) goal.widest = half
    })
  const grows = next.some((count, design) => count > (replicates[design] as number))
  const least = replicates.reduce((low, n) => Math.min(low, n), Number.POSITIVE_INFINITY)
  const greatest = replicates.reduce((high, n) => Math.max(high, n), 0)
  const report: Omit<PrecisionReport, 'rounds'> = {
    rule: precisionRule,
    goals: goals satisfies readonly Reached[],
    most: plan.precision?.most ?? 0,
    replicates: [least, greatest],
  }
  return grows ? { replicates: next, report } : { report }
}

function lazily<T extends { close(): Promise<void> }>(make: () => Promise<T>) {
  let made: Promise<T> | undefined
  return {
    get: () => {
      made ??= make()
      return made
    },
    close: async () => (await made)?.close(),
  }
}
