/** The pictures of a sensitivity analysis: bars with intervals, and with Morris measures what bends and what acts together. */
import type { Sensitivity } from '../../experiment/sensitivity.js'
import { analysisProvenance, stampOfAnalysis } from '../analysed.js'
import { type Datasets, type Frame, framedWith, type Piece, rounded } from '../charts/frame.js'
import { drawOne } from '../charts/index.js'
import type { ChartFile } from '../charts/input.js'
import { shorten, textWidth } from '../charts/letters.js'
import { ink } from '../charts/palette.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { inSentence } from '../words.js'
import { isIdle, mainMeasure, rankText, type SensitivityInput } from './input.js'
import { sentences } from './sentences.js'

const labelRoom = 330
const panelWidth = 380
const rankRoom = 70
const scatter = 330
const rowHeight = 20
const mostFactors = 20
/** Points of the scatter that are named: the greatest. */
const mostNamed = 6
const blue = '#0072b2'
const orange = '#d55e00'

/** One picture for each outcome of each scenario, up to a dozen. */
export async function sensitivityCharts(input: SensitivityInput, pictures = true): Promise<ChartFile[]> {
  const drawn: ChartFile[] = []
  for (const s of input.found.filter(isDrawn).slice(0, 12)) {
    const spec = framedWith(frameOf(input, s), stampOfAnalysis(input), analysisProvenance(input), input.language)
    drawn.push(...(await drawOne(fileOf(input, s), spec, stampOfAnalysis(input), pictures)))
  }
  return drawn
}

/** Not where nothing varies or has a value, nor where no factor moves anything. */
function isDrawn(s: Sensitivity): boolean {
  if (s.none || s.luck.variance === 0) return false
  return s.order.some((f) => Number.isFinite(mainMeasure(s, f).value) && !isIdle(s, f))
}

function fileOf({ plan }: SensitivityInput, { scenario, outcome }: Sensitivity): string {
  const of = plan.scenarios.length > 1 ? `${scenario.split('/').at(-1)}-` : ''
  const scope = outcome.scope === '' ? '' : `-${outcome.scope}`
  return `sensitivity-${of}${outcome.name}${scope}`.replace(/[^A-Za-z0-9-]+/g, '-')
}

function frameOf(input: SensitivityInput, s: Sensitivity): Frame {
  const localiser = localiserFor(input.language)
  const { sensitivity: said } = localiser.chart
  const words = localiser.outcome(s.outcome.name, s.outcome.unit)
  const unit = localiser.axis(words)
  const shown = s.order.filter((f) => !isIdle(s, f)).slice(0, mostFactors)
  const datasets: Datasets = { factors: shown.map((f) => rowOf(s, f)) }
  const labels = shown.map((f) => labelOf(s, f))
  const panels = [bars(s, labels, unit, localiser)]
  if (s.measure === 'morris') {
    datasets.scatter = scatterRows(s)
    panels.push(spread(s, unit, localiser))
  }
  const label = inSentence(words.label)
  const month = String(s.month)
  const when = input.plan.scenarios.length > 1 ? said.atMonthIn(month, s.scenario) : said.atMonth(month)
  return {
    title: said.title(s.outcome.scope === '' ? label : said.of(label, s.outcome.scope)),
    subtitle: [`${localiser.text(input.plan.title)} ${when}`, ...sentences(s, localiser).slice(0, 2)],
    description: said.description(words.label, String(shown.length)),
    panels,
    columns: 2,
    width: labelRoom + panelWidth + rankRoom + (s.measure === 'morris' ? scatter + 90 : 0),
    left: labelRoom,
    datasets,
    notes: [note(s, shown.length, localiser)],
  }
}

/** The points of the scatter; the names of the greatest are moved up until none covers another. */
function scatterRows(s: Sensitivity): Piece[] {
  const perPixel = extentOf(s) / scatter
  const named = s.order.slice(0, mostNamed).filter((f) => !isIdle(s, f))
  const placed: { readonly f: number; readonly from: number; readonly to: number; readonly height: number }[] = []
  for (const f of [...named].sort((a, b) => s.factors[a]!.morris!.sigma - s.factors[b]!.morris!.sigma)) {
    const { muStar, sigma } = s.factors[f]!.morris!
    const [from, to] = [muStar, muStar + (textWidth(nameOf(s, f), 9.5) + 10) * perPixel]
    let height = sigma
    for (const other of placed)
      if (from < other.to && other.from < to && Math.abs(height - other.height) < 13 * perPixel)
        height = other.height + 13 * perPixel
    placed.push({ f, from, to, height })
  }
  const heights = new Map(placed.map(({ f, height }) => [f, height]))
  return s.order.map((f) => ({
    ...rowOf(s, f),
    name: heights.has(f) ? nameOf(s, f) : '',
    height: rounded(heights.get(f) ?? 0),
  }))
}

function nameOf(s: Sensitivity, f: number): string {
  return shorten(lastWords(s.factors[f]!.path), 200, 9.5)
}

/** What both axes of the scatter reach. */
function extentOf(s: Sensitivity): number {
  return 1.05 * (Math.max(...s.factors.map(({ morris }) => Math.max(morris!.muStar, morris!.sigma))) || 1)
}

/** The end of a path, which is what tells one factor from another. */
function lastWords(path: string): string {
  return path.split('.').slice(-2).join('.')
}

