import { existsSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import ava from 'ava'
import { good, place, widest } from './place.js'
import { digests, run as lintas } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const bomb = `lintas: 1\ntitle: Bomb\na: &a [x,x,x,x,x,x,x,x,x,x]\n${[...'bcdefghi']
  .map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefghi'[at]}`).join(',')}]`)
  .join('\n')}\n`
const bad: Record<string, { files: Record<string, string | Uint8Array>; says: RegExp; words?: string[] }> = {
  'a wrong type': {
    files: { 'mine.yaml': `${good}agencies: {bnpp: {ego: high}}\n` },
    says: /scenarios\/mine\.yaml:4:24/,
  },
  'a value out of range': {
    files: { 'mine.yaml': `${good}agencies: {bnpp: {ego: 1.4}}\n` },
    says: /between 0 and 1 \(got 1\.4\)[\s\S]*scenarios\/mine\.yaml:4:24/,
  },
  'an unknown key': {
    files: { 'mine.yaml': `${good}agencies: {bnpp: {egoo: 0.4}}\n` },
    says: /egoo[\s\S]*scenarios\/mine\.yaml:4:19[\s\S]*ego/,
  },
  'a missing file': { files: {}, says: /there is no scenario “mine”/ },
  'a missing file by path': { files: {}, words: ['run', 'scenarios/mine.yaml'], says: /scenarios\/mine\.yaml/ },
  'a cyclic extends': {
    files: {
      'mine.yaml': 'lintas: 1\ntitle: A\nextends: other\n',
      'other.yaml': 'lintas: 1\ntitle: B\nextends: mine\n',
    },
    says: /scenarios\/(mine|other)\.yaml:3:/,
  },
  'an extends that leaves the root': {
    files: { 'mine.yaml': 'lintas: 1\ntitle: A\nextends: ../../etc/passwd\n' },
    says: /scenarios\/mine\.yaml:3:10/,
  },
  'a forum naming an unknown agency': {
    files: { 'mine.yaml': `${good}forums: {pilar: {members: {bnppp: {}}}}\n` },
    says: /bnppp[\s\S]*scenarios\/mine\.yaml:4:/,
  },
  'a YAML bomb': { files: { 'mine.yaml': bomb }, says: /scenarios\/mine\.yaml:\d+:\d+/ },
  NaN: { files: { 'mine.yaml': `${good}agencies: {bnpp: {ego: .nan}}\n` }, says: /scenarios\/mine\.yaml:4:24/ },
  'an empty file': { files: { 'mine.yaml': '' }, says: /scenarios\/mine\.yaml:1:1/ },
  'a binary file': {
    files: { 'mine.yaml': Uint8Array.from({ length: 500 }, (_, at) => (at * 37) % 256) },
    says: /scenarios\/mine\.yaml:/,
  },
  'a --set that names nothing': {
    files: { 'mine.yaml': good },
    words: ['run', 'mine', '--set', 'agencies.bnpp.eggo=0.5'],
    says: /--set:1:[\s\S]*ego/,
  },
  'numbers that are none': {
    files: { 'mine.yaml': good },
    words: ['run', 'mine', '--replicates', 'many', '--months', '0'],
    says: /--replicates must be a whole number[\s\S]*--months must be a whole number/,
  },
  'no seed': { files: { 'mine.yaml': good }, words: ['run', 'mine', '--seed', ''], says: /--seed/ },
  'an option given twice': {
    files: { 'mine.yaml': good },
    words: ['run', 'mine', '--seed', '1', '--seed', '2'],
    says: /--seed is given 2 times/,
  },
}

for (const [what, { files, says, words }] of Object.entries(bad)) {
  test(`bad input is told with its place, exit 2, nothing written: ${what}`, async (t) => {
    const cwd = place(files)
    const before = digests(cwd)
    const run = await lintas(cwd, words ?? ['run', 'mine'])
    t.is(run.status, 2, run.stderr)
    t.is(run.stdout, '')
    t.regex(run.stderr, says)
    t.regex(run.stderr, /^error: /)
    t.notRegex(run.stderr, /should not have happened|\n {4}at /)
    t.deepEqual(digests(cwd), before)
    t.false(existsSync(join(cwd, 'outputs')))
    rmSync(cwd, { recursive: true })
  })
}

test('all that is wrong is told at once, options and scenarios alike', async (t) => {
  const cwd = place()
  const run = await lintas(cwd, [
    ...['compare', 'entikong/baseline', 'entikong/formlised', '--replicates', '0', '--months', 'x'],
    ...['--set', 'agencies.bnpp.ego=7'],
  ])
  t.is(run.status, 2)
  t.is(run.stderr.match(/^error: /gm)?.length, 4, run.stderr)
  t.regex(run.stderr, /did you mean “entikong\/formalised”/)
  rmSync(cwd, { recursive: true })
})

