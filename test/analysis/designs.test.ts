import test from 'ava'
import {
  type DesignKind,
  type DesignOptions,
  designKinds,
  designOf,
  growing,
} from '../../src/analysis/designs/index.js'

const seed = '1'

function pointsOf(o: DesignOptions): number[][] {
  const design = designOf(o)
  return Array.from({ length: design.size }, (_, index) => [...design.at(index)])
}

test('Sobol’ points are those of SciPy', (t) => {
  // scipy 1.17.1: qmc.Sobol(6, scramble=False).random(8)
  t.deepEqual(pointsOf({ kind: 'sobol', factors: 6, size: 8, seed }), [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
    [0.75, 0.25, 0.25, 0.25, 0.75, 0.75],
    [0.25, 0.75, 0.75, 0.75, 0.25, 0.25],
    [0.375, 0.375, 0.625, 0.875, 0.375, 0.125],
    [0.875, 0.875, 0.125, 0.375, 0.875, 0.625],
    [0.625, 0.125, 0.875, 0.625, 0.625, 0.875],
    [0.125, 0.625, 0.375, 0.125, 0.125, 0.375],
  ])
  // qmc.Sobol(1024, scramble=False).random(4096), and with bits=32 after fast_forward(12345678).
  const { at } = designOf({ kind: 'sobol', factors: 1024, size: 2 ** 32, seed })
  const some = (index: number, dimensions: readonly number[]) => dimensions.map((d) => at(index)[d])
  t.deepEqual(
    some(1000, [0, 1, 2, 500, 1022, 1023]),
    [0.2197265625, 0.0966796875, 0.5185546875, 0.7255859375, 0.1376953125, 0.7138671875],
  )
  t.deepEqual(
    some(4095, [0, 1, 2, 500, 1022, 1023]),
    [0.000244140625, 0.941162109375, 0.334228515625, 0.437255859375, 0.965087890625, 0.354736328125],
  )
  t.deepEqual(
    some(12345678, [0, 1, 2, 100, 500, 1022, 1023]),
    [
      0.591953694820404, 0.07278972864151001, 0.9565710425376892, 0.48851722478866577, 0.7486093640327454,
      0.9172050356864929, 0.6382065415382385,
    ],
  )
})

test('Sobol’ points of a power of 2 hit each stratum of each factor once', (t) => {
  for (const kind of ['sobol', 'latin-hypercube'] as const) {
    const size = 64
    const points = pointsOf({ kind, factors: 20, size, seed })
    for (let f = 0; f < 20; f++) {
      const strata = points.map((point) => Math.floor(point[f]! * size + 1e-9)).sort((a, b) => a - b)
      t.deepEqual(strata, [...Array(size).keys()], `${kind}, factor ${f}`)
    }
  }
})

test('a full factorial takes every combination of mixed numbers of values, the last factor fastest', (t) => {
  const points = pointsOf({ kind: 'full-factorial', factors: 3, levels: [2, 3, 1], seed })
  t.deepEqual(points, [
    [0, 0, 0.5],
    [0, 0.5, 0.5],
    [0, 1, 0.5],
    [1, 0, 0.5],
    [1, 0.5, 0.5],
    [1, 1, 0.5],
  ])
  t.throws(() => designOf({ kind: 'full-factorial', factors: 2, levels: [2, 0], seed }), { instanceOf: RangeError })
})

test('the coordinates of a grid fall to their own value, whatever the number of values', (t) => {
  for (let levels = 1; levels <= 200; levels++) {
    const found = pointsOf({ kind: 'full-factorial', factors: 1, levels: [levels], seed }).map(([u]) =>
      Math.min(levels - 1, Math.floor(u! * levels)),
    )
    t.deepEqual(found, [...Array(levels).keys()])
  }
})

test('one at a time begins with the scenario as it is and leaves all factors but one alone', (t) => {
  const design = designOf({ kind: 'one-at-a-time', factors: 2, levels: [3, 0], seed })
  const _ = Number.NaN
  t.deepEqual(
    Array.from({ length: design.size }, (_, i) => [...design.at(i)]),
    [
      [_, _],
      [0, _],
      [0.5, _],
      [1, _],
      [_, 0],
      [_, 1],
    ],
  )
  t.deepEqual(
    [0, 1, 3, 4, 5].map((i) => design.role(i)),
    [
      { group: 0, step: 0, factor: -1 },
      { group: 0, step: 0, factor: 0 },
      { group: 0, step: 2, factor: 0 },
      { group: 0, step: 0, factor: 1 },
      { group: 0, step: 1, factor: 1 },
    ],
  )
})

