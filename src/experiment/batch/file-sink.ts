/** A file that is written from front to back, and digested on the way. */
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { FileDigester } from '../../disk/digest.js'
import type { FileDigest } from '../../provenance/manifest.js'
import { onDisk } from './store-failure.js'

export class FileSink {
  private readonly file: number
  private readonly digest = new FileDigester()
  private open = true

  constructor(
    path: string,
    private readonly shown: string,
  ) {
    this.file = onDisk(shown, () => openSync(path, 'wx'))
  }

  write(piece: Uint8Array | string): void {
    const bytes = this.digest.add(piece)
    onDisk(this.shown, () => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.file, bytes, at)
    })
  }

  finish(): FileDigest {
    onDisk(this.shown, () => fsyncSync(this.file))
    this.close()
    return this.digest.done()
  }

  close(): void {
    if (this.open) closeSync(this.file)
    this.open = false
  }
}
