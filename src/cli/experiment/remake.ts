/** An experiment made again from a manifest alone: run whole in a place of its own, where its files can be read. */
import { closeSync, copyFileSync, mkdtempSync, openSync, readSync, realpathSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { packName } from '../../experiment/batch/assemble.js'
import { runBatch } from '../../experiment/batch/batch.js'
import { openStore } from '../../experiment/batch/store.js'
import type { Manifest } from '../../provenance/manifest.js'
import type { Remaking } from '../command.js'
import { readOptions } from '../given.js'
import { finishFiles } from './finish.js'
import { resultOptions } from './options.js'
import { plannedIn, type RecordedExperiment } from './planned.js'

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

/** Runs an experiment, and has `work` read its results, which lie in a folder that is gone after. Throws a ManifestFault. */
export async function rerun(
  manifest: RecordedExperiment,
  {
    progress,
    place,
    blocks,
    pictures,
  }: Pick<Remaking, 'progress' | 'place' | 'blocks'> & {
    readonly pictures: boolean
  },
  work: (folder: string, written: readonly string[]) => Promise<void>,
): Promise<void> {
  const { plan, remade } = plannedIn(manifest)
  const staging = mkdtempSync(join(realpathSync(tmpdir()), 'lintas-remake-'))
  const clear = () => rmSync(staging, { recursive: true, force: true })
  // An interruption ends the program at once.
  process.once('exit', clear)
  try {
    const store = openStore({ path: 'result', cwd: staging, plan, force: false })
    try {
      if (blocks !== undefined) copyFileSync(join(blocks, packName), join(store.place, packName))
      const batch = await runBatch({
        plan,
        store,
        sources: remade.sources,
        workers: availableParallelism(),
        onProgress: (done, total) => progress.at(done, total),
      })
      const { csv, csvFor, lang } = readOptions(resultOptions, { ...manifest.options }).values
      const options = { plan, store, batch, csv, csvFor, lang, noPictures: !pictures, json: false, started: new Date() }
      const { written } = await finishFiles(options, place)
      await work(store.staging, written)
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
