/**
 * First order shares from points that fill the space (Latin hypercube, Sobol’ points): the coefficients of an expansion in
 * orthonormal polynomials of single factors (polynomial chaos, Sudret 2008), squared and summed by factor. A square is too
 * large by the variance of its coefficient, which is taken off (as Kelley’s ε², 1935, and the adjusted R² do; here robust to
 * unequal scatter, White 1980). The terms that explain most are fitted together, so that what one factor does is no
 * scatter for another: an additive outcome comes out nearly exactly from few points.
 *
 * Scatter is what factors do together. A design spreads its points better than chance does and so may lower it: by how much
 * is told by the coefficients that are too small to be fitted.
 */
import { type AdditiveFit, additiveFit } from './additive-fit.js'
import { dot, square, sumOf, takeOff } from './columns.js'
import type { Uncertainty } from './crossed.js'
import { type Estimated, type FirstOrder, outcomesOf, toldOf, withoutShares } from './first-order.js'
import { differ, type Forms, freedOfLuck, varianceByLuck } from './luck-forms.js'
import type { Responses } from './responses.js'

/** Below so many points functions that bend more than once are not told from scatter: docs/analysis.md has the figures. */
export const leastPoints = 64

/**
 * `coordinates` gives a point’s coordinates in [0, 1]; `levels` how many values a factor takes, in the sense of a design
 * (0: it is continuous). Every value is defined. With luck there are intervals from three replicates on.
 */
export function sampleShares(
  coordinates: (point: number) => ArrayLike<number>,
  levels: readonly number[],
  responses: Responses,
): FirstOrder {
  if (responses.points < leastPoints) return withoutShares(levels.length, 'few')
  const units = Array.from({ length: responses.points }, (_, point) => coordinates(point))
  const columns = levels.map((_, f) => Float64Array.from(units, (unit) => unit[f]!))
  return toldOf(estimated(columns, levels, outcomesOf(responses)), responses)
}

function estimated(
  coordinates: readonly Float64Array[],
  levels: readonly number[],
  outcomes: readonly Float64Array[],
): Estimated {
  const n = coordinates[0]!.length
  const factors = levels.length
  const lucky = differ(outcomes)
  const mean = lucky ? sumOf(outcomes).map((sum) => sum / outcomes.length) : outcomes[0]!
  const fit = additiveFit(coordinates, levels, mean)
  const scatter = scatterOf(fit, mean)
  const forms = formsOf(fit, factors, scatter)
  const { values, without, times } = freedOfLuck(lucky ? outcomes : outcomes.slice(0, 1), forms)
  const moves = movesOf(fit, factors, mean, scatter)
  const ownLuck = lucky ? withinPoints(outcomes, mean) : new Float64Array(n)
  const freedom = n - 1 - fit.rows.length
  const byLuck = (of: (found: Float64Array) => number) =>
    without.length === 0 ? 0 : varianceByLuck(of(values), without.map(of), times)
  const byPoints = (of: (i: number) => number) => {
    let sum = 0
    for (let i = 0; i < n; i++) sum += square(of(i) / n)
    return sum
  }
  const ofVariance = byPoints((i) => moves.values[factors]![i]!) + byLuck((found) => found[factors]!)
  const uncertainty = (of: readonly number[], coefficients: readonly number[]): Uncertainty => {
    const combined = (one: (k: number) => number) => of.reduce((sum, k, j) => sum + coefficients[j]! * one(k), 0)
    const cut = of.reduce(
      (sum, k, j) => sum + square(coefficients[j]!) * (square(moves.cut[k] ?? 0) + square(moves.lowered[k] ?? 0)),
      0,
    )
    const ofGroups = byPoints((i) => combined((k) => moves.values[k]![i]!)) + cut
    const ofLuck = byLuck((found) => combined((k) => found[k]!))
    let both = 0
    for (let i = 0; i < n; i++) both += square(combined((k) => moves.slopes[k]![i]!)) * ownLuck[i]!
    const mixed = Math.min(ofGroups, ofLuck, both / (square(n) * outcomes.length))
    return { ofGroups, ofLuck, mixed, groupFreedom: freedom, luckFreedom: Math.max(1, times.length - 1) }
  }
  return {
    values,
    error: Math.sqrt(ofVariance),
    uncertainty: lucky && without.length === 0 ? undefined : uncertainty,
  }
}

interface Told {
  readonly coefficients: Float64Array
  readonly rest: Float64Array
  /** By factor, coefficients of the polynomials that are not fitted together. */
  readonly tails: readonly Float64Array[]
}

function toldBy(fit: AdditiveFit, outcome: Float64Array): Told {
  const n = fit.points
  const rest = outcome.slice()
  for (const column of fit.columns) takeOff(rest, column)
  return {
    coefficients: Float64Array.from(fit.rows, (row) => dot(row, outcome)),
    rest,
    tails: fit.tails.map((tail) => Float64Array.from(tail, ({ values }) => dot(values, rest) / n)),
  }
}

/** Squares of small coefficients by what they would be at points that lie as chance has it; at most 1. */
function scatterOf(fit: AdditiveFit, mean: Float64Array): number {
  const { rest, tails } = toldBy(fit, mean)
  let found = 0
  let expected = 0
  tails.forEach((tail, f) => {
    found += dot(tail, tail)
    for (const { values } of fit.tails[f]!)
      for (let i = 0; i < fit.points; i++) expected += square((values[i]! * rest[i]!) / fit.points)
  })
  return expected === 0 ? 1 : Math.min(1, found / expected)
}

