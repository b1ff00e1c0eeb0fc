/** The report of a validation: which patterns hold, how firmly, and on what they hang. */
import type { ComparisonFinding, PatternFinding } from '../../experiment/validation.js'
import type { Scenario } from '../../scenario/load.js'
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
import { assumptions } from './assumptions.js'
import { again, limits } from './closing.js'
import type { Section, Sheet } from './context.js'
import { inlineSvg } from './figure.js'
import { bullets, escaped, heading, markup, paragraph } from './html.js'
import type { References } from './input.js'
import { reportPage } from './page.js'
import { conditionWords, namesOf, type PathWords, pathWords, sharesWords } from './paths.js'

export interface ValidationPage {
  readonly input: PatternsInput
  readonly scenarios: readonly Scenario[]
  readonly folder: string
  readonly references: References
}

export async function validationReport(sheet: Sheet, page: ValidationPage): Promise<string> {
  const { say, voice, language } = sheet
  const input = { ...page.input, language }
  const words = pathWords(sheet, namesOf(sheet, page.scenarios))
  const sections: Section[] = [
    { id: 'findings', title: say.inShort, body: inShort(sheet, input) },
    { id: 'picture', title: say.validate.design, body: await picture(sheet, input) },
    { id: 'patterns', title: say.validate.patterns, body: patternTables(sheet, input) },
    { id: 'fails', title: say.validate.fails, body: failing(sheet, input) },
  ]
  if (input.points > 0)
    sections.push({ id: 'hangs', title: say.validate.discriminating, body: discriminating(sheet, input, words) })
  if (input.findings.some(({ dependsOn }) => dependsOn !== undefined))
    sections.push({ id: 'needs', title: say.validate.dependsOn, body: dependences(sheet, input) })
  sections.push(
    { id: 'comparisons', title: say.validate.comparisons, body: comparisons(sheet, input) },
    {
      id: 'assumptions',
      title: say.assumptions.title,
      body: [...baselines(page.scenarios)]
        .map((scenario) => assumptions(sheet, [scenario], page.references))
        .join('\n'),
    },
    { id: 'limits', title: say.limits.title, body: limits(sheet, 'stylised', 'builtIn', 'luck', 'levels') },
    {
      id: 'again',
      title: say.again.title,
      body: again(sheet, {
        ...input,
        replicates: input.seeds,
        fingerprints: Object.entries(input.fingerprints).filter(([name]) => name.endsWith('/baseline')),
        folder: page.folder,
      }),
    },
  )
  const groups = [...groupsOf(input.findings).keys()].map((group) => groupName(sheet, group))
  return reportPage(sheet, {
    kind: say.kinds.validate,
    title: say.validate.question,
    question: voice.list(groups),
    caution: say.stylisedPlain,
    sections,
    version: input.version,
  })
}

function groupName({ voice }: Sheet, group: string): string {
  return group === 'across' ? voice.chart.patterns.across : group
}

/** What the first scenarios of the cases rest on; a few cases make a short section, all of them a long one. */
function baselines(scenarios: readonly Scenario[]): readonly Scenario[] {
  const found = scenarios.filter(({ name }) => name.endsWith('/baseline'))
  return found.length > 2 ? [] : found
}

function inShort(sheet: Sheet, input: PatternsInput): string {
  return paragraph(closingSentence(input, sheet.voice), 'lead') + bullets(sheet.say.validate.explained)
}

async function picture(sheet: Sheet, input: PatternsInput): Promise<string> {
  const frame = patternsFrame(input)
  const svg = await inlineSvg(frame, 'patterns', sheet.language)
  return paragraph(designSentence(input, sheet.voice)) + sheet.figure(frame.title, svg, frame.notes)
}

function verdictOf({ say, voice }: Sheet, finding: PatternFinding): string {
  return finding.verdict === 'not tested' ? say.none : voice.chart.patterns.verdicts[finding.verdict]
}

function mark({ say, voice }: Sheet, of: { readonly holds: boolean; readonly noValue: boolean }) {
  const state = stateOf(of)
  const tone = { holds: 'better', fails: 'worse', untold: 'plain' }[state]
  const words = { holds: say.yes, fails: say.no, untold: voice.chart.patterns.untold }[state]
  return markup(`<span class="${tone}">${stateMarks[state]} ${escaped(words)}</span>`)
}

function share({ say, voice }: Sheet, value: number): string {
  return Number.isNaN(value) ? say.none : voice.share(value)
}

