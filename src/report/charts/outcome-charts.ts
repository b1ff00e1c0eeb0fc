/** Outcome curves: the mean month by month with its interval, scenarios overlaid, one panel an outcome. */
import type { CurveRow } from '../../analysis/curves.js'
import { constantSeries, seriesKey } from '../../analysis/findings.js'
import { outcomeNamed } from '../../model/outcomes.js'
import { beginTogether, commonMonths } from '../common-months.js'
import { type Localiser, localiserFor } from '../messages/localiser.js'
import { inSentence, shortNames } from '../words.js'
import type { Frame } from './frame.js'
import type { CurveInput } from './input.js'
import { outcomeCharts, type Theme } from './themes.js'
import { drawnEvery, measureStarts, partlyNote, strokeNote, type TimePanel, timePanels } from './time-panels.js'

/** Frames of all outcome charts of a command, by file name. */
export function outcomeFrames(input: CurveInput): { file: string; frame: Frame }[] {
  const rows = new Map<string, CurveRow[]>()
  for (const row of input.curves) {
    if (row.scope !== '') continue
    const known = rows.get(row.outcome)
    if (known) known.push(row)
    else rows.set(row.outcome, [row])
  }
  // An outcome that never has a value (no such service in this world) has no picture.
  const valued = [...rows.keys()].filter((name) => rows.get(name)!.some((row) => Number.isFinite(row.mean)))
  const still = new Set(stillOutcomes(input))
  const moving = valued.filter((name) => !still.has(name))
  const recorded = moving.length > 0 ? moving : valued
  const left = valued.filter((name) => !recorded.includes(name))
  return outcomeCharts(recorded).map((theme) => {
    if (theme.file !== 'outcomes') return { file: theme.file, frame: outcomeFrame(input, theme, rows, []) }
    const overview = { ...theme, outcomes: theme.outcomes.slice(0, input.layout?.overview) }
    return { file: theme.file, frame: outcomeFrame(input, overview, rows, left) }
  })
}

/** Outcomes of the whole world that have one value throughout: in every month and run, the same in all scenarios. */
function stillOutcomes({ curves }: CurveInput): string[] {
  const world = curves.filter(({ scope, mean }) => scope === '' && Number.isFinite(mean))
  const constant = constantSeries(world)
  const values = new Map<string, Set<number>>()
  for (const { scenario, outcome, mean } of world) {
    const value = constant.has(seriesKey(scenario, outcome, '')) ? Number(mean.toPrecision(12)) : Number.NaN
    values.set(outcome, (values.get(outcome) ?? new Set()).add(value))
  }
  return [...values].filter(([, own]) => own.size === 1 && !own.has(Number.NaN)).map(([outcome]) => outcome)
}

/**
 * An end of the interval of a mean, where values can lie: near its bound it reaches beyond what the outcome can be. A mean
 * that is itself beyond what was declared keeps its interval.
 */
function clipped(outcome: string, mean: number, end: number): number {
  const [low, high] = outcomeNamed(outcome)?.bounds ?? [mean, mean]
  return mean >= low && mean <= high && low < high ? Math.min(high, Math.max(low, end)) : end
}

function outcomeFrame(
  input: CurveInput,
  theme: Theme,
  rows: ReadonlyMap<string, readonly CurveRow[]>,
  still: readonly string[],
): Frame {
  const single = input.scenarios.length === 1
  const months = Math.max(...input.scenarios.map((scenario) => scenario.months))
  const every = drawnEvery(months)
  const panels = theme.outcomes.map((outcome): TimePanel => {
    const own = rows.get(outcome)!
    return {
      outcome,
      unit: own[0]!.unit,
      points: own
        .filter(({ month }) => month % every === 0 || month === months)
        .map((row) => ({
          series: row.scenario,
          month: row.month,
          value: row.mean,
          low: clipped(outcome, row.mean, row.mean_low),
          high: clipped(outcome, row.mean, row.mean_high),
          ...(single && input.replicates > 1 ? { wideLow: row.p05, wideHigh: row.p95 } : {}),
        })),
    }
  })
  const localiser = localiserFor(input.language)
  const { curves } = localiser.chart
  const bands = input.replicates < 2 ? curves.noInterval : single ? curves.bandsOfOne : curves.bands
  const title = localiser.text(theme.title)
  const runs = localiser.runs(input.replicates)
  return {
    title,
    subtitle: [input.title, single ? curves.one(runs) : curves.several(runs)],
    description: curves.description({
      theme: title,
      title: input.title,
      months: localiser.months(months),
      names: localiser.list(input.scenarios.map(({ name }) => name)),
    }),
    ...timePanels(input, panels, false),
    notes: [
      `${bands} ${curves.axes}${every > 1 ? ` ${curves.every(localiser.count(every))}` : ''}${strokeNote(input)}`,
      ...partlyNote(
        theme.outcomes.filter((name) => isPartly(rows.get(name)!, input.replicates)),
        input.language,
      ),
      ...(still.length > 0
        ? [curves.still(localiser.list(still.map((name) => inSentence(localiser.outcome(name).label))))]
        : []),
      ...monthNotes(input, localiser),
      ...measureNotes(input),
    ],
  }
}

/** Which months the curves share, where scenarios do not begin or end together. */
export function monthNotes({ scenarios, baseline }: CurveInput, localiser: Localiser): string[] {
  const names = shortNames(scenarios.map(({ name }) => name))
  const lasting = scenarios.flatMap((one) =>
    one.ownMonths === undefined ? [] : [{ ...one, ownMonths: one.ownMonths }],
  )
  const common = baseline === undefined ? '' : commonMonths(lasting, localiser, (name) => names.get(name) ?? name)
  return [...(common === '' ? [] : [common]), ...(beginTogether(scenarios) ? [] : [localiser.chart.defined.starts])]
}

/** Whether in some month some runs have a value and others none. */
function isPartly(rows: readonly CurveRow[], replicates: number): boolean {
  return rows.some(({ n }) => n > 0 && n < replicates)
}

const mostMeasures = 5

/** What starts when, in words. */
export function measureNotes(input: CurveInput): string[] {
  const starts = measureStarts(input)
  if (starts.length === 0) return []
  const localiser = localiserFor(input.language)
  const { curves } = localiser.chart
  const names = shortNames(input.scenarios.map(({ name }) => name))
  const said = starts.slice(0, mostMeasures).map(({ month, groups }) => {
    const parts = groups.map(({ titles, scenarios }) => {
      const what = titles.length <= 6 ? localiser.list(titles) : curves.measureCount(localiser.count(titles.length))
      return input.scenarios.length > 1
        ? `${what} (${localiser.list(scenarios.map((name) => names.get(name)!))})`
        : what
    })
    return curves.measuresAt(String(month), parts.join(', '))
  })
  const more = starts.length - said.length
  return [curves.measures(said.join('; '), more > 0 ? curves.laterMonths(localiser.count(more), more === 1) : '')]
}
