/** Quantiles beyond the replicates whose values are kept: what is exact, and how far off the rest may be. */
import test from 'ava'
import fc from 'fast-check'
import { Bins } from '../../src/analysis/bins.js'
import { QuantileSketch } from '../../src/analysis/quantile-sketch.js'
import { countedQuantiles, exactQuantiles, quantile, quantileShares } from '../../src/analysis/quantiles.js'

const near = (actual: number, expected: number, tolerance: number) => Math.abs(actual - expected) <= tolerance

const sequence = (n: number, of: (i: number) => number) => Array.from({ length: n }, (_, i) => of(i))

function tallied(values: Iterable<number>, bounds: readonly [number, number] = [0, 1], bins = 1000): number[] {
  const sketch = new QuantileSketch(bounds, bins)
  for (const x of values) sketch.add(x)
  const out = new Float64Array(quantileShares.length)
  sketch.quantiles(out, 0)
  return [...out]
}

function exact(values: readonly number[]): number[] {
  const out = new Float64Array(quantileShares.length)
  exactQuantiles(Float64Array.from(values), values.length, 1, 0, 1, out)
  return [...out]
}

test('counts have the quantiles of their sorted values, whatever their number and the bins declared', (t) => {
  // numpy 2.4.6: np.quantile([(i * i * i) % 11 for i in range(n)], [.05, .25, .5, .75, .95])
  const cubes = (i: number) => (i * i * i) % 11
  for (const n of [64, 141, 200, 10_000, 10_001])
    for (const bins of [2000, 5, 1]) {
      t.deepEqual(tallied(sequence(n, cubes), [0, 20_000], bins), [0, 2, 5, 8, 10])
      t.deepEqual(exact(sequence(n, cubes)), [0, 2, 5, 8, 10])
    }
  // np.quantile([(i * 7919) % 1000 for i in range(n)], …): more different counts than are told apart one by one.
  const many = (i: number) => (i * 7919) % 1000
  t.deepEqual(tallied(sequence(10_001, many), [0, 1], 10), [49, 249, 499, 749, 949])
  const even = tallied(sequence(10_000, many), [0, 1], 10)
  for (const [q, expected] of [49.95, 249.75, 499.5, 749.25, 949.05].entries()) t.true(near(even[q]!, expected, 1e-9))
})

test('means of counts, which are fractions, are exact where there are few of them', (t) => {
  // numpy 2.4.6: np.quantile([((i * i * i) % 11) / 3 for i in range(10001)], …)
  const thirds = sequence(10_001, (i) => ((i * i * i) % 11) / 3)
  t.deepEqual(tallied(thirds, [0, 20_000], 2000), [0, 2 / 3, 5 / 3, 8 / 3, 10 / 3])
})

test('a share of n − 1 that is a whole number gives that very value', (t) => {
  // .05 × 140 is 7.000000000000001 in doubles; R, whose quantile() allows for that, gives 0 and 7.
  const steps = [...Array.from({ length: 8 }, () => 0), ...Array.from({ length: 133 }, () => 1)]
  t.is(exact(steps)[0], 0)
  t.is(
    quantile(
      sequence(141, (i) => i),
      0.05,
    ),
    7,
  )
  t.is(
    quantile(
      sequence(41, (i) => i),
      0.025,
    ),
    1,
  )
  t.is(quantile([3], 0.975), 3)
  t.true(Number.isNaN(quantile([], 0.5)))
})

test('a continuum is off by a bin at most, within the declared bounds and beyond them', (t) => {
  // numpy 2.4.6: y = [3 * (((i * 7919) % 10007) / 10007) ** 2 for i in range(10007)]; np.quantile(y, …)
  const squares = sequence(10_007, (i) => 3 * (((i * 7919) % 10_007) / 10_007) ** 2)
  const expected = [0.007498507415349877, 0.1874625355935266, 0.7498501124160625, 1.6871627604256512, 2.706958912113174]
  for (const [q, value] of tallied(squares, [0, 1], 1000).entries())
    t.true(near(value, expected[q]!, 0.001), `${value}`)
  // y = [(((i * 7919) % 10007 + 1) / 10007) ** -2 for i in range(10007)]; its greatest value is 100,140,049.
  const tail = sequence(10_007, (i) => (((i * 7919) % 10_007) + 1) ** -2 * 10_007 ** 2)
  const far = [1.108021593464326, 1.7776593717489644, 3.999200679424486, 15.990412942551405, 398.4863761931535]
  for (const [q, value] of tallied(tail, [0, 1], 100).entries())
    t.true(near(value, far[q]!, Math.max(0.01, far[q]! / 4096)), `${value}`)
})

