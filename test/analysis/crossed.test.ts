import test from 'ava'
import { type Crossed, intervalAround, jackknife } from '../../src/analysis/sensitivity/crossed.js'

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
  // By numpy and scipy: the analysis of variance of this table, Satterthwaite’s degrees of freedom, and t.ppf.
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
  near(u.variance, 3.423611111111111)
  near(u.freedom, 4.330425848241948)
  const { low, high } = intervalAround(found.values[0]!, u)
  near(low, -0.06962952130839906)
  near(high, 9.902962854641732)
})

test('with one replicate the interval is that of groups alone', (t) => {
  // Student’s: 1, 2, 6 have the mean 3 and the variance 7.
  const u = jackknife(meanOf([[1], [2], [6]])).uncertainty([0])
  t.true(Math.abs(u.variance - 7 / 3) < 1e-12)
  t.is(u.freedom, 2)
  t.true(Number.isNaN(u.ofLuck))
})
