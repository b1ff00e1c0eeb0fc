/**
 * What a page opens with: the plan, and its first curves, which the command writes into the page so that they are there
 * before the engine is warm. They are of the same runs that the page itself comes to a moment later.
 */

import { Pacer } from '../experiment/pacer.js'
import { headline } from '../report/charts/themes.js'
import { type CaseLine, type Contents, caseWith } from './contents.js'
import { firstPlan } from './first-plan.js'
import { Live } from './live.js'
import { type Opening, packed } from './packed-opening.js'
import { spelledPlan } from './plan.js'
import { curveParts, effectParts, type Picture } from './protocol.js'
import { WorldCache } from './world-cache.js'

const replicates = 32
const panels = 6

/** Runs what the page opens with. Throws what the model throws. */
export async function openingOf({
  cases,
  start,
  texts,
}: Pick<Contents, 'cases' | 'start' | 'texts'>): Promise<Opening> {
  const own = caseWith(cases, start) ?? (cases[0] as CaseLine)
  const plan = firstPlan(own, start)
  let picture: Picture | undefined
  const asks = { plan: { ...plan, replicates }, panels: [], spread: true }
  await new Live(new WorldCache(texts)).run(asks, new Pacer(), (found) => {
    picture = found
  })
  const { baseline, whatIf, effects, recorded } = picture as Picture
  const shown = headline(whatIf.outcomes).slice(0, panels)
  return {
    plan: spelledPlan(plan).toString(),
    replicates,
    recorded,
    baseline: packed(baseline, shown, curveParts.length),
    whatIf: packed(whatIf, shown, curveParts.length),
    effects: packed(effects, shown, effectParts.length),
  }
}
