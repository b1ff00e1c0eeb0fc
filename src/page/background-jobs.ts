/** What a visitor asks for beside the curves: the trace of one run, reasons, firmness, tables for download. */

import { cellsOf } from '../analysis/curves.js'
import { effectsOf } from '../analysis/effects.js'
import { runComparison, runEnsemble } from '../experiment/ensemble.js'
import { contrast } from '../experiment/explain.js'
import type { Pacer } from '../experiment/pacer.js'
import { robustEffects } from '../experiment/robust.js'
import { traceReplicate } from '../experiment/trace.js'
import { startWorkerPool } from '../experiment/worker-pool.js'
import { comparedWorlds } from '../model/common.js'
import { simulate } from '../model/simulate.js'
import { compileWorld, recordingWorld, type World } from '../model/world.js'
import { curvesCsv, effectsCsv, eventsCsv, runsCsv } from '../report/csv.js'
import { eventIn } from '../report/messages/events.js'
import { byLanguage } from '../report/messages/index.js'
import { settings } from '../scenario/assignment.js'
import { recordedSources } from '../scenario/recorded.js'
import type { Scenario } from '../scenario/scenario.js'
import { option, shellLine } from '../scenario/shell.js'
import { isComparison, type Plan } from './plan.js'
import type { Firmness, Jobs, RunTrace, SideTrace, Why, Written } from './protocol.js'
import { commandOf } from './what-if.js'
import type { WorldCache } from './world-cache.js'

export type Tell = (done: number, total: number) => void

const member = (scenario: Scenario) => ({ name: scenario.name, world: compileWorld(scenario.input) })

export function traceOf(worldCache: WorldCache, { plan, replicate }: Jobs['trace']['asks']): RunTrace {
  const { baseline, variant } = worldCache.read(plan)
  const side = (scenario: Scenario) => sideTrace(scenario, plan.seed, replicate)
  return { replicate, sides: { baseline: side(baseline), 'what-if': side(variant) } }
}

function sideTrace(scenario: Scenario, seed: string, replicate: number): SideTrace {
  const whole = compileWorld(scenario.input, { pair: true })
  const world = recordingWorld(whole, ({ outcome, scope }) => outcome.name === 'trust' && scope.startsWith('pair:'))
  const values = simulate(world, seed, replicate)
  const { agencies, forums, seatStart, seatAgency } = world.structure
  const rows = world.months + 1
  const place = new Map(agencies.map((id, at) => [id, at]))
  const sums = new Map<string, { pair: readonly [number, number]; series: number[] }>()
  world.series.forEach(({ outcome, scope }, series) => {
    const [from, to] = scope
      .replace('pair:', '')
      .split('>')
      .map((id) => place.get(id))
    if (outcome.name !== 'trust' || from === undefined || to === undefined) return
    const pair = [Math.min(from, to), Math.max(from, to)] as const
    const known = sums.get(pair.join())
    if (known) known.series.push(series)
    else sums.set(pair.join(), { pair, series: [series] })
  })
  const trust = new Float32Array(sums.size * rows)
  let at = 0
  for (const { series } of sums.values())
    for (let month = 0; month < rows; month++)
      trust[at++] = series.reduce((sum, s) => sum + (values[s * rows + month] as number), 0) / series.length
  const last = scenario.input.snapshots.at(-1)?.spec ?? scenario.spec
  const { agencies: agencyLabels, forums: forumLabels, figures } = scenario.labels
  const spec = (id: string) =>
    scenario.input.snapshots.find((snapshot) => snapshot.spec.agencies[id])?.spec.agencies[id]?.kind ?? 'public'
  return {
    name: scenario.name,
    calendar: scenario.spec.start,
    months: world.months,
    events: traceReplicate(scenario.name, compileWorld(scenario.input), seed, replicate).map((event) => ({
      ...event,
      said: byLanguage((language) => eventIn(language, event, (id) => figures[id]?.[language] ?? id)),
    })),
    agencies,
    kinds: agencies.map(spec),
    forums: forums.map((id, f) => ({
      id,
      parent: last.forums[id]?.parent ?? '',
      members: [...seatAgency.subarray(seatStart[f], seatStart[f + 1])].map((seat) => agencies[seat] as string),
    })),
    pairs: [...sums.values()].map(({ pair }) => pair),
    trust,
    labels: { agencies: agencyLabels, forums: forumLabels },
  }
}

