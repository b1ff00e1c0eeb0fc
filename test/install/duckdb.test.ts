/** The packed program beside DuckDB, as npm installs them, in whatever order. Takes minutes, and needs the registry. */
import { type SpawnSyncReturns, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ava from 'ava'
import { root } from '../cli/program.js'

/** One after the other: they share the folder and the streams of the process, and the results that they read. */
const test = ava.serial

const desk = mkdtempSync(join(tmpdir(), 'lintas-install-'))
test.after.always(() => rmSync(desk, { recursive: true, force: true }))

function npm(cwd: string, ...words: string[]): SpawnSyncReturns<string> {
  return spawnSync('npm', [...words, '--no-audit', '--no-fund'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
}

const scenario = `
lintas: 1
months: 2
agencies: {a: {}, b: {}}
forums: {f: {members: {a: {}, b: {}}, channels: {face-to-face: {every: 1}}}}
`
const experiment = `
lintas-experiment: 1
scenarios: [base]
factors: {forums.f.leadership: {values: [.2, .8]}}
design: {kind: full-factorial}
replicates: 3
outcomes: [trust]
curves: none
`

const packed = npm(root, 'pack', '--pack-destination', desk, '--ignore-scripts', '--silent')
if (packed.status !== 0) throw new Error(packed.stderr)
const tarball = join(desk, readdirSync(desk).find((name) => name.endsWith('.tgz')) as string)
const duckdb = '@duckdb/node-api'

for (const [order, steps] of Object.entries({
  'first the program, then DuckDB': [[tarball], [duckdb]],
  'first DuckDB, then the program': [[duckdb], [tarball]],
}))
  test(`npm keeps both, installed in an empty folder: ${order}`, (t) => {
    t.timeout(600_000)
    const cwd = mkdtempSync(join(desk, 'empty-'))
    writeFileSync(join(cwd, 'package.json'), '{"private": true}')
    for (const step of steps) {
      const { status, stderr } = npm(cwd, 'install', ...step)
      t.is(status, 0, stderr)
    }
    for (const name of ['lintas', duckdb]) t.true(existsSync(join(cwd, 'node_modules', name)), name)
    const { dependencies } = JSON.parse(readFileSync(join(cwd, 'package.json'), 'utf8')) as { dependencies: object }
    t.deepEqual(Object.keys(dependencies).sort(), [duckdb, 'lintas'])
    t.is(npm(cwd, 'ls').status, 0, 'nothing is missing, unasked for or of the wrong version')
    mkdirSync(join(cwd, 'scenarios'))
    writeFileSync(join(cwd, 'scenarios/base.yaml'), scenario)
    writeFileSync(join(cwd, 'x.yaml'), experiment)
    const lintas = (...words: string[]) =>
      spawnSync(process.execPath, [join(cwd, 'node_modules/lintas/dist/bin/lintas.js'), ...words], {
        cwd,
        encoding: 'utf8',
      })
    const ran = lintas('experiment', 'run', 'x.yaml', '--no-pictures', '--out', 'x')
    t.is(ran.status, 0, ran.stderr)
    const { stdout, stderr } = lintas('query', 'x', 'select scenario, count(*) as n from runs group by all', '--json')
    t.is(stdout, '[{"scenario":"base","n":6}]\n', stderr)
  })
