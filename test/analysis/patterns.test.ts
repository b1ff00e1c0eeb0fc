import test from 'ava'
import { evaluatePattern, PatternError, type SettingValues } from '../../src/analysis/patterns.js'
import type { OutcomeDeclaration } from '../../src/model/outcome.js'
import {
  type Comparison,
  type Expression,
  expressionText,
  type Setting,
  settingKey,
  settingsOf,
} from '../../src/scenario/pattern.js'

const near = (actual: number, expected: number, tolerance = 1e-9) => Math.abs(actual - expected) <= tolerance
const words = { en: '', id: '' }
const series = (name: string, scope = '') => {
  const outcome: OutcomeDeclaration = {
    name,
    label: words,
    unit: '',
    bounds: [0, 1],
    bins: 10,
    better: 'higher',
    meaning: words,
  }
  return { outcome, scope }
}

/** Runs in which trust is given month by month for each replicate. */
function runs(...replicates: number[][]): SettingValues {
  const months = (replicates[0]?.length ?? 1) - 1
  return {
    world: { months, series: [series('other'), series('trust', 'forum:pilar')] },
    replicates: replicates.length,
    values: Float64Array.from(replicates.flatMap((r) => [...r.map(() => 99), ...r])),
  }
}

const trust = (scenario: string, more: object = {}): Expression => ({
  scenario,
  outcome: 'trust',
  scope: 'forum:pilar',
  ...more,
})

/** The margins of an expression above 0, where `a` and `b` are the runs of those scenarios. */
async function compare(inequality: Comparison, a: SettingValues, b: SettingValues = a) {
  const result = await evaluatePattern({ holds: [inequality] }, ({ scenario }) => (scenario === 'a' ? a : b))
  const [comparison] = result.comparisons
  if (!comparison) throw new Error('no comparison')
  return comparison
}

const value = async (left: Expression, a: SettingValues, b?: SettingValues) =>
  (await compare({ left, is: 'above', right: 0 }, a, b)).mean

test('a pattern holds when the interval of the paired margin lies on the right side', async (t) => {
  // Student (1908), sleep data: paired differences of mean 1.58, 95 % interval 0.7001142 to 2.4598858 (R, t.test).
  const first = runs(...[0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0].map((x) => [x]))
  const second = runs(...[1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4].map((x) => [x]))
  const above = await compare({ left: trust('b'), is: 'above', right: trust('a') }, first, second)
  t.true(above.holds)
  t.is(above.n, 10)
  t.true(near(above.mean, 1.58) && near(above.low, 0.7001142, 1e-7) && near(above.high, 2.4598858, 1e-7))
  t.is(above.share, 0.9)
  const atLeast = await compare({ left: trust('b'), is: 'at-least', right: trust('a') }, first, second)
  t.is(atLeast.share, 1)
  t.true((await compare({ left: trust('b'), is: 'above', right: trust('a'), by: 0.7 }, first, second)).holds)
  t.false((await compare({ left: trust('b'), is: 'above', right: trust('a'), by: 0.71 }, first, second)).holds)
  t.false((await compare({ left: trust('b'), is: 'below', right: trust('a') }, first, second)).holds)
  t.true((await compare({ left: trust('a'), is: 'below', right: trust('b') }, first, second)).holds)
  t.true((await compare({ left: trust('a'), is: 'below', right: trust('b'), by: -0.7 }, first, second)).holds)
})

test('equality satisfies at least and at most, not above and below', async (t) => {
  const same = runs([0.5], [0.5], [0.5])
  for (const [is, expected] of [
    ['at-least', true],
    ['at-most', true],
    ['above', false],
    ['below', false],
  ] as const) {
    t.is((await compare({ left: trust('a'), is, right: 0.5 }, same)).holds, expected, is)
  }
})

test('the factor multiplies the right side before the margin is added', async (t) => {
  const a = runs([2], [4])
  const { mean } = await compare({ left: 10, is: 'above', right: trust('a'), times: 2, by: 1 }, a)
  t.is(mean, 3)
})

