/** `lintas experiment` end to end: the same bytes whoever computes, whatever interrupts; files that others read. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { DuckDBInstance } from '@duckdb/node-api'
import ava from 'ava'
import { parseCsv } from '../../src/report/csv.js'
import { digests, program, run } from './program.js'
import { bare, baseline, grid, killedAndResumed, lintas, longer, place } from './small-experiment.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

async function query(folder: string, sql: string): Promise<Record<string, unknown>[]> {
  const db = await DuckDBInstance.create(':memory:')
  const connection = await db.connect()
  const rows = await connection.runAndReadAll(sql.replaceAll('@/', `${folder}/`))
  connection.closeSync()
  db.closeSync()
  return rows.getRowObjectsJS() as Record<string, unknown>[]
}

test('the bytes do not depend on the workers, nor on an earlier part of the runs', async (t) => {
  const cwd = place()
  const one = await lintas(cwd, 'run', 'small/grid', '--workers', '1', '--out', 'one')
  t.is(one.status, 0, one.stderr)
  t.is((await lintas(cwd, 'run', 'small/grid', '--workers', '2', '--out', 'two')).status, 0)
  // First fewer replicates, then all: what was there is kept, but for the blocks that were not full.
  t.is((await lintas(cwd, 'run', 'small/grid', '--replicates', '70', '--out', 'grown')).status, 0)
  const grown = await lintas(cwd, 'run', 'small/grid', '--out', 'grown')
  t.regex(grown.stderr, /going on: 768 of 960 runs were done before/)
  t.deepEqual(digests(join(cwd, 'two')), digests(join(cwd, 'one')))
  t.deepEqual(digests(join(cwd, 'grown')), digests(join(cwd, 'one')))
  // And once more, with nothing left to run.
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'one')).status, 0)
  t.deepEqual(digests(join(cwd, 'one')), digests(join(cwd, 'two')))
  rmSync(cwd, { recursive: true })
})

/** One result of the grid with all that it may have, for the tests that only read it. */
const whole = join(place(), 'whole')
test.before(async (t) => {
  const done = await run(dirname(whole), [
    'experiment',
    'run',
    'small/grid',
    '--csv',
    '--no-pictures',
    '--out',
    'whole',
  ])
  t.is(done.status, 0, done.stderr)
})
test.after.always(() => rmSync(dirname(whole), { recursive: true }))

test('DuckDB reads the tables, and its means are those of the curves', async (t) => {
  const folder = whole
  const [count] = await query(folder, `select count(*)::int n, count(distinct point)::int p from '@/runs.parquet'`)
  t.deepEqual(count, { n: 960, p: 12 })
  const means = await query(
    folder,
    `select r.point, avg(r.trust) m, stddev_samp(r.trust) s, any_value(c.mean) mean, any_value(c.sd) sd, any_value(c.n)::int n
     from '@/runs.parquet' r join '@/curves.parquet' c
       on c.point = r.point and c.outcome = 'trust' and c.scope = '' and c.month = 24 group by r.point`,
  )
  t.is(means.length, 12)
  for (const { m, s, mean, sd, n } of means) {
    t.is(n, 80)
    t.true(Math.abs((m as number) - (mean as number)) < 1e-12 && Math.abs((s as number) - (sd as number)) < 1e-12)
  }
  const [first] = await query(folder, `select * from '@/runs.parquet' where point = 3 and replicate = 79`)
  t.like(first, {
    scenario: 'small/variant',
    seed: '1/79',
    status: 'done',
    'forums.f.leadership': 0.2,
    'agencies.a.ego': 0.4,
  })
  // The same table as CSV, value by value.
  const [same] = await query(
    folder,
    `select count(*)::int n from '@/runs.parquet' p join read_csv('@/runs.csv', all_varchar = true) c
     on p.point = c.point::int and p.replicate = c.replicate::int and p.trust = c.trust::double and p.attendance = c.attendance::double`,
  )
  t.is(same?.n, 960)
  const [points] = await query(folder, `select count(*)::int n from read_csv('@/points.csv')`)
  t.is(points?.n, 12)
})

