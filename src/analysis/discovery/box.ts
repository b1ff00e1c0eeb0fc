/** Boxes: limits on some factors, and which points lie within. */

/** What is known of one factor at all points: a number, or the number of one of its words. */
export interface Feature {
  readonly name: string
  readonly values: Float64Array
  /** The words that the values number; a factor without them is ordered by its numbers. */
  readonly words?: readonly string[]
}

/** What a box asks of one feature. An end that is not limited is infinite; it includes the ends that are finite. */
export interface Limit {
  readonly feature: number
  readonly low: number
  readonly high: number
  /** Words left out, by number; of a feature of words, and then without limits. */
  readonly without?: ReadonlySet<number>
}

/** At most one limit a feature, in the order of the features. */
export type Box = readonly Limit[]

export function within(box: Box, features: readonly Feature[], point: number): boolean {
  for (const { feature, low, high, without } of box) {
    const x = features[feature]!.values[point]!
    if (!(x >= low && x <= high) || without?.has(x)) return false
  }
  return true
}

/** The box with this limit in place of that of the same feature. */
export function limited(box: Box, limit: Limit): Box {
  const open = limit.low === Number.NEGATIVE_INFINITY && limit.high === Number.POSITIVE_INFINITY
  const rest = box.filter(({ feature }) => feature !== limit.feature)
  if (open && !limit.without?.size) return rest
  return [...rest, limit].sort((a, b) => a.feature - b.feature)
}

export function limitOf(box: Box, feature: number): Limit {
  return (
    box.find((limit) => limit.feature === feature) ?? {
      feature,
      low: Number.NEGATIVE_INFINITY,
      high: Number.POSITIVE_INFINITY,
    }
  )
}

/** What a box comes to. `interest` is the share of a point’s runs that are of interest. */
export interface Standing {
  readonly points: number
  /** Sum of the interest of the points within. */
  readonly interest: number
  /** Share of all points that lie within. */
  readonly mass: number
  /** Share of the runs within that are of interest. */
  readonly density: number
  /** Share of all runs of interest that lie within. */
  readonly coverage: number
}

export function standing(box: Box, features: readonly Feature[], interest: Float64Array): Standing {
  let points = 0
  let sum = 0
  let all = 0
  for (let p = 0; p < interest.length; p++) {
    all += interest[p]!
    if (!within(box, features, p)) continue
    points += 1
    sum += interest[p]!
  }
  return { points, interest: sum, mass: points / interest.length, density: sum / points, coverage: sum / all }
}
