/** `lintas validate` end to end: its lines, its files, its exit codes, whoever computes. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import ava from 'ava'
import { parseCsv } from '../../src/report/csv.js'
import { digests, program, run } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const scenario = `
lintas: 1
title: {en: A small case, id: Kasus kecil}
months: 36
agencies:
  a: {ego: {value: .4, range: [.2, .6], tag: assumed}}
  b: {ego: {value: .5, range: [.3, .7], tag: assumed}}
  c: {kind: private}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 1}}, leadership: .8, design: {legal-basis: .8, secretariat: .8, budget-line: .8}}
`

const patterns = `
lintas-patterns: 1
patterns:
  A1:
    title: {en: Meeting builds trust, id: Bertemu membangun kepercayaan}
    kind: theory
    source: ansell-gash-2008
    holds:
      - say: trust ends above where it would be without dialogue
        left: {scenario: small/baseline, outcome: trust}
        is: above
        right: {scenario: small/baseline, outcome: trust, off: [dialogue]}
  A2:
    title: Trust turns into the moon
    kind: study
    holds:
      - say: trust ends above two
        left: {scenario: small/baseline, outcome: trust}
        is: above
        right: 2
`
/** All cases that there are stand behind this one, and in the manifest. */
const withStructure = `${patterns}  A3:
    title: One set of mechanisms
    kind: built-in
    structure: same-mechanisms
`

