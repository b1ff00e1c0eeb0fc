/** A sheet of paper for columns: they are laid side by side, so that one sweep clears them all. */

const chunkBytes = 16384

export class Sheet {
  #clean = true
  readonly #chunks: { readonly buffer: ArrayBuffer; used: number }[] = []

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
    for (const { buffer, used } of this.#chunks) new Float64Array(buffer, 0, used / 8).fill(0)
  }

  #place(bytes: number): { buffer: ArrayBuffer; at: number } {
    const room = Math.ceil(bytes / 8) * 8
    let chunk = this.#chunks.at(-1)
    if (!chunk || chunk.used + room > chunk.buffer.byteLength) {
      chunk = { buffer: new ArrayBuffer(Math.max(chunkBytes, room)), used: 0 }
      this.#chunks.push(chunk)
    }
    const at = chunk.used
    chunk.used += room
    return { buffer: chunk.buffer, at }
  }
}
