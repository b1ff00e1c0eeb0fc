/** The program that a bundle brings along, held against the one that checks it. */
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { readBounded } from '../../disk/bounded.js'
import type { PackageInfo } from '../package-info.js'

/** Longest program that is unpacked. */
const mostUnpacked = 256 * 1024 ** 2
const block = 512

/**
 * The first file in which a packed program is another than the one that runs, in words; undefined where all of its files
 * are the same. Throws for what is no archive as npm packs it.
 */
export function otherProgram(archive: Uint8Array, { root }: PackageInfo): string | undefined {
  const packed = filesOfTar(gunzipSync(archive, { maxOutputLength: mostUnpacked }))
  for (const [path, bytes] of packed) {
    const own = quiet(join(root, ...path.split('/')))
    if (own === undefined) return `${path} is no file of this program`
    if (Buffer.compare(own, bytes) !== 0) return `${path} is another than in this program`
  }
  const lacking = shipped(root).find((path) => !packed.has(path))
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
function shipped(root: string): string[] {
  const { files = [] } = JSON.parse(Buffer.from(readBounded(join(root, 'package.json'))).toString('utf8')) as {
    files?: string[]
  }
  const below = files.flatMap((name) => {
    const place = join(root, name)
    const kind = statSync(place, { throwIfNoEntry: false })
    if (!kind?.isDirectory()) return kind ? [name] : []
    return readdirSync(place, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
  })
  return ['package.json', ...below]
}

/** Files of a tar archive (ustar) by path below `package/`. Throws an Error for what is none. */
function filesOfTar(tar: Buffer): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>()
  const field = (at: number, from: number, length: number) =>
    tar.toString('utf8', at + from, at + from + length).replace(/\0.*$/s, '')
  for (let at = 0; at + block <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(at, 124, 12), 8)
    const kind = field(at, 156, 1)
    if (!(size >= 0) || at + block + size > tar.length) throw new Error('it is no archive')
    const prefix = field(at, 345, 155)
    const name = prefix === '' ? field(at, 0, 100) : `${prefix}/${field(at, 0, 100)}`
    if ((kind !== '' && kind !== '0') || !name.startsWith('package/')) throw new Error('it is not packed as npm does')
    const path = name.slice('package/'.length)
    if (files.has(path)) throw new Error('it holds a file twice')
    files.set(path, tar.subarray(at + block, at + block + size))
    at += block * (1 + Math.ceil(size / block))
  }
  if (files.size === 0) throw new Error('it is empty')
  return files
}
