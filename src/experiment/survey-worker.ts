/** What runs on a worker thread: pieces of surveys, over the sources that it was sent. */
import { workerData } from 'node:worker_threads'
import { replayedSources } from '../scenario/recorded.js'
import { RunFailure } from './failure.js'
import { type Piece, Surveyor } from './survey.js'
import type { Report, WorkerData } from './worker-pool.js'

const { opened } = workerData as WorkerData
const surveyor = new Surveyor(replayedSources(opened))

export default async function work(piece: Piece): Promise<Report> {
  try {
    return { numbers: await surveyor.survey(piece) }
  } catch (error) {
    if (!(error instanceof RunFailure)) throw error
    const { scenario, seed, replicate, cause } = error
    // An error loses its class on its way to another thread.
    return { failure: { scenario, seed, replicate, why: cause instanceof Error ? cause.message : String(cause) } }
  }
}
