/** The report of a validation: which patterns hold, how firmly, and on what they hang. */
import type { ComparisonFinding, PatternFinding } from '../../experiment/validation.js'
import type { Scenario } from '../../scenario/load.js'
import { type PathWords, sharesWords, whereWords } from '../condition-words.js'
import { intervalDecimals } from '../digits.js'
import { mechanismIn } from '../messages/declared.js'
import { patternsFrame } from '../patterns/chart.js'
import {
  closingSentence,
  designSentence,
  groupsOf,
  type PatternsInput,
  stateMarks,
  stateOf,
} from '../patterns/input.js'
import { comparedWords } from '../patterns/text.js'
import { assumptions } from './assumptions.js'
import { again, limits } from './closing.js'
import type { ReportContext, Section } from './context.js'
import { inlineSvg } from './figure.js'
import { bullets, escaped, heading, markup, paragraph } from './html.js'
import type { References } from './input.js'
import { reportPage } from './page.js'
import { namesOf, pathWords } from './paths.js'

export interface ValidationPage {
  readonly input: PatternsInput
  readonly scenarios: readonly Scenario[]
  readonly folder: string
  readonly references: References
}

export async function validationReport(context: ReportContext, page: ValidationPage): Promise<string> {
  const { say, localiser, language } = context
  const input = { ...page.input, language }
  const words = pathWords(context, namesOf(context, page.scenarios))
  const sections: Section[] = [
    { id: 'findings', title: say.inShort, body: inShort(context, input) },
    { id: 'picture', title: say.validate.design, body: await picture(context, input) },
    { id: 'patterns', title: say.validate.patterns, body: patternTables(context, input) },
    { id: 'fails', title: say.validate.fails, body: failing(context, input) },
  ]
  if (input.points > 0)
    sections.push({ id: 'hangs', title: say.validate.discriminating, body: discriminating(context, input, words) })
  if (input.findings.some(({ dependsOn }) => dependsOn !== undefined))
    sections.push({ id: 'needs', title: say.validate.dependsOn, body: dependences(context, input) })
  sections.push(
    { id: 'comparisons', title: say.validate.comparisons, body: comparisons(context, input) },
    {
      id: 'assumptions',
      title: say.assumptions.title,
      body: [...baselines(page.scenarios)]
        .map((scenario) => assumptions(context, [scenario], page.references))
        .join('\n'),
    },
    { id: 'limits', title: say.limits.title, body: limits(context, 'stylised', 'builtIn', 'luck', 'levels') },
    {
      id: 'again',
      title: say.again.title,
      body: again(context, {
        ...input,
        replicates: input.seeds,
        fingerprints: Object.entries(input.fingerprints).filter(([name]) => name.endsWith('/baseline')),
        folder: page.folder,
      }),
    },
  )
  const groups = [...groupsOf(input.findings).keys()].map((group) => groupName(context, group))
  return reportPage(context, {
    kind: say.kinds.validate,
    title: say.validate.question,
    question: localiser.list(groups),
    caution: say.stylisedPlain,
    sections,
    version: input.version,
  })
}

function groupName({ localiser }: ReportContext, group: string): string {
  return group === 'across' ? localiser.chart.patterns.across : group
}

/** What the first scenarios of the cases rest on; a few cases make a short section, all of them a long one. */
function baselines(scenarios: readonly Scenario[]): readonly Scenario[] {
  const found = scenarios.filter(({ name }) => name.endsWith('/baseline'))
  return found.length > 2 ? [] : found
}

function inShort(context: ReportContext, input: PatternsInput): string {
  return paragraph(closingSentence(input, context.localiser), 'lead') + bullets(context.say.validate.explained)
}

async function picture(context: ReportContext, input: PatternsInput): Promise<string> {
  const frame = patternsFrame(input)
  const svg = await inlineSvg(frame, 'patterns', context.language)
  return paragraph(designSentence(input, context.localiser)) + context.figure(frame.title, svg, frame.notes)
}

function verdictOf({ say, localiser }: ReportContext, finding: PatternFinding): string {
  return finding.verdict === 'not tested' ? say.none : localiser.chart.patterns.verdicts[finding.verdict]
}

function mark({ say, localiser }: ReportContext, of: { readonly holds: boolean; readonly noValue: boolean }) {
  const state = stateOf(of)
  const tone = { holds: 'better', fails: 'worse', untold: 'plain' }[state]
  const words = { holds: say.yes, fails: say.no, untold: localiser.chart.patterns.untold }[state]
  return markup(`<span class="${tone}">${stateMarks[state]} ${escaped(words)}</span>`)
}

