/** The report of a run: what becomes of each outcome. */
import { isScarce } from '../../analysis/scarcity.js'
import { courseSentence, coursesOf, coursesTable, endWords } from '../courses.js'
import { heading, list } from '../document/document.js'
import { htmlOf } from '../document/html.js'
import { type FirstAndLast, lasts, mainOutcomes, runsWords } from '../first-and-last.js'
import { messages } from '../messages/index.js'
import { thinned, thinningNote } from '../thinning.js'
import { capitalised, moveDecimals } from '../words.js'
import type { ReportContext } from './context.js'
import { bullets, paragraph } from './html.js'
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
  const blocks = input.scenarios.flatMap(({ name }) => {
    const main = mainOutcomes(coursesOf(context, input.curves, name))
    return [
      ...(input.scenarios.length > 1 ? [heading(scenarioLabel(context, input, name), 3)] : []),
      ...list(main.map((course) => courseSentence(context, course, input.replicates))),
    ]
  })
  return htmlOf(context, blocks)
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
    if (low === high) return [say.experiment.same(outcome, low, false)]
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
  const number = (course: FirstAndLast | undefined) => (course ? endWords(context, course, input.replicates) : say.none)
  return [
    input === given ? '' : paragraph(thinningNote(given, true)),
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
    main: new Map(
      mainOutcomes(coursesOf(context, input.curves, scenario)).map((course) => [course.first.outcome, course]),
    ),
  }))
  return { month, byScenario, names: [...new Set(byScenario.flatMap(({ main }) => [...main.keys()]))] }
}

export function courseTables(context: ReportContext, input: RunsInput): string {
  if (isCrowd(input)) return endsTable(context, input)
  const { say } = context
  const tables = input.scenarios.map(({ name }) => ({
    ...coursesTable(context, coursesOf(context, input.curves, name), input.replicates),
    title: input.scenarios.length > 1 ? `${say.run.outcomes}: ${input.nameOf(name)}` : say.run.outcomes,
    note: say.run.caption,
  }))
  return htmlOf(context, tables)
}
