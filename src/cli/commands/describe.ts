/** `lintas describe`: who takes part, which forums, what is done and when, and what the numbers rest on. */

import { fingerprint } from '../../provenance/fingerprint.js'
import { columnsText } from '../../report/document/plain-table.js'
import { overlapping } from '../../scenario/claims.js'
import { recordedScenario } from '../../scenario/document.js'
import { fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario, type Tag } from '../../scenario/load.js'
import { makingOf } from '../../scenario/renumber.js'
import { tags } from '../../scenario/tags.js'
import { filled, wrap } from '../../scenario/words.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { flag, several } from '../option.js'
import { jsonOption, scenarioWord } from '../options.js'
import { referencesOf } from '../report/tables.js'
import { writeOut } from '../terminal.js'

const columns = 80

export const describeCommand = command({
  takes: {
    scenario: scenarioWord('Name or path of a scenario'),
    set: several('Set a value first: path=value (may be repeated)'),
    all: flag('List the default values as well'),
    json: jsonOption('the complete scenario'),
  },
  examples: [
    ['lintas describe entikong/baseline', 'who, which forums, what is known and what assumed'],
    ['lintas describe entikong/formalised --json', 'the complete scenario for a program'],
  ],
  read: valuesOf,
  run: ({ scenario: name = '', set, all, json }, place) => {
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const [scenario] = loadScenarios([name], sources, { set }) as [Scenario]
    const known = referencesOf(place)
    writeOut(json ? JSON.stringify(complete(scenario), null, 2) : describe(scenario, all, known))
    return exit.done
  },
})

function complete(s: Scenario): object {
  return {
    name: s.name,
    file: s.file,
    title: s.title,
    description: s.description,
    fingerprint: fingerprint(s),
    months: s.months,
    world: s.spec,
    measures: s.measures,
    labels: s.labels,
    values: Object.fromEntries(s.values),
    facts: Object.fromEntries(s.facts),
  }
}

function describe(s: Scenario, all: boolean, known: ReadonlyMap<string, unknown>): string {
  const parts = [
    `${s.title.en}\n${wrap(`${s.name} (${s.file}), ${s.months} months`, columns)}\nfingerprint ${fingerprint(s)}`,
    ...(s.description ? [paragraphs(s.description.en)] : []),
    agencies(s),
    forums(s),
    measures(s),
    ...ground(s, all, known),
  ]
  return parts.filter((part) => part !== '').join('\n\n')
}

function paragraphs(text: string): string {
  return text
    .trim()
    .split(/\n\s*\n/)
    .map((paragraph) => wrap(paragraph.replace(/\s+/g, ' ').trim(), columns))
    .join('\n\n')
}

function agencies(s: Scenario): string {
  const all = Object.keys(s.spec.agencies)
  const ids = all.filter((id) => s.generated?.world.agencies[id] !== s.spec.agencies[id])
  if (all.length === 0) return 'No agencies.'
  if (s.generated) return generated(s, ids)
  const rows = ids.map((id) => {
    const a = s.spec.agencies[id]!
    return [id, s.labels.agencies[id]?.en ?? '', a.kind, a.country, a.level]
  })
  const head = ['id', 'name', 'kind', 'country', 'level']
  const told = columnsText(head, rows, columns - 2).replace(/^/gm, '  ')
  return `${ids.length === 1 ? '1 agency' : `${ids.length} agencies`}\n${told}`
}

/** A generated world in a few lines: its thousands of agencies and forums say nothing each by itself. */
function generated(s: Scenario, otherwise: readonly string[]): string {
  const agencies = Object.values(s.spec.agencies)
  const forums = Object.values(s.spec.forums)
  const seats = forums.reduce((sum, { members }) => sum + Object.keys(members).length, 0)
  const counts = (labels: readonly string[]) => {
    const found = new Map<string, number>()
    for (const label of labels) found.set(label, (found.get(label) ?? 0) + 1)
    return [...found].map(([label, n]) => `${label} ${n.toLocaleString('en')}`).join(', ')
  }
  return [
    `A generated world: ${agencies.length.toLocaleString('en')} agencies hold ${seats.toLocaleString('en')} seats in ${forums.length.toLocaleString('en')} forums`,
    line('tiers', counts(forums.map(({ tier }) => tier))),
    line('kinds', counts(agencies.map(({ kind }) => kind))),
    line('countries', counts(agencies.map(({ country }) => country))),
    ...(otherwise.length > 0 ? [line('as written', `${otherwise.length}: ${some(otherwise)}`)] : []),
  ].join('\n')
}

