/** A validation in words: on the terminal, one line for each pattern; in summary.md; and as JSON. */

import type { ComparisonFinding, PatternFinding } from '../../experiment/validation.js'
import { wrap } from '../../scenario/words.js'
import { caution } from '../charts/frame.js'
import { sharesWords, whereWords } from '../conditions.js'
import { code, prose, table } from '../markdown.js'
import {
  closingSentence,
  designSentence,
  groupsOf,
  marginText,
  type PatternsInput,
  percentText,
  stateMarks,
  stateOf,
} from './input.js'

const columns = 80

/** Room for the title of a pattern whose key has `key` letters, so that its line has 80 columns. */
const fixed = 2 + 11 + 6 + 6 + 14 + 2

/** One line for each pattern, from its key to ✓ or ✗; then what fails, and what came of it all. */
export function patternsText(input: PatternsInput): string {
  const { findings } = input
  const widest = Math.max(...findings.map(({ id }) => id.length), 3)
  const room = Math.max(12, columns - widest - fixed)
  const line = (id: string, title: string, kind: string, seeds: string, space: string, verdict: string, mark: string) =>
    `${id.padEnd(widest)}  ${cut(title, room).padEnd(room)} ${kind.padEnd(10)} ${seeds.padStart(5)} ${space.padStart(5)} ${verdict.padEnd(13)} ${mark}`.trimEnd()
  const parts: string[] = []
  const lines = [line('', 'pattern', 'kind', 'seeds', 'space', '', '')]
  for (const [group, found] of groupsOf(findings)) {
    lines.push('', group)
    for (const f of found) {
      lines.push(
        line(
          f.id,
          f.title.en,
          f.kind,
          percentText(f.shareOfSeeds),
          percentText(f.shareOfSpace),
          f.verdict,
          stateMarks[stateOf(f)],
        ),
      )
    }
  }
  parts.push(lines.join('\n'))
  const failing = findings.filter((f) => stateOf(f) === 'fails')
  if (failing.length > 0) parts.push(['What fails', ...failing.flatMap((f) => linesOf(f, 'fails', input))].join('\n'))
  const untold = findings.filter(({ comparisons }) => comparisons.some(({ noValue }) => noValue))
  if (untold.length > 0)
    parts.push(['What cannot be told', ...untold.flatMap((f) => linesOf(f, 'untold', input))].join('\n'))
  const gaps = findings.filter(hasGaps)
  if (gaps.length > 0) parts.push(['Points without a value', ...gaps.map((f) => item(gapText(f)))].join('\n'))
  const discriminating = findings.filter(({ verdict }) => verdict === 'discriminates')
  if (discriminating.length > 0)
    parts.push(['What the discriminating ones hang on', ...discriminating.map(conditionText)].join('\n'))
  if (findings.some(({ dependsOn }) => dependsOn !== undefined))
    parts.push(['What depends on which mechanisms', ...findings.flatMap(dependenceLines)].join('\n'))
  parts.push([wrap(closingSentence(input)), wrap(designSentence(input)), caution].join('\n'))
  return parts.join('\n\n')
}

/** The comparisons of a pattern that fail, or that cannot be told. */
function linesOf({ id, comparisons }: PatternFinding, state: 'fails' | 'untold', input: PatternsInput): string[] {
  return comparisons.filter((c) => stateOf(c) === state).map((c) => item(`${id}: ${comparisonText(c, input)}`))
}

/** Whether at some points of the space it cannot be told, and at others it can. */
function hasGaps({ spaceWithoutValue: share }: PatternFinding): boolean {
  return share > 0
}

function gapText({ id, spaceWithoutValue }: PatternFinding): string {
  return `${id}: no value at ${percentText(spaceWithoutValue)} of the points; they count as points at which it does not hold`
}

function comparisonText({ text, mean, low, high, n, noValue }: ComparisonFinding, { seeds }: PatternsInput): string {
  if (noValue) return `no value: ${text} (both sides have one in ${n} of ${seeds} seeds)`
  if (Number.isNaN(mean)) return `not so: ${text}`
  return `not so: ${text} (margin ${marginText(mean)}, ${marginText(low)} to ${marginText(high)})`
}

