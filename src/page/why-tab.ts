/** Why: which mechanisms carried the difference between the two worlds, up to the month looked at. */
import type { DifferenceRow } from '../analysis/contributions.js'
import { inThemeOrder } from '../report/charts/themes.js'
import { chartMessages } from '../report/messages/charts.js'
import { mechanismIn } from '../report/messages/declared.js'
import { countIn, differenceIn } from '../report/messages/numbers.js'
import { capitalised, decimalsFor } from '../report/words.js'
import type { App } from './app.js'
import { fill, h } from './dom.js'
import { Memo } from './memo.js'
import { spelledPlan } from './plan.js'
import type { Why } from './protocol.js'
import type { TabPanel } from './tabs.js'
import { outcomeIn } from './words.js'

/** Pairs of runs that are taken apart; an account costs many times a run. */
const replicates = 24
const mostBars = 10

export function whyTab(app: App): TabPanel {
  const { t } = app
  const { language } = app.view
  const kept = new Memo<Why>()
  let asked = ''
  let outcome = 'trust'
  let waiting: ReturnType<typeof setTimeout> | undefined
  const select = h('select', {
    onchange: () => {
      outcome = select.value
      draw()
    },
  })
  const note = h('p', { class: 'hint', role: 'status' })
  const bar = h('progress', { hidden: true })
  const body = h('div')
  const empty = h('p', { class: 'empty' }, t.nothingToCompare)
  const filled = h(
    'div',
    {},
    h('p', { class: 'hint' }, t.whyHint),
    h('p', { class: 'actions' }, h('label', { class: 'inline' }, t.whyOutcome, ' ', select)),
    bar,
    note,
    body,
  )
  const element = h('div', {}, empty, filled)

  const choices = () => `${spelledPlan(app.plan)} ${outcome}`
  const wish = () => {
    const key = choices()
    clearTimeout(waiting)
    if (key === asked) return
    note.textContent = ''
    waiting = setTimeout(() => {
      asked = key
      bar.hidden = false
      bar.removeAttribute('value')
      const onProgress = (done: number, total: number) => {
        bar.max = total
        bar.value = done
        note.textContent = t.whyProgress(countIn(language, done), countIn(language, total))
      }
      app.workers.ask('why', { plan: app.plan, outcome, replicates }, { onProgress }).then(
        (why) => {
          kept.set(key, why)
          bar.hidden = true
          draw()
        },
        () => {
          bar.hidden = true
          if (key === choices()) note.textContent = t.failed
        },
      )
    }, 300)
  }
  const draw = () => {
    if (app.view.tab !== 'why') return
    empty.hidden = app.compares
    filled.hidden = !app.compares
    const { picture } = app
    if (!picture || !app.compares) return
    const known = inThemeOrder(picture.part ? picture.recorded : picture.effects.outcomes)
    if (!known.includes(outcome)) outcome = known[0] ?? outcome
    if (select.options.length !== known.length || select.value !== outcome)
      fill(
        select,
        ...known.map((name) =>
          h('option', { value: name, selected: name === outcome }, outcomeIn(language, name).label),
        ),
      )
    wish()
    const found = kept.get(choices())
    fill(body, ...(found ? [partsOf(app, found)] : []))
    if (found) note.textContent = t.whyRuns(countIn(language, found.replicates))
  }
  app.on(['view', 'plan', 'start'], draw)
  app.on('picture', () => {
    if (select.options.length === 0) draw()
  })
  return { element, show: draw }
}

function partsOf(app: App, { rows }: Why): HTMLElement {
  const { t } = app
  const { language } = app.view
  const own = rows.filter(({ month, mean }) => month === app.month && !Number.isNaN(mean))
  // No row at all: nothing ever moved it. Rows without a mean: at this month no pair has a value.
  if (own.length === 0 && rows.length > 0)
    return h(
      'p',
      { class: 'empty' },
      capitalised(`${chartMessages[language].defined.noValueAt(countIn(language, app.month))}.`),
    )
  const moving = own.filter(({ mean }) => Math.abs(mean) > 1e-9).sort((a, b) => Math.abs(b.mean) - Math.abs(a.mean))
  if (moving.length === 0) return h('p', { class: 'empty' }, t.whyNothing)
  const shown = moving.slice(0, mostBars)
  const total = own.reduce((sum, { mean }) => sum + mean, 0)
  const reach = Math.max(Math.abs(total), ...shown.map(({ mean }) => Math.abs(mean)))
  const decimals = decimalsFor(reach) + 1
  const line = (
    name: string,
    mean: number,
    interval: Pick<DifferenceRow, 'mean_low' | 'mean_high'> | undefined,
    kind: string,
  ) => {
    const bar = h('span', { class: `bar ${mean < 0 ? 'is-down' : 'is-up'}`, 'aria-hidden': 'true' })
    bar.style.setProperty('--from', `${50 + Math.min(0, mean / reach) * 50}%`)
    bar.style.setProperty('--wide', `${Math.abs(mean / reach) * 50}%`)
    return h(
      'tr',
      { class: kind },
      h('th', { scope: 'row' }, name),
      h('td', { class: 'bars' }, bar),
      h('td', { class: `part ${mean < 0 ? 'is-down' : 'is-up'}` }, differenceIn(language, mean, decimals)),
      h(
        'td',
        { class: 'interval' },
        interval
          ? `${differenceIn(language, interval.mean_low, decimals)} … ${differenceIn(language, interval.mean_high, decimals)}`
          : '',
      ),
    )
  }
  return h(
    'div',
    { class: 'table', role: 'region', tabindex: 0, 'aria-label': t.tabs.why },
    h(
      'table',
      { class: 'why' },
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          h('th', { scope: 'col' }, t.whyColumns.mechanism),
          h('td', {}),
          h('th', { scope: 'col' }, t.whyColumns.part),
          h('th', { scope: 'col' }, t.whyColumns.interval),
        ),
      ),
      h(
        'tbody',
        {},
        ...shown.map((row) => line(mechanismIn(language, row.mechanism), row.mean, row, '')),
        line(t.whyTotal, total, undefined, 'total'),
      ),
    ),
  )
}