test('the data package names every column of every table as the tables have them', async (t) => {
  const folder = whole
  const { resources } = JSON.parse(readFileSync(join(folder, 'datapackage.json'), 'utf8')) as {
    resources: {
      path: string
      bytes: number
      hash: string
      schema: { fields: { name: string; description: string }[] }
    }[]
  }
  t.deepEqual(
    resources.map(({ path }) => path),
    ['runs.parquet', 'runs.csv', 'curves.parquet', 'curves.csv', 'points.csv', 'failures.csv'],
  )
  for (const { path, hash, schema } of resources) {
    const from = path.endsWith('.csv') ? `read_csv('@/${path}', header = true, all_varchar = true)` : `'@/${path}'`
    const columns = await query(folder, `describe select * from ${from}`)
    t.deepEqual(
      schema.fields.map(({ name }) => name),
      columns.map(({ column_name }) => column_name as string),
      path,
    )
    t.true(schema.fields.every(({ description }) => description !== ''))
    t.is(
      hash,
      `sha256:${createHash('sha256')
        .update(readFileSync(join(folder, path)))
        .digest('hex')}`,
    )
  }
})

test('a point with values that do not go together fails, by name; the others complete', async (t) => {
  const failing = grid
    .replace('agencies.a.ego: {range: own, levels: 3}', 'agencies.a.budget.opening: {values: [1, 9]}')
    .replace('replicates: 80', 'replicates: 5')
  const cwd = place({ failing })
  const done = await lintas(cwd, 'run', 'small/failing')
  t.is(done.status, 1, done.stderr)
  t.regex(done.stdout, /20 runs of 40 failed/)
  t.regex(done.stdout, /opening must not be above cap \(got opening 9, cap\s+6\)/)
  const folder = join(cwd, 'outputs/small-failing')
  const [head, first, ...rest] = parseCsv(readFileSync(join(folder, 'failures.csv'), 'utf8'))
  t.deepEqual(head, ['point', 'scenario', 'replicate', 'seed', 'stage', 'message'])
  t.deepEqual(first?.slice(0, 5), ['2', 'small/baseline', '0', '1/0', 'scenario'])
  t.is(rest.length, 19)
  const states = await query(
    folder,
    `select status, count(*)::int n, count(trust)::int k from '@/runs.parquet' group by status order by status`,
  )
  t.deepEqual(states, [
    { status: 'done', n: 20, k: 20 },
    { status: 'failed', n: 20, k: 0 },
  ])
  // Failures are data: they are not run again, and the exit code stays.
  const again = await lintas(cwd, 'run', 'small/failing')
  t.is(again.status, 1)
  t.regex(again.stderr, /40 of 40 runs were done before/)
  rmSync(cwd, { recursive: true })
})

test('killed at a random moment and resumed, the bytes are those of an undisturbed run', (t) => killedAndResumed(t, 1))

test('interrupted, it ends with 130, says what is kept, leaves no litter, and goes on', async (t) => {
  const cwd = place({ longer })
  const words = ['experiment', 'run', 'small/longer', '--no-pictures', '--out', 'x']
  const child = spawn(process.execPath, [program, ...words], { cwd })
  let said = ''
  child.stderr.on('data', (data) => {
    said += String(data)
  })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const blocks = join(cwd, 'x/blocks')
  for (let wait = 0; wait < 3000 && !(existsSync(blocks) && readdirSync(blocks).length > 1); wait++) await delay(20)
  child.kill('SIGINT')
  t.is(await ended, 130)
  t.regex(said, /interrupted: \d+ of 9600 runs are done and kept; the same command goes on from there/)
  t.deepEqual(readdirSync(join(cwd, 'x')).sort(), ['blocks', 'plan.json'])
  const status = await lintas(cwd, 'status', 'x')
  t.regex(status.stdout, /runs {6}[\d,]+ of 9,600 done/)
  t.regex(status.stdout, /not yet/)
  t.is((await lintas(cwd, 'run', 'small/longer', '--out', 'x')).status, 0)
  t.regex((await lintas(cwd, 'status', 'x')).stdout, /finished, in x/)
  rmSync(cwd, { recursive: true })
})

