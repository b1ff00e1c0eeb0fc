import test from 'ava'
import type { Design } from '../../src/analysis/designs/index.js'
import { designOf } from '../../src/analysis/designs/index.js'
import { luckShare } from '../../src/analysis/sensitivity/luck-share.js'
import { morrisMeasures } from '../../src/analysis/sensitivity/morris.js'
import { type Difference, ranking } from '../../src/analysis/sensitivity/ranking.js'
import type { Responses } from '../../src/analysis/sensitivity/responses.js'
import { sobolIndices } from '../../src/analysis/sensitivity/sobol-indices.js'
import { wholeTable } from '../../src/analysis/sensitivity/whole-table.js'
import { drawName, RandomStreams } from '../../src/random/index.js'

type Outcome = (x: Float64Array, replicate: number, point: number) => number

function responsesOf(design: Design, outcome: Outcome, replicates = 1): Responses {
  const values = new Float64Array(design.size * replicates)
  for (let point = 0; point < design.size; point++) {
    const x = design.at(point)
    for (let r = 0; r < replicates; r++) values[point * replicates + r] = outcome(x, r, point)
  }
  return { points: design.size, replicates, values }
}

/** Sobol’ indices of a Saltelli design’s responses. */
const indicesOf = (factors: number, responses: Responses) => sobolIndices(factors, wholeTable(responses, factors + 2))
/** Morris measures where each coordinate is the value itself. */
const effectsOf = (design: Design, factors: number, responses: Responses) =>
  morrisMeasures(
    design,
    factors,
    wholeTable(responses, factors + 1),
    (point, f) => design.at(point)[f]! - design.at(point - 1)[f]!,
  )
/** The share of luck where each point stands for itself. */
const luckOf = (responses: Responses) => luckShare(wholeTable(responses, 1), 1)

const saltelli = (factors: number, size: number) => designOf({ kind: 'saltelli', factors, size, seed: '1' })
const close = (a: number, b: number, by: number) => Math.abs(a - b) <= by

/** Ishigami & Homma (1990) with a = 7, b = 0.1, on [−π, π]³. */
const ishigami: Outcome = (u) => {
  const [x, y, z] = [...u].map((one) => Math.PI * (2 * one - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}

test('Sobol’ indices of the Ishigami function are the published ones', (t) => {
  const { first, total, firstSum, variance } = indicesOf(3, responsesOf(saltelli(3, 4096), ishigami))
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
  const { first, total } = indicesOf(8, responsesOf(saltelli(8, 4096), g))
  alone.forEach((v, i) => {
    t.true(close(first[i]!.value, v / all, 0.015), `first ${i}: ${first[i]!.value} for ${v / all}`)
    const st = (v * (all + 1)) / (1 + v) / all
    t.true(close(total[i]!.value, st, 0.015), `total ${i}: ${total[i]!.value} for ${st}`)
  })
})

test('a sum has first order indices only, a centred product total order only', (t) => {
  // Var of w·U(0,1) is w²/12: shares 1, 4, 9 of 14.
  const sum = indicesOf(
    3,
    responsesOf(saltelli(3, 1024), (x) => x[0]! + 2 * x[1]! + 3 * x[2]!),
  )
  ;[1 / 14, 4 / 14, 9 / 14].forEach((share, f) => {
    t.true(close(sum.first[f]!.value, share, 0.005))
    t.true(close(sum.total[f]!.value, share, 0.005))
  })
  // E[xy | x] = 0 for centred x and y: all the variance is theirs together.
  const product = indicesOf(
    3,
    responsesOf(saltelli(3, 1024), (x) => (x[0]! - 0.5) * (x[1]! - 0.5)),
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
  const { factors } = effectsOf(
    design,
    3,
    responsesOf(design, (x) => x[0]! + 2 * x[1]! + x[0]! * x[2]!),
  )
  const deviation = Math.sqrt(5 / 36)
  ;[1.5, 2, 0.5].forEach((expected, f) => {
    t.true(close(factors[f]!.muStar, expected, 0.03), `μ* ${f}: ${factors[f]!.muStar}`)
    t.true(close(factors[f]!.mu, expected, 0.03))
    t.true(close(factors[f]!.sigma, [deviation, 0, deviation][f]!, 0.01), `σ ${f}: ${factors[f]!.sigma}`)
  })
})

test('effects that cancel have μ near 0 but not μ*', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 1000, seed: '1' })
  const { factors } = effectsOf(
    design,
    2,
    responsesOf(design, (x) => (x[0]! - 0.5) * (x[1]! - 0.5)),
  )
  // |x − 1/2| is 1/2 or 1/6, each half of the time.
  for (const { mu, muStar } of factors) {
    t.true(Math.abs(mu) < 0.05)
    t.true(close(muStar, 1 / 3, 0.01), String(muStar))
  }
})

