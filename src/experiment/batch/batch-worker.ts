/** The module that worker threads of experiments start with. */
import { type Chunk, type ChunkReport, chunkWorker } from './worker.js'

const work = chunkWorker()

export default function run(chunk: Chunk): ChunkReport {
  return work(chunk)
}