test('foreign folders, other experiments and changed ones are refused, and nothing in them is touched', async (t) => {
  const cwd = place({
    grid: bare.replace('replicates: 320', 'replicates: 3'),
    other: bare.replace('trust, attendance', 'attendance'),
  })
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'x')).status, 0)
  const before = digests(join(cwd, 'x'))
  const refusals: [RegExp, ...string[]][] = [
    [/x holds another experiment, small\/grid/, 'small/other', '--out', 'x'],
    [/x holds this experiment under another seed, “1”/, 'small/grid', '--seed', '2', '--out', 'x'],
    [
      /x holds more of this experiment than is asked for: 3 replicates/,
      'small/grid',
      '--replicates',
      '2',
      '--out',
      'x',
    ],
    [/scenarios holds files that Lintas did not write/, 'small/grid', '--out', 'scenarios'],
    [/is a file/, 'small/grid', '--out', 'scenarios/small/baseline.yaml'],
    [/is the folder you are in, or one above it/, 'small/grid', '--out', '.'],
  ]
  for (const [message, ...words] of refusals) {
    const { status, stderr } = await lintas(cwd, 'run', ...words)
    t.is(status, 2, stderr)
    t.regex(stderr, message)
  }
  writeFileSync(join(cwd, 'scenarios/small/baseline.yaml'), baseline.replace('.5, range', '.45, range'))
  const changed = await lintas(cwd, 'run', 'small/grid', '--out', 'x')
  t.is(changed.status, 2)
  t.regex(changed.stderr, /holds small\/grid as it was before its file or a scenario changed/)
  t.deepEqual(digests(join(cwd, 'x')), before)
  // What somebody put beside the results stays, even when they are done away with.
  writeFileSync(join(cwd, 'x/notes.txt'), 'mine')
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'x', '--force')).status, 0)
  t.is(readFileSync(join(cwd, 'x/notes.txt'), 'utf8'), 'mine')
  t.notDeepEqual(digests(join(cwd, 'x'))['runs.parquet'], before['runs.parquet'])
  rmSync(cwd, { recursive: true })
})

test('a damaged file of blocks is noticed, and its runs are done again', async (t) => {
  const cwd = place({ grid: bare })
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'x')).status, 0)
  const before = digests(join(cwd, 'x'))
  const bytes = readFileSync(join(cwd, 'x/blocks.lintas'))
  bytes[2000] = (bytes[2000] as number) ^ 1
  writeFileSync(join(cwd, 'x/blocks.lintas'), bytes)
  const mended = await lintas(cwd, 'run', 'small/grid', '--out', 'x')
  t.is(mended.status, 0)
  t.regex(mended.stderr, /x\/blocks\.lintas is damaged; its runs are done again/)
  t.deepEqual(digests(join(cwd, 'x')), before)
  truncateSync(join(cwd, 'x/blocks.lintas'), 1000)
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'x')).status, 0)
  t.deepEqual(digests(join(cwd, 'x')), before)
  rmSync(cwd, { recursive: true })
})

