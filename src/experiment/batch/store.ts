/**
 * The folder of an experiment. Its plan is written first, in one step; finished blocks gather below it; results are
 * written beside their places and renamed, the manifest last. So whatever stops it, the folder says what it is, and
 * nothing in it is half of anything.
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { litter, temporary, throughLinks } from '../../disk/leftovers.js'
import { claiming, codeOf, makeFolders, removeMade } from '../../disk/target.js'
import { readableJson } from '../../provenance/canonical.js'
import { packName } from './assemble.js'
import { BlockFile, syncFolder } from './block-file.js'
import { BlockIndex, blockSuffix, wholeFiles } from './block-index.js'
import { clear, known, listedIn, lookAt, refuseAbove } from './claim.js'
import {
  chunksName,
  manifestName,
  planName,
  readText,
  refresh,
  removeEmpty,
  removeWhatCan,
  shardsName,
  stagingName,
  sweep,
  writeWhole,
} from './folder.js'
import type { Layout } from './layout.js'
import type { Plan } from './plan.js'
import { onDisk } from './store-failure.js'

export interface StoreOptions {
  /** Folder of the experiment; it need not exist. */
  readonly path: string
  /** Folder that relative paths start from. */
  readonly cwd: string
  readonly plan: Plan
  /** Do away with the experiment, or the other result of ours, that is there. */
  readonly force: boolean
  /** For a share of the experiment that is run apart, by its name: what it has not finished is its own. */
  readonly shard?: ShardPlace
}

export interface ShardPlace {
  /** `0003-of-0100`. */
  readonly name: string
  /** Folder for what is not finished, when that is not to be written beside the shards: a fast disk of this machine. */
  readonly scratch?: string
}

export interface Store {
  /** The folder, and how it is shown to users. */
  readonly place: string
  readonly shown: string
  /** For what is not finished; ours alone. */
  readonly staging: string
  /** Where finished chunks go. */
  readonly chunks: string
  /** Where finished chunks are found again, whoever goes on: the same folder, unless there is a scratch folder. */
  readonly kept: string
  /** All blocks that are there; of a shard, those that it goes on from. What is damaged is told by name. */
  readonly blockIndex: (layout: Layout, onDamage: (name: string) => void) => BlockIndex
  /** Gives the files of the staging folder their places, the manifest last, and clears away what they were made from. */
  readonly commit: (files: readonly string[]) => void
  /** Takes the staging folder away; finished blocks stay. */
  readonly leave: () => void
}

/** Refuses a folder that is not ours or of another plan, then writes the plan. Throws a PlaceRefusal or a StoreFailure. */
export function openStore({ path, cwd, plan, force, shard }: StoreOptions): Store {
  const shown = path
  const place = throughLinks(resolve(cwd, path))
  refuseAbove(place, cwd, shown)
  const names = lookAt(place, shown)
  if (names) sweep(place)
  const ours = (names ?? []).filter((name) => !temporary.test(name) && !litter.has(name))
  const before = ours.length === 0 ? undefined : known(place, shown, ours, plan, force)
  if (before === undefined) clear(place, ours)

  const made = onDisk(shown, () => makeFolders(place, shown))
  const shards = join(place, shardsName)
  const kept = shard ? join(shards, shard.name) : join(place, chunksName)
  let staging: string | undefined
  let scratch: string | undefined
  try {
    // The plan comes before anything else that would need it to be known as ours.
    const text = readableJson(plan)
    if (before === undefined || readText(join(place, planName)) !== text)
      claiming(shown, place, () =>
        writeWhole(join(place, `${stagingName()}${planName}`), join(place, planName), text, `${shown}/${planName}`),
      )
    if (shard) sweep(shards)
    staging = onDisk(shown, () => claiming(shown, place, () => makeStaging(shard ? shards : place, kept, shown)))
    if (shard?.scratch !== undefined) scratch = makeScratch(shard.scratch)
  } catch (error) {
    if (staging) rmSync(staging, { recursive: true, force: true })
    removeEmpty(kept)
    removeMade(made, place)
    throw error
  }
  const ownStaging = staging
  return {
    place,
    shown,
    staging: scratch ?? ownStaging,
    chunks: scratch ? join(scratch, chunksName) : kept,
    kept,
    blockIndex: (layout, onDamage) =>
      shard
        ? shardIndex(place, plan.fingerprint, layout, shard.name, onDamage)
        : indexOf(place, plan.fingerprint, layout, onDamage),
    commit(files) {
      onDisk(shown, () => {
        const before = listedIn(place)
        // Without a manifest the folder is unfinished: nobody takes half of the old and half of the new for a result.
        rmSync(join(place, manifestName), { force: true })
        for (const file of [...files.filter((name) => name !== manifestName), manifestName]) {
          mkdirSync(dirname(join(place, file)), { recursive: true })
          renameSync(join(ownStaging, file), join(place, file))
        }
        // Written the other way round, such as with tables as text, the results had files that these do not have.
        for (const name of before) if (!files.includes(name)) rmSync(join(place, name), { force: true })
        syncFolder(place)
      })
      // A copy of a shard that comes late may be at work there; all that it does is done.
      for (const name of [chunksName, shardsName]) removeWhatCan(join(place, name))
      rmSync(ownStaging, { recursive: true, force: true })
    },
    leave() {
      if (scratch) removeWhatCan(scratch)
      rmSync(ownStaging, { recursive: true, force: true })
      removeEmpty(kept)
      if (shard) removeEmpty(shards)
    },
  }
}

