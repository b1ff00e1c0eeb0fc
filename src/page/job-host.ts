/** A worker of the page: receives requests, does the newest of each kind, tells what comes of it. */

import { Pacer } from '../experiment/pacer.js'
import { ScenarioFaults } from '../scenario/errors.js'
import { firmnessOf, tableOf, traceOf, whyOf, writtenOf } from './background-jobs.js'
import type { Contents } from './contents.js'
import { controlsOf } from './controls.js'
import { planAt, wordsOf } from './first-plan.js'
import { type Lend, Live, runsOfSide } from './live.js'
import type { JobName, Jobs } from './protocol.js'
import type { Answer, Request } from './worker-messages.js'
import { WorldCache } from './world-cache.js'

type Say = (answer: Answer, transfer?: Transferable[]) => void
type JobRequest = Extract<Request, { kind: 'job' }>

/** Milliseconds that a job goes on at a time: a new request is received at once. */
const slice = 10

export class JobHost {
  private readonly worldCache: WorldCache
  private readonly live: Live
  private readonly underWay = new Map<JobName, AbortController>()

  constructor(private readonly contents: Contents) {
    this.worldCache = new WorldCache(contents.texts)
    this.live = new Live(this.worldCache)
  }

  /** Makes the worlds that an address asks for, before anybody asks for their runs. */
  expect(address: string): void {
    try {
      this.worldCache.pair(planAt(wordsOf(address), this.contents))
    } catch {
      // What is wrong with them is told when they are asked for.
    }
  }

  help(port: MessagePort): void {
    this.live.lend = lentBy(port)
  }

  cancel(job: JobName): void {
    this.underWay.get(job)?.abort()
  }

  async start(request: JobRequest, say: Say): Promise<void> {
    this.cancel(request.job)
    const controller = new AbortController()
    const { signal } = controller
    this.underWay.set(request.job, controller)
    const { id } = request
    try {
      const gives = await this.work(request, new Pacer(signal, slice), say)
      const transfer = 'values' in gives ? [gives.values.buffer as ArrayBuffer] : []
      if (!signal.aborted) say({ kind: 'done', id, gives }, transfer)
    } catch (error) {
      if (signal.aborted) return
      if (error instanceof ScenarioFaults) say({ kind: 'faults', id, faults: error.faults.map(lineOf) })
      else say({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) })
    } finally {
      if (this.underWay.get(request.job) === controller) this.underWay.delete(request.job)
    }
  }

  private async work(request: JobRequest, pacer: Pacer, say: Say): Promise<Jobs[JobName]['gives']> {
    const { worldCache } = this
    const { id } = request
    const tell = throttled((done, total) => say({ kind: 'progress', id, done, total }))
    switch (request.job) {
      case 'run':
        return await this.live.run(request.asks, pacer, (picture) =>
          say({ kind: 'picture', id, picture }, [
            picture.baseline.numbers.buffer as ArrayBuffer,
            picture.whatIf.numbers.buffer as ArrayBuffer,
            picture.effects.numbers.buffer as ArrayBuffer,
          ]),
        )
      case 'controls':
        return controlsOf(worldCache, this.contents, request.asks.plan)
      case 'trace':
        return traceOf(worldCache, request.asks)
      case 'why':
        return whyOf(worldCache, request.asks, pacer, tell)
      case 'robust':
        return firmnessOf(worldCache, request.asks, pacer, tell)
      case 'table':
        return tableOf(worldCache, request.asks, pacer, tell)
      case 'write':
        return writtenOf(worldCache, request.asks)
      case 'lend':
        return { values: await runsOfSide(worldCache, request.asks, pacer) }
    }
  }
}

/** Connects a worker to whoever started it. */
export function serve(scope: DedicatedWorkerGlobalScope): void {
  let host: JobHost | undefined
  const receive = (request: Request, say: Say): void => {
    if (request.kind === 'open') {
      host = new JobHost(JSON.parse(request.contents) as Contents)
      host.expect(request.address)
    } else if (request.kind === 'helper') host?.help(request.port)
    else if (request.kind === 'help')
      request.port.onmessage = ({ data }: MessageEvent<Request>) =>
        receive(data, (answer, transfer = []) => request.port.postMessage(answer, transfer))
    else if (request.kind === 'cancel') host?.cancel(request.job)
    else void host?.start(request, say)
  }
  scope.onmessage = ({ data }: MessageEvent<Request>) =>
    receive(data, (answer, transfer = []) => scope.postMessage(answer, transfer))
}

/** Another worker’s hands, through a port to it. */
function lentBy(port: MessagePort): Lend {
  let last = 0
  const waiting = new Map<number, { resolve: (values: Float64Array) => void; reject: (error: Error) => void }>()
  port.onmessage = ({ data }: MessageEvent<Answer>) => {
    const asker = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'done' && 'values' in data.gives) asker?.resolve(data.gives.values)
    else if (data.kind === 'failure') asker?.reject(new Error(data.message))
    else asker?.reject(new Error('the helper gave no values'))
  }
  return (plan, side, first, count) =>
    new Promise((resolve, reject) => {
      // Only the newest is waited for; those before it were called off.
      waiting.clear()
      const id = ++last
      waiting.set(id, { resolve, reject })
      const request: JobRequest = { kind: 'job', job: 'lend', id, asks: { plan, side, first, count } }
      port.postMessage(request)
    })
}

/** Told at most twenty times a second, and at the end. */
function throttled(tell: (done: number, total: number) => void): (done: number, total: number) => void {
  let last = 0
  return (done, total) => {
    const now = performance.now()
    if (done < total && now - last < 50) return
    last = now
    tell(done, total)
  }
}

function lineOf({ path, message, given }: { path: string; message: string; given?: string }) {
  return { path, message, ...(given === undefined ? {} : { given }) }
}
