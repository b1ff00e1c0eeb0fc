import test from 'ava'
import type { EffectRow } from '../../src/analysis/effects.js'
import { robustnessOf } from '../../src/analysis/robustness.js'

const row = (effect: number): EffectRow => ({
  ...{ baseline: 'a', variant: 'b', outcome: 'trust', scope: '', month: 60, unit: 'index', n: 10, effect },
  ...{
    from: 0,
    to: effect,
    low: effect - 0.1,
    high: effect + 0.1,
    share_positive: 1,
    share_negative: 0,
    variance_reduction: 0,
    composition: 0,
    in_both: Number.NaN,
    came: Number.NaN,
    left: Number.NaN,
  },
})
const points = (n: number, value: (point: number) => number) => Float64Array.from({ length: n }, (_, p) => value(p))

test('where too few points have a value there is no verdict', (t) => {
  const of = (n: number) =>
    robustnessOf(
      row(0.5),
      points(100, (p) => (p < n ? 1 : Number.NaN)),
      [],
    )
  t.like(of(50), { points: 50, share_same_sign: 1, verdict: 'robust' })
  t.like(of(49), { points: 49, verdict: '' })
  t.true(Number.isNaN(of(49).share_same_sign))
})

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

test('the value that decides the sign is found, with the range in which the effect reverses', (t) => {
  const n = 200
  // Two values that have nothing to do with it, and one that turns the sign at 0.3.
  const noise = (step: number) => points(n, (p) => ((p * step) % n) / n)
  const deciding = noise(77)
  const space = [
    { path: 'a.noise', values: noise(31) },
    { path: 'b.ego', values: deciding },
    { path: 'c.noise', values: noise(59) },
  ]
  const [found, ...others] = robustnessOf(
    row(1),
    points(n, (p) => deciding[p]! - 0.3),
    space,
  ).reverses
  t.deepEqual(others, [])
  t.is(found!.ranges[0].path, 'b.ego')
  t.is(found!.ranges[0].from, Number.NaN)
  t.true(Math.abs(found!.ranges[0].to - 0.3) < 0.01)
  t.true(found!.there > 0.98)
  t.is(found!.elsewhere, 0)
  const over = robustnessOf(
    row(-1),
    points(n, (p) => deciding[p]! - 0.7),
    space,
  ).reverses[0]!.ranges[0]
  t.deepEqual([over.path, over.to], ['b.ego', Number.NaN])
  // A robust effect reverses nowhere worth telling.
  t.deepEqual(
    robustnessOf(
      row(1),
      points(n, (p) => deciding[p]! - 0.03),
      space,
    ).reverses,
    [],
  )
})
