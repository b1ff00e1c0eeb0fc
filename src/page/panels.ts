/** The panels: at most six outcomes at once, each with its curves and what it is at the month looked at. */
import { isScarce } from '../analysis/scarcity.js'
import { inThemeOrder } from '../report/charts/themes.js'
import { moveDecimals, showing } from '../report/digits.js'
import { chartMessages } from '../report/messages/charts.js'
import { countIn, differenceIn, numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { eachFrame, fill, h, whenShown } from './dom.js'
import { drawingOf, measureStarts } from './drawing.js'
import { light, type Palette, paletteNow } from './palette.js'
import { drawPanel, monthAt, type PanelDrawing } from './panel.js'
import { curveParts, effectParts, type Table } from './protocol.js'
import { canvasRenderer } from './renderer.js'
import { outcomeIn, valueIn } from './words.js'

interface Panel {
  readonly article: HTMLElement
  readonly select: HTMLSelectElement
  readonly note: HTMLElement
  readonly values: HTMLElement
  readonly canvas: HTMLCanvasElement
  options: string
  /** Of the canvas, as it was last told: to ask for it while drawing would lay the page out anew for each panel. */
  width: number
  /** Panels out of view are not painted until they come into it. */
  inView: boolean
  stale: boolean
}

const canvasHeight = 168

export function panelsPart(app: App): HTMLElement {
  const section = h('section', { class: 'panels', id: 'curves', 'aria-label': app.t.curves, tabindex: '-1' })
  const panels: Panel[] = []
  const of = (target: Element) => panels.find(({ canvas }) => canvas === target)
  const sizes = new ResizeObserver((entries) => {
    let changed = false
    for (const { target, contentRect } of entries) {
      const panel = of(target)
      if (!panel || panel.width === contentRect.width) continue
      panel.width = contentRect.width
      changed = true
    }
    if (changed) soon()
  })
  const sights = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const panel = of(target)
        if (!panel) continue
        panel.inView = isIntersecting
        if (isIntersecting && panel.stale) drawOne(app, panel, panels.indexOf(panel), printing)
      }
    },
    { rootMargin: '50%' },
  )
  const make = () => {
    const panel = makePanel(app, panels.length)
    panels.push(panel)
    section.append(panel.article)
    sizes.observe(panel.canvas)
    sights.observe(panel.canvas)
  }
  let starts = ''
  let printing = false
  const draw = () => {
    starts = measureStarts(app).join()
    while (panels.length < app.view.panels.length) make()
    while (panels.length > app.view.panels.length) panels.pop()?.article.remove()
    if (panels.some(({ width }) => width === 0)) for (const panel of panels) panel.width = panel.canvas.clientWidth
    for (const [at, panel] of panels.entries()) drawOne(app, panel, at, printing)
    if (app.picture) {
      section.dataset.replicates = String(app.picture.replicates)
      section.dataset.drawn = String(Number(section.dataset.drawn ?? 0) + 1)
    }
  }
  const soon = eachFrame(draw)
  app.on('picture', draw)
  app.on(['start', 'faults'], soon)
  // Curves follow the hand; where they take longer, those of the plan before fade.
  app.on(['plan', 'picture'], () => section.classList.toggle('is-behind', app.picture !== undefined && !app.isCurrent))
  app.on('view', soon)
  // The curves of a new plan are on their way; all that is known of it now is when its measures begin.
  app.on(['plan', 'controls'], () => {
    if (measureStarts(app).join() !== starts) soon()
  })
  const print = (begins: boolean) => () => {
    printing = begins
    if (begins) for (const panel of panels) panel.inView = true
    draw()
  }
  const { signal } = app.shown
  addEventListener('beforeprint', print(true), { signal })
  addEventListener('afterprint', print(false), { signal })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon, { signal })
  section.addEventListener('themechange', soon)
  draw()
  return section
}

function makePanel(app: App, at: number): Panel {
  const { t } = app
  const select = h('select', {
    'aria-label': t.outcomeOf(countIn(app.view.language, at + 1)),
    onchange: () => {
      const panels = [...app.view.panels]
      // An outcome is shown once: the panel that has it takes the other’s.
      const other = panels.indexOf(select.value)
      if (other >= 0) panels[other] = panels[at] as string
      panels[at] = select.value
      app.look({ panels })
    },
  })
  const note = h('p', { class: 'note' })
  const values = h('p', { class: 'values' })
  const canvas = h('canvas', { role: 'img', height: canvasHeight })
  const pick = (event: PointerEvent) => {
    const box = canvas.getBoundingClientRect()
    app.look({ month: monthAt(box.width, app.months, event.clientX - box.left) })
  }
  canvas.addEventListener('pointerdown', (event) => {
    if (event.pointerType === 'touch') return
    canvas.setPointerCapture(event.pointerId)
    pick(event)
  })
  canvas.addEventListener('pointermove', (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) pick(event)
  })
  canvas.addEventListener('click', (event) => pick(event as PointerEvent))
  const article = h('article', { class: 'panel' }, select, h('div', { class: 'panel-foot' }, values, note), canvas)
  return { article, select, note, values, canvas, options: '', width: 0, inView: true, stale: false }
}