const some = (ids: readonly string[]) => (ids.length > 20 ? `${ids.slice(0, 20).join(', ')} …` : ids.join(', '))

function forums(s: Scenario): string {
  // Of a generated world, those that somebody has said something of.
  const named = Object.keys(s.spec.forums).filter((id) => s.generated?.world.forums[id] !== s.spec.forums[id])
  if (s.generated && named.length === 0) return ''
  const texts = named.slice(0, s.generated ? 20 : named.length).map((id) => {
    const f = s.spec.forums[id]!
    const channels = (['face-to-face', 'messaging', 'technical-team'] as const).flatMap((name) => {
      const channel = f.channels[name]
      return channel ? [`${name} every ${channel.every === 1 ? 'month' : `${channel.every} months`}`] : []
    })
    const design = Object.entries(f.design).map(([part, value]) => `${part.replaceAll('-', ' ')} ${value}`)
    const members = Object.keys(f.members)
    const label = s.labels.forums[id]?.en
    return [
      label === undefined ? id : `${id} (${label})`,
      line('tier', f.tier),
      ...(['parent', 'chair', 'sponsor', 'champion'] as const).flatMap((role) => {
        const who = f[role]
        return who === null ? [] : [line(role, who)]
      }),
      line('members', members.length === 0 ? 'none' : `${members.length}: ${members.join(', ')}`),
      line('channels', channels.length === 0 ? 'none' : channels.join('; ')),
      line('design', design.join('; ')),
      line('leadership', String(f.leadership)),
    ].join('\n')
  })
  return texts.length === 0
    ? 'No forums.'
    : `${texts.length === 1 ? '1 forum' : `${texts.length} forums`}\n${texts.join('\n\n')}`
}

function line(what: string, text: string): string {
  return wrap(`  ${what.padEnd(11)}${text}`.trimStart(), columns - 2, ' '.repeat(11)).replace(/^/gm, '  ')
}

function measures(s: Scenario): string {
  if (s.measures.length === 0) return 'No measures: nothing is done on purpose.'
  const together = s.measures.some(({ at }, i) => s.measures.findIndex((m) => m.at === at) < i)
  const texts = s.measures.map((m) => {
    const lasting = m.for === undefined ? '' : `, for ${m.for} months`
    const short = (m.for ?? Infinity) < (m.over ?? 1) ? `, of which it lasts ${m.for}` : ''
    const over = m.over === undefined ? '' : `, over ${m.over} months${short}`
    const changes = [
      ...Object.entries(m.set ?? {}).map(([path, value]) => `${path} = ${valueText(value)}`),
      ...Object.entries(m.add ?? {}).map(([path, value]) => `${path} + ${valueText(value)}`),
    ]
    return [
      indented(`month ${m.at}${lasting}${over}: ${m.title.en}`, 2),
      ...changes.map((change) => indented(change, 6)),
    ].join('\n')
  })
  if (together) texts.push(indented(order, 2))
  texts.push(...overlaps(s).map((text) => indented(text, 2)))
  return `${s.measures.length === 1 ? '1 measure' : `${s.measures.length} measures`}\n${texts.join('\n')}`
}

const order =
  'Of measures that begin in one month, entries come and go first, then values are set (of all before of one), then numbers are added to.'

/** Which measures change one value at one time, and what holds then. */
function overlaps(s: Scenario): string[] {
  const { draft, operations } = makingOf(s)
  const groups = new Map<string, string[]>()
  for (const [place, all] of overlapping(draft.root, s.spec, operations)) {
    const by = all.map(({ measure, kind, name }) => {
      const path = name === place ? '' : `, ${name}`
      return `${measure.id} (month ${measure.at}: ${kind}${path})`
    })
    const chain = by.join(', then ')
    groups.set(chain, [...(groups.get(chain) ?? []), place])
  }
  const told = [...groups].map(([chain, [first, ...more]]) => {
    return `${first}${more.length > 0 ? ` and ${more.length} more` : ''}: ${chain}`
  })
  return told.length === 0 ? [] : [...told, lastWord]
}

const lastWord =
  'Where measures change one value at one time, each is laid over those before it: what is set last holds while its measure lasts, and additions come on top.'

function valueText(value: unknown): string {
  return value === null
    ? 'nothing (removed)'
    : typeof value === 'object'
      ? `{${Object.entries(value as object)
          .map(([key, inner]) => (isEmpty(inner) ? key : `${key}: ${valueText(inner)}`))
          .join(', ')}}`
      : String(value)
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0
}

const grounds = {
  study: 'from a study',
  literature: 'from the literature',
  theory: 'from theory',
  assumed: 'assumed',
} as const satisfies Record<Tag, string>

