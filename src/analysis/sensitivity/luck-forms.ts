/**
 * Quadratic forms of the expected outcome, such as a variance over the points of a design, from replicates that all points
 * share. The form of a mean over replicates holds luck as well: it is too large by the form of what luck does to the mean.
 * Products of two different replicates hold none, so that the mean over all pairs of these (a U-statistic, Hoeffding 1948)
 * is free of luck, whether luck moves each point by itself or many together. In a crossed layout of points × replicates
 * that is what the expected mean squares of the analysis of variance give.
 */
import { sumOf } from './columns.js'

/** Symmetric bilinear forms of what the outcome is at the points, in a replicate or a sum of replicates. */
export interface Forms<T> {
  readonly count: number
  /** What the forms are taken of; linear in the outcome. */
  readonly told: (outcome: Float64Array) => T
  readonly form: (a: T, b: T) => Float64Array
}

export interface LuckFreed {
  readonly values: Float64Array
  /** The same without the replicates of each block; none below three replicates. */
  readonly without: readonly Float64Array[]
  /** How many times the block’s replicates all of them are, block by block. */
  readonly times: readonly number[]
}

const mostBlocks = 32

/** `outcomes`: by replicate, the outcome at the points. Of one replicate alone luck cannot be told: it stays in. */
export function freedOfLuck<T>(outcomes: readonly Float64Array[], { told, form }: Forms<T>): LuckFreed {
  const n = outcomes.length
  const all = told(sumOf(outcomes))
  const whole = form(all, all)
  if (n === 1) return { values: whole, without: [], times: [] }
  const blocks = Math.min(n, mostBlocks)
  const parts = Array.from({ length: blocks }, (_, b) => {
    const block = outcomes.slice(Math.floor((b * n) / blocks), Math.floor(((b + 1) * n) / blocks))
    const one = told(sumOf(block))
    const squares = block.length === 1 ? [form(one, one)] : block.map(told).map((y) => form(y, y))
    return { size: block.length, self: form(one, one), cross: form(one, all), squares: sumOf(squares) }
  })
  const squares = sumOf(parts.map((part) => part.squares))
  const values = whole.map((x, k) => (x - squares[k]!) / (n * (n - 1)))
  if (n < 3) return { values, without: [], times: [] }
  const without = parts.map(({ size, self, cross, squares: own }) =>
    whole.map((x, k) => (x - 2 * cross[k]! + self[k]! - squares[k]! + own[k]!) / ((n - size) * (n - size - 1))),
  )
  return { values, without, times: parts.map(({ size }) => n / size) }
}

/** Variance of a statistic by luck, from what it is without each block (Tukey 1958; Busing, Meijer & van der Leeden 1999). */
export function varianceByLuck(all: number, without: readonly number[], times: readonly number[]): number {
  const pseudo = without.map((x, b) => times[b]! * all - (times[b]! - 1) * x)
  const mean = pseudo.reduce((sum, x) => sum + x, 0) / pseudo.length
  return pseudo.reduce((sum, x, b) => sum + ((x - mean) * (x - mean)) / (times[b]! - 1), 0) / pseudo.length
}

/** Whether luck does anything at all: replicates differ somewhere. */
export function differ(outcomes: readonly Float64Array[]): boolean {
  const [first] = outcomes
  return outcomes.some((outcome) => outcome.some((x, i) => x !== first![i]))
}
