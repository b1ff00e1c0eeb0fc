/** The report of a run: what becomes of each outcome. */
import type { CurveRow } from '../../analysis/curves.js'
import { isScarce } from '../../analysis/scarcity.js'
import {
  decimalsAtFirst,
  direction,
  type FirstAndLast,
  firstAndLast,
  lasts,
  mainOutcomes,
  runsWords,
} from '../first-and-last.js'
import { messages } from '../messages/index.js'
import { thinned } from '../thinning.js'
import { capitalised, meanDecimals, moveDecimals } from '../words.js'
import type { ReportContext } from './context.js'
import { bullets, heading, paragraph } from './html.js'
import type { RunsInput } from './input.js'
import { scenarioLabel } from './scenario-label.js'

/** Beyond so many scenarios nobody reads each by itself: the ends are told, and one table has the main outcomes of all. */
const mostTold = 3
/** A table of more lines, or of more outcomes, is no help on paper. */
const mostLines = 40
const mostColumns = 6

export function isCrowd({ scenarios }: RunsInput): boolean {
  return scenarios.length > mostTold
}

/** The main outcomes in sentences, scenario by scenario. */
export function courseFindings(context: ReportContext, input: RunsInput): string {
  if (isCrowd(input)) return ends(context, input)
  return input.scenarios
    .map(({ name }) => {
      const main = mainOutcomes(coursesOf(context, input, name))
      const head = input.scenarios.length > 1 ? heading(scenarioLabel(context, input, name)) : ''
      return head + bullets(main.map((course) => courseSentence(context, course, input.replicates)))
    })
    .join('\n')
}

/** Where the mean of each main outcome is lowest and highest at the end. */
function ends(context: ReportContext, input: RunsInput): string {
  const { say, localiser } = context
  const { names, byScenario, month } = mainOf(context, input)
  const items = names.flatMap((name) => {
    const all = byScenario.flatMap(({ scenario, main }) => {
      const course = main.get(name)
      return course && lasts(course) && !isScarce(course.last.n, input.replicates)
        ? [{ at: input.nameOf(scenario), course }]
        : []
    })
    const [lowest] = [...all].sort((a, b) => a.course.last.mean - b.course.last.mean)
    const [highest] = [...all].sort((a, b) => b.course.last.mean - a.course.last.mean)
    if (!lowest || !highest) return []
    const decimals = moveDecimals(lowest.course.last.mean, highest.course.last.mean)
    const [low, high] = [lowest, highest].map(({ course: { last, unit } }, at) =>
      [localiser.value(last.mean, unit, decimals[at]), ...runsWords(last, input.replicates, localiser)].join(', '),
    ) as [string, string]
    const outcome = capitalised(lowest.course.label)
    if (low === high) return [say.experiment.same(outcome, low)]
    return [say.experiment.ends({ outcome, low, lowAt: lowest.at, high, highAt: highest.at })]
  })
  return paragraph(say.run.over(String(month), localiser.count(input.scenarios.length)), 'lead') + bullets(items)
}

/** One line a scenario, one column a main outcome. */
function endsTable(context: ReportContext, given: RunsInput): string {
  const { say, localiser, language } = context
  const input = given.scenarios.length > mostLines ? thinned(given) : given
  const { names, byScenario } = mainOf(context, input)
  const columns = names.slice(0, mostColumns)
  const head = columns.map((name) => {
    const { label, unit } = localiser.outcome(name)
    return unit === '' ? label : `${label}, ${localiser.brief(unit)}`
  })
  const number = (course: FirstAndLast | undefined) => (course ? atTheEnd(context, course, input.replicates) : say.none)
  return [
    input === given
      ? ''
      : paragraph(say.compare.shown(localiser.count(input.scenarios.length), localiser.count(given.scenarios.length))),
    context.table({
      title: say.run.ends,
      head: [messages[language].start, ...head],
      words: [0],
      rows: byScenario.map(({ scenario, main }) => [
        input.nameOf(scenario),
        ...columns.map((name) => number(main.get(name))),
      ]),
      note: say.run.endsCaption,
    }),
  ].join('\n')
}

