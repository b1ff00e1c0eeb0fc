/** Results made again from their manifests: which commands know how, and what they need for it. */
import { type Manifest, ManifestFault } from '../provenance/manifest.js'
import type { ResultSink } from '../report/folder.js'
import type { PackageInfo } from './package-info.js'
import type { Progress } from './progress.js'

/** What it takes to make a result again beside its manifest. */
export interface Remaking {
  /** Is given every file of the result, the manifest and the environment last. */
  readonly sink: ResultSink
  readonly progress: Pick<Progress, 'at'>
  readonly place: PackageInfo
  /** Of an analysis: the folder with the very results that it was worked out from, where they need not be made again. */
  readonly results?: string
  /** Of an experiment: the folder with finished blocks to go on from, so that only what lacks is run. */
  readonly blocks?: string
}

type Remake = (manifest: Manifest, remaking: Remaking) => Promise<void>

/** By the verb of the manifest. The command’s own module is loaded only when it is asked for. */
const remakes: Readonly<Record<string, () => Promise<Remake>>> = {
  run: async () => {
    const { remakeJob } = await import('./job.js')
    return (manifest, remaking) => remakeJob('run', manifest, remaking)
  },
  compare: async () => {
    const { remakeJob } = await import('./job.js')
    return (manifest, remaking) => remakeJob('compare', manifest, remaking)
  },
  explain: async () => (await import('./commands/explain.js')).remakeExplanation,
  experiment: async () => (await import('./experiment/remake.js')).remakeExperiment,
  calibrate: async () => (await import('./commands/calibrate.js')).remakeCalibration,
  sensitivity: async () => (await import('./commands/sensitivity.js')).remakeSensitivity,
  discover: async () => (await import('./commands/discover.js')).remakeDiscovery,
  validate: async () => (await import('./commands/validate.js')).remakeValidation,
}

/**
 * Makes the files of a result again, from its manifest alone. Throws a ManifestFault where the manifest does not say
 * enough, or speaks of a command that this version does not know.
 */
export async function remake(manifest: Manifest, remaking: Remaking): Promise<void> {
  const load = remakes[manifest.verb]
  if (load === undefined) throw new ManifestFault(`this version cannot make the results of “${manifest.verb}” again`)
  await (await load())(manifest, remaking)
}
