import test from 'ava'
import { designOf } from '../../src/analysis/designs/index.js'
import { morrisMeasures } from '../../src/analysis/sensitivity/morris.js'
import { wholeTable } from '../../src/analysis/sensitivity/whole-table.js'
import type { PlannedFactor } from '../../src/experiment/batch/plan.js'
import { movedBy, valueAt } from '../../src/experiment/batch/points.js'

const factor = (is: Partial<PlannedFactor>): PlannedFactor => ({
  path: 'x',
  whole: false,
  unit: '',
  meaning: '',
  own: [],
  ...is,
})

/** Morris measures of a mean over factors, each by its range, at the values that the factors take. */
function ofMean(factors: readonly PlannedFactor[]) {
  const names = factors.map((_, f) => `x${f}`)
  const levels = factors.map(({ values }) => values?.length ?? 0)
  const design = designOf({ kind: 'morris', factors: names, levels, size: 20, seed: '1' })
  const values = Float64Array.from({ length: design.size }, (_, point) => {
    const at = factors.map((one, f) => Number(valueAt(one, design.at(point)[f]!)))
    return (
      at.reduce((sum, x, f) => {
        const numbers = (factors[f]!.values ?? factors[f]!.range!) as readonly number[]
        return sum + x / (Math.max(...numbers) - Math.min(...numbers))
      }, 0) / factors.length
    )
  })
  const table = wholeTable({ points: design.size, replicates: 1, values }, factors.length + 1)
  const moved = (point: number, f: number) => movedBy(factors[f]!, design.at(point - 1)[f]!, design.at(point)[f]!)
  return morrisMeasures(design, factors.length, table, moved).factors
}

test('a factor’s part in a mean of 17 is 1/17 however many values it takes, and however they lie', (t) => {
  const kinds = [
    factor({ values: [0, 0.5, 1] }),
    factor({ values: [0, 0.25, 0.5, 0.75, 1] }),
    factor({ values: [0, 0.1, 1] }),
    factor({ values: [3, 1, 2] }),
    factor({ range: [1, 2], whole: true }),
    factor({ range: [1, 3], whole: true }),
    factor({ range: [0, 6], whole: true }),
    factor({ range: [0.2, 0.8] }),
  ]
  for (const { mu, muStar, sigma } of ofMean(Array.from({ length: 17 }, (_, f) => kinds[f % kinds.length]!))) {
    t.true(Math.abs(mu - 1 / 17) < 1e-12 && Math.abs(muStar - 1 / 17) < 1e-12, `${mu} ${muStar}`)
    t.true(sigma < 1e-12, String(sigma))
  }
})

test('words and switches move from one to another, a single value not at all', (t) => {
  t.is(movedBy(factor({ values: ['low', 'middle', 'high'] }), 0, 1), 1)
  t.is(movedBy(factor({ values: [false, true] }), 1, 0), -1)
  t.is(movedBy(factor({ values: [4] }), 0, 1), 0)
  t.is(movedBy(factor({ values: [10, 0, 40] }), 0, 1), 0.75)
})
