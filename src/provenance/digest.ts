/** SHA-256 in pure JavaScript: the same in Node, workers and browsers. */
import { sha256 as hash } from '@noble/hashes/sha2.js'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js'

/** SHA-256 of bytes, or of the UTF-8 of a text, as 64 hexadecimal digits. */
export function sha256(content: string | Uint8Array): string {
  return bytesToHex(hash(bytesOf(content)))
}

/** A digest that is fed piece by piece, for what is too long to hold whole. */
export class Digest {
  readonly #hash = hash.create()
  #bytes = 0

  /** Takes the next piece and hands back its bytes. */
  add(piece: string | Uint8Array): Uint8Array {
    const bytes = bytesOf(piece)
    this.#hash.update(bytes)
    this.#bytes += bytes.length
    return bytes
  }

  /** Number of bytes so far. */
  get bytes(): number {
    return this.#bytes
  }

  /** The digest of all pieces; nothing can be added after. */
  hex(): string {
    return bytesToHex(this.#hash.digest())
  }
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? utf8ToBytes(content) : content
}
