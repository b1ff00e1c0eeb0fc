/** Designs on a grid: every combination of values, or one factor at a time away from the scenario as it is. */
import { checkCount, type Design, type Factors, gridCoordinate, noRole } from './design.js'

/** Points beyond which a full factorial is refused: nobody means to run so many. */
const mostPoints = 1_000_000_000

/**
 * Every combination of the factors’ values; the last factor changes fastest. Throws a RangeError where a factor has no
 * number of values, or the combinations are more than 10⁹.
 */
export function fullFactorial({ names, levels }: Factors): Design {
  names.forEach((name, f) => {
    if (!((levels[f] ?? 0) >= 1)) throw new RangeError(`a full factorial needs the number of values of ${name}`)
  })
  const size = levels.reduce((product, count) => product * count, 1)
  checkCount(size, 'the points of a full factorial', mostPoints)
  return {
    size,
    at: (index) => {
      const point = new Float64Array(levels.length)
      let left = index
      for (let f = levels.length - 1; f >= 0; f--) {
        const count = levels[f]!
        point[f] = gridCoordinate(left % count, count)
        left = Math.floor(left / count)
      }
      return point
    },
    role: () => noRole,
  }
}

/**
 * First the scenario as it is, then each factor in turn at each of its values, all others left as they are. A continuous
 * factor is tried at both ends of its range.
 */
export function oneAtATime({ levels }: Factors): Design {
  const counts = levels.map((count) => count || 2)
  // First point of each factor.
  const starts = counts.map((_, f) => counts.slice(0, f).reduce((sum, count) => sum + count, 1))
  const size = counts.reduce((sum, count) => sum + count, 1)
  const role = (index: number) => {
    const factor = starts.findLastIndex((start) => start <= index)
    return factor < 0 ? noRole : { group: 0, step: index - starts[factor]!, factor }
  }
  return {
    size,
    at: (index) => {
      const { factor, step } = role(index)
      const point = new Float64Array(counts.length).fill(Number.NaN)
      if (factor >= 0) point[factor] = gridCoordinate(step, counts[factor]!)
      return point
    },
    role,
  }
}
