/** What the page knows at a moment, and what happens when a choice is made. Parts of the page listen and draw themselves. */

import { headline } from '../report/charts/themes.js'
import { type Language, type Messages, messages } from '../report/messages/index.js'
import { type CaseLine, type Contents, caseWith, type ScenarioLine } from './contents.js'
import { firstPlan, planAt, wordsOf } from './first-plan.js'
import { type Opening, unpacked } from './packed-opening.js'
import { isComparison, type Plan, spelledPlan } from './plan.js'
import type { Controls, FaultLine, Fingerprints, Picture } from './protocol.js'
import type { WorkerPool } from './worker-pool.js'

export const tabs = ['effects', 'network', 'minutes', 'why', 'take'] as const
export type Tab = (typeof tabs)[number]

export interface View {
  /** Outcomes of the panels; empty until the first picture says what there is. */
  readonly panels: readonly string[]
  /** The month that is looked at; the last one unless said. */
  readonly month?: number | undefined
  readonly tab: Tab
  /** The run whose minutes and network are shown. */
  readonly replicate: number
  readonly band: 'mean' | 'runs'
  readonly language: Language
}

export type Topic = 'plan' | 'start' | 'picture' | 'fingerprints' | 'view' | 'controls' | 'faults' | 'state'

export const mostPanels = 6
/** The address and what hangs on it follow when the hand rests. */
const restMilliseconds = 250

export class App {
  plan: Plan
  view: View
  picture: Picture | undefined
  /** The plan that the picture is of, spelled. */
  private pictured = ''
  /** Of the plan as it is, once its runs are done. */
  fingerprints: Fingerprints | undefined
  controls: Controls | undefined
  faults: readonly FaultLine[] = []
  failure = ''
  /** The plan that the page opened with. */
  private readonly first: Plan
  private listeners: { topic: Topic; tell: () => void }[] = []
  /** Over when the page is built anew: with it goes what listens to the window. */
  shown = new AbortController()
  private busy = false
  private pending = false
  private surveying = false
  private resting: ReturnType<typeof setTimeout> | undefined

  constructor(
    readonly contents: Contents,
    readonly workers: WorkerPool,
    address: string,
  ) {
    const words = wordsOf(address)
    this.plan = planAt(words, contents)
    this.view = readView(words, contents.language)
    this.first = this.plan
    this.openWith(contents.opening)
  }

  /** The curves that the page was written with are there at once, if they are those that are asked for. */
  private openWith(opening: Opening | undefined): void {
    if (opening?.plan !== spelledPlan(this.plan).toString()) return
    if (this.view.panels.some((outcome) => !opening.whatIf.outcomes.includes(outcome))) return
    this.picture = unpacked(opening, this.plan.replicates)
    this.pictured = opening.plan
    if (this.view.panels.length === 0) this.view = { ...this.view, panels: opening.whatIf.outcomes }
  }

  get t(): Messages {
    return messages[this.view.language]
  }

  on(topic: Topic | readonly Topic[], tell: () => void): void {
    for (const one of typeof topic === 'string' ? [topic] : topic) this.listeners.push({ topic: one, tell })
  }

  /** Before the page is built anew in another language. */
  forgetListeners(): void {
    this.listeners = []
    this.shown.abort()
    this.shown = new AbortController()
  }

  scenario(name: string): ScenarioLine | undefined {
    return caseWith(this.contents.cases, name)?.scenarios.find((scenario) => scenario.name === name)
  }

  caseOf(name: string): CaseLine {
    return caseWith(this.contents.cases, name) ?? (this.contents.cases[0] as CaseLine)
  }

  /** Another case, from its first scenarios. */
  chooseCase(id: string): void {
    const chosen = this.contents.cases.find((one) => one.id === id)
    if (!chosen) return
    const { seed, replicates } = this.plan
    this.view = { ...this.view, panels: [] }
    this.picture = undefined
    this.start({ ...firstPlan(chosen, this.contents.start), seed, replicates })
  }

  /** A plan from another scenario: what was moved in the last one does not go along. */
  start(plan: Plan): void {
    this.plan = plan
    this.controls = undefined
    this.tell('start')
    this.change(plan)
    if (this.picture) this.survey()
  }

  /** A plan that differs in a choice or two. */
  change(plan: Plan): void {
    this.plan = plan
    this.fingerprints = undefined
    this.tell('plan')
    this.run()
    this.rest()
  }

  look(change: Partial<View>): void {
    this.view = { ...this.view, ...change }
    // A picture holds what was looked at when it was made, and not more than was to be shown.
    if ((change.panels && this.picture?.part) || change.band === 'runs') this.run()
    this.tell('view')
    this.rest()
  }

  /** The month that is looked at, within the months there are. */
  get month(): number {
    const months = this.months
    return Math.min(this.view.month ?? months, months)
  }

  get months(): number {
    const { picture } = this
    if (picture) return Math.min(picture.baseline.months, picture.whatIf.months)
    return this.scenario(this.plan.start)?.months ?? 60
  }

