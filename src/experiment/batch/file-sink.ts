/** A file that is written from front to back, and digested on the way. */
import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import type { FileDigest } from '../../provenance/manifest.js'
import { onDisk } from './store-failure.js'

export class FileSink {
  private readonly file: number
  private readonly hash = createHash('sha256')
  private bytes = 0
  private open = true

  constructor(
    path: string,
    private readonly shown: string,
  ) {
    this.file = onDisk(shown, () => openSync(path, 'wx'))
  }

  write(piece: Uint8Array | string): void {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    this.hash.update(bytes)
    onDisk(this.shown, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
    })
    this.bytes += bytes.length
  }

  finish(): FileDigest {
    onDisk(this.shown, () => fsyncSync(this.file))
    this.close()
    return { bytes: this.bytes, sha256: this.hash.digest('hex') }
  }

  close(): void {
    if (this.open) closeSync(this.file)
    this.open = false
  }
}
