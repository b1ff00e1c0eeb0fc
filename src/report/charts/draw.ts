/** From a specification to an SVG picture, and from that to a PNG. The libraries are heavy and loaded only when asked for. */
import type { TopLevelSpec } from 'vega-lite'
import { escapedText } from '../printed/html.js'
import { fontsFor } from './fonts.js'
import type { Piece, Stamp } from './frame.js'
import { textWidth } from './letters.js'
import { withText } from './png.js'

/** Pixels of the PNG for each pixel of the drawing: sharp on dense screens and in print. */
const zoom = 1.5

interface TextItem {
  readonly fontSize?: number
  readonly fontWeight?: string | number
}

/** Exported by vega, but missing from its type declarations. */
interface TextMetrics {
  width: (item: TextItem, text: unknown) => number
}

/** Draws a specification. Equal specifications give equal bytes. Throws when vega has anything to complain of. */
export async function drawSvg(spec: Piece, stamp: Stamp): Promise<string> {
  const [vega, vegaLite] = await Promise.all([import('vega'), import('vega-lite')])
  const { textMetrics } = vega as unknown as { textMetrics: TextMetrics }
  textMetrics.width = (item, text) =>
    textWidth(String(text ?? ''), item.fontSize ?? 11, item.fontWeight === 'bold' ? 'bold' : 'regular')
  const complaints: string[] = []
  const complain = (...words: readonly unknown[]) => {
    complaints.push(words.map(String).join(' '))
    return logger
  }
  const quiet = () => logger
  const logger = { level: quiet, error: complain, warn: complain, info: quiet, debug: quiet } as never
  const compiled = vegaLite.compile(spec as unknown as TopLevelSpec, { logger }).spec
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger })
  await view.runAsync()
  // Names of clips and gradients are counted through the life of the process; each picture starts again at 0.
  vega.resetSVGDefIds()
  const svg = renumbered(await view.toSVG())
  view.finalize()
  if (complaints.length > 0) throw new Error(`the chart could not be drawn as specified: ${complaints.join('; ')}`)
  return stamped(svg, String(spec.description ?? ''), stamp)
}

/** Gradients are numbered when a view is made, and views may be made at the same time: here they count from 0 in each picture. */
function renumbered(svg: string): string {
  const places = new Map<string, number>()
  return svg.replaceAll(/(?<=id="|url\(#)gradient_\d+/g, (id) => {
    const place = places.get(id) ?? places.size
    places.set(id, place)
    return `gradient_${place}`
  })
}

function stamped(svg: string, description: string, stamp: Stamp): string {
  const inside =
    `<desc>${escapedText(`${description} ${stamp.note}`)}</desc>` +
    `<metadata>${escapedText(JSON.stringify(stamp))}</metadata>`
  const end = svg.indexOf('>', svg.indexOf('<svg')) + 1
  return `${svg.slice(0, end)}${inside}${svg.slice(end)}\n`
}

/** Draws the PNG of an SVG. */
export async function drawPng(svg: string, stamp: Stamp): Promise<Uint8Array> {
  const { renderAsync } = await import('@resvg/resvg-js')
  const image = await renderAsync(svg, {
    background: '#ffffff',
    fitTo: { mode: 'zoom', value: zoom },
    font: {
      loadSystemFonts: false,
      fontFiles: fontsFor(svg),
      defaultFontFamily: 'DejaVu Sans',
      sansSerifFamily: 'DejaVu Sans',
    },
  })
  return withText(image.asPng(), {
    Software: 'lintas',
    Description: stamp.note,
    Source: stamp.command,
    Comment: JSON.stringify(stamp),
  })
}
