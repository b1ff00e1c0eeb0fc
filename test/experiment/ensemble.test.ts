import test from 'ava'
import { curvesOf } from '../../src/analysis/curves.js'
import { effectsOf } from '../../src/analysis/effects.js'
import { type Ensemble, runComparison, runEnsemble, type Simulate } from '../../src/experiment/ensemble.js'
import { RunFailure } from '../../src/experiment/failure.js'
import { type Finals, finalsInMemory } from '../../src/experiment/finals.js'
import { finalsInFile } from '../../src/experiment/finals-file.js'
import { checkPatterns } from '../../src/experiment/patterns.js'
import { MinutesInPassing, traceReplicate } from '../../src/experiment/trace.js'
import type { OutcomeDeclaration } from '../../src/model/outcome.js'
import type { World } from '../../src/model/world.js'

const words = { en: '', id: '' }
const outcome = (name: string): OutcomeDeclaration => {
  return { name, label: words, unit: '', bounds: [0, 1], bins: 200, better: 'higher', meaning: words }
}

/** A world that only the simulation below can read: what is recorded, and a shift of everything. */
function fakeWorld(shift = 0, months = 4, names = ['trust', 'effort', 'gaps']): World {
  const series = names.map((name) => ({ outcome: outcome(name), scope: '' }))
  return { months, series, shift, epochs: [], recording: { parts: [] }, common: [] } as unknown as World
}

/** Numbers in [0, 0.8) that depend on seed and replicate alone, shifted; `gaps` is not defined in every third replicate. */
const fakeSimulate: Simulate = (world, seed, replicate, options) => {
  const rows = world.months + 1
  const out = options?.out ?? new Float64Array(world.series.length * rows)
  const { shift } = world as unknown as { shift: number }
  let x = (Math.imul(replicate + 1, 2654435761) ^ Math.imul(Number(seed) + 1, 40503)) >>> 0
  for (let i = 0; i < out.length; i++) {
    x = (Math.imul(x, 1664525) + 1013904223) >>> 0
    const gap = replicate % 3 === 0 && world.series[Math.floor(i / rows)]?.outcome.name === 'gaps'
    out[i] = gap ? Number.NaN : (0.8 * x) / 2 ** 32 + shift
  }
  options?.trace?.({ month: 1, event: 'session', forum: 'pilar', agencies: [], values: { replicate } })
  return out
}

const o = { seed: '1', simulate: fakeSimulate }
const rowsOf = (finals: Finals) => Array.from(finals.rows(), (row) => [...row])
const valuesOf = (e: Ensemble) => ({ ...e, values: e.values as Float64Array })

test('an ensemble is the same curves that all its values give', async (t) => {
  const world = fakeWorld()
  const ensemble = await runEnsemble('a', world, { ...o, replicates: 150 })
  t.is(ensemble.values?.length, 150 * 15)
  t.deepEqual(ensemble.curves, curvesOf('a', world, ensemble.values as Float64Array, 150))
  t.is(ensemble.curves.length, 15)
  t.is(ensemble.curves.find((row) => row.outcome === 'gaps')?.n, 100)
  const replicate7 = fakeSimulate(world, '1', 7)
  t.deepEqual([...([...ensemble.finals.rows()][7] as Float64Array)], [replicate7[4], replicate7[9], replicate7[14]])
})

test('final values kept in a file are those kept in memory', (t) => {
  for (const replicates of [1, 255, 256, 257, 1000]) {
    const stores = [finalsInMemory(3, replicates), finalsInFile(3, replicates)] as const
    for (let r = 0; r < replicates; r++) for (const store of stores) store.add(Float64Array.of(r, -r / 3, Number.NaN))
    const [memory, file] = stores
    t.deepEqual(rowsOf(file), rowsOf(memory))
    t.deepEqual(rowsOf(file), rowsOf(memory), 'read twice')
    for (const store of stores) store.close()
  }
})

test('the first replicates are the same however many follow', async (t) => {
  const few = await runEnsemble('a', fakeWorld(), { ...o, replicates: 10 })
  const more = await runEnsemble('a', fakeWorld(), { ...o, replicates: 100 })
  t.deepEqual(more.values?.subarray(0, few.values?.length), few.values)
})

