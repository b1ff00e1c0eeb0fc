/**
 * Loops over pairs: where a large world spends its time. Each is written twice, plainly here and as a kernel on a floor
 * (pairs.wat), to the same bits; pairs.wat keeps the order of every sum.
 */
import type { Floor } from '../luck/index.js'
import { code } from './pairs.wasm.js'

export interface PairLoops {
  /** T −= rate·(T − rest) for the pairs from ≤ p < to, but for those last met in `month`. */
  fade(trust: Float64Array, met: Int32Array, from: number, to: number, month: number, rate: number, rest: number): void
  /** Mean of each of the rows from ≤ i < to, row i being values[starts[i]] to values[starts[i + 1]]; 0 for an empty one. */
  means(values: Float64Array, starts: Int32Array, from: number, to: number, into: Float64Array): void
}

export const plainLoops: PairLoops = {
  fade(trust, met, from, to, month, rate, rest) {
    for (let p = from; p < to; p++) if (met[p] !== month) trust[p]! -= rate * (trust[p]! - rest)
  },
  means(values, starts, from, to, into) {
    for (let i = from; i < to; i++) {
      const first = starts[i]!
      const last = starts[i + 1]!
      let sum = 0
      for (let p = first; p < last; p++) sum += values[p]!
      into[i] = last > first ? sum / (last - first) : 0
    }
  },
}

interface Kernel {
  fade(trust: number, met: number, count: number, month: number, rate: number, rest: number): void
  means(values: number, starts: number, rows: number, into: number): void
}

/** Fewer pairs than this fade sooner than a kernel is called. */
const fewPairs = 12

/** The loops on a floor; all columns given to them must lie on it. */
export function pairLoopsOn(floor: Floor): PairLoops {
  const kernel = floor.run<Kernel>(code)
  if (!kernel) return plainLoops
  const { fade, means } = kernel
  return {
    fade(trust, met, from, to, month, rate, rest) {
      if (to - from < fewPairs) plainLoops.fade(trust, met, from, to, month, rate, rest)
      else fade(trust.byteOffset + 8 * from, met.byteOffset + 4 * from, to - from, month, rate, rest)
    },
    means(values, starts, from, to, into) {
      means(values.byteOffset + 8 * starts[from]!, starts.byteOffset + 4 * from, to - from, into.byteOffset + 8 * from)
    },
  }
}