function place(files: Record<string, string> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-validate-'))
  const all = { 'small/baseline.yaml': scenario, 'small/patterns.yaml': patterns, ...files }
  for (const [name, text] of Object.entries(all)) {
    const file = join(folder, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  return folder
}

const lintas = (cwd: string, ...words: string[]) => run(cwd, ['validate', ...words, '--no-pictures'])

const few = ['small', '--seeds', '30', '--points', '6', '--space-seeds', '3']

test('one line for each key, from the key to its mark, within 80 columns; exit 4 where one fails', async (t) => {
  const cwd = place({ 'small/patterns.yaml': withStructure })
  const { status, stdout, stderr } = await lintas(cwd, ...few)
  t.is(status, 4, stderr)
  const lines = stdout.split('\n')
  t.true(
    lines.every((line) => [...line].length <= 80),
    stdout,
  )
  const keyed = lines.filter((line) => /^[A-Z]\w*\d/.test(line))
  t.deepEqual(
    keyed.map((line) => [line.slice(0, 2), line.at(-1)]),
    [
      ['A1', '✓'],
      ['A2', '✗'],
      ['A3', '✓'],
    ],
  )
  t.regex(keyed[0]!, /theory +100 % +\S+ % +verifies +✓$/)
  t.regex(keyed[1]!, /study +0 % +0 % +discriminates +✗$/)
  t.regex(stdout, /A2: not so: trust ends above two/)
  t.regex(stdout, /2 of 3 patterns hold/)
  t.regex(stdout, /stylised/)
  t.deepEqual(readdirSync(join(cwd, 'outputs/validate')).sort(), [
    'charts',
    'comparisons.csv',
    'environment.json',
    'holds-where.csv',
    'manifest.json',
    'patterns.csv',
    'patterns.json',
    'summary.md',
  ])
  const [head, ...rows] = parseCsv(readFileSync(join(cwd, 'outputs/validate/patterns.csv'), 'utf8'))
  const column = (name: string) => rows.map((row) => row[head!.indexOf(name)])
  t.deepEqual(column('pattern'), ['A1', 'A2', 'A3'])
  t.deepEqual(column('holds'), ['true', 'false', 'true'])
  t.deepEqual(column('share_space'), ['1', '0', '1'])
  const manifest = JSON.parse(readFileSync(join(cwd, 'outputs/validate/manifest.json'), 'utf8'))
  t.is(manifest.command, 'lintas validate small --seed 1 --seeds 30 --points 6 --space-seeds 3')
  for (const [file, { sha256 }] of Object.entries(manifest.files as Record<string, { sha256: string }>))
    t.is(digests(join(cwd, 'outputs/validate'))[file], sha256, file)
  rmSync(cwd, { recursive: true })
})

const less = ['small', '--seeds', '6', '--points', '4', '--space-seeds', '2']

test('the results have the same bytes for one and for two workers, and other bytes for another seed', async (t) => {
  const cwd = place()
  for (const [workers, out] of [
    ['1', 'one'],
    ['2', 'two'],
  ] as const) {
    const { status, stderr } = await lintas(cwd, ...less, '--ablate', '--workers', workers, '--out', out)
    t.is(status, 4, stderr)
  }
  t.deepEqual(digests(join(cwd, 'two')), digests(join(cwd, 'one')))
  t.is((await lintas(cwd, ...less, '--seed', '2', '--workers', '1', '--out', 'other')).status, 4)
  t.not(digests(join(cwd, 'other'))['comparisons.csv'], digests(join(cwd, 'one'))['comparisons.csv'])
  rmSync(cwd, { recursive: true })
})

test('with --ablate each pattern says which mechanisms turn it', async (t) => {
  const cwd = place()
  const { stdout } = await lintas(
    cwd,
    'small',
    '--seeds',
    '30',
    '--points',
    '0',
    '--ablate',
    '--workers',
    '1',
    '--json',
  )
  const found = JSON.parse(stdout) as { patterns: { pattern: string; depends_on?: string[]; share_space: unknown }[] }
  const [a1, a2] = found.patterns
  t.true(a1!.depends_on!.includes('dialogue'))
  t.true(a1!.depends_on!.includes('convening'))
  t.false(a1!.depends_on!.includes('small-wins'))
  t.deepEqual(a2!.depends_on, [])
  t.is(a1!.share_space, null, 'without points nothing is said of the space')
  rmSync(cwd, { recursive: true })
})

test('a pattern that hangs on one assumed value says on which, and where it holds', async (t) => {
  const hanging = `
lintas-patterns: 1
patterns:
  H1:
    title: Trust begins above three tenths
    kind: theory
    holds:
      - say: trust of month 0 is above .3
        left: {scenario: small/baseline, outcome: trust, months: 0}
        is: above
        right: 0.3
`
  const trust = 'relations: {trust: {value: .35, range: [.1, .5], tag: assumed}, spread: 0}'
  const open = scenario.replace('c: {kind: private}', 'c: {}').replace('forums:', `${trust}\nforums:`)
  const cwd = place({ 'small/baseline.yaml': open, 'small/patterns.yaml': hanging })
  const words = ['small', '--seeds', '2', '--points', '80', '--space-seeds', '2', '--workers', '1']
  const { status, stdout, stderr } = await lintas(cwd, ...words)
  t.is(status, 0, stderr)
  t.regex(
    stdout.replaceAll(/\n */g, ' '),
    /H1: holds where relations\.trust is above 0\.30 \(100 % of such points, 0 % of the others\)/,
  )
  t.true(stdout.split('\n').every((line) => [...line].length <= 80))
  const [head, ...rows] = parseCsv(readFileSync(join(cwd, 'outputs/validate/holds-where.csv'), 'utf8'))
  t.is(rows.length, 1)
  const cell = (name: string) => rows[0]![head!.indexOf(name)]
  t.deepEqual([cell('pattern'), cell('path'), cell('to'), cell('share_there')], ['H1', 'relations.trust', '', '1'])
  t.true(Math.abs(Number(cell('from')) - 0.3) < 0.005)
  t.is(cell('points'), '40')
  rmSync(cwd, { recursive: true })
})

test('all patterns holding is exit 0', async (t) => {
  const cwd = place({ 'small/patterns.yaml': patterns.replace('right: 2', 'right: -1') })
  const { status, stdout } = await lintas(cwd, 'small', '--seeds', '30', '--points', '0', '--workers', '1')
  t.is(status, 0, stdout)
  rmSync(cwd, { recursive: true })
})

test('faults of a pattern file are told together, each at its place, with exit 2', async (t) => {
  const wrong = `lintas-patterns: 1
patterns:
  A1:
    title: x
    kind: theory
    holds:
      - left: {scenario: small/basline, outcome: trust}
        is: above
        right: {scenario: small/baseline, outcome: trust, scope: 'forum:g'}
      - left: {scenario: small/baseline, outcome: clearance-time}
        is: below
        right: {scenario: small/baseline, outcome: trust, months: 37}
      - left: {scenario: small/baseline, outcome: trust, set: {agencies.d.ego: .5}}
        is: below
        right: {scenario: small/baseline, outcome: trst}
  A2:
    title: y
    kind: theory
`
  const cwd = place({ 'small/patterns.yaml': wrong })
  const { status, stderr } = await lintas(cwd, 'small')
  t.is(status, 2)
  const places = [...stderr.matchAll(/┌─ (\S+)/g)].map(([, at]) => at)
  t.deepEqual(
    places.map((at) => at!.replace(/:\d+$/, '')),
    [7, 9, 10, 12, 13, 15, 16].map((line) => `scenarios/small/patterns.yaml:${line}`),
    stderr,
  )
  for (const said of [
    /did you mean “small\/baseline”/,
    /“forum:g”/,
    /does not record “clearance-time”/,
    /runs 36 months/,
  ])
    t.regex(stderr, said)
  t.regex(stderr, /no “d” in agencies/)
  t.regex(stderr, /either holds or structure/)
  t.false(existsSync(join(cwd, 'outputs')))
  rmSync(cwd, { recursive: true })
})

test('unknown cases, wrong numbers and a key that is used twice are refused', async (t) => {
  const cwd = place({
    'bare/baseline.yaml': scenario,
    'twin/baseline.yaml': scenario,
    'twin/patterns.yaml': patterns.replaceAll('small/', 'twin/'),
  })
  const said = async (...words: string[]) => {
    const { status, stderr } = await lintas(cwd, ...words)
    t.is(status, 2, stderr)
    return stderr
  }
  t.regex(await said('smal'), /there is no case “smal”[\s\S]*did you mean “small”/)
  t.regex(await said('bare'), /the case bare has no patterns/)
  t.regex(await said('small', 'twin'), /the pattern A1 is both in small and in twin/)
  const numbers = await said(
    'small',
    '--seeds',
    '1',
    '--points',
    '-1',
    '--space-seeds',
    'x',
    '--workers',
    '0',
    '--seed',
    '',
  )
  for (const name of ['seeds', 'points', 'space-seeds', 'workers']) t.regex(numbers, new RegExp(`--${name} must`))
  t.regex(numbers, /--seed needs a value/)
  t.false(existsSync(join(cwd, 'outputs')))
  rmSync(cwd, { recursive: true })
})

test('the result of another command is replaced only with --force', async (t) => {
  const cwd = place()
  const quick = ['small', '--points', '0', '--workers', '1', '--seeds']
  t.is((await lintas(cwd, ...quick, '10')).status, 4)
  t.is((await lintas(cwd, ...quick, '11')).status, 2)
  t.is((await lintas(cwd, ...quick, '11', '--force')).status, 4)
  rmSync(cwd, { recursive: true })
})

for (const workers of ['1', '2']) {
  test(`called off with ${workers} at work, it ends at once and leaves nothing`, async (t) => {
    const cwd = place()
    const child = spawn(process.execPath, [program, 'validate', 'small', '--points', '50000', '--workers', workers], {
      cwd,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (chunk) => {
      said += String(chunk)
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    // The progress line says that work has begun.
    for (let i = 0; i < 300 && !said.includes('runs'); i++) await delay(100)
    child.kill('SIGINT')
    t.is(await ended, 130)
    t.regex(said, /interrupted: nothing was written/)
    t.deepEqual(readdirSync(cwd), ['scenarios'])
    rmSync(cwd, { recursive: true })
  })
}
