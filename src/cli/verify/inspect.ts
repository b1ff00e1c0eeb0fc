/** What is in a result folder, held against what its manifest and its environment list. */
import { readdirSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { z } from 'zod'
import { readBounded, UnreadableFile } from '../../disk/bounded.js'
import { digestOfPlain } from '../../disk/digest.js'
import { litter } from '../../disk/leftovers.js'
import { sha256 } from '../../provenance/digest.js'
import { parseBounded } from '../../provenance/json.js'
import { type FileDigest, isPlainPath, type Manifest } from '../../provenance/manifest.js'

export interface InspectedFile {
  readonly path: string
  readonly recorded: FileDigest
  /** What is wrong with it, in words; absent where it is as it was written. */
  readonly fault?: string
  readonly isMissing: boolean
}

export interface Inspection {
  /** Every data file of the manifest, in its order. */
  readonly data: readonly InspectedFile[]
  /** Absent where there is none, or it cannot be read. */
  readonly environment?: Environment
  /** What is wrong with environment.json itself, in words. */
  readonly environmentFault?: string
  /** Every file below the folder, sorted; without what file browsers and git leave there, unless all of it was packed. */
  readonly there: readonly string[]
}

export interface Environment {
  /** As it stands in its file. */
  readonly text: string
  readonly version?: string
  readonly platform?: string
  readonly arch?: string
  readonly node?: string
  /** When the run began, ISO 8601, and how long it took. */
  readonly started?: string
  readonly seconds?: number
  /** SHA-256 of the manifest that it was written beside. */
  readonly manifest?: string
  /** SHA-256 of each picture by path. */
  readonly pictures: Readonly<Record<string, string>>
}

/** `isPacked`: the folder was a zip file, in which nothing lies by accident. */
export async function inspect(folder: string, manifest: Manifest, isPacked: boolean): Promise<Inspection> {
  const data: InspectedFile[] = []
  for (const [path, recorded] of Object.entries(manifest.files)) {
    const found = await look(folder, path)
    const fault = faultOf(found, recorded, join(folder, ...path.split('/')))
    data.push({ path, recorded, ...(fault === undefined ? {} : { fault }), isMissing: found === 'is missing' })
  }
  return { data, ...readEnvironment(folder), there: filesBelow(folder, isPacked) }
}

function faultOf(found: FileDigest | string, recorded: FileDigest, file: string): string | undefined {
  if (typeof found === 'string') return found
  if (found.sha256 === recorded.sha256) return undefined
  const text = (n: number) => n.toLocaleString('en')
  if (hasOtherLineEnds(file, recorded.sha256)) return lineEndsChanged
  if (found.bytes < recorded.bytes)
    return `is shorter than it was: ${text(found.bytes)} of ${text(recorded.bytes)} bytes are there`
  if (found.bytes > recorded.bytes)
    return `is longer than it was: ${text(found.bytes)} bytes, where ${text(recorded.bytes)} were written`
  return 'was changed after it was written'
}

export const lineEndsChanged =
  'has other line ends than it was written with (CRLF): git or an editor changed them; git leaves them alone where .gitattributes says * -text'

/** Whether a file would be the one recorded, had its lines not been made to end in CRLF. */
export function hasOtherLineEnds(file: string, recorded: string): boolean {
  if (/\.(parquet|png|tgz|bin)$/.test(file)) return false
  try {
    const text = Buffer.from(readBounded(file)).toString('latin1')
    return text.includes('\r\n') && sha256(Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1')) === recorded
  } catch {
    return false
  }
}

/** Size and SHA-256 of a file, read piece by piece; in words, why there is none. */
async function look(folder: string, path: string): Promise<FileDigest | string> {
  try {
    return await digestOfPlain(join(folder, ...path.split('/')))
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}

const environmentShape = z.looseObject({
  version: z.string().optional(),
  platform: z.string().optional(),
  arch: z.string().optional(),
  node: z.string().optional(),
  started: z.iso.datetime().optional(),
  seconds: z.number().optional(),
  manifest: z.string().optional(),
  pictures: z.record(z.string().refine(isPlainPath), z.string()).optional(),
})

export function readEnvironment(folder: string): Pick<Inspection, 'environment' | 'environmentFault'> {
  let text: string
  try {
    text = Buffer.from(readBounded(join(folder, 'environment.json'))).toString('utf8')
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return error.message === 'is missing' ? {} : { environmentFault: error.message }
  }
  try {
    const value = parseBounded(text) as Partial<Environment> | null
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object')
    if (!environmentShape.safeParse(value).success) throw new SyntaxError('not as it is written')
    return { environment: { ...value, text, pictures: value.pictures ?? {} } }
  } catch {
    return { environmentFault: 'cannot be read any more' }
  }
}

/** What version control keeps beside a result, and nobody takes for a part of it. */
const versionControl = /^\.git(\/|$|ignore$|keep$|attributes$|modules$)/

function filesBelow(folder: string, isPacked: boolean): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .filter((path) => isPacked || !(versionControl.test(path) || litter.has(path.split('/').at(-1) as string)))
    .sort()
}
