import test from 'ava'
import { designOf } from '../../src/analysis/designs/index.js'
import { factorialShares } from '../../src/analysis/sensitivity/factorial-shares.js'
import type { FirstOrder } from '../../src/analysis/sensitivity/first-order.js'
import { sampleShares } from '../../src/analysis/sensitivity/sample-shares.js'
import { drawName, RandomStreams } from '../../src/random/index.js'

type Outcome = (x: Float64Array, replicate: number, point: number) => number
type Kind = 'latin-hypercube' | 'sobol' | 'full-factorial'

interface Asked {
  readonly kind: Kind
  readonly factors: number
  readonly size?: number
  readonly levels?: readonly number[]
  readonly seed?: string
  readonly replicates?: number
}

function sharesOf(
  { kind, factors, size = 1, levels, seed = '1', replicates = 1 }: Asked,
  outcome: Outcome,
): FirstOrder {
  const design = designOf({ kind, factors, size, seed, ...(levels ? { levels } : {}) })
  const values = new Float64Array(design.size * replicates)
  for (let point = 0; point < design.size; point++)
    for (let r = 0; r < replicates; r++) values[point * replicates + r] = outcome(design.at(point), r, point)
  const responses = { points: design.size, replicates, values }
  const all = levels ?? new Array<number>(factors).fill(0)
  return kind === 'full-factorial'
    ? factorialShares(all, responses)
    : sampleShares((point) => design.at(point), all, responses)
}

/** A standard normal of Irwin & Hall, twelve uniforms less 6, for a name and a replicate. */
function normal(name: string, replicate: number): number {
  const luck = new RandomStreams('noise', replicate)
  const hashed = drawName(name)
  let sum = -6
  for (let k = 0; k < 12; k++) sum += luck.at(hashed, 0, k)
  return sum
}

const near = (a: number, b: number, by: number) => Math.abs(a - b) <= by
const values = ({ first }: FirstOrder) => first.map(({ value }) => value)

const ishigami: Outcome = (u) => {
  const [x, y, z] = [...u].map((one) => Math.PI * (2 * one - 1)) as [number, number, number]
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x)
}
/** Saltelli & Sobol’ (1995): V_i = 1 / (3 (1 + aᵢ)²), V = Π(1 + V_i) − 1. */
const a = [0, 1, 4.5, 9, 99, 99, 99, 99]
const g: Outcome = (x) => a.reduce((product, ai, i) => (product * (Math.abs(4 * x[i]! - 2) + ai)) / (1 + ai), 1)
const alone = a.map((ai) => 1 / (3 * (1 + ai) ** 2))
const all = alone.reduce((product, v) => product * (1 + v), 1) - 1

const published: readonly { name: string; outcome: Outcome; shares: readonly number[]; by: Record<number, number> }[] =
  [
    // Ishigami & Homma (1990), a = 7, b = 0.1: Saltelli et al. (2008), section 4.
    { name: 'Ishigami', outcome: ishigami, shares: [0.313905, 0.442411, 0], by: { 64: 0.16, 512: 0.05, 4096: 0.015 } },
    { name: 'Sobol’ g', outcome: g, shares: alone.map((v) => v / all), by: { 64: 0.08, 512: 0.03 } },
    // Var of w·U(0,1) is w²/12.
    {
      name: 'linear',
      outcome: (x) => x[0]! + 2 * x[1]! + 3 * x[2]!,
      shares: [1 / 14, 4 / 14, 9 / 14, 0],
      by: { 64: 1e-9 },
    },
    // Var of (U − 1/2)² is 1/180; of cos 2πU, and of cos 4πU, 1/2.
    {
      name: 'squares',
      outcome: (x) => (x[0]! - 0.5) ** 2 + 0.5 * (x[1]! - 0.5) ** 2,
      shares: [0.8, 0.2, 0],
      by: { 64: 1e-9 },
    },
    {
      name: 'cosines',
      outcome: (x) => Math.cos(2 * Math.PI * x[0]!) + Math.cos(4 * Math.PI * x[1]!),
      shares: [0.5, 0.5, 0],
      by: { 64: 0.01, 512: 1e-3 },
    },
  ]

for (const kind of ['latin-hypercube', 'sobol'] as const)
  test(`first order shares of published functions come out of ${kind} points, each between 0 and 1`, (t) => {
    for (const { name, outcome, shares, by } of published)
      for (const [size, most] of Object.entries(by)) {
        const found = sharesOf({ kind, factors: shares.length, size: Number(size) }, outcome)
        found.first.forEach(({ value, low, high }, f) => {
          t.true(near(value, shares[f]!, most), `${name}, ${size} points, factor ${f}: ${value} for ${shares[f]}`)
          t.true(0 <= low && low <= value && value <= high && high <= 1)
        })
      }
  })

test('below 64 points there are no shares, and it is said why', (t) => {
  const found = sharesOf({ kind: 'latin-hypercube', factors: 3, size: 63 }, ishigami)
  t.is(found.none, 'few')
  t.true(values(found).every(Number.isNaN))
})

