/** A validation in words: on the terminal, one line for each pattern; and in summary.md. */

import type { ComparisonFinding, PatternFinding } from '../../experiment/validation.js'
import { sharesWords, whereWords } from '../condition-words.js'
import {
  type Block,
  caution,
  group,
  heading,
  label,
  list,
  marked,
  paragraph,
  type Table,
  type Text,
  table,
  under,
} from '../document/document.js'
import { markdownOf } from '../document/markdown.js'
import { terminalColumns, terminalText } from '../document/terminal.js'
import { code, prose } from '../markdown.js'
import { mechanismIn } from '../messages/declared.js'
import { type Telling, tellingIn } from '../telling.js'
import {
  closingSentence,
  designSentence,
  groupsOf,
  marginWords,
  type PatternsInput,
  percentText,
  stateMarks,
  stateOf,
} from './input.js'

/** One line for each pattern, from its key to ✓ or ✗; then what fails, and what came of it all. */
export function patternsText(input: PatternsInput): string {
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  const told = say.patternsTold
  const discriminating = input.findings.filter(({ verdict }) => verdict === 'discriminates')
  return terminalText([
    overview(telling, input.findings),
    ...failings(telling, input, label),
    ...under(
      label(told.hangs.brief),
      list(discriminating.map((f) => told.of(f.id, holdsWords(telling, f, decisive(f), told.joins.brief)))),
    ),
    ...under(label(told.depends), list(input.findings.flatMap((f) => dependenceWords(telling, f)))),
    group(
      ...paragraph(closingSentence(input, localiser)),
      ...paragraph(designSentence(input, localiser)),
      caution(say.stylised),
    ),
  ])
}

/** Room of a title at least, however wide the rest is. */
const leastTitle = 12
const gap = 2

/** One table, the groups parted by lines of their own; titles are cut so that each pattern is one line. */
function overview(telling: Telling, findings: readonly PatternFinding[]): Table {
  const { say, localiser } = telling
  const { head, kinds } = say.patternsTold
  const first = ['', head.pattern, head.kind, head.seeds, head.space, '', '']
  const cells = (f: PatternFinding) => [
    f.id,
    localiser.text(f.title),
    kinds[f.kind],
    percentText(f.shareOfSeeds),
    percentText(f.shareOfSpace),
    verdictWords(telling, f),
    stateMarks[stateOf(f)],
  ]
  const groups = [...groupsOf(findings)].map(([name, found]) => [groupWords(telling, name), found.map(cells)] as const)
  const rows = groups.flatMap(([, found]) => found)
  const others = first.map((_, c) => (c === 1 ? 0 : Math.max(...[first, ...rows].map((row) => row[c]!.length))))
  const room = terminalColumns - others.reduce((sum, width) => sum + width + gap, -gap)
  const cut = ([id = '', title = '', ...rest]: readonly string[]) => [id, shortened(title, room), ...rest]
  return table(
    first,
    groups.flatMap(([name, found]) => [[''], [name], ...found.map(cut)]),
  )
}