test('a term without months is its value at the last month; with a range, their mean unless it says otherwise', async (t) => {
  const a = runs([5, 1, 2, 6], [5, 3, 4, 8])
  t.is(await value(trust('a'), a), 7)
  t.is(await value(trust('a', { months: 1 }), a), 2)
  t.is(await value(trust('a', { months: [1, 3] }), a), 4)
  t.is(await value(trust('a', { months: [0, 2], at: 'min' }), a), 2)
  t.is(await value(trust('a', { months: [0, 2], at: 'max' }), a), 5)
  t.is(await value(trust('a', { months: [0, 2], at: 'first' }), a), 5)
  t.is(await value(trust('a', { months: [0, 2], at: 'final' }), a), 3)
  t.is(await value(trust('a', { months: [1, 3], at: { 'first-month-above': 3.5 } }), a), 2.5)
  t.is(await value(trust('a', { months: [1, 2], at: { 'first-month-above': 50 } }), a), 3)
  t.is(await value(trust('a', { months: [0, 3], at: { 'first-month-below': 4 } }), a), 1)
})

test('months without a value are passed over', async (t) => {
  const a = runs([Number.NaN, 1, Number.NaN, 3], [Number.NaN, 3, Number.NaN, 5])
  t.is(await value(trust('a', { months: [0, 3] }), a), 3)
  t.is(await value(trust('a', { months: [0, 3], at: 'min' }), a), 2)
  t.is(await value(trust('a', { months: [0, 3], at: { 'first-month-above': 2 } }), a), 2)
})

test('expressions are worked out replicate by replicate', async (t) => {
  const a = runs([1], [4])
  const b = runs([2], [2])
  const [x, y] = [trust('a'), trust('b')]
  t.is(await value({ difference: [x, y] }, a, b), 0.5)
  t.is(await value({ sum: [x, y, 1] }, a, b), 5.5)
  t.is(await value({ product: [x, y] }, a, b), 5)
  t.is(await value({ ratio: [x, y] }, a, b), 1.25)
  t.is(await value({ min: [x, y] }, a, b), 1.5)
  t.is(await value({ max: [x, y, 3] }, a, b), 3.5)
  t.is(await value({ abs: { difference: [x, y] } }, a, b), 1.5)
  t.true(near(await value({ log: x }, a), Math.LN2))
  t.is(await value({ difference: [{ min: [{ sum: [x, y] }, 4] }, 1] }, a, b), 2.5)
})

test('replicates in which a side is not defined are left out; in none, the pattern does not hold', async (t) => {
  const a = runs([Number.NaN], [2], [3])
  t.like(await compare({ left: trust('a'), is: 'above', right: 0 }, a), { n: 2, mean: 2.5, share: 1 })
  const zero = runs([0], [0])
  const none = await compare({ left: { log: trust('a') }, is: 'above', right: -100 }, zero)
  t.like(none, { n: 0, holds: false })
  t.true(Number.isNaN(none.share))
  t.is((await compare({ left: { ratio: [1, trust('a')] }, is: 'above', right: 0 }, zero)).n, 0)
  // One replicate gives no interval, so nothing can be said.
  t.false((await compare({ left: trust('a'), is: 'above', right: 0 }, runs([5]))).holds)
})

