/**
 * A pool of workers that survey: worker threads, or this thread alone. Whoever computes what, the answer has the same bytes: each
 * piece of an inquiry has its own place in it.
 */
import type { Opened, RecordedSources } from '../scenario/recorded.js'
import type { Sources } from '../scenario/sources.js'
import { RunFailure } from './failure.js'
import { Pacer } from './pacer.js'
import { type Inquiry, type Piece, piecesOf, runsOf, Surveyor } from './survey.js'
import { handOut, startThreads } from './threads.js'

export interface SurveyOptions {
  readonly seed: string
  readonly onProgress?: (done: number, total: number) => void
  /** Calls the work off: the promise is then rejected with the signal’s reason. */
  readonly signal?: AbortSignal
}

export interface WorkerPool {
  /**
   * The answers to inquiries, in their order. Of each: for every point, every replicate, every readout one number, at
   * `(point × replicates + replicate) × readouts + readout`; without points, at `replicate × readouts + readout`.
   *
   * Throws a RunFailure that names the run if the model fails, and whatever is wrong with a setting or a readout.
   */
  survey(inquiries: readonly Inquiry[], o: SurveyOptions): Promise<Float64Array[]>
  /** Stops the workers. */
  close(): Promise<void>
}

/** What a worker is told when it starts. */
export interface WorkerData {
  readonly opened: Opened
}

/** What a worker sends back: numbers, or why there are none. */
export type Report =
  | { readonly numbers: Float64Array }
  | { readonly failure: { scenario: string; seed: string; replicate: number; why: string } }

/**
 * Starts `workers` worker threads (1: none, this thread does it). The scenarios that will be asked for must have been
 * loaded through `sources` before: workers read nothing themselves.
 */
export async function startWorkerPool(workers: number, sources: RecordedSources): Promise<WorkerPool> {
  return workers <= 1 ? alone(sources) : threads(workers, sources.opened())
}

/** Works with a pool that is closed after, whatever ends the work. */
export async function withWorkerPool<T>(
  workers: number,
  sources: RecordedSources,
  work: (workerPool: WorkerPool) => Promise<T>,
): Promise<T> {
  const workerPool = await startWorkerPool(workers, sources)
  try {
    return await work(workerPool)
  } finally {
    await workerPool.close()
  }
}

function alone(sources: Sources): WorkerPool {
  const surveyor = new Surveyor(sources)
  return {
    survey: (inquiries, o) => {
      const pacer = new Pacer(o.signal)
      return gather(inquiries, o, 1, (piece) => surveyor.survey(piece, pacer))
    },
    close: async () => {},
  }
}

async function threads(workers: number, opened: Opened): Promise<WorkerPool> {
  const workerData: WorkerData = { opened }
  const pool = await startThreads(workers, new URL('./survey-worker.js', import.meta.url), workerData)
  return {
    survey: (inquiries, o) =>
      gather(inquiries, o, workers * 3, async (piece) => {
        const report = (await pool.run(piece, o.signal)) as Report
        if ('numbers' in report) return report.numbers
        const { scenario, seed, replicate, why } = report.failure
        throw new RunFailure(scenario, seed, replicate, new Error(why))
      }),
    close: () => pool.close(),
  }
}

/** Hands out the pieces in order, at most `atOnce` at a time, and puts the answers together. */
async function gather(
  inquiries: readonly Inquiry[],
  { seed, onProgress, signal }: SurveyOptions,
  atOnce: number,
  work: (piece: Piece) => Promise<Float64Array>,
): Promise<Float64Array[]> {
  const answers = inquiries.map(
    ({ points, replicates, readouts }) => new Float64Array(Math.max(1, points) * replicates * readouts.length),
  )
  const pieces = inquiries.flatMap((inquiry, n) => piecesOf(inquiry, seed).map((piece) => ({ n, piece })))
  const total = pieces.reduce((sum, { piece }) => sum + runsOf(piece), 0)
  let done = 0
  const waiting = pieces.values()
  const next = () => {
    signal?.throwIfAborted()
    return waiting.next().value
  }
  await handOut(atOnce, next, async ({ n, piece }) => {
    const numbers = await work(piece)
    const each = piece.readouts.length * (piece.points === 0 ? 1 : piece.replicates)
    answers[n]!.set(numbers, piece.first * each)
    done += runsOf(piece)
    onProgress?.(done, total)
  })
  return answers
}
