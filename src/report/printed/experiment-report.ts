/** The report of an experiment: what varied, what came out, what drives it and under which conditions. */

import type { Discovery } from '../../experiment/discovery.js'
import type { Sensitivity } from '../../experiment/sensitivity.js'
import type { Text } from '../../model/outcome.js'
import type { Scenario } from '../../scenario/load.js'
import { shownName } from '../../scenario/shell.js'
import type { PathWords } from '../condition-words.js'
import { writtenDecimals } from '../digits.js'
import { lead, list, paragraph as para } from '../document/document.js'
import { htmlOf } from '../document/html.js'
import { curveFrames } from '../experiment/charts.js'
import type { ExperimentInput } from '../experiment/input.js'
import { responseFrame } from '../experiment/responses.js'
import { endSentences, failureWords, valueWords, whatWasRun } from '../experiment/sentences.js'
import { unitIn } from '../messages/declared.js'
import { assumptions } from './assumptions.js'
import { again, limits } from './closing.js'
import type { ReportContext, Section } from './context.js'
import { discoveries } from './discovery-part.js'
import { inlineSvg } from './figure.js'
import { code, command, escaped, joined, markup, paragraph } from './html.js'
import type { References } from './input.js'
import { reportPage } from './page.js'
import { namesOf, pathWords } from './paths.js'
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

export async function experimentReport(context: ReportContext, page: ExperimentPage): Promise<string> {
  const { say, language } = context
  const input = { ...page.input, language }
  const { plan } = input
  const words = pathWords(context, namesOf(context, page.scenarios))
  // In a sentence with several, whose value it is would be said over and over.
  const brief = pathWords(context, new Map())
  const sections: Section[] = [
    { id: 'findings', title: say.inShort, body: inShort(context, input, brief) },
    { id: 'responses', title: context.localiser.chart.responses.title, body: await responses(context, input, brief) },
  ]
  if (page.sensitivity)
    sections.push({
      id: 'drivers',
      title: say.sensitivity.title,
      body: sensitivities(context, page.sensitivity, words),
    })
  if (page.discovery)
    sections.push({ id: 'conditions', title: say.discovery.title, body: discoveries(context, page.discovery, words) })
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
    { id: 'varied', title: say.experiment.varied, body: factors(context, input, words) },
    { id: 'assumptions', title: say.assumptions.title, body: assumptions(context, page.scenarios, page.references) },
    { id: 'limits', title: say.limits.title, body: limits(context, 'stylised', 'factors', 'luck', 'levels') },
    {
      id: 'again',
      title: say.again.title,
      body: again(context, {
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
  return reportPage(context, {
    kind: say.kinds.experiment,
    title: plan.title[language],
    question: plan.scenarios.map(({ title }) => title[language]).join(' · '),
    caution: say.stylisedPlain,
    sections: sections.filter(({ body }) => body.trim() !== ''),
    version: input.version,
  })
}

function inShort(context: ReportContext, input: ExperimentInput, words: PathWords): string {
  const titles = ({ title }: { readonly title: Text }) => context.localiser.text(title)
  const [failed, ...failures] = failureWords(context, input)
  return htmlOf(context, [
    lead(whatWasRun(context, input)),
    ...list(endSentences(context, input, { scenario: titles, factor: words })),
    ...(failed === undefined ? [] : [...para(failed), ...list(failures)]),
  ])
}

async function responses(context: ReportContext, input: ExperimentInput, words: PathWords): Promise<string> {
  const { language } = context
  const parts: string[] = []
  for (const { file, frame } of curveFrames(input))
    parts.push(context.figure(frame.title, await inlineSvg(frame, file, language), frame.notes))
  const titles = new Map(input.plan.scenarios.map(({ name, title }) => [name, title[language]]))
  const frame = responseFrame({ ...input, factorName: words, scenarioName: (name) => titles.get(name) ?? name })
  if (frame) {
    const svg = await inlineSvg(frame, 'responses', language)
    // The title of the experiment stands above the page.
    const [, ...reading] = frame.subtitle
    parts.push(context.figure(frame.title, svg, [...reading, ...frame.notes]))
  }
  return parts.join('\n')
}

const mostFactors = 40

function factors(context: ReportContext, { plan }: ExperimentInput, words: PathWords): string {
  const { say, localiser, language } = context
  if (plan.factors.length === 0) return ''
  const columns = say.experiment.factorColumns
  const number = (x: number) => localiser.number(x, writtenDecimals(x, 4))
  const rows = plan.factors
    .slice(0, mostFactors)
    .map(({ path, values, range, unit }) => [
      joined(words(path), markup('<br>'), code(path)),
      values
        ? values.map((value) => (typeof value === 'number' ? number(value) : valueWords(context, value))).join('; ')
        : range
          ? say.range(number(range[0]), number(range[1]))
          : say.none,
      unitIn(language, unit),
    ])
  const left = plan.factors.length - rows.length
  return context.table({
    title: say.experiment.varied,
    head: [columns.factor, columns.values, columns.unit],
    words: [0, 2],
    rows,
    ...(left > 0 ? { note: escaped(say.experiment.moreFactors(localiser.count(left))) } : {}),
  })
}
