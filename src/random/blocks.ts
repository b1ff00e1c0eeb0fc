/** Draws in blocks, in linear memory where there is one: sixteen at once by a kernel, or one after another by its twin. */
import { LinearMemory } from './linear-memory.js'
import { uniforms } from './threefry.js'
import { code } from './threefry.wasm.js'

/** The hashes of several names, as columns. */
export interface NameHashes {
  readonly h0: Int32Array
  readonly h1: Int32Array
}

/** The kernel reads and writes whole sixteens, beyond the end of a column too. */
const atOnce = 16

/** Hashes laid in linear memory, with their addresses: to ask a column for its own costs more than to call a kernel. */
export class LaidNames implements NameHashes {
  readonly h0: Int32Array
  readonly h1: Int32Array
  readonly at0: number
  readonly at1: number

  constructor(memory: LinearMemory, { h0, h1 }: NameHashes) {
    this.h0 = memory.words(h0.length + atOnce)
    this.h1 = memory.words(h1.length + atOnce)
    this.h0.set(h0)
    this.h1.set(h1)
    this.at0 = this.h0.byteOffset
    this.at1 = this.h1.byteOffset
  }

  /** Bytes that so many names take. */
  static bytes(names: number): number {
    return LinearMemory.bytes([], [names + atOnce, names + atOnce])
  }
}

/** Length that a column needs for so many draws. */
export const drawnLength = (draws: number): number => draws + atOnce

/** Writes uniforms for the names from ≤ i < to, under c1, k0 and k1 as `uniforms` has them, into a column from 0 on. */
export type BlockDraw = (names: LaidNames, from: number, to: number, c1: number, k0: number, k1: number) => void

interface Kernel {
  uniforms(c0: number, masks: number, count: number, c1: number, k0: number, k1: number, into: number): void
}

/** Draws into a column of `drawnLength` in the same memory as the names to come. The bits are those of `uniforms`. */
export function blocksInto(memory: LinearMemory, into: Float64Array): BlockDraw {
  const plain: BlockDraw = ({ h0, h1 }, from, to, c1, k0, k1) => uniforms(h0, h1, from, to, c1, k0, k1, into, 0)
  const kernel = memory.run<Kernel>(code)
  if (!kernel) return plain
  const sixteen = kernel.uniforms
  const at = into.byteOffset
  return (names, from, to, c1, k0, k1) => {
    // A few over are drawn sooner alone than as sixteen.
    const over = (to - from) % atOnce
    const whole = over < 5 ? to - over : to
    if (whole > from) sixteen(names.at0 + 4 * from, names.at1 + 4 * from, whole - from, c1, k0, k1, at)
    if (whole < to) uniforms(names.h0, names.h1, whole, to, c1, k0, k1, into, whole - from)
  }
}