function labelOf(s: Sensitivity, f: number): string {
  return shorten(s.factors[f]!.path, labelRoom - 20, 10.5)
}

function rowOf(s: Sensitivity, f: number): Piece {
  const { rank, morris, first, total } = s.factors[f]!
  const main = mainMeasure(s, f)
  return {
    label: labelOf(s, f),
    value: rounded(main.value),
    low: rounded(main.low),
    high: rounded(main.high),
    rank: rankText(rank),
    ...(morris
      ? { luck: rounded(morris.luck), sigma: rounded(morris.sigma), sign: morris.mu < 0 ? 'falls' : 'rises' }
      : {}),
    ...(total && first
      ? { first: rounded(first.value), firstLow: rounded(first.low), firstHigh: rounded(first.high) }
      : {}),
  }
}

function bars(
  s: Sensitivity,
  labels: readonly string[],
  unit: string,
  { chart: { sensitivity: said } }: Localiser,
): Piece {
  const y = () => ({
    field: 'label',
    type: 'nominal',
    scale: { domain: labels },
    sort: null,
    title: null,
    axis: {
      grid: false,
      ticks: false,
      domain: false,
      labelPadding: 8,
      labelFontSize: 10.5,
      labelColor: ink.text,
      labelLimit: 0,
    },
  })
  const title = s.measure === 'morris' ? said.bars.morris(unit) : said.bars.share
  const share = s.measure !== 'morris'
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title,
    scale: { zero: true, nice: true },
    axis: { domain: false, tickCount: 5, ...(share ? { format: '%' } : {}) },
  })
  const both = s.measure === 'saltelli'
  const away = both ? 4 : 0
  const height = both ? 6 : 10
  const bar = (field: string, color: string, offset: number) => ({
    mark: { type: 'bar', color, opacity: 0.85, height, yOffset: offset },
    encoding: { x: x(field), y: y() },
  })
  // Of few groups or replicates there are no intervals, and a layer without a number cannot be drawn.
  const rows = s.order.map((f) => rowOf(s, f))
  const where = (field: string, layer: Piece) => (rows.some((row) => Number.isFinite(row[field])) ? [layer] : [])
  const interval = (low: string, high: string, offset: number) => ({
    mark: { type: 'rule', color: ink.text, strokeWidth: 1.2, yOffset: offset },
    encoding: { x: x(low), x2: { field: high }, y: y() },
  })
  return {
    title: {
      text: s.measure === 'morris' ? said.heads.moves : said.heads.variance,
      anchor: 'start',
      frame: 'group',
      fontSize: 12,
      offset: 6,
    },
    data: { name: 'factors' },
    width: panelWidth,
    height: Math.max(1, labels.length) * rowHeight,
    layer: [
      ...where('value', bar('value', blue, -away)),
      ...where('low', interval('low', 'high', -away)),
      ...where('first', bar('first', orange, away)),
      ...where('firstLow', interval('firstLow', 'firstHigh', away)),
      ...where('luck', {
        mark: { type: 'tick', color: orange, thickness: 2, size: 14 },
        encoding: { x: x('luck'), y: y() },
      }),
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9.5, color: ink.quiet },
        encoding: { x: { value: panelWidth + 12 }, y: y(), text: { field: 'rank', type: 'nominal' } },
      },
    ],
  }
}

function spread(s: Sensitivity, unit: string, { chart: { sensitivity: said } }: Localiser): Piece {
  const most = extentOf(s)
  const axis = (field: string, title: string) => ({
    field,
    type: 'quantitative',
    title,
    scale: { domain: [0, most], nice: true },
    axis: { domain: false, tickCount: 5 },
  })
  return {
    title: { text: said.heads.bends, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    data: { name: 'scatter' },
    width: scatter,
    height: scatter,
    layer: [
      {
        data: { values: [{ from: 0, to: most }] },
        mark: { type: 'rule', color: ink.rule, strokeDash: [3, 3] },
        encoding: {
          x: { field: 'from', type: 'quantitative' },
          x2: { field: 'to' },
          y: { field: 'from', type: 'quantitative' },
          y2: { field: 'to' },
        },
      },
      {
        mark: { type: 'point', filled: true, size: 45, opacity: 0.8 },
        encoding: {
          x: axis('value', `μ* (${unit})`),
          y: axis('sigma', `σ (${unit})`),
          color: {
            field: 'sign',
            type: 'nominal',
            scale: { domain: ['rises', 'falls'], range: [blue, orange] },
            legend: null,
          },
          shape: {
            field: 'sign',
            type: 'nominal',
            scale: { domain: ['rises', 'falls'], range: ['triangle-up', 'triangle-down'] },
            legend: null,
          },
        },
      },
      {
        mark: { type: 'text', align: 'left', dx: 7, fontSize: 9.5, color: ink.text },
        encoding: {
          x: axis('value', `μ* (${unit})`),
          y: axis('height', `σ (${unit})`),
          text: { field: 'name', type: 'nominal' },
        },
      },
    ],
  }
}

function note(s: Sensitivity, shown: number, { chart: { sensitivity: said } }: Localiser): string {
  const { length } = s.factors
  const rest = length > shown ? [said.greatest(String(length), String(shown))] : []
  return [said.ranks, said.notes[s.measure], ...rest].join(' ')
}
