/** Paired effects: how far each variant lies from the baseline at the end, and how the difference came about. */
import type { EffectRow } from '../../analysis/effects.js'
import { type Finding, findings, type Verdict } from '../../analysis/findings.js'
import { isScarce } from '../../analysis/scarcity.js'
import { outcomes as declared } from '../../model/outcomes.js'
import { pairsNote } from '../incomparable.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { monthWords } from '../season.js'
import { capitalised, intervalDecimals, parted, shortNames } from '../words.js'
import { columnGap, type Datasets, type Frame, type Piece, rounded } from './frame.js'
import type { ChartInput } from './input.js'
import { textWidth } from './letters.js'
import { measureNotes, monthNotes } from './outcome-charts.js'
import { ink, verdictMarks } from './palette.js'
import { scaleFromZero } from './scales.js'
import { headline, inThemeOrder } from './themes.js'
import { drawnEvery, partlyNote, strokeNote, type TimePanel, timePanels } from './time-panels.js'

/** What the eye is told; the finer shades of “nothing much” are the summary’s. */
type Mark = keyof typeof verdictMarks
const marks: readonly Mark[] = ['better', 'worse', 'changed', 'unclear']

function markOf(verdict: Verdict): Mark {
  return verdict === 'slight' || verdict === 'unmoved' ? 'unclear' : verdict
}

/** Part of the larger of the two means, in per cent: −40 is a fall by 40 %, +40 a rise that a fall by 40 % would undo. */
function percent({ from, to }: Finding, value: number): number {
  const size = Math.max(Math.abs(from), Math.abs(to))
  return size > 0 ? (value / size) * 100 : 0
}

const rowHeight = 18
const columns = 3

/** Dots with intervals at the last month: one panel a variant, one line an outcome, one axis for all. */
export function effectsFrame(input: ChartInput): Frame | undefined {
  const moves = findings(input.effects, input.curves, { outcomes: declared, replicates: input.replicates }).flatMap(
    (variant) => variant.findings,
  )
  if (moves.length === 0) return undefined
  const localiser = localiserFor(input.language)
  const { effects: said } = localiser.chart
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const variants = [...new Set(moves.map(({ variant }) => variant))]
  const outcomes = inThemeOrder([...new Set(moves.map(({ outcome }) => outcome.name))])
  const labels = outcomes.map((name) => localiser.outcome(name).label)
  const scale = scaleFromZero(
    moves
      .flatMap((move) => [move.effect, move.low, move.high].map((value) => percent(move, value)))
      .filter(Number.isFinite),
    7,
  )
  // With few variants there is room for the intervals in figures.
  const few = variants.length <= 2
  const dotsWidth = few ? 330 : 230
  const texts = new Map(moves.map((move) => [move, effectText(move, few, localiser)] as const))
  const labelRoom = Math.max(...labels.map((label) => textWidth(label, 10.5))) + 16
  const textRoom = Math.max(...[...texts.values()].map((text) => textWidth(text, 9))) + 16
  const shown = Math.min(input.layout?.columns ?? columns, columns, variants.length)
  const height = outcomes.length * rowHeight
  const shownMarks = marks.filter((mark) => moves.some((move) => markOf(move.verdict) === mark))
  const verdictScale = (pick: 'line' | 'fill' | 'shape') => ({
    domain: shownMarks.map((mark) => said.marks[mark]),
    range: shownMarks.map((mark) => verdictMarks[mark][pick]),
  })
  const legend = { orient: 'top', direction: 'horizontal', title: null, offset: 14 }
  const datasets: Datasets = {}
  const panels = variants.map((variant, at): Piece => {
    const data = `effects-${at + 1}`
    datasets[data] = moves
      .filter((move) => move.variant === variant)
      .map((move) => ({
        variant,
        label: localiser.outcome(move.outcome.name).label,
        month: move.month,
        unit: move.outcome.unit,
        effect: rounded(move.effect),
        low: rounded(move.low),
        high: rounded(move.high),
        percent: rounded(percent(move, move.effect)),
        percent_low: rounded(percent(move, move.low)),
        percent_high: rounded(percent(move, move.high)),
        verdict: said.marks[markOf(move.verdict)],
        text: texts.get(move)!,
      }))
    const y = {
      field: 'label',
      type: 'nominal',
      scale: { domain: labels, padding: 0.5 },
      sort: null,
      title: null,
      axis:
        at % shown === 0
          ? {
              grid: true,
              ticks: false,
              domain: false,
              labelPadding: 8,
              labelFontSize: 10.5,
              labelColor: ink.text,
              labelLimit: 400,
            }
          : { grid: true, ticks: false, domain: false, labels: false },
    }
    const x = (field: string) => ({
      field,
      type: 'quantitative',
      title: said.axis,
      scale: { domain: scale.domain, nice: false, zero: false },
      axis: { values: scale.ticks, domain: false, labelOverlap: false },
    })
    const stroke = { field: 'verdict', type: 'nominal', scale: verdictScale('line'), legend }
    return {
      title: { text: names.get(variant) ?? variant, anchor: 'start', frame: 'group', fontSize: 12, offset: 8 },
      width: dotsWidth,
      height,
      layer: [
        {
          data: { values: [{}] },
          mark: { type: 'rule', color: ink.rule },
          encoding: { x: { datum: 0, type: 'quantitative' } },
        },
        {
          data: { name: data },
          mark: { type: 'rule', strokeWidth: 2 },
          encoding: { x: x('percent_low'), x2: { field: 'percent_high' }, y, stroke },
        },
        {
          data: { name: data },
          mark: { type: 'point', size: 55, opacity: 1, strokeWidth: 1.4 },
          encoding: {
            x: x('percent'),
            y,
            stroke,
            fill: { field: 'verdict', type: 'nominal', scale: verdictScale('fill'), legend },
            shape: { field: 'verdict', type: 'nominal', scale: verdictScale('shape'), legend },
          },
        },
        {
          data: { name: data },
          mark: { type: 'text', align: 'left', baseline: 'middle', fontSize: 9, color: ink.text },
          encoding: { x: { value: dotsWidth + 14 }, y, text: { field: 'text', type: 'nominal' } },
        },
      ],
    }
  })
  const month = monthWords(input, moves[0]!.month, input.language)
  return {
    title: said.title(month),
    subtitle: [input.title, said.subtitle(baselineWords(input, names), few)],
    description: said.description(month, variants.join(', '), baselineWords(input, names)),
    panels,
    columns: shown,
    width: Math.round(Math.max(560, labelRoom + shown * (dotsWidth + textRoom) + (shown - 1) * columnGap)),
    left: labelRoom,
    datasets,
    notes: [said.bars, said.slight, ...monthNotes(input, localiser), ...measureNotes(input)],
  }
}

