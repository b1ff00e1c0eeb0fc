/** Verifying a result: what is there against what its manifest lists, and what its manifest lists against a new run. */
import { UnreadableFile } from '../../disk/bounded.js'
import { packName } from '../../experiment/batch/assemble.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { type Manifest, ManifestFault } from '../../provenance/manifest.js'
import { CsvError } from '../../report/csv.js'
import { ScenarioFaults } from '../../scenario/errors.js'
import type { Remake, Remaking } from '../command.js'
import { AllFaults, UsageFaults } from '../faults.js'
import type { PackageInfo } from '../package-info.js'
import type { Progress } from '../progress.js'
import { Against } from './against.js'
import { checkDerived } from './derived.js'
import type { Held, HeldWhy, Mismatch } from './findings.js'
import { type Inspection, inspect } from './inspect.js'
import { isPicture, Judgement } from './judgement.js'
import { locate } from './locate.js'
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
  /** Makes a result again by the command of its manifest. */
  readonly remake: Remake
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
  /** The file of the result that the chart that was pointed at is, or whose bytes it has. */
  readonly chart?: { readonly path: string; readonly isCopy: boolean }
  /** How scenarios, patterns and experiments stand to those shipped under their names. */
  readonly provenance: Provenance
}

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
  let results = o.sample && !sampled ? await analysedResults(folder, manifest) : undefined
  if (o.sample && (sampled || results)) {
    const of = results ?? { folder, manifest }
    try {
      sample = await sampleOf(of.folder, of.manifest, { ...o.sample, progress: o.progress })
    } catch (error) {
      // A table that was cut short, or that others made, may not be readable at all: then everything is run anew.
      const isUnreadable = error instanceof StoreRefusal || error instanceof CsvError || error instanceof UnreadableFile
      if (!isUnreadable && (results || found.data.every(({ fault }) => fault === undefined))) throw error
      sampled = false
      results = undefined
    }
  }
  const against = new Against(folder, { pictures: o.pictures && !sampled })
  const intact = found.data.every(({ fault }) => fault === undefined)
  if (!sampled) await remadeInto(against, manifest, o, results ? { results: results.folder } : {})
  else if (intact && !sample?.wrong) {
    // What follows from the runs is worked out again from them.
    if (manifest.verb === 'experiment') await remadeInto(against, manifest, o, { blocks: folder })
    else judged.mismatches.push(...(await itsFault(() => checkDerived(folder, manifest, against, o.place))))
  }

  judged.manifest(target, found, against.manifest)
  for (const { path, fault, recorded } of found.data) {
    const made = against.files.get(path)
    const located = made?.difference ? { located: made.row ?? locate(path, made.difference) } : {}
    const held = sampled && !made?.difference ? heldInSample(path, made !== undefined, manifest) : undefined
    if (fault !== undefined && !dataAbsent) judged.wrong(path, fault, located)
    else if (held) judged.hold(path, held)
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
      if (!Object.hasOwn(manifest.files, path) && !isPicture(path) && !(otherVersion && isWording(path)))
        judged.wrong(path, 'is made by the command, but not listed in the manifest')
  if (sample?.wrong) {
    const path = results ? `${sample.table} of the results behind it` : sample.table
    judged.wrong(path, 'does not agree with a new run', { located: sample.wrong })
  }

  const notDrawn = sampled ? 'sampled' : o.pictures ? undefined : 'picturesLeftOut'
  let strange: readonly string[] = []
  // A manifest of another name may lie anywhere: what is beside it is no part of its result.
  if (!dataAbsent || !target.isRenamed) {
    const drawn = notDrawn === undefined ? against : undefined
    const leftOut = notDrawn ?? 'picturesLeftOut'
    await judged.pictures(target, found, { drawn, leftOut, place: o.place, mayLack: dataAbsent })
    strange = await judged.rest(target, found, o.place)
  }
  const chart = target.chart && chartIn(target.chart, judged, found, against, manifest, o.place, notDrawn)
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

/**
 * Why a file was only held against its digest when a sample was asked for; undefined where it was worked out again from the
 * runs alone. Of runs a sample looks at some rows, and of months at the last.
 */
function heldInSample(path: string, isMade: boolean, { verb }: Manifest): HeldWhy | undefined {
  const isByMonth = /^(curves|effects)\.(csv|parquet)$/.test(path)
  if (verb === 'experiment') return isByMonth || !isMade || restsOnSample.has(path) ? 'sampled' : undefined
  if (!isMade) return 'sampled'
  return isByMonth ? 'lastMonth' : 'followsHeld'
}
const restsOnSample = new Set(['runs.csv', 'runs.parquet', packName])

/** Which file of the result a chart is: the one in its place, or one whose bytes it has; undefined where it is none. */
function chartIn(
  chart: NonNullable<Target['chart']>,
  judged: Judgement,
  found: Inspection,
  against: Against,
  manifest: Manifest,
  place: PackageInfo,
  notDrawn: HeldWhy | undefined,
): Verdict['chart'] {
  const { path } = chart
  const listed = { ...manifest.files, ...found.environment?.pictures }
  if (path !== undefined && (Object.hasOwn(listed, path) || against.files.has(path))) return { path, isCopy: false }
  const copied = judged.chart(chart, found, against, manifest, place, notDrawn)
  return copied === undefined ? undefined : { path: copied, isCopy: true }
}

/** What is put in words or drawn, and may be put otherwise by another version. */
function isWording(path: string): boolean {
  return !/\.(csv|parquet)$/.test(path)
}

async function remadeInto(
  sink: Against,
  manifest: Manifest,
  { progress, place, remake }: VerifyOptions,
  from: Pick<Remaking, 'results' | 'blocks'>,
): Promise<void> {
  await itsFault(() => remake(manifest, { sink, progress, place, ...from }))
}

/** What goes wrong as it would with the words of a command is the fault of the manifest that holds them. */
async function itsFault<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
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
