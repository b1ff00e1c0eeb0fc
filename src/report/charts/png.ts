/** Text inside a PNG file: iTXt chunks (PNG specification, third edition, 11.3.3.4), so that a picture keeps its provenance. */
import { crc32 } from 'node:zlib'

const signature = 8
/** Length, type, 13 bytes of content and checksum of the header chunk, which must come first. */
const header = 25

/** A copy of a PNG with text chunks after its header. Keywords are Latin letters, 1 to 79 of them. */
export function withText(png: Uint8Array, texts: Readonly<Record<string, string>>): Uint8Array {
  const chunks = Object.entries(texts).map(([keyword, text]) => textChunk(keyword, text))
  return Buffer.concat([png.subarray(0, signature + header), ...chunks, png.subarray(signature + header)])
}

function textChunk(keyword: string, text: string): Uint8Array {
  // After the keyword: not compressed, no language, no translated keyword.
  const content = Buffer.from(`iTXt${keyword}\0\0\0\0\0${text}`, 'utf8')
  const chunk = Buffer.alloc(content.length + 8)
  chunk.writeUInt32BE(content.length - 4, 0)
  content.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(content), content.length + 4)
  return chunk
}

/** The texts of the uncompressed iTXt chunks of a PNG, by keyword; none of what is not a PNG, or is broken. */
export function textsOf(png: Uint8Array): Map<string, string> {
  const texts = new Map<string, string>()
  const bytes = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  for (let at = signature; at + 12 <= bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    if (at + 12 + length > bytes.length) break
    if (bytes.toString('latin1', at + 4, at + 8) === 'iTXt') {
      const content = bytes.subarray(at + 8, at + 8 + length)
      const end = content.indexOf(0)
      // After the keyword: not compressed (two bytes), no language, no translated keyword.
      if (end > 0 && content[end + 1] === 0)
        texts.set(content.toString('latin1', 0, end), content.toString('utf8', end + 5))
    }
    at += 12 + length
  }
  return texts
}
