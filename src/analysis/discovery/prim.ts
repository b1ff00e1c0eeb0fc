/**
 * The patient rule induction method (Friedman & Fisher 1999), as scenario discovery uses it (Bryant & Lempert 2010): which
 * limits on which factors single out the runs of interest.
 *
 * From the whole space a twentieth of the points is peeled off, at whichever end of whichever factor gains most density for
 * each point given up (or loses least, as a first peel may not tell yet); and again, until too few points are left. On that trajectory the first box is
 * chosen that is dense enough after limits that could be chance were dropped, and ends that were cut too far pasted on.
 */
import { binomialTail } from './binomial.js'
import { type Box, type Feature, type Limit, limited, limitOf, type Standing, standing, within } from './box.js'

export interface PrimOptions {
  /** Share of the points within that is peeled off at once. */
  readonly peel: number
  /** Share of all points below which no box shrinks. */
  readonly leastMass: number
  /** Density from which a box is dense enough. */
  readonly density: number
  /** Quasi-p-value above which a limit is dropped. */
  readonly significance: number
}

export const primDefaults: PrimOptions = { peel: 0.05, leastMass: 0.05, density: 0.8, significance: 0.05 }

export interface Step extends Standing {
  readonly box: Box
}

export interface TestedLimit extends Limit {
  /**
   * Chance of a density as high as the box’s, or higher, were this limit to tell nothing: the box without it is where
   * points are drawn from (Bryant & Lempert 2010). No true p-value, since the box was chosen for its density.
   */
  readonly quasiP: number
  /** What the box comes to without this limit. */
  readonly densityWithout: number
  readonly coverageWithout: number
}

export interface FoundBox extends Standing {
  readonly limits: readonly TestedLimit[]
  /** From the whole space on; the first is unlimited. */
  readonly trajectory: readonly Step[]
  /** Which of them was chosen, before limits were dropped and ends pasted. */
  readonly chosen: number
}

/** One box. `interest` has for each point the share of its runs that are of interest, from 0 to 1. */
export function prim(features: readonly Feature[], interest: Float64Array, o: PrimOptions = primDefaults): FoundBox {
  const orders = features.map(({ values }) => [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b))
  const trajectory: Step[] = [{ box: [], ...standing([], features, interest) }]
  for (;;) {
    const last = trajectory[trajectory.length - 1]!
    if (last.density === 1 || last.density === 0) break
    const next = peeled(last.box, features, orders, interest, o)
    if (next === undefined) break
    trajectory.push({ box: next, ...standing(next, features, interest) })
  }
  const { box, chosen } = taken(trajectory, features, orders, interest, o)
  return {
    ...standing(box, features, interest),
    limits: box.map((limit) => tested(limit, box, features, interest)),
    trajectory,
    chosen,
  }
}

/**
 * The first box of a trajectory that is dense enough, also after its limits were tested and its ends pasted; where there is
 * none, the densest of those.
 */
function taken(
  trajectory: readonly Step[],
  features: readonly Feature[],
  orders: readonly (readonly number[])[],
  interest: Float64Array,
  o: PrimOptions,
): { readonly box: Box; readonly chosen: number } {
  const dense = trajectory.findIndex(({ density }) => density >= o.density)
  const densest = trajectory.reduce((best, { density }, at) => (density > trajectory[best]!.density ? at : best), 0)
  let best = { box: [] as Box, chosen: 0, density: Number.NEGATIVE_INFINITY }
  for (let at = dense < 0 ? densest : dense; at < trajectory.length && best.density < o.density; at++) {
    const pruned = withoutChance(trajectory[at]!.box, features, interest, o.significance)
    const box = pasted(pruned, features, orders, interest, o.peel)
    const { density } = standing(box, features, interest)
    if (density > best.density) best = { box, chosen: at, density }
  }
  return best
}

/**
 * Several boxes: each is found among the points that none before it holds (covering), as long as it is dense enough.
 * Coverage is of all runs of interest. The first box is given in any case.
 */
