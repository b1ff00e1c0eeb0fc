/** What a block keeps of its values: all of it, in few bytes. */
import test from 'ava'
import fc from 'fast-check'
import { sumsOf } from '../../src/experiment/batch/block.js'
import { packValues, unpackValues } from '../../src/experiment/batch/packed-values.js'
import type { Plan } from '../../src/experiment/batch/plan.js'

const extremes = [0, -0, 1, 5e-324, -5e-324, 2 ** -1022, Number.MAX_VALUE, -Number.MAX_VALUE, 2 ** 53 - 1, Number.NaN]
const kinds = fc.oneof(
  fc.double(),
  fc.double({ min: 0.4, max: 0.41, noNaN: true }),
  fc.integer({ min: -4, max: 4 }),
  fc.constantFrom(...extremes),
)

test('values come back bit by bit, each cell sorted and without what is not defined', (t) => {
  fc.assert(
    fc.property(fc.array(fc.array(kinds, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 64 }), (rows) => {
      const plan = { outcomes: [{}, {}, {}] } as unknown as Plan
      const sums = sumsOf(plan, 1, Float64Array.from(rows.flat()), rows.length)
      const { n, ...read } = unpackValues(packValues(sums), 3)
      const { moments, ...kept } = sums
      let at = 0
      for (let cell = 0; cell < 3; cell++) {
        const own = rows.map((row) => row[cell]! + 0).filter((x) => !Number.isNaN(x))
        const sorted = own.sort((a, b) => a - b)
        for (let from = 0; from < sorted.length; at++) {
          const times = read.counts[at]!
          for (let k = 0; k < times; k++) if (!Object.is(read.values[at], sorted[from++])) return false
        }
      }
      t.deepEqual([...n], [...moments.count])
      t.deepEqual(read, kept)
      return at === read.values.length
    }),
    { seed: 7, numRuns: 200 },
  )
})
