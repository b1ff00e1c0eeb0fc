import test from 'ava'
import { curvesOf } from '../../src/analysis/curves.js'
import { type EffectRow, effectsOf } from '../../src/analysis/effects.js'
import { findings } from '../../src/analysis/findings.js'
import type { OutcomeDeclaration } from '../../src/model/outcome.js'

const near = (actual: number, expected: number, tolerance = 1e-6) => Math.abs(actual - expected) <= tolerance

function outcome(name: string, better: OutcomeDeclaration['better'] = 'higher', bounds: [number, number] = [0, 1]) {
  const text = { en: name, id: name }
  return { name, label: text, unit: 'hours', bounds, bins: 50, better, meaning: text } satisfies OutcomeDeclaration
}

// Student (1908), The probable error of a mean: hours of sleep gained under two drugs by the same ten patients.
const firstDrug = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0]
const secondDrug = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4]
const sleep = { months: 0, series: [{ outcome: outcome('sleep', 'higher', [-5, 10]), scope: '' }] }

const ensemble = (scenario: string, values: readonly number[], world: typeof sleep = sleep) => ({
  scenario,
  world,
  replicates: values.length / (world.series.length * (world.months + 1)),
  values: Float64Array.from(values),
})

test('a paired effect is that of Student’s sleep data', (t) => {
  const [row] = effectsOf(ensemble('first', firstDrug), ensemble('second', secondDrug)) as [EffectRow]
  t.is(row.n, 10)
  t.true(near(row.effect, 1.58))
  // R: t.test(extra ~ group, paired): 95 percent confidence interval 0.7001142 2.4598858 (signs turned).
  t.true(near(row.low, 0.7001142))
  t.true(near(row.high, 2.4598858))
  // One patient gained the same under both: a tie is not positive.
  t.is(row.share_positive, 0.9)
  // Standard deviations 1.789010 and 2.002249, of the differences 1.229995 (R: sd).
  t.true(near(row.variance_reduction, 1 - 1.229995 ** 2 / (1.78901 ** 2 + 2.002249 ** 2), 1e-5))
})

test('a curve has the mean, deviation and interval of its replicates', (t) => {
  const [row] = curvesOf('first', sleep, Float64Array.from(firstDrug), 10)
  // R: t.test(sleep$extra[1:10]): mean 0.75, 95 percent confidence interval -0.5297804 2.0297804.
  t.like(row, { scenario: 'first', outcome: 'sleep', scope: '', month: 0, unit: 'hours', n: 10 })
  t.true(near(row?.mean ?? 0, 0.75))
  t.true(near(row?.sd ?? 0, 1.78901))
  t.true(near(row?.mean_low ?? 0, -0.5297804))
  t.true(near(row?.mean_high ?? 0, 2.0297804))
  t.true(near(row?.p50 ?? 0, 0.35))
})

test('rows come series by series, months ascending; what no replicate defines is missing', (t) => {
  const world = {
    months: 1,
    series: [
      { outcome: outcome('a'), scope: '' },
      { outcome: outcome('b'), scope: 'kind:public' },
    ],
  }
  const rows = curvesOf('x', world, Float64Array.of(1, 2, Number.NaN, 4, 3, 6, Number.NaN, 8), 2)
  t.deepEqual(
    rows.map((r) => [r.outcome, r.scope, r.month, r.n, r.mean]),
    [
      ['a', '', 0, 2, 2],
      ['a', '', 1, 2, 4],
      ['b', 'kind:public', 0, 0, Number.NaN],
      ['b', 'kind:public', 1, 2, 6],
    ],
  )
  t.true(Number.isNaN(rows[2]?.p50))
})

test('effects compare what both scenarios record, over the months that both have', (t) => {
  const a = {
    months: 1,
    series: [
      { outcome: outcome('only-a'), scope: '' },
      { outcome: outcome('both'), scope: '' },
    ],
  }
  const b = {
    months: 2,
    series: [
      { outcome: outcome('both'), scope: '' },
      { outcome: outcome('only-b'), scope: '' },
    ],
  }
  const rows = effectsOf(
    ensemble('a', [9, 9, 0.1, 0.2, 9, 9, 0.3, 0.4], a),
    ensemble('b', [0.1, 0.7, 9, 9, 9, 9, 0.3, 0.9, 9, 9, 9, 9], b),
  )
  t.deepEqual(
    rows.map((r) => [r.outcome, r.month, r.n, Math.round(r.effect * 1e9) / 1e9]),
    [
      ['both', 0, 2, 0],
      ['both', 1, 2, 0.5],
    ],
  )
})

