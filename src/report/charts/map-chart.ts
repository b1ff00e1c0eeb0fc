/**
 * The map over two varied values: one panel an outcome, one cell a combination, coloured by the effect. Where the effect
 * turns small is a line on the map, and what is not clear is hatched.
 */
import { type Axis, type Cell, type EffectMap, effectMaps, type OutcomeGrid } from '../map-grid.js'
import { gridDecimals, monthsText, nameOf } from '../map-words.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { capitalised } from '../words.js'
import { columnGap, type Datasets, type Frame, framedWith, type Piece, rounded, stampOf } from './frame.js'
import type { ChartInput } from './input.js'
import { textWidth, wrapText } from './letters.js'
import { measureNotes } from './outcome-charts.js'
import { ink } from './palette.js'

/** Blue for better and orange for worse, as elsewhere; pale enough for dark numbers on them. */
const colours = ['#e8893a', '#f3c39a', '#f7f7f7', '#abd0e6', '#5ba3cf'] as const
const noValue = '#dddddd'

/** With more values an axis than this the cells are too small for numbers. */
const mostNumbered = 9
const legendRoom = 62
const numberSize = 10

/** The specification of each map, by file name without its ending; none unless two paths are varied. */
export function mapCharts(input: ChartInput): { file: string; spec: Piece }[] {
  return mapFrames(input).map(({ file, frame }) => ({
    file,
    spec: framedWith(frame, stampOf(input), provenance(input), input.language),
  }))
}

/** The same before they are framed. */
export function mapFrames(input: ChartInput): { file: string; frame: Frame }[] {
  const maps = effectMaps(input)
  return maps.map((map) => {
    const name = nameOf(map, maps)
    return { file: `map-${name.replace(/[^A-Za-z0-9-]+/g, '-')}`, frame: mapFrame(input, map, name) }
  })
}

function mapFrame(input: ChartInput, map: EffectMap, name: string): Frame {
  const { x, y, grids } = map
  const localiser = localiserFor(input.language)
  const { map: said } = localiser.chart
  const numbered = Math.max(x.values.length, y.values.length) <= mostNumbered
  const texts = grids.map((grid) => grid.cells.map(({ effect }) => cellText(effect, grid, localiser)))
  const widest = Math.max(...texts.flat().map((text) => textWidth(text, numberSize)), ...x.values.map(axisWidth))
  const cell: Size = numbered
    ? {
        width: Math.max(Math.ceil(widest) + 10, Math.floor(260 / x.values.length)),
        height: Math.max(28, Math.floor(200 / y.values.length)),
      }
    : { width: Math.max(6, Math.floor(390 / x.values.length)), height: Math.max(6, Math.floor(280 / y.values.length)) }
  const lines = axisTitle(y, cell.height * y.values.length).length
  const left = Math.ceil(Math.max(...y.values.map(axisWidth))) + 22 + 12 * lines
  const width = cell.width * x.values.length
  const columns = Math.min(2, grids.length)
  const datasets: Datasets = {}
  const panels = grids.map((grid, at) => {
    datasets[grid.outcome] = grid.cells.map((one, place) => ({
      x: x.values[one.x]!,
      y: y.values[one.y]!,
      effect: rounded(one.effect),
      low: rounded(one.low),
      high: rounded(one.high),
      text: texts[at]![place]!,
      clear: one.clear,
      small: one.small,
      border: border(one, grid.cells, cell),
    }))
    return panel(grid, map, cell, numbered, localiser)
  })
  const interval = input.replicates > 1
  const variant = input.scenarios.find((scenario) => scenario.name.startsWith(`${map.variant}[`))
  const baseline = input.scenarios.find((scenario) => scenario.name.startsWith(`${map.baseline}[`))
  const pair = [baseline, variant].flatMap((scenario) =>
    scenario ? [{ ...scenario, name: scenario.name === variant?.name ? map.variant : map.baseline }] : [],
  )
  const shown = grids.flatMap(({ cells }) => cells)
  const month = monthsText(map, input.language)
  const full = columns * (left + width + legendRoom) + (columns - 1) * columnGap
  const uneven = [x, y].filter(isUneven).map(({ path }) => path)
  return {
    title: said.title(capitalised(name), x.name, y.name),
    subtitle: [
      said.against(
        variant ? localiser.text(variant.title) : map.variant,
        baseline ? localiser.text(baseline.title) : map.baseline,
      ),
      said.effect(month),
    ],
    description: said.description({
      variant: map.variant,
      baseline: map.baseline,
      month,
      x: x.path,
      y: y.path,
      columns: String(x.values.length),
      rows: String(y.values.length),
    }),
    panels,
    columns,
    width: Math.round(Math.max(560, full)),
    left,
    datasets,
    resolve: { scale: { color: 'independent' }, legend: { color: 'independent' } },
    notes: [
      said.colours + (shown.some(({ effect }) => Number.isNaN(effect)) ? said.grey : ''),
      (shown.some(({ small }) => small) ? said.thick : said.noSmall) +
        (!interval ? said.oneRun : shown.some((one) => !one.clear) ? said.hatched : said.allClear),
      ...(uneven.length > 0 ? [said.uneven(localiser.list(uneven))] : []),
      ...(numbered ? [] : [said.tooSmall]),
      ...measureNotes({ ...input, scenarios: pair }),
    ],
  }
}

