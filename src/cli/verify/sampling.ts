/** Which results a sample can be taken of, and how. */
import { join } from 'node:path'
import { plainSize, textOf } from '../../disk/bounded.js'
import { spoiltFile } from '../../disk/intact.js'
import { packName } from '../../experiment/batch/assemble.js'
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
  // Of an experiment the tables are put together again from its blocks.
  const needed = manifest.verb === 'experiment' ? [table, packName] : [table]
  return needed.every(
    (path) => path !== undefined && Object.hasOwn(manifest.files, path) && plainSize(join(folder, path)) !== undefined,
  )
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
    return readManifest(textOf(join(folder, 'manifest.json')))
  } catch {
    return undefined
  }
}
