import { fileURLToPath } from 'node:url'
import test from 'ava'
import { fingerprint } from '../../src/provenance/fingerprint.js'
import { differenceText } from '../../src/report/difference.js'
import { differenceOf } from '../../src/scenario/difference.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios, type Scenario } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'

const base = `lintas: 1
title: A small forum
months: 24
agencies:
  east: {name: East, ego: {value: 0.3, range: [0.1, 0.5], tag: assumed}}
  west: {name: West}
forums:
  hall: {members: {east: {}, west: {}}, channels: {face-to-face: {every: 3}}}
measures:
  decree: {title: A decree, at: 12, set: {forums.hall.design.legal-basis: 1, forums.hall.leadership: {value: .5, range: [.4, .6]}}}
`

function load(text: string): Scenario {
  return loadScenarios(['small'], memorySources({ small: text }))[0] as Scenario
}

function said(a: Scenario, b: Scenario): string {
  return differenceText({
    from: a,
    to: b,
    fingerprints: [fingerprint(a), fingerprint(b)],
    difference: differenceOf(a, b),
  })
}

/** The difference that one change of the text makes. */
function after(...changes: [string | RegExp, string][]) {
  let text = base
  for (const [from, to] of changes) {
    const changed = text.replace(from, to)
    if (changed === text) throw new Error(`nothing to replace: ${from}`)
    text = changed
  }
  const [a, b] = [load(base), load(text)]
  return { ...differenceOf(a, b), text: said(a, b) }
}

test('a scenario has no difference from itself, however its file is written', (t) => {
  const again = `# a remark\n${base.replace('0.3, range', '3.0e-1, range')}`
  const difference = differenceOf(load(base), load(again))
  t.deepEqual(difference, { subjects: [], measures: [], labels: [] })
  t.regex(said(load(base), load(again)), /No difference\./)
})

test('a value that changed is told with whose it is, from what to what, and what both rest on', (t) => {
  const { subjects, text } = after([
    'value: 0.3, range: [0.1, 0.5], tag: assumed',
    'value: .6, tag: study, source: a-b-2020',
  ])
  t.is(subjects.length, 1)
  t.like(subjects[0], { home: 'agencies', id: 'east', label: { en: 'East', id: 'East' } })
  t.like(subjects[0]!.changes[0], {
    path: 'agencies.east.ego',
    kind: 'value',
    from: { value: 0.3, tag: 'assumed', range: [0.1, 0.5] },
    to: { value: 0.6, tag: 'study', source: 'a-b-2020' },
  })
  t.regex(
    text,
    /Agency East \(east\)\n {2}~ ego: 0\.3 → 0\.6; assumed → study, range 0\.1 to 0\.5 → none, source\n? +none →\s+a-b-2020/,
  )
})

test('a default that is now written with the same value is no other value, and a range that moved is other grounds', (t) => {
  const same = after(['range: [0.1, 0.5]', 'range: [0.2, 0.5]'])
  t.deepEqual(
    same.subjects.map(({ changes }) => changes.map(({ kind }) => kind)),
    [['grounds']],
  )
  t.regex(same.text, /The model is given the same by both/)
  t.regex(same.text, /ranges and tags change\s+the assumed space/)
})

test('labels change no result, and are told as such', (t) => {
  const { labels, subjects, text } = after(['name: West', 'name: Barat'], ['A decree', 'A law'])
  t.deepEqual(subjects, [])
  t.deepEqual(
    labels.map(({ path }) => path),
    ['agencies.west', 'measures.decree'],
  )
  t.regex(text, /The model is given the same by both/)
  t.regex(text, /Words for people, which change no result\n {2}· agencies\.west: West → Barat/)
})

test('agencies that came or went are told once, with their seats, and not value by value', (t) => {
  const { subjects } = after([/ {2}west: .*\n/, '  north: {name: North}\n'], ['west: {}', 'north: {}'])
  t.deepEqual(
    subjects.map(({ home, id, changes }) => [home, id, ...changes.map(({ kind, path }) => `${kind} ${path}`)]),
    [
      ['agencies', 'north', 'added agencies.north'],
      ['agencies', 'west', 'removed agencies.west'],
      ['forums', 'hall', 'added forums.hall.members.north', 'removed forums.hall.members.west'],
    ],
  )
})

test('measures are told by what they set, when, and on what grounds', (t) => {
  const { measures, text } = after(
    ['at: 12', 'at: 6, over: 3'],
    ['legal-basis: 1', 'secretariat: .5'],
    ['range: [.4, .6]', 'range: [.3, .6]'],
  )
  t.is(measures.length, 1)
  t.like(measures[0], { id: 'decree', kind: 'changed' })
  t.deepEqual(
    measures[0]!.changes.map(({ kind, path }) => [kind, path]),
    [
      ['removed', 'set forums.hall.design.legal-basis'],
      ['added', 'set forums.hall.design.secretariat'],
      ['grounds', 'set forums.hall.leadership'],
    ],
  )
  t.regex(text, /~ A decree \(decree\): from month 12 → from month 6, over 3 months/)
})

test('no scenario of the package differs from its baseline in lines wider than 80 columns', (t) => {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const sources = fileSources({ cwd: root, packageRoot: root })
  const names = ['baseline', 'formalised', 'private-actors', 'integrated-model', 'single-window'].map(
    (n) => `entikong/${n}`,
  )
  const scenarios = loadScenarios([...names, 'ttu/baseline', 'kaltara/baseline'], sources)
  for (const scenario of scenarios) {
    const text = said(scenarios[0]!, scenario)
    for (const line of text.split('\n')) t.true(line.length <= 80, line)
  }
})
