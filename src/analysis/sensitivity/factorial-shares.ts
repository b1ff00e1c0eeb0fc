/**
 * First order shares of a complete factorial, by its analysis of variance (Fisher 1925): the variance between the means at
 * a factor’s values over the variance between all points, every value of a factor counting alike. The grid is all there
 * is, so that nothing is uncertain but luck; with replicates, sums of squares are freed of it.
 */
import { dot } from './columns.js'
import { type Estimated, type FirstOrder, outcomesOf, toldOf } from './first-order.js'
import { differ, type Forms, freedOfLuck, varianceByLuck } from './luck-forms.js'
import type { Responses } from './responses.js'

/**
 * `levels`: values of each factor; the last factor changes fastest from point to point. Every value is defined. There are
 * intervals from three replicates on, and where luck does nothing at all.
 */
export function factorialShares(levels: readonly number[], responses: Responses): FirstOrder {
  return toldOf(estimated(levels, outcomesOf(responses)), responses)
}

function estimated(levels: readonly number[], outcomes: readonly Float64Array[]): Estimated {
  const lucky = differ(outcomes)
  const { values, without, times } = freedOfLuck(lucky ? outcomes : outcomes.slice(0, 1), formsOf(levels))
  const all = levels.length
  const byLuck = (of: (found: Float64Array) => number) =>
    without.length === 0 ? 0 : varianceByLuck(of(values), without.map(of), times)
  const known = lucky ? without.length > 0 : outcomes.length > 1
  return {
    values,
    error: Math.sqrt(byLuck((found) => found[all]!)),
    uncertainty: known
      ? (statistics, coefficients) => ({
          ofGroups: 0,
          ofLuck: byLuck((found) => statistics.reduce((sum, k, i) => sum + coefficients[i]! * found[k]!, 0)),
          mixed: 0,
          groupFreedom: 1,
          luckFreedom: Math.max(1, times.length - 1),
        })
      : undefined,
  }
}

/** Variances between the means at each factor’s values, then between all points. */
function formsOf(levels: readonly number[]): Forms<readonly Float64Array[]> {
  const size = levels.reduce((product, count) => product * count, 1)
  return {
    count: levels.length + 1,
    told: (outcome) => {
      let stride = size
      const means = levels.map((count) => {
        stride /= count
        const sums = new Float64Array(count)
        for (let i = 0; i < size; i++) sums[Math.floor(i / stride) % count]! += outcome[i]!
        return centred(sums.map((sum) => (sum * count) / size))
      })
      return [...means, centred(outcome)]
    },
    form: (a, b) => Float64Array.from(a, (means, f) => dot(means, b[f]!) / means.length),
  }
}

function centred(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, x) => sum + x, 0) / values.length
  return values.map((x) => x - mean)
}
