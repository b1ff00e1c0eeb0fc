import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import ava from 'ava'
import { good, place, widest } from './place.js'
import { digests, run as lintas, program, root } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

/** The program in a process of its own, for what only a process has: a time zone, a width, signals, pipes. */
function started(cwd: string, words: readonly string[], env: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, [program, ...words], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: undefined, FORCE_COLOR: undefined, ...env },
  })
}

const drawn = ['compare', 'entikong/baseline', 'entikong/formalised', '--months', '18', '--replicates', '6']
const pair = [...drawn, '--no-pictures']

test('a comparison gives the same bytes twice, in another time zone, language and terminal', async (t) => {
  const cwd = place()
  const first = await lintas(cwd, [...drawn, '--seed', '7', '--out', 'a'])
  t.is(first.status, 0, first.stderr)
  const second = started(cwd, [...drawn, '--seed', '7', '--out', 'b'], {
    TZ: 'Pacific/Chatham',
    LANG: 'id_ID.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
    FORCE_COLOR: '1',
    COLUMNS: '40',
    UV_THREADPOOL_SIZE: '1',
  })
  t.is(second.status, 0, second.stderr)
  const files = digests(join(cwd, 'a'))
  t.deepEqual(digests(join(cwd, 'b')), files)
  t.deepEqual(
    Object.keys(files).filter((name) => !name.startsWith('charts')),
    ['curves.csv', 'effects.csv', 'events.csv', 'manifest.json', 'runs.csv', 'summary.md'],
  )
  t.true(Object.keys(files).some((name) => name.endsWith('.svg')))

  const other = await lintas(cwd, [...pair, '--seed', '8', '--out', 'c'])
  t.is(other.status, 0, other.stderr)
  for (const name of ['curves.csv', 'runs.csv', 'effects.csv', 'manifest.json']) {
    t.not(digests(join(cwd, 'c'))[name], files[name], name)
  }
  rmSync(cwd, { recursive: true })
})

test('the manifest records the canonical command and the digest of every data file', async (t) => {
  const cwd = place()
  const { status, stderr } = await lintas(cwd, [
    ...['run', 'entikong/baseline', '--json', '--replicates=3', '--out', 'x', '--seed', '007', '--months', '3'],
    ...['--set', 'agencies.bnpp.ego=.7'],
  ])
  t.is(status, 0, stderr)
  const manifest = JSON.parse(readFileSync(join(cwd, 'x/manifest.json'), 'utf8'))
  t.is(
    manifest.command,
    'lintas run entikong/baseline --seed 007 --replicates 3 --months 3 --set agencies.bnpp.ego=0.7',
  )
  t.is(manifest.seed, '007')
  t.is(manifest.scenarios[0].values['agencies.bnpp.ego'].value, 0.7)
  const found = digests(join(cwd, 'x'))
  delete found['manifest.json']
  const environment = JSON.parse(readFileSync(join(cwd, 'x/environment.json'), 'utf8'))
  const recorded = Object.fromEntries(
    Object.entries(manifest.files as Record<string, { sha256: string }>).map(([name, { sha256 }]) => [name, sha256]),
  )
  t.deepEqual({ ...recorded, ...environment.pictures }, found)
  t.false(JSON.stringify(manifest).includes(cwd))
  t.is(environment.node, process.version)
  rmSync(cwd, { recursive: true })
})

test('the order of entries in a scenario file changes nothing', async (t) => {
  const entries = [
    'months: 6',
    'agencies:\n  alfa: {ego: {value: 0.2, range: [0, 1], tag: assumed}, mandate: 0.7}\n  beta: {capacity: 0.8}\n  gama: {}',
    'forums:\n  balai:\n    members: {alfa: {}, beta: {}, gama: {}}\n    channels: {messaging: {}, face-to-face: {every: 2}}',
    'measures:\n  b: {at: 3, set: {forums.balai.leadership: 0.9}}\n  a: {at: 3, add: {agencies.*.capacity: 0.1}}',
  ]
  const turned = [
    'measures:\n  a: {at: 3, add: {agencies.*.capacity: 0.1}}\n  b: {at: 3, set: {forums.balai.leadership: 0.9}}',
    'forums:\n  balai:\n    channels: {face-to-face: {every: 2}, messaging: {}}\n    members: {gama: {}, beta: {}, alfa: {}}',
    'agencies:\n  gama: {}\n  beta: {capacity: 0.8}\n  alfa: {mandate: 0.7, ego: {tag: assumed, range: [0, 1], value: 0.2}}',
    'months: 6',
  ]
  const head = 'lintas: 1\ntitle: Small\n'
  const made = async (parts: readonly string[]) => {
    const cwd = place({ 'small.yaml': `${head}${parts.join('\n')}\n` })
    const { status, stderr } = await lintas(cwd, ['run', 'small', '--replicates', '8', '--no-pictures'])
    t.is(status, 0, stderr)
    const found = digests(join(cwd, 'outputs/small'))
    rmSync(cwd, { recursive: true })
    return found
  }
  t.deepEqual(await made(entries), await made(turned))
})