function shortened(text: string, most: number): string {
  const room = Math.max(leastTitle, most)
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`
}

function groupWords({ localiser, language }: Telling, name: string): string {
  return name === 'across' && language !== 'en' ? localiser.chart.patterns.across : name
}

function verdictWords({ localiser }: Telling, { verdict }: PatternFinding): string {
  return localiser.chart.patterns.verdicts[verdict]
}

/** The comparisons that fail, those that cannot be told, and where there are points without a value. */
function failings(telling: Telling, input: PatternsInput, title: (text: string) => Block): Block[] {
  const told = telling.say.patternsTold
  const comparisons = (state: 'fails' | 'untold') =>
    input.findings.flatMap(({ id, comparisons: all }) =>
      all.flatMap((c, at) => (stateOf(c) === state ? [told.of(id, comparisonWords(telling, c, at, input))] : [])),
    )
  const gaps = input.findings.filter(({ spaceWithoutValue: share }) => share > 0)
  return [
    ...under(title(told.fails), list(comparisons('fails'))),
    ...under(title(told.untold), list(comparisons('untold'))),
    ...under(
      title(told.gaps),
      list(gaps.map(({ id, spaceWithoutValue }) => told.of(id, told.gap(percentText(spaceWithoutValue))))),
    ),
  ]
}

/** What is compared, in the words of the file where it has them in the language. */
export function comparedWords({ say: said, language }: Telling, { text, say }: ComparisonFinding, at: number): string {
  return language === 'en' ? text : (say?.[language] ?? said.validate.comparison(String(at + 1)))
}

function comparisonWords(telling: Telling, one: ComparisonFinding, at: number, { seeds }: PatternsInput): string {
  const { say, localiser } = telling
  const { mean, low, high, n, noValue } = one
  const what = comparedWords(telling, one, at)
  if (noValue) return say.patternsTold.noValue(what, localiser.given(n), localiser.given(seeds))
  const not = say.patternsTold.notSo(what)
  if (Number.isNaN(mean)) return not
  const words = (x: number) => marginWords(telling, x)
  return say.patternsTold.margin(not, words(mean), words(low), words(high))
}

/** The value that decides most, and the two together that tell more; all of them are in holds-where.csv. */
function decisive({ holdsWhere }: PatternFinding) {
  return holdsWhere.filter(({ ranges }, at) => at === 0 || ranges.length === 2)
}

function holdsWords(
  telling: Telling,
  { shareOfSpace }: PatternFinding,
  wheres: PatternFinding['holdsWhere'],
  joint: string,
): string {
  const { patternsTold: told } = telling.say
  // Where no value decides beyond chance.
  if (wheres.length === 0) return shareOfSpace === 0 ? told.holdsNowhere : told.holdsUntold
  const said = wheres.map((one) => told.where(whereWords(telling, one), sharesWords(telling, one)))
  return told.holds(said.join(joint))
}

function dependenceWords(telling: Telling, finding: PatternFinding): string[] {
  const told = telling.say.patternsTold
  if (finding.dependsOn === undefined) return []
  const [named, gone] = mechanismsOf(telling, finding)
  return [told.of(finding.id, [named === '' ? told.noneAlone : named, ...gone].join('; '))]
}

/** The mechanisms that a pattern depends on, and those without which it has no value. */
function mechanismsOf(
  { localiser, language }: Telling,
  { dependsOn = [], noValueWithout = [] }: PatternFinding,
): readonly [named: string, gone: readonly string[]] {
  const names = (all: readonly string[]) =>
    all.map((name) => (language === 'en' ? name : mechanismIn(language, name))).join(', ')
  return [names(dependsOn), noValueWithout.length === 0 ? [] : [localiser.chart.defined.without(names(noValueWithout))]]
}

/** The validation as Markdown. */
export function patternsMarkdown(input: PatternsInput): string {
  const { findings, fingerprints, model, command } = input
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  const told = say.patternsTold
  const inShort = [closingSentence(input, localiser), designSentence(input, localiser), say.stylised].join(' ')
  const discriminating = findings.filter(({ verdict }) => verdict === 'discriminates')
  const conditions = discriminating.map((f) =>
    told.of(f.id, prose(holdsWords(telling, f, f.holdsWhere, told.joins.full))),
  )
  // What the words mean in numbers is said in English alone.
  const notes = telling.language === 'en' ? findings.filter(({ note }) => note !== '') : []
  return markdownOf([
    heading(localiser.chart.patterns.title, 1),
    ...paragraph(marked(inShort)),
    ...paragraph(marked(told.explained)),
    ...[...groupsOf(findings)].flatMap(([name, found]) => [
      heading(groupWords(telling, name)),
      patternsTable(telling, found),
    ]),
    ...failings(telling, input, heading),
    ...under(
      heading(told.hangs.full),
      conditions.length === 0 ? [] : [...paragraph(marked(told.conditions)), ...list(conditions.map(marked))],
    ),
    ...under(heading(told.words), list(notes.map(({ id, note }) => marked(told.of(id, prose(note)))))),
    ...comparisonsSection(telling, findings),
    heading(say.made.title),
    ...paragraph(marked(code(command))),
    ...paragraph(say.made.by(input.version, model)),
    fingerprintTable(telling, fingerprints),
  ])
}

/** The fingerprint of each scenario in short. */
export function fingerprintTable({ say }: Telling, fingerprints: Readonly<Record<string, string>>): Table {
  return table(
    [say.made.scenario, say.made.fingerprint],
    Object.entries(fingerprints).map(([name, print]) => [marked(code(name)), marked(code(print.slice(0, 12)))]),
  )
}

/** The patterns of one group. */
function patternsTable(telling: Telling, findings: readonly PatternFinding[]): Table {
  const { say, localiser } = telling
  const { columns, turned, kinds } = say.patternsTold
  const ablated = findings.some(({ dependsOn }) => dependsOn !== undefined)
  const { pattern, what, kind, source, holds, seeds, space, means, verdict } = columns
  return table(
    [pattern, what, kind, source, holds, seeds, space, means, verdict, ...(ablated ? [turned] : [])],
    findings.map((f): Text[] => {
      const [named, gone] = mechanismsOf(telling, f)
      return [
        marked(f.id),
        localiser.text(f.title),
        kinds[f.kind],
        f.source,
        stateMarks[stateOf(f)],
        marked(percentText(f.shareOfSeeds)),
        marked(percentText(f.shareOfSpace)),
        marked(percentText(f.shareOfSpaceByMeans)),
        verdictWords(telling, f),
        ...(ablated ? [[named, ...gone].filter((text) => text !== '').join('; ')] : []),
      ]
    }),
  )
}

function comparisonsSection(telling: Telling, findings: readonly PatternFinding[]): Block[] {
  const { say } = telling
  const { columns, comparisons, margins } = say.patternsTold
  const words = (x: number) => marginWords(telling, x)
  const rows = findings.flatMap(({ id, comparisons: all }) =>
    all.map((c, at): Text[] => [
      marked(id),
      comparedWords(telling, c, at),
      stateMarks[stateOf(c)],
      marked(Number.isNaN(c.mean) ? '' : `${words(c.mean)} (${say.range(words(c.low), words(c.high))})`),
      marked(percentText(c.shareOfSeeds)),
      marked(percentText(c.shareOfSpace)),
    ]),
  )
  const { pattern, comparison, holds, margin, seeds, space } = columns
  return [heading(comparisons), ...paragraph(margins), table([pattern, comparison, holds, margin, seeds, space], rows)]
}