/** Variance that each factor makes alone, then that of the whole. */
function formsOf(fit: AdditiveFit, factors: number, scatter: number): Forms<Told> {
  const n = fit.points
  // Variance of the coefficients, by what each point’s squared residual adds to it.
  const adds = Array.from({ length: factors }, () => new Float64Array(n))
  const fitted = new Float64Array(n)
  const stretch = stretched(fit)
  fit.rows.forEach((row, k) => {
    for (let i = 0; i < n; i++) {
      const added = scatter * square(row[i]! * stretch[i]!)
      adds[fit.factorOf[k]!]![i]! += added
      fitted[i]! += added
    }
  })
  fit.tails.forEach((tail, f) => {
    for (const { values } of tail) for (let i = 0; i < n; i++) adds[f]![i]! += scatter * square(values[i]! / n)
  })
  const left = n - 1 - fit.rows.length
  return {
    count: factors + 1,
    told: (outcome) => toldBy(fit, outcome),
    form: (a, b) => {
      const into = new Float64Array(factors + 1)
      fit.factorOf.forEach((f, k) => {
        const product = a.coefficients[k]! * b.coefficients[k]!
        into[f]! += product
        into[factors]! += product
      })
      for (let i = 0; i < n; i++) {
        const square = a.rest[i]! * b.rest[i]!
        into[factors]! += square * (1 / left - fitted[i]!)
        for (let f = 0; f < factors; f++) into[f]! -= square * adds[f]![i]!
      }
      for (let f = 0; f < factors; f++) into[f]! += dot(a.tails[f]!, b.tails[f]!)
      return into
    },
  }
}

interface Moves {
  /** By factor and for the whole: what a point adds to the variance, times the points, as far as it departs from the mean. */
  readonly values: readonly Float64Array[]
  /** Derivative of that variance by the outcome at a point, times the points. */
  readonly slopes: readonly Float64Array[]
  /**
   * By factor, two errors that are no matter of chance: what may lie beyond the polynomials of highest degree, if as much
   * as the higher half of them hold; and what of the scatter may be wrongly held to be lowered by the design.
   */
  readonly cut: readonly number[]
  readonly lowered: readonly number[]
}

function movesOf(fit: AdditiveFit, factors: number, mean: Float64Array, scatter: number): Moves {
  const n = fit.points
  const { coefficients, rest, tails } = toldBy(fit, mean)
  const slopes = Array.from({ length: factors + 1 }, () => new Float64Array(n))
  fit.rows.forEach((row, k) => {
    const twice = 2 * n * coefficients[k]!
    for (const slope of [slopes[fit.factorOf[k]!]!, slopes[factors]!])
      for (let i = 0; i < n; i++) slope[i]! += twice * row[i]!
  })
  const stretch = stretched(fit)
  const values = slopes.map((slope) => slope.map((x, i) => x * rest[i]! * stretch[i]!))
  // Squares of small coefficients, point by point: each with those before it, which makes the parts uncorrelated.
  fit.tails.forEach((tail, f) => {
    for (const { values: term } of tail) {
      let before = 0
      for (let i = 0; i < n; i++) {
        const now = term[i]! * rest[i]!
        values[f]![i]! += (2 * now * before) / n
        before += now
      }
    }
  })
  const spread = dot(rest, rest) / n
  const left = n / (n - 1 - fit.rows.length)
  for (let i = 0; i < n; i++) {
    values[factors]![i]! += (rest[i]! * rest[i]! - spread) * left
    slopes[factors]![i]! += 2 * rest[i]!
  }
  const cut = fit.tails.map((tail, f) => {
    let over = 0
    tail.forEach(({ high, values: term }, k) => {
      if (!high) return
      over += square(tails[f]![k]!)
      for (let i = 0; i < n; i++) over -= square((term[i]! * rest[i]!) / n)
    })
    fit.highOf.forEach((high, k) => {
      if (high && fit.factorOf[k] === f) over += square(coefficients[k]!)
    })
    return Math.max(0, over)
  })
  const lowered = fit.tails.map((tail) => ((1 - scatter) * tail.length * spread) / n)
  return { values, slopes, cut, lowered }
}

/** Residuals are smaller than what they stand for where the fit leans on a point (MacKinnon & White 1985, HC2). */
function stretched({ points, columns }: AdditiveFit): Float64Array {
  const leverage = new Float64Array(points)
  for (const column of columns) for (let i = 0; i < points; i++) leverage[i]! += column[i]! * column[i]!
  return leverage.map((h) => 1 / Math.sqrt(Math.max(0.01, 1 - h)))
}

/** By point, the variance between replicates when what luck does to all points alike is taken off. */
function withinPoints(outcomes: readonly Float64Array[], mean: Float64Array): Float64Array {
  const n = mean.length
  const within = new Float64Array(n)
  for (const outcome of outcomes) {
    let shift = 0
    for (let i = 0; i < n; i++) shift += (outcome[i]! - mean[i]!) / n
    for (let i = 0; i < n; i++) within[i]! += square(outcome[i]! - mean[i]! - shift) / (outcomes.length - 1)
  }
  return within
}
