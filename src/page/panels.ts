/** The panels: at most six outcomes at once, each with its curves and what it is at the month looked at. */
import { inThemeOrder } from '../report/charts/themes.js'
import { countIn, differenceIn, numberIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { type Curve, curveOf } from './curve.js'
import { eachFrame, fill, h } from './dom.js'
import { type Inks, inksNow, light } from './inks.js'
import { drawPanel, monthAt, type PanelDrawing } from './panel.js'
import { canvasPen, moved, type Pen, svgPen, svgText } from './pen.js'
import { curveParts, effectParts, type Table } from './protocol.js'
import { baselineTitle, monthIn, outcomeIn, valueIn, variantTitle } from './words.js'

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
        if (isIntersecting && panel.stale) drawOne(app, panel, panels.indexOf(panel))
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
  const draw = () => {
    while (panels.length < app.view.panels.length) make()
    while (panels.length > app.view.panels.length) panels.pop()?.article.remove()
    if (panels.some(({ width }) => width === 0)) for (const panel of panels) panel.width = panel.canvas.clientWidth
    for (const [at, panel] of panels.entries()) drawOne(app, panel, at)
    if (app.picture) {
      section.dataset.replicates = String(app.picture.replicates)
      section.dataset.drawn = String(Number(section.dataset.drawn ?? 0) + 1)
    }
  }
  const soon = eachFrame(draw)
  app.on('picture', draw)
  app.on(['view', 'plan'], soon)
  addEventListener('beforeprint', () => {
    for (const panel of panels) panel.inView = true
    draw()
  })
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', soon)
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

function drawOne(app: App, panel: Panel, at: number): void {
  const { picture, view, t } = app
  if (!picture) return
  const outcome = view.panels[at] as string
  const { language } = view
  const known = inThemeOrder(picture.whatIf.outcomes)
  const options = JSON.stringify([language, known])
  if (panel.options !== options) {
    panel.options = options
    const listed = known.includes(outcome) ? known : [outcome, ...known]
    fill(panel.select, ...listed.map((name) => h('option', { value: name }, outcomeIn(language, name).label)))
  }
  if (panel.select.value !== outcome) panel.select.value = outcome
  const spoken = outcomeIn(language, outcome)
  if (panel.select.title !== spoken.meaning) panel.select.title = spoken.meaning
  setText(panel.note, [spoken.unit, t.better[spoken.better]].filter((text) => text !== '').join(' · '))
  const spec = drawingOf(app, outcome, panel.width || 300, canvasHeight)
  sayValues(app, panel, outcome, spec)
  panel.stale = !panel.inView
  if (panel.inView) paint(panel.canvas, spec, inksNow())
}

/** Text that is what it was is left alone, and nothing is laid out anew for it. */
function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}

/** What a panel shows, for the screen or for a picture. */
function drawingOf(app: App, outcome: string, width: number, height: number): PanelDrawing | undefined {
  const { picture, view } = app
  if (!picture) return undefined
  const curves: { curve: Curve; colour: 'baseline' | 'whatIf' }[] = []
  const baseline = curveOf(picture.baseline, outcome, view.band)
  const whatIf = curveOf(picture.whatIf, outcome, view.band)
  if (baseline) curves.push({ curve: baseline, colour: 'baseline' })
  if (whatIf && app.compares) curves.push({ curve: whatIf, colour: 'whatIf' })
  return {
    width,
    height,
    months: Math.max(picture.baseline.months, picture.whatIf.months),
    curves,
    starts: measureStarts(app),
    month: app.month,
    tick: (value) => numberIn(view.language, value, tickDecimals(value)),
  }
}

function tickDecimals(value: number): number {
  let decimals = 0
  while (decimals < 6 && Math.abs(value * 10 ** decimals - Math.round(value * 10 ** decimals)) > 1e-9) decimals++
  return decimals
}