/** The main outcomes of each scenario at the last month that all of them have. */
function mainOf(context: ReportContext, given: RunsInput) {
  const month = Math.min(...given.scenarios.map(({ months }) => months))
  const input = { ...given, curves: given.curves.filter((row) => row.month <= month) }
  const byScenario = input.scenarios.map(({ name: scenario }) => ({
    scenario,
    main: new Map(mainOutcomes(coursesOf(context, input, scenario)).map((course) => [course.first.outcome, course])),
  }))
  return { month, byScenario, names: [...new Set(byScenario.flatMap(({ main }) => [...main.keys()]))] }
}

export function courseTables(context: ReportContext, input: RunsInput): string {
  if (isCrowd(input)) return endsTable(context, input)
  const { say, localiser } = context
  const { columns } = say.run
  return input.scenarios
    .map(({ name }) =>
      context.table({
        title: input.scenarios.length > 1 ? `${say.run.outcomes}: ${input.nameOf(name)}` : say.run.outcomes,
        head: [columns.outcome, columns.unit, columns.first, columns.last, columns.interval, columns.runs],
        words: [0, 1],
        rows: coursesOf(context, input, name).map((course) => {
          const { label, scale, first, last } = course
          const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
          const begun = localiser.level(first.mean, decimalsAtFirst(first, last))
          const some = runsWords(first, input.replicates, localiser).map((words) => ` (${words})`)
          const start = `${first.month === 0 ? begun : say.run.firstIn(begun, String(first.month))}${some.join('')}`
          const end = atTheEnd(context, course, input.replicates)
          if (!lasts(course)) return [label, scale, start, end, say.none, say.none]
          return [
            label,
            scale,
            start,
            end,
            context.levels(last.mean_low, last.mean_high, decimals),
            input.replicates > 1 ? context.levels(last.p05, last.p95, decimals) : say.none,
          ]
        }),
        note: say.run.caption,
      }),
    )
    .join('\n')
}

/** `0.53`, `0.53 (in 8 of 20 runs)`, `no value at month 12 (last in month 4: 0.53 in 13 of 20 runs)`. */
function atTheEnd({ localiser }: ReportContext, course: FirstAndLast, replicates: number): string {
  const { last, end } = course
  const value = localiser.number(last.mean, meanDecimals(last.mean, last.mean_low, last.mean_high))
  const { noValueAt, lastIn } = localiser.chart.defined
  if (!lasts(course)) {
    const some = runsWords(last, replicates, localiser).map((words) => ` ${words}`)
    return `${noValueAt(String(end))} (${lastIn(value, String(last.month), some.join(''))})`
  }
  return [value, ...runsWords(last, replicates, localiser).map((words) => `(${words})`)].join(' ')
}

function coursesOf({ localiser }: ReportContext, { curves }: RunsInput, scenario: string): FirstAndLast[] {
  return firstAndLast(curves, scenario, localiser.outcome)
}

function courseSentence(context: ReportContext, course: FirstAndLast, replicates: number): string {
  const { say, localiser } = context
  const { label, unit, first, last } = course
  if (!lasts(course)) return `${capitalised(label)}: ${atTheEnd(context, course, replicates)}.`
  const decimals = meanDecimals(last.mean, last.mean_low, last.mean_high)
  const some = (row: CurveRow) => runsWords(row, replicates, localiser).map((words) => ` (${words})`)
  const begun = localiser.level(first.mean, decimalsAtFirst(first, last))
  const from = `${say.run.inMonth(begun, String(first.month))}${some(first).join('')}`
  const interval = Number.isNaN(last.mean_low)
    ? ''
    : ` (${say.run.ofMean(localiser.level(last.mean_low, decimals), localiser.level(last.mean_high, decimals))})`
  const to = `${say.run.inMonth(localiser.value(last.mean, unit, decimals), String(last.month))}${some(last).join('')}${interval}`
  const way = direction(first, last)
  // Of other runs at first than at the end no direction can be told.
  const isUnjudged = last.n < 2 || first.n < replicates || last.n < replicates
  const said = isUnjudged ? say.run.unjudged : way > 0 ? say.run.rises : way < 0 ? say.run.falls : say.run.still
  return `${capitalised(said(label, from, to))}.`
}