function share({ say, localiser }: ReportContext, value: number): string {
  return Number.isNaN(value) ? say.none : localiser.share(value)
}

/** With the share of points that have no value, where there are any. */
function spaceShare(
  context: ReportContext,
  { shareOfSpace, spaceWithoutValue }: Pick<PatternFinding, 'shareOfSpace' | 'spaceWithoutValue'>,
): string {
  const held = share(context, shareOfSpace)
  const { localiser } = context
  return spaceWithoutValue > 0
    ? `${held} (${localiser.chart.patterns.withoutValue(localiser.share(spaceWithoutValue))})`
    : held
}

function patternTables(context: ReportContext, input: PatternsInput): string {
  const { say, language } = context
  const { columns } = say.validate
  return [...groupsOf(input.findings)]
    .map(([group, found]) =>
      context.table({
        title: groupName(context, group),
        head: [
          columns.pattern,
          columns.what,
          columns.kind,
          columns.holds,
          columns.seeds,
          columns.space,
          columns.verdict,
        ],
        words: [0, 1, 2, 3, 6],
        rows: found.map((finding) => [
          finding.id,
          finding.title[language],
          say.validate.kinds[finding.kind],
          mark(context, finding),
          share(context, finding.shareOfSeeds),
          spaceShare(context, finding),
          verdictOf(context, finding),
        ]),
        note: say.validate.caption,
      }),
    )
    .join('\n')
}

function margin(context: ReportContext, { mean, low, high }: ComparisonFinding): string {
  if (Number.isNaN(mean)) return context.say.none
  const decimals = intervalDecimals(mean, low, high)
  return `${context.localiser.number(mean, decimals)} (${context.between(low, high, decimals)})`
}

function failing(context: ReportContext, { findings, seeds }: PatternsInput): string {
  const { say, localiser, language } = context
  const fallen = findings.filter(({ holds }) => !holds)
  if (fallen.length === 0) return paragraph(say.validate.allHold)
  const said = (one: ComparisonFinding) =>
    one.noValue
      ? `${localiser.chart.patterns.untold}, ${localiser.chart.defined.inRuns(localiser.count(one.n), localiser.count(seeds))}`
      : margin(context, one)
  return fallen
    .map(
      ({ id, title, comparisons: all }) =>
        heading(say.validate.failing(id, title[language])) +
        bullets(all.flatMap((one, at) => (one.holds ? [] : [`${comparedWords(context, one, at)}: ${said(one)}`]))),
    )
    .join('\n')
}

function discriminating(context: ReportContext, { findings }: PatternsInput, words: PathWords): string {
  const { say } = context
  const found = findings.filter(({ verdict }) => verdict === 'discriminates')
  if (found.length === 0) return paragraph(say.validate.noneDiscriminates)
  return bullets(
    found.map(({ id, holdsWhere, shareOfSpace }) => {
      if (shareOfSpace === 0) return `${say.validate.holdsNowhere(id)}.`
      if (holdsWhere.length === 0) return `${say.validate.holdsUntold(id)}.`
      const told = holdsWhere
        .slice(0, 3)
        .map((one) => `${whereWords(context, one, words)} (${sharesWords(context, one)})`)
      return `${say.validate.holdsWhere(id, told.join('; '))}.`
    }),
  )
}

function dependences({ say, localiser, language }: ReportContext, { findings }: PatternsInput): string {
  return bullets(
    findings.flatMap(({ id, dependsOn, noValueWithout = [] }) => {
      if (dependsOn === undefined) return []
      const names = dependsOn.map((name) => mechanismIn(language, name))
      const gone = noValueWithout.map((name) => mechanismIn(language, name))
      const said = say.validate.depends(id, names.length === 0 ? say.validate.onNone : localiser.list(names))
      return [gone.length === 0 ? said : `${said}; ${localiser.chart.defined.without(localiser.list(gone))}`]
    }),
  )
}

function comparisons(context: ReportContext, { findings }: PatternsInput): string {
  const { say } = context
  const columns = say.validate.comparisonColumns
  return context.table({
    title: say.validate.comparisons,
    head: [columns.pattern, columns.comparison, columns.holds, columns.margin, columns.seeds, columns.space],
    words: [0, 1, 2],
    rows: findings.flatMap(({ id, comparisons: all }) =>
      all.map((one, at) => [
        id,
        comparedWords(context, one, at),
        mark(context, one),
        margin(context, one),
        share(context, one.shareOfSeeds),
        spaceShare(context, one),
      ]),
    ),
    note: say.validate.comparisonCaption,
  })
}
