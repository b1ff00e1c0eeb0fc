/** All charts of a command: each as SVG, as PNG, and as a Vega-Lite specification with its data. */
import { thinned, thinningNote } from '../thinning.js'
import { drawPng, drawSvg } from './draw.js'
import { effectsFrame, effectsOverTimeFrame } from './effect-charts.js'
import { type Frame, framedWith, type Piece, provenanceParagraphs, type Stamp, stampOf } from './frame.js'
import type { ChartFile, ChartInput } from './input.js'
import { mapCharts } from './map-chart.js'
import { outcomeFrames } from './outcome-charts.js'

export type { ChartFile, ChartInput } from './input.js'

/** The pictures of a run or a comparison but for maps, before they are framed, by file name without its ending. */
export function chartFrames(input: ChartInput): { file: string; frame: Frame }[] {
  const drawn = thinned(input)
  const frames = outcomeFrames(drawn)
  const effects = effectsFrame(drawn)
  if (effects) frames.push({ file: 'effects', frame: effects })
  const overTime = effectsOverTimeFrame(drawn)
  if (overTime) frames.push({ file: 'effects-over-time', frame: overTime })
  return frames
}

/** The Vega-Lite specifications of all charts, by file name without its ending. */
export function chartSpecs(input: ChartInput): { file: string; spec: Piece }[] {
  const drawn = thinned(input)
  const frames = chartFrames(input)
  const thinning = thinningNote(input)
  const specs = frames.map(({ file, frame: { notes, ...frame } }) => ({
    file,
    spec: framedWith(
      { ...frame, notes: thinning === '' ? notes : [thinning, ...notes] },
      stampOf(input),
      provenanceParagraphs(drawn),
      input.language,
    ),
  }))
  return [...specs, ...mapCharts(input)]
}

/** Draws all charts; the paths are below `charts/`. The same input gives the same bytes. */
export function renderCharts(input: ChartInput, pictures = true): Promise<ChartFile[]> {
  return drawFiles(chartSpecs(input), stampOf(input), pictures)
}

/** Draws given specifications, each as SVG, as PNG and as itself; without `pictures` only as itself. */
export async function drawFiles(
  specs: readonly { readonly file: string; readonly spec: Piece }[],
  stamp: Stamp,
  pictures = true,
): Promise<ChartFile[]> {
  if (!pictures) return specs.map(({ file, spec }) => ({ path: `charts/${file}.vl.json`, content: written(spec) }))
  const drawn: { file: string; spec: Piece; svg: string; png: Promise<Uint8Array> }[] = []
  for (const { file, spec } of specs) {
    const svg = await drawSvg(spec, stamp)
    // Pictures are painted on another thread while the next chart is laid out.
    drawn.push({ file, spec, svg, png: drawPng(svg, stamp) })
  }
  const pngs = await Promise.all(drawn.map(({ png }) => png))
  return drawn.flatMap(({ file, spec, svg }, at) => [
    { path: `charts/${file}.svg`, content: svg },
    { path: `charts/${file}.png`, content: pngs[at]! },
    { path: `charts/${file}.vl.json`, content: written(spec) },
  ])
}

/** The specification in readable lines, its data with one row a line. */
export function written(spec: Piece): string {
  const { datasets, ...rest } = spec
  const sets = Object.entries(datasets as Readonly<Record<string, readonly Piece[]>>).map(([name, rows]) => {
    const lines = rows.map((row) => `      ${JSON.stringify(row)}`)
    return `    ${JSON.stringify(name)}: [\n${lines.join(',\n')}\n    ]`
  })
  const head = JSON.stringify(rest, null, 2).replace(/\n}$/, '')
  return `${head},\n  "datasets": {\n${sets.join(',\n')}\n  }\n}\n`
}

/** One picture with a stamp of its own: as SVG, as PNG and as Vega-Lite; without `pictures` only as the last. */
export async function drawOne(file: string, spec: Piece, stamp: Stamp, pictures = true): Promise<ChartFile[]> {
  const specification = { path: `charts/${file}.vl.json`, content: written(spec) }
  if (!pictures) return [specification]
  const svg = await drawSvg(spec, stamp)
  return [
    { path: `charts/${file}.svg`, content: svg },
    { path: `charts/${file}.png`, content: await drawPng(svg, stamp) },
    specification,
  ]
}
