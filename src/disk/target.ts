/** A place on the disk that something is to be written to: whether it can be, told before any work is done for it. */
import { existsSync, mkdirSync, rmdirSync } from 'node:fs'
import { dirname } from 'node:path'

/** A place that will not be written to, and why; nothing was. */
export class PlaceRefusal extends Error {
  override readonly name: string = 'PlaceRefusal'
  constructor(
    message: string,
    readonly hint: string,
  ) {
    super(message)
  }
}

/** What the disk says of a place that waiting will not mend. */
const lasting: Readonly<Record<string, string>> = {
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a folder',
  ENAMETOOLONG: 'the name is too long',
  EINVAL: 'the disk does not take such a name',
  ELOOP: 'its links lead round in a ring',
  ENODEV: 'it is no place for files',
  ENXIO: 'it is no place for files',
  ENOTSUP: 'it is no place for files',
}

const passing: Readonly<Record<string, string>> = {
  ENOENT: 'a folder on the way to it is gone',
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EBUSY: 'the folder is in use or a mount point; choose a folder below it',
  EXDEV: 'the folder is a mount point; choose a folder below it',
  EMFILE: 'too many files are open',
  EIO: 'the disk reports an error',
}

/** What the system’s word for a refusal of the disk means. */
export function diskReason(code: string): string {
  return lasting[code] ?? passing[code] ?? code
}

/** The system’s word for what went wrong; undefined for anything else than the system’s errors. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

const usualHint = 'give --out a place that can be written to'

/**
 * Does the first work in a place, inside of `folder`. What the disk says to it for good becomes a PlaceRefusal; other errors go on
 * as they are.
 */
export function claiming<T>(shown: string, folder: string, work: () => T, hint = usualHint): T {
  try {
    return work()
  } catch (error) {
    const code = codeOf(error)
    // Some folders are there and say that they are not: nothing can be made in them.
    const reason = code === 'ENOENT' && existsSync(folder) ? lasting.ENODEV : lasting[code ?? '']
    if (reason === undefined) throw error
    throw new PlaceRefusal(`cannot write ${shown}: ${reason}`, hint)
  }
}

/**
 * Makes a folder and those above it, one by one (Node’s own way to make several never ends where the system says that
 * nothing is there). Gives the outermost that was made, undefined where all were there. Throws a PlaceRefusal.
 */
export function makeFolders(folder: string, shown: string, hint = usualHint): string | undefined {
  if (existsSync(folder)) return undefined
  const above = dirname(folder)
  const made = makeFolders(above, shown, hint)
  try {
    for (let tries = 1; !existsSync(folder); tries++) {
      try {
        mkdirSync(folder)
      } catch (error) {
        // Another process may have been faster: to make it, or to take away what is above.
        if (codeOf(error) === 'EEXIST') break
        if (codeOf(error) !== 'ENOENT' || tries === 3) claiming(shown, above, () => fail(error), hint)
        makeFolders(above, shown, hint)
      }
    }
  } catch (error) {
    removeMade(made, above)
    throw error
  }
  return made ?? folder
}

function fail(error: unknown): never {
  throw error
}

/** Removes folders that were made only to hold what did not come, the innermost first, as long as they are empty. */
export function removeMade(outermost: string | undefined, innermost: string): void {
  if (outermost === undefined) return
  for (let folder = innermost; folder.length >= outermost.length; folder = dirname(folder)) {
    try {
      rmdirSync(folder)
    } catch {
      return
    }
  }
}
