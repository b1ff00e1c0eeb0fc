/**
 * Stacked contributions over time: what has raised the outcome so far stands above 0, what has lowered it below, and the
 * line between is the change that is left.
 */
import { wholeChange } from '../../analysis/contributions.js'
import type { Contrast, Explanation } from '../../experiment/explain.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { capitalised, shortNames } from '../words.js'
import { bandName, explained, meaningNotes, others, titlesOf } from './contribution-words.js'
import { type Datasets, type Frame, framed, type Piece, rounded } from './frame.js'
import type { ChartInput } from './input.js'
import { textWidth, wrapText } from './letters.js'
import { measureNotes } from './outcome-charts.js'
import { ink, variantStroke } from './palette.js'
import { monthTicks, scaleFromZero, spread } from './scales.js'
import { drawnEvery, measureStarts } from './time-panels.js'

const width = 560
const height = 360
const axisLeft = 48
const mostBands = 6
const labelSize = 10
const labelGap = 13

/** One mechanism’s course: what it has moved up to each month drawn. */
interface Course {
  readonly mechanism: string
  readonly values: readonly number[]
}

interface NetPoint {
  readonly month: number
  readonly value: number
  readonly low: number
  readonly high: number
}

/** The chart’s specification, by file name without its ending. */
export function contributionChart(input: ChartInput, found: Explanation | Contrast): { file: string; spec: Piece } {
  return { file: 'contributions', spec: framed(contributionFrame(input, found), input) }
}

export function contributionFrame(input: ChartInput, found: Explanation | Contrast): Frame {
  const contrast = 'differences' in found ? found : undefined
  const explanation = contrast ? contrast.of : (found as Explanation)
  const { series, replicates } = explanation
  const localiser = localiserFor(input.language)
  const { contributions: said } = localiser.chart
  const words = localiser.outcome(series.outcome.name, series.outcome.unit)
  const net = netOf(found)
  const months = net.map(({ month }) => month)
  const end = months.at(-1) ?? 0
  const every = drawnEvery(end)
  const drawn = net.filter(({ month, value }) => !Number.isNaN(value) && (month % every === 0 || month === end))
  const courses = coursesOf(
    contrast ? contrast.differences : explanation.cumulative,
    drawn.map(({ month }) => month),
  )
  const { bands, top, bottom } = stack(
    courses,
    drawn.map(({ month }) => month),
  )
  const scale = scaleFromZero(
    [top, bottom, ...drawn.flatMap(({ low, high }) => [low, high])].filter(Number.isFinite),
    6,
  )
  const domain = [...courses.map(({ mechanism }) => mechanism)]
  const colours = domain.map((mechanism, at) => (mechanism === others ? '#b8b8b8' : variantStroke(at).line))
  const texts = domain.map((mechanism, at) => (mechanism === others ? ink.quiet : variantStroke(at).text))
  const labels = endLabels(courses, drawn.at(-1), scale.domain, localiser)
  const labelRoom = Math.max(...labels.map(({ label }) => textWidth(String(label), labelSize)), 60) + 24
  const marks = measureStarts(input).filter(({ month }) => month > 0)
  const datasets: Datasets = {
    parts: bands,
    net: drawn.map(({ month, value, low, high }) => ({
      month,
      value: rounded(value),
      low: rounded(low),
      high: rounded(high),
    })),
    ends: labels,
    ...(marks.length > 0 ? { measures: marks.map(({ month }) => ({ month })) } : {}),
  }
  const x = {
    field: 'month',
    type: 'quantitative',
    title: localiser.chart.month,
    scale: { domain: [0, end], nice: false },
    axis: { values: monthTicks(end), grid: false, format: 'd', labelOverlap: false },
  }
  const upright = words.unit === '' ? words.scale : words.unit
  const y = (field: string) => ({
    field,
    type: 'quantitative',
    title: contrast ? said.differenceAxis(upright) : said.changeAxis(upright),
    scale: { domain: scale.domain, nice: false, zero: false },
    axis: { values: scale.ticks, domain: false, ticks: false, grid: true, labelOverlap: false },
  })
  const colour = (range: readonly string[]) => ({
    field: 'mechanism',
    type: 'nominal',
    legend: null,
    scale: { domain: [...domain, wholeChange], range: [...range, '#000000'] },
  })
  const layer: Piece[] = [
    // Each mechanism twice: what lies above 0 and what lies below it are stacks of their own.
    ...(['above', 'below'] as const).map((side) => ({
      data: { name: 'parts' },
      transform: [{ filter: `datum.side === '${side}'` }],
      mark: { type: 'area', opacity: 0.85, stroke: '#ffffff', strokeWidth: 0.5, line: false },
      encoding: {
        x,
        y: y('from'),
        y2: { field: 'to' },
        color: colour(colours),
        detail: { field: 'mechanism', type: 'nominal' },
      },
    })),
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: ink.rule },
      encoding: { y: { ...y('from'), field: undefined, datum: 0 } },
    },
    ...(marks.length > 0
      ? [{ data: { name: 'measures' }, mark: { type: 'rule', color: ink.rule, strokeDash: [3, 3] }, encoding: { x } }]
      : []),
    {
      data: { name: 'net' },
      transform: [{ filter: 'isValid(datum.low) && isValid(datum.high)' }],
      mark: { type: 'area', opacity: 0.35, color: '#000000' },
      encoding: { x, y: y('low'), y2: { field: 'high' } },
    },
    {
      data: { name: 'net' },
      mark: { type: 'line', strokeWidth: 2.2, color: '#ffffff', strokeCap: 'butt' },
      encoding: { x, y: y('value') },
    },
    {
      data: { name: 'net' },
      mark: { type: 'line', strokeWidth: 1.6, color: '#000000', strokeDash: [5, 2], strokeCap: 'butt' },
      encoding: { x, y: y('value') },
    },
    {
      data: { name: 'ends' },
      mark: { type: 'rule', strokeWidth: 0.8 },
      encoding: {
        x: { value: width + 1 },
        x2: { value: width + 12 },
        y: y('middle'),
        y2: { field: 'place' },
        color: colour(colours),
      },
    },
    {
      data: { name: 'ends' },
      mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: labelSize },
      encoding: {
        x: { value: width + 15 },
        y: y('place'),
        text: { field: 'label', type: 'nominal' },
        fill: colour(texts),
      },
    },
  ]
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const what = explained(explanation, localiser)
  const whose = names.get(explanation.scenario) ?? explanation.scenario
  const other = contrast ? (names.get(contrast.against.scenario) ?? contrast.against.scenario) : ''
  const title = contrast ? said.difference(what) : said.change(what)
  const total = axisLeft + width + labelRoom
  return {
    title,
    subtitle: [
      titlesOf(input.scenarios, localiser),
      contrast
        ? said.differenceBands(whose, other, said.pairs(localiser.count(replicates), replicates === 1))
        : said.changeBands(String(drawn[0]?.month ?? 0), localiser.runs(replicates)),
    ],
    description: said.description(title, input.title, localiser.months(end)),
    panels: [
      {
        title: {
          text: wrapText(capitalised(what), width, 12, 'bold'),
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
        layer,
      },
    ],
    columns: 1,
    width: Math.round(total),
    left: axisLeft,
    datasets,
    notes: [
      [
        said.sum,
        ...(replicates > 1 ? [contrast ? said.differenceInterval : said.changeInterval] : []),
        ...(every > 1 ? [localiser.chart.curves.every(localiser.count(every))] : []),
        ...(domain.includes(others) ? [said.apart(localiser.count(mostBands))] : []),
      ].join(' '),
      ...meaningNotes(domain, localiser),
      ...measureNotes(input),
    ],
  }
}

