/**
 * Where the finished blocks of an experiment are: in the one file that a finished experiment leaves, in the files of
 * chunks that workers wrote since, in those of shards. Only files that are whole count.
 */
import { readdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Block } from './block.js'
import { decodeBlock } from './block-codec.js'
import { type BlockEntry, BlockFile } from './block-file.js'
import type { BlockId, Layout } from './layout.js'

/** Files that are open at a time. */
const mostOpen = 48

export class BlockIndex {
  private readonly files: BlockFile[] = []
  private layout: Layout
  /** Which file has a block, and where; −1 where none has. */
  private file: Int32Array
  private offset: Float64Array
  private readonly opened = new Set<BlockFile>()
  /** Blocks and runs of the layout that are there, and runs among them that failed. */
  blocks = 0
  runs = 0
  failed = 0

  constructor(layout: Layout) {
    this.layout = layout
    this.file = new Int32Array(layout.total).fill(-1)
    this.offset = new Float64Array(layout.total)
  }

  add(found: BlockFile): void {
    const number = this.files.push(found) - 1
    this.place(found, number)
  }

  /** The same files in another layout, where points have more replicates. */
  fit(layout: Layout): void {
    this.layout = layout
    this.file = new Int32Array(layout.total).fill(-1)
    this.offset = new Float64Array(layout.total)
    this.blocks = 0
    this.runs = 0
    this.failed = 0
    this.files.forEach((one, number) => {
      this.place(one, number)
    })
  }

  has(number: number): boolean {
    return (this.file[number] as number) >= 0
  }

  /** The bytes of a block as they were written. */
  record(number: number): Uint8Array {
    const file = this.files[this.file[number] as number]
    if (file === undefined) throw new RangeError(`block ${number} was never run`)
    if (!this.opened.has(file)) {
      if (this.opened.size >= mostOpen) {
        const [oldest] = this.opened
        oldest?.close()
        this.opened.delete(oldest as BlockFile)
      }
      this.opened.add(file)
    }
    return file.record(this.offset[number] as number, basename(file.path))
  }

  read(number: number): Block {
    return decodeBlock(this.record(number))
  }

  close(): void {
    for (const file of this.opened) file.close()
    this.opened.clear()
  }

  private place(found: BlockFile, number: number): void {
    for (let at = 0; at < found.count; at++) {
      const entry: BlockEntry = found.entry(at)
      const block = this.layout.numberOf(entry)
      // Two that ran the same block found the same.
      if (block < 0 || this.has(block)) continue
      this.file[block] = number
      this.offset[block] = found.offsetOf(at)
      this.blocks++
      this.runs += entry.count
      this.failed += entry.failed
    }
  }
}

/** Blocks of a layout that are not in the index, in order; from `first` to `end` (exclusive). */
export function* missing(layout: Layout, blockIndex: BlockIndex, first = 0, end = layout.total): Generator<BlockId> {
  for (let number = first; number < end; number++) if (!blockIndex.has(number)) yield layout.at(number)
}

export const blockSuffix = '.blocks'

/**
 * The files of blocks in a folder that are whole and of this plan. What is damaged is told by name, and taken away where
 * that is to be mended: its blocks are run again.
 */
export function wholeFiles(
  folder: string,
  fingerprint: string,
  onDamage: (name: string) => void,
  mend: boolean,
): BlockFile[] {
  let names: string[]
  try {
    names = readdirSync(folder)
  } catch {
    return []
  }
  const found: BlockFile[] = []
  for (const name of names.filter((one) => one.endsWith(blockSuffix)).sort()) {
    const path = join(folder, name)
    const file = BlockFile.open(path, fingerprint, mend)
    if (file) found.push(file)
    else {
      onDamage(name)
      if (mend) rmSync(path, { force: true })
    }
  }
  return found
}
