/** SHA-256 of files, by what Node brings: several times as fast as the pure one, of which a browser is in need. */
import { createHash } from 'node:crypto'

/** A digest that is fed piece by piece, and counts the bytes. */
export class FileDigester {
  readonly #hash = createHash('sha256')
  #bytes = 0

  /** Takes the next piece and hands back its bytes. */
  add(piece: string | Uint8Array): Uint8Array {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    return bytes
  }

  /** Of all pieces; nothing can be added after. */
  done(): { readonly bytes: number; readonly sha256: string } {
    return { bytes: this.#bytes, sha256: this.#hash.digest('hex') }
  }
}
