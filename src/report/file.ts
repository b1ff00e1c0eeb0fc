/** A result that is one file: a page, a zip file. Like a folder, it is there whole or not at all. */
import { closeSync, fsyncSync, lstatSync, openSync, renameSync, type Stats, writeSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { codeOf, PlaceRefusal } from '../disk/target.js'
import { inWords, openStagingFolder, saying, sweep } from './staging-folder.js'

export interface FileOptions {
  /** File to write; it need not exist. */
  readonly path: string
  /** Folder that relative paths start from. */
  readonly cwd: string
  /** Refuses to replace a file that is there, by throwing a PlaceRefusal. */
  readonly refuse: (place: string) => void
}

export interface ResultFile {
  /** Writes the whole content and puts the file in its place. */
  write(content: string | Uint8Array): void
  /** Leaves no trace; what stood in the place still does. Does nothing after `write`. */
  discard(): void
}

/** Throws a PlaceRefusal for a folder, for a file that is not to be replaced, and where nothing can be written. */
export function openFile({ path: shown, cwd, refuse }: FileOptions): ResultFile {
  const place = resolve(cwd, shown)
  const look = () => {
    const found = lookAt(place, shown)
    if (found === undefined) return
    if (!found.isFile())
      throw new PlaceRefusal(
        found.isDirectory() ? `${shown} is a folder` : `${shown} is no plain file`,
        'give --out the name of a file',
      )
    refuse(place)
  }
  sweep(place)
  look()
  const staging = openStagingFolder(place, shown)
  return {
    write(content) {
      look()
      saying(shown, () => {
        const draft = join(staging.folder, 'new')
        const file = openSync(draft, 'wx')
        try {
          const bytes = typeof content === 'string' ? Buffer.from(content) : content
          for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at)
          fsyncSync(file)
        } finally {
          closeSync(file)
        }
        renameSync(draft, place)
      })
      staging.close()
    },
    discard: staging.close,
  }
}

function lookAt(place: string, shown: string): Stats | undefined {
  try {
    return lstatSync(place)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') throw new PlaceRefusal(`${shown} lies below a file`, 'give --out another name')
    throw inWords(shown, error)
  }
}
