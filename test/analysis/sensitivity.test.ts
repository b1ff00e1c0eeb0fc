import test from 'ava'
import type { Design } from '../../src/analysis/designs/index.js'
import { designOf } from '../../src/analysis/designs/index.js'
import { correlationRatios } from '../../src/analysis/sensitivity/correlation-ratio.js'
import { luckShare } from '../../src/analysis/sensitivity/luck-share.js'
import { morrisMeasures } from '../../src/analysis/sensitivity/morris.js'
import { ranking } from '../../src/analysis/sensitivity/ranking.js'
import type { Responses } from '../../src/analysis/sensitivity/responses.js'
import { sobolIndices } from '../../src/analysis/sensitivity/sobol-indices.js'
import { Luck, luckName } from '../../src/luck/index.js'

type Outcome = (x: Float64Array, replicate: number, point: number) => number

function responsesOf(design: Design, outcome: Outcome, replicates = 1): Responses {
  const values = new Float64Array(design.size * replicates)
  for (let point = 0; point < design.size; point++) {
    const x = design.at(point)
    for (let r = 0; r < replicates; r++) values[point * replicates + r] = outcome(x, r, point)
  }
  return { points: design.size, replicates, values }
}

const saltelli = (factors: number, size: number) => designOf({ kind: 'saltelli', factors, size, seed: '1' })
const close = (a: number, b: number, by: number) => Math.abs(a - b) <= by

/** Ishigami & Homma (1990) with a = 7, b = 0.1, on [−π, π]³. */
const ishigami: Outcome = (u) => {
  const [x, y, z] = [...u].map((one) => Math.PI * (2 * one - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

test('Sobol’ indices of the Ishigami function are the published ones', (t) => {
  const { first, total, firstSum, variance } = sobolIndices(3, responsesOf(saltelli(3, 4096), ishigami), '1')
  // Saltelli et al., Global Sensitivity Analysis (2008), section 4; in closed form V = a²/8 + bπ⁴/5 + b²π⁸/18 + 1/2.
  ;[0.313905, 0.442411, 0].forEach((expected, f) => {
    t.true(close(first[f]!.value, expected, 0.01), `first ${f}: ${first[f]!.value}`)
    t.true(first[f]!.low <= expected && first[f]!.high >= expected)
  })
  ;[0.557589, 0.442411, 0.243684].forEach((expected, f) => {
    t.true(close(total[f]!.value, expected, 0.01), `total ${f}: ${total[f]!.value}`)
    t.true(total[f]!.low <= expected && total[f]!.high >= expected)
  })
  t.true(close(variance, 49 / 8 + Math.PI ** 4 / 50 + Math.PI ** 8 / 1800 + 0.5, 0.1), String(variance))
  t.true(close(firstSum.value, 0.756316, 0.02))
})

test('Sobol’ indices of the g-function are the published ones', (t) => {
  // Saltelli & Sobol’ (1995); a = (0, 1, 4.5, 9, 99, 99, 99, 99) as in Saltelli et al. (2010).
  const a = [0, 1, 4.5, 9, 99, 99, 99, 99]
  const g: Outcome = (x) => a.reduce((product, ai, i) => (product * (Math.abs(4 * x[i]! - 2) + ai)) / (1 + ai), 1)
  const alone = a.map((ai) => 1 / (3 * (1 + ai) ** 2))
  const all = alone.reduce((product, v) => product * (1 + v), 1) - 1
  const { first, total } = sobolIndices(8, responsesOf(saltelli(8, 4096), g), '1')
  alone.forEach((v, i) => {
    t.true(close(first[i]!.value, v / all, 0.015), `first ${i}: ${first[i]!.value} for ${v / all}`)
    const st = (v * (all + 1)) / (1 + v) / all
    t.true(close(total[i]!.value, st, 0.015), `total ${i}: ${total[i]!.value} for ${st}`)
  })
})

test('a sum has first order indices only, a centred product total order only', (t) => {
  // Var of w·U(0,1) is w²/12: shares 1, 4, 9 of 14.
  const sum = sobolIndices(
    3,
    responsesOf(saltelli(3, 1024), (x) => x[0]! + 2 * x[1]! + 3 * x[2]!),
    '1',
  )
  ;[1 / 14, 4 / 14, 9 / 14].forEach((share, f) => {
    t.true(close(sum.first[f]!.value, share, 0.005))
    t.true(close(sum.total[f]!.value, share, 0.005))
  })
  // E[xy | x] = 0 for centred x and y: all the variance is theirs together.
  const product = sobolIndices(
    3,
    responsesOf(saltelli(3, 1024), (x) => (x[0]! - 0.5) * (x[1]! - 0.5)),
    '1',
  )
  ;[1, 1, 0].forEach((share, f) => {
    t.true(close(product.first[f]!.value, 0, 0.03), String(product.first[f]!.value))
    t.true(close(product.total[f]!.value, share, 0.03), String(product.total[f]!.value))
  })
  t.is(product.total[2]!.value, 0)
})

test('Morris measures of y = x₁ + 2x₂ + x₁x₃ are μ* = (1.5, 2, 0.5) on four levels', (t) => {
  // Elementary effects: 1 + x₃, 2 and x₁. x is even over 0, 1/3, 2/3, 1, so its mean is 1/2 and its variance 5/36.
  const design = designOf({ kind: 'morris', factors: 3, size: 2000, seed: '1' })
  const { factors, trajectories } = morrisMeasures(
    design,
    3,
    responsesOf(design, (x) => x[0]! + 2 * x[1]! + x[0]! * x[2]!),
    '1',
  )
  t.is(trajectories, 2000)
  const deviation = Math.sqrt(5 / 36)
  ;[1.5, 2, 0.5].forEach((expected, f) => {
    t.true(close(factors[f]!.muStar, expected, 0.03), `μ* ${f}: ${factors[f]!.muStar}`)
    t.true(close(factors[f]!.mu, expected, 0.03))
    t.true(close(factors[f]!.sigma, [deviation, 0, deviation][f]!, 0.01), `σ ${f}: ${factors[f]!.sigma}`)
  })
})

test('effects that cancel have μ near 0 but not μ*', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 1000, seed: '1' })
  const { factors } = morrisMeasures(
    design,
    2,
    responsesOf(design, (x) => (x[0]! - 0.5) * (x[1]! - 0.5)),
    '1',
  )
  // |x − 1/2| is 1/2 or 1/6, each half of the time.
  for (const { mu, muStar } of factors) {
    t.true(Math.abs(mu) < 0.05)
    t.true(close(muStar, 1 / 3, 0.01), String(muStar))
  }
})

