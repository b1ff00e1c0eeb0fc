/** What is in a result folder, held against what its manifest and its environment list. */
import { readdirSync, realpathSync } from 'node:fs'
import { isAbsolute, join, relative, sep } from 'node:path'
import { z } from 'zod'
import { readBounded, textOf, UnreadableFile } from '../../disk/bounded.js'
import { digestOfPlain } from '../../disk/digest.js'
import { litter } from '../../disk/leftovers.js'
import { sha256 } from '../../provenance/digest.js'
import { parseBounded } from '../../provenance/json.js'
import { type FileDigest, isPlainPath, type Manifest, versionForm } from '../../provenance/manifest.js'

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
  /** Every file below the folder, and every folder with none in it, sorted; without what file browsers and git leave there, unless all of it was packed. */
  readonly there: readonly string[]
  /** Those of them that are links to what lies elsewhere. */
  readonly links: readonly string[]
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
  return { data, ...readEnvironment(folder), ...below(folder, isPacked) }
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

const text = (form: RegExp) => z.string().regex(form).optional()
const digest = /^[0-9a-f]{64}$/
/** What Lintas writes, and no more: nobody vouches for it, and words put into it would go on into a bundle. */
const environmentShape = z.strictObject({
  version: text(versionForm),
  commit: text(/^[0-9a-f]{40,64}$/),
  changed: z.boolean().optional(),
  platform: text(/^[a-z0-9]{2,10}$/),
  arch: text(/^[a-z0-9_]{2,10}$/),
  node: text(/^v\d{1,4}(\.\d{1,4}){2}(-(nightly|rc|test|pre|v8-canary)[0-9a-f.]{0,24})?$/),
  started: text(/^[+-]?\d{4,6}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
  seconds: z.number().optional(),
  manifest: text(digest),
  pictures: z
    .record(
      z.string().refine((path) => isPlainPath(path) && /\.(svg|png)$/.test(path)),
      z.string().regex(digest),
    )
    .optional(),
})

/** What an environment says that Lintas does not write, in words. */
function oddIn(environment: object): string | undefined {
  const issue = environmentShape.safeParse(environment).error?.issues[0]
  const added = Object.keys(environment).find((key) => !Object.hasOwn(environmentShape.shape, key))
  const key = added ?? issue?.path[0]
  return key === undefined ? undefined : `says something of ${String(key).slice(0, 40)} that Lintas does not write`
}

export function readEnvironment(folder: string): Pick<Inspection, 'environment' | 'environmentFault'> {
  let read: string
  try {
    read = textOf(join(folder, 'environment.json'))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return error.message === 'is missing' ? {} : { environmentFault: error.message }
  }
  try {
    const value = parseBounded(read) as Partial<Environment> | null
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object')
    const odd = oddIn(value)
    if (odd !== undefined) return { environmentFault: odd }
    return { environment: { ...value, text: read, pictures: value.pictures ?? {} } }
  } catch {
    return { environmentFault: 'cannot be read any more' }
  }
}

/** What version control keeps beside a result, and nobody takes for a part of it. */
const versionControl = /^\.git(\/|$|ignore$|keep$|attributes$|modules$)/

function below(folder: string, isPacked: boolean): Pick<Inspection, 'there' | 'links'> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    .map((entry) => ({ entry, path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/') }))
    .filter(({ path }) => isPacked || !(versionControl.test(path) || litter.has(path.split('/').at(-1) as string)))
  const filled = new Set(entries.map(({ path }) => path.slice(0, Math.max(0, path.lastIndexOf('/')))))
  const there = entries.filter(({ entry, path }) => !entry.isDirectory() || !filled.has(path))
  const links = there.filter(({ entry, path }) => entry.isSymbolicLink() && leadsOut(folder, path))
  const names = (some: typeof there) => some.map(({ entry, path }) => (entry.isDirectory() ? `${path}/` : path)).sort()
  return { there: names(there), links: names(links) }
}

/** Whether a link leads to what does not lie in the folder; one that leads nowhere is missing there. */
function leadsOut(folder: string, path: string): boolean {
  try {
    const to = relative(realpathSync(folder), realpathSync(join(folder, path)))
    return to === '..' || to.startsWith(`..${sep}`) || isAbsolute(to)
  } catch {
    return false
  }
}
