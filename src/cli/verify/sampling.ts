/** Which results a sample can be taken of, and how. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { readBounded } from '../../disk/bounded.js'
import { spoiltFile } from '../../disk/intact.js'
import { type Manifest, readManifest } from '../../provenance/manifest.js'
import { sourceOf } from '../analysed-source.js'
import { checkSample, type Sample, type SampleOptions } from './sample.js'
import { candidates } from './target.js'

/** The table of single runs that a result holds; undefined where it holds none. */
function tableOf(manifest: Manifest): string | undefined {
  const table = manifest.verb === 'experiment' ? 'runs.parquet' : 'runs.csv'
  return manifest.files[table] === undefined ? undefined : table
}

/** Whether a result holds single runs, so that a sample of them can be checked. */
export function canSample(folder: string, manifest: Manifest): boolean {
  const table = tableOf(manifest)
  return table !== undefined && statSync(join(folder, table), { throwIfNoEntry: false })?.isFile() === true
}

/** Throws a ManifestFault where the manifest cannot be worked from. */
export async function sampleOf(folder: string, manifest: Manifest, o: SampleOptions): Promise<Sample> {
  if (manifest.verb !== 'experiment') return checkSample(folder, manifest, o)
  return (await import('./sample-experiment.js')).checkExperiment(folder, manifest, o)
}

/**
 * The results at hand, byte for byte, that an analysis was worked out from: near its folder, or below ./outputs. Undefined
 * where there are none, or the manifest is not of an analysis.
 */
export async function analysedResults(
  folder: string,
  manifest: Manifest,
): Promise<{ readonly folder: string; readonly manifest: Manifest } | undefined> {
  const source = sourceOf(manifest)
  if (source === undefined) return undefined
  for (const candidate of candidates(folder, process.cwd())) {
    const found = manifestIn(candidate)
    if (
      found?.command === source.command &&
      (await spoiltFile(candidate, source.files, Object.keys(source.files))) === undefined
    )
      return { folder: candidate, manifest: found }
  }
  return undefined
}

function manifestIn(folder: string): Manifest | undefined {
  try {
    return readManifest(Buffer.from(readBounded(join(folder, 'manifest.json'))).toString('utf8'))
  } catch {
    return undefined
  }
}
