/** The panels as a picture to take away. */
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { drawingOf } from './drawing.js'
import { light } from './inks.js'
import { drawPanel } from './panel.js'
import { canvasPen, moved, type Pen, svgPen, svgText } from './pen.js'
import { baselineTitle, monthIn, outcomeIn, variantTitle } from './words.js'

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
      pen.line([x, 48, x + 22, 48], { colour: light[colour], width: 2.2 })
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
