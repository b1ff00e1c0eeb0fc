import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ava from 'ava'
import { parseCsv, reversalColumns, robustColumns } from '../../src/report/csv.js'
import { run, type Said } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const pair = ['entikong/baseline', 'entikong/formalised', '--months', '24', '--replicates', '4', '--robust']
const small = ['--points', '20', '--space-seeds', '2', '--no-pictures']

type Lintas = (...words: string[]) => Promise<Said>

async function inFolder(work: (folder: string, lintas: Lintas) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-robust-'))
  try {
    await work(folder, (...words) => run(folder, ['compare', ...words]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('compare --robust says in what share of the assumed space effects keep their sign, whoever computes it', async (t) => {
  await inFolder(async (folder, lintas) => {
    const by = (workers: string) => lintas(...pair, ...small, '--workers', workers, '--out', `w${workers}`)
    const one = await by('1')
    const two = await by('2')
    t.is(one.status, 0, one.stderr)
    t.is(two.status, 0, two.stderr)
    t.is(one.stdout, two.stdout)
    t.true(Math.max(...one.stdout.split('\n').map((line) => line.length)) <= 80)
    const said = one.stdout.replaceAll(/\n */g, ' ')
    t.regex(said, /Over the assumed space, formalised \(20 points, 2 runs of each scenario at each\): \d+ robust, /)
    t.regex(said, /- Robust: [^.]*\btrust\b[^.]* up/)
    for (const name of ['robust.csv', 'reversals.csv', 'summary.md', 'manifest.json'])
      t.deepEqual(readFileSync(join(folder, 'w1', name)), readFileSync(join(folder, 'w2', name)), name)
    const [head, ...rows] = parseCsv(readFileSync(join(folder, 'w1/robust.csv'), 'utf8'))
    t.deepEqual(head, [...robustColumns])
    const trust = rows.find((row) => row[2] === 'trust')!
    t.is(trust[head!.indexOf('month')], '24')
    t.is(trust[head!.indexOf('points')], '20')
    t.is(trust[head!.indexOf('verdict')], 'robust')
    t.regex(readFileSync(join(folder, 'w1/summary.md'), 'utf8'), /## Over the assumed space\n/)
    t.regex(readFileSync(join(folder, 'w1/manifest.json'), 'utf8'), /--robust --points 20 --space-seeds 2"/)
    t.false(existsSync(join(folder, 'outputs')))
  })
})

test('what is set on purpose does not vary over the space', async (t) => {
  await inFolder(async (folder, lintas) => {
    const set = ['--set', 'agencies.*.ego=.9', '--set', 'agencies.*[kind=public].capacity=.4']
    const done = await lintas(...pair, ...small, ...set, '--workers', '1', '--out', 'x')
    t.is(done.status, 0, done.stderr)
    const [head, ...rows] = parseCsv(readFileSync(join(folder, 'x/reversals.csv'), 'utf8'))
    t.deepEqual(head, [...reversalColumns])
    const paths = rows.flatMap((row) => [row[head!.indexOf('path')]!, row[head!.indexOf('path_2')]!])
    t.false(paths.some((path) => /^agencies\..*\.(ego|capacity)$/.test(path)))
  })
})

test('what does not go with --robust is refused before anything runs', async (t) => {
  await inFolder(async (folder, lintas) => {
    const scenarios = pair.slice(0, 2)
    t.regex(
      (await lintas(...scenarios, '--robust', '--vary', 'agencies.*.ego=.2,.8')).stderr,
      /--vary does not go with --robust/,
    )
    t.regex((await lintas(...scenarios, '--points', '5')).stderr, /--points goes with --robust/)
    t.regex((await lintas(...scenarios, '--robust', '--points', '0')).stderr, /--points must be a whole number/)
    const longer = await lintas(...scenarios, '--robust', '--months', '600')
    t.is(longer.status, 2)
    t.regex(longer.stderr, /--months is at most the scenarios’ 60/)
    t.deepEqual(readdirSync(folder), [])
  })
})
