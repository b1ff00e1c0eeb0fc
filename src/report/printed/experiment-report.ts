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
import type { ReportContext, Section } from './context.js'
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
  const { say, localiser } = context
  const { plan, gathered, runs, failed } = input
  const what = say.experiment.runs({
    runs: localiser.runs(runs),
    names: localiser.list(plan.scenarios.map(({ name }) => name)),
    points: localiser.count(gathered.of / plan.scenarios.length),
    replicates: localiser.count(plan.replicates),
    seed: plan.seed,
  })
  const luck = plan.scenarios.length > 1 ? ` ${say.experiment.luck}` : ''
  return [
    paragraph(`${what} ${say.experiment.designs[plan.design.kind]}${luck}`, 'lead'),
    bullets(ends(context, input, words)),
    failed > 0 ? paragraph(say.experiment.failed(localiser.count(failed), localiser.count(runs))) : '',
  ].join('\n')
}

/** Where the mean of each outcome is lowest and highest over the points. */
function ends(context: ReportContext, { plan, gathered }: ExperimentInput, words: PathWords): string[] {
  const { say, localiser, language } = context
  const { experiment } = say
  return plan.outcomes.flatMap((outcome, k) =>
    plan.scenarios.map(({ title }, s) => {
      const plain = outcomeLabel(context, outcome)
      const label = plan.scenarios.length > 1 ? experiment.ofScenario(plain, title[language]) : plain
      const found = gathered.ends[s]?.[k]
      if (!found) return experiment.noValue(label, withoutValue(gathered, s, k, localiser))
      const [lowest, highest] = found
      const { unit } = localiser.outcome(outcome.name, outcome.unit)
      const some = (point: PointMeans) => {
        const { n } = point.means[k] as Mean
        return n < point.replicates
          ? [localiser.chart.defined.inRuns(localiser.count(n), localiser.count(point.replicates))]
          : []
      }
      const gone = gathered.left[s]?.[k] ?? 0
      const points = gathered.of / plan.scenarios.length
      const left =
        gone === 0 ? '' : ` ${localiser.chart.defined.pointsLeft(localiser.count(gone), localiser.count(points))}.`
      const place = (point: PointMeans) => [pointWords(context, plan, point, words), ...some(point)].join(', ')
      if (lowest === highest) {
        const { mean, low, high } = lowest.means[k] as Mean
        const decimals = meanDecimals(mean, low, high)
        const ends = [low, high].map((end) => localiser.level(end, decimals)) as [string, string]
        const told = [...(Number.isNaN(low) ? [] : [say.interval(...ends)]), ...some(lowest)].join('; ')
        return experiment.one(label, localiser.value(mean, unit, decimals), told === '' ? '' : ` (${told})`) + left
      }
      const [least, most] = [lowest, highest].map((point) => (point.means[k] as Mean).mean) as [number, number]
      const [before, after] = moveDecimals(least, most)
      const [low, high] = [localiser.value(least, unit, before), localiser.value(most, unit, after)]
      if (low === high) return experiment.same(label, low) + left
      return `${experiment.ends({ outcome: label, low, lowAt: place(lowest), high, highAt: place(highest) })}${left}`
    }),
  )
}

const mostValues = 3

/** Which point it is: by its values where they are few, else by its number. */
function pointWords(
  { say, localiser }: ReportContext,
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
          ? localiser.number(value, writtenDecimals(value, 4))
          : value === null || value === undefined
            ? say.experiment.asItIs
            : typeof value === 'boolean'
              ? localiser.chart.responses.switched[`${value}`]
              : value
      return `${words(path)} ${said}`
    })
    .join('; ')
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
        ? values.map((value) => (typeof value === 'number' ? number(value) : shortValue(value))).join('; ')
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
