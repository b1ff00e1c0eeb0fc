/** The picture of a discovery: how coverage is given up for density, peel by peel, and the boxes within the factors’ ranges. */
import type { Limit } from '../../analysis/discovery/box.js'
import { analysisProvenance, stampOfAnalysis } from '../analysed.js'
import { type Datasets, type Frame, framedWith, type Piece, rounded } from '../charts/frame.js'
import { drawOne } from '../charts/index.js'
import type { ChartFile } from '../charts/input.js'
import { shorten } from '../charts/letters.js'
import { ink, variantStroke } from '../charts/palette.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { percentText } from '../patterns/input.js'
import { capitalised } from '../words.js'
import { boxWords, type DiscoveryInput, interestWords, limitWords } from './input.js'

const size = 360
const labelRoom = 60
const limitRoom = 330
const limitWidth = 300
const rowHeight = 22

export async function discoveryCharts(input: DiscoveryInput, pictures = true): Promise<ChartFile[]> {
  const { found } = input
  if (found.boxes.length === 0) return []
  const localiser = localiserFor(input.language)
  const { discovery: said } = localiser.chart
  const names = found.boxes.map((_, at) => said.boxNumber(String(at + 1)))
  const datasets: Datasets = {
    steps: found.boxes.flatMap((box, at) => box.trajectory.map((step) => ({ ...stepRow(step), box: names[at] }))),
    chosen: found.boxes.map((box, at) => ({ ...stepRow(box), box: names[at], text: names[at] })),
  }
  const panels = [trajectory(names, localiser)]
  const limited = found.boxes.filter(({ limits }) => limits.length > 0)
  if (limited.length > 0) {
    datasets.limits = limited.flatMap((box, at) =>
      box.limits.map((limit) => limitRow(input, limit, names[at]!, localiser)),
    )
    panels.push(limits(datasets.limits, names.slice(0, limited.length), localiser))
  }
  const first = limited[0]
  const note = said.note(percentText(input.density))
  const frame: Frame = {
    title: said.title(interestWords(input, localiser)),
    subtitle: [
      [
        said.base(String(found.month), found.scenario, percentText(found.share)),
        ...(found.points < found.of
          ? [
              `${localiser.chart.defined.pointsLeft(localiser.count(found.of - found.points), localiser.count(found.of))}.`,
            ]
          : []),
      ].join(' '),
      first ? said.box(percentText(first.density), boxWords(found, first.limits, localiser)) : said.none,
    ],
    description: said.description(String(found.boxes.length)),
    panels,
    columns: 2,
    width: labelRoom + size + (limited.length > 0 ? limitRoom + limitWidth + 160 : 0),
    left: labelRoom,
    datasets,
    notes: [limited.length > 0 ? said.notes(note) : capitalised(note)],
  }
  const spec = framedWith(frame, stampOfAnalysis(input), analysisProvenance(input), input.language)
  return await drawOne('discovery', { ...spec, ...withDensity(spec, input.density) }, stampOfAnalysis(input), pictures)
}

/** The rule for the density is data like any other, so that the panel need not know it. */
function withDensity(spec: Piece, density: number): Piece {
  return { datasets: { ...(spec.datasets as Datasets), density: [{ density }] } }
}

function stepRow({ mass, density, coverage }: { mass: number; density: number; coverage: number }): Piece {
  return { mass: rounded(mass), density: rounded(density), coverage: rounded(coverage) }
}

function colours(names: readonly string[]): Piece {
  return { domain: names, range: names.map((_, at) => variantStroke(at).line) }
}

function trajectory(names: readonly string[], { chart: { discovery: said } }: Localiser): Piece {
  const axis = (field: string, title: string, extra: Piece = {}) => ({
    field,
    type: 'quantitative',
    title,
    scale: { domain: [0, 1], nice: false, ...extra },
    axis: { domain: false, format: '%', tickCount: 5 },
  })
  // From left to right the box shrinks, and gives up coverage.
  const x = axis('coverage', said.coverage, { reverse: true })
  const y = axis('density', said.density)
  const color = { field: 'box', type: 'nominal', scale: colours(names), legend: null }
  return {
    title: { text: said.peels, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    width: size,
    height: size,
    layer: [
      {
        data: { name: 'density' },
        mark: { type: 'rule', color: ink.rule, strokeDash: [3, 3] },
        encoding: { y: { field: 'density', type: 'quantitative' } },
      },
      {
        data: { name: 'steps' },
        mark: { type: 'point', filled: true, size: 22, opacity: 0.6 },
        encoding: { x, y, color },
      },
      {
        data: { name: 'chosen' },
        mark: { type: 'point', filled: true, size: 140, opacity: 1, stroke: '#ffffff', strokeWidth: 1.5 },
        encoding: { x, y, color },
      },
      {
        data: { name: 'chosen' },
        mark: { type: 'text', align: 'left', dx: 10, dy: -9, fontSize: 10.5, color: ink.text },
        encoding: { x, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  }
}

/** A limit within its factor’s range, from 0 to 1; of words, those that are left, spread evenly. */
function limitRow({ found }: DiscoveryInput, limit: Limit, box: string, localiser: Localiser): Piece {
  const feature = found.features[limit.feature]!
  const sorted = feature.values.slice().sort()
  const [low, high] = [sorted[0]!, sorted[sorted.length - 1]!]
  const place = (x: number) => (high > low ? Math.min(1, Math.max(0, (x - low) / (high - low))) : 0.5)
  const whole = feature.words !== undefined
  return {
    label: `${box}: ${shorten(feature.name, limitRoom - 70, 10.5)}`,
    box,
    from: rounded(whole ? 0 : place(limit.low)),
    to: rounded(whole ? 1 : place(limit.high)),
    text: limitWords(found, limit, localiser),
  }
}

function limits(rows: readonly Piece[], names: readonly string[], { chart: { discovery: said } }: Localiser): Piece {
  const labels = rows.map(({ label }) => String(label))
  const y = {
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
  }
  const x = (field: string) => ({
    field,
    type: 'quantitative',
    title: said.range,
    scale: { domain: [0, 1], nice: false },
    axis: {
      domain: false,
      grid: false,
      values: [0, 1],
      labelExpr: `datum.value === 0 ? '${said.lowest}' : '${said.highest}'`,
    },
  })
  return {
    title: { text: said.conditions, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    data: { name: 'limits' },
    width: limitWidth,
    height: labels.length * rowHeight,
    layer: [
      {
        mark: { type: 'rule', color: ink.rule },
        encoding: { x: { datum: 0, type: 'quantitative' }, x2: { datum: 1 }, y },
      },
      {
        mark: { type: 'bar', height: 9, opacity: 0.85 },
        encoding: {
          x: x('from'),
          x2: { field: 'to' },
          y,
          color: { field: 'box', type: 'nominal', scale: colours(names), legend: null },
        },
      },
      {
        mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9.5, color: ink.text },
        encoding: { x: { value: limitWidth + 12 }, y, text: { field: 'text', type: 'nominal' } },
      },
    ],
  }
}