function netOf(found: Explanation | Contrast): NetPoint[] {
  return 'differences' in found
    ? found.effects.map(({ month, effect, low, high }) => ({ month, value: effect, low, high }))
    : found.change.map(({ month, mean, mean_low, mean_high }) => ({
        month,
        value: mean,
        low: mean_low,
        high: mean_high,
      }))
}

/** The mechanisms that moved most, by the largest size that their parts reach, and the rest in one. */
function coursesOf(
  rows: readonly { readonly mechanism: string; readonly month: number; readonly mean: number }[],
  months: readonly number[],
): Course[] {
  const place = new Map(months.map((month, at) => [month, at]))
  const values = new Map<string, number[]>()
  for (const { mechanism, month, mean } of rows) {
    const at = place.get(month)
    if (at === undefined) continue
    const own = values.get(mechanism) ?? new Array<number>(months.length).fill(0)
    own[at] = Number.isNaN(mean) ? 0 : mean
    values.set(mechanism, own)
  }
  const size = (own: readonly number[]) => Math.max(0, ...own.map(Math.abs))
  const sorted = [...values]
    .filter(([, own]) => size(own) > 0)
    .sort((a, b) => size(b[1]) - size(a[1]) || (a[0] < b[0] ? -1 : 1))
    .map(([mechanism, own]): Course => ({ mechanism, values: own }))
  if (sorted.length <= mostBands + 1) return sorted
  const rest = sorted.slice(mostBands)
  const sum = months.map((_, at) => rest.reduce((total, { values: own }) => total + own[at]!, 0))
  return [...sorted.slice(0, mostBands), { mechanism: others, values: sum }]
}

function stack(courses: readonly Course[], months: readonly number[]) {
  const bands: Piece[] = []
  const high = new Array<number>(months.length).fill(0)
  const low = new Array<number>(months.length).fill(0)
  for (const { mechanism, values } of courses) {
    for (const side of ['above', 'below'] as const) {
      const edge = side === 'above' ? high : low
      const own = values.map((value) => (side === 'above' ? Math.max(0, value) : Math.min(0, value)))
      const shown = own.some((value) => value !== 0)
      months.forEach((month, at) => {
        const from = edge[at]!
        const to = from + own[at]!
        if (shown)
          bands.push({ mechanism, side, month, part: rounded(values[at]!), from: rounded(from), to: rounded(to) })
        edge[at] = to
      })
    }
  }
  return { bands, top: Math.max(0, ...high), bottom: Math.min(0, ...low) }
}

/** Names at the right end, each beside the middle of its band, and the whole beside its line. */
function endLabels(
  courses: readonly Course[],
  net: NetPoint | undefined,
  [low, high]: readonly [number, number],
  localiser: Localiser,
): Piece[] {
  let above = 0
  let below = 0
  const ends = courses.map(({ mechanism, values }) => {
    const value = values.at(-1) ?? 0
    const from = value >= 0 ? above : below
    if (value >= 0) above += value
    else below += value
    return {
      mechanism,
      middle: from + value / 2,
      label: `${bandName(mechanism, localiser)} ${localiser.difference(value)}`,
    }
  })
  if (net)
    ends.push({
      mechanism: wholeChange,
      middle: net.value,
      label: `${localiser.chart.contributions.together} ${localiser.difference(net.value)}`,
    })
  const places = spread(
    ends.map(({ middle }) => ((high - middle) / (high - low)) * height),
    labelGap,
    height,
  )
  return ends.map(({ mechanism, middle, label }, at) => ({
    mechanism,
    label,
    middle: rounded(middle),
    place: rounded(high - (places[at]! / height) * (high - low)),
  }))
}
