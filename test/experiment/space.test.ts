import { fileURLToPath } from 'node:url'
import test from 'ava'
import { groupMeans } from '../../src/experiment/group-means.js'
import { coordinatesOf, spaceOf } from '../../src/experiment/space.js'
import { probeWorld } from '../../src/experiment/survey.js'
import { startWorkerPool } from '../../src/experiment/worker-pool.js'
import { simulate } from '../../src/model/simulate.js'
import { compileWorld, recordingWorld, renumberedWorld } from '../../src/model/world.js'
import { assumedSpace } from '../../src/scenario/assumed.js'
import { fileSources } from '../../src/scenario/files.js'
import { loadScenarios, scenarioLoader } from '../../src/scenario/load.js'
import { memorySources } from '../../src/scenario/memory.js'
import { recordedSources } from '../../src/scenario/recorded.js'
import { renumbering } from '../../src/scenario/renumber.js'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const sources = fileSources({ cwd: root, packageRoot: root })

const texts = {
  base: `
lintas: 1
months: 30
agencies:
  a: {ego: {value: .4, range: [.2, .6], tag: assumed}, budget: {opening: {value: 1, range: [.5, 2], tag: assumed}}}
  b: {ego: {value: .3, range: [.1, .5], tag: study, source: s}, kind: private}
  c: {capacity: {value: .5, range: [.3, .7], tag: assumed}}
forums:
  f:
    members: {a: {}, b: {}, c: {}}
    channels: {face-to-face: {every: {value: 3, range: [1, 6], tag: assumed}}}
measures:
  ramp: {at: 4, over: 6, set: {forums.f.design.secretariat: {value: .8, range: [.4, 1], tag: assumed}}}
  skill: {at: 8, add: {"agencies.*[kind=public].capacity": {value: .2, range: [.1, .3], tag: assumed}}}
  join:
    at: 12
    for: 10
    set:
      agencies.d: {ego: {value: .5, range: [.3, .9], tag: assumed}}
      forums.f.members.d: {}
  same: {at: 15, set: {world.tension: 0}}
`,
}

/** The same numbers written with --set, the slow way. */
function slowly(name: string, from: ReturnType<typeof memorySources>, paths: readonly string[], numbers: Float64Array) {
  const set = paths.map((path, i) => `${path}=${numbers[i]}`)
  return loadScenarios([name], from, { set })[0]!
}

test('renumbering gives the very input that files with these numbers would give', (t) => {
  const memory = memorySources(texts)
  const cases: [string, typeof memory, number][] = [
    ['base', memory, 6],
    ['entikong/baseline', sources, 2],
    ['entikong/formalised', sources, 2],
  ]
  for (const [name, from, points] of cases) {
    const scenario = loadScenarios([name], from)[0]!
    const space = spaceOf(scenario, { seed: 'x', points })
    // Numbers inside measures cannot all be reached by --set; those of the test file are written out below.
    const base = space.dimensions
      .map(({ path }, d) => ({ path, d }))
      .filter(({ path }) => !path.startsWith('measures.'))
    const paths = base.map(({ path }) => path)
    const fast = renumbering(scenario, paths)
    for (let p = 0; p < points; p++) {
      const all = space.numbersAt(p)
      const numbers = Float64Array.from(base, ({ d }) => all[d]!)
      t.deepEqual(fast(numbers), slowly(name, from, paths, numbers).input, `${name} at ${p}`)
    }
  }
})

