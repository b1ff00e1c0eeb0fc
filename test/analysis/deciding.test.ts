import test from 'ava'
import { decidingRanges } from '../../src/analysis/deciding.js'
import { stratified } from '../../src/analysis/hypercube.js'

const n = 400
const space = ['a', 'b', 'c', 'd', 'e'].map((path) => ({ path, values: stratified('box', path, n) }))
const column = (path: string) => space.find((one) => one.path === path)!.values
const where = (so: (point: number) => boolean) => Float64Array.from({ length: n }, (_, p) => (so(p) ? 1 : 0))
const near = (x: number, expected: number) => Math.abs(x - expected) < 0.02

test('the distance is that of Kolmogorov and Smirnov, told only where it is beyond chance', (t) => {
  // SciPy 1.17.1: stats.ks_2samp([1, …, 12], [9, …, 20]).statistic = 0.6666666666666666
  const values = Float64Array.of(
    ...Array.from({ length: 12 }, (_, i) => i + 1),
    ...Array.from({ length: 12 }, (_, i) => i + 9),
  )
  const so = Float64Array.from(values, (_, at) => (at < 12 ? 1 : 0))
  const [found] = decidingRanges(so, [{ path: 'x', values }])
  t.true(Math.abs(found!.distance - 2 / 3) < 1e-15)
  // The bound at .05: sqrt(−ln(.025)/2 · 24/144) = 1.358102 · 0.408248 = 0.554440 (Smirnov’s c(.05) = 1.358).
  t.true(Math.abs(found!.chance - 0.55444) < 1e-5)
  t.deepEqual(found!.ranges, [{ path: 'x', from: Number.NaN, to: 8.5 }])
  t.deepEqual([found!.points, found!.there, found!.elsewhere], [8, 1, 4 / 16])
  // Ten numbers ask for more: sqrt(−ln(.0025)/2 · 24/144) = 0.706, so that 2/3 is no longer told.
  t.deepEqual(
    decidingRanges(
      so,
      Array.from({ length: 10 }, (_, at) => ({ path: `x${at}`, values })),
    ),
    [],
  )
})

test('a range that is known is found: below a value, above one, between two', (t) => {
  const found = (so: (a: number) => boolean) =>
    decidingRanges(
      where((p) => so(column('a')[p]!)),
      space,
    )
  const below = found((a) => a < 0.3)
  t.is(below.length, 1)
  t.true(near(below[0]!.ranges[0].to, 0.3) && Number.isNaN(below[0]!.ranges[0].from))
  t.deepEqual([below[0]!.there, below[0]!.elsewhere], [1, 0])
  const above = found((a) => a > 0.8)
  t.true(near(above[0]!.ranges[0].from, 0.8) && Number.isNaN(above[0]!.ranges[0].to))
  const between = found((a) => a > 0.4 && a < 0.7)
  t.true(near(between[0]!.ranges[0].from, 0.4) && near(between[0]!.ranges[0].to, 0.7))
  t.is(between[0]!.there, 1)
})

test('a box of two that is known is found, its two values before it, each with the share that it has by itself', (t) => {
  const [first, second, box, ...more] = decidingRanges(
    where((p) => column('a')[p]! < 0.4 && column('b')[p]! > 0.7),
    space,
  )
  t.deepEqual(more, [])
  t.deepEqual([first!.ranges[0].path, second!.ranges[0].path].sort(), ['a', 'b'])
  const shares = new Map([first!, second!].map((one) => [one.ranges[0].path, one.there]))
  t.true(Math.abs(shares.get('a')! - 0.3) < 0.06 && Math.abs(shares.get('b')! - 0.4) < 0.06)
  t.is(box!.ranges.length, 2)
  const [a, b] = [...box!.ranges].sort((x, y) => (x.path < y.path ? -1 : 1))
  t.true(a!.path === 'a' && near(a!.to, 0.4))
  t.true(b!.path === 'b' && near(b!.from, 0.7))
  t.true(box!.there > 0.95 && box!.elsewhere < 0.01)
})

test('what no range of one value tells is not claimed: chance alone, a chequered pair, all or none', (t) => {
  const other = stratified('other', 'chance', n)
  t.deepEqual(
    decidingRanges(
      where((p) => other[p]! < 0.4),
      space,
    ),
    [],
  )
  t.deepEqual(
    decidingRanges(
      where((p) => column('a')[p]! < 0.5 !== column('b')[p]! < 0.5),
      space,
    ),
    [],
  )
  t.deepEqual(
    decidingRanges(
      where(() => true),
      space,
    ),
    [],
  )
  t.deepEqual(
    decidingRanges(
      where(() => false),
      space,
    ),
    [],
  )
  t.deepEqual(decidingRanges(new Float64Array(n).fill(Number.NaN), space), [])
})

test('points at which it is not defined do not count, and the order of the numbers does not matter', (t) => {
  const so = where((p) => column('c')[p]! > 0.5)
  for (let p = 0; p < n; p += 3) so[p] = Number.NaN
  const [found] = decidingRanges(so, space)
  t.is(found!.ranges[0].path, 'c')
  t.true(found!.points < 0.6 * 0.67 * n)
  t.deepEqual(decidingRanges(so, [...space].reverse()), decidingRanges(so, space))
})
