/** The page’s workers: one for the curves, one for everything else, which also lends a hand. */
import type { FaultLine, JobName, Jobs, Picture } from './protocol.js'
import type { Answer, Request } from './worker-messages.js'

export interface Watch {
  readonly onPicture?: (picture: Picture) => void
  readonly onProgress?: (done: number, total: number) => void
  readonly onFaults?: (faults: readonly FaultLine[]) => void
}

/** What went wrong with a job, other than the choices that it rests on. */
export class JobFailure extends Error {
  override readonly name = 'JobFailure'
}

/** What the page’s first script leaves behind: a way to begin workers that know the page’s contents, and the first of them. */
export interface Begun {
  readonly begin: () => Worker
  readonly curves: Worker
}

export class WorkerPool {
  private readonly curves: Worker
  private helper: Worker | undefined
  private last = 0
  private readonly waiting = new Map<
    number,
    { job: JobName; watch: Watch; done: (gives: unknown) => void; failed: (error: Error) => void }
  >()

  constructor(private readonly begun: Begun) {
    this.curves = begun.curves
    this.listen(this.curves)
  }

  /** The worker for background jobs begins when it is first wanted, so that it does not keep the first curves waiting. */
  get background(): Worker {
    if (this.helper) return this.helper
    const worker = this.begun.begin()
    this.helper = worker
    this.listen(worker)
    const { port1, port2 } = new MessageChannel()
    this.send(this.curves, { kind: 'helper', port: port1 }, [port1])
    this.send(worker, { kind: 'help', port: port2 }, [port2])
    return worker
  }

  /** Asks for a job; a job of the same kind that is under way is given up, and its promise stays unsettled. */
  ask<J extends JobName>(job: J, asks: Jobs[J]['asks'], watch: Watch = {}): Promise<Jobs[J]['gives']> {
    const id = ++this.last
    for (const [other, one] of this.waiting) if (one.job === job) this.waiting.delete(other)
    return new Promise((done, failed) => {
      this.waiting.set(id, { job, watch, done: (gives) => done(gives as Jobs[J]['gives']), failed })
      this.send(job === 'run' ? this.curves : this.background, {
        kind: 'job',
        job,
        id,
        asks,
      } as Request)
    })
  }

  cancel(job: JobName): void {
    for (const [id, one] of this.waiting) if (one.job === job) this.waiting.delete(id)
    this.send(job === 'run' ? this.curves : this.background, { kind: 'cancel', job })
  }

  private listen(worker: Worker): void {
    worker.onmessage = ({ data }: MessageEvent<Answer>) => this.receive(data)
  }

  private receive(answer: Answer): void {
    const asker = this.waiting.get(answer.id)
    if (!asker) return
    if (answer.kind === 'picture') asker.watch.onPicture?.(answer.picture)
    else if (answer.kind === 'progress') asker.watch.onProgress?.(answer.done, answer.total)
    else {
      this.waiting.delete(answer.id)
      if (answer.kind === 'done') asker.done(answer.gives)
      else if (answer.kind === 'faults' && asker.watch.onFaults) asker.watch.onFaults(answer.faults)
      else
        asker.failed(
          new JobFailure(answer.kind === 'faults' ? answer.faults.map((f) => f.message).join('; ') : answer.message),
        )
    }
  }

  private send(worker: Worker, request: Request, transfer: Transferable[] = []): void {
    worker.postMessage(request, transfer)
  }
}