test('pairs in which one run does not define the outcome are left out of everything', (t) => {
  const [row] = effectsOf(ensemble('a', [1, Number.NaN, 3, 5, 100]), ensemble('b', [2, 50, 5, 8, Number.NaN])) as [
    EffectRow,
  ]
  t.is(row.n, 3)
  // The three whole pairs are 1 and 2, 3 and 5, 5 and 8: from 3 to 5, whatever the other runs come to.
  t.like(row, { from: 3, to: 5 })
  t.is(row.effect, 2)
  t.is(row.share_positive, 1)
  // Of the three whole pairs: variances 4 and 9, of the differences 1.
  t.true(near(row.variance_reduction, 1 - 1 / 13, 1e-12))
})

test('what is not defined is missing: one pair, no pair, no variance', (t) => {
  const [one] = effectsOf(ensemble('a', [1]), ensemble('b', [2])) as [EffectRow]
  t.is(one.effect, 1)
  t.true(Number.isNaN(one.low) && Number.isNaN(one.high) && Number.isNaN(one.variance_reduction))
  const [none] = effectsOf(ensemble('a', [Number.NaN]), ensemble('b', [2])) as [EffectRow]
  t.is(none.n, 0)
  t.true(Number.isNaN(none.effect) && Number.isNaN(none.share_positive))
  const [same] = effectsOf(ensemble('a', [3, 3]), ensemble('b', [3, 3])) as [EffectRow]
  t.like(same, { effect: 0, low: 0, high: 0, share_positive: 0 })
  t.true(Number.isNaN(same.variance_reduction))
})

test('findings put the largest effect that moved first and tell better from worse', (t) => {
  const world = {
    months: 1,
    series: ['trust', 'clearance-time', 'load', 'still', 'noisy', 'queue'].map((name) => ({
      outcome: outcome(
        name,
        name === 'load' || name === 'clearance-time' ? 'lower' : name === 'queue' ? 'neither' : 'higher',
        name === 'clearance-time' || name === 'queue' ? [0, 100] : [0, 1],
      ),
      scope: '',
    })),
  }
  const replicates = 40
  const noise = (r: number, k: number) => (((r + 1) * (k + 3) * 7919) % 101) / 101 - 0.5
  const values = (variant: boolean) =>
    Array.from({ length: replicates }, (_, r) => {
      const shift = variant ? 1 : 0
      const trust = 0.4 + 0.2 * noise(r, 0)
      const time = 30 + 2 * noise(r, 1)
      const queue = 10 + noise(r, 5)
      const own = variant ? noise(r, 11) : noise(r, 4)
      return [
        [trust, trust + 0.1 * shift],
        [time, time - 12 * shift],
        [0.3 + 0.2 * noise(r, 2), 0.3 + 0.2 * noise(r, 2) + 0.05 * shift],
        [0.5 + 0.1 * noise(r, 3), 0.5 + 0.1 * noise(r, 3) + 0.0001 * shift],
        [0.5, 0.5 + 0.6 * own],
        [queue, queue + 3 * shift],
      ].flat()
    }).flat()
  const a = ensemble('base', values(false), world)
  const b = ensemble('reform', values(true), world)
  const curves = [...curvesOf('base', world, a.values, replicates), ...curvesOf('reform', world, b.values, replicates)]
  const [found] = findings(effectsOf(a, b), curves, {
    outcomes: world.series.map((s) => s.outcome),
    replicates: a.replicates,
  })
  t.is(found?.month, 1)
  t.deepEqual(
    found?.findings.map((f) => [f.outcome.name, f.verdict]),
    [
      ['clearance-time', 'better'],
      ['queue', 'changed'],
      ['trust', 'better'],
      ['load', 'worse'],
      ['noisy', 'unclear'],
      ['still', 'unmoved'],
    ],
  )
  t.deepEqual(
    found?.improved.map((f) => f.outcome.name),
    ['clearance-time', 'trust'],
  )
  t.deepEqual(
    found?.worsened.map((f) => f.outcome.name),
    ['load'],
  )
  const [time] = found?.findings ?? []
  t.true(near(time?.effect ?? 0, -12, 1e-9))
  t.true(near((time?.to ?? 0) - (time?.from ?? 0), -12, 1e-9))
  t.is(time?.share_agreeing, 1)
  t.true(near(time?.size ?? 0, 0.4, 0.02))
  t.true(near(found?.worsened[0]?.size ?? 0, 0.05))
  t.is(time?.clearFrom, 1)
  t.is(found?.unclear[0]?.clearFrom, undefined)
})