/** Luck of the tests: a standard normal of Irwin & Hall, twelve uniforms less 6, for a name, a point and a replicate. */
function normal(name: string, point: number, replicate: number): number {
  const luck = new RandomStreams('noise', replicate)
  const hashed = drawName(name)
  let sum = -6
  for (let k = 0; k < 12; k++) sum += luck.at(hashed, 0, point * 12 + k)
  return sum
}

test('the share of luck is that which was put in, common to all points or not', (t) => {
  // Var(4x) = 16/12; luck common to all points 1, luck of its own at each point 0.5.
  const design = designOf({ kind: 'latin-hypercube', factors: 2, size: 400, seed: '1' })
  const outcome: Outcome = (x, r, point) => 4 * x[0]! + normal('all', 0, r) + Math.sqrt(0.5) * normal('own', point, r)
  const all = 16 / 12 + 1.5
  const found = luckOf(responsesOf(design, outcome, 200))
  t.true(close(found.common, 1 / all, 0.08), String(found.common))
  t.true(close(found.mixed, 0.5 / all, 0.02), String(found.mixed))
  t.true(close(found.share, found.common + found.mixed, 1e-12))
  t.true(found.interval.low < found.share && found.interval.high > found.share)
  t.true(close(found.factors, 16 / 12, 0.05))
  const once = luckOf(responsesOf(design, outcome, 1))
  t.true(Number.isNaN(once.share) && Number.isNaN(once.interval.low))
  const none = luckOf(responsesOf(design, (x) => x[0]!, 3))
  t.true(close(none.share, 0, 1e-12))
})

test('indices of noisy means are those of the expected outcome', (t) => {
  // As much luck as factors: uncorrected, the total order of the idle third factor would be 0.2, and others too small.
  const deviation = Math.sqrt(5 / 12)
  const design = saltelli(3, 1024)
  const noisy = indicesOf(
    3,
    responsesOf(design, (x, r, point) => x[0]! + 2 * x[1]! + deviation * normal('own', point, r), 4),
  )
  ;[0.2, 0.8, 0].forEach((share, f) => {
    t.true(close(noisy.first[f]!.value, share, 0.06), `first ${noisy.first[f]!.value}`)
    t.true(close(noisy.total[f]!.value, share, 0.06), `total ${noisy.total[f]!.value}`)
  })
})

test('luck that all points share changes no index', (t) => {
  const design = saltelli(2, 128)
  const plain = indicesOf(
    2,
    responsesOf(design, (x) => x[0]! + x[0]! * x[1]!, 3),
  )
  const shared = indicesOf(
    2,
    responsesOf(design, (x, r) => x[0]! + x[0]! * x[1]! + r * 10, 3),
  )
  plain.total.forEach((index, f) => {
    t.true(close(index.value, shared.total[f]!.value, 1e-9))
    t.true(close(plain.first[f]!.value, shared.first[f]!.value, 1e-9))
  })
})

test('luck that passes for an effect is told apart in Morris measures', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 300, seed: '1' })
  const { factors } = effectsOf(
    design,
    2,
    responsesOf(design, (x, r, point) => x[0]! + normal('own', point, r), 8),
  )
  const [real, idle] = factors
  t.true(close(idle!.muStar, idle!.luck, 0.1), `${idle!.muStar} and ${idle!.luck}`)
  t.true(real!.muStar > 1.2 * real!.luck)
  t.true(idle!.sigma < 0.35, 'σ is freed of luck')
})

test('where an outcome is not defined, the group or the replicate goes that lacks it most', (t) => {
  // Four groups of one point, three replicates: a hole of its own in group 1, and a replicate that is hardly ever defined.
  const hole = Number.NaN
  const values = Float64Array.from(
    [
      [1, 2, hole],
      [hole, 3, hole],
      [4, 5, hole],
      [6, 7, 8],
    ].flat(),
  )
  const table = wholeTable({ points: 4, replicates: 3, values }, 1)
  t.deepEqual(table.groups, [0, 2, 3])
  t.deepEqual([...table.responses.values], [1, 2, 4, 5, 6, 7])
  t.deepEqual([table.leftGroups, table.leftReplicates], [1, 1])
  const none = wholeTable({ points: 2, replicates: 2, values: new Float64Array(4).fill(hole) }, 1)
  t.deepEqual([none.groups.length, none.responses.values.length], [0, 0])
})

test('an undefined run mixes no replicates: its group is left out, and of none left nothing is said', (t) => {
  const design = saltelli(3, 256)
  const responses = responsesOf(design, ishigami)
  responses.values[7] = Number.NaN
  const { total } = indicesOf(3, responses)
  t.true(total.every(({ value }) => Number.isFinite(value)))
  responses.values.fill(Number.NaN)
  const nothing = indicesOf(3, responses)
  t.true(nothing.total.every(({ value, low, high }) => [value, low, high].every(Number.isNaN)))
})

