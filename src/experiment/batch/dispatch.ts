/**
 * Hands out blocks to worker threads in chunks, each worth enough milliseconds that handing out and writing cost little.
 * A worker that dies is replaced and its chunk given out again.
 */
import type { RecordedSources } from '../../scenario/recorded.js'
import { handOut, startThreads } from '../threads.js'
import { BlockFile } from './block-file.js'
import type { BlockIndex } from './block-index.js'
import type { BlockId } from './layout.js'
import type { Plan } from './plan.js'
import { StoreFailure, WorkerDeath } from './store-failure.js'
import type { Chunk, ChunkReport, WorkerData } from './worker.js'

export interface WorkFolders {
  /** Folder of unfinished files, and of finished ones. */
  readonly unfinished: string
  readonly finished: string
  /** The folder of finished files as shown to users. */
  readonly shown: string
}

export interface BatchPoolOptions {
  readonly workers: number
  readonly sources: RecordedSources
  readonly place: WorkFolders
  /** Module that workers start with; tests bring their own. */
  readonly worker?: URL
  /** Milliseconds that a chunk is worth at least; each is a file, and what is lost when the program is killed. */
  readonly worth?: number
}

export interface BatchWorkerPool {
  /** Runs blocks, and puts what came of them into the index. */
  run(blocks: Iterable<BlockId>, total: number, blockIndex: BlockIndex, onRuns: (runs: number) => void): Promise<void>
  close(): Promise<void>
}

/** Milliseconds that a chunk is worth, unless said. */
const usualWorth = 200
/** Blocks that a chunk holds at most. */
const mostBlocks = 4096
/** Times that a chunk is given out before the experiment is given up. */
const mostTries = 3

export async function startBatchWorkerPool(plan: Plan, o: BatchPoolOptions): Promise<BatchWorkerPool> {
  const workerData: WorkerData = { plan, opened: o.sources.opened(), ...o.place }
  const pool = await startThreads(o.workers, o.worker ?? new URL('./batch-worker.js', import.meta.url), workerData)
  const worth = o.worth ?? usualWorth
  let number = 0

  const give = async (blocks: readonly BlockId[]): Promise<ChunkReport> => {
    const chunk: Chunk = { number: number++, blocks }
    for (let tries = 1; ; tries++) {
      try {
        return (await pool.run(chunk)) as ChunkReport
      } catch (error) {
        const why = error instanceof Error ? error.message : String(error)
        const [first] = blocks as [BlockId]
        if (tries >= mostTries)
          throw new WorkerDeath(
            `a worker died ${tries} times over point ${first.point} from replicate ${first.block * 64} on: ${why}`,
          )
      }
    }
  }

  return {
    async run(blocks, total, blockIndex, onRuns) {
      const waiting = blocks[Symbol.iterator]()
      let left = total
      let perBlock = 0
      const next = (): BlockId[] | undefined => {
        // At the end, so many to each that nobody waits for one.
        const fair = Math.ceil(left / (2 * o.workers))
        const many = perBlock === 0 ? 1 : Math.ceil(worth / perBlock)
        const taken: BlockId[] = []
        const size = Math.max(1, Math.min(many, fair, mostBlocks))
        while (taken.length < size) {
          const one = waiting.next()
          if (one.done) break
          taken.push(one.value)
        }
        left -= taken.length
        return taken.length === 0 ? undefined : taken
      }
      // One more chunk than workers is always waiting, so that none of them is.
      await handOut(o.workers + 1, next, async (chunk) => {
        const report = await give(chunk)
        if ('disk' in report) throw new StoreFailure(report.disk.shown, report.disk.code)
        const file = BlockFile.open(report.path, plan.fingerprint)
        if (file === undefined) throw new StoreFailure(o.place.shown, 'EIO')
        blockIndex.add(file)
        const each = report.milliseconds / report.entries.length
        perBlock = perBlock === 0 ? each : 0.7 * perBlock + 0.3 * each
        onRuns(report.entries.reduce((sum, { count }) => sum + count, 0))
      })
    },
    close: pool.close,
  }
}
