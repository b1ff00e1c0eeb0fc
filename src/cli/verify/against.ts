/** A result that is made again runs past the files that are there: nothing is written, the first difference is kept. */
import { closeSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { openPlain } from '../../disk/bounded.js'
import { FileDigester } from '../../disk/digest.js'
import type { FileDigest } from '../../provenance/manifest.js'
import type { ResultSink } from '../../report/folder.js'
import type { Difference, Located } from './locate.js'
import { partingOfTables } from './tables.js'

/** What was made again of one file. */
export interface RemadeFile {
  readonly digest: FileDigest
  /** Absent where the bytes are the same, and where there is no such file to compare. */
  readonly difference?: Difference
  /** Of a table that is no text: the row in which it parts, where that can be read. */
  readonly row?: Located
}

/** Longest piece of a line that is kept to show. */
const longestLine = 1 << 16
const newline = 10

export class Against implements ResultSink {
  readonly files = new Map<string, RemadeFile>()
  /** The manifest as made again. */
  manifest = ''
  readonly withoutPictures?: true

  /** Pictures are drawn only if they are asked for. */
  constructor(
    private readonly folder: string,
    options: { readonly pictures?: boolean } = {},
  ) {
    if (!options.pictures) this.withoutPictures = true
  }

  async write(path: string, content: string | Uint8Array | Iterable<string | Uint8Array>): Promise<FileDigest> {
    const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
    const digest = new FileDigester()
    if (path === 'manifest.json') this.manifest = textOf(pieces)
    const own = path === 'manifest.json' || path === 'environment.json'
    const reader = own ? undefined : Reader.open(join(this.folder, ...path.split('/')))
    try {
      let sinceTurn = 0
      for (const piece of own ? [] : pieces) {
        const bytes = digest.add(piece)
        reader?.take(bytes)
        sinceTurn += bytes.length
        if (sinceTurn > 1 << 21) {
          sinceTurn = 0
          await turn()
        }
      }
      const difference = reader?.end()
      const found = digest.done()
      if (!own) this.files.set(path, { digest: found, ...(difference ? { difference } : {}) })
      return found
    } finally {
      reader?.close()
    }
  }
  async remadeAt(path: string, file: string): Promise<void> {
    const found = this.files.get(path)
    if (!path.endsWith('.parquet') || found?.difference === undefined) return
    const row = partingOfTables(join(this.folder, ...path.split('/')), file, found.difference.offset)
    if (row) this.files.set(path, { ...found, row })
  }
}

function textOf(pieces: Iterable<string | Uint8Array>): string {
  const bytes = [...pieces].map((piece) => (typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece))
  return Buffer.concat(bytes).toString('utf8')
}

/** Reads a file beside the bytes that should be in it. */
class Reader {
  private at = 0
  private line = 1
  private lineStart = 0
  /** The line of the remade bytes that is under way, as far as it came in earlier pieces. */
  private tail: Uint8Array[] = []
  private head: string | undefined
  private offset: number | undefined
  private remade: string | undefined

  private constructor(private readonly file: number) {}

  static open(path: string): Reader | undefined {
    try {
      return new Reader(openPlain(path))
    } catch {
      return undefined
    }
  }

  close(): void {
    closeSync(this.file)
  }

  take(bytes: Uint8Array): void {
    if (this.remade !== undefined) return
    let from = 0
    if (this.offset === undefined) {
      const here = this.read(this.at, bytes.length)
      const same = commonStart(bytes, here)
      from = this.pass(bytes, same)
      this.at += same
      if (same === bytes.length) {
        this.keep(bytes.subarray(from))
        return
      }
      this.offset = this.at
    }
    const end = bytes.indexOf(newline, from)
    this.keep(end < 0 ? bytes.subarray(from) : bytes.subarray(from, end))
    if (end >= 0) this.finishLine()
  }

  end(): Difference | undefined {
    if (this.offset === undefined) {
      // Everything that was made is there; what comes after it should not be.
      if (this.read(this.at, 1).length === 0) return undefined
      return { line: this.line, offset: this.at, head: this.head ?? '', here: this.lineHere() }
    }
    if (this.remade === undefined) this.finishLine()
    const here = this.lineHere()
    return {
      line: this.line,
      offset: this.offset,
      head: this.head ?? this.remade ?? '',
      ...(here === '' && this.read(this.lineStart, 1).length === 0 ? {} : { here }),
      remade: this.remade ?? '',
    }
  }

  /** Goes over the bytes that agree; gives where the line under way starts among them. */
  private pass(bytes: Uint8Array, count: number): number {
    let start = 0
    for (let end = bytes.indexOf(newline); end >= 0 && end < count; end = bytes.indexOf(newline, start)) {
      if (this.head === undefined) {
        this.keep(bytes.subarray(start, end))
        this.head = this.kept()
      }
      this.tail = []
      this.line++
      start = end + 1
      this.lineStart = this.at + start
    }
    return start
  }

  private keep(bytes: Uint8Array): void {
    if (bytes.length > 0) this.tail.push(Uint8Array.from(bytes.subarray(0, longestLine)))
  }

  private kept(): string {
    return Buffer.concat(this.tail).subarray(0, longestLine).toString('utf8')
  }

  private finishLine(): void {
    this.remade = this.kept()
    this.head ??= this.remade
  }

  private lineHere(): string {
    const bytes = this.read(this.lineStart, longestLine)
    const end = bytes.indexOf(newline)
    return Buffer.from(end < 0 ? bytes : bytes.subarray(0, end)).toString('utf8')
  }

  private read(position: number, length: number): Uint8Array {
    const bytes = new Uint8Array(length)
    let got = 0
    while (got < length) {
      const count = readSync(this.file, bytes, got, length - got, position + got)
      if (count === 0) break
      got += count
    }
    return bytes.subarray(0, got)
  }
}

function commonStart(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length)
  if (Buffer.compare(a.subarray(0, length), b.subarray(0, length)) === 0) return length
  let at = 0
  while (a[at] === b[at]) at++
  return at
}