/** Differences of means of `groups` normals with a standard deviation, so many degrees of freedom of luck beside. */
const differing =
  (values: readonly number[], ofGroups: number, ofLuck = 0): Difference =>
  (factor, other) => ({
    value: values[factor]! - values[other]!,
    of: { ofGroups, ofLuck, mixed: 0, groupFreedom: 31, luckFreedom: 9 },
  })

test('factors are ranked as far as differences part them over all pairs together', (t) => {
  // scipy: t.ppf(1 − .04/12, 31) = 2.908 of six pairs, t.ppf(1 − .04/6, 31) = 2.625 of the three that are left.
  const values = [1, 5, 1.5, 1.5 - 2.7 / 2.8]
  const { order, ranks } = ranking(values, { groups: 32, replicates: 10 }, differing(values, 1 / 7.84))
  t.deepEqual(order, [1, 2, 0, 3])
  t.deepEqual(
    ranks.map(({ best, worst }) => [best, worst]),
    [
      [2, 4],
      [1, 1],
      [2, 3],
      [3, 4],
    ],
  )
  const unknown = ranking(values, { groups: 32, replicates: 10 })
  t.true(unknown.ranks.every(({ best, worst, needed }) => best === 1 && worst === 4 && needed === undefined))
})

test('what would part two factors is wanted of the source that hides more of their difference', (t) => {
  const values = [1, 0]
  const size = { groups: 32, replicates: 10 }
  const points = ranking(values, size, differing(values, 1, 0.0001)).ranks[0]!.needed!
  t.is(points.source, 'groups')
  t.is(points.replicates, 10)
  // scipy: t.ppf(1 − .04/2, 31)² = 4.596 variances of 1 are wanted, in steps of 5 %.
  t.true(points.groups >= 32 * 4.59 && points.groups <= 32 * 4.59 * 1.06, String(points.groups))
  const luck = ranking(values, size, differing(values, 0.0001, 1)).ranks[0]!.needed!
  t.deepEqual([luck.source, luck.groups], ['replicates', 32])
  // t.ppf(1 − .04/2, 31)² again, once there are so many replicates that luck has 31 degrees of freedom.
  t.true(luck.replicates >= 46 && luck.replicates <= 49, String(luck.replicates))
  const equal = ranking([1, 1], size, differing([1, 1], 1, 1)).ranks[0]!.needed!
  t.is(equal.groups, Number.POSITIVE_INFINITY)
})

/** Luck of a replicate, common to all points: two standard normals, by names of their own in each trial. */
function lucky(trial: number, replicates: number): readonly (readonly [number, number])[] {
  return Array.from({ length: replicates }, (_, r) => [normal(`z${trial}`, 0, r), normal(`w${trial}`, 0, r)])
}

for (const replicates of [5, 10, 30])
  test(`intervals cover as often as they say where luck moves the effects, with ${replicates} replicates`, (t) => {
    // y = (1 + z/2) x₁ + (1 + w/2) x₂: μ = μ* = 1, shares 1/2. Of 120 at 95 %, fewer than 107 or 0 misses are chance
    // in less than 1 %: scipy’s binom.cdf(106, 120, .95) = .003, binom.pmf(120, 120, .95) = .002 (both ends are counted).
    const trials = 60
    let [mu, star, first, total, parted] = [0, 0, 0, 0, 0]
    for (let trial = 0; trial < trials; trial++) {
      const luck = lucky(trial, replicates)
      const y: Outcome = (x, r) => (1 + luck[r]![0] / 2) * x[0]! + (1 + luck[r]![1] / 2) * x[1]!
      const within = (truth: number, { low, high }: { low: number; high: number }) =>
        Number(low <= truth && truth <= high)
      const design = designOf({ kind: 'morris', factors: 2, size: 12, seed: String(trial) })
      const { factors, difference } = effectsOf(design, 2, responsesOf(design, y, replicates))
      for (const { muInterval, muStarInterval, sigma, sigmaInterval } of factors) {
        mu += within(1, muInterval)
        star += within(1, muStarInterval)
        t.true(sigma < 1e-6 && sigmaInterval.high < 1e-6)
      }
      const { ranks } = ranking(
        factors.map(({ muStar }) => muStar),
        { groups: 12, replicates },
        difference,
      )
      if (ranks[0]!.worst === 1 || ranks[0]!.best === 2) parted += 1
      const points = saltelli2(trial)
      const indices = indicesOf(2, responsesOf(points, y, replicates))
      for (const index of indices.first) first += within(0.5, index)
      for (const index of indices.total) total += within(0.5, index)
    }
    for (const covered of [mu, star, first, total])
      t.true(covered >= 107 && covered < 2 * trials, `${mu} ${star} ${first} ${total} of ${2 * trials}`)
    // binom.sf(7, 60, .05) = .009
    t.true(parted <= 7, String(parted))
  })