interface Size {
  readonly width: number
  readonly height: number
}

function panel(grid: OutcomeGrid, { x, y }: EffectMap, cell: Size, numbered: boolean, localiser: Localiser): Piece {
  const words = localiser.outcome(grid.outcome, grid.unit)
  const width = cell.width * x.values.length
  const height = cell.height * y.values.length
  const most = Math.max(...grid.cells.map(({ effect }) => Math.abs(effect)).filter(Number.isFinite))
  const decimals = gridDecimals(grid)
  const place = (axis: Axis, extent: number, sort: 'ascending' | 'descending') => ({
    type: 'ordinal',
    title: axisTitle(axis, extent),
    sort: sort === 'ascending' ? axis.values : [...axis.values].reverse(),
    scale: { paddingInner: 0, paddingOuter: 0 },
    axis: { labelAngle: 0, domain: false, ticks: false, grid: false, labelOverlap: !numbered, labelPadding: 5 },
  })
  const at = {
    x: { field: 'x', ...place(x, width, 'ascending') },
    y: { field: 'y', ...place(y, height, 'descending') },
  }
  const data = { name: grid.outcome }
  const path = (shape: Piece, strokeWidth: number, stroke: string) => ({
    // Size 4 makes one unit of the path one pixel.
    mark: { type: 'point', size: 4, filled: false, opacity: 1, stroke, strokeWidth, ...shape },
  })
  return {
    title: {
      text: wrapText(words.label, width + 40, 12, 'bold'),
      subtitle: localiser.better(words) || ' ',
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      subtitleFontSize: 10,
      subtitleColor: ink.quiet,
      subtitlePadding: 2,
      offset: 8,
    },
    width,
    height,
    layer: [
      {
        data,
        transform: [{ filter: '!isValid(datum.effect)' }],
        mark: { type: 'rect', color: noValue, stroke: '#ffffff', strokeWidth: 1 },
        encoding: at,
      },
      {
        data,
        transform: [{ filter: 'isValid(datum.effect)' }],
        mark: { type: 'rect', stroke: '#ffffff', strokeWidth: 1 },
        encoding: {
          ...at,
          color: {
            field: 'effect',
            type: 'quantitative',
            scale: {
              domain: [-most, -most / 2, 0, most / 2, most].map((value) => rounded(value)),
              range: words.better === 'lower' ? [...colours].reverse() : [...colours],
              nice: false,
              zero: false,
              interpolate: 'rgb',
            },
            legend: {
              title: null,
              orient: 'right',
              offset: 10,
              gradientLength: Math.min(height, 160),
              gradientThickness: 10,
              values: [-most, 0, most].map((value) => rounded(value)),
              labelExpr: `datum.value === 0 ? '0' : format(datum.value, '+.${decimals}f')`,
              labelFontSize: 10,
            },
          },
        },
      },
      {
        data,
        transform: [{ filter: 'isValid(datum.low) && !datum.clear' }],
        ...path({ shape: hatching(cell) }, 0.7, ink.rule),
        encoding: at,
      },
      {
        data,
        transform: [{ filter: "datum.border !== ''" }],
        ...path({ strokeCap: 'square' }, 2, ink.text),
        encoding: { ...at, shape: { field: 'border', type: 'nominal', scale: null, legend: null } },
      },
      ...(numbered
        ? [
            // A pale rim keeps the numbers readable on the hatching.
            ...[{ stroke: '#ffffff', strokeWidth: 2.5, strokeOpacity: 0.8 }, {}].map((rim, front) => ({
              data,
              transform: front ? [] : [{ filter: 'isValid(datum.low) && !datum.clear' }],
              mark: { type: 'text', fontSize: numberSize, baseline: 'middle', color: ink.text, ...rim },
              encoding: { ...at, text: { field: 'text', type: 'nominal' } },
            })),
          ]
        : []),
    ],
  }
}