test('shards merge to the bytes of one machine; what is missing is printed for --array', async (t) => {
  const cwd = place({ grid: bare })
  t.is((await lintas(cwd, 'run', 'small/grid', '--out', 'one')).status, 0)
  const shard = (i: number) => lintas(cwd, 'run', 'small/grid', '--shard', `${i}/5`, '--out', 'many')
  t.is((await lintas(cwd, 'merge', 'many')).status, 2)
  for (const i of [3, 0]) t.is((await shard(i)).status, 0)
  const missing = await lintas(cwd, 'merge', 'many')
  t.is(missing.status, 3)
  t.is(missing.stdout, '1-2,4\n')
  t.regex(missing.stderr, /3 of 5 shards are missing; as an array for Slurm: --array=1-2,4/)
  t.regex((await lintas(cwd, 'status', 'many')).stdout, /shards {4}2 of 5 done; missing: 1-2,4/)
  const again = await shard(3)
  t.is(again.status, 0)
  t.regex(again.stderr, /shard 3 of 5 is there already/)
  const other = await lintas(cwd, 'run', 'small/grid', '--shard', '0/4', '--out', 'many')
  t.is(other.status, 2)
  t.regex(other.stderr, /many holds shards of 5, not of 4/)
  for (const i of [1, 2, 4]) t.is((await shard(i)).status, 0)
  const merged = await lintas(cwd, 'merge', 'many')
  t.is(merged.status, 0, merged.stderr)
  t.deepEqual(digests(join(cwd, 'many')), digests(join(cwd, 'one')))
  // A shard that comes late finds all done.
  t.is((await shard(2)).status, 0)
  t.deepEqual(digests(join(cwd, 'many')), digests(join(cwd, 'one')))
  rmSync(cwd, { recursive: true })
})

test('a damaged shard counts as missing, and a shard whose runs fail is complete with exit 1', async (t) => {
  const failing = grid
    .replace('agencies.a.ego: {range: own, levels: 3}', 'agencies.a.budget.opening: {values: [1, 9]}')
    .replace('replicates: 80', 'replicates: 3')
  const cwd = place({ failing })
  const shard = (i: number) => lintas(cwd, 'run', 'small/failing', '--shard', `${i}/2`, '--out', 'x')
  t.is((await shard(0)).status, 1)
  t.is((await shard(1)).status, 1)
  t.is((await shard(1)).status, 1)
  truncateSync(join(cwd, 'x/shards/0001-of-0002.blocks'), 300)
  const missing = await lintas(cwd, 'merge', 'x')
  t.is(missing.status, 3)
  t.is(missing.stdout, '1\n')
  t.is((await shard(1)).status, 1)
  t.is((await lintas(cwd, 'merge', 'x')).status, 1)
  t.true(existsSync(join(cwd, 'x/runs.parquet')))
  rmSync(cwd, { recursive: true })
})

test('replicates until the interval is narrow enough, the same with any workers; the rule is in the manifest', async (t) => {
  const cwd = place({ grid: grid.replace('replicates: 80', 'replicates: 50') })
  const words = [
    'run',
    'small/grid',
    '--precision',
    'difference:trust=0.012',
    '--precision',
    'attendance=0.02',
    '--most',
    '2000',
  ]
  const one = await lintas(cwd, ...words, '--workers', '1', '--out', 'one')
  t.is(one.status, 0, one.stderr)
  t.regex(one.stdout, /paired difference of trust to ±0\.012: reached at 6 of 6 points/)
  t.is((await lintas(cwd, ...words, '--workers', '2', '--out', 'two')).status, 0)
  t.deepEqual(digests(join(cwd, 'two')), digests(join(cwd, 'one')))
  t.is((await lintas(cwd, ...words, '--out', 'one')).status, 0)
  t.deepEqual(digests(join(cwd, 'two')), digests(join(cwd, 'one')))
  const { precision, command } = JSON.parse(readFileSync(join(cwd, 'one/manifest.json'), 'utf8')) as {
    precision: { rounds: number; goals: { met: number; of: number; widest: number }[]; replicates: number[] }
    command: string
  }
  t.true(precision.rounds >= 2)
  t.true(precision.goals.every(({ met, of }) => met === of))
  t.true(precision.replicates[0]! >= 64 && precision.replicates[1]! <= 2000)
  t.regex(command, /--precision difference:trust=0\.012 --precision attendance=0\.02 --most 2000$/)
  // Each point has an interval as narrow as was asked for, by the textbook.
  const widths = await query(
    join(cwd, 'one'),
    `select a.point, count(*) n, 1.96 * stddev_samp(b.trust - a.trust) / sqrt(count(*)) half
     from '@/runs.parquet' a join '@/runs.parquet' b on b.point = a.point + 1 and b.replicate = a.replicate
     where a.scenario = 'small/baseline' and b.scenario = 'small/variant' group by a.point`,
  )
  t.is(widths.length, 6)
  t.true(widths.every(({ half }) => (half as number) < 0.012))
  // Without the precision, runs would be lost: refused.
  const less = await lintas(cwd, 'run', 'small/grid', '--out', 'one')
  t.is(less.status, 2)
  t.regex(less.stderr, /runs for a greater precision/)
  rmSync(cwd, { recursive: true })
})