function saltelli2(trial: number): Design {
  return designOf({ kind: 'saltelli', factors: 2, size: 128, seed: String(trial) })
}

test('factors that differ clearly are parted', (t) => {
  const luck = lucky(0, 10)
  const y: Outcome = (x, r) => (3 + luck[r]![0] / 2) * x[0]! + (1 + luck[r]![1] / 2) * x[1]!
  const { total, difference } = indicesOf(3, responsesOf(saltelli(3, 64), y, 10))
  const { ranks } = ranking(
    total.map(({ value }) => value),
    { groups: 64, replicates: 10 },
    difference,
  )
  t.deepEqual(
    ranks.map(({ best, worst }) => [best, worst]),
    [
      [1, 1],
      [2, 2],
      [3, 3],
    ],
  )
})

test('luck of single runs that passes for size is within the interval of an idle factor', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 20, seed: '1' })
  const { factors } = effectsOf(
    design,
    2,
    responsesOf(design, (x, r, point) => 6 * x[0]! + normal('own', point, r), 5),
  )
  t.true(factors[0]!.muStarInterval.low > 3)
  t.is(factors[1]!.muStarInterval.low, 0)
})

test('few trajectories or base samples have no intervals', (t) => {
  const design = designOf({ kind: 'morris', factors: 2, size: 7, seed: '1' })
  const [one] = effectsOf(
    design,
    2,
    responsesOf(design, (x) => x[0]!, 3),
  ).factors
  t.true(close(one!.muStar, 1, 1e-12) && Number.isNaN(one!.muStarInterval.low) && Number.isNaN(one!.sigmaInterval.high))
  const { total, firstSum } = indicesOf(3, responsesOf(saltelli(3, 15), ishigami, 3))
  t.true(Number.isFinite(total[0]!.value) && Number.isNaN(total[0]!.low) && Number.isNaN(firstSum.high))
})

test('equal factors are not parted by what rounding leaves of their difference, nor is there luck in it', (t) => {
  for (const [outcome, effect] of [
    [(x: Float64Array) => x.reduce((sum, one) => sum + 0.3 * one, 0.7), 0.3],
    [(x: Float64Array) => x.reduce((sum, one) => sum + 0.1 * one, 0), 0.1],
    [(x: Float64Array) => (x[0]! + x[1]! + x[2]! + x[3]! + 0.45) / 5, 0.2],
  ] as const)
    for (const seed of ['1', '2', '3'])
      for (const levels of [0, 3]) {
        const design = designOf({ kind: 'morris', factors: 4, size: 64, seed, levels: Array<number>(4).fill(levels) })
        const { factors, difference } = effectsOf(design, 4, responsesOf(design, outcome, 2))
        t.true(factors.every(({ muStar, sigma, luck }) => close(muStar, effect, 1e-12) && sigma === 0 && luck === 0))
        const { ranks } = ranking(
          factors.map(({ muStar }) => muStar),
          { groups: 64, replicates: 2 },
          difference,
        )
        t.true(ranks.every(({ best, worst }) => best === 1 && worst === 4))
        t.true(ranks.every(({ needed }) => !needed || needed.groups === Number.POSITIVE_INFINITY))
      }
  // Without a draw of points any two of them are equal: a grid in place of Sobol’ points.
  const still = (x: Float64Array, r: number) => x[0]! / 3 + r + x[1]! / 7 - x[1]! / 7 - x[0]! / 3
  t.is(indicesOf(3, responsesOf(saltelli(3, 64), still, 3)).variance, 0)
})

test('a share of luck that rounding leaves is 0', (t) => {
  const grid = designOf({ kind: 'full-factorial', factors: 2, levels: [3, 3], size: 1, seed: '1' })
  const found = luckOf(responsesOf(grid, (x, r) => 0.7 + x[0]! / 3 + x[1]! / 7 + r / 3 - r / 3, 3))
  t.is(found.share, 0)
  t.true(found.factors > 0)
  t.is(luckOf(responsesOf(grid, (x) => 0.7 + x[0]! / 3 - x[0]! / 3, 3)).variance, 0)
  // Nor have factors a share that move nothing: luck is all.
  const still = luckOf(responsesOf(grid, (x, r) => x[0]! / 3 + r * r - x[0]! / 3, 3))
  t.deepEqual([still.share, still.interval], [1, { low: 1, high: 1 }])
})