function effectText(move: Finding, interval: boolean, localiser: Localiser): string {
  const decimals = intervalDecimals(move.effect, move.low, move.high)
  const { unit } = localiser.outcome(move.outcome.name)
  const range =
    interval && !Number.isNaN(move.low)
      ? ` (${localiser.chart.toRange(localiser.number(move.low, decimals), localiser.number(move.high, decimals))})`
      : ''
  const brief = unit === '' ? '' : ` ${localiser.brief(unit)}`
  return `${localiser.difference(move.effect, decimals)}${range}${brief}${pairsNote(move, localiser)}`
}

/** What the variants are compared with; with varied values, each with the baseline under the same value. */
function baselineWords(input: ChartInput, names: ReadonlyMap<string, string>): string {
  const baseline = input.baseline ?? ''
  const { plain, varied } = parted(baseline)
  const { effects } = localiserFor(input.language).chart
  const several = varied !== '' && input.scenarios.some(({ name }) => parted(name).varied !== varied)
  if (several) return effects.sameValue(plain.slice(plain.lastIndexOf('/') + 1))
  return names.get(baseline) ?? effects.theBaseline
}

/** The difference month by month for the headline outcomes. */
export function effectsOverTimeFrame(input: ChartInput): Frame | undefined {
  const rows = new Map<string, EffectRow[]>()
  for (const row of input.effects) {
    // Where few pairs have a value the line has a gap.
    if (row.scope !== '' || isScarce(row.n, input.replicates)) continue
    const known = rows.get(row.outcome)
    if (known) known.push(row)
    else rows.set(row.outcome, [row])
  }
  const present = [...rows.keys()].filter((name) => rows.get(name)!.some((row) => Number.isFinite(row.effect)))
  // A panel in which no variant ever differs would be an empty one.
  const moved = present.filter((name) => rows.get(name)!.some((row) => Number.isFinite(row.effect) && row.effect !== 0))
  const outcomes = headline(moved.length > 0 ? moved : present).slice(0, input.layout?.overview)
  if (outcomes.length === 0) return undefined
  const months = Math.max(...input.scenarios.map((scenario) => scenario.months))
  const every = drawnEvery(months)
  const panels = outcomes.map((outcome): TimePanel => {
    const own = rows.get(outcome)!
    return {
      outcome,
      unit: own[0]!.unit,
      points: own
        .filter(({ month }) => month % every === 0 || month === months)
        .map((row) => ({ series: row.variant, month: row.month, value: row.effect, low: row.low, high: row.high })),
    }
  })
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const variants = [...new Set(panels.flatMap(({ points }) => points.map(({ series }) => series)))]
  const against = baselineWords(input, names)
  const { effects: said, curves } = localiserFor(input.language).chart
  const variant = variants.length === 1 ? capitalised(names.get(variants[0]!) ?? variants[0]!) : said.each
  return {
    title: said.overTime,
    subtitle: [input.title, said.minus(variant, against)],
    description: said.overTimeDescription(String(months), variants.join(', '), input.baseline ?? said.theBaseline),
    ...timePanels(input, panels, true),
    notes: [
      `${said.overTimeBands}${every > 1 ? ` ${curves.every(String(every))}` : ''}${strokeNote(input)}`,
      ...partlyNote(
        outcomes.filter((name) => rows.get(name)!.some(({ n }) => n < input.replicates)),
        input.language,
      ),
      ...monthNotes(input, localiserFor(input.language)),
      ...measureNotes(input),
    ],
  }
}
