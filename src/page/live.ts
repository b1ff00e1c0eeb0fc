/**
 * The live comparison: a first picture after a few runs, then better ones, until the runs asked for are done. Replicates of
 * a side are kept as long as the side stays as it is, so that moving the what-if does not run the baseline anew.
 */
import { type CurveRow, cellsOf, curvesOf } from '../analysis/curves.js'
import { type EffectRow, effectsOf, type Values } from '../analysis/effects.js'
import { partOf } from '../analysis/part.js'
import type { Pacer } from '../experiment/pacer.js'
import { simulate } from '../model/simulate.js'
import type { World } from '../model/world.js'
import { fingerprint } from '../provenance/fingerprint.js'
import { headline } from '../report/charts/themes.js'
import type { Plan } from './plan.js'
import {
  curveParts,
  effectParts,
  type Fingerprints,
  type Jobs,
  type Picture,
  type Side,
  type Table,
} from './protocol.js'
import { type Pair, sideOf, type WorldCache } from './world-cache.js'

/** Runs after which there is a picture, before the last. */
const milestones = [8, 32, 96, 192, 512, 1024, 2048, 4096]
/** Pictures of fewer runs show the panels and nothing else: the next one is not far. */
const wholeFrom = 512
/** A picture sooner after the one before, in milliseconds, is not worth its while, but for the last. */
const soon = 120
const firstOfAll = 4
/** Work of so many milliseconds or more is shared with a second worker. */
const worthSharing = 15

/** Has another worker run some replicates of a side; gives what `values` would hold of them. */
export type Lend = (plan: Plan, side: Side, first: number, count: number) => Promise<Float64Array>

/** Replicates 0 to `done` − 1 of one side. */
interface ReplicateCache {
  readonly key: string
  readonly seed: string
  values: Float64Array
  done: number
}

export class Live {
  private readonly replicates = new Map<Side, ReplicateCache>()
  private readonly tables = new Map<string, Table>()
  /** What a run has cost of late, in milliseconds; unknown at first, and then nothing is shared. */
  private cost = 0

  /** Another worker’s hands, once there are some. */
  lend: Lend | undefined

  constructor(private readonly worldCache: WorldCache) {}

  /** Runs a plan; `show` is given picture after picture. Throws ScenarioFaults, the reason why it was called off, and what the model throws. */
  async run(asks: Jobs['run']['asks'], pacer: Pacer, show: (picture: Picture) => void): Promise<Fingerprints> {
    const { plan } = asks
    const pair = this.worldCache.pair(plan)
    const there = this.done(plan, pair)
    // The very first picture is of fewer runs: nothing is warm yet, and somebody is waiting.
    const early = this.cost === 0 ? [firstOfAll, ...milestones] : milestones
    const stages = [...early.filter((stage) => stage >= there && stage < plan.replicates), plan.replicates]
    let shown = Number.NEGATIVE_INFINITY
    for (const count of stages) {
      await this.fill(plan, pair, count, pacer)
      const last = count === plan.replicates
      if (!last && performance.now() - shown < soon) continue
      show(this.picture(pair, count, asks, last || count >= wholeFrom))
      shown = performance.now()
      await pacer.yieldIfDue()
    }
    // In the end the plan is read again in full: what is shown for good is what its file says.
    return { fingerprints: this.fingerprints(plan) }
  }

  /** Replicates of both sides that are there already. */
  private done({ seed }: Plan, pair: Pair): number {
    const of = (side: Side) => {
      const cache = this.replicates.get(side)
      return cache?.key === sideOf(pair, side).key && cache.seed === seed ? cache.done : 0
    }
    return Math.min(of('baseline'), of('what-if'))
  }

  private fingerprints(plan: Plan): Record<Side, string> {
    const { baseline, variant } = this.worldCache.read(plan)
    return { baseline: fingerprint(baseline), 'what-if': fingerprint(variant) }
  }

