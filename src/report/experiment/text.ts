/** An experiment in words: what was run, where each outcome came out lowest and highest, what failed. */

import type { Plan, PlannedOutcome, PlannedScenario } from '../../experiment/batch/plan.js'
import type { FactorValue } from '../../scenario/experiment.js'
import { wrap } from '../../scenario/words.js'
import { code, lines, prose, table } from '../markdown.js'
import { localiserFor } from '../messages/localiser.js'
import {
  counted,
  formatLevel,
  formatNumber,
  formatValue,
  inSentence,
  list,
  meanDecimals,
  moveDecimals,
  shortNames,
} from '../words.js'
import { type Mean, mostTold, type PointMeans, shortValue, withoutValue } from './collector.js'
import type { ExperimentInput } from './input.js'

const { defined } = localiserFor('en').chart

const caution = 'A stylised case, not a forecast: most of its values are assumed.'

/** For the terminal, no line wider than 80 columns. */
export function experimentText(input: ExperimentInput, columns = 80): string {
  const paragraphs = [
    input.plan.title.en,
    '',
    ...whatWasRun(input),
    '',
    ...endSentences(input).map((sentence) => `- ${sentence}`),
    ...failureSentences(input),
    ...precisionSentences(input),
    '',
    caution,
  ]
  return paragraphs.map((one) => wrap(one, columns, one.startsWith('- ') ? '  ' : '')).join('\n')
}

export function experimentMarkdown(input: ExperimentInput): string {
  const { plan, gathered, command, version } = input
  const parts = [`# ${prose(plan.title.en)}`, `*${prose(plan.title.id)}*`, ...whatWasRun(input).map(prose)]
  if (plan.factors.length > 0) parts.push('## What varied', factorTable(plan))
  parts.push(
    '## What came out',
    endSentences(input)
      .map((sentence) => `- ${prose(sentence)}`)
      .join('\n'),
  )
  if (gathered.of <= mostTold) parts.push(pointTable(input))
  const failed = failureSentences(input)
  if (failed.length > 0) parts.push('## What failed', lines(failed.filter((line) => line !== '')))
  const precise = precisionSentences(input)
  if (precise.length > 0) parts.push('## Precision', lines(precise.filter((line) => line !== '')))
  parts.push(
    '## The files',
    'A row a run: `runs.parquet`. Means and quantiles by point and month: `curves.parquet`. What a point is: `points.csv`. `datapackage.json` says what every column means. `blocks.lintas` holds the runs as they were computed: with it, more replicates or points are added without running these again.',
    '## How to make it again',
    `${code(command)}, Lintas ${version}, model ${plan.model.slice(0, 12)}, plan ${plan.fingerprint.slice(0, 12)}.`,
    caution,
  )
  return `${parts.join('\n\n')}\n`
}

function whatWasRun({ plan, runs, gathered }: ExperimentInput): string[] {
  const scenarios = plan.scenarios.length
  const designs = gathered.of / scenarios
  const names = list(plan.scenarios.map(({ name }) => name))
  const points = designs === 1 ? '' : ` at each of ${counted(designs, 'point')}`
  const each = plan.precision ? '' : `, ${counted(plan.replicates, 'replicate')} each`
  const luck = scenarios > 1 ? ' The scenarios at a point share their luck.' : ''
  return [`${counted(runs, 'run')}: ${names}${points}${each}; seed “${plan.seed}”. ${designWords(plan)}${luck}`.trim()]
}

function designWords({ design: { kind, size }, factors }: Plan): string {
  const varied = counted(factors.length, 'factor')
  switch (kind) {
    case 'single':
      return ''
    case 'list':
      return `A list of points in ${varied}.`
    case 'full-factorial':
      return `Every combination of the values of ${varied}.`
    case 'one-at-a-time':
      return `${varied}, one at a time.`
    case 'latin-hypercube':
      return `A Latin hypercube in ${varied}.`
    case 'sobol':
      return `Points of a Sobol’ sequence in ${varied}.`
    case 'morris':
      return `${counted(size ?? 0, 'Morris trajectory', 'Morris trajectories')} in ${varied}.`
    case 'saltelli':
      return `Saltelli’s design in ${varied}, ${counted(size ?? 0, 'base sample')}.`
  }
}

/** Where the mean of each outcome is lowest and highest over the points. */
function endSentences({ plan, gathered }: ExperimentInput): string[] {
  const names = shortNames(plan.scenarios.map(({ name }) => name))
  return plan.outcomes.flatMap((outcome, k) =>
    plan.scenarios.flatMap(({ name }, s) => {
      const ends = gathered.ends[s]?.[k]
      const whose = plan.scenarios.length > 1 ? ` (${names.get(name) ?? name})` : ''
      const label = labelOf(outcome)
      const gone = gathered.left[s]?.[k] ?? 0
      const points = gathered.of / plan.scenarios.length
      const left = gone === 0 ? '' : ` ${defined.pointsLeft(String(gone), String(points))}.`
      if (!ends) return [`${label}${whose}: ${withoutValue(gathered, s, k, localiserFor('en'))}.`]
      const [lowest, highest] = ends
      if (lowest === highest) return [`${label}${whose}: ${meanWords(outcome, lowest, k)}.${left}`]
      const [least, most] = [lowest, highest].map((point) => (point.means[k] as Mean).mean) as [number, number]
      const [before, after] = moveDecimals(least, most)
      const [low, high] = [value(outcome, least, before), value(outcome, most, after)]
      if (low === high)
        return [`${label}${whose}: ${low}, at every point${gone > 0 ? ' that has a value' : ''}.${left}`]
      const at = (point: PointMeans) => [pointWords(plan, point), ...someRuns(point, k)].join(', ')
      return [`${label}${whose}: from ${low} (${at(lowest)}) to ${high} (${at(highest)}).${left}`]
    }),
  )
}