const kinds = fc.oneof(
  fc.double({ min: -3, max: 3, noNaN: true }),
  fc.double({ min: 0, max: 0.01, noNaN: true }),
  fc.double({ min: -1e9, max: 1e12, noNaN: true }),
  fc.integer({ min: -70_000, max: 70_000 }),
  fc.constantFrom(0, -0, 0.25, 0.5, 1, Number.NaN),
)

test('whatever the values, both neighbours of a quantile are found to within their bins', (t) => {
  const bins = new Bins([0, 1], 200)
  const widthAt = (x: number) => {
    const [from, to] = bins.edges(bins.of(x))
    return to - from
  }
  fc.assert(
    fc.property(fc.array(kinds, { minLength: 1, maxLength: 900, size: 'max' }), (values) => {
      const sorted = Float64Array.from(values.filter((x) => !Number.isNaN(x))).sort()
      const found = tallied(values, [0, 1], 200)
      if (sorted.length === 0) return found.every(Number.isNaN)
      return found.every((value, q) => {
        const place = (sorted.length - 1) * quantileShares[q]!
        const [below, above] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!]
        const bound = Math.max(widthAt(below), widthAt(above)) * (1 + 1e-9)
        const inside = value >= sorted[0]! && value <= sorted.at(-1)!
        return inside && near(value, quantile(sorted, quantileShares[q]!), bound)
      })
    }),
    { seed: 7, numRuns: 60 },
  )
  t.pass()
})

test('a tally depends on the values and not on their order, whichever form it has come to', (t) => {
  const mixtures = [
    sequence(700, (i) => (i * 7919) % 300),
    sequence(700, (i) => (i % 3 === 0 ? ((i * 7919) % 300) / 7 : i % 11)),
    // Whole numbers all but one, and whole numbers all near but one.
    sequence(700, (i) => (i === 350 ? 0.5 : (i * 7919) % 400)),
    sequence(700, (i) => (i === 350 ? 1e6 : (i * 7919) % 400)),
  ]
  for (const values of mixtures) {
    const first = tallied(values)
    const ascending = values.toSorted((a, b) => a - b)
    for (const order of [values.toReversed(), ascending, ascending.toReversed()]) t.deepEqual(tallied(order), first)
    const counted = new QuantileSketch([0, 1], 1000)
    for (const x of new Set(values)) counted.add(x, values.filter((y) => y === x).length)
    const out = new Float64Array(5)
    counted.quantiles(out, 0)
    t.deepEqual([...out], first)
  }
})

test('every number has a bin, greater numbers no smaller one, and bins meet without a gap', (t) => {
  const bins = new Bins([-0.5, 2], 100)
  const edges = sequence(30_000, (i) => i - 15_000)
  for (const bin of edges) {
    const [from, to] = bins.edges(bin)
    if (!(from < to) || bins.edges(bin + 1)[0] !== to) t.fail(`bin ${bin} reaches from ${from} to ${to}`)
    if (bins.of(from + (to - from) / 2) !== bin) t.fail(`bin ${bin} does not hold its middle`)
    // 8192 bins of the declared width, 0.025, on either side of the lower bound; then a 4096th of the distance.
    const distance = Math.max(Math.abs(from + 0.5), Math.abs(to + 0.5))
    if (to - from > Math.max(0.025, distance / 4096) * (1 + 1e-9)) t.fail(`bin ${bin} is ${to - from} wide`)
  }
  for (const x of [Number.MAX_VALUE, -Number.MAX_VALUE, Number.POSITIVE_INFINITY, 5e-324])
    t.true(Number.isInteger(bins.of(x)))
})

test('values that are counted have the quantiles of the values one by one', (t) => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 64 }), (values) => {
      const sorted = values.toSorted((a, b) => a - b)
      const distinct = [...new Set(sorted)]
      const out = new Float64Array(5)
      const counts = distinct.map((x) => values.filter((y) => y === x).length)
      countedQuantiles(Float64Array.from(distinct), counts, 0, distinct.length, out, 0)
      return quantileShares.every((share, q) => Object.is(out[q], quantile(sorted, share)))
    }),
    { seed: 7 },
  )
  t.pass()
})
