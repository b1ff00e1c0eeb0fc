import test from 'ava'
import { designOf } from '../../src/analysis/designs/index.js'
import { binomialTail } from '../../src/analysis/discovery/binomial.js'
import type { Feature } from '../../src/analysis/discovery/box.js'
import { prim, primBoxes, primDefaults } from '../../src/analysis/discovery/prim.js'
import { drawName, RandomStreams } from '../../src/random/index.js'

const close = (a: number, b: number, by: number) => Math.abs(a - b) <= by

function featuresOf(factors: number, size: number): { features: Feature[]; at: (p: number) => Float64Array } {
  const { at } = designOf({ kind: 'latin-hypercube', factors, size, seed: '1' })
  const points = Array.from({ length: size }, (_, p) => at(p))
  const features = Array.from({ length: factors }, (_, f) => ({
    name: `x${f + 1}`,
    values: Float64Array.from(points, (point) => point[f]!),
  }))
  return { features, at: (p) => points[p]! }
}

test('the tail of the binomial is that of SciPy', (t) => {
  // scipy 1.17.1: binom.sf(k − 1, n, p)
  t.true(close(binomialTail(3, 10, 0.2), 0.3222004736, 1e-12))
  t.true(close(binomialTail(90, 100, 0.8), 0.005696380955793522, 1e-14))
  t.true(close(binomialTail(510, 1000, 0.5), 0.2739863729617383, 1e-12))
  t.is(binomialTail(0, 5, 0.5), 1)
  t.is(binomialTail(6, 5, 0.5), 0)
  t.is(binomialTail(5, 5, 1), 1)
})

test('the box that was put in is found, and nothing beside it', (t) => {
  const { features, at } = featuresOf(6, 2000)
  // x₁ < 0.3 and x₃ > 0.6: a share of 0.3 · 0.4 of the space.
  const interest = Float64Array.from({ length: 2000 }, (_, p) => (at(p)[0]! < 0.3 && at(p)[2]! > 0.6 ? 1 : 0))
  const { limits, density, coverage, mass, trajectory } = prim(features, interest, { ...primDefaults, density: 0.95 })
  t.deepEqual(
    limits.map(({ feature }) => feature),
    [0, 2],
  )
  t.true(close(limits[0]!.high, 0.3, 0.02), String(limits[0]!.high))
  t.is(limits[0]!.low, Number.NEGATIVE_INFINITY)
  t.true(close(limits[1]!.low, 0.6, 0.02), String(limits[1]!.low))
  t.is(limits[1]!.high, Number.POSITIVE_INFINITY)
  t.true(density >= 0.95 && coverage > 0.95, `${density} ${coverage}`)
  t.true(close(mass, 0.12, 0.01))
  t.true(limits.every(({ quasiP }) => quasiP < 1e-20))
  t.is(trajectory[0]!.coverage, 1)
  t.true(close(trajectory[0]!.density, 0.12, 0.01))
  for (const [i, step] of trajectory.entries()) if (i > 0) t.true(step.points < trajectory[i - 1]!.points)
})

test('coverage and density are those of a box with chances inside and outside', (t) => {
  const { features, at } = featuresOf(4, 4000)
  const luck = new RandomStreams('chances', 0)
  const name = drawName('chance')
  // Nine in ten inside x₂ in [0.5, 1], x₄ in [0, 0.4]; one in ten outside: coverage .18/(.18 + .08).
  const interest = Float64Array.from({ length: 4000 }, (_, p) => {
    const inside = at(p)[1]! > 0.5 && at(p)[3]! < 0.4
    return luck.at(name, 0, p) < (inside ? 0.9 : 0.1) ? 1 : 0
  })
  const { limits, density, coverage } = prim(features, interest, { ...primDefaults, density: 0.85 })
  t.deepEqual(
    limits.map(({ feature }) => feature),
    [1, 3],
  )
  t.true(close(density, 0.9, 0.04), String(density))
  t.true(close(coverage, 0.18 / 0.26, 0.06), String(coverage))
})

test('two regions of interest give two boxes, whose coverage adds up', (t) => {
  const { features, at } = featuresOf(3, 3000)
  const interest = Float64Array.from({ length: 3000 }, (_, p) =>
    (at(p)[0]! < 0.2 && at(p)[1]! < 0.5) || (at(p)[0]! > 0.7 && at(p)[1]! > 0.6) ? 1 : 0,
  )
  const boxes = primBoxes(features, interest, 4, { ...primDefaults, density: 0.9 })
  t.is(boxes.length, 2)
  t.true(boxes[0]!.coverage + boxes[1]!.coverage > 0.93, boxes.map((b) => b.coverage).join())
  t.true(boxes.every(({ density }) => density >= 0.9))
})

test('a point’s share of runs counts as it is', (t) => {
  const { features, at } = featuresOf(2, 500)
  const interest = Float64Array.from({ length: 500 }, (_, p) => (at(p)[0]! > 0.5 ? 0.75 : 0.25))
  const { density, coverage, limits } = prim(features, interest, { ...primDefaults, density: 0.75 })
  t.true(close(density, 0.75, 0.005))
  t.true(close(coverage, 0.75, 0.03))
  t.deepEqual(
    limits.map(({ feature }) => feature),
    [0],
  )
})

test('words are left out one by one, whole numbers value by value', (t) => {
  const size = 600
  const word = Float64Array.from({ length: size }, (_, p) => p % 3)
  const seats = Float64Array.from({ length: size }, (_, p) => Math.floor(p / 3) % 5)
  const features: Feature[] = [
    { name: 'kind', values: word, words: ['public', 'private', 'armed'] },
    { name: 'seats', values: seats },
  ]
  const interest = Float64Array.from({ length: size }, (_, p) => (word[p] === 1 && seats[p]! >= 3 ? 1 : 0))
  const { limits, density, coverage } = prim(features, interest)
  t.deepEqual([density, coverage], [1, 1])
  t.deepEqual([...limits[0]!.without!].sort(), [0, 2])
  t.is(limits[1]!.low, 2.5)
})

test('where nothing is to be told apart, no limit is', (t) => {
  const { features } = featuresOf(8, 1000)
  const luck = new RandomStreams('coins', 0)
  const interest = Float64Array.from({ length: 1000 }, (_, p) => (luck.at(drawName('coin'), 0, p) < 0.3 ? 1 : 0))
  const { limits, density } = prim(features, interest)
  // The peeled box was chosen for its density among many, and at best a limit or two survives its test.
  t.true(limits.length <= 3, JSON.stringify(limits))
  t.true(density < 0.6)
  const all = prim(features, new Float64Array(1000).fill(1))
  t.deepEqual([all.limits.length, all.density, all.coverage], [0, 1, 1])
})