/** Luck of the tests: a standard normal of Irwin & Hall, twelve uniforms less 6, for a name, a point and a replicate. */
function normal(name: string, point: number, replicate: number): number {
  const luck = new Luck('noise', replicate)
  const hashed = luckName(name)
  let sum = -6
  for (let k = 0; k < 12; k++) sum += luck.at(hashed, 0, point * 12 + k)
  return sum
}

test('the share of luck is that which was put in, common to all points or not', (t) => {
  // Var(4x) = 16/12; luck common to all points 1, luck of its own at each point 0.5.
  const design = designOf({ kind: 'latin-hypercube', factors: 2, size: 400, seed: '1' })
  const outcome: Outcome = (x, r, point) => 4 * x[0]! + normal('all', 0, r) + Math.sqrt(0.5) * normal('own', point, r)
  const all = 16 / 12 + 1.5
  const found = luckShare(responsesOf(design, outcome, 200), (point) => point, '1')
  t.true(close(found.common, 1 / all, 0.08), String(found.common))
  t.true(close(found.mixed, 0.5 / all, 0.02), String(found.mixed))
  t.true(close(found.share, found.common + found.mixed, 1e-12))
  t.true(found.interval.low < found.share && found.interval.high > found.share)
  t.true(close(found.factors, 16 / 12, 0.05))
  const once = luckShare(responsesOf(design, outcome, 1), (point) => point, '1')
  t.true(Number.isNaN(once.share) && Number.isNaN(once.interval.low))
  const none = luckShare(
    responsesOf(design, (x) => x[0]!, 3),
    (point) => point,
    '1',
  )
  t.true(close(none.share, 0, 1e-12))
})

test('indices of noisy means are those of the expected outcome', (t) => {
  // As much luck as factors: uncorrected, the total order of the idle third factor would be 0.2, and others too small.
  const deviation = Math.sqrt(5 / 12)
  const design = saltelli(3, 1024)
  const noisy = sobolIndices(
    3,
    responsesOf(design, (x, r, point) => x[0]! + 2 * x[1]! + deviation * normal('own', point, r), 4),
    '1',
  )
  ;[0.2, 0.8, 0].forEach((share, f) => {
    t.true(close(noisy.first[f]!.value, share, 0.06), `first ${noisy.first[f]!.value}`)
    t.true(close(noisy.total[f]!.value, share, 0.06), `total ${noisy.total[f]!.value}`)
  })
})

test('luck that all points share changes no index', (t) => {
  const design = saltelli(2, 128)
  const plain = sobolIndices(
    2,
    responsesOf(design, (x) => x[0]! + x[0]! * x[1]!, 3),
    '1',
  )
  const shared = sobolIndices(
    2,
    responsesOf(design, (x, r) => x[0]! + x[0]! * x[1]! + r * 10, 3),
    '1',
  )
  plain.total.forEach((index, f) => {
    t.true(close(index.value, shared.total[f]!.value, 1e-9))
    t.true(close(plain.first[f]!.value, shared.first[f]!.value, 1e-9))
  })
})