test('an interrupted run ends with 130 and leaves nothing behind', async (t) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    const cwd = place()
    const child = spawn(process.execPath, [program, 'run', 'entikong/baseline', '--replicates', '100000'], {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr.on('data', (text) => {
      said += text
    })
    const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
    const begun = () => existsSync(join(cwd, 'outputs')) && readdirSync(join(cwd, 'outputs')).length > 0
    for (let waited = 0; waited < 60_000 && !begun(); waited += 50) await delay(50)
    t.true(begun())
    child.kill(signal)
    t.is(await ended, 130)
    t.regex(said, /interrupted/)
    t.deepEqual(readdirSync(cwd), [])
    rmSync(cwd, { recursive: true })
  }
})

test('two ways of asking for one result are one command', async (t) => {
  const cwd = place()
  const ask = (...words: string[]) => lintas(cwd, ['run', ...words, '--replicates', '2', '--no-pictures', '--out', 'x'])
  const first = ['entikong/baseline', '--months', '2', '--set', 'forums.pilar.leadership=.5', '--set']
  t.is((await ask(...first, 'agencies.bnpp.ego=0.30')).status, 0)
  const before = digests(join(cwd, 'x'))
  const second = ['--set', 'agencies."bnpp".ego=3e-1', '--set', 'months=2', '--set=forums.pilar.leadership=0.50']
  const again = await ask('entikong/baseline.yaml', ...second, '--seed=1', '--replicate', '0')
  t.is(again.status, 0, again.stderr)
  t.deepEqual(digests(join(cwd, 'x')), before)
  const { command } = JSON.parse(readFileSync(join(cwd, 'x/manifest.json'), 'utf8'))
  t.is(
    command,
    'lintas run entikong/baseline --seed 1 --replicates 2 --months 2 --set agencies.bnpp.ego=0.3 --set forums.pilar.leadership=0.5',
  )
  // The months that the scenario has anyway are not worth a word.
  const short = place({ 'short.yaml': `${good}months: 2\n` })
  for (const words of [[], ['--months', '2'], ['--set', 'months=2']])
    t.is((await lintas(short, ['run', 'short', '--replicates', '2', '--no-pictures', ...words])).status, 0)
  rmSync(cwd, { recursive: true })
  rmSync(short, { recursive: true })
})

test('a folder is replaced by the same command, by another only with --force, and never if it is foreign', async (t) => {
  const cwd = place()
  const job = ['run', 'entikong/baseline', '--months', '2', '--replicates', '2', '--no-pictures']
  t.is((await lintas(cwd, job)).status, 0)
  t.is((await lintas(cwd, [...job, '--json'])).status, 0)
  const other = await lintas(cwd, [...job, '--seed', '2'])
  t.is(other.status, 2)
  t.regex(other.stderr, /another command[\s\S]*--force/)
  t.is((await lintas(cwd, [...job, '--seed', '2', '--force'])).status, 0)
  t.deepEqual(readdirSync(join(cwd, 'outputs')), ['entikong-baseline'])
  writeFileSync(join(cwd, 'outputs/entikong-baseline/notes.txt'), 'mine')
  const foreign = await lintas(cwd, [...job, '--seed', '2', '--force'])
  t.is(foreign.status, 2)
  t.regex(foreign.stderr, /notes\.txt/)
  t.is(readFileSync(join(cwd, 'outputs/entikong-baseline/notes.txt'), 'utf8'), 'mine')
  rmSync(cwd, { recursive: true })
})

