/** The picture of a calibration: what the kept points say of each narrowed value, and of each case that was held out. */
import type { CalibratedValue, HeldOut } from '../../experiment/calibration.js'
import { type Datasets, type Frame, framedWith, type Piece, rounded, type Stamp } from '../charts/frame.js'
import { drawOne } from '../charts/index.js'
import type { ChartFile } from '../charts/input.js'
import { shorten } from '../charts/letters.js'
import { ink } from '../charts/palette.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import type { CalibrationInput } from './input.js'
import { leadSentence } from './text.js'

const labelRoom = 330
const panelWidth = 380
const rangeRoom = 210
const rowHeight = 20
const mostValues = 24
const blue = '#0072b2'
const orange = '#d55e00'

/** The chart as SVG, PNG and Vega-Lite; none where no value is narrowed and no case was held out. */
export async function calibrationChart(input: CalibrationInput, pictures = true): Promise<ChartFile[]> {
  const { calibration: c } = input
  const localiser = localiserFor(input.language)
  const { caution, madeBy, calibration: said } = localiser.chart
  const values = [...c.values]
    .filter(({ narrowed }) => narrowed)
    .sort((a, b) => b.departure - a.departure)
    .slice(0, mostValues)
  if (values.length === 0 && c.heldOut.length === 0) return []
  const stamp: Stamp = {
    command: input.command,
    seed: input.seed,
    replicates: input.spaceSeeds,
    fingerprints: input.fingerprints,
    note: caution,
  }
  const datasets: Datasets = {}
  const panels: Piece[] = []
  const notes: string[] = []
  if (values.length > 0) {
    datasets.values = values.map((value) => valueRow(value, localiser))
    panels.push(
      valuePanel(
        datasets.values.map((row) => String(row.label)),
        localiser,
      ),
    )
    notes.push(said.valuesNote)
  }
  if (c.heldOut.length > 0) {
    datasets.heldOut = c.heldOut.map((one) => heldOutRow(one, localiser))
    panels.push(heldOutPanel(c.heldOut, localiser))
    notes.push(said.heldOutNote)
  }
  const frame: Frame = {
    title: said.title(c.case),
    subtitle: [leadSentence(input, localiser)],
    description: said.description(String(values.length), c.case, String(c.heldOut.length)),
    panels,
    columns: 1,
    width: labelRoom + panelWidth + rangeRoom,
    left: labelRoom,
    datasets,
    notes,
  }
  const spec = framedWith(frame, stamp, [caution, madeBy(input.command)], input.language)
  return drawOne('calibration', spec, stamp, pictures)
}

function valueRow(
  { path, value, range: [low, high], p05, p50, p95 }: CalibratedValue,
  { chart, number }: Localiser,
): Piece {
  return {
    label: shorten(path, labelRoom - 20, 10.5),
    low: rounded(p05),
    middle: rounded(p50),
    high: rounded(p95),
    value: rounded((value - low) / (high - low)),
    text: chart.toRange(number(low), number(high)),
  }
}

function heldOutRow({ case: name, prior, posterior, gain }: HeldOut, { chart, difference }: Localiser): Piece {
  const said = chart.calibration
  const points = said.gain(difference((posterior - prior) * 100, 1))
  return {
    label: name,
    prior: rounded(prior),
    posterior: rounded(posterior),
    low: rounded(prior + gain.low),
    high: rounded(prior + gain.high),
    text: gain.low > 0 || gain.high < 0 ? points : said.unclearGain(points),
  }
}

function rows(labels: readonly string[]): Piece {
  return {
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
}

function across(field: string, title: string, axis: Piece, domain: readonly number[] = [0, 1]): Piece {
  return {
    field,
    type: 'quantitative',
    title,
    scale: { domain, nice: false, zero: false },
    axis: { domain: false, ...axis },
  }
}

function words(y: Piece): Piece {
  return {
    mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9.5, color: ink.text },
    encoding: { x: { value: panelWidth + 14 }, y, text: { field: 'text', type: 'nominal' } },
  }
}

function valuePanel(labels: readonly string[], { chart: { calibration: said } }: Localiser): Piece {
  const y = rows(labels)
  const axis = {
    values: [0, 0.5, 1],
    labelExpr: `datum.value === 0 ? '${said.ends.low}' : datum.value === 1 ? '${said.ends.high}' : '${said.ends.middle}'`,
  }
  const x = (field: string) => across(field, said.valuesAxis, axis)
  return {
    title: { text: said.values, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    data: { name: 'values' },
    width: panelWidth,
    height: labels.length * rowHeight,
    layer: [
      {
        mark: { type: 'rule', color: ink.rule },
        encoding: { x: { datum: 0, type: 'quantitative' }, x2: { datum: 1 }, y },
      },
      {
        mark: { type: 'bar', color: blue, opacity: 0.75, height: 9 },
        encoding: { x: x('low'), x2: { field: 'high' }, y },
      },
      {
        mark: { type: 'point', shape: 'circle', size: 40, filled: true, fill: '#ffffff', stroke: blue, opacity: 1 },
        encoding: { x: x('middle'), y },
      },
      {
        mark: { type: 'point', shape: 'diamond', size: 50, filled: true, fill: orange, opacity: 1 },
        encoding: { x: x('value'), y },
      },
      words(y),
    ],
  }
}

function heldOutPanel(heldOut: readonly HeldOut[], { chart: { calibration: said } }: Localiser): Piece {
  const y = rows(heldOut.map((one) => one.case))
  const all = heldOut.flatMap(({ prior, posterior, gain }) => [prior, posterior, prior + gain.low, prior + gain.high])
  const low = Math.max(0, Math.floor(Math.min(...all) * 20) / 20)
  const high = Math.min(1, Math.ceil(Math.max(...all) * 20) / 20)
  const x = (field: string) => across(field, said.heldOutAxis, { format: '%', tickCount: 5 }, [low, high])
  return {
    title: { text: said.heldOut, anchor: 'start', frame: 'group', fontSize: 12, offset: 6 },
    data: { name: 'heldOut' },
    width: panelWidth,
    height: heldOut.length * rowHeight,
    layer: [
      {
        mark: { type: 'rule', color: blue, strokeWidth: 2, opacity: 0.6 },
        encoding: { x: x('low'), x2: { field: 'high' }, y },
      },
      {
        mark: { type: 'point', shape: 'circle', size: 70, filled: true, color: ink.rule, opacity: 1 },
        encoding: { x: x('prior'), y },
      },
      {
        mark: { type: 'point', shape: 'circle', size: 70, filled: true, color: blue, opacity: 1 },
        encoding: { x: x('posterior'), y },
      },
      words(y),
    ],
  }
}
