/** Verifying a result: what is there against what its manifest lists, and what its manifest lists against a new run. */
import { canonicalJson } from '../../provenance/canonical.js'
import type { Manifest } from '../../provenance/manifest.js'
import type { Place } from '../place.js'
import type { Progress } from '../progress.js'
import { remake } from '../remaking.js'
import { Against } from './against.js'
import { type FileState, type Inspection, inspect } from './inspect.js'
import { type Located, locate } from './locate.js'
import type { Sample } from './sample.js'
import { analysedResults, canSample, sampleOf } from './sampling.js'
import type { Target } from './target.js'

export interface VerifyOptions {
  /** Check a sample of this many runs of each scenario in place of all, where the result holds single runs. */
  readonly sample?: { readonly size: number; readonly seed: string }
  /** Draw the pictures again too. */
  readonly pictures: boolean
  readonly place: Place
  readonly progress: Pick<Progress, 'at'>
}

export interface Mismatch {
  readonly path: string
  /** What is wrong with the file, in words. */
  readonly message: string
  readonly located?: Located
}

export interface Verdict {
  readonly identical: boolean
  readonly mismatches: readonly Mismatch[]
  /** Data files of the manifest, and their bytes. */
  readonly files: number
  readonly bytes: number
  /** Data files that were made again byte by byte; those of other versions may differ in words. */
  readonly remade: number
  /** Files that were only held against their digests: texts of another version. */
  readonly digestsOnly: readonly string[]
  /** The data were not there: only the digests of a new run were compared. */
  readonly dataAbsent: boolean
  readonly pictures?: { readonly count: number; readonly redrawn: boolean }
  readonly sample?: Sample
  /** Folder with the results behind an analysis, when they were at hand and a sample of them was enough. */
  readonly results?: string
  /** Files that the result does not have; names that begin with a dot are let pass. */
  readonly strange: readonly string[]
}

/** Throws a ManifestFault where the manifest cannot be worked from. */
export async function verify(target: Target, o: VerifyOptions): Promise<Verdict> {
  const { folder, manifest } = target
  const found = await inspect(folder, manifest)
  const dataAbsent = target.manifestOnly && found.data.every(({ state }) => state === 'missing')
  let sampled = o.sample !== undefined && !dataAbsent && canSample(folder, manifest)
  const mismatches: Mismatch[] = []
  if (found.manifestIntact === false)
    mismatches.push({ path: 'manifest.json', message: 'is not the one that was written with this result' })

  // Words and drawings may be put otherwise by another version; numbers may not.
  const otherVersion = manifest.version !== o.place.version
  const comparable = (path: string) => !otherVersion || /\.(csv|parquet)$/.test(path)
  const against = new Against(folder, { pictures: o.pictures && !otherVersion, isWanted: comparable })
  let sample: Sample | undefined
  // Of an analysis the runs behind it are sampled, where they are at hand, and it is worked out from them again.
  const results = o.sample && !sampled ? await analysedResults(folder, manifest) : undefined
  if (o.sample && (sampled || results)) {
    const of = results ?? { folder, manifest }
    try {
      sample = await sampleOf(of.folder, of.manifest, { ...o.sample, progress: o.progress })
    } catch (error) {
      // A table that was cut short or changed may not be readable at all: then everything is run anew.
      if (results || found.data.every(({ state }) => state === 'intact')) throw error
      sampled = false
    }
  }
  if (!sampled)
    await remake(manifest, {
      sink: against,
      progress: o.progress,
      place: o.place,
      ...(results ? { results: results.folder } : {}),
    })

  const digestsOnly: string[] = []
  for (const { path, state, recorded, bytes } of found.data) {
    const made = against.files.get(path)
    const located = made?.difference && comparable(path) ? { located: made.row ?? locate(path, made.difference) } : {}
    if (state !== 'intact' && !dataAbsent) {
      mismatches.push({ path, message: stateWords(state, bytes, recorded.bytes), ...located })
    } else if (!comparable(path)) digestsOnly.push(path)
    else if (!sampled && made === undefined) mismatches.push({ path, message: 'is not made by its command' })
    else if (made && (made.digest.sha256 !== recorded.sha256 || located.located)) {
      const message = dataAbsent
        ? 'would not be the same: a new run gives other bytes'
        : 'is as it was written, but a new run gives something else'
      mismatches.push({ path, message, ...located })
    }
  }
  if (!sampled)
    for (const path of against.files.keys())
      if (manifest.files[path] === undefined && comparable(path) && !/\.(svg|png)$/.test(path))
        mismatches.push({ path, message: 'is made by the command, but not listed in the manifest' })
  if (sample?.wrong) {
    const path = results ? `${sample.table} of the results behind it` : sample.table
    mismatches.push({ path, message: 'does not agree with a new run', located: sample.wrong })
  }
  if (against.manifest !== '') mismatches.push(...manifestMismatches(manifest, against.manifest))
  const redrawn = o.pictures && !otherVersion && !sampled
  if (found.environmentIsBroken) mismatches.push({ path: 'environment.json', message: 'cannot be read any more' })
  mismatches.push(...found.bundled)
  mismatches.push(...pictureMismatches(found, redrawn ? against : undefined, dataAbsent))

  const strange = target.manifestOnly && dataAbsent ? [] : found.strange
  return {
    identical: mismatches.length === 0 && strange.length === 0,
    mismatches,
    files: found.data.length,
    bytes: found.data.reduce((sum, { recorded }) => sum + recorded.bytes, 0),
    remade: found.data.filter(({ path }) => against.files.has(path) && comparable(path)).length,
    digestsOnly,
    dataAbsent,
    ...(found.pictures && !dataAbsent ? { pictures: { count: found.pictures.count, redrawn } } : {}),
    ...(sample ? { sample } : {}),
    ...(results ? { results: results.folder } : {}),
    strange,
  }
}