  /** Whether the picture is of the plan as it is; while the next one is on its way, the last one is of an earlier plan. */
  get isCurrent(): boolean {
    return this.picture !== undefined && this.pictured === spelledPlan(this.plan).toString()
  }

  get compares(): boolean {
    return isComparison(this.plan)
  }

  /** The plan, and how it is looked at, as an address. */
  get address(): string {
    const words = spelledPlan(this.plan)
    const { panels, month, tab, replicate, band, language } = this.view
    if (panels.length > 0) words.set('panels', panels.join(','))
    if (month !== undefined) words.set('month', String(month))
    if (tab !== 'effects') words.set('tab', tab)
    if (replicate !== 0) words.set('replicate', String(replicate))
    if (band !== 'mean') words.set('band', band)
    words.set('lang', language)
    return `#${words.toString().replaceAll('%2F', '/').replaceAll('%3A', ':').replaceAll('%2C', ',').replaceAll('%3D', '=')}`
  }

  /** Has the plan run. While the first picture of one plan is on its way, the next plan waits: none is starved. */
  run(): void {
    if (this.busy) {
      this.pending = true
      return
    }
    this.busy = true
    this.pending = false
    const { plan, first } = this
    const free = () => {
      if (!this.busy) return
      this.busy = false
      if (this.pending) this.run()
    }
    const asked = this.workers.ask(
      'run',
      { plan, panels: this.view.panels, spread: this.view.band === 'runs' },
      {
        onPicture: (picture) => {
          free()
          // What the first curves do not need waits for them.
          if (!this.controls && !this.surveying) this.survey()
          // The curves at the opening are of more runs than the first live ones.
          if (this.picture?.part && plan === first && picture.replicates < this.picture.replicates) return
          this.picture = picture
          this.pictured = spelledPlan(plan).toString()
          this.faults = []
          this.failure = ''
          this.keepPanels(picture)
          this.tell('picture')
        },
        onFaults: (faults) => {
          // The choices that do not go together have to be there to be changed.
          if (!this.controls && !this.surveying) this.survey()
          this.faults = faults
          if (this.plan === plan) this.picture = undefined
          this.tell('faults')
          free()
        },
      },
    )
    asked.then(
      (fingerprints) => {
        if (this.plan !== plan) return
        this.fingerprints = fingerprints
        this.tell('fingerprints')
      },
      (error: unknown) => {
        this.failure = error instanceof Error ? error.message : String(error)
        this.tell('faults')
        free()
      },
    )
  }

  private survey(): void {
    this.surveying = true
    this.workers.ask('controls', { plan: this.plan }).then(
      (controls) => {
        this.surveying = false
        // The visitor has gone on to another scenario meanwhile.
        if (controls.start !== this.plan.start) {
          this.survey()
          return
        }
        this.controls = controls
        this.tell('controls')
        this.forget(controls.senseless)
      },
      () => {
        this.surveying = false
      },
    )
  }

  /** What an address asks for and no run can have is as if it had not been asked for. */
  private forget(paths: readonly string[]): void {
    const values = Object.fromEntries(Object.entries(this.plan.values).filter(([path]) => !paths.includes(path)))
    if (Object.keys(values).length < Object.keys(this.plan.values).length) this.change({ ...this.plan, values })
  }

  /** Panels of outcomes that there are; those that a case opens with where there is none of them. */
  private keepPanels({ recorded, part }: Picture): void {
    const { panels } = this.view
    const known = panels.filter((outcome) => recorded.includes(outcome))
    if (known.length === panels.length && known.length > 0) return
    this.view = { ...this.view, panels: known.length > 0 ? known : headline(recorded).slice(0, mostPanels) }
    if (part && panels.length > 0) this.run()
  }

  private rest(): void {
    clearTimeout(this.resting)
    this.resting = setTimeout(() => {
      history.replaceState(null, '', this.address)
      this.tell('state')
    }, restMilliseconds)
  }

  private tell(topic: Topic): void {
    for (const listener of this.listeners) if (listener.topic === topic) listener.tell()
  }
}

function readView(words: URLSearchParams, language: Language): View {
  const whole = (name: string) => {
    const text = words.get(name)
    return text !== null && /^\d{1,6}$/.test(text) ? Number(text) : undefined
  }
  const month = whole('month')
  const given = words.get('lang')
  const panels = (words.get('panels') ?? '').split(',').filter((name) => /^[a-z0-9-]+$/.test(name))
  return {
    panels: [...new Set(panels)].slice(0, mostPanels),
    ...(month === undefined ? {} : { month }),
    tab: tabs.find((tab) => tab === words.get('tab')) ?? 'effects',
    replicate: whole('replicate') ?? 0,
    band: words.get('band') === 'runs' ? 'runs' : 'mean',
    language: given === 'en' || given === 'id' ? given : language,
  }
}
