/** From an experiment to what it says, end to end: `lintas sensitivity`, `discover` and `query` on results of their own. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
months: 12
agencies:
  a: {ego: {value: .5, range: [0, 1], tag: assumed}}
  b: {ego: {value: .5, range: [0, 1], tag: assumed}}
  c: {kind: private}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 1}}, leadership: .8, design: {legal-basis: .8, secretariat: .8, budget-line: .8}}
`
const other = `
lintas: 1
title: Without leadership
extends: small/baseline
forums: {f: {leadership: .1}}
`

/** Trust rests on where it starts; the last coefficient belongs to a service that nobody has here. */
const factors = `
factors:
  relations.trust: {range: [.1, .6]}
  agencies.a.ego: {range: [.4, .6]}
  mechanisms.clearance.slow: {range: own}
`
const experiment = (design: string, more = '') => `
lintas-experiment: 1
title: {en: A question, id: Pertanyaan}
scenarios: [small/baseline, small/other]
${factors}
design: ${design}
replicates: 5
outcomes: [trust]
curves: {months: [6, 12]}
${more}`

/** Names that programs take for numbers, truths or nothing. */
const odd = ['2030', '007', 'true', 'nan', 'NA', 'null', '1e5']
const oddExperiment = `
lintas-experiment: 1
scenarios: [${odd.map((name) => `"${name}"`).join(', ')}]
factors: {agencies.a.country: {values: ["true", "no", id]}, relations.trust: {values: [0.1, 0.6]}}
design: {kind: full-factorial}
replicates: 2
outcomes: [trust]
curves: none
`

const place = mkdtempSync(join(tmpdir(), 'lintas-analysis-'))

