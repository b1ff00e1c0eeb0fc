/** Shards: shares of an experiment that are run apart, each leaving one file, and what is still missing of them. */
import { existsSync, readdirSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { packName } from './assemble.js'
import { type Batch, type Shard, shareOf } from './batch.js'
import { decodeBlock } from './block-codec.js'
import { BlockFile, BlockFileWriter } from './block-file.js'
import { BlockIndex, blockSuffix, wholeFiles } from './block-index.js'
import { removeWhatCan, shardsName, stagingName } from './folder.js'
import type { Layout } from './layout.js'
import type { Store } from './store.js'
import { StoreRefusal } from './store-failure.js'

const shardPattern = /^(\d+)-of-(\d+)(\.blocks)?$/

/** `0003-of-0100`. */
export function shardName({ index, of }: Shard): string {
  return `${String(index).padStart(4, '0')}-of-${String(of).padStart(4, '0')}`
}

/** Shards that an experiment may be cut into. */
export const mostShards = 100_000

/** Into how many shards the experiment in a folder was cut; undefined where it was not. */
export function shardsIn(place: string): number | undefined {
  const found = new Set(
    namesIn(join(place, shardsName)).flatMap((name) => {
      const of = shardPattern.exec(name)?.[2]
      return of === undefined ? [] : [Number(of)]
    }),
  )
  return found.size === 1 ? [...found][0] : undefined
}

/** Refuses a shard of another cut than that which is there: their blocks would overlap, and nobody would see what is missing. */
export function refuseOtherCut(place: string, shown: string, { of }: Shard): void {
  for (const name of namesIn(join(place, shardsName))) {
    const other = shardPattern.exec(name)?.[2]
    if (other !== undefined && Number(other) !== of)
      throw new StoreRefusal(
        `${shown} holds shards of ${Number(other)}, not of ${of}`,
        `give --shard i/${Number(other)}, or --out another folder`,
      )
  }
}

/** Runs of a shard that failed, if it is done: its file is there, whole and of this plan, or it is merged already. */
export function finishedShard(store: Store, fingerprint: string, layout: Layout, shard: Shard): number | undefined {
  const [first, end] = shareOf(layout, shard)
  const path = join(store.place, shardsName, shardName(shard) + blockSuffix)
  for (const candidate of [path, join(store.place, packName)]) {
    const file = BlockFile.open(candidate, fingerprint, true)
    if (!file) continue
    const blockIndex = new BlockIndex(layout)
    blockIndex.add(file)
    let failed = 0
    let number = first
    for (; number < end && blockIndex.has(number); number++)
      if (blockIndex.failed > 0) failed += blockIndex.read(number).failures.length
    blockIndex.close()
    if (number === end) return failed
  }
  return undefined
}

/** Puts the blocks of a shard into its one file. Gives the runs that failed. */
export function writeShard({ layout, blockIndex }: Batch, store: Store, fingerprint: string, shard: Shard): number {
  const [first, end] = shareOf(layout, shard)
  const blocks = function* () {
    for (let number = first; number < end; number++) yield number
  }
  const failed = gather(blocks(), layout, blockIndex, store, fingerprint, () =>
    join(store.place, shardsName, shardName(shard) + blockSuffix),
  )
  blockIndex.close()
  // Another copy of this shard may be at work on it.
  removeWhatCan(store.kept)
  return failed
}

/** Brings what was finished in a scratch folder to where it is found again, as one file. */
export function keepChunks(store: Store, fingerprint: string, layout: Layout): void {
  if (store.chunks === store.kept) return
  const blockIndex = new BlockIndex(layout)
  const blocks: number[] = []
  for (const file of wholeFiles(store.chunks, fingerprint, () => {}, false)) {
    blockIndex.add(file)
    for (let at = 0; at < file.count; at++) blocks.push(layout.numberOf(file.entry(at)))
  }
  const known = blocks.filter((number) => number >= 0)
  if (known.length > 0)
    gather(known, layout, blockIndex, store, fingerprint, (sha256) =>
      join(store.kept, `kept-${sha256.slice(0, 16)}${blockSuffix}`),
    )
  blockIndex.close()
}

/** Writes blocks into one file, first under a temporary name in the folder where it will be: some network disks ask for that. */
function gather(
  blocks: Iterable<number>,
  layout: Layout,
  blockIndex: BlockIndex,
  store: Store,
  fingerprint: string,
  pathOf: (sha256: string) => string,
): number {
  const place = pathOf('')
  const draft = join(dirname(place), `${stagingName()}${basename(place)}.part`)
  const writer = new BlockFileWriter(draft, fingerprint, `${store.shown}/${relative(store.place, place)}`)
  let failed = 0
  try {
    for (const number of blocks) {
      const record = blockIndex.record(number)
      const { failures } = decodeBlock(record)
      failed += failures.length
      writer.append(record, { ...layout.at(number), failed: failures.length })
    }
    writer.finish(pathOf)
    return failed
  } catch (error) {
    writer.discard()
    throw error
  }
}

/** The shards whose blocks are not all there, by number. */
export function missingShards(layout: Layout, blockIndex: BlockIndex, of: number): number[] {
  return Array.from({ length: of }, (_, index) => index).filter((index) => {
    const [first, end] = shareOf(layout, { index, of })
    for (let number = first; number < end; number++) if (!blockIndex.has(number)) return true
    return false
  })
}

/** Numbers as Slurm’s `--array` takes them: `0,3-5`. */
export function arrayList(numbers: readonly number[]): string {
  const parts: string[] = []
  for (let at = 0; at < numbers.length; ) {
    let end = at
    while (numbers[end + 1] === (numbers[end] as number) + 1) end++
    parts.push(end === at ? `${numbers[at]}` : `${numbers[at]}-${numbers[end]}`)
    at = end + 1
  }
  return parts.join(',')
}

function namesIn(folder: string): string[] {
  return existsSync(folder) ? readdirSync(folder) : []
}
