/** The report of an experiment: what varied, what came out, what drives it and under which conditions. */

import type { Discovery } from '../../experiment/discovery.js'
import type { Sensitivity } from '../../experiment/sensitivity.js'
import type { Scenario } from '../../scenario/load.js'
import { shownName } from '../../scenario/shell.js'
import { meanDecimals, moveDecimals, writtenDecimals } from '../digits.js'
import { curveFrames } from '../experiment/charts.js'
import { type Mean, type PointMeans, shortValue, withoutValue } from '../experiment/collector.js'
import type { ExperimentInput } from '../experiment/input.js'
import { responseFrame } from '../experiment/responses.js'
import { unitIn } from '../messages/declared.js'
import { assumptions } from './assumptions.js'
import { again, limits } from './closing.js'
import type { Section, Sheet } from './context.js'
import { discoveries } from './discovery-part.js'
import { inlineSvg } from './figure.js'
import { bullets, code, command, escaped, joined, markup, paragraph } from './html.js'
import type { References } from './input.js'
import { outcomeLabel } from './outcome-label.js'
import { reportPage } from './page.js'
import { namesOf, type PathWords, pathWords } from './paths.js'
import { sensitivities } from './sensitivity-part.js'

export interface ExperimentPage {
  readonly input: ExperimentInput
  /** The scenarios as they are before anything is varied. */
  readonly scenarios: readonly Scenario[]
  /** Analyses that lie beside the results. */
  readonly sensitivity?: readonly Sensitivity[]
  readonly discovery?: Discovery & { readonly density: number }
  readonly folder: string
  readonly references: References
}

export async function experimentReport(sheet: Sheet, page: ExperimentPage): Promise<string> {
  const { say, language } = sheet
  const input = { ...page.input, language }
  const { plan } = input
  const words = pathWords(sheet, namesOf(sheet, page.scenarios))
  // In a sentence with several, whose value it is would be said over and over.
  const brief = pathWords(sheet, new Map())
  const sections: Section[] = [
    { id: 'findings', title: say.inShort, body: inShort(sheet, input, brief) },
    { id: 'responses', title: sheet.voice.chart.responses.title, body: await responses(sheet, input, brief) },
  ]
  if (page.sensitivity)
    sections.push({
      id: 'drivers',
      title: say.sensitivity.title,
      body: sensitivities(sheet, page.sensitivity, words),
    })
  if (page.discovery)
    sections.push({ id: 'conditions', title: say.discovery.title, body: discoveries(sheet, page.discovery, words) })
  // Of factors that are moved one at a time no analysis can be had, and of a list of points no sensitivity.
  const tellsBy = {
    sensitivity: !/^(single|list|one-at-a-time)$/.test(plan.design.kind),
    discover: plan.design.kind !== 'one-at-a-time',
  }
  if (!page.sensitivity && !page.discovery && plan.factors.length > 0 && tellsBy.discover)
    sections.push({
      id: 'drivers',
      title: say.sensitivity.title,
      body:
        paragraph(say.experiment.noAnalysis) +
        command(
          `${tellsBy.sensitivity ? `lintas sensitivity ${shownName(page.folder)}\n` : ''}lintas discover ${shownName(page.folder)} --help`,
        ),
    })
  sections.push(
    { id: 'varied', title: say.experiment.varied, body: factors(sheet, input, words) },
    { id: 'assumptions', title: say.assumptions.title, body: assumptions(sheet, page.scenarios, page.references) },
    { id: 'limits', title: say.limits.title, body: limits(sheet, 'stylised', 'factors', 'luck', 'levels') },
    {
      id: 'again',
      title: say.again.title,
      body: again(sheet, {
        command: input.command,
        version: input.version,
        model: plan.model,
        seed: plan.seed,
        replicates: plan.replicates,
        fingerprints: plan.scenarios.map(({ name, fingerprint }) => [name, fingerprint]),
        plan: plan.fingerprint,
        folder: page.folder,
      }),
    },
  )
  return reportPage(sheet, {
    kind: say.kinds.experiment,
    title: plan.title[language],
    question: plan.scenarios.map(({ title }) => title[language]).join(' · '),
    caution: say.stylisedPlain,
    sections: sections.filter(({ body }) => body.trim() !== ''),
    version: input.version,
  })
}

function inShort(sheet: Sheet, input: ExperimentInput, words: PathWords): string {
  const { say, voice } = sheet
  const { plan, gathered, runs, failed } = input
  const what = say.experiment.runs({
    runs: voice.runs(runs),
    names: voice.list(plan.scenarios.map(({ name }) => name)),
    points: voice.count(gathered.of / plan.scenarios.length),
    replicates: voice.count(plan.replicates),
    seed: plan.seed,
  })
  const luck = plan.scenarios.length > 1 ? ` ${say.experiment.luck}` : ''
  return [
    paragraph(`${what} ${say.experiment.designs[plan.design.kind]}${luck}`, 'lead'),
    bullets(ends(sheet, input, words)),
    failed > 0 ? paragraph(say.experiment.failed(voice.count(failed), voice.count(runs))) : '',
  ].join('\n')
}

