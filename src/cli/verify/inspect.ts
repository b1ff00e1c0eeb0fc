/** What is in a result folder, held against what its manifest and its environment list. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { digestOf } from '../../disk/digest.js'
import { manifestIsIntact } from '../../disk/intact.js'
import { litter } from '../../disk/leftovers.js'
import type { FileDigest, Manifest } from '../../provenance/manifest.js'
import { crateName, filesOfCrate } from '../../report/bundle/crate.js'

export type FileState = 'intact' | 'changed' | 'shorter' | 'longer' | 'missing'

export interface InspectedFile {
  readonly path: string
  readonly state: FileState
  readonly recorded: FileDigest
  /** Bytes that are there. */
  readonly bytes: number
}

export interface Inspection {
  /** Every data file of the manifest, in its order. */
  readonly data: readonly InspectedFile[]
  /** Pictures that environment.json lists and that are not what they were; without it nothing is known of pictures. */
  readonly pictures?: { readonly count: number; readonly wrong: readonly { path: string; state: FileState }[] }
  /** Whether the manifest is the one that environment.json was written beside; undefined where that is not recorded. */
  readonly manifestIntact?: boolean
  /** What is wrong with the files that a bundle adds, by the digests of its crate. */
  readonly bundled: readonly { readonly path: string; readonly message: string }[]
  /** There is an environment.json, and it is not what it was. */
  readonly environmentIsBroken: boolean
  /** Files that belong to nothing. */
  readonly strange: readonly string[]
}

/** Files of a bundle by path, with their digests; none where there is no crate. */
function bundledFiles(folder: string): Map<string, string> {
  const file = join(folder, crateName)
  return existsSync(file) ? filesOfCrate(readFileSync(file, 'utf8')) : new Map()
}

interface Environment {
  readonly pictures?: Readonly<Record<string, string>>
}

export async function inspect(folder: string, manifest: Manifest): Promise<Inspection> {
  const data: InspectedFile[] = []
  for (const [path, recorded] of Object.entries(manifest.files)) {
    const found = await digestOf(join(folder, ...path.split('/')))
    const bytes = found?.bytes ?? 0
    data.push({ path, state: stateOf(recorded, found), recorded, bytes })
  }
  const environment = readEnvironment(folder)
  const pictures = environment?.pictures
  const wrong: { path: string; state: FileState }[] = []
  for (const [path, sha256] of Object.entries(pictures ?? {})) {
    const found = await digestOf(join(folder, ...path.split('/')))
    if (found?.sha256 !== sha256) wrong.push({ path, state: found ? 'changed' : 'missing' })
  }
  const own = new Set([...Object.keys(manifest.files), ...Object.keys(pictures ?? {})])
  const bundled = bundledFiles(folder)
  const listed = new Set([...own, 'manifest.json', 'environment.json', ...bundled.keys()])
  if (bundled.size > 0) listed.add(crateName)
  const wronglyBundled: { path: string; message: string }[] = []
  for (const [path, sha256] of bundled) {
    if (own.has(path)) continue
    const there = await digestOf(join(folder, ...path.split('/')))
    if (there?.sha256 !== sha256)
      wronglyBundled.push({ path, message: there ? 'is not the file that the bundle was made with' : 'is missing' })
  }
  const manifestIntact = await manifestIsIntact(folder)
  return {
    data,
    ...(pictures ? { pictures: { count: Object.keys(pictures).length, wrong } } : {}),
    ...(manifestIntact === undefined ? {} : { manifestIntact }),
    environmentIsBroken: environment === undefined && existsSync(join(folder, 'environment.json')),
    bundled: wronglyBundled,
    strange: filesBelow(folder).filter((path) => !listed.has(path)),
  }
}

function stateOf(recorded: FileDigest, found: FileDigest | undefined): FileState {
  if (found === undefined) return 'missing'
  if (found.bytes < recorded.bytes) return 'shorter'
  if (found.bytes > recorded.bytes) return 'longer'
  return found.sha256 === recorded.sha256 ? 'intact' : 'changed'
}

function readEnvironment(folder: string): Environment | undefined {
  const file = join(folder, 'environment.json')
  if (!existsSync(file)) return undefined
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return typeof value === 'object' && value !== null ? (value as Environment) : undefined
  } catch {
    return undefined
  }
}

function filesBelow(folder: string): string[] {
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory() && !litter.has(entry.name))
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
      // Of version control, editors and file browsers.
      .filter((path) => !path.split('/').some((name) => name.startsWith('.')))
      .sort()
  )
}