function stateWords(state: FileState, bytes: number, recorded: number): string {
  const text = (n: number) => n.toLocaleString('en')
  if (state === 'missing') return 'is missing'
  if (state === 'shorter') return `is shorter than it was: ${text(bytes)} of ${text(recorded)} bytes are there`
  if (state === 'longer') return `is longer than it was: ${text(bytes)} bytes, where ${text(recorded)} were written`
  return 'was changed after it was written'
}

function pictureMismatches({ pictures }: Inspection, against: Against | undefined, absent: boolean): Mismatch[] {
  if (pictures === undefined || absent) return []
  const wrong = pictures.wrong.map(({ path, state }) => ({ path, message: stateWords(state, 0, 0) }))
  const told = new Set(wrong.map(({ path }) => path))
  for (const [path, { difference }] of against?.files ?? [])
    if (difference && /\.(svg|png)$/.test(path) && !told.has(path))
      wrong.push({ path, message: 'is as it was written, but drawn otherwise now (another platform may do that)' })
  return wrong
}

/** What a manifest says beside its files and its version follows from the rest of it. */
function manifestMismatches(manifest: Manifest, text: string): Mismatch[] {
  const remade = JSON.parse(text) as Record<string, unknown>
  const recorded = manifest as unknown as Record<string, unknown>
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(remade)])) {
    if (key === 'files' || key === 'version') continue
    const at = firstDifference(recorded[key], remade[key], key)
    if (at === undefined) continue
    const table = /^source\.files\.(.*)\.(bytes|sha256)$/.exec(at)?.[1]
    const message =
      table === undefined
        ? `says something else of ${at} than follows from it`
        : `speaks of other results behind this analysis than a new run gives (${table})`
    return [{ path: 'manifest.json', message }]
  }
  return []
}

function firstDifference(a: unknown, b: unknown, path: string): string | undefined {
  if (a === undefined || b === undefined) return a === b ? undefined : path
  if (canonicalJson(a) === canonicalJson(b)) return undefined
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return path
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key of new Set([...Object.keys(one), ...Object.keys(other)])) {
    const found = firstDifference(one[key], other[key], `${path}.${key}`)
    if (found !== undefined) return found
  }
  return path
}
