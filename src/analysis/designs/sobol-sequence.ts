/**
 * Sobol’ sequences (Sobol’ 1967) with the direction numbers of Joe & Kuo (2008), in the order of the Gray code (Antonov &
 * Saleev 1979): the same points as SciPy’s `qmc.Sobol(d, scramble=False)`. Any point can be had by its number alone.
 */
import { joeKuo } from './joe-kuo.js'

/** Dimensions that the table of direction numbers reaches. */
export const sobolDimensions = 1024

const bits = 32

/** The direction numbers of one dimension (from 0), the highest bit first. */
export function directions(dimension: number): Uint32Array {
  if (!(dimension >= 0 && dimension < sobolDimensions))
    throw new RangeError(`a Sobol’ sequence has at most ${sobolDimensions} dimensions`)
  const v = new Uint32Array(bits)
  if (dimension === 0) {
    for (let i = 0; i < bits; i++) v[i] = (1 << (bits - 1 - i)) >>> 0
    return v
  }
  const [polynomial = 0, ...initial] = rowOf(dimension)
  const degree = initial.length
  for (let i = 0; i < bits; i++) {
    if (i < degree) {
      v[i] = initial[i]! << (bits - 1 - i)
      continue
    }
    let next = v[i - degree]! ^ (v[i - degree]! >>> degree)
    for (let k = 1; k < degree; k++) if ((polynomial >>> (degree - 1 - k)) & 1) next ^= v[i - k]!
    v[i] = next
  }
  return v
}

let rows: readonly string[] | undefined

function rowOf(dimension: number): number[] {
  rows ??= joeKuo.trim().split(/\s+/)
  return rows[dimension - 1]!.split('.').map((digits) => Number.parseInt(digits, 36))
}

/** Point `index` (0 ≤ index < 2³²) in one dimension, as a whole number of 2⁻³². */
export function sobolBits(v: Uint32Array, index: number): number {
  let gray = (index ^ (index >>> 1)) >>> 0
  let x = 0
  for (let i = 0; gray !== 0; i++) {
    if (gray & 1) x ^= v[i]!
    gray >>>= 1
  }
  return x >>> 0
}

/** What a whole number of 2⁻³² comes to. */
export const perBit = 2 ** -32
