/** Polynomials of single factors, orthonormal over the space: of mean 0 and variance 1, uncorrelated. */
import { dot, takeOff } from './columns.js'

export interface Polynomial {
  readonly factor: number
  /** Its degree is in the higher half of those that there are of a continuous factor. */
  readonly high: boolean
  /** Its value at each point. */
  readonly values: Float64Array
}

const leastDegree = 8
const mostDegree = 32
/** A sixteenth of the points in degrees; with very many factors no more numbers than this in all. */
const mostNumbers = 2e7
/** A factor of at most so many values has a class for each, however they are ordered. */
const mostClasses = 16

/** `coordinates`: by factor, of each point. `levels`: values that a factor takes; 0 where it is continuous. */
export function polynomialsOf(coordinates: readonly Float64Array[], levels: readonly number[]): Polynomial[] {
  const points = coordinates[0]!.length
  const wanted = Math.max(leastDegree, Math.min(mostDegree, Math.floor(points / 16)))
  const degree = Math.max(4, Math.min(wanted, Math.floor(mostNumbers / (points * levels.length))))
  return coordinates.flatMap((units, factor) => {
    const count = levels[factor]!
    if (count >= 1 && count <= mostClasses) {
      const table = onClasses(count)
      return table.map((one) => ({
        factor,
        high: false,
        values: Float64Array.from(units, (u) => one[Math.min(count - 1, Math.floor(u * count))]!),
      }))
    }
    const at = Array.from(units, (u) => legendre(u, degree))
    return Array.from({ length: degree }, (_, k) => ({
      factor,
      high: k >= degree / 2,
      values: Float64Array.from(at, (all) => all[k]!),
    }))
  })
}

/** Legendre’s of degree 1 to `degree` at a place of [0, 1], by Bonnet’s recursion. */
function legendre(u: number, degree: number): number[] {
  const x = 2 * u - 1
  const found: number[] = []
  let [before, now] = [1, x]
  for (let k = 1; k <= degree; k++) {
    found.push(now * Math.sqrt(2 * k + 1))
    ;[before, now] = [now, ((2 * k + 1) * x * now - k * before) / (k + 1)]
  }
  return found
}

/** On so many values of equal weight (Gram & Schmidt): together they tell every function of the value. */
function onClasses(count: number): Float64Array[] {
  const found = [new Float64Array(count).fill(1 / Math.sqrt(count))]
  for (let k = 1; k < count; k++) {
    const next = found[k - 1]!.map((p, l) => p * (l - (count - 1) / 2))
    for (let pass = 0; pass < 2; pass++) for (const other of found) takeOff(next, other)
    const size = Math.sqrt(dot(next, next))
    found.push(next.map((p) => p / size))
  }
  return found.slice(1).map((p) => p.map((x) => x * Math.sqrt(count)))
}