function drawOne(app: App, panel: Panel, at: number, printing: boolean): void {
  const { picture, view, t } = app
  if (!picture) {
    fill(panel.values)
    panel.canvas.removeAttribute('aria-label')
    panel.canvas.getContext('2d')?.clearRect(0, 0, panel.canvas.width, panel.canvas.height)
    return
  }
  const outcome = view.panels[at] as string
  const { language } = view
  const known = inThemeOrder(picture.recorded)
  const options = JSON.stringify([language, known])
  if (panel.options !== options) {
    panel.options = options
    const listed = known.includes(outcome) ? known : [outcome, ...known]
    const option = (name: string) => h('option', { value: name }, outcomeIn(language, name).label)
    const all = () => {
      const { value } = panel.select
      fill(panel.select, ...listed.map(option))
      panel.select.value = value
    }
    // The first curves do not wait for the names of what could be shown in their place.
    if (panel.select.length > 0) all()
    else {
      fill(panel.select, option(outcome))
      whenShown(() => {
        if (panel.options === options) all()
      })
    }
  }
  if (panel.select.value !== outcome) panel.select.value = outcome
  const spoken = outcomeIn(language, outcome)
  if (panel.select.title !== spoken.meaning) panel.select.title = spoken.meaning
  setText(panel.note, [spoken.unit, t.better[spoken.better]].filter((text) => text !== '').join(' · '))
  const spec = drawingOf(app, outcome, panel.width || 300, canvasHeight)
  sayValues(app, panel, outcome, spec)
  panel.stale = !panel.inView
  if (panel.inView) paint(panel.canvas, spec, printing ? light : paletteNow())
}

/** Text that is what it was is left alone, and nothing is laid out anew for it. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

function sayValues(app: App, panel: Panel, outcome: string, spec: PanelDrawing | undefined): void {
  const { picture, view, t } = app
  const { language } = view
  if (!picture || !spec) return
  const { unit, label } = outcomeIn(language, outcome)
  const at = (table: Table, parts: readonly string[], part: string): number => {
    const series = table.outcomes.indexOf(outcome)
    if (series < 0) return Number.NaN
    return table.numbers[(series * (table.months + 1) + app.month) * parts.length + parts.indexOf(part)] ?? Number.NaN
  }
  const n = at(picture.effects, effectParts, 'n')
  const of = picture.replicates
  // From, to and effect are of the same pairs; where too few have a value, each world is told by itself.
  const paired = app.compares && n > 0 && !isScarce(n, of)
  const before = paired ? at(picture.effects, effectParts, 'from') : at(picture.baseline, curveParts, 'mean')
  const after = paired ? at(picture.effects, effectParts, 'to') : at(picture.whatIf, curveParts, 'mean')
  const effect = paired ? at(picture.effects, effectParts, 'effect') : Number.NaN
  const { defined } = chartMessages[language]
  const runs = at(app.compares ? picture.effects : picture.baseline, app.compares ? effectParts : curveParts, 'n')
  const some = app.compares ? defined.nOf : defined.inRuns
  const note = runs > 0 && runs < of ? ` (${some(countIn(language, runs), countIn(language, of))})` : ''
  const [low, high] = [at(picture.whatIf, curveParts, 'mean_low'), at(picture.whatIf, curveParts, 'mean_high')]
  const [first, second] = moveDecimals(before, after)
  const month = countIn(language, app.month)
  if (!app.compares) {
    fill(panel.values, h('span', { class: 'of-baseline' }, valueIn(language, before, unit)), note)
    panel.canvas.setAttribute(
      'aria-label',
      t.panelTextOne({ outcome: label, month, baseline: valueIn(language, before, unit) }),
    )
    return
  }
  fill(
    panel.values,
    h('span', { class: 'of-baseline' }, numberIn(language, before, first)),
    ' → ',
    h('span', { class: 'of-what-if' }, numberIn(language, after, second)),
    Number.isNaN(effect) ? undefined : h('span', { class: 'change' }, ` (${differenceIn(language, effect)})`),
    note,
  )
  panel.canvas.setAttribute(
    'aria-label',
    t.panelText({
      outcome: label,
      month,
      baseline: valueIn(language, before, unit, first),
      whatIf: valueIn(language, after, unit, second),
      low: numberIn(language, low, showing(low, second)),
      high: numberIn(language, high, showing(high, second)),
    }),
  )
}

function paint(canvas: HTMLCanvasElement, spec: PanelDrawing | undefined, palette: Palette): void {
  const ratio = Math.min(3, devicePixelRatio || 1)
  const width = spec?.width ?? 300
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(canvasHeight * ratio)) {
    canvas.width = Math.round(width * ratio)
    canvas.height = Math.round(canvasHeight * ratio)
  }
  const context = canvas.getContext('2d')
  if (!context || !spec) return
  context.setTransform(ratio, 0, 0, ratio, 0, 0)
  context.clearRect(0, 0, width, canvasHeight)
  drawPanel(canvasRenderer(context), spec, palette)
}
