/** Panels over time: lines with bands, one panel an outcome, names at the right end, measures marked on the time axis. */
import { localiserFor } from '../messages/localiser.js'
import { designPointOf, inSentence, parted, shortNames } from '../words.js'
import { columnGap, type Datasets, type Piece, rounded } from './frame.js'
import type { CurveInput } from './input.js'
import { shorten, textWidth, wrapText } from './letters.js'
import { baselineStroke, ink, type Stroke, variantStroke, variedStroke } from './palette.js'
import { monthTicks, scaleFromZero, spread, withHeadroom } from './scales.js'

export const panelWidth = 232
export const panelHeight = 150
/** Room for the upright axis, left of a panel. */
const axisLeft = 42
const titleSize = 12
const labelSize = 9.5
const labelGap = 11.5
const longestLabel = 130
const mostPoints = 241
const measureSize = 9
const mostMeasureWords = 3

/** One point of a line with its band, and a wider, paler band where there is only one line. */
export interface Point {
  readonly series: string
  readonly month: number
  readonly value: number
  readonly low: number
  readonly high: number
  readonly wideLow?: number
  readonly wideHigh?: number
}

export interface TimePanel {
  /** Name of the outcome. */
  readonly outcome: string
  readonly unit: string
  readonly points: readonly Point[]
}

export interface TimePanels {
  readonly panels: readonly Piece[]
  readonly datasets: Datasets
  readonly columns: number
  readonly width: number
  readonly left: number
}

/**
 * Strokes by scenario: grey for the baseline, the hues for the others in their order. Where values are varied, the hue tells
 * the value and the dashes the scenario, so that the eye finds what is compared with what.
 */
export function strokes(input: CurveInput): Map<string, Stroke> {
  const { plain, varied } = variations(input)
  if (varied.length > 1 && plain.length > 1) {
    const strokeOf = (name: string) => {
      const parts = parted(name)
      return variedStroke(varied.indexOf(parts.varied), plain.indexOf(parts.plain))
    }
    return new Map(input.scenarios.map(({ name }) => [name, strokeOf(name)] as const))
  }
  const variants = input.scenarios.map(({ name }) => name).filter((name) => name !== input.baseline)
  const result = new Map(variants.map((name, place) => [name, variantStroke(place)] as const))
  if (input.baseline !== undefined) result.set(input.baseline, baselineStroke)
  return result
}

/** The scenarios without what is varied, and the values varied, in their order. */
function variations(input: CurveInput): { plain: string[]; varied: string[] } {
  const parts = input.scenarios.map(({ name }) => parted(name))
  return {
    plain: [...new Set(parts.map(({ plain }) => plain))],
    varied: [...new Set(parts.map(({ varied }) => varied))],
  }
}

/** What colours and dashes stand for, where values are varied; begins with a space. */
export function strokeNote(input: CurveInput): string {
  const { plain, varied } = variations(input)
  const { chart, list } = localiserFor(input.language)
  const strokes = varied.length > 1 && plain.length > 1 ? ` ${chart.curves.strokes}` : ''
  const paths = designPointOf(input.scenarios[0]!.name).varied.map(({ path }) => path)
  return paths.length > 1 ? `${strokes} ${chart.curves.brackets(list(paths))}` : strokes
}

/** Said of outcomes that not all runs define in every month; nothing where there are none. */
export function partlyNote(outcomes: readonly string[], language: CurveInput['language']): string[] {
  const { chart, list, outcome } = localiserFor(language)
  return outcomes.length === 0
    ? []
    : [chart.defined.partly(list(outcomes.map((name) => inSentence(outcome(name).label))))]
}

/** What is written beside a curve: where values cross, only the values, for which there is room. */
function curveName(name: string, short: string): string {
  const { varied } = designPointOf(name)
  return varied.length < 2 ? short : `${parted(short).plain}${varied.map(({ value }) => `[${value}]`).join('')}`
}

/** Measures that start in one month: titles that the same scenarios have stand together. */
export interface MeasureStart {
  readonly month: number
  readonly groups: readonly { readonly titles: readonly string[]; readonly scenarios: readonly string[] }[]
}

/** Months at which measures start, each with whose they are. Base values (month 0) are not measures in time. */
export function measureStarts(input: CurveInput): MeasureStart[] {
  const { text } = localiserFor(input.language)
  const owners = new Map<number, Map<string, Set<string>>>()
  for (const { name, measures } of input.scenarios)
    for (const { at, title } of measures) {
      const titles = owners.get(at) ?? new Map<string, Set<string>>()
      titles.set(text(title), (titles.get(text(title)) ?? new Set()).add(name))
      owners.set(at, titles)
    }
  return [...owners]
    .sort(([a], [b]) => a - b)
    .map(([month, titles]) => {
      const groups = new Map<string, { titles: string[]; scenarios: string[] }>()
      for (const [title, names] of titles) {
        const scenarios = [...names]
        const group = groups.get(JSON.stringify(scenarios)) ?? { titles: [], scenarios }
        group.titles.push(title)
        groups.set(JSON.stringify(scenarios), group)
      }
      return { month, groups: [...groups.values()] }
    })
}

