/**
 * Space-filling points of a Sobol’ sequence, as published: the first has every factor at its lower end. The design grows
 * without changing its earlier points; powers of 2 are the sizes at which it is balanced.
 */
import { checkCount, type Design, type Factors, noRole } from './design.js'
import { directions, perBit, sobolBits, sobolDimensions } from './sobol-sequence.js'

/** Throws a RangeError for more than 1,024 factors, or unless `points` is a whole number from 1 to 2³². */
export function sobol({ names }: Factors, points: number): Design {
  checkCount(points, 'the points of a Sobol’ design', 2 ** 32)
  if (names.length > sobolDimensions)
    throw new RangeError(
      `a Sobol’ design has at most ${sobolDimensions} factors (got ${names.length}); a Latin hypercube takes any number`,
    )
  const dimensions = names.map((_, f) => directions(f))
  return {
    size: points,
    at: (index) => Float64Array.from(dimensions, (v) => sobolBits(v, index) * perBit),
    role: () => noRole,
  }
}