export function primBoxes(
  features: readonly Feature[],
  interest: Float64Array,
  most: number,
  o: PrimOptions = primDefaults,
): FoundBox[] {
  const all = interest.reduce((sum, y) => sum + y, 0)
  const found: FoundBox[] = []
  let left = [...interest.keys()]
  while (found.length < most) {
    const rest = features.map((one) => ({ ...one, values: Float64Array.from(left, (p) => one.values[p]!) }))
    const there = Float64Array.from(left, (p) => interest[p]!)
    const share = left.length / interest.length
    const part = there.reduce((sum, y) => sum + y, 0) / all
    const one = prim(rest, there, { ...o, leastMass: Math.min(1, o.leastMass / share) })
    if (found.length > 0 && (one.density < o.density || one.limits.length === 0)) break
    const ofAll = <S extends Standing>(s: S): S => ({ ...s, mass: s.mass * share, coverage: s.coverage * part })
    found.push({
      ...ofAll(one),
      trajectory: one.trajectory.map(ofAll),
      limits: one.limits.map((limit) => ({ ...limit, coverageWithout: limit.coverageWithout * part })),
    })
    left = left.filter((_, at) => !within(one.limits, rest, at))
    if (left.length < 2 || one.limits.length === 0) break
  }
  return found
}

/** The best of all boxes that are one peel smaller; none where all would be too small. */
function peeled(
  box: Box,
  features: readonly Feature[],
  orders: readonly (readonly number[])[],
  interest: Float64Array,
  { peel, leastMass }: PrimOptions,
): Box | undefined {
  const inside = new Uint8Array(interest.length)
  let n = 0
  let sum = 0
  for (let p = 0; p < inside.length; p++) {
    if (!within(box, features, p)) continue
    inside[p] = 1
    n += 1
    sum += interest[p]!
  }
  const least = Math.max(1, leastMass * interest.length)
  const aim = Math.max(1, Math.floor(peel * n))
  let best: Box | undefined
  let bestGain = Number.NEGATIVE_INFINITY
  const consider = (limit: Limit, removed: number, removedInterest: number) => {
    const kept = n - removed
    if (removed === 0 || kept < least) return
    const gain = ((sum - removedInterest) / kept - sum / n) / removed
    if (gain <= bestGain) return
    bestGain = gain
    best = limited(box, limit)
  }
  features.forEach(({ values, words }, feature) => {
    const limit = limitOf(box, feature)
    if (words) {
      words.forEach((_, word) => {
        const [removed, interesting] = countOf(values, word, inside, interest)
        consider({ ...limit, without: new Set([...(limit.without ?? []), word]) }, removed, interesting)
      })
      return
    }
    for (const end of ['low', 'high'] as const) {
      const cut = cutOff(orders[feature]!, values, inside, interest, aim, end)
      if (cut) consider({ ...limit, [end]: cut.limit }, cut.removed, cut.interest)
    }
  })
  return best
}

function countOf(values: Float64Array, word: number, inside: Uint8Array, interest: Float64Array): [number, number] {
  let removed = 0
  let interesting = 0
  for (let p = 0; p < values.length; p++) {
    if (inside[p] === 0 || values[p] !== word) continue
    removed += 1
    interesting += interest[p]!
  }
  return [removed, interesting]
}

interface Cut {
  readonly limit: number
  readonly removed: number
  readonly interest: number
}

/**
 * About `aim` points at one end of a feature, whole values at a time. The limit lies midway between the last value that
 * goes and the first that stays.
 */
function cutOff(
  order: readonly number[],
  values: Float64Array,
  inside: Uint8Array,
  interest: Float64Array,
  aim: number,
  end: 'low' | 'high',
): Cut | undefined {
  let removed = 0
  let sum = 0
  let last = Number.NaN
  // Points of one value go together.
  for (const group of groupsOf(order, values, inside, interest, end)) {
    if (removed > 0 && removed + group.count > aim) return { limit: last / 2 + group.value / 2, removed, interest: sum }
    removed += group.count
    sum += group.interest
    last = group.value
  }
  return undefined
}