/** Months in which measures of the what-if begin. */
export function measureStarts(app: App): number[] {
  const { plan, surroundings } = app
  const own = app.scenario(plan.start)?.measures ?? []
  const starts = own.flatMap(({ id, at }) => (plan.measures[id]?.off ? [] : [plan.measures[id]?.at ?? at]))
  for (const [id, { off, at, from }] of Object.entries(plan.measures))
    if (from !== undefined && !off) {
      const known = surroundings?.foreign.find((one) => one.id === id)?.at
      const month = at ?? known
      if (month !== undefined) starts.push(month)
    }
  return [...new Set(starts)]
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
  const before = at(picture.baseline, curveParts, 'mean')
  const after = at(picture.whatIf, curveParts, 'mean')
  const effect = at(picture.effects, effectParts, 'effect')
  const month = countIn(language, app.month)
  if (!app.compares) {
    fill(panel.values, h('span', { class: 'of-baseline' }, valueIn(language, before, unit)))
    panel.canvas.setAttribute(
      'aria-label',
      t.panelTextOne({ outcome: label, month, baseline: valueIn(language, before, unit) }),
    )
    return
  }
  fill(
    panel.values,
    h('span', { class: 'of-baseline' }, numberIn(language, before)),
    ' → ',
    h('span', { class: 'of-what-if' }, numberIn(language, after)),
    Number.isNaN(effect) ? undefined : h('span', { class: 'change' }, ` (${differenceIn(language, effect)})`),
  )
  panel.canvas.setAttribute(
    'aria-label',
    t.panelText({
      outcome: label,
      month,
      baseline: valueIn(language, before, unit),
      whatIf: valueIn(language, after, unit),
      low: numberIn(language, at(picture.whatIf, curveParts, 'mean_low')),
      high: numberIn(language, at(picture.whatIf, curveParts, 'mean_high')),
    }),
  )
}

function paint(canvas: HTMLCanvasElement, spec: PanelDrawing | undefined, inks: Inks): void {
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
  drawPanel(canvasPen(context), spec, inks)
}

/** All panels in one picture, with what they rest on; drawn by the same hand as on the screen, on white paper. */
export function pictureOf(app: App): {
  width: number
  height: number
  svg: string
  paint: (canvas: HTMLCanvasElement) => void
} {
  const { t, view } = app
  const cell = { width: 340, height: 232 }
  const columns = Math.min(3, Math.max(1, view.panels.length))
  const rows = Math.ceil(view.panels.length / columns)
  const head = 74
  const width = columns * cell.width + 24
  const height = head + rows * cell.height + 46
  const title = app.compares ? t.against(variantTitle(app), baselineTitle(app)) : baselineTitle(app)
  const draw = (pen: Pen) => {
    pen.text([16, 22], title, { colour: light.text, size: 17, bold: true })
    let x = 16
    const legend: readonly (readonly ['baseline' | 'whatIf', string])[] = app.compares
      ? [
          ['baseline', `${t.legend.baseline}: ${baselineTitle(app)}`],
          ['whatIf', `${t.legend['what-if']}: ${variantTitle(app)}`],
        ]
      : [['baseline', baselineTitle(app)]]
    for (const [colour, text] of legend) {
      pen.line(
        [
          [x, 48],
          [x + 22, 48],
        ],
        { colour: light[colour], width: 2.2 },
      )
      pen.text([x + 28, 48], text, { colour: light.text, size: 12 })
      x += 60 + text.length * 6.4
    }
    view.panels.forEach((outcome, at) => {
      const spec = drawingOf(app, outcome, cell.width - 16, 172)
      if (!spec) return
      const dx = 12 + (at % columns) * cell.width
      const dy = head + Math.floor(at / columns) * cell.height
      const spoken = outcomeIn(view.language, outcome)
      pen.text([dx + 4, dy + 8], spoken.label, { colour: light.text, size: 13, bold: true })
      const note = [spoken.unit, t.better[spoken.better]].filter((text) => text !== '').join(' · ')
      pen.text([dx + 4, dy + 25], note, { colour: light.quiet, size: 11 })
      drawPanel(moved(pen, dx, dy + 34), spec, light)
    })
    const calendar = app.surroundings?.calendar ?? 1
    const foot = [
      t.allRuns(countIn(view.language, app.picture?.replicates ?? 0)),
      t.interval[view.band],
      t.seedIs(app.plan.seed),
    ]
    pen.text([16, height - 30], `${foot.join(' · ')} · ${monthIn(view.language, app.month, calendar)}`, {
      colour: light.quiet,
      size: 11,
    })
    pen.text([16, height - 13], `${t.stylised} ${t.version(app.contents.version, app.contents.model.slice(0, 12))}`, {
      colour: light.quiet,
      size: 11,
    })
  }
  const writer = svgPen()
  draw(writer)
  return {
    width,
    height,
    svg: svgText(width, height, writer.elements, light.paper, title),
    paint(canvas) {
      const context = canvas.getContext('2d')
      if (!context) return
      context.fillStyle = light.paper
      context.fillRect(0, 0, canvas.width, canvas.height)
      context.setTransform(canvas.width / width, 0, 0, canvas.height / height, 0, 0)
      draw(canvasPen(context))
    },
  }
}
