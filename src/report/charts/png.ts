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