/** What the scenario rests on: first what studies say, then what is assumed. */
function ground(s: Scenario, all: boolean, known: ReadonlyMap<string, unknown>): string[] {
  const values = [...s.values].map(([path, value]) => ({ path, ...value }))
  const facts = [...s.facts].map(([path, fact]) => ({ path, ...fact }))
  const sections: string[] = []
  for (const tag of tags) {
    const numbers = values.filter((value) => value.given && value.tag === tag)
    if (numbers.length > 0)
      sections.push(listed(`${counted(numbers.length, 'number')} written, ${grounds[tag]}`, numbers, all))
    const words = facts.filter((fact) => fact.tag === tag)
    if (words.length > 0) sections.push(listed(`${counted(words.length, 'fact')} written, ${grounds[tag]}`, words, all))
  }
  const defaults = values.filter((value) => !value.given)
  const rest = `${counted(defaults.length, 'number')} not written: defaults, all of them assumed`
  sections.push(all && defaults.length > 0 ? listed(rest, defaults, true) : `${rest} (--all lists them)`)
  const cited = [...values, ...facts, ...measureSources(s)].flatMap(({ source }) =>
    source === undefined ? [] : citations(source),
  )
  const remark = (key: string) => (known.size === 0 || known.has(key) ? key : `${key} (not in docs/references.md)`)
  const sources = [...new Set(cited)].sort().map((source) => indented(remark(source), 2))
  if (sources.length > 0) sections.push(`Sources\n${sources.join('\n')}`)
  return sections
}

/** What measures give as their sources, of themselves and of words that they set. */
function measureSources(s: Scenario): { readonly source: string }[] {
  const within = (value: unknown): { source: string }[] => {
    if (typeof value !== 'object' || value === null) return []
    const { source } = value as { source?: unknown }
    return [...(typeof source === 'string' ? [{ source }] : []), ...Object.values(value).flatMap(within)]
  }
  return Object.values(recordedScenario(s).written.measures).flatMap(within)
}

interface Entry {
  readonly path: string
  readonly value?: number | string | boolean | null
  readonly range?: readonly [number, number]
  readonly source?: string
}

/** A heading and its entries; unless all are asked for, what several agencies have alike is told in one line. */
function listed(heading: string, entries: readonly Entry[], all: boolean): string {
  const groups = new Map<string, Entry[]>()
  for (const entry of entries) {
    const key = all ? entry.path : `${entry.path.replace(/^agencies\.[^.]+/, 'agencies.*')} ${entry.source ?? ''}`
    const group = groups.get(key)
    if (group) group.push(entry)
    else groups.set(key, [entry])
  }
  return [heading, ...[...groups.values()].map((group) => indented(groupText(group), 2))].join('\n')
}

function groupText(group: readonly Entry[]): string {
  const [first] = group as readonly [Entry, ...Entry[]]
  const source = first.source === undefined ? '' : ` (${first.source})`
  if (group.length === 1) {
    const value = first.value === undefined ? '' : ` = ${first.value}`
    const range = first.range ? ` [${first.range[0]}, ${first.range[1]}]` : ''
    return `${first.path}${value}${range}${source}`
  }
  const ids = group.map(({ path }) => path.split('.')[1] as string)
  const field = first.path.split('.').slice(2).join('.')
  if (field === '') return `agencies ${ids.join(', ')}${source}`
  const numbers = group.flatMap(({ value }) => (typeof value === 'number' ? [value] : []))
  const [least, most] = [Math.min(...numbers), Math.max(...numbers)]
  const values = numbers.length === 0 ? '' : least === most ? ` = ${least}` : ` = ${least} to ${most}`
  return `agencies.*.${field}${values}, ${group.length} agencies${source}`
}

/** Wrapped to the columns left, lines after the first further in; a path too long for a line is broken at its dots. */
function indented(text: string, by: number): string {
  const room = columns - by - 2
  const whole = text.replace(/\S+/g, (word) => filled(word.split(/(?<=\.)/), (line) => line.length <= room).join(' '))
  return wrap(whole, columns - by, '  ').replace(/^/gm, ' '.repeat(by))
}

function counted(count: number, one: string): string {
  return `${count} ${one}${count === 1 ? '' : 's'}`
}

/** The works that a source names by key, without what is taken from them: `ansell-gash-2008` of `ansell-gash-2008: leadership +`. */
function citations(source: string): string[] {
  const named = source.split(';').map((part) =>
    part
      .replace(/:.*$/s, '')
      .replace(/\s*[+−]\s*$/, '')
      .trim(),
  )
  return named.filter((key) => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(key))
}
