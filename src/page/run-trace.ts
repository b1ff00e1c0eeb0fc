/** The story of one run, fetched once for minutes and network. */
import type { App } from './app.js'
import { Kept } from './memo.js'
import { spelledPlan } from './plan.js'
import type { Story } from './protocol.js'

export class Stories {
  private readonly kept = new Kept<Story | 'failed'>()
  private asked = ''
  private waiting: ReturnType<typeof setTimeout> | undefined
  private readonly listeners: (() => void)[] = []

  constructor(private readonly app: App) {}

  on(tell: () => void): void {
    this.listeners.push(tell)
  }

  /** The story of the plan as it is, once it is there. */
  get story(): Story | undefined {
    const found = this.kept.under(this.key)
    return found === 'failed' ? undefined : found
  }

  get failed(): boolean {
    return this.kept.under(this.key) === 'failed'
  }

  private get key(): string {
    const { plan, view } = this.app
    return `${spelledPlan(plan)} ${view.replicate}`
  }

  /** Fetches the story of the plan as it is, when the hand rests; tells the listeners when it is there. */
  wish(): void {
    const { plan, view } = this.app
    const { key } = this
    clearTimeout(this.waiting)
    if (key === this.asked) return
    this.waiting = setTimeout(() => {
      this.asked = key
      this.app.workers.ask('story', { plan, replicate: view.replicate }).then(
        (story) => this.take(key, story),
        () => this.take(key, 'failed'),
      )
    }, 150)
  }

  private take(of: string, found: Story | 'failed'): void {
    this.kept.keep(of, found)
    for (const tell of this.listeners) tell()
  }
}