test('a factor of a few values has a class for each, in whatever order they are', (t) => {
  // Four words with the values 0, 3, 1, 2 (variance 5/4) and U(0,1) · 3 (variance 3/4).
  const words = [0, 3, 1, 2]
  const found = sharesOf(
    { kind: 'sobol', factors: 2, size: 128, levels: [4, 0] },
    (x) => words[Math.floor(x[0]! * 4)]! + 3 * x[1]!,
  )
  t.true(near(found.first[0]!.value, 5 / 8, 1e-9), String(found.first[0]!.value))
  t.true(near(found.first[1]!.value, 3 / 8, 1e-9))
})

test('a complete factorial gives the analysis of variance of its grid exactly', (t) => {
  // By R, of y = 3i² + 2j + k + ijk/2 over i, j, k in 0..2: anova(lm(y ~ factor(i) + factor(j) + factor(k))), "Sum Sq" by total.
  const found = sharesOf({ kind: 'full-factorial', factors: 3, levels: [3, 3, 3], replicates: 2 }, (x) => {
    const [i, j, k] = [...x].map((one) => 2 * one) as [number, number, number]
    return 3 * i * i + 2 * j + k + (i * j * k) / 2
  })
  const expected = [0.832396525293817, 0.1149718957588145, 0.0413898824731732]
  expected.forEach((share, f) => {
    const { value, low, high } = found.first[f]!
    t.true(near(value, share, 1e-12), `${value} for ${share}`)
    t.deepEqual([low, high], [value, value], 'nothing is uncertain')
  })
})

test('the sums of squares of a factorial are freed of luck that moves points apart', (t) => {
  // y = x₁ + 2x₂ on three values each: shares 1/5 and 4/5. Luck moves each point by itself, three times as far as factors.
  const found = sharesOf(
    { kind: 'full-factorial', factors: 2, levels: [3, 3], replicates: 400 },
    (x, r, point) => x[0]! + 2 * x[1]! + 3 * normal(`own ${point}`, r),
  )
  ;[0.2, 0.8].forEach((share, f) => {
    const { value, low, high } = found.first[f]!
    t.true(near(value, share, 0.12), String(value))
    t.true(low <= share && share <= high)
  })
  t.true(found.sum.high === 1)
})

test('two replicates give shares without intervals, one whose luck stays in', (t) => {
  const outcome: Outcome = (x, r) => x[0]! + 2 * x[1]! + normal('z', r) * x[0]! * 0.1
  for (const kind of ['full-factorial', 'sobol'] as const) {
    const found = sharesOf(
      { kind, factors: 2, size: 64, ...(kind === 'sobol' ? {} : { levels: [3, 3] }), replicates: 2 },
      outcome,
    )
    t.true(
      found.first.every(({ value, low, high }) => value >= 0 && value <= 1 && Number.isNaN(low) && Number.isNaN(high)),
    )
    t.is(found.difference, undefined)
  }
})

test('where luck alone parts the points there are no shares, never one beyond 1', (t) => {
  let refused = 0
  for (let seed = 0; seed < 20; seed++) {
    const found = sharesOf({ kind: 'sobol', factors: 2, size: 64, replicates: 5 }, (_, r, point) =>
      normal(`${seed} ${point}`, r),
    )
    if (found.none === 'hidden') refused += 1
    else t.true(found.first.every(({ value }) => value >= 0 && value <= 1))
  }
  t.true(refused >= 14, String(refused))
})

for (const kind of ['latin-hypercube', 'sobol', 'full-factorial'] as const)
  test(`intervals of ${kind} designs cover as often as they say when luck moves slopes, whatever the replicates`, (t) => {
    // By symmetry each share of the expected outcome x₁ + x₂ is 1/2.
    for (const replicates of [5, 10, 30]) {
      let covered = 0
      const times = 100
      for (let seed = 0; seed < times; seed++) {
        const slopes = Array.from(
          { length: replicates },
          (_, r) => [normal(`z${seed}`, r), normal(`w${seed}`, r)] as const,
        )
        const found = sharesOf(
          {
            kind,
            factors: 2,
            size: 64,
            seed: String(seed),
            replicates,
            ...(kind === 'full-factorial' ? { levels: [4, 4] } : {}),
          },
          (x, r) => (1 + 0.5 * slopes[r]![0]) * x[0]! + (1 + 0.5 * slopes[r]![1]) * x[1]!,
        )
        if (found.first[0]!.low <= 0.5 && found.first[0]!.high >= 0.5) covered += 1
      }
      t.true(covered >= 0.88 * times, `${replicates} replicates: ${covered} of ${times}`)
    }
  })

test('what rounding leaves of a variance of 0 is no variance: there are no shares of it', (t) => {
  // Equal sums taken in another order: they differ in their last digits, as trust does that no factor moves.
  const still: Outcome = (x, r) => x[0]! / 3 + 0.1 * (r + 1) + x[1]! / 7 + 0.7 - x[1]! / 7 - x[0]! / 3
  const grid = sharesOf({ kind: 'full-factorial', factors: 2, levels: [3, 3], replicates: 3 }, still)
  const points = sharesOf({ kind: 'sobol', factors: 2, size: 128, replicates: 3 }, still)
  t.deepEqual([grid.none, points.none], ['unmoved', 'unmoved'])
  t.true(values(grid).every(Number.isNaN))
})
