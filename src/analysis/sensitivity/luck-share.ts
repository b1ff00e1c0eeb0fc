/**
 * How much of an outcome’s variance is luck alone, by the analysis of variance in two crossed ways: points × replicates.
 *
 * Value = mean + factors + luck + both together. What luck adds at all points alike (`common`) cancels in every paired
 * comparison; what it adds differently from point to point (`mixed`) does not. By the law of total variance the two
 * together are the mean over the points of the variance between replicates.
 */
import { bootstrapIntervals, type Interval } from './bootstrap.js'
import type { Responses } from './responses.js'

export interface LuckShare {
  /** Points at which every replicate is defined: the others are left out. */
  readonly points: number
  /** Variance of the outcome over points and replicates together. */
  readonly variance: number
  /** Variance of the expected outcome over the points. */
  readonly factors: number
  /** Shares of `variance`, each from 0 to 1; NaN below two replicates or points, or where nothing varies. */
  readonly share: number
  readonly common: number
  readonly mixed: number
  /** 95 % bootstrap interval of `share`. */
  readonly interval: Interval
}

const unknown = { factors: Number.NaN, common: Number.NaN, mixed: Number.NaN, share: Number.NaN }

/**
 * `groupOf` gives the group of the design to which a point belongs, which are drawn together in the bootstrap; −1 leaves
 * the point out.
 */
export function luckShare(responses: Responses, groupOf: (point: number) => number, seed: string): LuckShare {
  const { points, replicates: n, values } = responses
  const whole: number[] = []
  const ids = new Map<number, number>()
  for (let point = 0; point < points; point++) {
    const group = groupOf(point)
    if (group < 0) continue
    let sum = 0
    for (let r = 0; r < n; r++) sum += values[point * n + r]!
    if (Number.isNaN(sum)) continue
    whole.push(point)
    if (!ids.has(group)) ids.set(group, ids.size)
  }
  // Deviations from one value near all, so that sums of squares lose no digits.
  const origin = whole.length === 0 ? 0 : values[whole[0]! * n]!
  const groups = ids.size
  const count = new Float64Array(groups)
  const totals = new Float64Array(groups * n)
  const betweenPoints = new Float64Array(groups)
  const squares = new Float64Array(groups)
  for (const point of whole) {
    const g = ids.get(groupOf(point))!
    let sum = 0
    for (let r = 0; r < n; r++) {
      const x = values[point * n + r]! - origin
      sum += x
      totals[g * n + r]! += x
      squares[g]! += x * x
    }
    count[g]! += 1
    betweenPoints[g]! += (sum * sum) / n
  }
  const split = (drawn: Uint32Array) => {
    let p = 0
    let pointSquares = 0
    let allSquares = 0
    const columns = new Float64Array(n)
    for (let g = 0; g < groups; g++) {
      const times = drawn[g]!
      if (times === 0) continue
      p += times * count[g]!
      pointSquares += times * betweenPoints[g]!
      allSquares += times * squares[g]!
      for (let r = 0; r < n; r++) columns[r]! += times * totals[g * n + r]!
    }
    let sum = 0
    let columnSquares = 0
    for (let r = 0; r < n; r++) {
      sum += columns[r]!
      columnSquares += (columns[r]! * columns[r]!) / p
    }
    const correction = (sum * sum) / (p * n)
    const ofPoints = pointSquares - correction
    if (n === 1) return { ...unknown, variance: ofPoints / (p - 1) }
    const ofReplicates = columnSquares - correction
    const left = Math.max(0, allSquares - correction - ofPoints - ofReplicates)
    const mixed = left / ((p - 1) * (n - 1))
    const common = Math.max(0, (ofReplicates / (n - 1) - mixed) / p)
    const factors = Math.max(0, (ofPoints / (p - 1) - mixed) / n)
    const variance = factors + common + mixed
    return { variance, factors, common: common / variance, mixed: mixed / variance, share: (common + mixed) / variance }
  }
  const once = split(new Uint32Array(groups).fill(1))
  const [interval] = bootstrapIntervals(seed, n < 2 ? 0 : groups, 1, (drawn, into) => {
    into[0] = split(drawn).share
  })
  return { points: whole.length, ...once, interval: interval! }
}
