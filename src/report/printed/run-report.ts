/** The report of a run: what becomes of each outcome. */
import { type Course, courses, direction, mainCourses } from '../courses.js'
import { capitalised, decimalsFor } from '../words.js'
import { bullets, heading } from './html.js'
import type { RunsInput } from './input.js'
import { scenarioLabel } from './scenario-label.js'
import type { Sheet } from './sheet.js'

/** The main outcomes in sentences, scenario by scenario. */
export function courseFindings(sheet: Sheet, input: RunsInput): string {
  return input.scenarios
    .map(({ name }) => {
      const main = mainCourses(coursesOf(sheet, input, name))
      const head = input.scenarios.length > 1 ? heading(scenarioLabel(sheet, input, name)) : ''
      return head + bullets(main.map((course) => courseSentence(sheet, course)))
    })
    .join('\n')
}

export function courseTables(sheet: Sheet, input: RunsInput): string {
  const { say, voice } = sheet
  const { columns } = say.run
  return input.scenarios
    .map(({ name }) =>
      sheet.table({
        title: input.scenarios.length > 1 ? `${say.run.outcomes}: ${input.nameOf(name)}` : say.run.outcomes,
        head: [columns.outcome, columns.unit, columns.first, columns.last, columns.interval, columns.runs],
        words: [0, 1],
        rows: coursesOf(sheet, input, name).map(({ label, scale, first, last }) => {
          const decimals = decimalsFor(last.mean)
          const start = voice.number(first.mean, decimals)
          return [
            label,
            scale,
            first.month === 0 ? start : say.run.firstIn(start, String(first.month)),
            voice.number(last.mean, decimals),
            sheet.between(last.mean_low, last.mean_high, decimals),
            input.replicates > 1 ? sheet.between(last.p05, last.p95, decimals) : say.none,
          ]
        }),
        note: say.run.caption,
      }),
    )
    .join('\n')
}

function coursesOf({ voice }: Sheet, { curves }: RunsInput, scenario: string): Course[] {
  return courses(curves, scenario, voice.outcome)
}

function courseSentence({ say, voice }: Sheet, { label, unit, first, last }: Course): string {
  const decimals = decimalsFor(last.mean)
  const from = say.run.inMonth(voice.number(first.mean, decimals), String(first.month))
  const interval = Number.isNaN(last.mean_low)
    ? ''
    : ` (${say.run.ofMean(voice.number(last.mean_low, decimals), voice.number(last.mean_high, decimals))})`
  const to = `${say.run.inMonth(voice.value(last.mean, unit, decimals), String(last.month))}${interval}`
  const way = direction(first, last, decimals)
  const said = last.n < 2 ? say.run.unjudged : way > 0 ? say.run.rises : way < 0 ? say.run.falls : say.run.still
  return `${capitalised(said(label, from, to))}.`
}