/** With the share of points that have no value, where there are any. */
function spaceShare(
  sheet: Sheet,
  { shareOfSpace, spaceWithoutValue }: Pick<PatternFinding, 'shareOfSpace' | 'spaceWithoutValue'>,
): string {
  const held = share(sheet, shareOfSpace)
  const { voice } = sheet
  return spaceWithoutValue > 0 ? `${held} (${voice.chart.patterns.withoutValue(voice.share(spaceWithoutValue))})` : held
}

function patternTables(sheet: Sheet, input: PatternsInput): string {
  const { say, language } = sheet
  const { columns } = say.validate
  return [...groupsOf(input.findings)]
    .map(([group, found]) =>
      sheet.table({
        title: groupName(sheet, group),
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
          mark(sheet, finding),
          share(sheet, finding.shareOfSeeds),
          spaceShare(sheet, finding),
          verdictOf(sheet, finding),
        ]),
        note: say.validate.caption,
      }),
    )
    .join('\n')
}

function margin(sheet: Sheet, { mean, low, high }: ComparisonFinding): string {
  if (Number.isNaN(mean)) return sheet.say.none
  const decimals = intervalDecimals(mean, low, high)
  return `${sheet.voice.number(mean, decimals)} (${sheet.between(low, high, decimals)})`
}

/** The words of a comparison are those of its file, which are English. */
function comparisonWords({ say: said, language }: Sheet, { text, say }: ComparisonFinding, at: number): string {
  return language === 'en' ? text : (say?.[language] ?? said.validate.comparison(String(at + 1)))
}

function failing(sheet: Sheet, { findings, seeds }: PatternsInput): string {
  const { say, voice, language } = sheet
  const fallen = findings.filter(({ holds }) => !holds)
  if (fallen.length === 0) return paragraph(say.validate.allHold)
  const said = (one: ComparisonFinding) =>
    one.noValue
      ? `${voice.chart.patterns.untold}, ${voice.chart.defined.inRuns(voice.count(one.n), voice.count(seeds))}`
      : margin(sheet, one)
  return fallen
    .map(
      ({ id, title, comparisons: all }) =>
        heading(say.validate.failing(id, title[language])) +
        bullets(all.flatMap((one, at) => (one.holds ? [] : [`${comparisonWords(sheet, one, at)}: ${said(one)}`]))),
    )
    .join('\n')
}

function discriminating(sheet: Sheet, { findings }: PatternsInput, words: PathWords): string {
  const { say } = sheet
  const found = findings.filter(({ verdict }) => verdict === 'discriminates')
  if (found.length === 0) return paragraph(say.validate.noneDiscriminates)
  return bullets(
    found.map(({ id, holdsWhere, shareOfSpace }) => {
      if (shareOfSpace === 0) return `${say.validate.holdsNowhere(id)}.`
      if (holdsWhere.length === 0) return `${say.validate.holdsUntold(id)}.`
      const told = holdsWhere
        .slice(0, 3)
        .map((one) => `${conditionWords(sheet, one, words)} (${sharesWords(sheet, one)})`)
      return `${say.validate.holdsWhere(id, told.join('; '))}.`
    }),
  )
}

function dependences({ say, voice, language }: Sheet, { findings }: PatternsInput): string {
  return bullets(
    findings.flatMap(({ id, dependsOn, noValueWithout = [] }) => {
      if (dependsOn === undefined) return []
      const names = dependsOn.map((name) => mechanismIn(language, name))
      const gone = noValueWithout.map((name) => mechanismIn(language, name))
      const said = say.validate.depends(id, names.length === 0 ? say.validate.onNone : voice.list(names))
      return [gone.length === 0 ? said : `${said}; ${voice.chart.defined.without(voice.list(gone))}`]
    }),
  )
}

function comparisons(sheet: Sheet, { findings }: PatternsInput): string {
  const { say } = sheet
  const columns = say.validate.comparisonColumns
  return sheet.table({
    title: say.validate.comparisons,
    head: [columns.pattern, columns.comparison, columns.holds, columns.margin, columns.seeds, columns.space],
    words: [0, 1, 2],
    rows: findings.flatMap(({ id, comparisons: all }) =>
      all.map((one, at) => [
        id,
        comparisonWords(sheet, one, at),
        mark(sheet, one),
        margin(sheet, one),
        share(sheet, one.shareOfSeeds),
        spaceShare(sheet, one),
      ]),
    ),
    note: say.validate.comparisonCaption,
  })
}