/** Makes the folder of finished chunks and a staging folder. The folder above may be taken away by who ends just now. */
function makeStaging(above: string, kept: string, shown: string): string {
  for (let tries = 1; ; tries++) {
    try {
      makeFolders(kept, shown)
      return mkdtempSync(join(above, stagingName()))
    } catch (error) {
      if (codeOf(error) !== 'ENOENT' || tries >= 20) throw error
    }
  }
}

function makeScratch(folder: string): string {
  const hint = 'give --scratch a folder that can be written to'
  return onDisk(folder, () => {
    makeFolders(folder, folder, hint)
    const scratch = claiming(folder, folder, () => mkdtempSync(join(folder, 'lintas-')), hint)
    mkdirSync(join(scratch, chunksName))
    return scratch
  })
}

/** What a shard goes on from: its own file, its own chunks, and the one file of an earlier, smaller experiment. */
function shardIndex(
  place: string,
  fingerprint: string,
  layout: Layout,
  name: string,
  onDamage: (name: string) => void,
): BlockIndex {
  const blockIndex = new BlockIndex(layout)
  for (const path of [join(place, packName), join(place, shardsName, name + blockSuffix)]) {
    if (!existsSync(path)) continue
    const file = BlockFile.open(path, fingerprint, true)
    if (file) blockIndex.add(file)
    else onDamage(path === join(place, packName) ? packName : `${shardsName}/${name}${blockSuffix}`)
  }
  for (const file of wholeFiles(join(place, shardsName, name), fingerprint, onDamage, true)) blockIndex.add(file)
  return blockIndex
}

/**
 * The index of the blocks in a folder: the pack, what workers wrote since, what shards did. Damaged files are taken away. Who only looks
 * (`mend` false) leaves them, and looks at their ends alone: a file that was cut is seen, one that was changed is not.
 */
export function indexOf(
  place: string,
  fingerprint: string,
  layout: Layout,
  onDamage: (name: string) => void,
  mend = true,
): BlockIndex {
  if (mend) refresh(join(place, shardsName))
  const blockIndex = new BlockIndex(layout)
  const pack = join(place, packName)
  if (existsSync(pack)) {
    const file = BlockFile.open(pack, fingerprint, mend)
    if (file) blockIndex.add(file)
    else onDamage(packName)
  }
  const folders = [join(place, chunksName), join(place, shardsName), ...foldersIn(join(place, shardsName))]
  for (const folder of folders) for (const file of wholeFiles(folder, fingerprint, onDamage, mend)) blockIndex.add(file)
  return blockIndex
}

export function foldersIn(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !temporary.test(entry.name))
      .map((entry) => join(folder, entry.name))
      .sort()
  } catch {
    return []
  }
}
