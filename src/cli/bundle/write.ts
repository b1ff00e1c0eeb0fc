/** Puts a bundle in its place: a folder, or one zip file with the same bytes each time. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { mostOfAnything, readBounded, textOf, UnreadableFile } from '../../disk/bounded.js'
import { crateName, filesOfCrate } from '../../report/bundle/crate.js'
import { openFile } from '../../report/file.js'
import { FolderRefusal, openFolder } from '../../report/folder.js'

/** 1980, the least date of a zip file: the bytes do not tell when it was packed. */
const epoch = new Date(1980, 0, 1)

/** A place for a bundle, that was found fit for it. */
export interface BundlePlace {
  write(files: ReadonlyMap<string, Uint8Array>): Promise<void>
  /** Leaves no trace; does nothing after `write`. */
  discard(): void
}

/** Of a zip file. Throws a PlaceRefusal. */
export function openZip(path: string, force: boolean): BundlePlace {
  const refuse = (place: string) => {
    if (!force)
      throw new FolderRefusal(`${path} is there already`, 'add --force to replace it, or give --out another name')
    if (!isBundle(place))
      throw new FolderRefusal(`${path} is no bundle`, 'give --out another name; --force replaces only bundles')
  }
  const file = openFile({ path, cwd: process.cwd(), refuse })
  return {
    async write(files) {
      const { zipSync } = await import('fflate')
      const folder = (path.split('/').at(-1) as string).replace(/\.zip$/i, '')
      // Pictures and the packed program are compressed already.
      const entries = [...files].map(([name, bytes]) => [
        `${folder}/${name}`,
        [bytes, { level: /\.(png|tgz|parquet)$/.test(name) ? 0 : 6, mtime: epoch, os: 3, attrs: 0o644 << 16 }] as const,
      ])
      file.write(zipSync(Object.fromEntries(entries) as Parameters<typeof zipSync>[0]))
    },
    discard: file.discard,
  }
}

/** A zip file with a crate in it: names stand in it as they are. */
function isBundle(place: string): boolean {
  const bytes = ofBundle(() => Buffer.from(readBounded(place, mostOfAnything).buffer))
  return bytes?.toString('latin1', 0, 2) === 'PK' && bytes.includes(`/${crateName}`)
}

/** What `read` gives; undefined where what is there is no plain file. */
function ofBundle<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (error instanceof UnreadableFile) return undefined
    throw error
  }
}

/** Of a folder: an earlier bundle of the same command is replaced, with `force` that of another. Throws a PlaceRefusal. */
export function openBundleFolder(path: string, command: string, force: boolean): BundlePlace {
  const place = resolve(process.cwd(), path)
  const crate = join(place, crateName)
  if (existsSync(join(place, 'manifest.json')) && !existsSync(crate))
    throw new FolderRefusal(`${path} holds a result, and no bundle`, 'give --out another name')
  const there = ofBundle(() => textOf(crate))
  const alsoOurs = there === undefined ? [] : [crateName, ...filesOfCrate(there).keys()]
  const folder = openFolder({ path, cwd: process.cwd(), command, force, alsoOurs })
  return {
    async write(files) {
      for (const [name, bytes] of files) await folder.write(name, bytes)
      folder.commit()
    },
    discard: folder.discard,
  }
}
