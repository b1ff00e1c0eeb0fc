/** What a user points at, and the manifest behind it: a folder, a manifest, a bundle, a crate, or a single chart. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { readBounded, UnreadableFile } from '../../disk/bounded.js'
import { manifestIsIntact } from '../../disk/intact.js'
import { type Manifest, ManifestFault, readManifest } from '../../provenance/manifest.js'
import { type ChartStamp, stampIn } from '../../report/charts/stamp.js'
import { shownName } from '../../scenario/shell.js'
import { UsageFaults } from '../faults.js'

export interface Target {
  /** Folder of the result. */
  readonly folder: string
  readonly manifest: Manifest
  /** The chart that was pointed at; with its path below the folder, unless it lies elsewhere. */
  readonly chart?: { readonly shown: string; readonly bytes: Uint8Array; readonly path?: string }
  /** The manifest as it stands in its file. */
  readonly manifestText: string
  /** The manifest was pointed at itself: its data need not be there. */
  readonly manifestOnly: boolean
  /** It has another name than manifest.json, so that what lies beside it need not be of its result. */
  readonly isRenamed: boolean
  /** All of it came out of one zip file: nothing in it is there by accident. */
  readonly isZip: boolean
  /** Removes what was unpacked. */
  readonly release: () => void
}

const refusal = (message: string, hint?: string) =>
  new UsageFaults([{ message, ...(hint === undefined ? {} : { hint }) }])

/** Whether a word names something of a result rather than a scenario. */
export function isResult(shown: string, cwd: string): boolean {
  if (/\.(json|zip|svg|png)$/i.test(shown)) return true
  return existsSync(join(resolve(cwd, shown), 'manifest.json'))
}

/** Finds the manifest. Throws UsageFaults where there is none, or none that can be worked from. */
export async function findTarget(shown: string, cwd: string): Promise<Target> {
  const path = resolve(cwd, shown)
  const kind = kindOf(path)
  if (kind === undefined) throw refusal(`there is no ${shown}`)
  if (kind.isDirectory()) return inFolder(path, shown)
  if (!kind.isFile()) throw refusal(`${shown} is no file and no folder`)
  if (/\.zip$/i.test(shown)) return inZip(path, shown)
  if (/\.(svg|png|vl\.json)$/i.test(shown)) return ofChart(path, shown, cwd)
  if (basename(path) === 'ro-crate-metadata.json') return inFolder(dirname(path), shown)
  return { ...(await inFolder(dirname(path), shown, basename(path))), manifestOnly: true }
}

/** The same, for who reads from the manifest and does not verify it: refused where it was changed since it was written. */
export async function findIntact(shown: string, cwd: string): Promise<Target> {
  const target = await findTarget(shown, cwd)
  const own = !target.manifestOnly || basename(shown) === 'manifest.json'
  if (!own || (await manifestIsIntact(target.folder)) !== false) return target
  target.release()
  const of = target.manifestOnly ? shown : `${shown}/manifest.json`
  throw refusal(`${of} was changed since it was written`, `lintas verify ${shownName(shown)} says more`)
}

function kindOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    // A name that no file can have, or a link that leads in a circle.
    return undefined
  }
}

function inFolder(folder: string, shown: string, name = 'manifest.json'): Target {
  const file = join(folder, name)
  if (!existsSync(file))
    throw refusal(
      `${shown} holds no manifest.json`,
      'name the folder of a result, as lintas run, compare, explain and validate write it',
    )
  const manifestText = textOf(file, name === 'manifest.json' ? `${shown}/${name}` : shown)
  return {
    folder,
    manifest: read(manifestText, shown),
    manifestText,
    manifestOnly: false,
    isRenamed: name !== 'manifest.json',
    isZip: false,
    release: () => {},
  }
}

/** Throws UsageFaults where a file cannot be read as a whole. */
function textOf(file: string, shown: string): string {
  return Buffer.from(bytesOf(file, shown)).toString('utf8')
}

function bytesOf(file: string, shown: string): Uint8Array {
  try {
    return readBounded(file)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    throw refusal(`${shown} ${error.message}`)
  }
}

function read(text: string, shown: string): Manifest {
  try {
    return readManifest(text)
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error
    throw refusal(`${shown} has no usable manifest: ${error.message}`, error.hint)
  }
}

async function inZip(path: string, shown: string): Promise<Target> {
  const { unpack } = await import('./zip.js')
  const { folder, release } = await unpack(path, shown)
  try {
    return { ...inFolder(folder, shown), isZip: true, release }
  } catch (error) {
    release()
    throw error
  }
}

/** A chart says which command made it; its manifest is looked for above it, then among the results at hand. */
function ofChart(path: string, shown: string, cwd: string): Target {
  const bytes = bytesOf(path, shown)
  const stamp = stampIn(path, bytes)
  if (stamp === undefined)
    throw refusal(
      `${shown} does not say how it was made`,
      'charts of Lintas carry that inside, unless another program saved them again',
    )
  for (const folder of candidates(path, cwd)) {
    const manifestText = quietText(join(folder, 'manifest.json'))
    const manifest = manifestText === undefined ? undefined : matching(manifestText, stamp)
    if (manifest === undefined || manifestText === undefined) continue
    const below = relative(folder, path).split(sep).join('/')
    const chart = { shown, bytes, ...(below.startsWith('..') ? {} : { path: below }) }
    const plain = { manifestOnly: false, isRenamed: false, isZip: false }
    return { folder, manifest, manifestText, chart, ...plain, release: () => {} }
  }
  throw refusal(
    `${shown} was made by ${stamp.command}, whose result is not at hand`,
    'put the chart back into its result folder, or run that command here first and verify the chart again',
  )
}

/** The text of a manifest that may be there; whatever is wrong with it, it is somebody else’s. */
function quietText(file: string): string | undefined {
  try {
    return Buffer.from(readBounded(file)).toString('utf8')
  } catch {
    return undefined
  }
}

/** Folders in which the result may lie that a file or folder belongs to: those above it, then those at hand. */
export function* candidates(path: string, cwd: string): Generator<string> {
  let folder = dirname(path)
  for (let up = 0; up < 3; up++) {
    yield folder
    folder = dirname(folder)
  }
  for (const place of [join(cwd, 'outputs'), cwd, dirname(path)]) yield* foldersIn(place)
}

/** None where there is no such folder, or it may not be read. */
function foldersIn(place: string): string[] {
  try {
    return readdirSync(place, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => join(place, name))
  } catch {
    return []
  }
}

/** The manifest, if it is of the command and the scenarios that made the chart. */
function matching(text: string, stamp: ChartStamp): Manifest | undefined {
  let manifest: Manifest
  try {
    manifest = readManifest(text)
  } catch {
    return undefined
  }
  const recorded = new Map(manifest.scenarios.map(({ name, fingerprint }) => [name, fingerprint]))
  const same = Object.entries(stamp.fingerprints).every(([name, print]) => recorded.get(name) === print)
  return same && manifest.command === stamp.command && manifest.seed === stamp.seed ? manifest : undefined
}
