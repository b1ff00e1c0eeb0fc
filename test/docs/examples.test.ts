/** Runs the examples: the case, and the scripts that read results in R and in Python. The mechanism is built by extending.test.ts. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ava from 'ava'
import { readCurves, readEffects } from '../../src/report/csv.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const root = fileURLToPath(new URL('../../../', import.meta.url))
const program = join(root, 'dist/bin/lintas.js')
const folder = mkdtempSync(join(tmpdir(), 'lintas-examples-'))
test.after.always(() => rmSync(folder, { recursive: true }))

function run(command: string, words: readonly string[]) {
  const done = spawnSync(command, words, { cwd: folder, encoding: 'utf8' })
  return { ...done, said: `${done.error ?? ''}${done.stdout}${done.stderr}` }
}
const works = (command: string, ...words: string[]) => run(command, words).status === 0
const lintas = (...words: string[]) => run(process.execPath, [program, ...words])

// Names that programs like to take for numbers, truths and missing values.
const names = ['2030', '007', 'NA', 'None', 'true']

test.before('the case of the examples runs where it lies, under any name', (t) => {
  cpSync(join(root, 'examples/case'), folder, { recursive: true })
  for (const [at, name] of names.entries())
    writeFileSync(
      join(folder, 'scenarios', `${name}.yaml`),
      `lintas: 1\nextends: river/${at === 0 ? 'baseline' : 'committee'}\nmechanisms: {dialogue: {gain: ${0.08 + at / 100}}}\n`,
    )
  const job = ['--months', '24', '--replicates', '6', '--no-pictures', '--out', 'result']
  const done = lintas('compare', ...names, ...job)
  t.is(done.status, 0, done.said)
})

const pandas = ['/usr/bin/python3', 'python3'].find((python) => works(python, '-c', 'import pandas'))
const inR = works('Rscript', '--version') ? test : test.skip
const inPython = pandas ? test : test.skip

test('the case of the examples is understood, and its committee raises trust', (t) => {
  const described = lintas('describe', 'river/baseline')
  t.is(described.status, 0, described.said)
  t.regex(described.stdout, /4 agencies/)
  const checked = lintas(
    ...['validate', 'river', '--seeds', '5', '--points', '0', '--no-pictures', '--out', 'validated'],
  )
  t.is(checked.status, 0, checked.said)
  t.regex(checked.stdout, /R1/)
})

const curves = () => readCurves(readFileSync(join(folder, 'result/curves.csv'), 'utf8'))
const lastEffects = () =>
  readEffects(readFileSync(join(folder, 'result/effects.csv'), 'utf8')).filter(
    ({ outcome, scope, month }) => outcome === 'trust' && scope === '' && month === 24,
  )

/** What a script prints below a heading, a line each, as words. */
function below(output: string, heading: RegExp): string[][] {
  const lines = output.split('\n')
  const from = lines.findIndex((line) => heading.test(line)) + 1
  const end = lines.indexOf('', from)
  return lines.slice(from, end < 0 ? undefined : end).map((line) => line.trim().split(/\s+/))
}

inR('results are read in R: names stay names, and R’s own Student t gives the intervals of effects.csv', (t) => {
  const { status, stdout, said } = run('Rscript', [join(root, 'examples/reading/results.R'), 'result'])
  t.is(status, 0, said)
  t.deepEqual(below(stdout, /^Mean of trust/)[0], names)
  const found = below(stdout, /^The same from the runs/)
  for (const [at, { variant, effect, low, high }] of lastEffects().entries()) {
    const [name, ...numbers] = found[at]!
    t.is(name, variant)
    for (const [k, wanted] of [effect, low, high].entries())
      t.true(Math.abs(Number(numbers[k]) - wanted) < 1e-3 * Math.abs(wanted) + 1e-9, `${name}: ${numbers} ${wanted}`)
  }
})

inPython('results are read in Python: names stay names, and runs give the effects of effects.csv', (t) => {
  const { status, stdout, said } = run(pandas!, [join(root, 'examples/reading/results.py'), 'result'])
  t.is(status, 0, said)
  t.deepEqual(
    below(stdout, /^Mean of trust/)[0]!
      .slice(1)
      .sort(),
    [...names].sort(),
  )
  const found = below(stdout, /^The same from the runs/)
  for (const [at, { variant, effect }] of lastEffects().entries()) {
    t.is(found[at]![0], variant)
    t.true(Math.abs(Number(found[at]![1]) - effect) < 1e-6, variant)
  }
})

test('the query of the page on reading results gives the curves, in DuckDB', async (t) => {
  const page = readFileSync(join(root, 'docs/reading-results.md'), 'utf8')
  const query = /```sql\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  const { DuckDBInstance } = await import('@duckdb/node-api')
  const connection = await (await DuckDBInstance.create()).connect()
  const own = query.replace('outputs/entikong-compare', join(folder, 'result').replaceAll('\\', '/'))
  const rows = (await connection.runAndReadAll(own)).getRows()
  const wanted = curves().filter(({ outcome, scope }) => outcome === 'trust' && scope === '')
  t.is(rows.length, wanted.length)
  for (const [scenario, month, mean] of rows)
    t.is(wanted.find((row) => row.scenario === scenario && row.month === Number(month))?.mean, Number(mean))
})
