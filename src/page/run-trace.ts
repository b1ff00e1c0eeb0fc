/** The trace of one run, fetched once for minutes and network. */
import type { App } from './app.js'
import { Memo } from './memo.js'
import { spelledPlan } from './plan.js'
import type { RunTrace } from './protocol.js'

export class RunTraces {
  private readonly kept = new Memo<RunTrace | 'failed'>()
  private asked = ''
  private waiting: ReturnType<typeof setTimeout> | undefined
  private readonly listeners: (() => void)[] = []

  constructor(private readonly app: App) {}

  on(tell: () => void): void {
    this.listeners.push(tell)
  }

  /** The trace of the plan as it is, once it is there. */
  get trace(): RunTrace | undefined {
    const found = this.kept.get(this.key)
    return found === 'failed' ? undefined : found
  }

  get failed(): boolean {
    return this.kept.get(this.key) === 'failed'
  }

  private get key(): string {
    const { plan, view } = this.app
    return `${spelledPlan(plan)} ${view.replicate}`
  }

  /** Fetches the trace of the plan as it is, when the hand rests; tells the listeners when it is there. */
  wish(): void {
    const { plan, view } = this.app
    const { key } = this
    clearTimeout(this.waiting)
    if (key === this.asked) return
    this.waiting = setTimeout(() => {
      this.asked = key
      this.app.workers.ask('trace', { plan, replicate: view.replicate }).then(
        (trace) => this.receive(key, trace),
        () => this.receive(key, 'failed'),
      )
    }, 150)
  }

  private receive(of: string, found: RunTrace | 'failed'): void {
    this.kept.set(of, found)
    for (const tell of this.listeners) tell()
  }
}
