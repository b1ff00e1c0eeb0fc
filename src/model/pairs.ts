/**
 * Loops over pairs: where a large world spends its time. Each is written twice, plainly here and as a kernel over linear memory
 * (pairs.wat), to the same bits; pairs.wat keeps the order of every sum.
 */
import type { LinearMemory } from '../random/index.js'
import { code } from './pairs.wasm.js'

/** What the loops work on; starts[i] to starts[i + 1] are the pairs of agency i. */
export interface PairColumns {
  readonly trust: Float64Array
  /** What broken pledges have left; columns in linear memory end on even places, so one that is over may be touched. */
  readonly damage: Float64Array
  /** Months fit into few bytes, and memory is what a large world waits for. */
  readonly lastMet: Int16Array
  readonly starts: Int32Array
  /** How many of agency i’s pairs are there, at least 1; the trust of the others is 0. */
  readonly counts: Float64Array
  /** The forum that shapes each pair, and the level that trust rests at in each forum. */
  readonly forums: Int32Array
  readonly rests: Float64Array
  readonly meanTrust: Float64Array
  /**
   * The forum that shapes each pair across the border, of all others the number of forums; one longer than there are pairs,
   * for they are read two at a time. Empty where all agencies are of one country.
   */
  readonly borders: Int32Array
  /** What a mechanism has worked out for each forum. */
  readonly rates: Float64Array
  readonly ego: Float64Array
}

export interface PairLoops {
  /** T −= rate·(T − rest) for the pairs from ≤ p < to, but for those last met in `month`. */
  fade(from: number, to: number, month: number, rate: number, rest: number): void
  /** The same for all pairs, each towards the level of its forum. */
  settle(month: number, rate: number): void
  /** T ·= rate of the forum, for pairs across the border; `none` is the number of forums. */
  wear(none: number): void
  /** T += full·(rate of the forum · (1 − shut·e_i))·max(0, 1 − scar·D − T), for pairs across the border. */
  grow(none: number, full: number, shut: number, scar: number): void
  /** D ·= factor for all pairs. */
  heal(factor: number): void
  /** Mean trust of each of the agencies from ≤ i < to; 0 of one without pairs. */
  means(from: number, to: number): void
  /** Reads a value of each line of memory that the pairs from ≤ p < to lie on; returns what nobody needs. */
  approach(from: number, to: number): number
}

/** Values of trust, and of months, on a line of memory. */
const trustsOnLine = 8
const monthsOnLine = 32

export function plainLoops(columns: PairColumns): PairLoops {
  const { trust, damage, lastMet, starts, counts, forums, rests, meanTrust, borders, rates, ego } = columns
  return {
    fade(from, to, month, rate, rest) {
      for (let p = from; p < to; p++) if (lastMet[p] !== month) trust[p]! -= rate * (trust[p]! - rest)
    },
    settle(month, rate) {
      for (let p = 0; p < trust.length; p++)
        if (lastMet[p] !== month) trust[p]! -= rate * (trust[p]! - rests[forums[p]!]!)
    },
    wear(none) {
      for (let p = 0; p < trust.length; p++) if (borders[p] !== none) trust[p]! *= rates[borders[p]!]!
    },
    grow(none, full, shut, scar) {
      for (let i = 0; i < ego.length; i++) {
        const open = 1 - shut * ego[i]!
        for (let p = starts[i]!; p < starts[i + 1]!; p++) {
          const room = 1 - scar * damage[p]! - trust[p]!
          if (borders[p] !== none && room > 0) trust[p]! += full * (rates[borders[p]!]! * open) * room
        }
      }
    },
    heal(factor) {
      for (let p = 0; p < damage.length; p++) damage[p]! *= factor
    },
    means(from, to) {
      for (let i = from; i < to; i++) {
        let sum = 0
        for (let p = starts[i]!; p < starts[i + 1]!; p++) sum += trust[p]!
        meanTrust[i] = sum / counts[i]!
      }
    },
    approach(from, to) {
      let read = 0
      for (let p = from; p < to; p += trustsOnLine) read += trust[p]!
      for (let p = from; p < to; p += monthsOnLine) read += lastMet[p]!
      return read
    },
  }
}

interface Kernel {
  fade(trust: number, met: number, count: number, month: number, rate: number, rest: number): void
  settle(trust: number, met: number, forums: number, rests: number, count: number, month: number, rate: number): void
  wear(trust: number, borders: number, rates: number, count: number): void
  grow(
    trust: number,
    damage: number,
    borders: number,
    rates: number,
    starts: number,
    ego: number,
    rows: number,
    full: number,
    shut: number,
    scar: number,
  ): void
  heal(damage: number, count: number, factor: number): void
  means(values: number, starts: number, counts: number, rows: number, into: number): void
  touch(from: number, to: number): number
}

/** The loops over columns that lie in the linear memory. */
export function pairLoopsOn(memory: LinearMemory, columns: PairColumns): PairLoops {
  const kernel = memory.run<Kernel>(code)
  if (!kernel) return plainLoops(columns)
  const { fade, settle, wear, grow, heal, means, touch } = kernel
  const { starts, rates } = columns
  // Addresses once: to ask a column for its own costs more than to call a kernel.
  const trustAt = columns.trust.byteOffset
  const damageAt = columns.damage.byteOffset
  const metAt = columns.lastMet.byteOffset
  const startsAt = starts.byteOffset
  const countsAt = columns.counts.byteOffset
  const forumsAt = columns.forums.byteOffset
  const restsAt = columns.rests.byteOffset
  const meanAt = columns.meanTrust.byteOffset
  const bordersAt = columns.borders.byteOffset
  const ratesAt = rates.byteOffset
  const egoAt = columns.ego.byteOffset
  const pairs = columns.trust.length
  const rows = columns.ego.length
  return {
    fade: (from, to, month, rate, rest) => fade(trustAt + 8 * from, metAt + 2 * from, to - from, month, rate, rest),
    // All pairs go through, for it is sooner done than to choose: nothing happens to one that crosses no border.
    wear: (none) => {
      rates[none] = 1
      wear(trustAt, bordersAt, ratesAt, pairs)
    },
    grow: (none, full, shut, scar) => {
      rates[none] = 0
      grow(trustAt, damageAt, bordersAt, ratesAt, startsAt, egoAt, rows, full, shut, scar)
    },
    heal: (factor) => heal(damageAt, pairs, factor),
    settle: (month, rate) => settle(trustAt, metAt, forumsAt, restsAt, pairs, month, rate),
    means: (from, to) =>
      means(trustAt + 8 * starts[from]!, startsAt + 4 * from, countsAt + 8 * from, to - from, meanAt + 8 * from),
    approach: (from, to) => touch(trustAt + 8 * from, trustAt + 8 * to) + touch(metAt + 2 * from, metAt + 2 * to),
  }
}
