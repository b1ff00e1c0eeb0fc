import test from 'ava'
import { type Crossed, intervalAround, jackknife, varianceOf } from '../../src/analysis/sensitivity/crossed.js'

/** The mean of a table whose rows are groups and whose columns are replicates. */
function meanOf(table: readonly (readonly number[])[]): Crossed {
  const replicates = table[0]!.length
  return {
    groups: table.length,
    replicates,
    count: 1,
    estimate: ({ groupFrom, groupTo, replicateFrom, replicateTo }, into) => {
      const left = table.flatMap((row, g) =>
        g >= groupFrom && g < groupTo ? [] : row.filter((_, r) => !(r >= replicateFrom && r < replicateTo)),
      )
      into[0] = left.reduce((sum, x) => sum + x, 0) / left.length
    },
  }
}

test('the variance of a mean is that of the two-way layout with random rows and columns', (t) => {
  // By numpy: the analysis of variance of this table; by scipy’s t.ppf the half-width after Banerjee (1960).
  const found = jackknife(
    meanOf([
      [1, 2, 4],
      [3, 3, 8],
      [2, 5, 5],
      [6, 7, 13],
    ]),
  )
  const u = found.uncertainty([0])
  const near = (a: number, b: number) => t.true(Math.abs(a - b) < 1e-9, `${a} for ${b}`)
  near(found.values[0]!, 4.916666666666667)
  near(u.ofGroups, 1.8032407407407405)
  near(u.ofLuck, 1.7986111111111114)
  near(varianceOf(u), 3.423611111111111)
  t.deepEqual([u.groupFreedom, u.luckFreedom], [3, 2])
  const { low, high } = intervalAround(found.values[0]!, u)
  near(low, -1.9770088943491517)
  near(high, 11.810342227682487)
})

test('with one replicate the interval is that of groups alone', (t) => {
  // Student’s: 1, 2, 6 have the mean 3 and the variance 7.
  const u = jackknife(meanOf([[1], [2], [6]])).uncertainty([0])
  t.true(Math.abs(varianceOf(u) - 7 / 3) < 1e-12)
  t.deepEqual([u.groupFreedom, u.ofLuck], [2, 0])
})
