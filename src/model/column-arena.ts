/** An arena of columns: they are laid side by side, so that one sweep clears them all. */
import type { LinearMemory } from '../random/index.js'

const chunkBytes = 16384
const shortSweep = 1024

export class ColumnArena {
  /** Bytes of an arena that lie in linear memory. */
  static readonly bytes = 65536

  #clean = true
  readonly #chunks: { readonly whole: Float64Array; used: number }[] = []

  /** `memory`: where the first columns lie, `ColumnArena.bytes` of them, so that kernels reach those of a small world. */
  constructor(memory?: LinearMemory) {
    if (memory) this.#chunks.push({ whole: memory.doubles(ColumnArena.bytes / 8), used: 0 })
  }

  doubles(length: number): Float64Array {
    const { buffer, at } = this.#place(8 * length)
    return new Float64Array(buffer, at, length)
  }

  words(length: number): Int32Array {
    const { buffer, at } = this.#place(4 * length)
    return new Int32Array(buffer, at, length)
  }

  bytes(length: number): Uint8Array {
    const { buffer, at } = this.#place(length)
    return new Uint8Array(buffer, at, length)
  }

  /** Puts every column to 0, and those others. The first time all are, and memory that nobody touches is never fetched. */
  clear(others: readonly Float64Array[]): void {
    if (this.#clean) {
      this.#clean = false
      return
    }
    for (const column of others) column.fill(0)
    for (const { whole, used } of this.#chunks) {
      // To call for a short sweep costs more than the sweep.
      if (used <= shortSweep) for (let k = 0; k < used / 8; k++) whole[k] = 0
      else whole.fill(0, 0, used / 8)
    }
  }

  #place(bytes: number): { buffer: ArrayBuffer; at: number } {
    const room = Math.ceil(bytes / 8) * 8
    let chunk = this.#chunks.at(-1)
    if (!chunk || chunk.used + room > chunk.whole.byteLength) {
      chunk = { whole: new Float64Array(Math.max(chunkBytes, room) / 8), used: 0 }
      this.#chunks.push(chunk)
    }
    const at = chunk.whole.byteOffset + chunk.used
    chunk.used += room
    return { buffer: chunk.whole.buffer as ArrayBuffer, at }
  }
}