/** Which months are drawn: all, or every k-th of a long run, and always the last. */
export function drawnEvery(months: number): number {
  return Math.ceil((months + 1) / mostPoints)
}

/** Columns that make a full-looking grid of so many panels. */
export function columnsFor(panels: number): number {
  return panels === 2 || panels === 4 ? 2 : Math.min(3, panels)
}

/** Lays the panels out. `signed` draws a line at 0, for effects. */
export function timePanels(input: CurveInput, panels: readonly TimePanel[], signed: boolean): TimePanels {
  const localiser = localiserFor(input.language)
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const stroke = strokes(input)
  const drawn = [...new Set(panels.flatMap(({ points }) => points.map(({ series }) => series)))]
  const labelled = drawn.length > 1
  const label = (series: string) => shorten(curveName(series, names.get(series) ?? series), longestLabel, labelSize)
  const months = Math.max(...input.scenarios.map((scenario) => scenario.months))
  // A curve that ends before the others says so beside its name.
  const endLabel = ({ series, month }: Point) =>
    month < months ? localiser.chart.defined.until(label(series), String(month)) : label(series)
  const endsOf = (points: readonly Point[]) => {
    const last = new Map<string, Point>()
    for (const point of points) if (Number.isFinite(point.value)) last.set(point.series, point)
    return [...last.values()]
  }
  const ended = panels.flatMap(({ points }) => endsOf(points))
  const labelRoom = labelled ? Math.max(0, ...ended.map((point) => textWidth(endLabel(point), labelSize))) + 18 : 8
  const columns = Math.min(columnsFor(panels.length), input.layout?.columns ?? panels.length)
  const domain = [...stroke.keys()]
  const range = (pick: (each: Stroke) => unknown) => domain.map((name) => pick(stroke.get(name)!))
  const colour = (field: 'line' | 'text', channel: string) => ({
    [channel]: {
      field: 'series',
      type: 'nominal',
      legend: null,
      scale: { domain, range: range((each) => (labelled ? each[field] : singleStroke[field])) },
    },
  })

  const marks = measureMarks(input)
  const datasets: Datasets = {}
  const x = {
    field: 'month',
    type: 'quantitative',
    title: localiser.chart.month,
    scale: { domain: [0, months], nice: false },
    axis: { values: monthTicks(months), grid: false, format: 'd', labelOverlap: false },
  }

  const pieces = panels.map(({ outcome, unit, points }) => {
    const words = localiser.outcome(outcome, unit)
    const drawnValues = points
      .flatMap((point) => [point.value, point.low, point.high, point.wideLow ?? 0, point.wideHigh ?? 0])
      .filter(Number.isFinite)
    const plain = scaleFromZero(drawnValues)
    const scale = marks.length > 0 ? withHeadroom(plain, measureLines(marks) * 0.075 + 0.05) : plain
    const y = (field: string) => ({
      field,
      type: 'quantitative',
      title: shorten(signed ? localiser.chart.curves.difference(words.scale) : localiser.axis(words), panelHeight, 10),
      scale: { domain: scale.domain, nice: false, zero: false },
      axis: { values: scale.ticks, domain: false, ticks: false, grid: true, labelOverlap: false },
    })
    const data = datasetName(outcome, datasets)
    datasets[data] = points.map((point) => ({
      series: point.series,
      month: point.month,
      value: rounded(point.value),
      low: rounded(point.low),
      high: rounded(point.high),
      ...(point.wideHigh === undefined
        ? {}
        : { p05: rounded(point.wideLow ?? Number.NaN), p95: rounded(point.wideHigh) }),
    }))
    const wide = points.some((point) => point.wideHigh !== undefined)
    const layer: Piece[] = []
    if (marks.length > 0) layer.push(...measureLayers(x, marks, months))
    if (signed)
      layer.push({
        data: { values: [{}] },
        mark: { type: 'rule', color: ink.rule },
        encoding: { y: { ...y('value'), field: undefined, datum: 0 } },
      })
    const band = (low: string, high: string, opacity: number) => ({
      data: { name: data },
      transform: [{ filter: `isValid(datum.${low}) && isValid(datum.${high})` }],
      mark: { type: 'area', opacity },
      encoding: { x, y: y(low), y2: { field: high }, ...colour('line', 'color') },
    })
    if (wide) layer.push(band('p05', 'p95', 0.16))
    layer.push(band('low', 'high', wide ? 0.4 : 0.22))
    layer.push({
      data: { name: data },
      transform: [{ filter: 'isValid(datum.value)' }],
      mark: { type: 'line', strokeWidth: 1.7, strokeCap: 'butt' },
      encoding: {
        x,
        y: y('value'),
        ...colour('line', 'color'),
        strokeDash: {
          field: 'series',
          type: 'nominal',
          legend: null,
          scale: { domain, range: range((each) => each.dash) },
        },
      },
    })
    if (labelled) {
      const ends = `${data}-ends`
      datasets[ends] = endLabels(endsOf(points), scale.domain, endLabel)
      const from = { x: { value: panelWidth + 1 }, x2: { value: panelWidth + 9 } }
      layer.push(
        {
          data: { name: ends },
          mark: { type: 'rule', strokeWidth: 0.8 },
          encoding: { ...from, y: y('value'), y2: { field: 'place' }, ...colour('line', 'color') },
        },
        {
          data: { name: ends },
          mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: labelSize },
          encoding: {
            x: { value: panelWidth + 12 },
            y: y('place'),
            text: { field: 'label', type: 'nominal' },
            ...colour('text', 'fill'),
          },
        },
      )
    }
    return {
      title: {
        text: wrapText(words.label, panelWidth + 20, titleSize, 'bold'),
        subtitle: localiser.better(words) || ' ',
        anchor: 'start',
        frame: 'group',
        fontSize: titleSize,
        subtitleFontSize: 10,
        subtitleColor: ink.quiet,
        subtitlePadding: 2,
        offset: 8,
      },
      width: panelWidth,
      height: panelHeight,
      layer,
    }
  })
  const width = columns * (axisLeft + panelWidth + labelRoom) + (columns - 1) * columnGap
  return { panels: pieces, datasets, columns, width: Math.round(Math.max(width, 560)), left: axisLeft }
}