test('a misspelt command or option is answered with the likely one, exit 2', async (t) => {
  const cwd = place()
  for (const [words, near] of [
    [['comapre', 'a', 'b'], 'compare'],
    [['lits'], 'list'],
    [['run', 'entikong/baseline', '--replicate5', '3'], '--replicate'],
    [['run', 'entikong/baseline', '--sede', '3'], '--seed'],
    [['--hlep'], '--help'],
  ] as const) {
    const run = await lintas(cwd, words)
    t.is(run.status, 2, run.stderr)
    t.regex(run.stderr, new RegExp(`did you mean “${near}`))
  }
  for (const [words, says] of [
    [['run'], /lintas run needs a scenario\n.*for example lintas run entikong\/baseline/],
    [['run', '--sede', '3'], /needs a scenario[\s\S]*did you mean “--seed”/],
    [['compare'], /lintas compare needs a baseline and a variant\n/],
    [['completion', 'fish'], /^error: the shell must be bash or zsh \(got fish\)\n$/],
    [
      ['run', 'entikong/patterns'],
      /^error: this is a file of patterns, not a scenario\n.*patterns\.yaml:\d+:1\n.*\n.*\n.*lintas validate entikong tests them[^=]*$/,
    ],
    [['run', 'entikong'], /“entikong” is a folder of scenarios\n.*\n.*in it: entikong\/baseline, /],
    [['run', './scenarios/entikong/'], /is a folder of scenarios/],
    [['run', 'entikong/baseline', 'entikong/formalised'], /one word too many/],
    [['run', 'entikong/baseline', '--', '--json'], /“--json” stands after “--”, where nothing is read/],
    [['--', 'list'], /“list” stands after “--”/],
    [['run', 'entikong/baseline', '--seed'], /--seed needs a value/],
    [['new', 'mine'], /--from is needed/],
    [['compare', 'entikong/baseline'], /lintas compare needs a variant\n.*for example lintas compare /],
  ] as const) {
    const run = await lintas(cwd, words)
    t.is(run.status, 2, run.stderr)
    t.regex(run.stderr, says)
  }
  // Whatever is wrong with the options is told in one go.
  for (const [words, count] of [
    [['run', 'entikong/baseline', '--replicates', '0', '--months', '9999', '--seed'], 3],
    [['run', '--replicates', '0', '--sede', '3', '--set'], 4],
    [['compare', 'entikong/baseline', 'entikong/nothing', '--record', 'x', '--sede', '3'], 3],
    [['explain', 'entikong/baseline', '--outcome', 'trsut', '--replicates', '0', '--out', '--sede'], 4],
    [['compare', '--sede', '3'], 2],
    [['new'], 2],
    [['validate', '--points', 'x', '--seed', '--sede', '3'], 3],
  ] as const) {
    const run = await lintas(cwd, words)
    t.is(run.status, 2, run.stderr)
    t.is(run.stderr.match(/^error: /gm)?.length, count, run.stderr)
  }
  t.deepEqual(readdirSync(cwd), [])
  rmSync(cwd, { recursive: true })
})

test('hints fit 80 columns, and of many faults the first are told', async (t) => {
  const cwd = place({
    'many.yaml': `${good}agencies: {bnpp: {${Array.from({ length: 30 }, (_, at) => `zzzz${at}: 1`).join(', ')}}}\n`,
  })
  const many = await lintas(cwd, ['run', 'many'])
  t.is(many.stderr.match(/^error: /gm)?.length, 20)
  t.regex(many.stderr, /\nand 10 more faults\n$/)
  const hints = await lintas(cwd, [
    ...['run', 'entikong/baseline', '--set', 'agencies.qqqqqqqq.ego=1', '--set', 'wwwwwwwwwww=1'],
  ])
  t.true(widest(hints.stderr) <= 80, hints.stderr)
  const outcome = await lintas(cwd, ['explain', 'entikong/baseline', '--outcome', 'qqqqqqqqqqqq'])
  t.true(widest(outcome.stderr) <= 80, outcome.stderr)
  for (const name of ['entikong/baseline', 'entikong/private-actors', 'kaltara/baseline', 'ttu/low-ego-and-budgeted'])
    t.true(widest((await lintas(cwd, ['describe', name, '--all'])).stdout) <= 80, name)
  rmSync(cwd, { recursive: true })
})

test('a link out of the scenarios is answered with the path to name', async (t) => {
  const cwd = place({ 'mine.yaml': good })
  writeFileSync(join(cwd, 'outside.yaml'), good)
  symlinkSync(join(cwd, 'outside.yaml'), join(cwd, 'scenarios/link.yaml'))
  const run = await lintas(cwd, ['run', 'link'])
  t.is(run.status, 2)
  t.regex(
    run.stderr,
    /“link” is a link that leads out of the scenarios\n.*\n.*name the file by its path: outside\.yaml\n/,
  )
  t.is((await lintas(cwd, ['describe', 'outside.yaml'])).status, 0)
  rmSync(cwd, { recursive: true })
})
