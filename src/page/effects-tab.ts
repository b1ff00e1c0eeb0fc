/** The effects: every outcome at the month looked at, and how firm each is over the assumed space. */
import type { Finding } from '../analysis/findings.js'
import type { RobustRow } from '../analysis/robustness.js'
import { compositionSentence, membersNote } from '../report/composition.js'
import { intervalDecimals, moveDecimals } from '../report/digits.js'
import { incomparableSentence, pairsNote } from '../report/incomparable.js'
import { localiserFor } from '../report/messages/localiser.js'
import { countIn, differenceIn, numberIn, shareIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { fill, h } from './dom.js'
import { Memo } from './memo.js'
import { spelledPlan } from './plan.js'
import type { Firmness, Side } from './protocol.js'
import { findingsOf, settling } from './rows.js'
import type { TabPanel } from './tabs.js'
import { outcomeIn } from './words.js'

const marks = { better: '▲', worse: '▼', changed: '■', slight: '·', unmoved: '–', unclear: '?' } as const

/** A first look takes a second or two; a firm one longer. */
const quick = { points: 40, replicates: 4 }
const firm = { points: 200, replicates: 10 }

export function effectsTab(app: App): TabPanel {
  const { t } = app
  const { language } = app.view
  const kept = new Memo<Firmness>()
  let every = false
  let asked = ''
  const body = h('tbody')
  const note = h('p', { class: 'hint', role: 'status' })
  const untold = h('p', { class: 'hint' })
  const bar = h('progress', { hidden: true })
  const stop = h('button', { type: 'button', class: 'quiet', hidden: true, onclick: () => end() }, t.cancel)
  const more = h(
    'button',
    { type: 'button', onclick: () => judge(firm) },
    t.firmRun(countIn(language, firm.points), countIn(language, firm.replicates)),
  )
  const empty = h('p', { class: 'empty' }, t.nothingToCompare)
  const toggle = h('input', {
    type: 'checkbox',
    onchange: () => {
      every = toggle.checked
      draw()
    },
  })
  const head = (['outcome', 'baseline', 'whatIf', 'effect', 'interval', 'share', 'verdict', 'firm'] as const).map(
    (column) => h('th', { scope: 'col', class: `col-${column}` }, t.columns[column]),
  )
  const table = h(
    'div',
    { class: 'table', role: 'region', tabindex: 0, 'aria-label': t.tabs.effects },
    h('table', {}, h('thead', {}, h('tr', {}, ...head)), body),
  )
  const filled = h(
    'div',
    {},
    h('p', { class: 'hint' }, t.effectsHint),
    table,
    untold,
    h('label', { class: 'switch' }, toggle, h('span', {}, t.showAll)),
    h('h3', {}, t.columns.firm),
    h('p', { class: 'hint' }, t.firmHint),
    h('p', { class: 'actions' }, more, stop),
    bar,
    note,
  )
  const element = h('div', {}, empty, filled)

  const key = () => JSON.stringify([spelledPlan(app.plan).toString(), app.month])
  const end = () => {
    app.workers.cancel('robust')
    asked = ''
    bar.hidden = stop.hidden = true
    more.disabled = false
  }
  const judge = (size: typeof quick) => {
    if (!app.compares) return
    const of = key()
    asked = of
    bar.hidden = stop.hidden = false
    bar.removeAttribute('value')
    more.disabled = size === firm
    const onProgress = (done: number, total: number) => {
      bar.max = total
      bar.value = done
      note.textContent = t.firmProgress(countIn(language, done), countIn(language, total))
    }
    app.workers.ask('robust', { plan: app.plan, month: app.month, ...size }, { onProgress }).then(
      (found) => {
        kept.set(of, found)
        end()
        asked = of
        draw()
      },
      () => {
        end()
        if (of === key()) note.textContent = t.failed
      },
    )
  }
  const draw = () => {
    empty.hidden = app.compares
    filled.hidden = !app.compares
    const { picture } = app
    if (!app.compares || app.view.tab !== 'effects') return
    if (!picture || !app.isCurrent) {
      fill(body)
      return
    }
    if (picture.part) return
    const all = findingsOf(picture, app.month)
    const found = all?.findings ?? []
    const name = (side: string) => t.legend[side as Side]
    untold.textContent = all
      ? [
          compositionSentence(all, localiserFor(language), name),
          incomparableSentence(all, localiserFor(language), name),
        ]
          .filter((sentence) => sentence !== '')
          .join(' ')
      : ''
    const shown = found.filter(({ verdict }) => every || (verdict !== 'unmoved' && verdict !== 'slight'))
    const firmness = kept.get(key())
    const judged = new Map((firmness?.rows ?? []).map((row) => [row.outcome, row]))
    const { activeElement } = document
    const held = body.contains(activeElement) ? (activeElement as HTMLElement).dataset.outcome : undefined
    fill(body, ...shown.map((finding) => rowOf(app, finding, judged.get(finding.outcome.name), firmness?.points ?? 0)))
    if (held !== undefined) body.querySelector<HTMLElement>(`[data-outcome="${held}"]`)?.focus({ preventScroll: true })
    if (firmness)
      note.textContent = t.firmDone(
        countIn(language, firmness.points),
        countIn(language, firmness.replicates),
        countIn(language, firmness.month),
      )
  }
  /** When all is quiet, a first look at how firm the effects are. */
  const whenQuiet = () => {
    const { picture } = app
    if (app.view.tab !== 'effects' || !app.compares || !picture || picture.replicates < picture.target) return
    if (document.hidden || asked === key()) return
    judge(quick)
  }
  let soon: ReturnType<typeof setTimeout> | undefined
  const later = () => {
    clearTimeout(soon)
    soon = setTimeout(() => {
      draw()
      soon = setTimeout(whenQuiet, 600)
    }, settling(app.picture))
  }
  /** What was judged of other choices, or of another month, goes at once; it comes back with them. */
  app.on(['plan', 'view', 'faults'], () => {
    if (!app.isCurrent) fill(body)
    if (asked !== '' && asked !== key() && !bar.hidden) end()
    if (kept.get(key()) || asked === key()) return
    note.textContent = ''
    for (const cell of body.querySelectorAll('td.firm')) {
      cell.className = 'firm'
      cell.textContent = ''
    }
  })
  app.on('start', () => fill(body))
  app.on(['picture', 'view', 'start'], later)
  draw()
  return { element, show: later }
}

function rowOf(app: App, finding: Finding, robust: RobustRow | undefined, points: number): HTMLElement {
  const { t } = app
  const { language } = app.view
  const { outcome, verdict, effect, low, high, from, to, share_positive } = finding
  const spoken = outcomeIn(language, outcome.name)
  const decimals = intervalDecimals(effect, low, high)
  const localiser = localiserFor(language)
  const said = localiser.chart.defined
  const pairs = pairsNote(finding, localiser) + membersNote(finding, localiser)
  const [before, after] = moveDecimals(from, to)
  // A number and its per cent sign stay on one line.
  const percent = (share: number) => shareIn(language, share).replace(' %', '\u00a0%')
  const name = h(
    'button',
    {
      type: 'button',
      class: 'link',
      title: spoken.meaning,
      'data-outcome': outcome.name,
      onclick: () => pin(app, outcome.name),
    },
    spoken.label,
  )
  return h(
    'tr',
    { class: `is-${verdict}` },
    h(
      'th',
      { scope: 'row' },
      name,
      spoken.unit === '' ? undefined : h('small', {}, ` ${spoken.unit}`),
      pairs === '' ? undefined : h('small', {}, pairs),
    ),
    h('td', {}, numberIn(language, from, before)),
    h('td', {}, numberIn(language, to, after)),
    h('td', {}, differenceIn(language, effect, decimals)),
    h(
      'td',
      { class: 'interval' },
      `${differenceIn(language, low, decimals)} … ${differenceIn(language, high, decimals)}`,
    ),
    h('td', { class: 'share' }, percent(share_positive)),
    h(
      'td',
      { class: 'verdict' },
      h('span', { class: 'mark', 'aria-hidden': 'true' }, marks[verdict]),
      ` ${t.verdicts[verdict]}`,
    ),
    h(
      'td',
      { class: `firm ${robust?.verdict ?? ''}` },
      robust && robust.verdict !== '' ? t.firmShare(t.firm[robust.verdict], percent(robust.share_same_sign)) : '',
      robust && robust.points < points
        ? h('small', {}, ` ${said.atPoints(countIn(language, robust.points), countIn(language, points))}`)
        : undefined,
    ),
  )
}

/** Shows an outcome in the last panel, unless one shows it already. */
function pin(app: App, outcome: string): void {
  const { panels } = app.view
  if (!panels.includes(outcome)) app.look({ panels: [...panels.slice(0, -1), outcome] })
  document.getElementById('curves')?.scrollIntoView({ block: 'nearest' })
}
