/** Experiments from the inside: what the file may say, which blocks there are, what becomes of failures and dead workers. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { runBatch } from '../../src/experiment/batch/batch.js'
import { BlockRunner, sumsOf } from '../../src/experiment/batch/block.js'
import { decodeBlock, encodeBlock } from '../../src/experiment/batch/block-codec.js'
import { Layout } from '../../src/experiment/batch/layout.js'
import { planOf } from '../../src/experiment/batch/plan.js'
import { pointsOf } from '../../src/experiment/batch/points.js'
import { arrayList } from '../../src/experiment/batch/shards.js'
import { openStore } from '../../src/experiment/batch/store.js'
import { runEnsemble } from '../../src/experiment/ensemble.js'
import { openResults } from '../../src/experiment/results.js'
import { compileWorld } from '../../src/model/world.js'
import { ScenarioFaults } from '../../src/scenario/errors.js'
import { readExperiment } from '../../src/scenario/experiment.js'
import { loadScenarios, scenarioLoader } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { recordedSources } from '../../src/scenario/recorded.js'

const texts = {
  'small/baseline': `
lintas: 1
months: 12
agencies:
  a: {ego: {value: .4, range: [.2, .6], tag: assumed}, budget: {opening: 1, cap: 6}}
  b: {ego: .5, tenure: 36}
  c: {kind: private}
forums:
  f: {members: {a: {}, b: {}, c: {}}, channels: {face-to-face: {every: 2}}, leadership: .5}
`,
  'small/variant': `
lintas: 1
extends: small/baseline
measures: {decree: {at: 6, set: {forums.f.design.legal-basis: 1}}}
`,
}
const head = 'lintas-experiment: 1\nscenarios: [small/baseline]\nreplicates: 80\noutcomes: [trust]\n'

function read(text: string) {
  const sources = recordedSources(memorySources(texts))
  const load = scenarioLoader(sources)
  return { experiment: readExperiment({ name: 'small/experiments/x', file: 'x.yaml', text }, load), sources }
}

function faults(text: string): string[] {
  try {
    read(text)
  } catch (error) {
    if (error instanceof ScenarioFaults) return error.faults.map((f) => `${f.line}:${f.column} ${f.message}`)
    throw error
  }
  return []
}

test('everything that is wrong with an experiment file is told at its place', (t) => {
  t.deepEqual(
    faults(`lintas-experiment: 1
scenarios: [small/basline]
factors:
  forums.f.leadership: {values: [.2, 1.4]}
  agencies.a.ego: {range: own, values: [.1]}
  months: {values: [12, 24]}
  agencies.*.ego: {range: [.2]}
design: {kind: full-factoral}
replicates: 0
outcomes: [trust, Trust]
`),
    [
      '2:13 there is no scenario “small/basline”',
      '4:38 values[1] must be between 0 and 1 (got 1.4)',
      '5:19 agencies.a.ego needs either values or range',
      '6:3 months cannot vary within an experiment',
      '7:27 range must be [lowest, highest], or own for the range that the scenario gives (got a list)',
      '8:16 kind must be full-factorial, one-at-a-time, latin-hypercube, sobol, morris or saltelli (got "full-factoral")',
      '9:13 replicates must be a whole number from 1 to 10000000 (got 0)',
      '10:19 outcomes[1] must be an outcome, or outcome@scope such as trust@forum:pilar (got "Trust")',
    ],
  )
})

test('what a factor, a design and an outcome may be depends on the scenarios', (t) => {
  const of = (rest: string) => faults(head + rest)
  t.deepEqual(of('factors: {agencies.z.ego: {values: [.1]}}\ndesign: {kind: full-factorial}\n'), [
    '5:20 small/baseline: there is no “z” in agencies',
  ])
  t.deepEqual(of('factors: {agencies.b.ego: {range: own}}\ndesign: {kind: sobol, size: 8}\n'), [
    '5:35 small/baseline gives agencies.b.ego no range of its own',
  ])
  t.deepEqual(of('factors: {agencies.a.ego: {range: own}}\ndesign: {kind: full-factorial}\n'), [
    '5:11 a full factorial needs values of agencies.a.ego',
  ])
  t.deepEqual(of('factors: {agencies.a.ego: {range: own}}\ndesign: {kind: morris, size: 8}\n'), [
    '6:1 morris needs trajectories',
    '6:24 size does not go with morris',
  ])
  t.deepEqual(of('factors: {agencies.a.ego: {range: own}}\n'), [
    '5:1 factors need a design: which combinations are run?',
  ])
  t.deepEqual(
    of('factors: {agencies.a.ego: {values: [.1]}, agencies.*.ego: {values: [.2]}}\ndesign: {kind: full-factorial}\n'),
    ['5:43 agencies.a.ego and agencies.*.ego both move agencies.a.ego of small/baseline'],
  )
  t.deepEqual(of('list: [{agencies.a.ego: .3}, {agencies.a.ego: 2}]\n'), [
    '5:47 the value must be between 0 and 1 (got 2)',
  ])
  t.deepEqual(faults(head.replace('[trust]', '[trust, queue, trust@forum:g]')), [
    '4:19 small/baseline does not record “queue”: it lacks the service border-clearance',
    '4:26 small/baseline does not record trust of “forum:g”',
  ])
  t.deepEqual(of('curves: {months: [0, 13]}\n'), ['5:22 the scenarios run 12 months (got 13)'])
})

test('points are numbered design point by design point, and hold what the scenario has where nothing is set', (t) => {
  const { experiment } = read(
    `${head.replace('[small/baseline]', '[small/baseline, small/variant]')}factors: {agencies.a.ego: {values: [.2, .3]}, forums.f.leadership: {values: [.9]}}\ndesign: {kind: one-at-a-time}\n`,
  )
  const points = pointsOf(planOf(experiment))
  t.is(points.size, 8)
  t.deepEqual(
    Array.from({ length: 8 }, (_, i) => points.at(i)).map(({ design, scenario, values }) => [
      design,
      scenario,
      ...values,
    ]),
    [
      [0, 0, 0.4, 0.5],
      [0, 1, 0.4, 0.5],
      [1, 0, 0.2, 0.5],
      [1, 1, 0.2, 0.5],
      [2, 0, 0.3, 0.5],
      [2, 1, 0.3, 0.5],
      [3, 0, 0.4, 0.9],
      [3, 1, 0.4, 0.9],
    ],
  )
})

test('the plan’s fingerprint leaves out replicates and what can grow, and nothing else', (t) => {
  const print = (text: string) => planOf(read(text).experiment).fingerprint
  const factors = 'factors: {agencies.a.ego: {range: own}}\n'
  const sobol = (size: number) => `${head}${factors}design: {kind: sobol, size: ${size}}\n`
  t.is(print(sobol(8)), print(sobol(16)))
  t.is(print(sobol(8)), print(sobol(8).replace('80', '640')))
  t.not(print(sobol(8)), print(`${sobol(8)}seed: "2"\n`))
  t.not(print(sobol(8)), print(sobol(8).replace('own', '[.2, .5]')))
  t.not(print(sobol(8)), print(sobol(8).replace('[trust]', '[trust, attendance]')))
  t.not(print(sobol(8)), print(`${sobol(8)}months: 6\n`))
  const hypercube = (size: number) => sobol(size).replace('sobol', 'latin-hypercube')
  t.not(print(hypercube(8)), print(hypercube(16)))
  t.is(
    print(`${head}list: [{agencies.a.ego: .3}]\n`),
    print(`${head}list: [{agencies.a.ego: .3}, {agencies.b.ego: .3}]\n`),
  )
})

test('a layout numbers its blocks in plan order, whatever their numbers of replicates', (t) => {
  const layout = new Layout([64, 200, 1], 2)
  t.is(layout.total, 2 + 8 + 2)
  t.is(layout.runs, 530)
  const places = Array.from({ length: layout.total }, (_, n) => layout.at(n))
  t.deepEqual(
    places.map(({ point, block, count }) => `${point}.${block}.${count}`),
    [
      '0.0.64',
      '1.0.64',
      '2.0.64',
      '2.1.64',
      '2.2.64',
      '2.3.8',
      '3.0.64',
      '3.1.64',
      '3.2.64',
      '3.3.8',
      '4.0.1',
      '5.0.1',
    ],
  )
  places.forEach((place, n) => {
    t.is(layout.numberOf(place), n)
  })
  t.is(layout.numberOf({ point: 2, block: 3, count: 64 }), -1)
  t.is(layout.numberOf({ point: 9, block: 0, count: 1 }), -1)
})

test('a block comes back from its bytes, and its runs are those of an ensemble', async (t) => {
  const { experiment, sources } = read(`${head}curves: all\n`)
  const plan = planOf(experiment)
  const [scenario] = loadScenarios(['small/baseline'], sources)
  const { world, values } = await runEnsemble('x', compileWorld(scenario!.input), { seed: '1', replicates: 80 })
  const series = world.series.findIndex(({ outcome, scope }) => outcome.name === 'trust' && scope === '')
  const trust = (replicate: number) => values!.subarray((replicate * world.series.length + series) * 13).subarray(0, 13)
  for (const count of [16, 5]) {
    const block = new BlockRunner(plan, sources).block({ point: 0, block: 1, count })
    const read = decodeBlock(encodeBlock(block))
    t.deepEqual(read, block)
    t.deepEqual(
      [...block.finals],
      Array.from({ length: count }, (_, r) => trust(64 + r)[12]),
    )
    t.is(block.rows === undefined, count === 16)
    const rows = Float64Array.from({ length: count * 13 }, (_, at) => trust(64 + Math.floor(at / 13))[at % 13]!)
    t.deepEqual(block.sums ?? sumsOf(plan, 13, block.rows!, count), sumsOf(plan, 13, rows, count))
  }
})

test('numbers become the list that Slurm takes', (t) => {
  t.is(arrayList([0, 3, 4, 5, 9]), '0,3-5,9')
  t.is(arrayList([1, 2]), '1-2')
})

test('an experiment whose files have another format is refused by name, and done away with only when forced', async (t) => {
  const { experiment } = read(head)
  const plan = planOf(experiment)
  const cwd = mkdtempSync(join(tmpdir(), 'lintas-batch-'))
  openStore({ path: 'x', cwd, plan, force: false }).leave()
  const written = readFileSync(join(cwd, 'x/plan.json'), 'utf8')
  const older = written.replace(/"lintas-plan": ?\d+/, '"lintas-plan": 1')
  t.not(older, written)
  writeFileSync(join(cwd, 'x/plan.json'), older)
  const message = /x holds an experiment of another version of Lintas \(format 1 of plan\.json; this one reads 2\)/
  t.throws(() => openStore({ path: 'x', cwd, plan, force: false }), { message })
  await t.throwsAsync(openResults(join(cwd, 'x')), { message })
  t.is(readFileSync(join(cwd, 'x/plan.json'), 'utf8'), older)
  openStore({ path: 'x', cwd, plan, force: true }).leave()
  t.is(readFileSync(join(cwd, 'x/plan.json'), 'utf8'), written)
  rmSync(cwd, { recursive: true })
})

async function run(seed: string) {
  const { experiment, sources } = read(
    `${head}factors: {agencies.a.ego: {values: [.2, .6]}}\ndesign: {kind: full-factorial}\n`,
  )
  const plan = planOf(experiment, { seed })
  const cwd = mkdtempSync(join(tmpdir(), 'lintas-batch-'))
  const store = openStore({ path: 'x', cwd, plan, force: false })
  const worker = new URL('./throwing-worker.js', import.meta.url)
  const end = () => {
    store.leave()
    rmSync(cwd, { recursive: true })
  }
  return { end, cwd, store, batch: runBatch({ plan, store, sources, workers: 2, worker }) }
}

test.serial('a run that throws is data, with its stage and message; all others complete', async (t) => {
  const { batch, end } = await run('throws')
  const { blockIndex, layout } = await batch
  t.is(blockIndex.runs, 160)
  t.is(blockIndex.failed, 2)
  const block = blockIndex.read(layout.numberOf({ point: 1, block: 0, count: 64 }))
  t.deepEqual(block.failures, [{ replicate: 3, stage: 'run', message: 'the forum fell out of the state' }])
  t.deepEqual(
    [...block.finals].map(Number.isNaN).flatMap((missing, r) => (missing ? [r] : [])),
    [3],
  )
  blockIndex.close()
  end()
})

test.serial('a worker that dies is replaced, its block is run again, and the numbers are the same', async (t) => {
  const calm = await run('calm')
  const { blockIndex: before } = await calm.batch
  const folder = mkdtempSync(join(tmpdir(), 'lintas-batch-'))
  const died = await run(`dies ${join(folder, 'died')}`)
  const { blockIndex, layout } = await died.batch
  t.deepEqual(readdirSync(folder), ['died'])
  t.is(blockIndex.runs, 160)
  for (let number = 0; number < layout.total; number++) t.deepEqual(blockIndex.read(number), before.read(number))
  before.close()
  blockIndex.close()
  calm.end()
  died.end()
  rmSync(folder, { recursive: true })
})

test.serial(
  'a worker that dies over the same block again and again ends the experiment, and what was done is kept',
  async (t) => {
    const { batch, store, end } = await run('dead')
    const error = await t.throwsAsync(batch)
    t.regex(error.message, /a worker died 3 times over point \d from replicate 64 on/)
    t.true(readdirSync(store.chunks).length >= 1)
    end()
  },
)
