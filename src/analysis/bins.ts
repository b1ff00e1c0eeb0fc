/**
 * Bins over all numbers: as wide as an outcome declares, within its bounds and beyond them; from 8192 such widths away from
 * the lower bound on no wider than a 4096th of the distance, so that there are bins for whatever value turns up.
 */

/** Bins of the declared width on either side of the lower bound. */
const even = 2 ** 13
/** Bins between a power of two and the next, farther out: a double’s first twelve binary places. */
const places = 12
/** The first of them, as the upper bits of a double: sign, exponent and those places. */
const firstFar = (1023 + 13) << places

const double = new Float64Array(1)
/** Its halves, the lower first: typed arrays are little-endian wherever JavaScript runs today. */
const halves = new Uint32Array(double.buffer)

export class Bins {
  private readonly low: number
  private readonly width: number

  /** `number` equal bins between the bounds. */
  constructor([low, high]: readonly [number, number], number: number) {
    this.low = low
    this.width = (high - low) / number
  }

  /** The bin of a value: a whole number, of which a greater value never has a smaller one. */
  of(x: number): number {
    const apart = (x - this.low) / this.width
    return apart < 0 ? -1 - binOf(-apart) : binOf(apart)
  }

  /** Between which values a bin lies. */
  edges(bin: number): readonly [from: number, to: number] {
    const { low, width } = this
    if (bin < 0) return [low - width * distanceOf(-bin), low - width * distanceOf(-1 - bin)]
    return [low + width * distanceOf(bin), low + width * distanceOf(bin + 1)]
  }
}

/** The bin of a distance, in widths, that is not negative. */
function binOf(apart: number): number {
  if (apart < even) return Math.floor(apart)
  double[0] = Math.min(apart, Number.MAX_VALUE)
  return even + ((halves[1] as number) >>> (20 - places)) - firstFar
}

/** Where a bin begins, in widths. */
function distanceOf(bin: number): number {
  if (bin <= even) return bin
  halves[0] = 0
  halves[1] = (bin - even + firstFar) << (20 - places)
  return double[0] as number
}
