/**
 * Files of blocks: records one after the other, an index of them, and a footer with the plan’s fingerprint, the count and
 * a SHA-256 of all that stands before it. A file comes under its name only when it is whole and on the disk, so what has
 * that name is whole or was damaged later, and the footer tells which.
 */
import { createHash } from 'node:crypto'
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { openPlain } from '../../disk/bounded.js'
import type { BlockId } from './layout.js'
import { onDisk } from './store-failure.js'

const magic = 'LINTASB2'
const headerBytes = 40
const entryBytes = 24
const footerBytes = 64

export interface BlockEntry extends BlockId {
  /** Runs of the block that failed. */
  readonly failed: number
}

export interface FinishedFile {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/** Writes a file of blocks under a temporary name; `finish` puts it in its place. */
export class BlockFileWriter {
  private readonly file: number
  private readonly hash = createHash('sha256')
  private index = new DataView(new ArrayBuffer(entryBytes * 64))
  private offset = 0
  private count = 0
  private open = true

  constructor(
    private readonly temporary: string,
    fingerprint: string,
    private readonly shown: string,
  ) {
    this.file = onDisk(shown, () => openSync(temporary, 'w'))
    const header = Buffer.alloc(headerBytes)
    header.write(magic, 'latin1')
    header.write(fingerprint, 8, 'hex')
    this.write(header)
  }

  append(record: Uint8Array, { point, block, count, failed }: BlockEntry): void {
    const at = this.count++ * entryBytes
    if (at === this.index.byteLength) {
      const larger = new Uint8Array(at * 2)
      larger.set(new Uint8Array(this.index.buffer))
      this.index = new DataView(larger.buffer)
    }
    this.index.setUint32(at, point, true)
    this.index.setUint32(at + 4, block, true)
    this.index.setUint32(at + 8, count, true)
    this.index.setUint32(at + 12, failed, true)
    this.index.setFloat64(at + 16, this.offset, true)
    this.write(record)
  }

  /** Ends the file, makes sure that it is on the disk, and gives it its name, which may speak of its digest. */
  finish(pathOf: (sha256: string) => string): FinishedFile {
    const from = this.offset
    this.write(new Uint8Array(this.index.buffer, 0, this.count * entryBytes))
    const footer = Buffer.alloc(footerBytes)
    footer.writeDoubleLE(from, 0)
    footer.writeUInt32LE(this.count, 8)
    // What the footer says of the index is covered as well.
    const digest = this.hash.copy().update(footer.subarray(0, 24)).digest()
    digest.copy(footer, 24)
    footer.write(magic, 56, 'latin1')
    this.write(footer)
    onDisk(this.shown, () => fsyncSync(this.file))
    this.close()
    const sha256 = this.hash.digest('hex')
    const path = pathOf(sha256)
    onDisk(this.shown, () => {
      renameSync(this.temporary, path)
      syncFolder(dirname(path))
    })
    return { path, bytes: this.offset, sha256 }
  }

  discard(): void {
    this.close()
    rmSync(this.temporary, { force: true })
  }

  private write(bytes: Uint8Array): void {
    this.hash.update(bytes)
    onDisk(this.shown, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
    })
    this.offset += bytes.length
  }

  /** Lets go of the file, finished or not. */
  close(): void {
    if (this.open) closeSync(this.file)
    this.open = false
  }
}

/** A name that is new in a folder must not be lost when the power is. Not every system can do that. */
export function syncFolder(folder: string): void {
  try {
    const handle = openSync(folder, 'r')
    try {
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
  } catch {
    // Windows, and some network disks.
  }
}

/** A file of blocks that was found. Opened only while something is read from it. */
export class BlockFile {
  private file: number | undefined

  private constructor(
    readonly path: string,
    private readonly bytes: number,
    private readonly from: number,
    readonly count: number,
    private readonly index: DataView,
  ) {}

  /**
   * Looks at header, footer and index. Gives undefined for what is no whole file of blocks of this plan: another format,
   * another plan, cut short. `verify`: reads all of it, and holds it against its digest.
   */
  static open(path: string, fingerprint: string, verify = false): BlockFile | undefined {
    let file: number
    try {
      file = openPlain(path)
    } catch {
      return undefined
    }
    try {
      const { size } = fstatSync(file)
      if (size < headerBytes + footerBytes) return undefined
      const header = readAt(file, 0, headerBytes)
      const footer = readAt(file, size - footerBytes, footerBytes)
      if (header.toString('latin1', 0, 8) !== magic || footer.toString('latin1', 56, 64) !== magic) return undefined
      if (header.toString('hex', 8, 40) !== fingerprint) return undefined
      const from = footer.readDoubleLE(0)
      const count = footer.readUInt32LE(8)
      if (from + count * entryBytes + footerBytes !== size) return undefined
      if (verify && !isWhole(file, size, footer)) return undefined
      const index = new Uint8Array(count * entryBytes)
      index.set(readAt(file, from, index.length))
      return new BlockFile(path, size, from, count, new DataView(index.buffer))
    } catch {
      return undefined
    } finally {
      closeSync(file)
    }
  }

  entry(at: number): BlockEntry {
    const from = at * entryBytes
    const whole = (k: number) => this.index.getUint32(from + k * 4, true)
    return { point: whole(0), block: whole(1), count: whole(2), failed: whole(3) }
  }

  offsetOf(at: number): number {
    return this.index.getFloat64(at * entryBytes + 16, true)
  }

  /** The bytes of the record at an offset that the index gave. */
  record(offset: number, shown: string): Uint8Array {
    return onDisk(shown, () => {
      this.file ??= openPlain(this.path)
      const length = readAt(this.file, offset, 4).readUInt32LE(0)
      if (offset + length > this.from) throw new RangeError(`${shown} is damaged`)
      const bytes = new Uint8Array(length)
      fill(this.file, offset, bytes)
      return bytes
    })
  }

  get size(): number {
    return this.bytes
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file)
    this.file = undefined
  }
}

function isWhole(file: number, size: number, footer: Buffer): boolean {
  const hash = createHash('sha256')
  const buffer = new Uint8Array(1 << 20)
  for (let at = 0; at < size - footerBytes; ) {
    const part = buffer.subarray(0, Math.min(buffer.length, size - footerBytes - at))
    fill(file, at, part)
    hash.update(part)
    at += part.length
  }
  return hash.update(footer.subarray(0, 24)).digest().equals(footer.subarray(24, 56))
}

function readAt(file: number, at: number, length: number): Buffer {
  const buffer = Buffer.alloc(length)
  fill(file, at, buffer)
  return buffer
}

function fill(file: number, at: number, bytes: Uint8Array): void {
  for (let done = 0; done < bytes.length; ) {
    const got = readSync(file, bytes, done, bytes.length - done, at + done)
    if (got === 0) throw new RangeError('the file ends early')
    done += got
  }
}
