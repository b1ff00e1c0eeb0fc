/**
 * The folder of a result. It is written beside its place under a temporary name and then swapped in, so that under its
 * final name there is either the whole result or what was there before.
 */
import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, renameSync, writeSync } from 'node:fs'
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { setImmediate as turn } from 'node:timers/promises'
import { textOf } from '../disk/bounded.js'
import { FileDigester } from '../disk/digest.js'
import { litter, temporary, throughLinks } from '../disk/leftovers.js'
import { claiming, codeOf, PlaceRefusal } from '../disk/target.js'
import { parseBounded } from '../provenance/json.js'
import type { FileDigest } from '../provenance/manifest.js'
import { openStagingFolder, saying, sweep } from './staging-folder.js'

/** A folder that will not be written, and why: what is there belongs to somebody else, or to another result. */
export class FolderRefusal extends PlaceRefusal {
  override readonly name = 'FolderRefusal'
}

export interface FolderOptions {
  /** Folder the result is to be in; it need not exist. */
  readonly path: string
  /** Folder that relative paths start from. */
  readonly cwd: string
  /** Canonical command of the new result. */
  readonly command: string
  /** Replace the result of another command. */
  readonly force: boolean
  /** Draw no pictures. */
  readonly noPictures?: boolean
  /** Files that belong to what is there beside those that its manifest and environment list. */
  readonly alsoOurs?: readonly string[]
}

/** Where the files of a result go: into a folder, or past one that holds them already. */
export interface ResultSink {
  /** Takes one file; `path` is below the folder, with forward slashes. Gives its size and SHA-256. */
  write(path: string, content: string | Uint8Array | Iterable<string | Uint8Array>): Promise<FileDigest>
  /** Told, of a file that was just written, where a copy of it lies for the moment; only for what is not a text. */
  remadeAt?(path: string, file: string): Promise<void>
  /** Pictures are not wanted: only the data and specifications that they are drawn from. */
  readonly withoutPictures?: true
}

export interface ResultFolder extends ResultSink {
  /** Puts the result in its place. Nothing can be written after. */
  commit(): void
  /** Leaves no trace; what stood in the place still does. Does nothing after `commit`. */
  discard(): void
}

/**
 * Refuses a place that is not ours to write, then opens a temporary folder beside it.
 *
 * Throws a FolderRefusal for a file, a foreign folder or another result; a PlaceRefusal where nothing can be written.
 */
export function openFolder(options: FolderOptions): ResultFolder {
  const shown = options.path
  const place = throughLinks(resolve(options.cwd, options.path))
  sweep(place)
  refuseForeign(place, shown, options)
  // One temporary folder holds what comes and, for the moment of the swap, what goes.
  const staging = openStagingFolder(place, shown)
  const draft = join(staging.folder, 'new')
  const old = join(staging.folder, 'old')
  let isCommitted = false
  try {
    saying(shown, () => mkdirSync(draft))
  } catch (error) {
    staging.close()
    throw error
  }

  return {
    ...(options.noPictures ? { withoutPictures: true as const } : {}),
    async write(path, content) {
      const file = join(draft, ...path.split('/'))
      const digest = new FileDigester()
      const descriptor = saying(`${shown}/${path}`, () => {
        mkdirSync(dirname(file), { recursive: true })
        return openSync(file, 'wx')
      })
      try {
        const pieces = typeof content === 'string' || content instanceof Uint8Array ? [content] : content
        let sinceTurn = 0
        for (const piece of pieces) {
          const bytes = digest.add(piece)
          saying(`${shown}/${path}`, () => {
            for (let at = 0; at < bytes.length; ) at += writeSync(descriptor, bytes, at)
          })
          // A long table must not keep an interruption waiting.
          sinceTurn += bytes.length
          if (sinceTurn > 1 << 21) {
            sinceTurn = 0
            await turn()
          }
        }
      } finally {
        closeSync(descriptor)
      }
      return digest.done()
    },
    commit() {
      if (isCommitted) throw new Error('the folder is already closed')
      refuseForeign(place, shown, options)
      saying(shown, () => {
        if (!existsSync(place)) renameSync(draft, place)
        else {
          renameSync(place, old)
          try {
            renameSync(draft, place)
          } catch (error) {
            renameSync(old, place)
            throw error
          }
        }
      })
      isCommitted = true
      staging.close()
    },
    discard: staging.close,
  }
}

function refuseForeign(place: string, shown: string, { cwd, command, force, alsoOurs = [] }: FolderOptions): void {
  const here = relative(place, throughLinks(resolve(cwd)))
  if (here !== '..' && !here.startsWith(`..${sep}`) && !isAbsolute(here)) {
    throw new FolderRefusal(
      `${shown} is the folder you are in, or one above it`,
      'give --out a folder of its own, such as --out outputs/x',
    )
  }
  const found = lookAt(place, shown)
  if (found === 'nothing') return
  if (found === 'link')
    throw new FolderRefusal(`${shown} is a link to what is not there`, 'remove it, or give --out another folder')
  if (found === 'file') throw new FolderRefusal(`${shown} is a file`, 'give --out the name of a folder')
  const names = found.filter((name) => !temporary.test(name) && !litter.has(name))
  if (names.length === 0) return

  const known = recordOf(place)
  if (!known) {
    throw new FolderRefusal(
      `${shown} holds files that Lintas did not write (${someOf(names)})`,
      'give --out another folder; --force replaces only results of Lintas',
    )
  }
  const strange = filesBelow(place).filter((file) => !known.files.has(file) && !alsoOurs.includes(file))
  if (strange.length > 0) {
    throw new FolderRefusal(
      `${shown} holds files that Lintas did not write beside its result (${someOf(strange)})`,
      'move them elsewhere, or give --out another folder: the whole folder is replaced',
    )
  }
  if (known.command !== command && !force) {
    throw new FolderRefusal(
      `${shown} holds the result of another command: ${known.command}`,
      'add --force to replace it, or give --out another folder',
    )
  }
}

function lookAt(place: string, shown: string): 'nothing' | 'file' | 'link' | string[] {
  try {
    const found = lstatSync(place)
    // Links that lead somewhere have been followed already.
    if (found.isSymbolicLink()) return 'link'
    if (!found.isDirectory()) return 'file'
    // It would be found out only when all is done: a mount point cannot be renamed.
    if (found.dev !== lstatSync(dirname(place)).dev)
      throw new FolderRefusal(`${shown} is a mount point`, 'give --out a folder below it')
    return readdirSync(place)
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT') return 'nothing'
    if (code === 'ENOTDIR') throw new FolderRefusal(`${shown} lies below a file`, 'give --out the name of a folder')
    return saying(shown, () =>
      claiming(shown, dirname(place), () => {
        throw error
      }),
    )
  }
}

/** What a result of ours says it is made of; undefined where there is none. */
function recordOf(place: string): { command: string; files: Set<string> } | undefined {
  const manifest = readJson(join(place, 'manifest.json'))
  if (typeof manifest?.lintas !== 'number' || typeof manifest.command !== 'string') return undefined
  const environment = readJson(join(place, 'environment.json'))
  return {
    command: manifest.command,
    files: new Set([
      'manifest.json',
      'environment.json',
      ...Object.keys(manifest.files ?? {}),
      ...Object.keys(environment?.pictures ?? {}),
    ]),
  }
}

function readJson(file: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = parseBounded(textOf(file))
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined
  } catch {
    return undefined
  }
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory() && !litter.has(entry.name) && !temporary.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}

function someOf(names: readonly string[]): string {
  const first = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${first}, … ${names.length} in all` : first
}
