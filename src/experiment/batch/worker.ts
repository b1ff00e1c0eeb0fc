/** What runs on a worker thread: chunks of blocks, each written to its file as soon as it is done. */
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import { type Opened, replayedSources } from '../../scenario/recorded.js'
import { BlockRunner, type Simulate } from './block.js'
import { encodeBlock } from './block-codec.js'
import { type BlockEntry, BlockFileWriter } from './block-file.js'
import { blockSuffix } from './block-index.js'
import type { BlockId } from './layout.js'
import type { Plan } from './plan.js'
import { StoreFailure } from './store-failure.js'

/** What a worker is told when it starts. */
export interface WorkerData {
  readonly plan: Plan
  readonly opened: Opened
  /** Folder of unfinished files, and of finished ones. */
  readonly unfinished: string
  readonly finished: string
  /** The folder of finished files as shown to users. */
  readonly shown: string
}

/** Consecutive blocks that are still to be run. */
export interface Chunk {
  readonly number: number
  readonly blocks: readonly BlockId[]
}

export type ChunkReport =
  | { readonly path: string; readonly entries: readonly BlockEntry[]; readonly milliseconds: number }
  | { readonly disk: { readonly shown: string; readonly code: string } }

/** A worker’s work; tests put another simulation in its place. */
export function chunkWorker(simulate?: Simulate): (chunk: Chunk) => ChunkReport {
  const { plan, opened, unfinished, finished, shown } = workerData as WorkerData
  const runner = new BlockRunner(plan, replayedSources(opened), simulate)
  return ({ number, blocks }) => {
    const started = performance.now()
    let writer: BlockFileWriter | undefined
    try {
      writer = new BlockFileWriter(join(unfinished, `${number}${blockSuffix}`), plan.fingerprint, shown)
      const entries = blocks.map((place): BlockEntry => {
        const block = runner.block(place)
        const entry = { ...place, failed: block.failures.length }
        writer?.append(encodeBlock(block), entry)
        return entry
      })
      const [first] = blocks as [BlockId]
      // Named by what is in it: of two that run at once, neither writes over what the other wrote.
      const { path } = writer.finish((sha256) =>
        join(finished, `${first.point}-${first.block}-${sha256.slice(0, 16)}${blockSuffix}`),
      )
      return { path, entries, milliseconds: performance.now() - started }
    } catch (error) {
      writer?.discard()
      // An error loses its class on its way to another thread.
      if (error instanceof StoreFailure) return { disk: { shown: error.shown, code: error.code } }
      throw error
    }
  }
}
