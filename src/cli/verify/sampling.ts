/** Which results a sample can be taken of, and how. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Manifest } from '../../provenance/manifest.js'
import { checkSample, type Sample, type SampleOptions } from './sample.js'

/** The table of single runs that a result holds; undefined where it holds none. */
function tableOf(manifest: Manifest): string | undefined {
  const table = manifest.verb === 'experiment' ? 'runs.parquet' : 'runs.csv'
  return manifest.files[table] === undefined ? undefined : table
}

/** Whether a result holds single runs, so that a sample of them can be checked. */
export function canSample(folder: string, manifest: Manifest): boolean {
  const table = tableOf(manifest)
  return table !== undefined && existsSync(join(folder, table))
}

/** Throws a ManifestFault where the manifest cannot be worked from. */
export async function sampleOf(folder: string, manifest: Manifest, o: SampleOptions): Promise<Sample> {
  if (manifest.verb !== 'experiment') return checkSample(folder, manifest, o)
  return (await import('./sample-experiment.js')).checkExperiment(folder, manifest, o)
}