export async function whyOf(
  worldCache: WorldCache,
  { plan, outcome, replicates }: Jobs['why']['asks'],
  pacer: Pacer,
  tell: Tell,
): Promise<Why> {
  const { baseline, variant } = worldCache.read(plan)
  const { differences } = await contrast(member(variant), member(baseline), {
    seed: plan.seed,
    replicates,
    outcome,
    onProgress: tell,
    ...(pacer.signal ? { signal: pacer.signal } : {}),
  })
  return { outcome, replicates, rows: differences }
}

export async function firmnessOf(
  worldCache: WorldCache,
  { plan, month, points, replicates }: Jobs['robust']['asks'],
  pacer: Pacer,
  tell: Tell,
): Promise<Firmness> {
  const { baseline, variant, sources, whatIf } = worldCache.read(plan)
  const [one, other] = [baseline, variant].map((scenario) =>
    recordingWorld(compileWorld(scenario.input), ({ scope }) => scope === ''),
  ) as [World, World]
  const compared = comparedWorlds(one, [other])
  const effects = effectsOf(
    await runsOf(baseline.name, compared.baseline, plan, pacer),
    await runsOf(variant.name, compared.variants[0]!, plan, pacer),
  )
  const workerPool = await startWorkerPool(1, recordedSources(sources))
  try {
    const rows = await robustEffects([baseline, variant], effects, month, {
      workerPool,
      seed: plan.seed,
      pairs: plan.replicates,
      points,
      replicates,
      set: settings(whatIf.set),
      onProgress: tell,
      ...(pacer.signal ? { signal: pacer.signal } : {}),
    })
    return { month, points, replicates, rows }
  } finally {
    await workerPool.close()
  }
}

/** The effects at default values are those of the table beside, from as many runs. */
async function runsOf(name: string, world: World, { seed, replicates }: Plan, pacer: Pacer) {
  const cells = cellsOf(world)
  const values = new Float64Array(replicates * cells)
  for (let r = 0; r < replicates; r++) {
    simulate(world, seed, r, { out: values.subarray(r * cells, (r + 1) * cells) })
    await pacer.yieldIfDue()
  }
  return { scenario: name, world, replicates, values }
}

/** A table as the command line writes it: the same runs, the same writer, the same bytes. */
export async function tableOf(
  worldCache: WorldCache,
  { plan, file, replicate }: Jobs['table']['asks'],
  pacer: Pacer,
  tell: Tell,
): Promise<{ text: string }> {
  const { baseline, variant } = worldCache.read(plan)
  const compared = isComparison(plan)
  const scenarios = compared ? [baseline, variant] : [variant]
  if (file === 'events.csv') {
    const minutes = scenarios.map((scenario) => {
      const { name, world } = member(scenario)
      return { scenario: name, replicate, events: traceReplicate(name, world, plan.seed, replicate) }
    })
    return { text: [...eventsCsv(minutes)].join('') }
  }
  const options = {
    seed: plan.seed,
    replicates: plan.replicates,
    onProgress: tell,
    ...(pacer.signal ? { signal: pacer.signal } : {}),
  }
  if (!compared) {
    const { name, world } = member(variant)
    const ensemble = await runEnsemble(name, world, options)
    return { text: [...(file === 'runs.csv' ? runsCsv([ensemble]) : curvesCsv(ensemble.curves))].join('') }
  }
  const found = await runComparison(member(baseline), [member(variant)], options)
  const ensembles = [found.baseline, ...found.variants]
  const rows =
    file === 'effects.csv'
      ? effectsCsv(found.effects)
      : file === 'runs.csv'
        ? runsCsv(ensembles)
        : curvesCsv(ensembles.flatMap(({ curves }) => curves))
  return { text: [...rows].join('') }
}

export function writtenOf(worldCache: WorldCache, { plan, outcome, replicate }: Jobs['write']['asks']): Written {
  const whatIf = worldCache.whatIf(plan)
  const words = commandOf(plan, whatIf)
  const compared = isComparison(plan)
  const reference = whatIf.text === undefined ? whatIf.name : `${whatIf.name}.yaml`
  const set = whatIf.set.flatMap((text) => option('set', text))
  return {
    name: whatIf.name,
    ...(whatIf.text === undefined ? {} : { text: whatIf.text }),
    command: shellLine(words),
    robust: shellLine([...words, '--robust']),
    why: shellLine([
      ...['lintas', 'explain', reference, ...(compared ? ['--against', plan.baseline] : [])],
      ...['--outcome', outcome, ...option('seed', plan.seed), ...set],
    ]),
    minutes: shellLine([
      ...['lintas', 'run', reference, ...option('seed', plan.seed), '--replicates', String(plan.replicates), ...set],
      ...['--replicate', String(replicate), '--trace'],
    ]),
  }
}
