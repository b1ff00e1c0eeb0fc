import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import test from 'ava'
import * as lintas from '../../src/index.js'
import { readEffects } from '../../src/report/csv.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** A folder in which `lintas` can be imported as an installed package. */
function installed(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'lintas-library-'))
  try {
    mkdirSync(join(folder, 'node_modules'))
    symlinkSync(root, join(folder, 'node_modules', 'lintas'), 'junction')
    work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const page = readFileSync(join(root, 'docs/library.md'), 'utf8')
const example = /<!-- file: example\.mjs -->\n+```js\n([\s\S]*?)```/.exec(page)?.[1] ?? ''

test('the example of docs/library.md runs as written, where the package is installed', (t) => {
  installed((folder) => {
    writeFileSync(join(folder, 'example.mjs'), example)
    const { status, stdout, stderr } = spawnSync(process.execPath, ['example.mjs'], { cwd: folder, encoding: 'utf8' })
    t.is(status, 0, stderr)
    t.is(stderr, '')
    t.regex(stdout, /^entikong\/baseline [0-9a-f]{12} model [0-9a-f]{12}\n/)
    t.regex(stdout, /^trust in the last month: 0\.\d{3}$/m)
    t.regex(stdout, /^effect on trust: 0\.\d{3} \(0\.\d{3} to 0\.\d{3}\)$/m)
    t.regex(stdout, /^dialogue 0\.\d{3}$/m)
    t.true(readEffects(readFileSync(join(folder, 'effects.csv'), 'utf8')).length > 100)
  })
})

test('the library gives the numbers of the command', (t) => {
  installed((folder) => {
    const words = ['compare', 'entikong/baseline', 'entikong/formalised', '--months', '12', '--replicates', '3']
    const program = join(root, 'dist/bin/lintas.js')
    const command = spawnSync(process.execPath, [program, ...words, '--no-pictures', '--out', 'x'], {
      cwd: folder,
      encoding: 'utf8',
    })
    t.is(command.status, 0, command.stderr)
    const script = `
      import { writeFileSync } from 'node:fs'
      import { compare, curvesCsv, effectsCsv, loadScenarios, runsCsv } from 'lintas'
      const [a, b] = loadScenarios(['entikong/baseline', 'entikong/formalised'], { months: 12 })
      const { curves, effects, ensembles } = await compare(a, [b], { replicates: 3 })
      for (const [name, text] of [['curves', curvesCsv(curves)], ['effects', effectsCsv(effects)], ['runs', runsCsv(ensembles)]])
        writeFileSync(name + '.csv', [...text].join(''))`
    writeFileSync(join(folder, 'script.mjs'), script)
    const own = spawnSync(process.execPath, ['script.mjs'], { cwd: folder, encoding: 'utf8' })
    t.is(own.status, 0, own.stderr)
    for (const name of ['curves.csv', 'effects.csv', 'runs.csv'])
      t.is(readFileSync(join(folder, name), 'utf8'), readFileSync(join(folder, 'x', name), 'utf8'), name)
  })
})

test('the types of the library hold in a strict program of another', (t) => {
  installed((folder) => {
    const program = `
import { compare, explain, loadScenario, simulate, type EffectRow, type Run, type Scenario } from 'lintas'
const scenario: Scenario = loadScenario('entikong/baseline', { set: ['agencies.*.ego=.2'], months: 6 })
const run: Run = simulate(scenario, { seed: '1' })
export const trust: number = run.value('trust')
const { effects } = await compare(scenario, scenario, { replicates: 2 })
export const first: EffectRow | undefined = effects[0]
export const moved: string[] = (await explain(scenario, { replicates: 2 })).monthly.map((row) => row.mechanism)
// @ts-expect-error a scenario is no name
simulate('entikong/baseline')
`
    writeFileSync(join(folder, 'program.mts'), program)
    const options = [
      '--noEmit',
      '--strict',
      '--exactOptionalPropertyTypes',
      '--target',
      'es2023',
      '--module',
      'nodenext',
    ]
    const { status, stdout } = spawnSync(
      process.execPath,
      [join(root, 'node_modules/typescript/bin/tsc'), ...options, 'program.mts'],
      { cwd: folder, encoding: 'utf8' },
    )
    t.is(status, 0, stdout)
  })
})

test('the package holds the library and its types', (t) => {
  const pack = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts', '--silent'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  t.is(pack.status, 0, pack.stderr)
  const [packed] = JSON.parse(pack.stdout) as { files: { path: string }[] }[]
  const files = new Set(packed!.files.map(({ path }) => path))
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  for (const path of Object.values(exports['.'] as Record<string, string>)) t.true(files.has(path.slice(2)), path)
  t.false([...files].some((path) => path.startsWith('dist/test/')))
})

test('one run: values by outcome, month and scope, and what is not recorded is refused', (t) => {
  const scenario = lintas.loadScenario('entikong/baseline', { months: 6, cwd: tmpdir() })
  const run = lintas.simulate(scenario, { seed: 's', replicate: 3, minutes: true, record: { agency: true } })
  t.is(run.curve('trust').length, 7)
  t.is(run.value('trust'), run.curve('trust')[6]!)
  t.is(run.value('budget', 0, 'agency:bnpp'), run.curve('budget', 'agency:bnpp')[0]!)
  t.true(run.events.length > 0)
  t.is(lintas.simulate(scenario, { seed: 's', replicate: 3 }).value('trust'), run.value('trust'))
  t.not(lintas.simulate(scenario, { seed: 's', replicate: 4 }).value('trust'), run.value('trust'))
  t.is(lintas.simulate(scenario).events.length, 0)
  t.throws(() => run.curve('trst'), { instanceOf: RangeError })
  t.throws(() => run.value('trust', 7), { instanceOf: RangeError })
  t.throws(() => run.curve('trust', 'forum:nowhere'), { instanceOf: RangeError })
})

test('scenarios are loaded from texts too, and faults come with their place', (t) => {
  const text =
    'lintas: 1\ntitle: Two\nmonths: 3\nagencies: {alfa: {}, beta: {}}\nforums: {balai: {members: {alfa: {}, beta: {}}}}\n'
  const two = lintas.loadScenario('two', { texts: { two: text } })
  t.is(lintas.simulate(two).curve('trust').length, 4)
  const error = t.throws(() => lintas.loadScenario('two', { texts: { two: text.replace('months', 'mnths') } }), {
    instanceOf: lintas.ScenarioFaults,
  })
  t.regex(lintas.formatFault(error!.faults[0]!), /two\.yaml:3:1/)
  t.true(lintas.listScenarios().some(({ name }) => name === 'entikong/baseline'))
  t.true(lintas.outcomes.some(({ name }) => name === 'trust') && lintas.mechanisms.length > 20)
  t.regex(lintas.fingerprint(two), /^[0-9a-f]{64}$/)
})

test('options that a function does not know, and values that are none, are refused all at once', async (t) => {
  const scenario = lintas.loadScenario('entikong/baseline', { months: 2 })
  const refused = (run: () => unknown) =>
    (t.throws(run, { instanceOf: lintas.OptionFaults }) as Error).message.split('\n')
  const rejected = async (run: Promise<unknown>) =>
    ((await t.throwsAsync(run, { instanceOf: lintas.OptionFaults })) as Error).message.split('\n')
  const no = (options: object) => options as never

  t.deepEqual(
    refused(() => lintas.loadScenario('entikong/baseline', no({ month: 3, sett: ['months=2'] }))),
    [
      'loadScenario: there is no option “month”; did you mean “months”?',
      'loadScenario: there is no option “sett”; did you mean “set”?',
    ],
  )
  t.regex(
    refused(() => lintas.loadScenario('entikong/baseline', no({ vary: ['months=1,2'] })))[0] ?? '',
    /no option “vary”/,
  )
  t.regex(
    refused(() => lintas.loadScenario('entikong/baseline', { months: 1.5 }))[0] ?? '',
    /months must be a whole number from 1 to 1,200 \(got 1.5\)/,
  )
  t.regex(refused(() => lintas.loadScenarios(no('entikong/baseline' as never)))[0] ?? '', /must be a list of texts/)
  t.regex(refused(() => lintas.listScenarios(no({ months: 3 })))[0] ?? '', /no option “months”/)
  t.is(
    refused(() => lintas.loadScenario('it', { texts: {}, cwd: '.' }))[0],
    'loadScenario: cwd does not go with texts, which stand in place of files',
  )

  for (const replicate of [-1, 1.5, Number.NaN, '1', null])
    t.regex(
      refused(() => lintas.simulate(scenario, no({ replicate })))[0] ?? '',
      /replicate must be a whole number from 0/,
    )
  for (const seed of ['', 'a\u0001', '\ud800', 1, 'x'.repeat(201)])
    t.regex(refused(() => lintas.simulate(scenario, no({ seed })))[0] ?? '', /simulate: seed must/)
  t.is(
    refused(() => lintas.simulate(scenario, no({ record: { agencies: true } })))[0],
    'record: there is no option “agencies”; did you mean “agency”?',
  )
  t.regex(refused(() => lintas.simulate(no('entikong/baseline' as never)))[0] ?? '', /simulate needs a scenario/)
  t.regex(refused(() => lintas.compileWorld(scenario, no({ forums: true })))[0] ?? '', /did you mean “forum”/)
  t.is((await rejected(lintas.runEnsemble(scenario, no({ replicats: 5, replicates: 0 })))).length, 2)
  t.regex((await rejected(lintas.compare(scenario, [])))[0] ?? '', /at least one variant/)
  t.regex(
    (await rejected(lintas.compare(scenario, scenario, no({ replicats: 5 }))))[0] ?? '',
    /did you mean “replicates”/,
  )
  t.regex((await rejected(lintas.explain(scenario, no({ record: { agency: true } }))))[0] ?? '', /no option “record”/)
  t.regex(
    (await rejected(lintas.contrast(scenario, scenario, no({ outcom: 'trust' }))))[0] ?? '',
    /did you mean “outcome”/,
  )
  t.notThrows(() => lintas.simulate(scenario, no({ seed: undefined, replicate: undefined })))
})

test('a world laid out with other records is another world, forums included', (t) => {
  const forums = Array.from({ length: 101 }, (_, at) => `f${at}: {members: {a: {}, b: {}}}`).join(', ')
  const text = `lintas: 1\nmonths: 1\nagencies: {a: {}, b: {}}\nforums: {${forums}}`
  const scenario = lintas.loadScenario('it', { texts: { it: text } })
  const scopes = (record: lintas.RecordOptions) =>
    lintas.compileWorld(scenario, record).series.filter(({ scope }) => scope.startsWith('forum:')).length
  t.is(scopes({}), 0)
  t.true(scopes({ forum: true }) >= 101)
  t.is(lintas.compileWorld(scenario, { agency: false }), lintas.compileWorld(scenario))
})