const singleStroke = { line: '#0072b2', text: '#00629a' } as const

function datasetName(outcome: string, taken: Datasets): string {
  return outcome in taken ? `${outcome}-curve` : outcome
}

function endLabels(
  ends: readonly Point[],
  domain: readonly [number, number],
  label: (point: Point) => string,
): Piece[] {
  const [low, high] = domain
  const wished = ends.map(({ value }) => ((high - value) / (high - low)) * panelHeight)
  const places = spread(wished, labelGap, panelHeight)
  return ends.map((point, at) => ({
    series: point.series,
    label: label(point),
    value: rounded(point.value),
    place: rounded(high - (places[at]! / panelHeight) * (high - low)),
  }))
}

const measureLines = (marks: readonly unknown[]) => Math.min(marks.length, mostMeasureWords)

/** Text beside the rules: what starts, if it is one thing and its name is short; otherwise only that measures start. */
function measureMarks(input: CurveInput): { month: number; text: string }[] {
  const room = panelWidth * 0.55
  const { curves } = localiserFor(input.language).chart
  return measureStarts(input)
    .filter(({ month }) => month > 0)
    .map(({ month, groups }) => {
      const titles = groups.flatMap((group) => group.titles)
      const title = titles.length === 1 ? titles[0]! : curves.measuresStart
      return { month, text: textWidth(title, measureSize) <= room ? title : curves.measureStarts }
    })
}

function measureLayers(x: Piece, marks: readonly { month: number; text: string }[], months: number): Piece[] {
  const worded = marks.slice(0, mostMeasureWords)
  // Each line begins beside its own words, below those of the measures before it, which it would cross.
  const rules = marks.map(({ month, text }, at) => ({
    data: { values: [{ month, text }] },
    mark: { type: 'rule', color: ink.rule, strokeDash: [3, 3] },
    encoding: { x, y: { value: Math.min(at, worded.length) * 11 + 2 }, y2: { value: panelHeight } },
  }))
  // Beyond a few starts the words would cover the curves; the rules alone remain.
  const words = worded.map(({ month, text }, at) => ({
    data: { values: [{ month, text }] },
    mark: {
      type: 'text',
      align: month > months * 0.55 ? 'right' : 'left',
      dx: month > months * 0.55 ? -4 : 4,
      baseline: 'middle',
      fontSize: measureSize,
      color: ink.quiet,
    },
    encoding: { x, y: { value: 7 + at * 11 }, text: { field: 'text', type: 'nominal' } },
  }))
  return [...rules, ...words]
}