  private async fill(plan: Plan, pair: Pair, count: number, pacer: Pacer): Promise<void> {
    for (const side of ['baseline', 'what-if'] as const) {
      const { world, key } = sideOf(pair, side)
      const cache = this.cache(side, key, plan.seed, world, plan.replicates)
      const missing = count - cache.done
      const lent = this.lend && missing * this.cost >= worthSharing ? missing >> 1 : 0
      const own = count - lent
      const others = lent > 0 ? this.lend?.(plan, side, own, lent) : undefined
      // Whoever gives up leaves nobody waiting for the helper’s answer.
      others?.catch(() => {})
      const cells = cellsOf(world)
      while (cache.done < own) {
        const since = performance.now()
        const out = cache.values.subarray(cache.done * cells, (cache.done + 1) * cells)
        simulate(world, plan.seed, cache.done, { out })
        cache.done++
        this.cost += (performance.now() - since - this.cost) / 8
        await pacer.yieldIfDue()
      }
      if (others === undefined) continue
      const values = await others
      pacer.signal?.throwIfAborted()
      cache.values.set(values, own * cells)
      cache.done = count
    }
  }

  private cache(side: Side, key: string, seed: string, world: World, replicates: number): ReplicateCache {
    const cells = cellsOf(world) * replicates
    const known = this.replicates.get(side)
    if (known && known.key === key && known.seed === seed) {
      if (known.values.length < cells) {
        const longer = new Float64Array(cells)
        longer.set(known.values)
        known.values = longer
      }
      return known
    }
    // What held the last side is used again: it is large, and a slider asks for a new one at every step.
    const values = known && known.values.length >= cells ? known.values : new Float64Array(cells)
    const cache = { key, seed, values, done: 0 }
    this.replicates.set(side, cache)
    return cache
  }

  private picture(pair: Pair, count: number, asks: Jobs['run']['asks'], whole: boolean): Picture {
    const { plan, panels, spread } = asks
    const recorded = pair.whatIf.world.series.map(({ outcome }) => outcome.name)
    const only = whole ? undefined : panels.length > 0 ? panels : headline(recorded)
    const of = (side: Side): Values => {
      const { values } = this.replicates.get(side) as ReplicateCache
      const all = { scenario: side, world: sideOf(pair, side).world, replicates: count, values }
      return only ? partOf(all, new Set(only)) : all
    }
    const [before, after] = [of('baseline'), of('what-if')]
    const curves = ({ scenario, world, values }: Values) =>
      curveTable(curvesOf(scenario, world, values, count, spread), world.months)
    return {
      replicates: count,
      target: plan.replicates,
      baseline: this.steady(JSON.stringify([pair.baseline.key, plan.seed, count, spread, only]), () => curves(before)),
      whatIf: curves(after),
      effects: effectTable(effectsOf(before, after), Math.min(before.world.months, after.world.months)),
      recorded,
      ...(only ? { part: true } : {}),
    }
  }

  /** The baseline’s table is worked out once for as long as the baseline stays as it is; a copy can be given away. */
  private steady(key: string, make: () => Table): Table {
    const table = this.tables.get(key) ?? make()
    if (this.tables.size >= mostTables && !this.tables.has(key)) this.tables.clear()
    this.tables.set(key, table)
    return { ...table, numbers: table.numbers.slice() }
  }
}

/** Tables of the baseline that are kept: of each number of runs at which there are pictures. */
const mostTables = 12

/** Some replicates of one side, for another worker. */
export async function runsOfSide(
  worldCache: WorldCache,
  { plan, side, first, count }: Jobs['lend']['asks'],
  pacer: Pacer,
): Promise<Float64Array> {
  const { world } = sideOf(worldCache.pair(plan), side)
  const cells = cellsOf(world)
  const values = new Float64Array(cells * count)
  for (let r = 0; r < count; r++) {
    simulate(world, plan.seed, first + r, { out: values.subarray(r * cells, (r + 1) * cells) })
    await pacer.yieldIfDue()
  }
  return values
}

function curveTable(rows: readonly CurveRow[], months: number): Table {
  return tableOf(rows, months, curveParts)
}

function effectTable(rows: readonly EffectRow[], months: number): Table {
  return tableOf(rows, months, effectParts)
}

function tableOf<K extends string>(
  rows: readonly ({ readonly outcome: string; readonly month: number } & { readonly [key in K]?: number })[],
  months: number,
  parts: readonly K[],
): Table {
  const numbers = new Float64Array(rows.length * parts.length)
  const outcomes: string[] = []
  rows.forEach((row, at) => {
    if (row.month === 0) outcomes.push(row.outcome)
    parts.forEach((part, k) => {
      numbers[at * parts.length + k] = row[part] ?? Number.NaN
    })
  })
  return { outcomes, months, numbers }
}