test('--json prints one JSON document on stdout, messages on stderr, and missing values as null', async (t) => {
  const cwd = place()
  const run = await lintas(cwd, [...pair, '--json', '--out', 'x'])
  t.is(run.status, 0, run.stderr)
  const told = JSON.parse(run.stdout)
  t.is(told.replicates, 6)
  t.is(told.baseline, 'entikong/baseline')
  t.deepEqual(
    told.scenarios.map((scenario: { name: string }) => scenario.name),
    ['entikong/baseline', 'entikong/formalised'],
  )
  const lines = (name: string) =>
    readFileSync(join(cwd, 'x', name), 'utf8')
      .trimEnd()
      .split('\n').length - 1
  t.is(told.curves.length, lines('curves.csv'))
  t.is(told.effects.length, lines('effects.csv'))
  t.regex(run.stderr, /results: x/)
  for (const words of [['list'], ['describe', 'entikong/baseline']]) {
    const { stdout, status } = await lintas(cwd, [...words, '--json'])
    t.is(status, 0)
    t.notThrows(() => JSON.parse(stdout))
  }
  rmSync(cwd, { recursive: true })
})

test('a sweep names its rows by path and value', async (t) => {
  const cwd = place()
  const run = await lintas(cwd, [
    ...['run', 'entikong/baseline', '--months', '2', '--replicates', '2', '--no-pictures'],
    ...['--vary', 'forums.pilar.leadership=0,.5', '--vary', 'agencies.bnpp.ego=.1,.9', '--out', 'x'],
  ])
  t.is(run.status, 0, run.stderr)
  const names = new Set(
    readFileSync(join(cwd, 'x/curves.csv'), 'utf8')
      .trimEnd()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',')[0] as string),
  )
  t.is(names.size, 4)
  for (const name of names) t.regex(name, /^entikong\/baseline\[.*=0?\.?\d+\]\[.*=0?\.\d+\]/)
  rmSync(cwd, { recursive: true })
})

test('--trace prints the minutes of one replicate within 80 columns and keeps them in events.csv', async (t) => {
  const cwd = place()
  const run = await lintas(cwd, [
    ...['run', 'entikong/baseline', '--months', '12', '--replicates', '2', '--replicate', '3', '--trace'],
    ...['--no-pictures', '--out', 'x'],
  ])
  t.is(run.status, 0, run.stderr)
  t.regex(run.stdout, /^Minutes of entikong\/baseline, replicate 3 of seed 1\n\nMonth 1, January\n/)
  t.true(widest(run.stdout) <= 80)
  const events = readFileSync(join(cwd, 'x/events.csv'), 'utf8').trimEnd().split('\n')
  t.is(events[0], 'scenario,replicate,month,event,forum,agencies,detail')
  t.true(events.length > 12)
  t.true(events.slice(1).every((line) => line.startsWith('entikong/baseline,3,')))
  rmSync(cwd, { recursive: true })
})

