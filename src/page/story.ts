/** The story of one run, fetched once for minutes and network. */
import type { App } from './app.js'
import { spelledPlan } from './plan.js'
import type { Story } from './protocol.js'

export class Stories {
  story: Story | undefined
  failed = false
  private asked = ''
  private waiting: ReturnType<typeof setTimeout> | undefined
  private readonly listeners: (() => void)[] = []

  constructor(private readonly app: App) {}

  on(tell: () => void): void {
    this.listeners.push(tell)
  }

  /** Fetches the story of the plan as it is, when the hand rests; tells the listeners when it is there. */
  wish(): void {
    const { plan, view } = this.app
    const key = `${spelledPlan(plan)} ${view.replicate}`
    if (key === this.asked) return
    clearTimeout(this.waiting)
    this.waiting = setTimeout(() => {
      this.asked = key
      this.app.workers.ask('story', { plan, replicate: view.replicate }).then(
        (story) => this.take(story, false),
        () => this.take(undefined, true),
      )
    }, 150)
  }

  private take(story: Story | undefined, failed: boolean): void {
    this.story = story
    this.failed = failed
    for (const tell of this.listeners) tell()
  }
}
