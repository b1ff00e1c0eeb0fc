/** What lies in the folder of an experiment by which name, and how names come to be there: whole, or not at all. */
import { closeSync, fsyncSync, mkdtempSync, openSync, renameSync, rmdirSync, rmSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { abandoned, inHand } from '../../disk/leftovers.js'
import { syncFolder } from './block-file.js'
import { onDisk } from './store-failure.js'

export const planName = 'plan.json'
export const manifestName = 'manifest.json'
export const chunksName = 'blocks'
export const shardsName = 'shards'

/** Writes a file under another name, sees it onto the disk, and gives it its name. */
export function writeWhole(draft: string, path: string, text: string, shown: string): void {
  onDisk(shown, () => {
    const file = openSync(draft, 'w')
    try {
      const bytes = Buffer.from(text)
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(draft, path)
    syncFolder(dirname(path))
  })
}

/** A temporary name that says whose it is: of which process, on which machine. */
export function stagingName(): string {
  return `${inHand()}${process.pid}-`
}

/** Clears away what killed processes of this machine left in their staging folders. */
export function sweep(place: string): void {
  for (const name of abandoned(place, inHand())) rmSync(join(place, name), { recursive: true, force: true })
}

/**
 * Has a network disk look anew at what is in a folder: a machine may remember for half a minute what was there, unless
 * it changes something in the folder itself.
 */
export function refresh(folder: string): void {
  try {
    rmdirSync(mkdtempSync(join(folder, stagingName())))
  } catch {
    // There is no such folder, or it is not ours to write in.
  }
}

export function readText(path: string): string | undefined {
  try {
    return textOf(path)
  } catch {
    return undefined
  }
}

export function removeEmpty(folder: string | undefined): void {
  if (folder === undefined) return
  try {
    rmdirSync(folder)
  } catch {
    // Something is in it, or it is gone: either is well.
  }
}

/** Takes a folder away with all that is in it, but for what somebody else writes there at that moment. */
export function removeWhatCan(folder: string): void {
  try {
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  } catch {
    // It is theirs to take away.
  }
}
