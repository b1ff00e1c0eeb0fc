/** A worker of the page: hears wishes, does the newest of each kind, tells what comes of it. */
import { ScenarioFaults } from '../scenario/errors.js'
import { firmnessOf, storyOf, tableOf, whyOf, writtenOf } from './background-jobs.js'
import type { Contents } from './contents.js'
import { surroundingsOf } from './controls.js'
import { planAt, wordsOf } from './first-plan.js'
import { type Lend, Live, runsOfSide } from './live.js'
import { Breath, CalledOff } from './pacer.js'
import type { JobName, Jobs } from './protocol.js'
import type { Answer, Request } from './worker-messages.js'
import { Studio } from './world-cache.js'

type Say = (answer: Answer, transfer?: Transferable[]) => void
type Wish = Extract<Request, { kind: 'job' }>

export class Desk {
  private readonly studio: Studio
  private readonly live: Live
  private readonly underWay = new Map<JobName, Breath>()

  constructor(private readonly contents: Contents) {
    this.studio = new Studio(contents.texts)
    this.live = new Live(this.studio)
  }

  /** Makes the worlds that an address asks for, before anybody asks for their runs. */
  expect(address: string): void {
    try {
      this.studio.pair(planAt(wordsOf(address), this.contents))
    } catch {
      // What is wrong with them is told when they are asked for.
    }
  }

  help(port: MessagePort): void {
    this.live.lend = lentBy(port)
  }

  cancel(job: JobName): void {
    this.underWay.get(job)?.callOff()
  }

  async take(wish: Wish, say: Say): Promise<void> {
    this.cancel(wish.job)
    const breath = new Breath()
    this.underWay.set(wish.job, breath)
    const { id } = wish
    try {
      const gives = await this.work(wish, breath, say)
      const transfer = 'values' in gives ? [gives.values.buffer as ArrayBuffer] : []
      if (!breath.controller.signal.aborted) say({ kind: 'done', id, gives }, transfer)
    } catch (error) {
      if (breath.controller.signal.aborted || error instanceof CalledOff) return
      if (error instanceof ScenarioFaults) say({ kind: 'faults', id, faults: error.faults.map(lineOf) })
      else say({ kind: 'failure', id, message: error instanceof Error ? error.message : String(error) })
    } finally {
      if (this.underWay.get(wish.job) === breath) this.underWay.delete(wish.job)
    }
  }

  private async work(wish: Wish, breath: Breath, say: Say): Promise<Jobs[JobName]['gives']> {
    const { studio } = this
    const { id } = wish
    const tell = throttled((done, total) => say({ kind: 'progress', id, done, total }))
    switch (wish.job) {
      case 'run':
        return await this.live.run(wish.asks, breath, (picture) =>
          say({ kind: 'picture', id, picture }, [
            picture.baseline.numbers.buffer as ArrayBuffer,
            picture.whatIf.numbers.buffer as ArrayBuffer,
            picture.effects.numbers.buffer as ArrayBuffer,
          ]),
        )
      case 'surroundings':
        return surroundingsOf(studio, this.contents, wish.asks.plan)
      case 'story':
        return storyOf(studio, wish.asks)
      case 'why':
        return whyOf(studio, wish.asks, breath, tell)
      case 'robust':
        return firmnessOf(studio, wish.asks, breath, tell)
      case 'table':
        return tableOf(studio, wish.asks, breath, tell)
      case 'write':
        return writtenOf(studio, wish.asks)
      case 'lend':
        return { values: await runsOfSide(studio, wish.asks, breath) }
    }
  }
}

/** Connects a worker to whoever started it. */
export function serve(scope: DedicatedWorkerGlobalScope): void {
  let desk: Desk | undefined
  const hear = (request: Request, say: Say): void => {
    if (request.kind === 'open') {
      desk = new Desk(JSON.parse(request.contents) as Contents)
      desk.expect(request.address)
    } else if (request.kind === 'helper') desk?.help(request.port)
    else if (request.kind === 'help')
      request.port.onmessage = ({ data }: MessageEvent<Request>) =>
        hear(data, (answer, transfer = []) => request.port.postMessage(answer, transfer))
    else if (request.kind === 'cancel') desk?.cancel(request.job)
    else void desk?.take(request, say)
  }
  scope.onmessage = ({ data }: MessageEvent<Request>) =>
    hear(data, (answer, transfer = []) => scope.postMessage(answer, transfer))
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
      const wish: Wish = { kind: 'job', job: 'lend', id, asks: { plan, side, first, count } }
      port.postMessage(wish)
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