test('what has no value, or too few values, neither holds nor fails', async (t) => {
  const no = Number.NaN
  // Twenty replicates of which so many are .5, with a little luck, and the others are not defined.
  const some = (n: number) => runs(...Array.from({ length: 20 }, (_, r) => [r < n ? 0.5 + r / 1000 : no]))
  const of = async (n: number, more: readonly Comparison[] = []) => {
    const above: Comparison = { left: trust('a'), is: 'above', right: 0 }
    const below: Comparison = { left: trust('a'), is: 'below', right: 1 }
    return await evaluatePattern({ holds: [above, below, ...more] }, ({ scenario }) => some(scenario === 'a' ? n : 20))
  }
  const state = async (n: number, more?: readonly Comparison[]) => {
    const { holds, noValue, meansHold } = await of(n, more)
    return [holds, noValue, meansHold]
  }
  // Above 0 and below 1 at once: not so of nothing, and not refuted either.
  t.deepEqual(await state(0), [false, true, false])
  t.deepEqual(await state(4), [false, true, false])
  t.deepEqual(await state(9), [false, true, false])
  t.deepEqual(await state(10), [true, false, true])
  t.deepEqual(await state(20), [true, false, true])
  // Where another comparison fails, the pattern does.
  const fails: Comparison = { left: trust('b'), is: 'above', right: 0.9 }
  t.deepEqual(await state(0, [fails]), [false, false, false])
  t.deepEqual(
    (await of(0, [fails])).comparisons.map(({ holds, noValue, n }) => [holds, noValue, n]),
    [
      [false, true, 0],
      [false, true, 0],
      [false, false, 20],
    ],
  )
})

test('all comparisons must hold, and the share counts replicates in which all are true', async (t) => {
  const a = runs([1], [2], [3], [Number.NaN])
  const result = await evaluatePattern(
    {
      holds: [
        {
          say: { en: 'more than one and a half', id: 'lebih dari satu setengah' },
          left: trust('a'),
          is: 'above',
          right: 1.5,
        },
        { left: trust('a'), is: 'below', right: 2.5 },
      ],
    },
    () => a,
  )
  t.false(result.holds)
  t.is(result.share, 1 / 3)
  t.deepEqual(
    result.comparisons.map((c) => c.text),
    ['more than one and a half', 'trust@forum:pilar in a is below 2.5'],
  )
})

test('what the runs do not have is refused with its name', async (t) => {
  const a = runs([1, 2], [2, 3])
  const refusal = async (left: Expression, b = a) =>
    (await t.throwsAsync(compare({ left, is: 'above', right: trust('a') }, a, b), { instanceOf: PatternError }))
      ?.message
  t.is(await refusal({ scenario: 'a', outcome: 'trust' }), 'a does not record trust')
  t.is(await refusal(trust('a', { months: [1, 5] })), 'trust@forum:pilar: months 1 to 5 are not within 0 to 1 of a')
  t.regex((await refusal(trust('b'), runs([1, 2]))) ?? '', /different numbers of replicates/)
  await t.throwsAsync(compare({ left: 2, is: 'above', right: 1 }, a), { instanceOf: PatternError })
})

test('each setting is named once, whatever the order in which it is written', (t) => {
  const settings: Setting[] = settingsOf([
    {
      holds: [
        {
          left: {
            difference: [trust('a', { set: { x: 1, y: 2 } }), { log: trust('a', { set: { y: 2, x: 1 }, months: 3 }) }],
          },
          is: 'above',
          right: trust('a', { off: ['turnover'] }),
        },
        { left: trust('a'), is: 'above', right: 1 },
      ],
    },
  ])
  t.deepEqual(settings, [
    { scenario: 'a', set: { x: 1, y: 2 } },
    { scenario: 'a', off: ['turnover'] },
    { scenario: 'a' },
  ])
  t.is(new Set(settings.map(settingKey)).size, 3)
  t.is(settingKey({ scenario: 'a', set: {}, off: [] }), settingKey({ scenario: 'a' }))
})

test('a comparison without words of its own is put into words', (t) => {
  t.is(
    expressionText({
      difference: [
        {
          log: {
            scenario: 'x',
            outcome: 'trust',
            months: [37, 60],
            set: { 'forums.pilar.leadership': 0.5 },
            off: ['turnover'],
          },
        },
        { max: [{ scenario: 'y', outcome: 'trust', months: 12 }, 1] },
      ],
    }),
    '(ln(mean trust in x, forums.pilar.leadership=0.5, without turnover (months 37–60)) − max(trust in y (month 12), 1))',
  )
})
