/** A folder in which an experiment was begun; and `lintas experiment merge`, which puts the shards in it together. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { type Spoilt, spoilt } from '../../disk/intact.js'
import { throughLinks } from '../../disk/leftovers.js'
import { layoutOf } from '../../experiment/batch/batch.js'
import { refuseAnotherFormat, storedPlan } from '../../experiment/batch/claim.js'
import { manifestName } from '../../experiment/batch/folder.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { arrayList, missingShards, shardsIn } from '../../experiment/batch/shards.js'
import { openStore } from '../../experiment/batch/store.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { parseBounded } from '../../provenance/json.js'
import type { Manifest } from '../../provenance/manifest.js'
import type { Words } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { OptionReader } from '../option-reader.js'
import { isOn, readCsvFor, readLanguage, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { writeNote, writeOut } from '../terminal.js'
import { rememberedIn, resultChoices, withRemembered } from './recorded-choices.js'

/** Puts the shards in a folder together. */
export async function mergeShards(given: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const { shown, place: folder, plan } = begun(given)
  const words = withRemembered(given, rememberedIn(throughLinks(folder), plan), resultChoices)
  const reader = new OptionReader(words)
  const language = readLanguage(reader.once('lang'), reader.faults)
  const csvFor = readCsvFor(reader.once('csv-for'), reader.faults)
  reader.done()
  const store = openStore({ path: shown, cwd: process.cwd(), plan, force: false })
  const release = onInterruption(store.leave, () => 'the shards are as they were; merge again')
  try {
    const layout = layoutOf(plan)
    const blockIndex = store.blockIndex(layout, (name) => writeNote(`note: ${shown}/${name} is damaged`))
    if (blockIndex.blocks < layout.total) {
      const of = shardsIn(folder)
      if (of === undefined)
        throw new StoreRefusal(`${shown} holds no shards`, 'lintas experiment run --shard i/n --out DIR makes them')
      const missing = missingShards(layout, blockIndex, of)
      blockIndex.close()
      writeNote(`${missing.length} of ${of} shards are missing; as an array for Slurm: --array=${arrayList(missing)}`)
      writeOut(arrayList(missing))
      return exit.shardsMissing
    }
    const { finishExperiment } = await import('./finish.js')
    const batch = { layout, blockIndex }
    const options = { csv: isOn(words.csv), csvFor, noPictures: isOn(words['no-pictures']), json: isOn(words.json) }
    return await finishExperiment({ ...options, language, plan, store, batch, started }, place)
  } finally {
    store.leave()
    release()
  }
}

/** The folder that is named, and its plan. Throws UsageFaults, and a StoreRefusal where it holds none. */
export function begun(words: Words): { shown: string; place: string; plan: Plan } {
  const [shown] = texts(words.file)
  if (shown === undefined)
    throw new UsageFaults([
      { message: 'name the folder of the experiment', hint: 'such as outputs/entikong-leadership' },
    ])
  const place = resolve(shown)
  const plan = storedPlan(place)
  if (plan) return { shown, place, plan }
  refuseAnotherFormat(place, shown)
  const there = existsSync(place)
  throw new StoreRefusal(
    there ? `${shown} holds no experiment that this version reads` : `there is no folder ${shown}`,
    'lintas experiment run begins one, and says where',
  )
}

/** The first file of finished results that is not what was written. */
export async function spoiltResult(place: string): Promise<Spoilt | undefined> {
  const { files } = parseBounded(textOf(join(place, manifestName))) as Pick<Manifest, 'files'>
  return spoilt(place, files, Object.keys(files))
}

/** Whether the results in a folder are those of its plan. */
export function isFinished(place: string, plan: Plan): boolean {
  try {
    const manifest = parseBounded(textOf(join(place, manifestName))) as { plan?: Plan; replicates?: number }
    return (
      manifest.plan?.fingerprint === plan.fingerprint &&
      manifest.replicates === plan.replicates &&
      JSON.stringify(manifest.plan.design) === JSON.stringify(plan.design) &&
      (manifest.plan.list?.length ?? 0) === (plan.list?.length ?? 0)
    )
  } catch {
    return false
  }
}