test('numbers inside measures are renumbered as well: values, ramps, additions, newcomers', (t) => {
  const scenario = loadScenarios(['base'], memorySources(texts))[0]!
  const space = spaceOf(scenario, { seed: 'x', points: 4 })
  const numbers = space.numbersAt(1)
  const at = (path: string) => {
    const d = space.dimensions.findIndex((dimension) => dimension.path === path)
    t.true(d >= 0, path)
    return numbers[d]!
  }
  const text = texts.base
    .replace('value: .4, range: [.2, .6]', `value: ${at('agencies.a.ego')}, range: [.2, .6]`)
    .replace('value: 1, range: [.5, 2]', `value: ${at('agencies.a.budget.opening')}, range: [.5, 2]`)
    .replace('value: .5, range: [.3, .7]', `value: ${at('agencies.c.capacity')}, range: [.3, .7]`)
    .replace('value: 3, range: [1, 6]', `value: ${at('forums.f.channels.face-to-face.every')}, range: [1, 6]`)
    .replace(
      'value: .8, range: [.4, 1]',
      `value: ${at('measures.ramp.set."forums.f.design.secretariat"')}, range: [.4, 1]`,
    )
    .replace(
      'value: .2, range: [.1, .3]',
      `value: ${at('measures.skill.add."agencies.*[kind=public].capacity"')}, range: [.1, .3]`,
    )
    .replace('value: .5, range: [.3, .9]', `value: ${at('measures.join.set."agencies.d".ego')}, range: [.3, .9]`)
  const mechanisms = space.dimensions.flatMap(({ path }, d) =>
    path.startsWith('mechanisms.') ? [`${path}=${numbers[d]}`] : [],
  )
  const slow = loadScenarios(['base'], memorySources({ base: text }), { set: mechanisms })[0]!
  t.deepEqual(space.inputAt(1), slow.input)
  t.false(
    space.dimensions.some(({ path }) => path === 'agencies.b.ego'),
    'a value of a study does not vary',
  )
  t.true(Number.isInteger(at('forums.f.channels.face-to-face.every')))
})

test('a renumbered world gives the same bits as one compiled anew', (t) => {
  for (const name of ['entikong/baseline', 'entikong/private-actors', 'entikong/integrated-model']) {
    const scenario = loadScenarios([name], sources)[0]!
    const world = compileWorld(scenario.input)
    const space = spaceOf(scenario, { seed: '1', points: 5 })
    for (const point of [0, 4]) {
      const input = space.inputAt(point)
      t.deepEqual(simulate(renumberedWorld(world, input), '1', 3), simulate(compileWorld(input), '1', 3), name)
    }
  }
})

test('what is set on purpose does not vary, and neither does what lies below it', (t) => {
  const load = scenarioLoader(sources)
  const plain = load('entikong/baseline')
  const paths = (fixed: string[]) => spaceOf(plain, { seed: '1', points: 2, fixed }).dimensions.map(({ path }) => path)
  const all = paths([])
  t.deepEqual(
    all,
    assumedSpace(plain).map(({ path }) => path),
  )
  t.deepEqual(
    paths(['agencies.*.ego', 'mechanisms.dialogue']),
    all.filter((path) => !/^agencies\.[^.]+\.ego$/.test(path) && !path.startsWith('mechanisms.dialogue.')),
  )
})

test('one path has one value in all scenarios, whatever else varies there', (t) => {
  const load = scenarioLoader(sources)
  const [a, b] = ['entikong/baseline', 'entikong/private-actors'].map((name) => {
    const space = spaceOf(load(name), { seed: '1', points: 8 })
    return new Map(space.dimensions.map(({ path }, d) => [path, space.numbersAt(5)[d]!]))
  }) as [Map<string, number>, Map<string, number>]
  for (const [path, number] of a) if (b.has(path)) t.is(b.get(path), number, path)
})

test('coordinates are the numbers of the points, without those of mechanisms that the scenario does not run', (t) => {
  const scenario = scenarioLoader(sources)('ttu/baseline')
  const space = spaceOf(scenario, { seed: '1', points: 4 })
  const found = new Map(coordinatesOf(scenario, { seed: '1', points: 4 }).map(({ path, values }) => [path, values]))
  space.dimensions.forEach(({ path }, d) => {
    const values = found.get(path)
    if (values)
      t.deepEqual(
        [...values].map((_, p) => space.numbersAt(p)[d]),
        [...values],
        path,
      )
    else t.regex(path, /^mechanisms\./)
  })
  t.true(found.has('mechanisms.dialogue.gain'))
  // Welfare at the border is of the service of KK Sosek Malindo.
  t.false([...found.keys()].some((path) => path.startsWith('mechanisms.border-welfare.')))
  t.true(space.dimensions.some(({ path }) => path.startsWith('mechanisms.border-welfare.')))
})

