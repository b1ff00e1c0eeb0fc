/**
 * Threefry-2x32-20, the counter-based generator of Salmon, Moraes, Dror & Shaw, “Parallel random numbers: as easy as
 * 1, 2, 3”, SC’11, doi:10.1145/2063384.2063405. A counter and a key give two 32-bit words, with no state between calls,
 * so any draw can be made at any time and in any order.
 */

const parity = 0x1bd11bda

/** The two words of the last counter of a block; a tuple would cost an allocation for each draw. */
let first = 0
let second = 0

const counter = new Int32Array(1)
const mask = new Int32Array(1)
const draw = new Float64Array(1)

/** The two words for counter (c0, c1) under key (k0, k1), as unsigned 32-bit integers. */
export function threefry2x32(c0: number, c1: number, k0: number, k1: number): readonly [number, number] {
  uniform(c0, c1, k0, k1)
  return [first >>> 0, second >>> 0]
}

/** One uniform double in [0, 1) with 53 random bits, made of both words. */
export function uniform(c0: number, c1: number, k0: number, k1: number): number {
  counter[0] = c0
  uniforms(counter, mask, 0, 1, c1, k0, k1, draw, 0)
  return draw[0]!
}

/**
 * Uniforms as above for the counters (c0[i], c1) under the keys (k0, k1 ^ masks[i]), from ≤ i < to, written into `into`
 * from `at` on. A block costs less than half of as many single draws: neighbouring draws overlap in the processor.
 */
export function uniforms(
  c0: Int32Array,
  masks: Int32Array,
  from: number,
  to: number,
  c1: number,
  k0: number,
  k1: number,
  into: Float64Array,
  at: number,
): void {
  for (let i = from; i < to; i++) {
    const k = k1 ^ masks[i]!
    const k2 = parity ^ k0 ^ k
    let x = (c0[i]! + k0) | 0
    let y = (c1 + k) | 0
    // Unrolled: five times four rounds, each four followed by an injection of the key.
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + k) | 0
    y = (y + k2 + 1) | 0
    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + k2) | 0
    y = (y + k0 + 2) | 0
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    x = (x + k0) | 0
    y = (y + k + 3) | 0
    x = (x + y) | 0
    y = ((y << 17) | (y >>> 15)) ^ x
    x = (x + y) | 0
    y = ((y << 29) | (y >>> 3)) ^ x
    x = (x + y) | 0
    y = ((y << 16) | (y >>> 16)) ^ x
    x = (x + y) | 0
    y = ((y << 24) | (y >>> 8)) ^ x
    x = (x + k) | 0
    y = (y + k2 + 4) | 0
    x = (x + y) | 0
    y = ((y << 13) | (y >>> 19)) ^ x
    x = (x + y) | 0
    y = ((y << 15) | (y >>> 17)) ^ x
    x = (x + y) | 0
    y = ((y << 26) | (y >>> 6)) ^ x
    x = (x + y) | 0
    y = ((y << 6) | (y >>> 26)) ^ x
    y = (y + k0 + 5) | 0
    x = (x + k2) | 0
    into[i - from + at] = ((x >>> 5) * 67108864 + (y >>> 6)) * 1.1102230246251565e-16
    first = x
    second = y
  }
}
