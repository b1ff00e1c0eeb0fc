/** An experiment in words: what was run, where each outcome came out lowest and highest, what failed. */
import type { PlannedScenario } from '../../experiment/batch/plan.js'
import {
  type Block,
  caution,
  group,
  heading,
  list,
  marked,
  paragraph,
  type Table,
  table,
} from '../document/document.js'
import { markdownOf } from '../document/markdown.js'
import { terminalText } from '../document/terminal.js'
import { code, prose } from '../markdown.js'
import { meaningIn, unitIn } from '../messages/declared.js'
import { declaredPath } from '../messages/declared-path.js'
import { type Telling, tellingIn } from '../telling.js'
import { meanDecimals, shortNames } from '../words.js'
import { type Mean, mostTold, type PointMeans } from './collector.js'
import type { ExperimentInput } from './input.js'
import {
  type Called,
  endSentences,
  failureWords,
  precisionWords,
  shortPaths,
  someRuns,
  valueWords,
  whatWasRun,
} from './sentences.js'

/** For the terminal. */
export function experimentText(input: ExperimentInput): string {
  const telling = tellingIn(input.language)
  return terminalText([
    ...paragraph(telling.localiser.text(input.plan.title)),
    ...paragraph(whatWasRun(telling, input)),
    ...list(endSentences(telling, input, shortly(input))),
    ...leading(failureWords(telling, input)),
    ...leading(precisionWords(telling, input)),
    caution(telling.say.made.mostAssumed),
  ])
}

export function experimentMarkdown(input: ExperimentInput): string {
  const { plan, gathered, command, version } = input
  const telling = tellingIn(input.language)
  const { say, localiser, language } = telling
  const titled = (title: string, blocks: readonly Block[]) => (blocks.length === 0 ? [] : [heading(title), ...blocks])
  return markdownOf([
    heading(localiser.text(plan.title), 1),
    ...(language === 'en' ? paragraph(marked(`*${prose(plan.title.id)}*`)) : []),
    ...paragraph(whatWasRun(telling, input)),
    ...titled(say.experiment.varied, factorTable(telling, input)),
    heading(say.experiment.cameOut),
    ...list(endSentences(telling, input, shortly(input))),
    ...(gathered.of <= mostTold ? [pointTable(telling, input)] : []),
    ...titled(say.experiment.whatFailed, leading(failureWords(telling, input))),
    ...titled(say.experiment.precision, leading(precisionWords(telling, input))),
    heading(say.experiment.files),
    ...paragraph(marked(say.experiment.filesAre)),
    heading(say.made.again),
    ...paragraph(
      marked(say.made.byPlan(code(command), version, plan.model.slice(0, 12), plan.fingerprint.slice(0, 12))),
    ),
    caution(say.made.mostAssumed),
  ])
}

/** A sentence and the items that it leads to. */
function leading([first = '', ...items]: readonly string[]): Block[] {
  return first === '' ? [] : [group(...paragraph(first), ...list(items))]
}

/** Scenarios by their short names, factors by the ends of their paths. */
function shortly({ plan }: ExperimentInput): Called {
  const names = shortNames(plan.scenarios.map(({ name }) => name))
  const paths = plan.factors.map(({ path }) => path)
  const ends = shortPaths(paths)
  return {
    scenario: ({ name }) => names.get(name) ?? name,
    factor: (path) => ends[paths.indexOf(path)] ?? path,
  }
}

const mostFactors = 40

function factorTable(telling: Telling, { plan: { factors } }: ExperimentInput): Block[] {
  const { say, localiser, language } = telling
  const columns = say.experiment.factorColumns
  const rows = factors.slice(0, mostFactors).map(({ path, values, range, unit, meaning }) => {
    const varied = values
      ? values.map((value) => valueWords(telling, value)).join(language === 'en' ? ', ' : '; ')
      : marked(range ? say.range(localiser.given(range[0]), localiser.given(range[1])) : '')
    return [
      marked(code(path)),
      varied,
      marked(unitIn(language, unit)),
      marked(meaningIn(language, declaredPath(path), meaning)),
    ]
  })
  const more = factors.length - rows.length
  if (rows.length === 0) return []
  return [
    table([columns.factor, columns.values, columns.unit, columns.meaning], rows),
    ...(more > 0 ? paragraph(`${say.experiment.moreFactors(localiser.given(more))}.`) : []),
  ]
}

function pointTable(telling: Telling, { plan, gathered }: ExperimentInput): Table {
  const { say, localiser } = telling
  const shown = plan.factors.slice(0, 6)
  const cell = ({ n, mean, low, high }: Mean, point: PointMeans, k: number) => {
    const decimals = meanDecimals(mean, low, high)
    const isPlain = Number.isNaN(low) || low === high
    const range = isPlain ? [] : [say.range(localiser.level(low, decimals), localiser.level(high, decimals))]
    const facts = [...range, ...(n > 0 ? someRuns(telling, point, k) : [])].join('; ')
    return marked(`${localiser.number(mean, decimals)}${facts === '' ? '' : ` (${facts})`}`)
  }
  const { point, scenario } = say.experiment.pointColumns
  return table(
    [
      point,
      scenario,
      ...shown.map(({ path }) => marked(code(path))),
      ...plan.outcomes.map(({ name, scope }) => marked(scope === '' ? name : `${name}@${scope}`)),
    ],
    gathered.points.map((told) => [
      String(told.point),
      (plan.scenarios[told.scenario] as PlannedScenario).name,
      ...shown.map((_, f) => valueWords(telling, told.values[f])),
      ...told.means.map((mean, k) => cell(mean, told, k)),
    ]),
  )
}
