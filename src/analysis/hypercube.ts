/**
 * Latin hypercubes (McKay, Beckman & Conover 1979), drawn dimension by dimension from named luck.
 *
 * Each dimension is cut into as many strata of equal size as there are points, and each stratum is hit exactly once. A
 * dimension’s coordinates depend on the seed, its name and the number of points alone; so the order of dimensions changes
 * nothing, nor does adding one, and two scenarios that share a path share its coordinates.
 */
import { drawName, RandomStreams } from '../random/index.js'

/**
 * The coordinates in [0, 1) of all points in one dimension: a random order of the strata, and a random place within each.
 * Throws a RangeError unless `points` is a whole number from 1 to 2²⁰ − 1.
 */
export function stratified(seed: string, dimension: string, points: number): Float64Array {
  if (!(Number.isInteger(points) && points >= 1 && points < 1 << 20))
    throw new RangeError(`a hypercube has a whole number of points from 1 on (got ${points})`)
  const random = new RandomStreams(seed, 0)
  const order = drawName(`hypercube order|${dimension}`)
  const place = drawName(`hypercube place|${dimension}`)
  const strata = Int32Array.from({ length: points }, (_, i) => i)
  // Fisher & Yates (1938), as Durstenfeld (1964) does it.
  for (let i = points - 1; i > 0; i--) {
    const j = Math.floor(random.at(order, 0, i) * (i + 1))
    const other = strata[j]!
    strata[j] = strata[i]!
    strata[i] = other
  }
  return Float64Array.from(strata, (stratum, i) => (stratum + random.at(place, 0, i)) / points)
}