test.before(async () => {
  for (const [name, text] of Object.entries({
    'small/baseline.yaml': scenario,
    'small/other.yaml': other,
    'small/experiments/morris.yaml': experiment('{kind: morris, trajectories: 12}'),
    'small/experiments/saltelli.yaml': experiment('{kind: saltelli, base: 64}'),
    'small/experiments/cube.yaml': experiment('{kind: latin-hypercube, size: 200}'),
    ...Object.fromEntries(odd.map((name) => [`${name}.yaml`, 'lintas: 1\ntitle: Odd\nextends: small/baseline\n'])),
    'small/experiments/odd.yaml': oddExperiment,
    'small/experiments/one.yaml': experiment('{kind: one-at-a-time}'),
  })) {
    const file = join(place, 'scenarios', name)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
  for (const name of ['morris', 'saltelli', 'cube', 'one', 'odd']) {
    const { status, stderr } = await lintas('experiment', 'run', `small/${name}`, '--no-pictures')
    if (status !== 0) throw new Error(stderr)
  }
})
test.after.always(() => rmSync(place, { recursive: true }))

const lintas = (...words: string[]) => run(place, words)

function table(...path: string[]): Record<string, string>[] {
  const [head = [], ...rows] = parseCsv(readFileSync(join(place, ...path), 'utf8'))
  return rows.map((row) => Object.fromEntries(head.map((name, c) => [name, row[c] ?? ''])))
}

const narrow = (text: string) => text.split('\n').every((line) => [...line].length <= 80)

test('a Saltelli design gives shares of the variance: where trust starts matters most, what is not there nothing', async (t) => {
  const { status, stdout, stderr } = await lintas('sensitivity', 'outputs/small-saltelli')
  t.is(status, 0, stderr)
  t.true(narrow(stdout), stdout)
  const rows = table('outputs/small-saltelli-sensitivity/sensitivity.csv').filter(
    (row) => row.scenario === 'small/baseline',
  )
  const [first] = rows
  t.is(first!.factor, 'relations.trust')
  t.deepEqual([first!.rank_best, first!.rank_worst], ['1', '1'])
  const idle = rows.find((row) => row.factor === 'mechanisms.clearance.slow')!
  t.deepEqual([idle.first, idle.total], ['0', '0'])
  t.true(Number(first!.total_low) <= Number(first!.total) && Number(first!.total) <= Number(first!.total_high))
  const [luck] = table('outputs/small-saltelli-sensitivity/luck.csv')
  t.true(Number(luck!.share_luck) > 0 && Number(luck!.share_luck) < 1)
  t.is(luck!.points, '128', 'A and B of each base sample')
  const manifest = JSON.parse(readFileSync(join(place, 'outputs/small-saltelli-sensitivity/manifest.json'), 'utf8'))
  t.is(manifest.command, 'lintas sensitivity outputs/small-saltelli')
  for (const [file, { sha256 }] of Object.entries(manifest.files as Record<string, { sha256: string }>))
    t.is(digests(join(place, 'outputs/small-saltelli-sensitivity'))[file], sha256, file)
})

test('Morris trajectories give the same order, and points that fill the space shares of single factors', async (t) => {
  t.is((await lintas('sensitivity', 'outputs/small-morris', '--scenario', 'small/other')).status, 0)
  const rows = table('outputs/small-morris-sensitivity/sensitivity.csv')
  t.deepEqual(
    rows.map(({ factor }) => factor),
    ['relations.trust', 'agencies.a.ego', 'mechanisms.clearance.slow'],
  )
  t.is(rows[2]!.mu_star, '0')
  t.true(Number(rows[0]!.mu) > 0 && Number(rows[1]!.mu) < 0, 'ego holds trust back')
  t.is((await lintas('sensitivity', 'outputs/small-cube', '--month', '6')).status, 0)
  const cube = table('outputs/small-cube-sensitivity/sensitivity.csv')
  t.is(cube[0]!.factor, 'relations.trust')
  t.is(cube[0]!.month, '6')
})

test('an analysis has the same bytes wherever the results lie, and a run more that was grown changes it', async (t) => {
  cpSync(join(place, 'outputs/small-saltelli'), join(place, 'elsewhere/else'), { recursive: true })
  t.is((await lintas('sensitivity', 'elsewhere/else', '--out', 'there')).status, 0)
  t.is((await lintas('sensitivity', 'outputs/small-saltelli', '--out', 'here')).status, 0)
  t.deepEqual(digests(join(place, 'there')), digests(join(place, 'here')))
})

test('the box of high trust says from where trust must start, and is a scenario', async (t) => {
  const { status, stdout, stderr } = await lintas(
    ...[
      'discover',
      'outputs/small-cube',
      '--outcome',
      'trust',
      '--above',
      '0.42',
      '--scenario',
      'small/baseline',
      '--density',
      '0.55',
    ],
  )
  t.is(status, 0, stderr)
  t.true(narrow(stdout), stdout)
  const boxes = table('outputs/small-cube-discover/boxes.csv')
  const start = boxes.find((row) => row.box === '1' && row.factor === 'relations.trust')!
  t.true(Number(start.above) > 0.1 && start.below === '', stdout)
  t.true(Number(start.density) >= 0.55 && Number(start.coverage) > 0.4, stdout)
  t.true(boxes.every((row) => row.factor !== 'mechanisms.clearance.slow'))
  cpSync(join(place, 'outputs/small-cube-discover/box-1.yaml'), join(place, 'scenarios/small/box.yaml'))
  const described = await lintas('describe', 'small/box')
  t.is(described.status, 0, described.stderr)
  const steps = table('outputs/small-cube-discover/trajectory.csv')
  t.is(steps[0]!.coverage, '1')
})

test('of interest may be what a scenario adds to another at the same point', async (t) => {
  const against = ['--scenario', 'small/other', '--against', 'small/baseline', '--outcome', 'trust']
  const { status, stdout, stderr } = await lintas(
    'discover',
    'outputs/small-cube',
    ...against,
    '--above',
    '10',
    '--out',
    'd',
  )
  t.is(status, 0, stderr)
  t.regex(stdout, /0 % of the runs/)
  t.regex(stdout, /Nothing is of interest/)
})

test('what cannot be had from these results is refused with what would do', async (t) => {
  const refused = async (words: string[], says: RegExp) => {
    const { status, stderr } = await lintas(...words)
    t.is(status, 2, stderr)
    t.regex(stderr, says)
  }
  await refused(['sensitivity', 'outputs/small-one'], /saltelli/)
  await refused(['sensitivity', 'outputs/small-cube', '--outcome', 'clearance-time'], /it kept trust/)
  await refused(['sensitivity', 'outputs/small-cube', '--month', '7'], /months 6, 12/)
  await refused(['sensitivity', 'outputs/small-cube', '--scenario', 'small/nobody'], /small\/baseline, small\/other/)
  await refused(['sensitivity', 'outputs/small-cube', '--out', 'scenarios/small/baseline.yaml/x'], /lies below a file/)
  await refused(['sensitivity', 'outputs/nothing'], /no results of an experiment/)
  await refused(['discover', 'outputs/small-cube', '--outcome', 'trust'], /--above/)
  await refused(['discover', 'outputs/small-cube', '--outcome', 'trust', '--above', 'much'], /must be a number/)
  await refused(['discover', 'outputs/small-cube', '--outcome', 'trust', '--above', '.5'], /several scenarios/)
  await refused(
    ['discover', 'outputs/small-one', '--outcome', 'trust', '--above', '.5', '--scenario', 'small/other'],
    /latin/,
  )
  await refused(['query', 'outputs/small-cube', 'select x from runs'], /“?x”?.*not found/)
  await refused(['query', 'outputs/small-cube'], /needs a query/)
  t.false(existsSync(join(place, 'outputs/small-one-sensitivity')))
})

test('a query sees runs, curves and points, and nothing else', async (t) => {
  const ask = (sql: string, ...more: string[]) => lintas('query', 'outputs/small-cube', sql, ...more)
  t.is((await ask('select count(*) as n from runs', '--csv')).stdout, 'n\n2000\n')
  t.deepEqual(
    JSON.parse((await ask('select month, count(*)::int as n from curves group by all order by all', '--json')).stdout),
    [
      { month: 6, n: 400 },
      { month: 12, n: 400 },
    ],
  )
  t.is((await ask('select count(distinct design_point)::int as n from points', '--csv')).stdout, 'n\n200\n')
  for (const sql of [
    `copy runs to '${join(place, 'stolen.csv')}'`,
    `select * from read_csv('${join(place, 'scenarios/small/baseline.yaml')}')`,
    'set enable_external_access = true',
  ]) {
    const { status, stderr } = await ask(sql)
    t.is(status, 2, sql)
    t.notRegex(stderr, /should not have happened/)
  }
  t.false(existsSync(join(place, 'stolen.csv')))
})

test('names that look like something else stay names, and counts are numbers', async (t) => {
  const ask = async (sql: string, ...more: string[]) => {
    const { status, stdout, stderr } = await lintas('query', 'outputs/small-odd', sql, ...more)
    t.is(status, 0, stderr)
    return stdout
  }
  const sorted = [...odd].sort()
  for (const table of ['points', 'runs'])
    t.deepEqual(
      JSON.parse(
        await ask(`select scenario, count(*) as n from ${table} group by all order by scenario collate "C"`, '--json'),
      ),
      sorted.map((scenario) => ({ scenario, n: table === 'points' ? 6 : 12 })),
    )
  // 2⁵³ − 1 is the last whole number that a double tells from the next (IEEE 754).
  t.is(
    await ask(
      'select 9007199254740991 as a, 9007199254740993 as b, 1.5 as c, [count(*)] as d, 0.0 / 0 as e from points',
      '--json',
    ),
    '[{"a":9007199254740991,"b":"9007199254740993","c":1.5,"d":[42],"e":null}]\n',
  )
  // UTF-8 of the byte order mark is EF BB BF; a text that a spreadsheet would take for a formula or a number is marked as text.
  t.is(
    await ask("select 'é' as x, 1.5 as y union all select '=1+1', 2 order by y", '--csv', '--csv-for', 'spreadsheet'),
    "\ufeffx;y\né;1,5\n'=1+1;2\n",
  )
  // No answer can paint a terminal or move its cursor.
  for (const more of [[], ['--csv'], ['--json']])
    t.false((await ask("select chr(27) || '[31m' || chr(27) || '[2J' as x", ...more)).includes('\u001b'))
})

test('a query is one question, and writes nothing', async (t) => {
  const before = digests(join(place, 'outputs/small-odd'))
  const runs = join(place, 'outputs/small-odd/runs.parquet')
  for (const [sql, says] of [
    ['select 1; select 2', /one statement \(got 2\)/],
    [`copy (select 1) to '${runs}'`, /changes nothing/],
    [`explain analyze copy (select 1) to '${runs}'`, /changes nothing/],
    [`select * from read_text('${join(place, 'outputs/small-odd/plan.json')}')`, /nothing else/],
    ['/* nothing */ ;', /the query is empty/],
  ] as const) {
    const { status, stderr } = await lintas('query', 'outputs/small-odd', sql)
    t.is(status, 2, sql)
    t.regex(stderr, says)
  }
  t.deepEqual(digests(join(place, 'outputs/small-odd')), before)
})

test('a result of which one byte was changed is refused by whoever reads it, by the name of the file', async (t) => {
  cpSync(join(place, 'outputs/small-cube'), join(place, 'spoilt'), { recursive: true })
  const discover = ['discover', 'spoilt', '--scenario', 'small/other', '--outcome', 'trust', '--above', '.3']
  const before = readdirSync(place).sort()
  const refused = async (file: string, code: number, words: string[]) => {
    const path = join(place, 'spoilt', file)
    const bytes = readFileSync(path)
    const spoilt = Buffer.from(bytes)
    const at = file === 'manifest.json' ? bytes.indexOf('A small case') : bytes.length >> 1
    spoilt[at]! ^= 1
    writeFileSync(path, spoilt)
    const { status, stdout, stderr } = await lintas(...words)
    writeFileSync(path, bytes)
    const about = `${words.join(' ')}: ${stdout}${stderr}`
    t.is(status, code, about)
    t.regex(stdout + stderr, new RegExp(`spoilt/${file} was changed since it was written`), about)
    t.deepEqual(readdirSync(place).sort(), before, about)
  }
  await refused('runs.parquet', 2, ['sensitivity', 'spoilt'])
  await refused('curves.parquet', 2, ['sensitivity', 'spoilt', '--month', '6'])
  await refused('points.csv', 2, ['sensitivity', 'spoilt'])
  await refused('runs.parquet', 2, discover)
  await refused('failures.csv', 2, ['query', 'spoilt', 'select * from failures'])
  await refused('points.csv', 2, ['query', 'spoilt', 'select count(*) from points'])
  await refused('runs.parquet', 2, ['report', 'spoilt'])
  await refused('manifest.json', 2, ['diff', 'spoilt', 'small/other'])
  await refused('runs.parquet', 4, ['experiment', 'status', 'spoilt'])
  rmSync(join(place, 'spoilt'), { recursive: true })
})

test('an analysis is made again from its manifest alone, its runs too; what was changed in it is found', async (t) => {
  const [results, analysis] = ['outputs/small-morris', 'kept/analysis']
  t.is((await lintas('sensitivity', results, '--out', analysis, '--lang', 'id', '--no-pictures')).status, 0)
  t.true(readdirSync(join(place, analysis, 'charts')).every((name) => name.endsWith('.vl.json')))
  const verified = async (...words: string[]) => {
    const { status, stdout, stderr } = await lintas('verify', analysis, ...words)
    t.true(narrow(stdout), stdout)
    return { status, said: stdout + stderr }
  }
  const quick = await verified('--quick')
  // A sample is no audit.
  t.is(quick.status, 5, quick.said)
  t.regex(quick.said, /worked\s+out\s+again\s+from\s+the results in outputs\/small-morris/)
  // Without the results at hand all is run anew, and so it is where they are not those that were analysed.
  const runs = join(place, results, 'runs.parquet')
  const bytes = readFileSync(runs)
  writeFileSync(runs, Buffer.from(bytes).fill(bytes[50]! ^ 1, 50, 51))
  const whole = await verified('--quick')
  writeFileSync(runs, bytes)
  t.is(whole.status, 0, whole.said)
  t.regex(whole.said, /those\s+of\s+a\s+new\s+run\s+from\s+the\s+manifest\s+alone/)

  const change = async (file: string, from: RegExp | string, to: string) => {
    const path = join(place, analysis, file)
    const text = readFileSync(path, 'utf8')
    t.not(text, text.replace(from, to))
    writeFileSync(path, text.replace(from, to))
    const found = await verified('--quick')
    writeFileSync(path, text)
    return found
  }
  const spoilt = await change('sensitivity.csv', /small\/other,trust,(.*)\n/, 'small/other,trust,$10\n')
  t.is(spoilt.status, 4, spoilt.said)
  t.regex(spoilt.said, /sensitivity\.csv is longer[\s\S]*scenario small\/other, outcome trust/)
  const elsewhere = await change('manifest.json', /(runs\.parquet": \{\s+"bytes": \d+,\s+"sha256": ")./, '$1x')
  t.is(elsewhere.status, 4, elsewhere.said)
  t.regex(elsewhere.said, /other results behind this analysis[\s\S]*runs\.parquet/)
  t.is((await change('manifest.json', '"size": 12', '"size": 13')).status, 4)
  t.is((await change('manifest.json', /"plan"(: \{\s+"curves")/, '"plans"$1')).status, 2)
})