test('each Morris trajectory moves every factor once, by Δ = 2/3 of four levels', (t) => {
  const factors = 7
  const design = designOf({ kind: 'morris', factors, size: 200, seed })
  t.is(design.size, 200 * (factors + 1))
  const starts = Array.from({ length: factors }, () => [0, 0, 0, 0])
  let up = 0
  for (let trajectory = 0; trajectory < 200; trajectory++) {
    const moved: number[] = []
    for (let step = 0; step <= factors; step++) {
      const index = trajectory * (factors + 1) + step
      const { factor, ...place } = design.role(index)
      t.deepEqual(place, { group: trajectory, step })
      const point = design.at(index)
      for (const [f, u] of point.entries()) {
        const level = Math.round(u * 3)
        t.true(Math.abs(u - level / 3) < 1e-12 && level >= 0 && level <= 3)
        if (step === 0) starts[f]![level]! += 1
      }
      if (step === 0) {
        t.is(factor, -1)
        continue
      }
      const before = design.at(index - 1)
      moved.push(factor)
      for (const [f, u] of point.entries()) {
        if (f !== factor) t.is(u, before[f]!)
        else {
          t.true(Math.abs(Math.abs(u - before[f]!) - 2 / 3) < 1e-12)
          if (u > before[f]!) up += 1
        }
      }
    }
    t.deepEqual(
      [...moved].sort((a, b) => a - b),
      [...Array(factors).keys()],
    )
  }
  // 1,400 tosses of a fair coin, and levels that 200 starts fall on alike: four standard deviations.
  t.true(Math.abs(up - 700) < 4 * Math.sqrt(1400 / 4), String(up))
  for (const counts of starts) for (const count of counts) t.true(Math.abs(count - 50) < 4 * Math.sqrt(37.5))
})

test('Morris trajectories move between values evenly where a factor has values', (t) => {
  const design = designOf({ kind: 'morris', factors: 3, levels: [2, 3, 1], size: 300, seed })
  const counts = [[0, 0], [0, 0, 0], [0]]
  for (let index = 0; index < design.size; index++) {
    const point = design.at(index)
    counts.forEach((count, f) => {
      const value = Math.min(count.length - 1, Math.floor(point[f]! * count.length))
      count[value]! += 1
    })
  }
  for (const count of counts) for (const n of count) t.true(Math.abs(n * count.length - 1200) < 250, String(count))
})

test('a Saltelli design gives A, B, and A with one coordinate of B for each factor', (t) => {
  const factors = 4
  const design = designOf({ kind: 'saltelli', factors, size: 16, seed })
  t.is(design.size, 16 * (factors + 2))
  for (let sample = 0; sample < 16; sample++) {
    const first = sample * (factors + 2)
    const a = design.at(first)
    const b = design.at(first + 1)
    for (let f = 0; f < factors; f++) {
      t.deepEqual(design.role(first + 2 + f), { group: sample, step: 2 + f, factor: f })
      const expected = a.slice()
      expected[f] = b[f]!
      t.deepEqual(design.at(first + 2 + f), expected)
      t.not(a[f], b[f])
    }
  }
  // Both halves keep the strata of the sequence under their shifts.
  for (let f = 0; f < factors; f++)
    for (const half of [0, 1]) {
      const strata = Array.from({ length: 16 }, (_, s) => Math.floor(design.at(s * (factors + 2) + half)[f]! * 16))
      t.deepEqual(
        strata.sort((x, y) => x - y),
        [...Array(16).keys()],
      )
    }
})

test('designs that grow leave their earlier points as they are', (t) => {
  for (const kind of growing) {
    const small = designOf({ kind, factors: 9, size: 5, seed })
    const large = designOf({ kind, factors: 9, size: 23, seed })
    // Backwards, so that no point leans on the one before.
    for (let i = small.size - 1; i >= 0; i--) t.deepEqual(large.at(i), small.at(i), `${kind}, point ${i}`)
  }
})

test('the points of a factor follow seed and name, not its neighbours', (t) => {
  for (const kind of ['latin-hypercube', 'morris'] as const) {
    const column = (names: string[], name: string, of = seed) => {
      const design = designOf({ kind, factors: names, size: 10, seed: of })
      const starts = Array.from({ length: 10 }, (_, i) => i * (kind === 'morris' ? names.length + 1 : 1))
      return starts.map((i) => design.at(i)[names.indexOf(name)])
    }
    t.deepEqual(column(['a', 'b', 'c'], 'b'), column(['b', 'x'], 'b'))
    t.notDeepEqual(column(['a', 'b'], 'b'), column(['a', 'b'], 'b', '2'))
    t.notDeepEqual(column(['a', 'b'], 'b'), column(['a', 'b'], 'a'))
  }
})

test('a design refuses what it cannot be', (t) => {
  const refused = (kind: DesignKind, factors: number, size?: number) =>
    t.throws(() => designOf({ kind, factors, seed, ...(size === undefined ? {} : { size }) }), {
      instanceOf: RangeError,
    })
  for (const kind of designKinds) refused(kind, 0, 4)
  for (const size of [0, 1.5, Number.NaN]) for (const kind of growing) refused(kind, 2, size)
  t.regex(String(refused('sobol', 1025, 4)?.message), /at most 1024 factors/)
  t.regex(String(refused('saltelli', 513, 4)?.message), /Morris/)
  t.notThrows(() => designOf({ kind: 'saltelli', factors: 512, size: 1, seed }))
  t.notThrows(() => designOf({ kind: 'morris', factors: 2000, size: 1, seed }).at(7))
})
