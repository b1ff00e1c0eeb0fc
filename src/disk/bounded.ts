/** Files that others made, read so that nothing hangs and memory is bounded: plain files only, up to a length. */
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { codeOf } from './target.js'

/** A file that will not be read, and why; the message goes on from the name of the file. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
}

/** Longest file that is read as a whole: a manifest, a chart. */
export const mostBytes = 64 * 1024 * 1024
/** Longest table, picture or the like that is read as a whole where it must be: what one array of bytes may have. */
export const mostOfAnything = 2 ** 31 - 1

/**
 * The bytes of a plain file. Throws an UnreadableFile for anything else: a folder, a pipe, a device, a file that is longer
 * than `most` bytes or is not there.
 */
export function readBounded(path: string, most = mostBytes): Uint8Array {
  const file = openPlain(path)
  try {
    const { size } = fstatSync(file)
    if (size > most)
      throw new UnreadableFile(
        `is too long to be what it should be: ${size.toLocaleString('en')} bytes, where ${most.toLocaleString('en')} are the most`,
      )
    const bytes = new Uint8Array(size)
    let got = 0
    while (got < size) {
      const count = readSync(file, bytes, got, size - got, got)
      if (count === 0) break
      got += count
    }
    return bytes.subarray(0, got)
  } finally {
    closeSync(file)
  }
}

/** The same, as a text in UTF-8. */
export function textOf(path: string, most = mostBytes): string {
  const { buffer, byteOffset, length } = readBounded(path, most)
  return Buffer.from(buffer, byteOffset, length).toString('utf8')
}

/** Bytes of a plain file; undefined where there is none. */
export function plainSize(path: string): number | undefined {
  try {
    const file = openPlain(path)
    try {
      return fstatSync(file).size
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined
    throw error
  }
}

/** Opens a plain file for reading, and waits for nobody: a pipe without a writer would block for ever. */
export function openPlain(path: string): number {
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    throw new UnreadableFile(openingWords(codeOf(error)))
  }
  const kind = fstatSync(file)
  if (kind.isFile()) return file
  closeSync(file)
  throw new UnreadableFile(kind.isDirectory() ? 'is a folder, not a file' : 'is no plain file')
}

function openingWords(code: string | undefined): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return 'is missing'
  if (code === 'EACCES' || code === 'EPERM') return 'may not be read'
  if (code === 'ENAMETOOLONG') return 'has a name that is too long'
  if (code === 'ELOOP') return 'is a link that leads in a circle'
  return `cannot be opened${code === undefined ? '' : ` (${code})`}`
}