test('like values of three agencies or more are also told by their mean', (t) => {
  const of = (...paths: string[]) => paths.map((path, at) => ({ path, values: Float64Array.of(at, 2 * at) }))
  const means = groupMeans(of('agencies.a.ego', 'agencies.b.ego', 'agencies.c.ego', 'agencies.a.power', 'world.threat'))
  t.deepEqual(means, [{ path: 'mean(agencies.*.ego)', values: Float64Array.of(1, 2) }])
  t.deepEqual(
    groupMeans(of('agencies.a.ego', 'agencies.b.ego', 'agencies.c.ego'), 'ttu')[0]!.path,
    'mean(agencies.*.ego of ttu)',
  )
})

test('recording less changes nothing of what is recorded', (t) => {
  const { input } = loadScenarios(['entikong/private-actors'], sources)[0]!
  const all = compileWorld(input, { agency: true })
  const wanted = new Set(['trust@', 'attendance@forum:pilar', 'capacity@agency:bnpp', 'clearance-time@'])
  const less = recordingWorld(all, ({ outcome, scope }) => wanted.has(`${outcome.name}@${scope}`))
  const rows = input.months + 1
  const [full, some] = [simulate(all, '1', 0), simulate(less, '1', 0)]
  let found = 0
  less.series.forEach(({ outcome, scope }, s) => {
    const k = all.series.findIndex((one) => one.outcome === outcome && one.scope === scope)
    t.deepEqual(some.subarray(s * rows, (s + 1) * rows), full.subarray(k * rows, (k + 1) * rows))
    if (wanted.has(`${outcome.name}@${scope}`)) found++
  })
  t.is(found, wanted.size)
  t.true(less.series.length < 20)
})

test('a world that stops at the last month that is read gives the same bits until then', (t) => {
  const scenario = loadScenarios(['entikong/formalised'], sources)[0]!
  const world = probeWorld(scenario, [{ outcome: 'trust', months: [3, 20] }])
  t.is(world.months, 20)
  const all = compileWorld(scenario.input)
  const k = all.series.findIndex(({ outcome, scope }) => outcome.name === 'trust' && scope === '')
  const s = world.series.findIndex(({ outcome, scope }) => outcome.name === 'trust' && scope === '')
  const rows = scenario.months + 1
  t.deepEqual(
    simulate(world, '1', 0).subarray(s * 21, s * 21 + 21),
    simulate(all, '1', 0).subarray(k * rows, k * rows + 21),
  )
})

const inquiries = ['entikong/baseline', 'entikong/formalised'].flatMap((scenario) => [
  {
    setting: { scenario },
    readouts: [{ outcome: 'trust' }, { outcome: 'commitment', months: [3, 9] as const }],
    points: 0,
    replicates: 130,
  },
  { setting: { scenario, off: ['turnover'] }, readouts: [{ outcome: 'trust', months: 10 }], points: 7, replicates: 3 },
])

test('a survey has the same bytes alone and by a worker pool, and says how far it is', async (t) => {
  const recorded = recordedSources(sources)
  const load = scenarioLoader(recorded)
  for (const name of ['entikong/baseline', 'entikong/formalised']) load(name)
  const answers: Float64Array[][] = []
  for (const workers of [1, 2]) {
    const workerPool = await startWorkerPool(workers, recorded)
    let last = [0, 0]
    answers.push(await workerPool.survey(inquiries, { seed: '5', onProgress: (done, total) => (last = [done, total]) }))
    await workerPool.close()
    t.deepEqual(last, [302, 302])
  }
  t.deepEqual(answers[1], answers[0])
  t.deepEqual(
    answers[0]!.map((a) => a.length),
    [260, 21, 260, 21],
  )
  t.true(answers[0]!.every((a) => a.every((x) => Number.isFinite(x))))
})

test('what a worker trips over comes back as it would without workers', async (t) => {
  const recorded = recordedSources(sources)
  scenarioLoader(recorded)('entikong/baseline')
  const inquiry = {
    setting: { scenario: 'entikong/baseline' },
    readouts: [{ outcome: 'nothing' }],
    points: 0,
    replicates: 2,
  }
  for (const workers of [1, 2]) {
    const workerPool = await startWorkerPool(workers, recorded)
    await t.throwsAsync(workerPool.survey([inquiry], { seed: '1' }), { message: /does not record nothing/ })
    await workerPool.close()
  }
})