function columnOf({ name, scope }: PlannedOutcome): string {
  return scope === '' ? name : `${name}@${scope}`
}

function labelOf({ label, scope }: PlannedOutcome): string {
  return scope === '' ? label.en : `${label.en}, ${scope}`
}

function value({ unit }: PlannedOutcome, mean: number, decimals: number): string {
  const spoken = unit === 'share' || unit.startsWith('index') ? '' : unit
  return formatValue(mean, spoken, decimals)
}

function meanWords(outcome: PlannedOutcome, point: PointMeans, k: number): string {
  const { mean, low, high } = point.means[k] as Mean
  const decimals = meanDecimals(mean, low, high)
  const interval = Number.isNaN(low)
    ? []
    : [`95 % interval ${formatLevel(low, decimals)} to ${formatLevel(high, decimals)}`]
  const said = [...interval, ...someRuns(point, k)].join('; ')
  return `${value(outcome, mean, decimals)}${said === '' ? '' : ` (${said})`}`
}

/** `in 8 of 20 runs`, where not all runs of a point have a value. */
function someRuns({ replicates, means }: PointMeans, k: number): string[] {
  const { n } = means[k] as Mean
  return n < replicates ? [defined.inRuns(String(n), String(replicates))] : []
}

const mostFactors = 3

/** Which point it is: by its values where they are few, else by its number. */
function pointWords({ factors }: Plan, { point, values }: PointMeans): string {
  if (factors.length > mostFactors) return `point ${point}`
  const names = shortPaths(factors.map(({ path }) => path))
  const said = factors.map((_, f) => `${names[f]} ${shortValue(values[f])}`)
  return said.length === 0 ? `point ${point}` : said.join(', ')
}

/** The ends of paths, as many words of each as it takes to tell them apart. */
export function shortPaths(paths: readonly string[]): string[] {
  const end = (path: string, words: number) => path.split('.').slice(-words).join('.')
  return paths.map((path) => {
    const length = path.split('.').length
    for (let words = 1; words < length; words++)
      if (paths.filter((other) => end(other, words) === end(path, words)).length === 1) return end(path, words)
    return path
  })
}

function failureSentences({ failed, runs, failures, plan }: ExperimentInput): string[] {
  if (failed === 0) return []
  // One of each kind: the runs of a point mostly fail alike.
  const kinds = failures.filter(({ message }, at) => failures.findIndex((other) => other.message === message) === at)
  const first = kinds.slice(0, 3).map(({ point, replicate, stage, message }) => {
    const { name } = plan.scenarios[point.scenario] as PlannedScenario
    const when = stage === 'scenario' ? 'the scenario cannot be put together' : `replicate ${replicate} stopped`
    return `- point ${point.index}, ${name}: ${when}: ${message}`
  })
  return [
    '',
    `${counted(failed, 'run')} of ${formatNumber(runs, 0)} failed; failures.csv has each with its reason. The first:`,
    ...first,
  ]
}

function precisionSentences({ precision }: ExperimentInput): string[] {
  if (!precision) return []
  const [least, greatest] = precision.replicates
  const said = precision.goals.map(
    ({ outcome, difference, halfWidth, met, of, widest }) =>
      `- ${difference ? 'paired difference of ' : ''}${inSentence(outcome)} to ±${halfWidth}: reached at ${met} of ${counted(of, 'point')}; the widest is ±${formatNumber(widest)}`,
  )
  return [
    '',
    `Precision, after ${counted(precision.rounds, 'round')} and ${least} to ${greatest} replicates a point:`,
    ...said,
  ]
}

function factorTable({ factors }: Plan): string {
  const rows = factors
    .slice(0, 40)
    .map(({ path, values, range, unit, meaning }) => [
      code(path),
      values ? prose(values.map((value) => shortValue(value)).join(', ')) : `${range?.[0]} to ${range?.[1]}`,
      unit,
      meaning,
    ])
  const more = factors.length - rows.length
  return table(['Factor', 'Values', 'Unit', 'Meaning'], rows) + (more > 0 ? `\n\nand ${more} more, in plan.json.` : '')
}

function pointTable({ plan, gathered }: ExperimentInput): string {
  const shown = plan.factors.slice(0, 6)
  const cell = ({ n, mean, low, high }: Mean, point: PointMeans, k: number) => {
    const decimals = meanDecimals(mean, low, high)
    const isPlain = Number.isNaN(low) || low === high
    const range = isPlain ? [] : [`${formatLevel(low, decimals)} to ${formatLevel(high, decimals)}`]
    const said = [...range, ...(n > 0 ? someRuns(point, k) : [])].join('; ')
    return `${formatNumber(mean, decimals)}${said === '' ? '' : ` (${said})`}`
  }
  return table(
    ['Point', 'Scenario', ...shown.map(({ path }) => code(path)), ...plan.outcomes.map(columnOf)],
    gathered.points.map((told) => [
      String(told.point),
      prose((plan.scenarios[told.scenario] as PlannedScenario).name),
      ...shown.map((_, f) => prose(shortValue(told.values[f] as FactorValue | null))),
      ...told.means.map((mean, k) => cell(mean, told, k)),
    ]),
  )
}
