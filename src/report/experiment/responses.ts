/** What an outcome does over the range of a factor: a dot for each point of the design, and lines where values repeat. */

import { isScarce } from '../../analysis/scarcity.js'
import type { Plan, PlannedOutcome, PlannedScenario } from '../../experiment/batch/plan.js'
import { type Datasets, type Frame, type Piece, rounded } from '../charts/frame.js'
import { shorten, wrapText } from '../charts/letters.js'
import { baselineStroke, ink, type Stroke, variantStroke } from '../charts/palette.js'
import { roundStep } from '../charts/scales.js'
import { unitIn } from '../messages/declared.js'
import { pathLabel } from '../messages/declared-path.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { shortNames } from '../words.js'
import type { Mean, PointMeans } from './collector.js'
import type { ExperimentInput } from './input.js'
import { shortPaths } from './sentences.js'

const panelWidth = 210
const panelHeight = 140
const axisLeft = 46
const mostFactors = 3
const mostOutcomes = 3
/** A factor with no more values than this is drawn with a line through the means at each. */
const fewValues = 12

/** Undefined where nothing varies, or too little to be seen. */
export function responseFrame({
  plan,
  gathered,
  language,
  factorName,
  scenarioName,
}: ExperimentInput): Frame | undefined {
  const { points } = gathered
  const localiser = localiserFor(language)
  const { responses: said } = localiser.chart
  const factors = chosenFactors(plan, points)
  const outcomes = plan.outcomes
    .flatMap((outcome, k) => (isDrawn(points, k) ? [{ outcome, k }] : []))
    .slice(0, mostOutcomes)
  if (factors.length === 0 || outcomes.length === 0 || points.length < 4) return undefined
  const paths = plan.factors.map(({ path }) => path)
  const names = factorName ? paths.map(factorName) : factorNames(paths, localiser)
  const scenarios = shortNames(plan.scenarios.map(({ name }) => name))
  const datasets: Datasets = {}
  const panels = outcomes.flatMap(({ outcome, k }, row) =>
    factors.map((f, column) => {
      const data = `o${k}-f${f}`
      datasets[data] = points.flatMap((point) => {
        const { scenario, values } = point
        const x = values[f]
        const mean = drawnMean(point, k)
        if (x === null || x === undefined || Number.isNaN(mean)) return []
        const { name } = plan.scenarios[scenario] as PlannedScenario
        return [
          {
            scenario: scenarios.get(name) ?? name,
            x: typeof x === 'number' ? rounded(x) : typeof x === 'boolean' ? said.switched[`${x}`] : x,
            y: rounded(mean),
          },
        ]
      })
      const domain = axisDomain(points.map((point) => drawnMean(point, k)))
      return panel(plan, outcome, names[f] as string, data, domain, isGrid(datasets[data]), {
        empty: datasets[data]?.length === 0,
        first: column === 0,
        top: row === 0,
        localiser,
      })
    }),
  )
  const reading = [
    said.dots,
    ...(Object.values(datasets).some(isGrid) ? [said.lines] : []),
    ...(plan.factors.length > factors.length ? [said.chosen(String(factors.length), String(plan.factors.length))] : []),
    ...(gathered.of > points.length ? [said.drawn(String(points.length), String(gathered.of))] : []),
  ]
  return {
    title: said.title,
    subtitle: [localiser.text(plan.title), reading.join(' ')],
    description: said.description(
      localiser.list(outcomes.map(({ outcome }) => localiser.text(outcome.label))),
      localiser.list(factors.map((f) => names[f] as string)),
      localiser.counted(points.length, 'point'),
    ),
    panels,
    columns: factors.length,
    width: Math.max(560, factors.length * (panelWidth + axisLeft) + (factors.length - 1) * 22),
    left: axisLeft,
    datasets,
    notes: [
      said.note,
      ...outcomes.flatMap(({ outcome, k }) => {
        const gone = points.filter((point) => Number.isNaN(drawnMean(point, k))).length
        if (gone === 0) return []
        const left = localiser.chart.defined.pointsLeft(localiser.count(gone), localiser.count(points.length))
        return [`${localiser.text(outcome.label)}: ${left}.`]
      }),
      ...(plan.scenarios.length > 1
        ? [legend(plan, scenarioName ?? ((name) => scenarios.get(name) ?? name), localiser)]
        : []),
    ],
  }
}

/** In English the ends of the paths; otherwise what they mean, with the end of the path where two mean the same. */
function factorNames(paths: readonly string[], { language }: Localiser): string[] {
  const short = shortPaths(paths)
  if (language === 'en') return short
  const labels = paths.map((path) => pathLabel(language, path))
  return labels.map((label, f) =>
    labels.indexOf(label) === labels.lastIndexOf(label) ? label : `${label} (${short[f]})`,
  )
}

/** Which colour stands for which scenario. */
function legend({ scenarios }: Plan, nameOf: (scenario: string) => string, { chart }: Localiser): string {
  const { colours, hues, hue } = chart.responses
  return colours(scenarios.map(({ name }, s) => `${nameOf(name)} ${hues[s] ?? hue(String(s + 1))}`).join(', '))
}

