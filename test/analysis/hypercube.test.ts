import test from 'ava'
import { stratified } from '../../src/analysis/hypercube.js'

const paths = ['mechanisms.dialogue.gain', 'agencies.bnpp.ego', 'a', 'b', '']

test('each stratum of each dimension is hit exactly once', (t) => {
  for (const n of [1, 2, 7, 200, 1000]) {
    for (const path of paths) {
      const strata = [...stratified('1', path, n)].map((u) => Math.floor(u * n + 1e-9))
      t.deepEqual(
        strata.sort((a, b) => a - b),
        Array.from({ length: n }, (_, i) => i),
      )
    }
  }
})

test('coordinates lie in [0, 1), anywhere within their strata', (t) => {
  const n = 1000
  const u = stratified('1', 'a', n)
  t.true(u.every((x) => x >= 0 && x < 1))
  const within = [...u].map((x) => x * n - Math.floor(x * n))
  const mean = within.reduce((a, b) => a + b, 0) / n
  // A uniform has mean 1/2 and standard deviation 1/√12; four standard errors of the mean of 1,000.
  t.true(Math.abs(mean - 0.5) < 4 * Math.sqrt(1 / 12 / n), String(mean))
})

test('dimensions are in unrelated orders', (t) => {
  const n = 1000
  const columns = paths.map((path) => stratified('1', path, n))
  for (let a = 0; a < columns.length; a++) {
    for (let b = 0; b < a; b++) {
      let covariance = 0
      for (let i = 0; i < n; i++) covariance += (columns[a]![i]! - 0.5) * (columns[b]![i]! - 0.5)
      const correlation = (covariance / n) * 12
      t.true(Math.abs(correlation) < 4 / Math.sqrt(n), `${paths[a]} and ${paths[b]}: ${correlation}`)
    }
  }
})

test('a dimension depends on seed, name and size, and on nothing else', (t) => {
  const first = stratified('1', 'a', 50)
  stratified('1', 'b', 50)
  t.deepEqual(stratified('1', 'a', 50), first)
  t.notDeepEqual(stratified('2', 'a', 50), first)
  t.notDeepEqual(stratified('1', 'c', 50), first)
  t.notDeepEqual(stratified('1', 'a', 51).slice(0, 50), first)
})

test('a hypercube has at least one point, and no more than luck has occasions', (t) => {
  for (const n of [0, -1, 1.5, Number.NaN, 1 << 20]) t.throws(() => stratified('1', 'a', n), { instanceOf: RangeError })
})