/** Slanted lines across a cell, from edge to edge, in pixels from its middle. */
function hatching({ width, height }: Size): string {
  const [right, bottom] = [width / 2 - 1, height / 2 - 1]
  const lines: string[] = []
  for (let shift = -right - bottom + 4; shift < right + bottom; shift += 7) {
    // The line x + y = shift, clipped to the cell.
    const from = Math.max(-right, shift - bottom)
    const to = Math.min(right, shift + bottom)
    lines.push(`M${from},${shift - from}L${to},${shift - to}`)
  }
  return lines.join('')
}

/** The edges of a small cell beyond which there is none, in pixels from its middle: together they draw the boundary. */
function border({ x, y, small }: Cell, cells: readonly Cell[], { width, height }: Size): string {
  if (!small) return ''
  const isSmall = (column: number, row: number) =>
    cells.some((cell) => cell.x === column && cell.y === row && cell.small)
  const [right, bottom] = [width / 2, height / 2]
  const edges = [
    [isSmall(x, y + 1), -right, -bottom, right, -bottom],
    [isSmall(x, y - 1), -right, bottom, right, bottom],
    [isSmall(x - 1, y), -right, -bottom, -right, bottom],
    [isSmall(x + 1, y), right, -bottom, right, bottom],
  ] as const
  return edges
    .filter(([inside]) => !inside)
    .map(([, x1, y1, x2, y2]) => `M${x1},${y1}L${x2},${y2}`)
    .join('')
}

function cellText(effect: number, grid: OutcomeGrid, localiser: Localiser): string {
  return Number.isNaN(effect) ? '–' : localiser.difference(effect, gridDecimals(grid))
}

/** The path with its unit; where it is too long for one line, it is broken after a dot. */
function axisTitle({ path, unit }: Axis, extent: number): string[] {
  const whole = unit === '' ? path : `${path}, ${unit}`
  const lines = wrapText(whole.replaceAll('.', '. '), extent + 30, 10)
  return lines.map((line) => line.replaceAll('. ', '.'))
}

function axisWidth(value: string): number {
  return textWidth(value, 10)
}

function isUneven({ values }: Axis): boolean {
  const steps = values.slice(1).map((value, at) => Number(value) - Number(values[at]))
  return Math.max(...steps) > Math.min(...steps) * 1.001
}

/** The fingerprints of so many scenarios would be longer than the picture. */
function provenance(input: ChartInput): string[] {
  const { chart, runs } = localiserFor(input.language)
  return [
    `${chart.seed(chart.ofEach(runs(input.replicates)), input.seed)} ${chart.caution}`,
    chart.map.fingerprints(String(input.scenarios.length)),
    chart.madeBy(input.command),
  ]
}
