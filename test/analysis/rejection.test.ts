import test from 'ava'
import { accept, criticalDeparture, posteriorOf } from '../../src/analysis/calibration/rejection.js'
import { stratified } from '../../src/analysis/hypercube.js'
import { drawName, RandomStreams } from '../../src/random/index.js'

const close = (a: number, b: number, by: number) => Math.abs(a - b) <= by

test('the nearest points are kept, points of one distance together', (t) => {
  t.deepEqual(accept(Float64Array.from([3, 0, 1, 2, 1]), 0.4), { points: [1, 2, 4], tolerance: 1 })
  t.deepEqual(accept(Float64Array.from([3, 0, 1, 2, 1]), 0.2), { points: [1], tolerance: 0 })
  t.deepEqual(accept(Float64Array.from([Number.NaN, 0, Number.NaN]), 1), { points: [1], tolerance: 0 })
})

test('the posterior of an observed mean is that of the formula', (t) => {
  // Prior even on [0, 1]; a normal observation of mean u and deviation 0.05 is near 0.4 within 0.05. Kept points have a
  // mean of about 0.4 and a variance of 0.05² + (2 · 0.05)²/12: the normal and the even window, one after the other.
  const points = 20_000
  const u = stratified('1', 'u', points)
  const luck = new RandomStreams('observation', 0)
  const name = drawName('error')
  const distances = u.map((x, p) => {
    let normal = -6
    for (let k = 0; k < 12; k++) normal += luck.at(name, 0, p * 12 + k)
    return Math.abs(x + 0.05 * normal - 0.4) <= 0.05 ? 0 : 1
  })
  const { points: kept } = accept(distances, 0.01)
  const there = Float64Array.from(kept, (p) => u[p]!)
  const mean = there.reduce((a, b) => a + b, 0) / there.length
  const variance = there.reduce((a, b) => a + (b - mean) ** 2, 0) / (there.length - 1)
  t.true(close(mean, 0.4, 0.006), String(mean))
  t.true(close(Math.sqrt(variance), Math.sqrt(0.0025 + 0.01 / 12), 0.003), String(Math.sqrt(variance)))
  const posterior = posteriorOf(there, 100)
  t.true(posterior.narrowed)
  t.true(close(posterior.p50, 0.4, 0.01))
  // By quadrature with SciPy 1.17.1.
  t.true(close(posterior.p95 - posterior.p05, 0.18994, 0.012), String(posterior.p95 - posterior.p05))
})

test('what has no bearing on the distance is seldom called narrowed', (t) => {
  let narrowed = 0
  for (let seed = 0; seed < 200; seed++) {
    const u = stratified(String(seed), 'idle', 60)
    const luck = new RandomStreams(String(seed), 7)
    const kept = u.filter((_, p) => luck.at(drawName('kept'), 0, p) < 0.5)
    if (posteriorOf(kept, 1).narrowed) narrowed += 1
  }
  t.true(narrowed <= 10, String(narrowed))
})

test('the critical departure is Massart’s', (t) => {
  // 2 exp(−2 n d²) = 0.05 at n = 100: d = √(ln 40 / 200).
  t.true(close(criticalDeparture(100, 0.05), 0.1358102, 1e-6))
})
