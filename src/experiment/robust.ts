/** Effects over the assumed space: the same comparison at the points of a Latin hypercube, under common luck. */

import type { Coordinates } from '../analysis/deciding.js'
import type { EffectRow } from '../analysis/effects.js'
import { type RobustRow, robustnessOf } from '../analysis/robustness.js'
import { isScarce } from '../analysis/scarcity.js'
import type { Scenario } from '../scenario/load.js'
import { type Readout, readoutKey } from '../scenario/pattern.js'
import { withGroupMeans } from './group-means.js'
import { coordinatesOf } from './space.js'
import type { WorkerPool } from './worker-pool.js'

export interface RobustOptions {
  readonly workerPool: WorkerPool
  readonly seed: string
  /** Pairs of runs that the effects are of. */
  readonly pairs: number
  /** Points of the assumed space, and replicates at each. */
  readonly points: number
  readonly replicates: number
  /** Values set on purpose, by path; they do not vary. */
  readonly set: Readonly<Record<string, unknown>>
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/**
 * Judges effects of the whole world at one month: those of `effects` that have this month and no scope, and that enough
 * pairs define. At a point that too few pairs define, there is no effect. A path has one
 * value in all scenarios at a point. Scenarios are asked for by name, as the pool’s sources know them.
 */
export async function robustEffects(
  scenarios: readonly Scenario[],
  effects: readonly EffectRow[],
  month: number,
  { workerPool, seed, pairs, points, replicates, set, onProgress, signal }: RobustOptions,
): Promise<RobustRow[]> {
  const rows = effects.filter((row) => row.scope === '' && row.month === month && !isScarce(row.n, pairs))
  // A mean is taken over those who are in both worlds where others are too.
  const readoutsOf = (name: string): Readout[] => {
    const readouts = rows
      .filter((row) => row.baseline === name || row.variant === name)
      .map((row) => readoutIn(row, name))
    return [...new Map(readouts.map((one) => [readoutKey(one), one])).values()]
  }
  const readoutIn = ({ baseline, variant, outcome, in_both }: EffectRow, name: string): Readout => ({
    outcome,
    months: month,
    ...(Number.isNaN(in_both) ? {} : { against: { scenario: name === baseline ? variant : baseline, set } }),
  })
  const recorded = scenarios.map(({ name }) => readoutsOf(name))
  const answers = await workerPool.survey(
    scenarios.map(({ name }, at) => ({
      setting: { scenario: name, set },
      readouts: recorded[at]!,
      points,
      replicates,
    })),
    { seed, ...(onProgress ? { onProgress } : {}), ...(signal ? { signal } : {}) },
  )
  const columnOf = (name: string, row: EffectRow) => {
    const at = scenarios.findIndex((scenario) => scenario.name === name)
    const width = recorded[at]!.length
    const key = readoutKey(readoutIn(row, name))
    const place = recorded[at]!.findIndex((one) => readoutKey(one) === key)
    return (run: number) => answers[at]![run * width + place]!
  }
  const spaces = scenarios.map((scenario) => coordinatesOf(scenario, { seed, points, fixed: Object.keys(set) }))
  return rows.map((row) => {
    const before = columnOf(row.baseline, row)
    const after = columnOf(row.variant, row)
    const atPoints = Float64Array.from({ length: points }, (_, point) => {
      let sum = 0
      let n = 0
      for (let r = 0; r < replicates; r++) {
        const d = after(point * replicates + r) - before(point * replicates + r)
        if (Number.isNaN(d)) continue
        sum += d
        n++
      }
      return isScarce(n, replicates) ? Number.NaN : sum / n
    })
    const space = new Map<string, Coordinates>()
    for (const name of [row.baseline, row.variant])
      for (const one of spaces[scenarios.findIndex((scenario) => scenario.name === name)]!) space.set(one.path, one)
    return robustnessOf(row, atPoints, withGroupMeans([...space.values()]))
  })
}
