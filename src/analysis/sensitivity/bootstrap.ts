/**
 * Bootstrap intervals (Efron 1979), by percentiles. What is drawn again is a design’s groups: its trajectories, base
 * samples or points. The draws are named luck of the experiment’s seed, so that the same results give the same interval.
 */
import { drawName, RandomStreams } from '../../random/index.js'
import { quantile } from '../quantiles.js'

export const resamples = 1000

export interface Interval {
  readonly low: number
  readonly high: number
}

export interface Resampled extends Interval {
  /** Mean over the resamples: where it differs from the statistic itself, drawing points twice over biases it. */
  readonly mean: number
}

/**
 * 95 % intervals of statistics that are functions of how often each of `groups` groups was drawn. `statistics` fills
 * `into`, of `count` numbers. Below two groups there is no interval: NaN.
 */
export function bootstrapIntervals(
  seed: string,
  groups: number,
  count: number,
  statistics: (drawn: Uint32Array, into: Float64Array) => void,
): Interval[] {
  return bootstrap(seed, groups, count, statistics).map(({ low, high }) => ({ low, high }))
}

/** The same with the mean of each statistic over the resamples. */
export function bootstrap(
  seed: string,
  groups: number,
  count: number,
  statistics: (drawn: Uint32Array, into: Float64Array) => void,
): Resampled[] {
  const none = { low: Number.NaN, high: Number.NaN, mean: Number.NaN }
  if (groups < 2) return Array.from({ length: count }, () => none)
  const random = new RandomStreams(seed, 0)
  const name = drawName('bootstrap')
  const drawn = new Uint32Array(groups)
  const into = new Float64Array(count)
  const columns = Array.from({ length: count }, () => new Float64Array(resamples))
  for (let b = 0; b < resamples; b++) {
    drawn.fill(0)
    for (let k = 0; k < groups; k++) drawn[Math.floor(random.at(name, b, k) * groups)]! += 1
    statistics(drawn, into)
    for (let s = 0; s < count; s++) columns[s]![b] = into[s]!
  }
  return columns.map((column) => {
    const sorted = column.filter((x) => !Number.isNaN(x)).sort()
    const mean = sorted.reduce((sum, x) => sum + x, 0) / sorted.length
    return { low: quantile(sorted, 0.025), high: quantile(sorted, 0.975), mean }
  })
}
