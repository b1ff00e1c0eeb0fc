/** A sample of the runs of an experiment, run anew and held against runs.parquet. */
import { setImmediate as turn } from 'node:timers/promises'
import { columnOf } from '../../experiment/batch/plan.js'
import { PointWorlds } from '../../experiment/batch/point-worlds.js'
import { type PlanPoint, pointsOf } from '../../experiment/batch/points.js'
import { openResults } from '../../experiment/results.js'
import { simulate } from '../../model/simulate.js'
import { type Manifest, ManifestFault } from '../../provenance/manifest.js'
import { plannedIn } from '../experiment/planned.js'
import { chosen, type Sample, type SampleOptions } from './sample.js'

const table = 'runs.parquet'

/** Last values of a run, in the order of the columns; undefined where it fails, as it has no values in the table either. */
function finalsOf(worlds: PointWorlds, where: PlanPoint, seed: string, replicate: number): number[] | undefined {
  try {
    const { world, series } = worlds.at(where)
    const values = simulate(world, seed, replicate)
    const rows = world.months + 1
    return Array.from(series, (s) => (s < 0 ? Number.NaN : (values[s * rows + rows - 1] as number)))
  } catch {
    return undefined
  }
}

/** The sample is of so many runs for each scenario, wherever they lie. A run that failed must fail again. */
export async function checkExperiment(folder: string, manifest: Manifest, o: SampleOptions): Promise<Sample> {
  const { plan, remade } = plannedIn(manifest)
  const { runs: of } = manifest as Manifest & { readonly runs?: number }
  if (!Number.isSafeInteger(of))
    throw new ManifestFault('it does not say how many runs there are', 'was it edited by hand?')
  const total = of as number
  const wanted = chosen(o.seed, plan.fingerprint, total, o.size * plan.scenarios.length)
  const columns = plan.outcomes.map(columnOf)
  const points = pointsOf(plan)
  const worlds = new PointWorlds(plan, remade.sources)
  let row = 0
  let runs = 0
  const asked = wanted.size
  for await (const batch of (await openResults(folder, { checked: true })).readRuns(columns)) {
    for (let at = 0; at < batch.point.length; at++) {
      if (!wanted.delete(row++)) continue
      const [point, replicate] = [batch.point[at] as number, batch.replicate[at] as number]
      o.progress.at(++runs, asked)
      const where = points.at(point)
      const keys = [
        ['point', String(point)],
        ['scenario', plan.scenarios[where.scenario]?.name ?? ''],
        ['replicate', String(replicate)],
      ] as const
      const values = finalsOf(worlds, where, plan.seed, replicate)
      for (const [c, column] of columns.entries()) {
        const here = batch.columns[column]?.[at] as number
        const value = values?.[c] ?? Number.NaN
        if (!Object.is(here, value) && here !== value)
          return {
            runs,
            of: total,
            table,
            seed: o.seed,
            wrong: { line: row, keys, column, here: String(here), remade: String(value) },
          }
      }
      await turn()
    }
  }
  if (wanted.size > 0)
    return {
      runs,
      of: total,
      table,
      seed: o.seed,
      wrong: { line: row + 1, keys: [], remade: `${total - row} more rows` },
    }
  return { runs, of: total, table, seed: o.seed }
}
