/**
 * Measures compare what the same replicates did at the same points. Where an outcome is not defined in some runs, the means
 * of what is left would be of other replicates at each point, and differ by luck: so only replicates count that are defined
 * at every point that counts.
 */
import type { Responses } from './responses.js'

export interface WholeTable {
  /** The points of the groups that count, group by group, and the replicates that count: each value is defined. */
  readonly responses: Responses
  /** Numbers of the groups that count. */
  readonly groups: readonly number[]
  /** Groups and replicates that do not. */
  readonly leftGroups: number
  readonly leftReplicates: number
}

/** Nothing is left, of as many replicates: measures of it are NaN. */
export function emptied({ responses: { replicates } }: WholeTable): WholeTable {
  return {
    responses: { points: 0, replicates, values: new Float64Array(0) },
    groups: [],
    leftGroups: 0,
    leftReplicates: 0,
  }
}

/**
 * Groups are of `each` consecutive points. As long as a value is undefined, the group or the replicate goes that has the
 * greatest share of undefined ones; of equals the last, a group before a replicate.
 */
export function wholeTable({ points, replicates, values }: Responses, each: number): WholeTable {
  const groups = Math.floor(points / each)
  const holes = new Uint8Array(groups * replicates)
  for (let point = 0; point < groups * each; point++)
    for (let r = 0; r < replicates; r++)
      if (Number.isNaN(values[point * replicates + r]!)) holes[Math.floor(point / each) * replicates + r] = 1
  const rows = new Float64Array(groups)
  const columns = new Float64Array(replicates)
  holes.forEach((hole, cell) => {
    rows[Math.floor(cell / replicates)]! += hole
    columns[cell % replicates]! += hole
  })
  let [keptRows, keptColumns] = [groups, replicates]
  const gone = -1
  for (;;) {
    const row = greatest(rows)
    const column = greatest(columns)
    if (!(rows[row]! > 0)) break
    if (rows[row]! * keptRows >= columns[column]! * keptColumns) {
      rows[row] = gone
      keptRows -= 1
      for (let r = 0; r < replicates; r++) if (columns[r]! > 0) columns[r]! -= holes[row * replicates + r]!
    } else {
      columns[column] = gone
      keptColumns -= 1
      for (let g = 0; g < groups; g++) if (rows[g]! > 0) rows[g]! -= holes[g * replicates + column]!
    }
  }
  const kept = [...rows.keys()].filter((g) => rows[g] !== gone)
  const luck = [...columns.keys()].filter((r) => columns[r] !== gone)
  const whole = new Float64Array(kept.length * each * luck.length)
  let at = 0
  for (const g of kept)
    for (let point = g * each; point < (g + 1) * each; point++)
      for (const r of luck) whole[at++] = values[point * replicates + r]!
  return {
    responses: { points: kept.length * each, replicates: luck.length, values: whole },
    groups: kept,
    leftGroups: groups - kept.length,
    leftReplicates: replicates - luck.length,
  }
}

/** The number of the greatest, the last of equals; −1 of none. */
function greatest(x: Float64Array): number {
  let best = x.length - 1
  for (let i = best - 1; i >= 0; i--) if (x[i]! > x[best]!) best = i
  return best
}