test('a finding tells from, to and effect of the same pairs, and what too few pairs define is told apart', (t) => {
  const names = ['some', 'few', 'gone', 'apart', 'never']
  const world = { months: 2, series: names.map((name) => ({ outcome: outcome(name), scope: '' })) }
  const no = Number.NaN
  const all = (variant: boolean) =>
    Array.from({ length: 20 }, (_, r) => {
      const shift = variant ? 0.2 : 0
      // The baseline defines it in runs 0 to 13, the variant in 4 to 19: ten pairs, r from 4 to 13, of mean .085 · 10 / 10.
      const some = (variant ? r >= 4 : r < 14) ? r / 100 + shift : no
      const few = !variant || r < 3 ? 0.5 + shift : no
      return [
        [0.1, 0.1, some],
        [0.5, 0.5, few],
        [0.4, variant ? 0.3 : 0.4, variant ? no : 0.4],
        [0.3, 0.3, r < 10 === variant ? 0.3 : no],
        [no, no, no],
      ].flat()
    }).flat()
  const a = ensemble('base', all(false), world)
  const b = ensemble('reform', all(true), world)
  const curves = [...curvesOf('base', world, a.values, 20), ...curvesOf('reform', world, b.values, 20)]
  const [found] = findings(effectsOf(a, b), curves, { outcomes: world.series.map((s) => s.outcome), replicates: 20 })
  t.deepEqual(
    found?.findings.map((f) => [f.outcome.name, f.n, f.of]),
    [['some', 10, 20]],
  )
  const [some] = found?.findings ?? []
  t.true(near(some?.from ?? 0, 0.085) && near(some?.to ?? 0, 0.285) && near(some?.effect ?? 0, 0.2))
  t.deepEqual(
    found?.untold.map(({ outcome: { name }, n, of, inBaseline, inVariant }) => [name, n, of, inBaseline, inVariant]),
    [
      ['apart', 0, 20, { n: 10, last: 2 }, { n: 10, last: 2 }],
      ['few', 3, 20, { n: 20, last: 2 }, { n: 3, last: 2 }],
      ['gone', 0, 20, { n: 20, last: 2 }, { n: 0, last: 1 }],
    ],
  )
})

test('findings say since when an effect has been clear without a break', (t) => {
  const intervals = [0, 1, 0, 1, 1].map((clear, month) => ({
    baseline: 'a',
    variant: 'b',
    outcome: 'trust',
    scope: '',
    month,
    unit: '',
    n: 9,
    from: 0.3,
    to: 0.4,
    effect: 0.1,
    low: clear ? 0.05 : -0.05,
    high: 0.2,
    share_positive: 1,
    share_negative: 0,
    variance_reduction: 0.5,
    composition: 0,
    in_both: Number.NaN,
    came: Number.NaN,
    left: Number.NaN,
  }))
  const [found] = findings(intervals, [], { replicates: 9, outcomes: [outcome('trust')] })
  t.is(found?.findings[0]?.clearFrom, 3)
  const [earlier] = findings(intervals, [], { replicates: 9, outcomes: [outcome('trust')], month: 2 })
  t.is(earlier?.findings[0]?.clearFrom, undefined)
})

test('a fall agrees in the pairs that fall; pairs without a difference are counted apart', (t) => {
  const a = ensemble('a', [5, 5, 5, 5, 5])
  const b = ensemble('b', [4, 5, 5, 5, 6 - 2.5])
  const effects = effectsOf(a, b)
  t.like(effects[0], { share_positive: 0, share_negative: 0.4 })
  const [found] = findings(effects, [], { replicates: 5, outcomes: [outcome(effects[0]!.outcome)] })
  t.is(found?.findings[0]?.share_agreeing, 0.4)
  t.true(near(found?.findings[0]?.share_tied ?? 0, 0.6, 1e-12))
})

test('an outcome that is the same in every month and run of both scenarios is no finding', (t) => {
  const world = { months: 2, series: ['trust', 'still'].map((name) => ({ outcome: outcome(name), scope: '' })) }
  const values = (rise: number) =>
    Array.from({ length: 4 }, (_, r) => [0.3, 0.3, 0.3 + rise + r / 100, 0.7, 0.7, 0.7]).flat()
  const a = ensemble('a', values(0), world)
  const b = ensemble('b', values(0.2), world)
  const curves = [...curvesOf('a', world, a.values, 4), ...curvesOf('b', world, b.values, 4)]
  const [found] = findings(effectsOf(a, b), curves, {
    outcomes: world.series.map((s) => s.outcome),
    replicates: a.replicates,
  })
  t.deepEqual(
    found?.findings.map((f) => f.outcome.name),
    ['trust'],
  )
})

test('the effect over a year is the mean of its twelve months, and missing before', (t) => {
  const rows = Array.from({ length: 25 }, (_, month) => ({
    ...{ baseline: 'a', variant: 'b', outcome: 'trust', scope: '', month, unit: '', n: 9, from: 0.3, to: 0.4 },
    ...{
      effect: month === 24 ? 1.3 : 0.1,
      low: 0.05,
      high: 0.2,
      share_positive: 1,
      share_negative: 0,
      variance_reduction: 0.5,
      composition: 0,
      in_both: Number.NaN,
      came: Number.NaN,
      left: Number.NaN,
    },
  }))
  const over = (month: number) =>
    findings(rows, [], { replicates: 9, outcomes: [outcome('trust')], month })[0]?.findings[0]?.yearEffect
  t.true(near(over(24) ?? 0, 0.2, 1e-12))
  t.true(Number.isNaN(over(10)))
})
