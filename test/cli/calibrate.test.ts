/** `lintas calibrate` end to end: what it finds, its files, whoever computes; and its overlay as a scenario. */
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import ava from 'ava'
import { parseCsv } from '../../src/report/csv.js'
import { digests, run } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const scenario = `
lintas: 1
title: {en: A small case, id: Kasus kecil}
months: 24
agencies:
  a: {ego: {value: .5, range: [0, 1], tag: assumed}}
  b: {ego: {value: .5, range: [0, 1], tag: assumed}}
  c: {kind: private}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 1}}, leadership: .8, design: {legal-basis: .8, secretariat: .8, budget-line: .8}}
`

/** The ego of a must be low: the pattern asks for it outright, by way of an outcome that follows it. */
const patterns = `
lintas-patterns: 1
patterns:
  S1:
    title: {en: Trust ends high, id: Kepercayaan tinggi}
    kind: study
    holds: [{left: {scenario: small/baseline, outcome: trust}, is: above, right: .52}]
`
/** All cases that there are stand behind this one, and in the manifest. */
const withStructure = `${patterns}  S2:
    title: One set of mechanisms
    kind: built-in
    structure: same-mechanisms
`

function place(file = patterns): string {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-calibrate-'))
  for (const [name, text] of Object.entries({ 'small/baseline.yaml': scenario, 'small/patterns.yaml': file })) {
    const file = join(folder, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

const lintas = (cwd: string, ...words: string[]) => run(cwd, words)

const small = ['calibrate', 'small', '--alone', '--points', '300', '--seeds', '20']

test('a value that the pattern leans on is narrowed, and the overlay makes the pattern hold', async (t) => {
  const cwd = place(withStructure)
  const { status, stdout, stderr } = await lintas(cwd, ...small)
  t.is(status, 0, stderr)
  const out = join(cwd, 'outputs/small-calibrate')
  t.true(
    stdout.split('\n').every((line) => [...line].length <= 80),
    stdout,
  )
  t.deepEqual(readdirSync(out).sort(), [
    'calibrated.yaml',
    'calibration.json',
    'charts',
    'environment.json',
    'manifest.json',
    'patterns.csv',
    'posterior.csv',
    'summary.md',
  ])
  const [head, ...rows] = parseCsv(readFileSync(join(out, 'posterior.csv'), 'utf8'))
  const of = (path: string, name: string) => Number(rows.find((row) => row[0] === path)![head!.indexOf(name)])
  // Sectoral ego holds trust back (the model’s sign tests): what is kept lies lower than what was assumed.
  t.true(of('agencies.a.ego', 'p50') < 0.45, stdout)
  t.true(of('agencies.b.ego', 'p50') < 0.45, stdout)
  t.true(
    rows.every((row) => !row[0]!.startsWith('mechanisms.clearance')),
    'what does not run is left out',
  )
  const { patterns: shares } = JSON.parse(readFileSync(join(out, 'calibration.json'), 'utf8'))
  t.deepEqual(
    shares.map(({ id, posterior, calibrated }: { id: string; posterior: number; calibrated: boolean }) => [
      id,
      posterior,
      calibrated,
    ]),
    [['S1', 1, true]],
  )
  copyFileSync(join(out, 'calibrated.yaml'), join(cwd, 'scenarios/small/calibrated.yaml'))
  const described = await lintas(cwd, 'describe', 'small/calibrated', '--json')
  t.is(described.status, 0, described.stderr)
  t.is((await lintas(cwd, 'verify', 'outputs/small-calibrate')).status, 0)
  rmSync(cwd, { recursive: true })
})

const fewer = ['calibrate', 'small', '--alone', '--points', '60', '--seeds', '5', '--accept', '0.2']

test('the calibration has the same bytes for one and for two workers', async (t) => {
  const cwd = place()
  for (const [workers, out] of [
    ['1', 'one'],
    ['2', 'two'],
  ] as const)
    t.is((await lintas(cwd, ...fewer, '--no-pictures', '--workers', workers, '--out', out)).status, 0)
  t.deepEqual(digests(join(cwd, 'two')), digests(join(cwd, 'one')))
  rmSync(cwd, { recursive: true })
})

test('what cannot be calibrated is refused, all faults at once, and nothing is written', async (t) => {
  const cwd = place()
  const wrong = await lintas(cwd, 'calibrate', 'small', '--points', '20', '--accept', '0.1', '--seed', '')
  t.is(wrong.status, 2)
  t.regex(wrong.stderr, /fewer than 10/)
  t.regex(wrong.stderr, /--seed needs a value/)
  t.is((await lintas(cwd, 'calibrate', 'across')).status, 2)
  const unknown = await lintas(cwd, 'calibrate', 'smal')
  t.is(unknown.status, 2)
  t.regex(unknown.stderr, /small/)
  t.deepEqual(readdirSync(cwd), ['scenarios'])
  rmSync(cwd, { recursive: true })
})
