/** Means of like values: seventeen egos that vary each by itself matter little one by one, and much together. */
import type { Coordinates } from '../analysis/deciding.js'
import { byCodeUnit } from '../scenario/sources.js'

const grouped = /^(agencies|forums)\.[^.]+\.(.+)$/
const leastMembers = 3

/**
 * The same coordinates, then the mean of each value that three or more agencies, or forums, have: `mean(agencies.*.ego)`,
 * or `mean(agencies.*.ego of ttu)` where `of` says which case is meant.
 */
export function withGroupMeans(coordinates: readonly Coordinates[], of = ''): Coordinates[] {
  return [...coordinates, ...groupMeans(coordinates, of)]
}

export function groupMeans(coordinates: readonly Coordinates[], of = ''): Coordinates[] {
  const groups = new Map<string, Float64Array[]>()
  for (const { path, values } of coordinates) {
    const found = grouped.exec(path)
    if (!found) continue
    const name = `mean(${found[1]}.*.${found[2]}${of === '' ? '' : ` of ${of}`})`
    groups.set(name, [...(groups.get(name) ?? []), values])
  }
  return [...groups]
    .filter(([, members]) => members.length >= leastMembers)
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([path, members]) => ({
      path,
      values: members[0]!.map((_, point) => members.reduce((sum, values) => sum + values[point]!, 0) / members.length),
    }))
}
