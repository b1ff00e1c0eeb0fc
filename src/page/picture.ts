/** The panels as a picture to take away. */
import { wrapText } from '../report/charts/letters.js'
import { countIn } from '../report/messages/numbers.js'
import type { App } from './app.js'
import { drawingOf } from './drawing.js'
import { light } from './palette.js'
import { drawPanel } from './panel.js'
import { canvasRenderer, moved, type Renderer, svgRenderer, svgText } from './renderer.js'
import { baselineTitle, monthIn, outcomeIn, variantTitle } from './words.js'

interface Row {
  readonly text: string
  readonly size: number
  readonly colour: string
  readonly bold?: boolean
  /** The stroke of a line before it. */
  readonly key?: string
}

const leading = 1.4

/**
 * All panels in one picture, with what they rest on and the command that gives them; drawn by the same hand as on the
 * screen, on white paper.
 */
export function pictureOf(
  app: App,
  command: string,
): {
  width: number
  height: number
  svg: string
  paint: (canvas: HTMLCanvasElement) => void
} {
  const { t, view } = app
  const cell = { width: 340, height: 232 }
  const columns = Math.min(3, Math.max(1, view.panels.length))
  const rows = Math.ceil(view.panels.length / columns)
  const width = columns * cell.width + 24
  const title = app.compares ? t.against(variantTitle(app), baselineTitle(app)) : baselineTitle(app)
  const broken = (row: Row): Row[] =>
    wrapText(row.text, width - 32 - (row.key === undefined ? 0 : 28), row.size, row.bold ? 'bold' : 'regular').map(
      (text, at) => ({ ...row, text, ...(row.key === undefined ? {} : { key: at === 0 ? row.key : '' }) }),
    )
  const sides: readonly (readonly ['baseline' | 'whatIf', string])[] = app.compares
    ? [
        ['baseline', `${t.legend.baseline}: ${baselineTitle(app)}`],
        ['whatIf', `${t.legend['what-if']}: ${variantTitle(app)}`],
      ]
    : [['baseline', baselineTitle(app)]]
  const headRows: Row[] = [
    { text: title, size: 17, colour: light.text, bold: true },
    ...sides.map(([colour, text]) => ({ text, size: 12, colour: light.text, key: light[colour] })),
  ].flatMap(broken)
  const calendar = app.controls?.calendar ?? 1
  const prints = app.fingerprints?.fingerprints
  const foot = [
    t.allRuns(countIn(view.language, app.picture?.replicates ?? 0)),
    t.interval[view.band],
    t.seedIs(app.plan.seed),
    monthIn(view.language, app.month, calendar),
  ]
  const footRows: Row[] = [
    foot.join(' · '),
    ...(command === '' ? [] : [command]),
    ...(prints ? [t.fingerprints(prints.baseline.slice(0, 12), prints['what-if'].slice(0, 12))] : []),
    `${t.stylised} ${t.version(app.contents.version, app.contents.model.slice(0, 12))}`,
  ].flatMap((text) => broken({ text, size: 11, colour: light.quiet }))
  const tall = (all: readonly Row[]) => all.reduce((sum, { size }) => sum + size * leading, 0)
  const head = Math.ceil(tall(headRows)) + 28
  const height = head + rows * cell.height + Math.ceil(tall(footRows)) + 14
  const write = (renderer: Renderer, all: readonly Row[], from: number) => {
    let y = from
    for (const { text, size, colour, bold, key } of all) {
      y += size * leading
      const middle = y - size * 0.7
      if (key) renderer.line([16, middle, 38, middle], { colour: key, width: 2.2 })
      renderer.text([key === undefined ? 16 : 44, middle], text, { colour, size, bold: bold === true })
    }
  }
  const draw = (renderer: Renderer) => {
    write(renderer, headRows, 8)
    view.panels.forEach((outcome, at) => {
      const spec = drawingOf(app, outcome, cell.width - 16, 172)
      if (!spec) return
      const dx = 12 + (at % columns) * cell.width
      const dy = head + Math.floor(at / columns) * cell.height
      const spoken = outcomeIn(view.language, outcome)
      renderer.text([dx + 4, dy + 8], spoken.label, { colour: light.text, size: 13, bold: true })
      const note = [spoken.unit, t.better[spoken.better]].filter((text) => text !== '').join(' · ')
      renderer.text([dx + 4, dy + 25], note, { colour: light.quiet, size: 11 })
      drawPanel(moved(renderer, dx, dy + 34), spec, light)
    })
    write(renderer, footRows, head + rows * cell.height)
  }
  const writer = svgRenderer()
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
      draw(canvasRenderer(context))
    },
  }
}