interface Group {
  readonly value: number
  readonly count: number
  readonly interest: number
}

/** The points of `inside`, 1 for each that counts, by value of a feature from one of its ends on. */
function* groupsOf(
  order: readonly number[],
  values: Float64Array,
  inside: Uint8Array,
  interest: Float64Array,
  end: 'low' | 'high',
): Generator<Group> {
  let value = Number.NaN
  let count = 0
  let sum = 0
  for (let i = 0; i < order.length; i++) {
    const p = order[end === 'low' ? i : order.length - 1 - i]!
    if (inside[p] === 0) continue
    if (values[p] !== value && count > 0) {
      yield { value, count, interest: sum }
      count = 0
      sum = 0
    }
    value = values[p]!
    count += 1
    sum += interest[p]!
  }
  if (count > 0) yield { value, count, interest: sum }
}

/** Pastes points back on beyond each limit, a twentieth of the box at once, as long as density rises. */
function pasted(
  from: Box,
  features: readonly Feature[],
  orders: readonly (readonly number[])[],
  interest: Float64Array,
  peel: number,
): Box {
  let box = from
  for (;;) {
    const now = standing(box, features, interest)
    const aim = Math.max(1, Math.floor(peel * now.points))
    let best: Box | undefined
    let bestDensity = now.density
    for (const limit of box) {
      for (const wider of widened(limit, box, features, orders[limit.feature]!, interest, aim)) {
        const found = limited(box, wider)
        const { density } = standing(found, features, interest)
        if (density <= bestDensity) continue
        bestDensity = density
        best = found
      }
    }
    if (best === undefined) return box
    box = best
  }
}

/** The ways to loosen one limit by about `aim` points. */
function* widened(
  limit: Limit,
  box: Box,
  features: readonly Feature[],
  order: readonly number[],
  interest: Float64Array,
  aim: number,
): Generator<Limit> {
  const { values } = features[limit.feature]!
  for (const word of limit.without ?? []) {
    yield { ...limit, without: new Set([...limit.without!].filter((other) => other !== word)) }
  }
  const others = limited(box, { feature: limit.feature, low: -Infinity, high: Infinity })
  for (const end of ['low', 'high'] as const) {
    if (!Number.isFinite(limit[end])) continue
    const beyond = Uint8Array.from(values, (x, p) =>
      (end === 'low' ? x < limit.low : x > limit.high) && within(others, features, p) ? 1 : 0,
    )
    let taken = 0
    let last = Number.NaN
    let next: number | undefined
    for (const group of groupsOf(order, values, beyond, interest, end === 'low' ? 'high' : 'low')) {
      if (taken > 0 && taken + group.count > aim) {
        next = group.value
        break
      }
      taken += group.count
      last = group.value
    }
    if (taken === 0) continue
    const opened = end === 'low' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
    yield { ...limit, [end]: next === undefined ? opened : last / 2 + next / 2 }
  }
}

/** Drops, one after the other, the limit that most likely is chance, as long as one could be. */
function withoutChance(from: Box, features: readonly Feature[], interest: Float64Array, significance: number): Box {
  let box = from
  for (;;) {
    const limits = box.map((limit) => tested(limit, box, features, interest))
    const worst = limits.reduce<TestedLimit | undefined>(
      (most, limit) => (limit.quasiP > (most?.quasiP ?? significance) ? limit : most),
      undefined,
    )
    if (worst === undefined) return box
    box = box.filter(({ feature }) => feature !== worst.feature)
  }
}

function tested(limit: Limit, box: Box, features: readonly Feature[], interest: Float64Array): TestedLimit {
  const rest = box.filter(({ feature }) => feature !== limit.feature)
  const whole = standing(box, features, interest)
  const without = standing(rest, features, interest)
  return {
    ...limit,
    quasiP: binomialTail(Math.floor(whole.interest), whole.points, without.density),
    densityWithout: without.density,
    coverageWithout: without.coverage,
  }
}
