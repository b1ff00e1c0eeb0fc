/** Verifying a result: what is there against what its manifest lists, and what its manifest lists against a new run. */
import { join } from 'node:path'
import { digestOf } from '../../disk/digest.js'
import { packName } from '../../experiment/batch/assemble.js'
import { readableJson } from '../../provenance/canonical.js'
import { sha256 } from '../../provenance/digest.js'
import { type FileDigest, type Manifest, ManifestFault } from '../../provenance/manifest.js'
import { ScenarioFaults } from '../../scenario/errors.js'
import { AllFaults, UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import type { Progress } from '../progress.js'
import { type Remaking, remake } from '../remaking.js'
import { Against } from './against.js'
import { checkBundled } from './bundled.js'
import { canDerive, checkDerived } from './derived.js'
import { firstDifference } from './first-difference.js'
import { type Inspection, inspect, lineEndsChanged } from './inspect.js'
import { type Located, locate } from './locate.js'
import { type Provenance, provenanceOf } from './provenance.js'
import type { Sample } from './sample.js'
import { analysedResults, canSample, sampleOf } from './sampling.js'
import type { Target } from './target.js'

export interface VerifyOptions {
  /** Check a sample of this many runs of each scenario in place of all, where the result holds single runs. */
  readonly sample?: { readonly size: number; readonly seed: string }
  /** Draw the pictures again too. */
  readonly pictures: boolean
  readonly place: PackageInfo
  readonly progress: Pick<Progress, 'at'>
}

export interface Mismatch {
  readonly path: string
  /** What is wrong with the file, in words. */
  readonly message: string
  readonly located?: Located
}

/** Why a file was only held against a digest. */
export type HeldWhy = 'otherVersion' | 'otherPlatform' | 'picturesLeftOut' | 'sampled' | 'lastMonth'

/** A file that is as it was written, but was not made again. */
export interface Held {
  readonly path: string
  readonly why: HeldWhy
}

/** What all comes to: everything was made again and is equal; nothing differs, but not all was made again; it differs. */
export type Outcome = 'identical' | 'agrees' | 'differs'

export interface Verdict {
  readonly outcome: Outcome
  readonly mismatches: readonly Mismatch[]
  /** Data files of the manifest, and their bytes. */
  readonly files: number
  readonly bytes: number
  /** Files that were made again and are the same, byte for byte: data and texts, pictures, and what a bundle adds. */
  readonly remade: { readonly data: number; readonly pictures: number; readonly bundled: number }
  /** Files that were only held against their digests. */
  readonly held: readonly Held[]
  /** The data were not there: only the digests of a new run were compared. */
  readonly dataAbsent: boolean
  readonly sample?: Sample
  /** Folder with the results behind an analysis, when they were at hand and a sample of them was enough. */
  readonly results?: string
  /** Files that the result does not have; in a folder, what git and file browsers leave is let pass. */
  readonly strange: readonly string[]
  /** The file of the result whose bytes the chart that was pointed at has, where it lies elsewhere. */
  readonly chart?: string
  /** How the scenarios stand to those shipped under their names. */
  readonly provenance: Provenance
}

const isPicture = (path: string) => /\.(svg|png)$/.test(path)

/** Throws a ManifestFault where the manifest cannot be worked from. */
export async function verify(target: Target, o: VerifyOptions): Promise<Verdict> {
  const { folder, manifest } = target
  const found = await inspect(folder, manifest, target.isZip)
  const dataAbsent = target.manifestOnly && found.data.every(({ isMissing }) => isMissing)
  let sampled = o.sample !== undefined && !dataAbsent && canSample(folder, manifest)
  const otherVersion = manifest.version !== o.place.version
  const judged = new Judgement()

  let sample: Sample | undefined
  // Of an analysis the runs behind it are sampled, where they are at hand, and it is worked out from them again.
  const results = o.sample && !sampled ? await analysedResults(folder, manifest) : undefined
  if (o.sample && (sampled || results)) {
    const of = results ?? { folder, manifest }
    try {
      sample = await sampleOf(of.folder, of.manifest, { ...o.sample, progress: o.progress })
    } catch (error) {
      // A table that was cut short or changed may not be readable at all: then everything is run anew.
      if (results || found.data.every(({ fault }) => fault === undefined)) throw error
      sampled = false
    }
  }
  const against = new Against(folder, { pictures: o.pictures && !sampled })
  const intact = found.data.every(({ fault }) => fault === undefined)
  if (!sampled) await remadeInto(against, manifest, o, results ? { results: results.folder } : {})
  else if (intact && !sample?.wrong) {
    // What follows from the runs is worked out again from them.
    if (canDerive(manifest)) judged.mismatches.push(...(await checkDerived(folder, manifest, against, o.place)))
    else if (manifest.files[packName]) await remadeInto(against, manifest, o, { blocks: folder })
  }

  judged.manifest(target, found, against.manifest)
  for (const { path, fault, recorded } of found.data) {
    const made = against.files.get(path)
    const located = made?.difference ? { located: made.row ?? locate(path, made.difference) } : {}
    if (fault !== undefined && !dataAbsent) judged.wrong(path, fault, located)
    else if (sampled && (made === undefined || restsOnSample.has(path)) && !made?.difference)
      judged.hold(path, made !== undefined && isByMonth.has(path) ? 'lastMonth' : 'sampled')
    else if (made === undefined && isWording(path) && otherVersion) judged.hold(path, 'otherVersion')
    else if (made === undefined) judged.wrong(path, 'is not made by its command')
    else if (made.digest.sha256 === recorded.sha256) judged.remade.data++
    // Words and drawings may be put otherwise by another version; numbers may not.
    else if (otherVersion && isWording(path)) judged.hold(path, 'otherVersion')
    else if (dataAbsent) judged.wrong(path, 'would not be the same: a new run gives other bytes', located)
    else judged.wrong(path, 'is as it was written, but a new run gives something else', located)
  }
  if (!sampled)
    for (const path of against.files.keys())
      if (manifest.files[path] === undefined && !isPicture(path) && !(otherVersion && isWording(path)))
        judged.wrong(path, 'is made by the command, but not listed in the manifest')
  if (sample?.wrong) {
    const path = results ? `${sample.table} of the results behind it` : sample.table
    judged.wrong(path, 'does not agree with a new run', { located: sample.wrong })
  }

  let strange: readonly string[] = []
  if (!dataAbsent) {
    const drawn = o.pictures && !sampled ? against : undefined
    await judged.pictures(target, found, drawn, o.place, sampled)
    strange = await judged.rest(target, found, o.place)
  }
  const notDrawn = sampled ? 'sampled' : o.pictures ? undefined : 'picturesLeftOut'
  const chart =
    target.chart && target.chart.path === undefined
      ? judged.chart(target.chart, found, against, manifest, o.place, notDrawn)
      : undefined
  const provenance = provenanceOf(manifest, o.place)
  const { mismatches, held, remade } = judged
  return {
    outcome:
      mismatches.length > 0 || strange.length > 0
        ? 'differs'
        : sample || held.length > 0 || provenance.notAsShipped.length > 0
          ? 'agrees'
          : 'identical',
    mismatches,
    files: found.data.length,
    bytes: found.data.reduce((sum, { recorded }) => sum + recorded.bytes, 0),
    remade,
    held,
    dataAbsent,
    ...(sample ? { sample } : {}),
    ...(results ? { results: results.folder } : {}),
    strange,
    ...(chart === undefined ? {} : { chart }),
    provenance,
  }
}

/** Tables of runs: of these a sample looks at some rows, and everything else is worked out again from them. */
const restsOnSample = new Set(['runs.csv', 'runs.parquet', packName, 'curves.csv', 'effects.csv'])
const isByMonth = new Set(['curves.csv', 'effects.csv'])

/** What is put in words or drawn, and may be put otherwise by another version. */
function isWording(path: string): boolean {
  return !/\.(csv|parquet)$/.test(path)
}

async function remadeInto(
  sink: Against,
  manifest: Manifest,
  { progress, place }: VerifyOptions,
  from: Pick<Remaking, 'results' | 'blocks'>,
): Promise<void> {
  try {
    await remake(manifest, { sink, progress, place, ...from })
  } catch (error) {
    // A manifest that was written by hand can ask for what no command would take.
    const isItsFault =
      error instanceof UsageFaults ||
      error instanceof ScenarioFaults ||
      error instanceof AllFaults ||
      error instanceof TypeError ||
      error instanceof RangeError
    if (!isItsFault) throw error
    const [first = ''] = error.message.split('\n')
    throw new ManifestFault(`its result cannot be made again: ${first}`, 'was it edited by hand?')
  }
}

/** What was found wrong, what was made again and what was only held, as it comes. */
class Judgement {
  readonly mismatches: Mismatch[] = []
  readonly held: Held[] = []
  readonly remade = { data: 0, pictures: 0, bundled: 0 }

  wrong(path: string, message: string, more: { readonly located?: Located } = {}): void {
    this.mismatches.push({ path, message, ...more })
  }

  hold(path: string, why: HeldWhy): void {
    this.held.push({ path, why })
  }

  /** What a manifest and its environment say beside the digests of files. `made` is the manifest as made again. */
  manifest({ manifest, manifestText }: Target, { environment, environmentFault }: Inspection, made: string): void {
    if (environmentFault !== undefined) this.wrong('environment.json', environmentFault)
    if (environment && !isAsWritten(environment.text)) this.wrong('environment.json', notAsWritten(environment.text))
    const of = made === '' ? undefined : differenceOf(manifest, made)
    if (environment?.manifest !== undefined && environment.manifest !== sha256(Buffer.from(manifestText, 'utf8')))
      this.wrong('manifest.json', 'is not the one that was written with this result')
    if (of !== undefined) this.wrong('manifest.json', of)
    else if (!isAsWritten(manifestText)) this.wrong('manifest.json', notAsWritten(manifestText))
  }

  /** `drawn` has the pictures as drawn again; undefined where they were left out. */
  async pictures(
    { folder, manifest }: Target,
    { environment, there }: Inspection,
    drawn: Against | undefined,
    place: PackageInfo,
    sampled: boolean,
  ): Promise<void> {
    const listed = environment?.pictures ?? {}
    const here = there.filter((path) => isPicture(path) && manifest.files[path] === undefined)
    const again = new Map([...(drawn?.files ?? [])].filter(([path]) => isPicture(path)))
    if (here.length === 0 && Object.keys(listed).length === 0) return
    const elsewhere = isMadeElsewhere(manifest, environment, place)
    for (const path of new Set([...Object.keys(listed), ...again.keys()])) {
      const found = await digestOf(join(folder, ...path.split('/')))
      const made = again.get(path)
      if (found === undefined) this.wrong(path, 'is missing')
      else if (made?.digest.sha256 === found.sha256 && (listed[path] ?? found.sha256) === found.sha256)
        this.remade.pictures++
      else if (listed[path] !== found.sha256) this.wrong(path, 'was changed after it was written')
      else if (drawn === undefined) this.hold(path, sampled ? 'sampled' : 'picturesLeftOut')
      else if (elsewhere) this.hold(path, manifest.version === place.version ? 'otherPlatform' : 'otherVersion')
      else if (made === undefined) this.wrong(path, 'is not drawn by its command')
      else this.wrong(path, 'is as it was written, but drawn otherwise now')
    }
  }

  /** What a bundle adds, and what belongs to nothing, which is given. */
  async rest({ folder, manifest }: Target, { environment, there }: Inspection, place: PackageInfo): Promise<string[]> {
    const listed = environment?.pictures ?? {}
    const digests = new Map<string, FileDigest>(Object.entries(manifest.files))
    for (const path of Object.keys(listed)) {
      const digest = await digestOf(join(folder, ...path.split('/')))
      if (digest) digests.set(path, { ...digest, sha256: listed[path] as string })
    }
    const bundled = await checkBundled(folder, manifest, there, digests, place)
    if (bundled) {
      this.mismatches.push(...bundled.mismatches)
      this.held.push(...bundled.held)
      this.remade.bundled = bundled.remade
    }
    const known = new Set([...digests.keys(), 'manifest.json', 'environment.json', ...(bundled?.paths ?? [])])
    return there.filter((path) => !known.has(path))
  }

  /** The file of the result that a chart from elsewhere is: of the same bytes, as drawn again or as recorded. */
  chart(
    { shown, bytes }: { readonly shown: string; readonly bytes: Uint8Array },
    { environment }: Inspection,
    against: Against,
    manifest: Manifest,
    place: PackageInfo,
    notDrawn: HeldWhy | undefined,
  ): string | undefined {
    const digest = sha256(bytes)
    for (const [path, { digest: made }] of against.files) if (made.sha256 === digest) return path
    const recorded = [
      ...Object.entries(environment?.pictures ?? {}),
      ...Object.entries(manifest.files).map(([path, file]) => [path, file.sha256] as const),
    ]
    const [path] = recorded.find(([, known]) => known === digest) ?? []
    const elsewhere = isMadeElsewhere(manifest, environment, place)
    if (path !== undefined && (elsewhere || notDrawn)) {
      this.hold(shown, notDrawn ?? (manifest.version === place.version ? 'otherPlatform' : 'otherVersion'))
      return path
    }
    this.wrong(shown, 'is none of the charts of the result that it names: no chart drawn again has its bytes')
    return undefined
  }
}

/** Pictures hold for a package version and a platform. */
function isMadeElsewhere(manifest: Manifest, environment: Inspection['environment'], place: PackageInfo): boolean {
  const { version = manifest.version, platform = process.platform, arch = process.arch } = environment ?? {}
  return (
    [manifest.version, version].some((one) => one !== place.version) ||
    platform !== process.platform ||
    arch !== process.arch
  )
}

/** Whether a text is put as the program puts it: nothing of it stands twice, and no reader can take it in two ways. */
function isAsWritten(text: string): boolean {
  return readableJson(JSON.parse(text)) === text
}

function notAsWritten(text: string): string {
  if (text.includes('\r\n') && isAsWritten(text.replaceAll('\r\n', '\n'))) return lineEndsChanged
  return 'is not put as Lintas puts it: a key stands twice in it, or another program wrote it again'
}

/** What a manifest says beside its files and its version follows from the rest of it. */
function differenceOf(manifest: Manifest, text: string): string | undefined {
  const remade = JSON.parse(text) as Record<string, unknown>
  const recorded = manifest as unknown as Record<string, unknown>
  for (const key of new Set([...Object.keys(recorded), ...Object.keys(remade)])) {
    if (key === 'files' || key === 'version') continue
    const at = firstDifference(recorded[key], remade[key], key)
    if (at === undefined) continue
    const table = /^source\.files\.(.*)\.(bytes|sha256)$/.exec(at)?.[1]
    return table === undefined
      ? `says something else of ${at} than follows from it`
      : `speaks of other results behind this analysis than a new run gives (${table})`
  }
  return undefined
}