test('luck that passes for an effect is told apart in Morris measures', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 300, seed: '1' })
  const { factors } = morrisMeasures(
    design,
    2,
    responsesOf(design, (x, r, point) => x[0]! + normal('own', point, r), 8),
    '1',
  )
  const [real, idle] = factors
  t.true(close(idle!.muStar, idle!.luck, 0.1), `${idle!.muStar} and ${idle!.luck}`)
  t.true(real!.muStar > 1.2 * real!.luck)
  t.true(idle!.sigma < 0.35, 'σ is freed of luck')
})

test('an undefined point costs its group and no more', (t) => {
  const design = saltelli(3, 256)
  const responses = responsesOf(design, ishigami)
  responses.values[7] = Number.NaN
  const { samples, left, total } = sobolIndices(3, responses, '1')
  t.deepEqual([samples, left], [255, 1])
  t.true(total.every(({ value }) => Number.isFinite(value)))
  const morris = designOf({ kind: 'morris', factors: 3, size: 10, seed: '1' })
  const holes = responsesOf(morris, ishigami)
  holes.values[4] = Number.NaN
  t.deepEqual([morrisMeasures(morris, 3, holes, '1').trajectories, morrisMeasures(morris, 3, holes, '1').left], [9, 1])
})

test('correlation ratios of space-filling points are first order indices', (t) => {
  const design = designOf({ kind: 'latin-hypercube', factors: 3, size: 4000, seed: '1' })
  const { first } = correlationRatios((point) => design.at(point), [0, 0, 0], responsesOf(design, ishigami), '1')
  // Published as above; classes of a sixteenth of the range blur the curve a little.
  ;[0.313905, 0.442411, 0].forEach((expected, f) => {
    t.true(close(first[f]!.value, expected, 0.03), `${f}: ${first[f]!.value}`)
  })
  const grid = designOf({ kind: 'full-factorial', factors: 2, levels: [2, 3], seed: '1' })
  const found = correlationRatios(
    (point) => grid.at(point),
    [2, 3],
    responsesOf(grid, (x) => x[0]!),
    '1',
  )
  t.is(found.first[0]!.value, 1)
  t.true(found.first[1]!.value <= 0)
})

test('the interval of a correlation ratio covers the 0 of an idle factor about as often as it says', (t) => {
  let covered = 0
  for (let seed = 0; seed < 40; seed++) {
    const design = designOf({ kind: 'latin-hypercube', factors: 3, size: 200, seed: String(seed) })
    const { first } = correlationRatios(
      (point) => design.at(point),
      [0, 0, 0],
      responsesOf(design, (x) => x[0]! + x[1]!),
      '1',
    )
    if (first[2]!.low <= 0 && first[2]!.high >= 0) covered += 1
  }
  t.true(covered >= 34, String(covered))
})

test('factors are ranked only as far as their intervals part them', (t) => {
  const measures = [
    { value: 1, low: 0.5, high: 1.5 },
    { value: 5, low: 4, high: 6 },
    { value: 1.5, low: 1, high: 2 },
    { value: 0, low: 0, high: 0 },
    { value: 0, low: 0, high: 0 },
  ]
  const { order, ranks } = ranking(measures, 10)
  t.deepEqual(order, [1, 2, 0, 3, 4])
  t.deepEqual(
    ranks.map(({ best, worst }) => [best, worst]),
    [
      [2, 3],
      [1, 1],
      [2, 3],
      [4, 5],
      [4, 5],
    ],
  )
  // Half-widths that face each other are 1/2 each, the gap is 1/2: they must halve, which takes four times as many.
  t.deepEqual(
    order.map((at) => ranks[at]!.needed),
    [10, 40, 10, Number.POSITIVE_INFINITY, Number.NaN],
  )
})

test('a bootstrap interval covers the true index about as often as it says', (t) => {
  let covered = 0
  for (let seed = 0; seed < 60; seed++) {
    const design = designOf({ kind: 'saltelli', factors: 2, size: 64, seed: String(seed) })
    const { total } = sobolIndices(
      2,
      responsesOf(design, (x) => x[0]! + x[1]! + x[0]! * x[1]!),
      '1',
    )
    // y = x₁ + x₂ + x₁x₂: V₁ = V₂ = 2.25/12, V₁₂ = 1/144.
    const st = (2.25 / 12 + 1 / 144) / (4.5 / 12 + 1 / 144)
    if (total[0]!.low <= st && st <= total[0]!.high) covered += 1
  }
  // Points of a Sobol’ sequence are better spread than the bootstrap supposes, so that more than 95 % are covered.
  t.true(covered >= 54, String(covered))
})

test('the same results give the same intervals, another seed others', (t) => {
  const design = saltelli(3, 64)
  const responses = responsesOf(design, ishigami)
  t.deepEqual(sobolIndices(3, responses, '1'), sobolIndices(3, responses, '1'))
  t.notDeepEqual(sobolIndices(3, responses, '1').total[0], sobolIndices(3, responses, '2').total[0])
})
