import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ava from 'ava'
import { parseCsv, readCurves } from '../../src/report/csv.js'
import { run, type Said } from './program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const short = ['--months', '18', '--replicates', '4']

type Lintas = (...words: string[]) => Promise<Said>

async function inFolder(work: (folder: string, lintas: Lintas) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-explain-'))
  try {
    await work(folder, (...words) => run(folder, ['explain', ...words]))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function rowsOf(text: string): Record<string, string>[] {
  const [head = [], ...records] = parseCsv(text)
  return records.map((fields) => Object.fromEntries(head.map((name, at) => [name, fields[at] ?? ''])))
}

const widest = (text: string) => Math.max(...text.split('\n').map((line) => line.length))

test('explain says in words and in a table what moved trust, and the files say the same', async (t) => {
  await inFolder(async (folder, lintas) => {
    const { status, stdout, stderr } = await lintas('entikong/baseline', ...short)
    t.is(status, 0, stderr)
    t.true(widest(stdout) <= 80)
    t.regex(stdout, /^Pilar Entikong, informal: what moved trust\n\nTrust up from 0\.\d+ in month 0 to /)
    t.regex(stdout, /Raised most by dialogue \(\+/)
    t.regex(stdout, /^ +month \d+ .* 95 % interval +share$/m)
    t.regex(stdout, /^together .* 100 %$/m)
    const out = join(folder, 'outputs/entikong-baseline-explain')
    const files = readdirSync(out, { recursive: true, encoding: 'utf8' })
    for (const name of ['contributions.csv', 'curves.csv', 'summary.md', 'manifest.json', 'environment.json'])
      t.true(files.includes(name), name)
    for (const end of ['svg', 'png', 'vl.json']) t.true(existsSync(join(out, `charts/contributions.${end}`)))
    const text = readFileSync(join(out, 'contributions.csv'), 'utf8')
    t.is(text.split('\n')[0], 'scenario,outcome,scope,month,mechanism,unit,n,mean,mean_low,mean_high')
    const curves = readCurves(readFileSync(join(out, 'curves.csv'), 'utf8'))
    for (let month = 1; month <= 18; month++) {
      const parts = rowsOf(text).filter((row) => Number(row.month) === month)
      const sum = parts.reduce((total, row) => total + Number(row.mean), 0)
      t.true(Math.abs(curves[month]!.mean - curves[month - 1]!.mean - sum) < 1e-9, `month ${month}`)
    }
    const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8'))
    t.is(manifest.command, 'lintas explain entikong/baseline --seed 1 --replicates 4 --months 18 --outcome trust')
    t.true('charts/contributions.vl.json' in manifest.files)
    t.regex(readFileSync(join(out, 'summary.md'), 'utf8'), /not a forecast/)
    // Another outcome is another command.
    t.is((await lintas('entikong/baseline', ...short, '--outcome', 'budget')).status, 2)
    t.is((await lintas('entikong/baseline', ...short, '--outcome', 'budget', '--force', '--no-pictures')).status, 0)
  })
})

test('against another scenario, explain says where they part and what carried the difference', async (t) => {
  await inFolder(async (folder, lintas) => {
    const words = ['entikong/formalised', '--against', 'entikong/baseline', ...short, '--no-pictures']
    const { status, stdout, stderr } = await lintas(
      ...words,
      '--scope',
      'forum:pilar',
      '--replicate',
      '2',
      '--out',
      'x',
    )
    t.is(status, 0, stderr)
    t.true(widest(stdout) <= 80)
    const said = stdout.replaceAll('\n', ' ')
    t.regex(said, /The scenarios differ from month 12 on, when measures begin: Forum formalised \(formalised\)\./)
    t.regex(said, /In replicate 2 of seed “1” the two part in month 1\d: in formalised, \S.*; in baseline, \S/)
    t.regex(said, /In all 4 pairs of runs the minutes part, in month 1\d/)
    t.regex(said, /Trust of forum pilar in month 18: 0\.\d+ in formalised against 0\.\d+ in baseline/)
    const sums = new Map<string, number>()
    for (const row of rowsOf(readFileSync(join(folder, 'x/difference.csv'), 'utf8')))
      sums.set(row.month!, (sums.get(row.month!) ?? 0) + Number(row.mean))
    const effects = rowsOf(readFileSync(join(folder, 'x/effects.csv'), 'utf8'))
    t.is(effects.length, 19)
    for (const { month, effect } of effects)
      t.true(Math.abs((sums.get(month!) ?? 0) - Number(effect)) < 1e-9, `month ${month}`)
    const partings = rowsOf(readFileSync(join(folder, 'x/parting.csv'), 'utf8'))
    t.is(partings.length, 4)
    t.true(partings.every((row) => Number(row.month) >= 12 && Number(row.value_month) >= 12))
  })
})

test('explain gives the same bytes twice, and one JSON document on stdout', async (t) => {
  await inFolder(async (folder, lintas) => {
    const words = ['entikong/baseline', ...short, '--outcome', 'shared-understanding', '--json', '--no-pictures']
    const one = await lintas(...words, '--out', 'a')
    const two = await lintas(...words, '--out', 'b')
    t.is(one.status, 0, one.stderr)
    const found = JSON.parse(one.stdout)
    t.true(found.contributions.length > 18)
    t.is(found.contributions[0].outcome, 'shared-understanding')
    t.is(one.stdout.replace('"out":"a"', ''), two.stdout.replace('"out":"b"', ''))
    for (const name of ['contributions.csv', 'summary.md', 'manifest.json', 'charts/contributions.vl.json'])
      t.deepEqual(readFileSync(join(folder, 'a', name)), readFileSync(join(folder, 'b', name)), name)
  })
})

test('what cannot be explained is told all at once, exit 2, nothing written', async (t) => {
  await inFolder(async (folder, lintas) => {
    const wrong = await lintas('entikong/baselin', '--outcome', 'trst', '--replicates', '0')
    t.is(wrong.status, 2)
    t.is(wrong.stdout, '')
    t.regex(wrong.stderr, /there is no outcome “trst”[\s\S]*did you mean “trust”/)
    t.regex(wrong.stderr, /--replicates must be/)
    t.regex(wrong.stderr, /entikong\/baselin/)
    const scope = await lintas('entikong/baseline', '--scope', 'forum:pillar')
    t.is(scope.status, 2)
    t.regex(scope.stderr, /did you mean “forum:pilar”/)
    const whole = await lintas('entikong/baseline', '--outcome', 'clearance-time', '--scope', 'forum:pilar')
    t.regex(whole.stderr, /whole world only/)
    t.is((await lintas('entikong/baseline', '--against', 'entikong/formalised', '--replicate', '100')).status, 2)
    t.is((await lintas('entikong/baseline', '--replicates', '10001')).status, 2)
    t.deepEqual(readdirSync(folder), [])
  })
})

test('an agency or a pair can be explained, and help has examples', async (t) => {
  await inFolder(async (_, lintas) => {
    const agency = await lintas('entikong/baseline', ...short, '--scope', 'agency:bnpp', '--out', 'x')
    t.is(agency.status, 0, agency.stderr)
    t.regex(agency.stdout, /Trust of agency bnpp/)
    const help = await lintas('--help')
    t.is(help.status, 0)
    t.true(widest(help.stdout) <= 80)
    t.regex(help.stdout, /lintas explain entikong\/baseline/)
  })
})

test('an outcome that nothing moves keeps its level: the mean of seventeen capacities is 8/17', async (t) => {
  await inFolder(async (_, lintas) => {
    const { stdout } = await lintas('entikong/baseline', '--outcome', 'capacity', '--months', '3', '--replicates', '2')
    t.regex(stdout, /from 0\.47 in month 0 to 0\.47 in month 3 \(0;/)
    const against = ['--against', 'entikong/baseline', '--no-pictures', '--months', '3', '--replicates', '2']
    const both = (await lintas('entikong/formalised', '--outcome', 'capacity', ...against)).stdout.replace(/\s+/g, ' ')
    t.regex(both, /no clear difference, 0\.47 in formalised against 0\.47 in baseline \(0;/)
  })
})
