/** Some outcomes of all runs, as if nothing else had been recorded. */
import { cellsOf, type Recorded } from './curves.js'

/** Runs of a world: replicate-major, then series-major. */
interface Runs {
  readonly world: Recorded
  readonly replicates: number
  readonly values: Float64Array
}

export function partOf<R extends Runs>({ world, replicates, values, ...rest }: R, outcomes: ReadonlySet<string>) {
  const rows = world.months + 1
  const cells = cellsOf(world)
  const kept = [...world.series.keys()].filter((at) => outcomes.has(world.series[at]!.outcome.name))
  const common = world.common ?? []
  const keptCommon = [...common.keys()].filter((at) => kept.includes(common[at]!.of))
  const places = [...kept, ...keptCommon.map((at) => world.series.length + at)]
  const part = new Float64Array(replicates * places.length * rows)
  let to = 0
  for (let r = 0; r < replicates; r++)
    for (const at of places) {
      const from = r * cells + at * rows
      part.set(values.subarray(from, from + rows), to)
      to += rows
    }
  const less: Recorded = {
    months: world.months,
    series: kept.map((at) => world.series[at]!),
    common: keptCommon.map((at) => ({ ...common[at]!, of: kept.indexOf(common[at]!.of) })),
  }
  return { ...rest, world: less, replicates, values: part }
}
