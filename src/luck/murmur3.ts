/** MurmurHash3-x86-32 (A. Appleby, public domain) of the UTF-8 bytes of a text, as an unsigned 32-bit integer. */
export function murmur3(text: string, seed: number): number {
  const length = utf8(text)
  const blocks = length & ~3
  let h = seed | 0
  for (let i = 0; i < blocks; i += 4) {
    const k = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
    h ^= scramble(k)
    h = (h << 13) | (h >>> 19)
    h = (Math.imul(h, 5) + 0xe6546b64) | 0
  }
  let tail = 0
  for (let i = length - 1; i >= blocks; i--) tail = (tail << 8) | bytes[i]!
  if (length > blocks) h ^= scramble(tail)
  h ^= length
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  h ^= h >>> 16
  return h >>> 0
}

function scramble(k: number): number {
  const m = Math.imul(k, 0xcc9e2d51)
  return Math.imul((m << 15) | (m >>> 17), 0x1b873593)
}

let bytes = new Uint8Array(256)

/** Writes the text’s UTF-8 into `bytes`, by hand so that the room needs neither Node nor a browser; returns its length. */
function utf8(text: string): number {
  if (bytes.length < text.length * 3) bytes = new Uint8Array(text.length * 6)
  let n = 0
  for (let i = 0; i < text.length; i++) {
    const c = text.codePointAt(i)!
    if (c < 0x80) bytes[n++] = c
    else if (c < 0x800) {
      bytes[n++] = 0xc0 | (c >> 6)
      bytes[n++] = 0x80 | (c & 63)
    } else if (c < 0x10000) {
      bytes[n++] = 0xe0 | (c >> 12)
      bytes[n++] = 0x80 | ((c >> 6) & 63)
      bytes[n++] = 0x80 | (c & 63)
    } else {
      i++
      bytes[n++] = 0xf0 | (c >> 18)
      bytes[n++] = 0x80 | ((c >> 12) & 63)
      bytes[n++] = 0x80 | ((c >> 6) & 63)
      bytes[n++] = 0x80 | (c & 63)
    }
  }
  return n
}