/** Where the mean of each outcome is lowest and highest over the points. */
function ends(sheet: Sheet, { plan, gathered }: ExperimentInput, words: PathWords): string[] {
  const { say, voice, language } = sheet
  const { experiment } = say
  return plan.outcomes.flatMap((outcome, k) =>
    plan.scenarios.map(({ title }, s) => {
      const plain = outcomeLabel(sheet, outcome)
      const label = plan.scenarios.length > 1 ? experiment.ofScenario(plain, title[language]) : plain
      const found = gathered.ends[s]?.[k]
      if (!found) return experiment.noValue(label, withoutValue(gathered, s, k, voice))
      const [lowest, highest] = found
      const { unit } = voice.outcome(outcome.name, outcome.unit)
      const some = (point: PointMeans) => {
        const { n } = point.means[k] as Mean
        return n < point.replicates ? [voice.chart.defined.inRuns(voice.count(n), voice.count(point.replicates))] : []
      }
      const gone = gathered.left[s]?.[k] ?? 0
      const points = gathered.of / plan.scenarios.length
      const left = gone === 0 ? '' : ` ${voice.chart.defined.pointsLeft(voice.count(gone), voice.count(points))}.`
      const place = (point: PointMeans) => [pointWords(sheet, plan, point, words), ...some(point)].join(', ')
      if (lowest === highest) {
        const { mean, low, high } = lowest.means[k] as Mean
        const decimals = meanDecimals(mean, low, high)
        const ends = [low, high].map((end) => voice.level(end, decimals)) as [string, string]
        const told = [...(Number.isNaN(low) ? [] : [say.interval(...ends)]), ...some(lowest)].join('; ')
        return experiment.one(label, voice.value(mean, unit, decimals), told === '' ? '' : ` (${told})`) + left
      }
      const [least, most] = [lowest, highest].map((point) => (point.means[k] as Mean).mean) as [number, number]
      const [before, after] = moveDecimals(least, most)
      const [low, high] = [voice.value(least, unit, before), voice.value(most, unit, after)]
      if (low === high) return experiment.same(label, low) + left
      return `${experiment.ends({ outcome: label, low, lowAt: place(lowest), high, highAt: place(highest) })}${left}`
    }),
  )
}

const mostValues = 3

/** Which point it is: by its values where they are few, else by its number. */
function pointWords(
  { say, voice }: Sheet,
  { factors }: ExperimentInput['plan'],
  point: PointMeans,
  words: PathWords,
): string {
  if (factors.length === 0 || factors.length > mostValues) return say.experiment.pointNumber(String(point.point))
  return factors
    .map(({ path }, f) => {
      const value = point.values[f]
      const said =
        typeof value === 'number'
          ? voice.number(value, writtenDecimals(value, 4))
          : value === null || value === undefined
            ? say.experiment.asItIs
            : typeof value === 'boolean'
              ? voice.chart.responses.switched[`${value}`]
              : value
      return `${words(path)} ${said}`
    })
    .join('; ')
}

async function responses(sheet: Sheet, input: ExperimentInput, words: PathWords): Promise<string> {
  const { language } = sheet
  const parts: string[] = []
  for (const { file, frame } of curveFrames(input))
    parts.push(sheet.figure(frame.title, await inlineSvg(frame, file, language), frame.notes))
  const titles = new Map(input.plan.scenarios.map(({ name, title }) => [name, title[language]]))
  const frame = responseFrame({ ...input, factorName: words, scenarioName: (name) => titles.get(name) ?? name })
  if (frame) {
    const svg = await inlineSvg(frame, 'responses', language)
    // The title of the experiment stands above the page.
    const [, ...reading] = frame.subtitle
    parts.push(sheet.figure(frame.title, svg, [...reading, ...frame.notes]))
  }
  return parts.join('\n')
}

const mostFactors = 40

function factors(sheet: Sheet, { plan }: ExperimentInput, words: PathWords): string {
  const { say, voice, language } = sheet
  if (plan.factors.length === 0) return ''
  const columns = say.experiment.factorColumns
  const number = (x: number) => voice.number(x, writtenDecimals(x, 4))
  const rows = plan.factors
    .slice(0, mostFactors)
    .map(({ path, values, range, unit }) => [
      joined(words(path), markup('<br>'), code(path)),
      values
        ? values.map((value) => (typeof value === 'number' ? number(value) : shortValue(value))).join('; ')
        : range
          ? say.range(number(range[0]), number(range[1]))
          : say.none,
      unitIn(language, unit),
    ])
  const left = plan.factors.length - rows.length
  return sheet.table({
    title: say.experiment.varied,
    head: [columns.factor, columns.values, columns.unit],
    words: [0, 2],
    rows,
    ...(left > 0 ? { note: escaped(say.experiment.moreFactors(voice.count(left))) } : {}),
  })
}
