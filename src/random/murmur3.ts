/** MurmurHash3-x86-32 (A. Appleby, public domain) of the UTF-8 bytes of a text. */

/** As an unsigned 32-bit integer, under any seed. */
export function murmur3(text: string, seed: number): number {
  const length = utf8(text, 0)
  const blocks = length & ~3
  let h = seed | 0
  for (let i = 0; i < blocks; i += 4) h = mixed(h, blockAt(i))
  return finished(h, tailOf(blocks, length), length) >>> 0
}

/** The states under seeds 0 and 1 of the whole blocks of a beginning, and its length; many texts share one beginning. */
let state0 = 0
let state1 = 0
let begun = 0

/** Takes the beginning of the texts to come. */
export function begin(beginning: string): void {
  begun = utf8(beginning, 0)
  state0 = 0
  state1 = 1
  for (let i = 0; i < (begun & ~3); i += 4) {
    const k = blockAt(i)
    state0 = mixed(state0, k)
    state1 = mixed(state1, k)
  }
}

/** Hashes the beginning with each of these ends under seeds 0 and 1, into h0 and h1 from `at` on. */
export function end(texts: readonly string[], h0: Int32Array, h1: Int32Array, at: number): void {
  const [start0, start1, from] = [state0, state1, begun]
  for (let q = 0; q < texts.length; q++) {
    const length = utf8(texts[q]!, from)
    const blocks = length & ~3
    let a = start0
    let b = start1
    for (let i = from & ~3; i < blocks; i += 4) {
      const k = blockAt(i)
      a = mixed(a, k)
      b = mixed(b, k)
    }
    const tail = tailOf(blocks, length)
    h0[at + q] = finished(a, tail, length)
    h1[at + q] = finished(b, tail, length)
  }
}

function blockAt(i: number): number {
  const k = bytes[i]! | (bytes[i + 1]! << 8) | (bytes[i + 2]! << 16) | (bytes[i + 3]! << 24)
  return scramble(k)
}

function tailOf(from: number, length: number): number {
  let tail = 0
  for (let i = length - 1; i >= from; i--) tail = (tail << 8) | bytes[i]!
  return scramble(tail)
}

function mixed(h: number, k: number): number {
  h ^= k
  h = (h << 13) | (h >>> 19)
  return (Math.imul(h, 5) + 0xe6546b64) | 0
}

/** An empty tail is scrambled to 0, so it changes nothing. */
function finished(h: number, tail: number, length: number): number {
  h ^= tail
  h ^= length
  h ^= h >>> 16
  h = Math.imul(h, 0x85ebca6b)
  h ^= h >>> 13
  h = Math.imul(h, 0xc2b2ae35)
  return h ^ (h >>> 16)
}

function scramble(k: number): number {
  const m = Math.imul(k, 0xcc9e2d51)
  return Math.imul((m << 15) | (m >>> 17), 0x1b873593)
}

let bytes = new Uint8Array(256)

/** Writes the text’s UTF-8 into `bytes` from `at` on, by hand so that the room needs neither Node nor a browser; returns its end. */
function utf8(text: string, at: number): number {
  if (bytes.length < at + text.length * 3) {
    const kept = bytes
    bytes = new Uint8Array(2 * (at + text.length * 3))
    bytes.set(kept)
  }
  const into = bytes
  const { length } = text
  for (let i = 0; i < length; i++) {
    const c = text.charCodeAt(i)
    // Ids are plain letters, and a large world has a million names.
    if (c >= 0x80) return utf8BeyondAscii(text, at)
    into[at + i] = c
  }
  return at + length
}

function utf8BeyondAscii(text: string, at: number): number {
  let n = at
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
