/** The program that a bundle brings along, held against the one that checks it. */
import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { crc32, inflateRawSync } from 'node:zlib'
import { readBounded } from '../../disk/bounded.js'
import { isPlainPath } from '../../provenance/manifest.js'
import type { PackageInfo } from '../package-info.js'

/** Longest program that is unpacked. */
const mostUnpacked = 64 * 1024 ** 2
const block = 512

/**
 * The first file in which a packed program is another than the one that runs, in words; undefined where all of its files
 * are the same, and nothing stands between or after them. Throws for what is no archive as npm packs it.
 */
export function otherProgram(archive: Uint8Array, { root }: PackageInfo): string | undefined {
  const packed = filesOfTar(unzipped(Buffer.from(archive.buffer, archive.byteOffset, archive.length)))
  const own = shipped(root)
  for (const [path, bytes] of packed) {
    const here = own.has(path) ? quiet(join(root, ...path.split('/'))) : undefined
    if (here === undefined) return `${path} is no file of this program`
    if (Buffer.compare(here, bytes) !== 0) return `${path} is another than in this program`
  }
  const lacking = [...own].find((path) => !packed.has(path))
  return lacking === undefined ? undefined : `${lacking} is missing in it`
}

function quiet(file: string): Uint8Array | undefined {
  try {
    return readBounded(file)
  } catch {
    return undefined
  }
}

/** What `files` of package.json names, and the manifest of the package itself. */
function shipped(root: string): Set<string> {
  const { files = [] } = JSON.parse(Buffer.from(readBounded(join(root, 'package.json'))).toString('utf8')) as {
    files?: string[]
  }
  const paths = new Set(['package.json'])
  for (const name of files) {
    if (quiet(join(root, name))) paths.add(name)
    else for (const path of filesBelow(root, name)) paths.add(path)
  }
  return paths
}

function filesBelow(root: string, name: string): string[] {
  try {
    return readdirSync(join(root, name), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  } catch {
    return []
  }
}

const noArchive = () => new Error('it is no archive')

/**
 * What is in a gzip file of one member without optional fields, as npm writes it. Where anything else stands in it, one
 * reader may take it for a part of the program and another not.
 */
function unzipped(file: Buffer): Buffer {
  if (file.length < 18 || file.readUInt32BE(0) !== 0x1f8b0800) throw noArchive()
  const { buffer, engine } = inflateRawSync(file.subarray(10), {
    info: true,
    maxOutputLength: mostUnpacked,
  }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } }
  const end = 10 + engine.bytesWritten
  if (file.length < end + 8 || file.readUInt32LE(end) !== crc32(buffer) || file.readUInt32LE(end + 4) !== buffer.length)
    throw new Error('it is damaged')
  if (file.length > end + 8) throw new Error('something stands after its end')
  return buffer
}

/** Where in a header a field stands, and what npm puts there; whatever else readers take in different ways. */
const asNpmPacks: readonly (readonly [from: number, to: number, RegExp])[] = [
  [0, 100, /^[^\0]+\0*$/],
  [100, 124, /^0{3,4}(644|755)[ \0]*$/],
  [124, 136, /^[0-7]{10,11}[ \0]+$/],
  [136, 148, /^[0-7]{10,11}[ \0]+$/],
  [148, 156, /^[0-7]{6,7}[ \0]+$/],
  [156, 157, /^0$/],
  [157, 257, /^\0*$/],
  [257, 263, /^ustar\0$/],
  [263, 265, /^00$/],
  [265, 329, /^\0*$/],
  [329, 345, /^[0 \0]*$/],
  [345, 475, /^[^\0]*\0*$/],
  [475, 512, /^\0*$/],
]

/**
 * Files of a tar archive (ustar) by path below `package/`. Throws an Error for anything that npm does not pack: readers go
 * on past one empty block, pass over headers whose sum is wrong, and follow names that lead elsewhere.
 */
function filesOfTar(tar: Buffer): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  let at = 0
  while (!isEmpty(tar.subarray(at, at + block))) {
    const header = tar.subarray(at, at + block)
    const field = (from: number, to: number) => header.toString('latin1', from, to)
    if (header.length < block) throw noArchive()
    const odd = asNpmPacks.some(([from, to, pattern]) => !pattern.test(field(from, to)))
    if (odd || sumOf(header) !== Number.parseInt(field(148, 156), 8)) throw new Error('it is not packed as npm does')
    const size = Number.parseInt(field(124, 136), 8)
    const next = at + block * (1 + Math.ceil(size / block))
    if (next > tar.length) throw noArchive()
    const text = (from: number, to: number) => header.toString('utf8', from, to).replace(/\0+$/, '')
    const name = [text(345, 475), text(0, 100)].filter((part) => part !== '').join('/')
    const path = name.replace(/^package\//, '')
    if (path === name || !isPlainPath(path)) throw new Error('it is not packed as npm does')
    if (files.has(path)) throw new Error('it holds a file twice')
    const bytes = tar.subarray(at + block, next)
    if (!isEmpty(bytes.subarray(size))) throw new Error('something stands between its files')
    files.set(path, bytes.subarray(0, size))
    at = next
  }
  if (files.size === 0) throw new Error('it is empty')
  // Two empty blocks end it; some writers fill it up to twenty.
  if (tar.length < at + 2 * block || tar.length > at + 20 * block || !isEmpty(tar.subarray(at)))
    throw new Error('something stands after its end')
  return files
}

function isEmpty(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte === 0)
}

/** The sum of a header: its own field counts as blanks. */
function sumOf(header: Uint8Array): number {
  return header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 32 : byte), 0)
}