/** The factors that the first outcome follows most closely, in their own order. */
function chosenFactors(plan: Plan, points: readonly PointMeans[]): number[] {
  const outcome = plan.outcomes.findIndex((_, k) => isDrawn(points, k))
  if (outcome < 0) return []
  const strength = plan.factors.map((_, f) => ({ f, r: Math.abs(correlation(points, f, outcome)) }))
  const moving = strength.filter(({ f }) => new Set(points.map(({ values }) => values[f])).size > 1)
  return moving
    .sort((a, b) => (Number.isNaN(b.r) ? -1 : b.r) - (Number.isNaN(a.r) ? -1 : a.r) || a.f - b.f)
    .slice(0, mostFactors)
    .map(({ f }) => f)
    .sort((a, b) => a - b)
}

/** Pearson’s correlation; NaN for words and for what does not vary. */
function correlation(points: readonly PointMeans[], f: number, k: number): number {
  let [n, mx, my, xx, yy, xy] = [0, 0, 0, 0, 0, 0]
  for (const point of points) {
    const x = point.values[f]
    const y = drawnMean(point, k)
    if (typeof x !== 'number' || Number.isNaN(y)) continue
    n++
    const [dx, dy] = [x - mx, y - my]
    mx += dx / n
    my += dy / n
    xx += dx * (x - mx)
    yy += dy * (y - my)
    xy += dx * (y - my)
  }
  return xy / Math.sqrt(xx * yy)
}

function isDrawn(points: readonly PointMeans[], k: number): boolean {
  const seen = new Set(points.map((point) => rounded(drawnMean(point, k))).filter((mean) => mean !== null))
  return seen.size > 1
}

/** NaN where no run has a value, or too few to speak for all. */
function drawnMean({ means, replicates }: PointMeans, k: number): number {
  const { n, mean } = means[k] as Mean
  return isScarce(n, replicates) ? Number.NaN : mean
}

function isGrid(rows: readonly Piece[] = []): boolean {
  const values = new Set(rows.map(({ x }) => x))
  return values.size <= fewValues && values.size < rows.length
}

function axisDomain(values: readonly number[]): { domain: [number, number]; ticks: number[] } {
  const finite = values.filter(Number.isFinite)
  const low = finite.reduce((least, x) => Math.min(least, x), Number.POSITIVE_INFINITY)
  const high = finite.reduce((most, x) => Math.max(most, x), Number.NEGATIVE_INFINITY)
  const step = roundStep((high - low) / 4)
  const [first, last] = [Math.floor(low / step), Math.ceil(high / step)]
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  return { domain: [ticks[0] as number, ticks.at(-1) as number], ticks }
}

/** The title of a level axis, on two lines where one does not hold it. */
function wrapped(title: string): string | readonly string[] {
  const lines = wrapText(title, panelWidth, 10)
  return lines.length < 2 ? title : [lines[0] as string, shorten(lines.slice(1).join(' '), panelWidth, 10)]
}

function panel(
  plan: Plan,
  outcome: PlannedOutcome,
  factor: string,
  data: string,
  { domain, ticks }: { domain: [number, number]; ticks: number[] },
  grid: boolean,
  { empty, first, localiser }: { empty: boolean; first: boolean; top: boolean; localiser: Localiser },
): Piece {
  const names = shortNames(plan.scenarios.map(({ name }) => name))
  const labels = plan.scenarios.map(({ name }) => names.get(name) ?? name)
  const strokes = plan.scenarios.map(
    (_, s): Stroke =>
      plan.scenarios.length === 1 ? variantStroke(0) : s === 0 ? baselineStroke : variantStroke(s - 1),
  )
  const colour = {
    field: 'scenario',
    type: 'nominal',
    legend: null,
    scale: { domain: labels, range: strokes.map(({ line }) => line) },
  }
  const path = plan.factors.findIndex((_, f) => data.endsWith(`-f${f}`))
  const { values, unit } = plan.factors[path] as Plan['factors'][number]
  const { scale } = localiser.outcome(outcome.name, outcome.unit)
  // Where the values of a factor have no outcome with a value, there is no range to draw.
  const isText = empty || (values?.some((value) => typeof value !== 'number') ?? false)
  const x = {
    field: 'x',
    type: isText ? 'nominal' : 'quantitative',
    title: wrapped(unit === '' ? factor : `${factor}, ${unitIn(localiser.language, unit)}`),
    ...(isText
      ? { axis: { labelAngle: 0 } }
      : { scale: { zero: false, nice: false, padding: 8 }, axis: { grid: false, tickCount: 5 } }),
  }
  const y = (field: string, aggregate?: string) => ({
    field,
    ...(aggregate ? { aggregate } : {}),
    type: 'quantitative',
    title: first ? shorten(localiser.language === 'en' ? outcome.unit : scale, panelHeight, 10) : null,
    scale: { domain, nice: false, zero: false },
    axis: { values: ticks, domain: false, ticks: false, grid: true },
  })
  return {
    ...(first
      ? {
          title: {
            text: wrapText(
              outcome.scope === ''
                ? localiser.text(outcome.label)
                : `${localiser.text(outcome.label)}, ${outcome.scope}`,
              panelWidth,
              12,
              'bold',
            ),
            anchor: 'start',
            frame: 'group',
            fontSize: 12,
            color: ink.text,
            offset: 8,
          },
        }
      : {}),
    width: panelWidth,
    height: panelHeight,
    layer: [
      {
        data: { name: data },
        mark: { type: 'point', filled: true, size: grid ? 26 : 16, opacity: 0.55 },
        encoding: { x, y: y('y'), color: colour },
      },
      ...(grid
        ? [
            {
              data: { name: data },
              mark: { type: 'line', strokeWidth: 1.7 },
              encoding: { x, y: y('y', 'mean'), color: colour },
            },
          ]
        : []),
    ],
  }
}
