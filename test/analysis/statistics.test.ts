import test from 'ava'
import fc from 'fast-check'
import { halfWidth, tCritical } from '../../src/analysis/interval.js'
import { BlockedMoments, blockSize, Moments } from '../../src/analysis/moments.js'
import { exactQuantiles, quantileShares } from '../../src/analysis/quantiles.js'

const near = (actual: number, expected: number, tolerance: number) => Math.abs(actual - expected) <= tolerance

function momentsOf(values: readonly number[]): Moments {
  const moments = new BlockedMoments(1)
  for (const x of values) moments.add(Float64Array.of(x))
  return moments.finish()
}

function quantilesOf(values: readonly number[]): number[] {
  const out = new Float64Array(quantileShares.length)
  exactQuantiles(Float64Array.from(values), values.length, 1, 0, 1, out)
  return [...out]
}

// R's data set `mtcars` (Henderson & Velleman 1981, Biometrics 37), variable mpg.
const milesPerGallon = [
  21.0, 21.0, 22.8, 21.4, 18.7, 18.1, 14.3, 24.4, 22.8, 19.2, 17.8, 16.4, 17.3, 15.2, 10.4, 10.4, 14.7, 32.4, 30.4,
  33.9, 21.5, 15.5, 15.2, 13.3, 19.2, 27.3, 26.0, 30.4, 15.8, 19.7, 15.0, 21.4,
]

test('the critical t values are those of the printed tables', (t) => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.2, column 0.975.
  const table: [number, number][] = [
    [1, 12.706],
    [2, 4.303],
    [3, 3.182],
    [5, 2.571],
    [9, 2.262],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ]
  for (const [freedom, value] of table) t.true(near(tCritical(freedom), value, 5.1e-4), `${freedom}`)
  // Closed forms: tan(0.475 π) for one degree of freedom, 2 · 0.475 · √(2 / (1 − 0.95²)) for two.
  t.true(near(tCritical(1), 12.706204736174694, 1e-9))
  t.true(near(tCritical(2), 0.95 * Math.sqrt(2 / (1 - 0.95 * 0.95)), 1e-11))
  t.true(near(tCritical(999_999), 1.959966, 1e-5))
})

test('an interval of one value is missing, and of equal values has no width', (t) => {
  t.true(Number.isNaN(halfWidth(0, 1)))
  t.is(halfWidth(0, 5), 0)
})

test('mean and deviation of a hard series are the certified ones', (t) => {
  // NIST Statistical Reference Datasets, NumAcc4: mean 10000000.2, sd 0.1, 1001 observations.
  const numAcc4 = [10000000.2, ...Array.from({ length: 1000 }, (_, i) => (i % 2 === 0 ? 10000000.1 : 10000000.3))]
  const moments = momentsOf(numAcc4)
  t.is(moments.count[0], 1001)
  t.true(near(moments.meanOf(0), 10000000.2, 1e-8))
  t.true(near(Math.sqrt(moments.varianceOf(0)), 0.1, 1e-8))
})

test('moments merged from blocks agree with one pass over everything', (t) => {
  const agrees = () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (values, cut) => {
          const [whole, head, tail] = [new Moments(1), new Moments(1), new Moments(1)]
          values.forEach((x, i) => {
            whole.add(Float64Array.of(x))
            ;(i < cut ? head : tail).add(Float64Array.of(x))
          })
          head.merge(tail)
          return (
            head.count[0] === whole.count[0] &&
            near(head.meanOf(0), whole.meanOf(0), 1e-9) &&
            near(head.squares[0] as number, whole.squares[0] as number, 1e-5)
          )
        },
      ),
      { seed: 7 },
    )
  t.notThrows(agrees)
})

test('moments do not depend on who computed which block', (t) => {
  const values = Array.from({ length: 3 * blockSize + 5 }, (_, i) => ((i * 7919) % 1000) / 7)
  const inOneGo = momentsOf(values)
  const total = new Moments(1)
  for (let first = 0; first < values.length; first += blockSize) {
    const block = new Moments(1)
    for (const x of values.slice(first, first + blockSize)) block.add(Float64Array.of(x))
    total.merge(block)
  }
  t.is(total.meanOf(0), inOneGo.meanOf(0))
  t.is(total.varianceOf(0), inOneGo.varianceOf(0))
})

test('values that are not defined are left out of the moments', (t) => {
  const moments = momentsOf([Number.NaN, 2, Number.NaN, 4])
  t.is(moments.count[0], 2)
  t.is(moments.meanOf(0), 3)
  t.is(moments.varianceOf(0), 2)
  t.true(Number.isNaN(momentsOf([Number.NaN]).meanOf(0)))
  t.true(Number.isNaN(momentsOf([5]).varianceOf(0)))
})

test('quantiles are those that R prints', (t) => {
  // R: quantile(mtcars$mpg) gives 15.425, 19.2, 22.8 at 25, 50 and 75 %.
  const [, p25, p50, p75] = quantilesOf(milesPerGallon) as [number, number, number, number]
  t.true(near(p25, 15.425, 1e-12))
  t.true(near(p50, 19.2, 1e-12))
  t.true(near(p75, 22.8, 1e-12))
})

test('quantiles by selection are those of the sorted values, whatever the values', (t) => {
  const messy = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(0, 0.5, 1),
    fc.integer({ min: 0, max: 9 }),
    fc.constant(Number.NaN),
  )
  fc.assert(
    fc.property(fc.array(messy, { minLength: 1, maxLength: 400 }), (values) => {
      const sorted = values.filter((x) => !Number.isNaN(x)).sort((a, b) => a - b)
      return quantilesOf(values).every((quantile, q) => {
        if (sorted.length === 0) return Number.isNaN(quantile)
        const at = (sorted.length - 1) * (quantileShares[q] as number)
        const below = sorted[Math.floor(at)] as number
        const above = sorted[Math.ceil(at)] as number
        return near(quantile, below + (at % 1) * (above - below), 1e-13)
      })
    }),
    { seed: 7 },
  )
  // Orders that make selection around a pivot slow: ascending, descending, organ pipe.
  const many = Array.from({ length: 10_000 }, (_, i) => i)
  const expected = [499.95, 2499.75, 4999.5, 7499.25, 9499.05]
  for (const order of [many, many.toReversed(), many.map((i) => (i < 5000 ? 2 * i : 19_999 - 2 * i))]) {
    for (const [q, quantile] of quantilesOf(order).entries()) t.true(near(quantile, expected[q] as number, 1e-9))
  }
})
