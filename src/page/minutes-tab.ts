/** The minutes of one run: what happened in each world, month by month, side by side. */
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { fill, h } from './dom.js'
import { measuresTaken } from './drawing.js'
import type { RunTrace, SaidEvent, Side, SideTrace } from './protocol.js'
import { replicateInput } from './replicate-input.js'
import type { RunTraces } from './run-trace.js'
import type { TabPanel } from './tabs.js'
import { monthIn } from './words.js'

/** Months that are shown at once. */
const span = 6

export function minutesTab(app: App, traces: RunTraces): TabPanel {
  const { t } = app
  const body = h('div', { class: 'minutes' })
  const step = (by: number) => app.look({ month: Math.max(0, Math.min(app.months, firstMonth(app) + by)) })
  const element = h(
    'div',
    {},
    h('p', { class: 'hint' }, t.minutesHint),
    h(
      'p',
      { class: 'actions' },
      replicateInput(app),
      h('button', { type: 'button', onclick: () => step(-span) }, t.earlier),
      h('button', { type: 'button', onclick: () => step(span) }, t.later),
    ),
    body,
  )
  const draw = () => {
    if (app.view.tab !== 'minutes') return
    traces.wish()
    if (traces.failed) fill(body, h('p', { class: 'empty' }, t.failed))
    else if (!traces.trace) fill(body, h('p', { class: 'empty' }, t.working))
    else fill(body, ...months(app, traces.trace))
  }
  traces.on(draw)
  app.on(['view', 'plan', 'start'], draw)
  return { element, show: draw }
}

/** The month looked at comes first, or the last few months where it lies among them. */
function firstMonth(app: App): number {
  return Math.max(0, Math.min(app.month, app.months - span + 1))
}

function months(app: App, { sides }: RunTrace): HTMLElement[] {
  const shown: readonly Side[] = app.compares ? ['baseline', 'what-if'] : ['what-if']
  const from = firstMonth(app)
  const { language } = app.view
  return Array.from({ length: Math.min(span, app.months - from + 1) }, (_, at) => {
    const month = from + at
    const lists = shown.map((side) => {
      const own = together(sides[side].events.filter((event) => event.month === month))
      const items = own.map((event) => item(app, sides[side], event, begun(app, side, month)))
      return h(
        'div',
        { class: `of-${side}` },
        app.compares ? h('h4', { class: `key of-${side}` }, app.t.legend[side]) : undefined,
        items.length > 0 ? h('ul', {}, ...items) : h('p', { class: 'empty' }, app.t.quiet),
      )
    })
    return h(
      'section',
      { class: 'minute' },
      h('h3', {}, monthIn(language, month, sides['what-if'].calendar)),
      h('div', { class: 'both' }, ...lists),
    )
  })
}

/** What several agencies do in one month, each by itself and in the same words, is told once of them all. */
function together(events: readonly SaidEvent[]): SaidEvent[] {
  const told = new Map<string, SaidEvent>()
  for (const event of events) {
    const key = JSON.stringify([event.event, event.forum, event.said.en])
    const same = told.get(key)
    told.set(key, same ? { ...same, agencies: [...same.agencies, ...event.agencies] } : event)
  }
  return [...told.values()]
}

/** Titles of the measures that begin in a month. */
function begun(app: App, side: Side, month: number): string[] {
  const measures = side === 'baseline' ? (app.scenario(app.plan.baseline)?.measures ?? []) : measuresTaken(app)
  return measures.flatMap(({ title, at }) => (at === month ? [title[app.view.language]] : []))
}

function item(app: App, trace: SideTrace, event: SaidEvent, measures: readonly string[]): HTMLElement {
  const { language } = app.view
  const forum = event.forum === '' ? '' : `${trace.labels.forums[event.forum]?.[language] ?? event.forum}: `
  const named = event.agencies.map((id) => trace.labels.agencies[id]?.[language] ?? id)
  const who = event.event === 'measure' && named.length === 0 && event.forum === '' ? measures : named
  // There are names with commas of their own.
  const between = who.some((name) => name.includes(',')) ? '; ' : ', '
  return h(
    'li',
    {},
    `${forum}${event.said[language]}`,
    who.length > 0
      ? h(
          'span',
          { class: 'who' },
          who.length > 8
            ? [...who.slice(0, 7), app.t.findingMore(countIn(language, who.length - 7))].join(between)
            : who.join(between),
        )
      : undefined,
  )
}
