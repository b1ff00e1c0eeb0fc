/** A folder in which an experiment was begun: its plan, and whether its results are there and whole. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { textOf } from '../../disk/bounded.js'
import { type Spoilt, spoilt } from '../../disk/intact.js'
import { refuseAnotherFormat, storedPlan } from '../../experiment/batch/claim.js'
import { manifestName } from '../../experiment/batch/folder.js'
import type { Plan } from '../../experiment/batch/plan.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { parseBounded } from '../../provenance/json.js'
import type { Manifest } from '../../provenance/manifest.js'
import { UsageFaults } from '../faults.js'

/** The folder that is named, and its plan. Throws UsageFaults, and a StoreRefusal where it holds none. */
export function begun(shown: string | undefined): { shown: string; place: string; plan: Plan } {
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