test('findings are told in words within 80 columns, and again in summary.md', async (t) => {
  const cwd = place()
  const run = await lintas(cwd, [...pair, '--out', 'x'])
  t.is(run.status, 0, run.stderr)
  t.true(widest(run.stdout) <= 80, run.stdout)
  t.regex(run.stdout, /^Pilar Entikong, formalised against Pilar Entikong, informal\n/)
  t.regex(readFileSync(join(cwd, 'x/summary.md'), 'utf8'), /^# Pilar Entikong, formalised against/)
  rmSync(cwd, { recursive: true })
})

test('every help text fits 80 columns and gives examples', async (t) => {
  const cwd = place()
  const alone = await lintas(cwd, [])
  t.is(alone.status, 0)
  t.regex(alone.stdout, /lintas compare/)
  for (const words of [
    [],
    ['list'],
    ['describe'],
    ['run'],
    ['compare'],
    ['explain'],
    ['schema'],
    ['new'],
    ['completion'],
  ]) {
    const { stdout, status } = await lintas(cwd, [...words, '--help'], { LANG: 'id_ID.UTF-8', LC_ALL: 'id_ID.UTF-8' })
    t.is(status, 0)
    t.true(widest(stdout) <= 80, stdout)
    t.regex(stdout, /Examples:\n {2}lintas /)
  }
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  t.is((await lintas(cwd, ['--version'])).stdout, `${version}\n`)
  rmSync(cwd, { recursive: true })
})

if (existsSync('/dev/full')) {
  test('a full standard output is told in words', (t) => {
    const full = openSync('/dev/full', 'w')
    const run = spawnSync(process.execPath, [program, 'list'], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
    closeSync(full)
    t.is(run.status, 1)
    t.is(run.stderr, 'error: cannot write to standard output: no space left on device\n')
  })
}

test('colour is for those who ask for it: none off a terminal, none with NO_COLOR', async (t) => {
  const cwd = place()
  const sequence = '\u001b['
  t.false((await lintas(cwd, ['run', 'nobody'])).stderr.includes(sequence))
  t.true((await lintas(cwd, ['run', 'nobody'], { FORCE_COLOR: '1' })).stderr.includes(sequence))
  t.false((await lintas(cwd, ['run', 'nobody'], { FORCE_COLOR: '1', NO_COLOR: '1' })).stderr.includes(sequence))
  rmSync(cwd, { recursive: true })
})

test('completion knows commands, scenarios and options', async (t) => {
  const cwd = place({ 'mine.yaml': good })
  const next = async (...words: string[]) =>
    (await lintas(cwd, ['--get-yargs-completions', 'lintas', ...words])).stdout.split('\n')
  t.true((await next('')).includes('compare'))
  t.true((await next('run', '')).includes('entikong/baseline'))
  t.true((await next('compare', 'entikong/baseline', '')).includes('mine'))
  t.true((await next('run', 'mine', '--')).includes('--replicates'))
  t.deepEqual(await next('run', 'mine', '--out', ''), [''])
  t.true((await next('validate', '')).includes('entikong'))
  t.true((await next('validate', 'entikong', '--')).includes('--points'))
  t.true((await next('discover', 'outputs/x', '--')).includes('--scenario'))
  t.true((await next('explain', 'mine', '--against', '')).includes('mine'))
  t.deepEqual(await next('explore', 'mine', '--lang', ''), ['en', 'id', ''])
  t.regex((await lintas(cwd, ['completion', 'bash'])).stdout, /complete .*lintas/)
  t.regex((await lintas(cwd, ['completion', 'zsh'])).stdout, /#compdef lintas/)
  const bash = spawnSync('bash', ['-n'], { input: (await lintas(cwd, ['completion', 'bash'])).stdout })
  t.is(bash.status, 0)
  rmSync(cwd, { recursive: true })
})

test('new starts a scenario that loads, and never writes over one', async (t) => {
  const cwd = place()
  const made = await lintas(cwd, ['new', 'case/mine', '--from', 'entikong/baseline'])
  t.is(made.status, 0, made.stderr)
  t.is(made.stdout, 'scenarios/case/mine.yaml\n')
  t.true(existsSync(join(cwd, 'scenarios/scenario.schema.json')))
  t.is((await lintas(cwd, ['describe', 'case/mine'])).status, 0)
  // The lines that it offers are right as they stand.
  const file = join(cwd, 'scenarios/case/mine.yaml')
  writeFileSync(file, readFileSync(file, 'utf8').replace(/^# (agencies|measures| )/gm, '$1'))
  const offered = await lintas(cwd, ['describe', 'case/mine'])
  t.is(offered.status, 0, offered.stderr)
  t.regex(offered.stdout, /2 measures/)
  for (const [name, from] of [
    ['case/mine', 'entikong/baseline'],
    ['entikong/baseline', 'entikong/formalised'],
    ['../mine', 'entikong/baseline'],
    ['yours', 'nobody'],
  ] as const) {
    t.is((await lintas(cwd, ['new', name, '--from', from])).status, 2)
  }
  t.deepEqual(readdirSync(join(cwd, 'scenarios')).sort(), ['case', 'scenario.schema.json'])
  rmSync(cwd, { recursive: true })
})

test('a reader that closes the pipe early is no failure', async (t) => {
  const cwd = place()
  const child = spawn(process.execPath, [program, 'schema'], { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (text) => {
    said += text
  })
  child.stdout.once('data', () => child.stdout.destroy())
  t.is(await new Promise((resolve) => child.on('close', resolve)), 0)
  t.is(said, '')
  rmSync(cwd, { recursive: true })
})

test('list and describe say what is there within 80 columns', async (t) => {
  const cwd = place({ 'broken.yaml': 'lintas: 1\ntitle: [\n' })
  const list = await lintas(cwd, ['list'])
  t.is(list.status, 0)
  t.regex(list.stdout, /^entikong\/baseline +Pilar Entikong, informal$/m)
  t.regex(list.stdout, /^broken +has \d+ faults?: /m)
  t.regex(list.stdout, /^Experiments, .*\n(.*\n)*ttu\/drivers +What drives attendance/m)
  t.true(widest(list.stdout) <= 80)
  const described = await lintas(cwd, ['describe', 'entikong/formalised'])
  t.is(described.status, 0)
  t.regex(described.stdout, /17 agencies\n/)
  t.regex(described.stdout, /numbers written, from a study/)
  t.regex(described.stdout, /fingerprint [0-9a-f]{64}/)
  t.true(widest(described.stdout) <= 80)
  rmSync(cwd, { recursive: true })
})
