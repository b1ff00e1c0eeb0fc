/**
 * Whether a result is still what was written. Every command that reads one asks before it works anything out from it, of
 * the files that it reads and of no others: hashing takes seconds a gigabyte.
 */
import { join } from 'node:path'
import { plainSize, textOf } from './bounded.js'
import { digestOf } from './digest.js'

/** A file of a result that is not what was written, in words that go after its name. */
export interface Spoilt {
  readonly path: string
  readonly message: 'is gone' | 'was changed since it was written' | 'is not listed in manifest.json'
}

type Recorded = Readonly<Record<string, { readonly bytes: number; readonly sha256: string }>>

/** The first of `paths` that does not have its recorded digest. */
export async function spoiltFile(
  folder: string,
  recorded: Recorded,
  paths: Iterable<string>,
): Promise<Spoilt | undefined> {
  for (const path of paths) {
    const known = Object.hasOwn(recorded, path) ? recorded[path] : undefined
    if (known === undefined) return { path, message: 'is not listed in manifest.json' }
    const file = join(folder, ...path.split('/'))
    const size = plainSize(file)
    const found = size === known.bytes ? await digestOf(file) : undefined
    if (found?.sha256 !== known.sha256)
      return { path, message: size === undefined ? 'is gone' : 'was changed since it was written' }
  }
  return undefined
}

/** Whether manifest.json is the one that environment.json was written beside; undefined where that is not recorded. */
export async function manifestIsIntact(folder: string): Promise<boolean | undefined> {
  let recorded: unknown
  try {
    recorded = (JSON.parse(textOf(join(folder, 'environment.json'))) as { manifest?: unknown }).manifest
  } catch {
    return undefined
  }
  if (typeof recorded !== 'string') return undefined
  return (await digestOf(join(folder, 'manifest.json')))?.sha256 === recorded
}

/** Manifest first, then the files: the first that is not what was written. */
export async function spoilt(folder: string, recorded: Recorded, paths: Iterable<string>): Promise<Spoilt | undefined> {
  if ((await manifestIsIntact(folder)) === false)
    return { path: 'manifest.json', message: 'was changed since it was written' }
  return spoiltFile(folder, recorded, paths)
}
