/** `lintas experiment status` and `merge`: a folder in which an experiment was begun. */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { layoutOf } from '../../experiment/batch/batch.js'
import { storedPlan } from '../../experiment/batch/claim.js'
import { manifestName } from '../../experiment/batch/folder.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { arrayList, missingShards, shardsIn } from '../../experiment/batch/shards.js'
import { openStore, shelfOf } from '../../experiment/batch/store.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import type { Words } from '../command.js'
import { exit, UsageFaults } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { isOn, texts } from '../options.js'
import type { Place } from '../place.js'
import { writeNote, writeOut } from '../terminal.js'

/** How far the experiment in a folder is. */
export function experimentStatus(words: Words): number {
  const { shown, place, plan } = begun(words)
  const layout = layoutOf(plan)
  const damaged: string[] = []
  const shelf = shelfOf(place, plan.fingerprint, layout, (name) => damaged.push(name), false)
  const of = shardsIn(place)
  const missing = of === undefined ? [] : missingShards(layout, shelf, of)
  const finished = isFinished(place, plan)
  const { runs: done, failed } = shelf
  if (isOn(words.json)) {
    const { experiment, fingerprint, seed, replicates } = plan
    const shards = of === undefined ? {} : { shards: of, missing }
    writeOut(
      JSON.stringify({
        experiment,
        plan: fingerprint,
        seed,
        replicates,
        runs: layout.runs,
        done,
        failed,
        finished,
        ...shards,
      }),
    )
    return exit.done
  }
  const grouped = (n: number) => n.toLocaleString('en')
  const lines = [
    `${plan.experiment}: ${plan.title.en}`,
    '',
    `runs      ${grouped(done)} of ${grouped(layout.runs)} done${failed > 0 ? `, ${grouped(failed)} of them failed` : ''}`,
    ...(of === undefined || finished
      ? []
      : [
          `shards    ${of - missing.length} of ${of} done${missing.length > 0 ? `; missing: ${arrayList(missing)}` : ''}`,
        ]),
    `results   ${finished ? `finished, in ${shown}` : of !== undefined ? `lintas experiment merge ${shown} puts the shards together` : 'not yet: lintas experiment run goes on'}`,
    ...damaged.map((name) => `damaged   ${name}: its runs will be done again`),
  ]
  writeOut(lines.join('\n'))
  return exit.done
}

/** Puts the shards in a folder together. */
export async function mergeShards(words: Words, place: Place): Promise<number> {
  const started = new Date()
  const { shown, place: folder, plan } = begun(words)
  const store = openStore({ path: shown, cwd: process.cwd(), plan, force: false })
  const release = onInterruption(store.leave, () => 'the shards are as they were; merge again')
  try {
    const layout = layoutOf(plan)
    const shelf = store.shelf(layout, (name) => writeNote(`note: ${shown}/${name} is damaged`))
    if (shelf.blocks < layout.total) {
      const of = shardsIn(folder)
      if (of === undefined)
        throw new StoreRefusal(`${shown} holds no shards`, 'lintas experiment run --shard i/n --out DIR makes them')
      const missing = missingShards(layout, shelf, of)
      shelf.close()
      writeNote(`${missing.length} of ${of} shards are missing; as an array for Slurm: --array=${arrayList(missing)}`)
      writeOut(arrayList(missing))
      return exit.shardsMissing
    }
    const { finishExperiment } = await import('./finish.js')
    const batch = { layout, shelf }
    const options = { csv: isOn(words.csv), noPictures: isOn(words['no-pictures']), json: isOn(words.json) }
    return await finishExperiment({ ...options, plan, store, batch, started }, place)
  } finally {
    store.leave()
    release()
  }
}

function begun(words: Words): { shown: string; place: string; plan: Plan } {
  const [shown] = texts(words.file)
  if (shown === undefined)
    throw new UsageFaults([
      { message: 'name the folder of the experiment', hint: 'such as outputs/entikong-leadership' },
    ])
  const place = resolve(shown)
  const plan = storedPlan(place)
  if (plan) return { shown, place, plan }
  const there = existsSync(place)
  throw new StoreRefusal(
    there ? `${shown} holds no experiment that this version reads` : `there is no folder ${shown}`,
    'lintas experiment run begins one, and says where',
  )
}

/** Whether the results in a folder are those of its plan. */
function isFinished(place: string, plan: Plan): boolean {
  try {
    const manifest = JSON.parse(readFileSync(join(place, manifestName), 'utf8')) as { plan?: Plan; replicates?: number }
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