test('a comparison gives each variant’s curves, and its effects in pairs', async (t) => {
  const members = [fakeWorld(0.1), fakeWorld(-0.05, 4, ['effort', 'new', 'gaps'])]
  const variants = members.map((world, k) => ({ name: `v${k}`, world }))
  const kept = await runComparison({ name: 'a', world: fakeWorld() }, variants, {
    ...o,
    replicates: 130,
    keepValues: true,
  })
  t.deepEqual(
    kept.effects,
    kept.variants.flatMap((v) => effectsOf(valuesOf(kept.baseline), valuesOf(v))),
  )
  for (const [k, variant] of variants.entries()) {
    const alone = await runEnsemble(variant.name, variant.world, { ...o, replicates: 130 })
    t.deepEqual(kept.variants[k]?.curves, alone.curves)
    t.deepEqual(rowsOf(kept.variants[k]!.finals), rowsOf(alone.finals))
  }
  const trust = kept.effects.find((row) => row.variant === 'v0' && row.outcome === 'trust' && row.month === 4)
  t.true(Math.abs((trust?.effect ?? 0) - 0.1) < 1e-12)
  t.is(trust?.share_positive, 1)
  t.true((trust?.variance_reduction ?? 0) > 0.999)
  const light = await runComparison({ name: 'a', world: fakeWorld() }, variants, { ...o, replicates: 130 })
  t.deepEqual(light.effects, kept.effects)
  t.is(light.baseline.values, undefined)
})

test('beyond 10,000 replicates no values are kept, means stay exact and quantiles are within a bin', async (t) => {
  const world = fakeWorld(0, 1)
  const variant = { name: 'v', world: fakeWorld(0.1, 1) }
  const many = await runComparison({ name: 'a', world }, [variant], { ...o, replicates: 10_030, keepValues: true })
  t.is(many.baseline.values, undefined)
  t.is(many.variants[0]?.values, undefined)
  t.is(rowsOf(many.baseline.finals).length, 10_030)
  const values = new Float64Array(10_030 * 6)
  const shifted = new Float64Array(10_030 * 6)
  for (let r = 0; r < 10_030; r++) {
    values.set(fakeSimulate(world, '1', r), r * 6)
    shifted.set(fakeSimulate(variant.world, '1', r), r * 6)
  }
  const exact = curvesOf('a', world, values, 10_030)
  many.baseline.curves.forEach((row, i) => {
    const { p05, p25, p50, p75, p95, ...rest } = row
    t.like(exact[i], rest)
    ;[p05, p25, p50, p75, p95].forEach((p, q) => {
      const same = [exact[i]?.p05, exact[i]?.p25, exact[i]?.p50, exact[i]?.p75, exact[i]?.p95][q] as number
      t.true(Math.abs(p - same) <= 1 / 200)
    })
  })
  t.deepEqual(
    many.effects,
    effectsOf(
      { scenario: 'a', world, replicates: 10_030, values },
      { scenario: 'v', world: variant.world, replicates: 10_030, values: shifted },
    ),
  )
})

test('a replicate that fails is named with its scenario and seed', async (t) => {
  const failing: Simulate = (world, seed, replicate, options) => {
    if (replicate === 70) throw new Error('trust left its bounds')
    return fakeSimulate(world, seed, replicate, options)
  }
  const failure = await t.throwsAsync(
    runEnsemble('entikong/baseline', fakeWorld(), { seed: '7', replicates: 100, simulate: failing }),
    { instanceOf: RunFailure },
  )
  t.like(failure, { scenario: 'entikong/baseline', seed: '7', replicate: 70 })
  t.is(failure?.message, 'entikong/baseline: replicate 70 of seed 7 failed: trust left its bounds')
  t.true(failure?.cause instanceof Error)
})

