/**
 * A staging folder: it stands beside the place of a result, in which the result is written before it is put there. So under its final
 * name there is either the whole of it or what was there before.
 */
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { abandoned, inHand } from '../disk/leftovers.js'
import { claiming, codeOf, diskReason, makeFolders, removeMade } from '../disk/target.js'

/** A place that could not be written to the end: no space, a disk that is gone. */
export class FolderFailure extends Error {
  override readonly name = 'FolderFailure'
}

export interface StagingFolder {
  /** The folder to write in. */
  readonly folder: string
  /** Clears the folder away, and whatever folder was made only for a result that did not come. Does nothing twice. */
  close(): void
}

/** Opens a staging folder beside a place. Throws a PlaceRefusal where nothing can be written there, a FolderFailure for other faults. */
export function openStagingFolder(place: string, shown: string): StagingFolder {
  const above = dirname(place)
  const made = saying(shown, () => makeFolders(above, shown))
  let folder: string
  try {
    const name = join(above, `${inHand(basename(place))}${process.pid}-`)
    folder = saying(shown, () => claiming(shown, above, () => mkdtempSync(name)))
  } catch (error) {
    removeMade(made, above)
    throw error
  }
  let open = true
  return {
    folder,
    close() {
      if (!open) return
      open = false
      rmSync(folder, { recursive: true, force: true })
      removeMade(made, above)
    },
  }
}

/** Clears away what a killed process of this machine left beside the place, and puts back what it had set aside. */
export function sweep(place: string): void {
  for (const name of abandoned(dirname(place), inHand(basename(place)))) {
    const staging = join(dirname(place), name)
    // Killed in the moment of the swap: what stood there goes back to its place.
    if (!existsSync(place) && existsSync(join(staging, 'old'))) renameSync(join(staging, 'old'), place)
    rmSync(staging, { recursive: true, force: true })
  }
}

/** Does the work; what the disk says to it becomes a FolderFailure in words. */
export function saying<T>(shown: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    throw inWords(shown, error)
  }
}

export function inWords(shown: string, error: unknown): unknown {
  const code = codeOf(error)
  if (code === undefined) return error
  return new FolderFailure(`cannot write ${shown}: ${diskReason(code)}`, { cause: error })
}
