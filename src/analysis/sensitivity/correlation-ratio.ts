/**
 * First order indices from any space-filling points: the correlation ratio of the outcome on one factor (Pearson 1905;
 * as an estimator of Sobol’ indices, Plischke 2012). The points are cut into classes of the factor; what the means of
 * the classes vary is the factor’s own share. Kelley’s (1935) ε² takes off what classes of few points vary by chance.
 *
 * Total order cannot be had from such points, nor can the effects of two factors together be told from luck of the draw.
 */
import { bootstrap } from './bootstrap.js'
import { combined, type Responses } from './responses.js'
import type { Index } from './sobol-indices.js'

export interface CorrelationRatios {
  /** Points at which the outcome is defined. */
  readonly points: number
  /** Classes into which a continuous factor is cut. */
  readonly classes: number
  readonly first: readonly Index[]
}

/** A class holds so many points or more, so that its mean means something. */
const leastInClass = 20
const mostClasses = 16

/**
 * `coordinates` gives the point’s coordinate of a factor in [0, 1]; `levels` how many values a factor takes (0: it is
 * continuous). Luck that is left in means over several replicates is taken off the variance that the shares are of.
 */
export function correlationRatios(
  coordinates: (point: number) => ArrayLike<number>,
  levels: readonly number[],
  responses: Responses,
  seed: string,
): CorrelationRatios {
  const means: number[] = []
  const noises: number[] = []
  const units: ArrayLike<number>[] = []
  let lastWhole = -1
  for (let point = 0; point < responses.points; point++) {
    const { mean } = combined(responses, [point], [1])
    if (Number.isNaN(mean)) continue
    // Neighbours in the list are far apart in the space: half their difference is luck that is not common to all.
    const apart = lastWhole < 0 ? 0 : combined(responses, [point, lastWhole], [1, -1]).noise / 2
    noises.push(Number.isNaN(apart) ? 0 : apart)
    lastWhole = point
    means.push(mean)
    units.push(coordinates(point))
  }
  const n = means.length
  const classes = Math.max(2, Math.min(mostClasses, Math.floor(n / leastInClass)))
  const cutsOf = levels.map((count) => count || classes)
  const places = cutsOf.map((cuts, f) =>
    Uint32Array.from(units, (unit) => Math.min(cuts - 1, Math.floor(unit[f]! * cuts))),
  )
  const origin = means[0] ?? 0
  const estimate = (drawn: Uint32Array, into: Float64Array) => {
    let sum = 0
    let squares = 0
    let noise = 0
    for (let p = 0; p < n; p++) {
      const x = means[p]! - origin
      sum += drawn[p]! * x
      squares += drawn[p]! * x * x
      noise += drawn[p]! * noises[p]!
    }
    const total = (squares - (sum * sum) / n) / (n - 1)
    const real = total - noise / n
    places.forEach((place, f) => {
      const cuts = cutsOf[f]!
      const counts = new Float64Array(cuts)
      const sums = new Float64Array(cuts)
      for (let p = 0; p < n; p++) {
        counts[place[p]!]! += drawn[p]!
        sums[place[p]!]! += drawn[p]! * (means[p]! - origin)
      }
      let between = 0
      let used = 0
      for (let c = 0; c < cuts; c++) {
        if (counts[c] === 0) continue
        used += 1
        between += (sums[c]! * sums[c]!) / counts[c]!
      }
      const within = (squares - between) / (n - used)
      into[f] = (total - within) / real
    })
  }
  const found = new Float64Array(levels.length).fill(Number.NaN)
  if (n > 2) estimate(new Uint32Array(n).fill(1), found)
  // A point that is drawn twice makes its class look more alike than it is: the interval is shifted by that bias.
  const resampled = bootstrap(seed, n > 2 ? n : 0, levels.length, estimate)
  const first = Array.from(found, (value, f): Index => {
    const { low, high, mean } = resampled[f]!
    return { value, low: value + (low - mean), high: value + (high - mean) }
  })
  return { points: n, classes, first }
}
