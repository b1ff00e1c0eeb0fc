/**
 * Loops over pairs: where a large world spends its time. Each is written twice, plainly here and as a kernel on a floor
 * (pairs.wat), to the same bits; pairs.wat keeps the order of every sum.
 */
import type { Floor } from '../luck/index.js'
import { code } from './pairs.wasm.js'

/** What the loops work on; starts[i] to starts[i + 1] are the pairs of agency i. */
export interface PairColumns {
  readonly trust: Float64Array
  readonly lastMet: Int32Array
  readonly starts: Int32Array
  readonly meanTrust: Float64Array
}

export interface PairLoops {
  /** T −= rate·(T − rest) for the pairs from ≤ p < to, but for those last met in `month`. */
  fade(from: number, to: number, month: number, rate: number, rest: number): void
  /** Mean trust of each of the agencies from ≤ i < to; 0 of one without pairs. */
  means(from: number, to: number): void
}

export function plainLoops({ trust, lastMet, starts, meanTrust }: PairColumns): PairLoops {
  return {
    fade(from, to, month, rate, rest) {
      for (let p = from; p < to; p++) if (lastMet[p] !== month) trust[p]! -= rate * (trust[p]! - rest)
    },
    means(from, to) {
      for (let i = from; i < to; i++) {
        const first = starts[i]!
        const last = starts[i + 1]!
        let sum = 0
        for (let p = first; p < last; p++) sum += trust[p]!
        meanTrust[i] = last > first ? sum / (last - first) : 0
      }
    },
  }
}

interface Kernel {
  fade(trust: number, met: number, count: number, month: number, rate: number, rest: number): void
  means(values: number, starts: number, rows: number, into: number): void
}

/** The loops over columns that lie on a floor. */
export function pairLoopsOn(floor: Floor, columns: PairColumns): PairLoops {
  const kernel = floor.run<Kernel>(code)
  if (!kernel) return plainLoops(columns)
  const { fade, means } = kernel
  const { starts } = columns
  // Addresses once: to ask a column for its own costs more than to call a kernel.
  const trustAt = columns.trust.byteOffset
  const metAt = columns.lastMet.byteOffset
  const startsAt = starts.byteOffset
  const meanAt = columns.meanTrust.byteOffset
  return {
    fade: (from, to, month, rate, rest) => fade(trustAt + 8 * from, metAt + 4 * from, to - from, month, rate, rest),
    means: (from, to) => means(trustAt + 8 * starts[from]!, startsAt + 4 * from, to - from, meanAt + 8 * from),
  }
}