/** The value that decides most, or the two together that tell more; all of them are in holds-where.csv. */
function conditionText(finding: PatternFinding): string {
  const { id, holdsWhere } = finding
  const told =
    holdsWhere.length < 2 ? holdsWhere : [holdsWhere[0]!, ...holdsWhere.filter(({ ranges }) => ranges.length === 2)]
  const text = told.map((one) => `${whereWords(one)} (${sharesWords(one)})`).join('; above all where ')
  return item(`${id}: ${text === '' ? untold(finding) : `holds where ${text}`}`)
}

/** Where no value decides beyond chance. */
function untold({ shareOfSpace }: PatternFinding): string {
  return shareOfSpace === 0 ? 'holds at no point' : 'no range of one value tells where it holds'
}

function dependenceLines({ id, dependsOn, noValueWithout = [] }: PatternFinding): string[] {
  if (dependsOn === undefined) return []
  const gone = noValueWithout.length === 0 ? '' : `; no value without ${noValueWithout.join(', ')}`
  return [item(`${id}: ${dependsOn.length === 0 ? 'on none alone' : dependsOn.join(', ')}${gone}`)]
}

function cut(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, room - 1).trimEnd()}…`
}

/** A line of a list: of its lines the first stands two columns in, the others four. */
function item(text: string): string {
  return wrap(text, columns - 2, '  ').replace(/^/gm, '  ')
}

/** The validation as Markdown. */
export function patternsMarkdown(input: PatternsInput): string {
  const { findings, fingerprints, model, command } = input
  return `${[
    '# Do the cases behave as their studies found?',
    `${closingSentence(input)} ${designSentence(input)} ${caution}`,
    patternsExplained,
    ...[...groupsOf(findings)].map(([group, found]) => `## ${prose(group)}\n\n${patternsTable(found)}`),
    ...failingSection(input),
    ...conditionsSection(findings),
    ...notesSection(findings),
    ...comparisonsSection(findings),
    '## Made by',
    code(command),
    `Lintas ${input.version}${model === '' ? '' : `, model ${model}`}.`,
    table(
      ['Scenario', 'Fingerprint'],
      Object.entries(fingerprints).map(([name, print]) => [code(name), code(print.slice(0, 12))]),
    ),
  ].join('\n\n')}\n`
}

/** What the columns mean. */
export const patternsExplained = [
  'A pattern *holds* (✓) when all its comparisons are true of the means over the seeds, with the 95 % interval of the paired',
  'difference on the right side. *Seeds* is the share of seeds in which all are true. *Space* is the share of points of the',
  'assumed space (every coefficient, and every value with a range that no study gives, drawn by a Latin hypercube) at which',
  'the pattern holds by the same rule over few seeds; *by means* leaves the interval out, so that a gap between the two is',
  'want of seeds. Where an outcome has no value, or too few seeds have one (fewer than five, or less than half), a pattern',
  'neither holds nor fails (?); points of that kind count among those at which it does not hold. A pattern *verifies* where it holds in 95 % of the space or more: it follows from the structure. The others',
  '*discriminate*: they depend on numbers that nobody has measured. A *built-in* or *calibrated* pattern is no finding.',
].join('\n')

/** The patterns of one group as a table. */
export function patternsTable(findings: readonly PatternFinding[], cite = prose): string {
  const ablated = findings.some(({ dependsOn }) => dependsOn !== undefined)
  return table(
    [
      'Pattern',
      'What must hold',
      'Kind',
      'Source',
      'Holds',
      'Seeds',
      'Space',
      'By means',
      'Verdict',
      ...(ablated ? ['Turned by switching off'] : []),
    ],
    findings.map((f) => [
      f.id,
      prose(f.title.en),
      f.kind,
      cite(f.source),
      stateMarks[stateOf(f)],
      percentText(f.shareOfSeeds),
      percentText(f.shareOfSpace),
      percentText(f.shareOfSpaceByMeans),
      f.verdict,
      ...(ablated
        ? [
            [
              (f.dependsOn ?? []).join(', '),
              ...(f.noValueWithout?.length ? [`no value without ${f.noValueWithout.join(', ')}`] : []),
            ]
              .filter((text) => text !== '')
              .join('; '),
          ]
        : []),
    ]),
  )
}

function failingSection(input: PatternsInput): string[] {
  const section = (title: string, lines: readonly string[]) => (lines.length === 0 ? [] : [title, lines.join('\n')])
  const comparisons = (state: 'fails' | 'untold') =>
    input.findings.flatMap(({ id, comparisons: all }) =>
      all.filter((c) => stateOf(c) === state).map((c) => `- ${id}: ${prose(comparisonText(c, input))}`),
    )
  return [
    ...section('## What fails', comparisons('fails')),
    ...section('## What cannot be told', comparisons('untold')),
    ...section(
      '## Points without a value',
      input.findings.filter(hasGaps).map((f) => `- ${gapText(f)}`),
    ),
  ]
}

/** For each pattern that discriminates: which assumed values decide, and where it holds. */
function conditionsSection(findings: readonly PatternFinding[]): string[] {
  const lines = findings
    .filter(({ verdict }) => verdict === 'discriminates')
    .map((finding) => {
      const { id, holdsWhere } = finding
      const said = holdsWhere.map((one) => `where ${whereWords(one)} (${sharesWords(one)})`)
      return `- ${id}: ${prose(said.length === 0 ? untold(finding) : `holds ${said.join('; ')}`)}`
    })
  return lines.length === 0
    ? []
    : ['## What the discriminating patterns hang on', conditionsExplained, lines.join('\n')]
}

const conditionsExplained = [
  'The assumed values that tell points of the space at which a pattern holds from those at which it does not, ranked by the',
  'Kolmogorov–Smirnov distance between the two and told only where that is beyond chance (5 % over all values together): the',
  'range in which the pattern holds more often, and the share of the points there and of all others at which it holds. Last,',
  'where it tells more, two values together. *The mean of agencies.\\*.ego* is that of all agencies’ values, which vary each by itself.',
].join('\n')

/** What the words of a pattern mean in numbers. */
function notesSection(findings: readonly PatternFinding[]): string[] {
  const lines = findings.filter(({ note }) => note !== '').map(({ id, note }) => `- ${id}: ${prose(note)}`)
  return lines.length === 0 ? [] : ['## What the words mean', lines.join('\n')]
}

function comparisonsSection(findings: readonly PatternFinding[]): string[] {
  const rows = findings.flatMap(({ id, comparisons }) =>
    comparisons.map((c) => [
      id,
      prose(c.text),
      stateMarks[stateOf(c)],
      Number.isNaN(c.mean) ? '' : `${marginText(c.mean)} (${marginText(c.low)} to ${marginText(c.high)})`,
      percentText(c.shareOfSeeds),
      percentText(c.shareOfSpace),
    ]),
  )
  return [
    '## Each comparison',
    'The margin is left − (right × times + by): above 0 where “above” is asked for, below 0 where “below” is.',
    table(['Pattern', 'Comparison', 'Holds', 'Margin, 95 % interval', 'Seeds', 'Space'], rows),
  ]
}

/** The validation as a plain value for JSON: undefined shares are null. */
export function patternsJson(input: PatternsInput, format: number): object {
  const number = (x: number) => (Number.isNaN(x) ? null : x)
  return {
    lintas: format,
    command: input.command,
    version: input.version,
    model: input.model,
    seed: input.seed,
    seeds: input.seeds,
    points: input.points,
    space_seeds: input.spaceSeeds,
    fingerprints: input.fingerprints,
    patterns: input.findings.map((f) => ({
      pattern: f.id,
      group: f.group,
      title: f.title,
      kind: f.kind,
      source: f.source,
      note: f.note,
      holds: f.noValue ? null : f.holds,
      share_seeds: number(f.shareOfSeeds),
      share_space: number(f.shareOfSpace),
      share_space_means: number(f.shareOfSpaceByMeans),
      share_space_no_value: number(f.spaceWithoutValue),
      verdict: f.verdict,
      ...(f.dependsOn === undefined ? {} : { depends_on: f.dependsOn }),
      ...(f.noValueWithout === undefined ? {} : { no_value_without: f.noValueWithout }),
      holds_where: f.holdsWhere.map(({ ranges, ...rest }) => ({
        ranges: ranges.map(({ path, from, to }) => ({ path, from: number(from), to: number(to) })),
        ...rest,
        elsewhere: number(rest.elsewhere),
      })),
      comparisons: f.comparisons.map((c) => ({
        text: c.text,
        ...(c.say === undefined ? {} : { say: c.say }),
        holds: c.noValue ? null : c.holds,
        n: c.n,
        mean: number(c.mean),
        low: number(c.low),
        high: number(c.high),
        share_seeds: number(c.shareOfSeeds),
        share_space: number(c.shareOfSpace),
        share_space_means: number(c.shareOfSpaceByMeans),
        share_space_no_value: number(c.spaceWithoutValue),
      })),
    })),
  }
}