test('everything that is wrong with a command is told at once, and nothing is written', async (t) => {
  const cwd = place({ grid: grid.replace('trust, attendance', 'trust, atendance') })
  const done = await lintas(cwd, 'run', 'small/grid', '--workers', '0', '--shard', '3/3', '--precision', 'trust')
  t.is(done.status, 2)
  for (const message of [
    /--workers must be a whole number from 1 to 256 \(got 0\)/,
    /--shard is i\/n with i from 0 to n − 1 \(got 3\/3\)/,
    /--precision needs an outcome and a half-width above 0/,
    /does not record “atendance”/,
    /grid\.yaml:10:19/,
  ])
    t.regex(done.stderr, message)
  t.regex(
    (await lintas(cwd, 'run', 'small/gird')).stderr,
    /there is no experiment “small\/gird”\s+= hint: did you mean “small\/grid”/,
  )
  t.regex((await lintas(cwd, 'run')).stderr, /name the experiment\s+= hint: there are: /)
  t.regex((await lintas(cwd, 'rum', 'small/grid')).stderr, /no action “rum”\s+= hint: did you mean “run”/)
  t.regex((await lintas(cwd, 'run', 'small/baseline')).stderr, /this is a scenario, not an experiment/)
  t.false(existsSync(join(cwd, 'outputs')))
  const plan = await lintas(place(), 'plan', 'small/grid')
  t.is(plan.status, 0)
  t.regex(plan.stdout, /runs {6}960: 2 × 6 × 80 \(scenarios × points × replicates\)/)
  rmSync(cwd, { recursive: true })
})

test('an experiment is verified from its manifest alone, wherever its files have gone', async (t) => {
  const cwd = place({ grid: grid.replace('replicates: 80', 'replicates: 10') })
  t.is((await lintas(cwd, 'run', 'small/grid', '--csv', '--out', 'x')).status, 0)
  rmSync(join(cwd, 'scenarios'), { recursive: true })
  const verify = () => run(cwd, ['verify', 'x', '--no-pictures'])
  const sound = await verify()
  t.is(sound.status, 0, sound.stdout + sound.stderr)
  const file = join(cwd, 'x/runs.csv')
  writeFileSync(file, readFileSync(file, 'utf8').replace(',done,', ',failed,'))
  const changed = await verify()
  t.is(changed.status, 4, changed.stderr)
  t.regex(changed.stdout, /runs\.csv/)
  rmSync(cwd, { recursive: true })
})

test('a place that cannot be written is told in words', async (t) => {
  const cwd = place({ grid: bare })
  // Not even root may make a folder there.
  const nowhere = process.platform === 'linux' ? '/proc/lintas/x' : join(cwd, 'locked/x')
  if (process.platform !== 'linux') mkdirSync(join(cwd, 'locked'), { mode: 0o555 })
  const done = await lintas(cwd, 'run', 'small/grid', '--out', nowhere)
  t.is(done.status, 2, done.stderr)
  t.true(done.stderr.startsWith(`error: cannot write ${nowhere}: `), done.stderr)
  rmSync(cwd, { recursive: true })
})