test('progress is told block by block, over all scenarios', async (t) => {
  const told: [number, number][] = []
  const onProgress = (done: number, total: number) => told.push([done, total])
  await runComparison({ name: 'a', world: fakeWorld() }, [{ name: 'v', world: fakeWorld() }], {
    ...o,
    replicates: 100,
    onProgress,
  })
  t.deepEqual(told, [
    [64, 200],
    [100, 200],
    [164, 200],
    [200, 200],
  ])
})

test('an ensemble lets the event loop turn, and stops when it is called off', async (t) => {
  const slow: Simulate = (world, seed, replicate, options) => {
    const until = performance.now() + 4
    while (performance.now() < until);
    return fakeSimulate(world, seed, replicate, options)
  }
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('interrupted')), 60)
  let done = 0
  const run = runEnsemble('a', fakeWorld(), {
    seed: '1',
    replicates: 5000,
    simulate: slow,
    signal: controller.signal,
    onProgress: (n) => {
      done = n
    },
  })
  await t.throwsAsync(run, { message: 'interrupted' })
  t.true(done < 1000)
  const before = AbortSignal.abort(new Error('before it began'))
  await t.throwsAsync(runEnsemble('a', fakeWorld(), { ...o, replicates: 1, signal: before }), {
    message: 'before it began',
  })
})

test('a number of replicates that is none is refused', async (t) => {
  for (const replicates of [0, -1, 1.5, Number.NaN]) {
    await t.throwsAsync(runEnsemble('a', fakeWorld(), { ...o, replicates }), { instanceOf: RangeError })
  }
})

test('a replicate can be traced, and its failure is named', (t) => {
  t.deepEqual(traceReplicate('a', fakeWorld(), '1', 12, fakeSimulate), [
    { month: 1, event: 'session', forum: 'pilar', agencies: [], values: { replicate: 12 } },
  ])
  const failing: Simulate = () => {
    throw new Error('no')
  }
  t.throws(() => traceReplicate('a', fakeWorld(), '1', 12, failing), { instanceOf: RunFailure })
})

test('minutes can be taken while a replicate passes, and are those of tracing it alone', async (t) => {
  const [a, b] = [fakeWorld(), fakeWorld(0.1)]
  const minutes = new MinutesInPassing(70, fakeSimulate)
  const members = [{ name: 'b', world: b }]
  const found = await runComparison({ name: 'a', world: a }, members, {
    ...o,
    replicates: 71,
    simulate: minutes.simulate,
  })
  const alone = await runComparison({ name: 'a', world: a }, members, { ...o, replicates: 71 })
  t.deepEqual(found.effects, alone.effects)
  t.deepEqual(found.variants[0]?.curves, alone.variants[0]?.curves)
  t.deepEqual(minutes.of(a), traceReplicate('a', a, '1', 70, fakeSimulate))
  t.deepEqual(minutes.of(b), traceReplicate('b', b, '1', 70, fakeSimulate))
  const beyond = new MinutesInPassing(71, fakeSimulate)
  await runEnsemble('a', a, { ...o, replicates: 71, simulate: beyond.simulate })
  t.is(beyond.of(a), undefined)
})

test('patterns are checked with one run for each setting', async (t) => {
  let worlds = 0
  const term = (scenario: string, outcomeName = 'trust') => ({ scenario, outcome: outcomeName })
  const told: number[] = []
  const results = await checkPatterns(
    [
      { holds: [{ left: term('more'), is: 'above', right: term('a'), by: 0.05 }] },
      { holds: [{ left: term('a', 'effort'), is: 'above', right: term('more', 'effort') }] },
    ],
    ({ scenario }) => {
      worlds++
      return fakeWorld(scenario === 'more' ? 0.1 : 0)
    },
    { ...o, replicates: 70, onProgress: (done, total) => told.push(done, total) },
  )
  t.is(worlds, 2)
  t.deepEqual(told, [64, 140, 70, 140, 134, 140, 140, 140])
  t.deepEqual(
    results.map((r) => [r.holds, r.share]),
    [
      [true, 1],
      [false, 0],
    ],
  )
  t.true(Math.abs((results[0]?.comparisons[0]?.mean ?? 0) - 0.05) < 1e-12)
})
