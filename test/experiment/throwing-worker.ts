/** A worker of experiments whose simulation throws, or whose thread dies, where the seed says so. */

import { existsSync, writeFileSync } from 'node:fs'
import type { Simulate } from '../../src/experiment/batch/block.js'
import { type Chunk, type ChunkReport, chunkWorker } from '../../src/experiment/batch/worker.js'
import { simulate } from '../../src/model/simulate.js'

/** `throws`: replicate 3 throws. `dies <file>`: the thread dies once over replicate 70, and leaves the file. `dead`: always. */
const faulty: Simulate = (world, seed, replicate, options) => {
  const [what, file = ''] = seed.split(' ')
  if (what === 'throws' && replicate === 3) throw new Error('the forum fell out of the state')
  if (what === 'dead' && replicate === 70) process.exit(7)
  if (what === 'dies' && replicate === 70 && !existsSync(file)) {
    writeFileSync(file, '')
    process.exit(7)
  }
  return simulate(world, what === 'dies' ? 'calm' : seed, replicate, options)
}

const work = chunkWorker(faulty)

export default function run(chunk: Chunk): ChunkReport {
  return work(chunk)
}
