import test from 'ava'
import type { EffectRow } from '../../src/analysis/effects.js'
import { robustnessOf } from '../../src/analysis/robustness.js'

const row = (effect: number): EffectRow => ({
  ...{ baseline: 'a', variant: 'b', outcome: 'trust', scope: '', month: 60, unit: 'index', n: 10, effect },
  ...{ low: effect - 0.1, high: effect + 0.1, share_positive: 1, variance_reduction: 0 },
})
const points = (n: number, value: (point: number) => number) => Float64Array.from({ length: n }, (_, p) => value(p))

test('an effect is robust from 95 % of the points on, reversed below half of them, else contested', (t) => {
  const verdict = (kept: number) =>
    robustnessOf(
      row(0.5),
      points(100, (p) => (p < kept ? 1 : -1)),
      [],
    ).verdict
  t.is(verdict(100), 'robust')
  t.is(verdict(95), 'robust')
  t.is(verdict(94), 'contested')
  t.is(verdict(50), 'contested')
  t.is(verdict(49), 'reversed')
})

test('a falling effect keeps its sign where it falls; none at all is not judged; undefined points do not count', (t) => {
  t.is(
    robustnessOf(
      row(-0.5),
      points(10, () => -2),
      [],
    ).verdict,
    'robust',
  )
  t.is(
    robustnessOf(
      row(-0.5),
      points(10, () => 0),
      [],
    ).verdict,
    'reversed',
  )
  t.is(
    robustnessOf(
      row(0),
      points(10, () => 1),
      [],
    ).verdict,
    '',
  )
  const holes = robustnessOf(
    row(1),
    points(10, (p) => (p < 4 ? Number.NaN : p < 7 ? 1 : -1)),
    [],
  )
  t.is(holes.points, 6)
  t.is(holes.share_same_sign, 0.5)
  const none = robustnessOf(
    row(1),
    points(3, () => Number.NaN),
    [],
  )
  t.deepEqual([none.points, none.verdict, none.p50], [0, '', Number.NaN])
})

test('the value that decides the sign is found, with its threshold and side', (t) => {
  const n = 200
  // Two values that have nothing to do with it, and one that turns the sign at 0.3.
  const noise = (step: number) => points(n, (p) => ((p * step) % n) / n)
  const deciding = noise(77)
  const space = [
    { path: 'a.noise', values: noise(31) },
    { path: 'b.ego', values: deciding },
    { path: 'c.noise', values: noise(59) },
  ]
  const found = robustnessOf(
    row(1),
    points(n, (p) => deciding[p]! - 0.3),
    space,
  )
  t.is(found.path, 'b.ego')
  t.is(found.side, 'below')
  t.true(Math.abs(found.threshold - 0.3) < 0.01)
  t.true(found.share_there < 0.02)
  t.is(found.share_elsewhere, 1)
  const over = robustnessOf(
    row(-1),
    points(n, (p) => deciding[p]! - 0.7),
    space,
  )
  t.deepEqual([over.path, over.side], ['b.ego', 'above'])
  // What no single value tells is not claimed.
  t.is(
    robustnessOf(
      row(1),
      points(n, (p) => (p % 3 === 0 ? -1 : 1)),
      [space[0]!],
    ).path,
    '',
  )
})
