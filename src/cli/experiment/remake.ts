/** An experiment made again from a manifest alone: run whole in a place of its own, where its files can be read. */
import { closeSync, mkdtempSync, openSync, readSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { runBatch } from '../../experiment/batch/batch.js'
import { type Plan, planFingerprint } from '../../experiment/batch/plan.js'
import { openStore } from '../../experiment/batch/store.js'
import { type Manifest, ManifestFault } from '../../provenance/manifest.js'
import { type Remade, scenariosOf } from '../../provenance/remaking.js'
import type { RecordedSources } from '../../scenario/recorded.js'
import type { Remaking } from '../remaking.js'
import { finishFiles } from './finish.js'

/** The plan that a manifest holds, and its scenarios. Throws a ManifestFault where they do not belong together. */
export function plannedIn(manifest: RecordedExperiment): {
  readonly plan: Plan
  readonly running: Plan
  readonly remade: Remade
} {
  const { plan: recorded } = manifest as { readonly plan?: Plan }
  const refuse = () => new ManifestFault('its plan is not that of an experiment', 'was it edited by hand?')
  if (!Array.isArray(recorded?.scenarios) || recorded.scenarios.length !== manifest.scenarios.length) throw refuse()
  const plan = {
    ...recorded,
    scenarios: recorded.scenarios.map((one, at) => ({ ...one, content: manifest.scenarios[at] })),
  } as Plan
  try {
    if (planFingerprint(plan) !== plan.fingerprint) throw refuse()
  } catch {
    throw refuse()
  }
  plan.scenarios.forEach(({ fingerprint }, at) => {
    if (fingerprint !== manifest.scenarios[at]?.fingerprint) throw refuse()
  })
  return { plan, running: byName(plan), remade: scenariosOf(manifest) }
}

/** A plan with the scenarios that it holds. Throws a ManifestFault where they cannot be read. */
export function replayed(plan: Plan): { readonly running: Plan; readonly sources: RecordedSources } {
  const { sources } = scenariosOf({ scenarios: plan.scenarios.map(({ content }) => content) })
  return { running: byName(plan), sources }
}

/** Runs find their scenarios by name, wherever the file of the experiment had them from. */
function byName(plan: Plan): Plan {
  return { ...plan, scenarios: plan.scenarios.map((one) => ({ ...one, reference: one.name })) }
}

export async function remakeExperiment(manifest: Manifest, { sink, ...more }: Remaking): Promise<void> {
  await rerun(manifest, { ...more, pictures: sink.withoutPictures !== true }, async (folder, written) => {
    for (const path of written) {
      if (path === 'environment.json') continue
      const file = join(folder, path)
      await sink.write(path, piecesOf(file))
      await sink.remadeAt?.(path, file)
    }
  })
}

/** What a manifest says of an experiment: its own, or the one behind an analysis. */
export type RecordedExperiment = Pick<Manifest, 'options' | 'scenarios'>

/** Runs an experiment, and has `work` read its results, which lie in a folder that is gone after. Throws a ManifestFault. */
export async function rerun(
  manifest: RecordedExperiment,
  { progress, place, pictures }: Pick<Remaking, 'progress' | 'place'> & { readonly pictures: boolean },
  work: (folder: string, written: readonly string[]) => Promise<void>,
): Promise<void> {
  const { plan, running, remade } = plannedIn(manifest)
  const desk = mkdtempSync(join(realpathSync(tmpdir()), 'lintas-remake-'))
  const clear = () => rmSync(desk, { recursive: true, force: true })
  // An interruption ends the program at once.
  process.once('exit', clear)
  try {
    const store = openStore({ path: 'result', cwd: desk, plan, force: false })
    try {
      const batch = await runBatch({
        plan: running,
        store,
        sources: remade.sources,
        workers: availableParallelism(),
        onProgress: (done, total) => progress.at(done, total),
      })
      const csv = manifest.options.csv === true
      const options = { plan, store, batch, csv, noPictures: !pictures, json: false, started: new Date() }
      const { written } = await finishFiles(options, place)
      await work(store.desk, written)
    } finally {
      store.leave()
    }
  } finally {
    process.off('exit', clear)
    clear()
  }
}

function* piecesOf(path: string): Generator<Uint8Array> {
  const file = openSync(path, 'r')
  try {
    for (;;) {
      const piece = new Uint8Array(1 << 20)
      const count = readSync(file, piece, 0, piece.length, null)
      if (count === 0) return
      yield piece.subarray(0, count)
    }
  } finally {
    closeSync(file)
  }
}
