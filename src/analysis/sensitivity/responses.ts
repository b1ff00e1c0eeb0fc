/**
 * What an outcome came to at the points of a design, replicate by replicate. All points share their replicates’ luck, so
 * the difference between two points is paired, replicate by replicate.
 */

export interface Responses {
  readonly points: number
  readonly replicates: number
  /** Value of a replicate at a point, at `point × replicates + replicate`; NaN where it is not defined. */
  readonly values: Float64Array
}

/** Two sums over the replicates of a point, or of several points together. */
export interface Paired {
  /** Mean over the replicates at which everything is defined; NaN without one. */
  readonly mean: number
  /** Variance of that mean by luck: s² / n; NaN below two replicates. */
  readonly noise: number
}

/** Mean over replicates of Σ weightᵢ · value at pointᵢ, and how far luck moves that mean. */
export function combined(
  { replicates, values }: Responses,
  points: readonly number[],
  weights: readonly number[],
): Paired {
  let n = 0
  let mean = 0
  let squares = 0
  for (let r = 0; r < replicates; r++) {
    let x = 0
    for (let i = 0; i < points.length; i++) x += weights[i]! * values[points[i]! * replicates + r]!
    if (Number.isNaN(x)) continue
    n += 1
    const apart = x - mean
    mean += apart / n
    squares += apart * (x - mean)
  }
  return { mean: n === 0 ? Number.NaN : mean, noise: n < 2 ? Number.NaN : squares / (n - 1) / n }
}
