/**
 * What decides: the numbers of the assumed space that tell the points at which something is so from those at which it is
 * not, ranked by the Kolmogorov–Smirnov distance between the two, and the ranges in which it is so more often.
 *
 * The distance has to be beyond what chance gives to the largest of as many unrelated numbers: the two-sample bound
 * D > √(−ln(α/2)/2 · (n₁+n₀)/(n₁n₀)) with α = .05 shared out over all of them (Bonferroni). Monte Carlo filtering, as in
 * Saltelli et al. (2008), Global Sensitivity Analysis: The Primer, section 5.3.
 */
import ln from '@stdlib/math-base-special-ln'

/** The numbers of one dimension of the assumed space, point by point. */
export interface Coordinates {
  readonly path: string
  readonly values: Float64Array
}

/** Values of `path` from `from` to `to`; NaN where that end is open. */
export interface Range {
  readonly path: string
  readonly from: number
  readonly to: number
}

export interface Condition {
  /** One range, or two that hold together. */
  readonly ranges: readonly [Range] | readonly [Range, Range]
  /** Points inside. */
  readonly points: number
  /** Share of them at which it is so, and of all others. */
  readonly there: number
  readonly elsewhere: number
  /** Distance of the last range’s number, from 0 to 1, and what chance would give (of the points in the first range). */
  readonly distance: number
  readonly chance: number
}

/** Least part of the points in a range and outside it. */
const leastPart = 0.05
/** An inner range is told instead of a half-open one where it parts this much more. */
const innerGain = 1.5
/** A second range is told where it raises the share by so much. */
const boxGain = 0.1
const alpha = 0.05

/**
 * The `most` numbers that decide most, each with the range in which it is so more often; then, where a second range within
 * one of them adds much, the two together. Empty where no number decides beyond chance.
 *
 * @param so 1 where it is so, 0 where it is not, NaN where it is not defined; one for each point.
 */
export function decidingRanges(so: Float64Array, space: readonly Coordinates[], most = 3): Condition[] {
  const defined = Uint8Array.from(so, (x) => (x === 0 || x === 1 ? 1 : 0))
  const columns = new Map(space.map(({ path, values }) => [path, values]))
  const within = ({ path, from, to }: Range, point: number) => holds(columns.get(path)![point]!, from, to)
  const singles = ranked(so, defined, space, alpha).slice(0, most)
  const enough = leastPart * count(defined)
  let box: Condition | undefined
  for (const single of singles) {
    const [first] = single.ranges
    const inside = defined.map((is, point) => (is && within(first, point) ? 1 : 0))
    const others = space.filter(({ path }) => path !== first.path)
    // Each first range is a try of its own at finding a second.
    const [second] = ranked(so, inside, others, alpha / singles.length)
    if (second === undefined) continue
    const ranges = [first, second.ranges[0]] as const
    const share = shares(so, defined, (point) => ranges.every((range) => within(range, point)))
    if (share.points < enough) continue
    if (box === undefined || share.there > box.there)
      box = { ranges, ...share, distance: second.distance, chance: second.chance }
  }
  const best = singles.reduce((share, { there }) => (there > share ? there : share), 0)
  return box && box.there >= best + boxGain ? [...singles, box] : singles
}

/** An end that is NaN is open. */
function holds(x: number, from: number, to: number): boolean {
  return !(x < from || x > to)
}

function count(flags: Uint8Array): number {
  let n = 0
  for (const flag of flags) n += flag
  return n
}

function shares(so: Float64Array, counted: Uint8Array, inside: (point: number) => boolean) {
  let points = 0
  let there = 0
  let outside = 0
  let elsewhere = 0
  for (let point = 0; point < so.length; point++) {
    if (!counted[point]) continue
    if (inside(point)) {
      points++
      there += so[point]!
    } else {
      outside++
      elsewhere += so[point]!
    }
  }
  return { points, there: there / points, elsewhere: outside === 0 ? Number.NaN : elsewhere / outside }
}

/** All numbers that decide beyond chance among the points counted, the most telling first; ties by path as given. */
function ranked(so: Float64Array, counted: Uint8Array, space: readonly Coordinates[], level: number): Condition[] {
  let n = 0
  let yes = 0
  for (let point = 0; point < so.length; point++) {
    if (!counted[point]) continue
    n++
    yes += so[point]!
  }
  if (yes === 0 || yes === n) return []
  const parted = n / (yes * (n - yes))
  const chance = Math.sqrt((-ln(level / (2 * space.length)) / 2) * parted)
  const found: Condition[] = []
  for (const { path, values } of space) {
    const { most, least, mostAt, leastAt, mostN, leastN } = excess(so, counted, values, yes / n)
    const below = most >= -least
    const distance = parted * (below ? most : -least)
    if (distance <= chance) continue
    const inner = leastAt < mostAt && (most - least) * parted >= innerGain * distance
    const range = inner
      ? { path, from: leastAt, to: mostAt }
      : below
        ? { path, from: Number.NaN, to: mostAt }
        : { path, from: leastAt, to: Number.NaN }
    const size = inner ? mostN - leastN : below ? mostN : n - leastN
    if (size < leastPart * n || n - size < leastPart * n) continue
    const share = shares(so, counted, (point) => holds(values[point]!, range.from, range.to))
    found.push({ ranges: [range], ...share, distance, chance })
  }
  return found.sort((a, b) => b.distance - a.distance)
}

/**
 * Going up the values: how far the count of those for which it is so runs ahead of, or behind, what it would be if it were
 * so everywhere alike, where that is, and how many points lie below.
 */
function excess(so: Float64Array, counted: Uint8Array, values: Float64Array, share: number) {
  let sum = 0
  let n = 0
  let last = Number.NaN
  const found = { most: 0, least: 0, mostAt: Number.NaN, leastAt: Number.NaN, mostN: 0, leastN: 0 }
  for (const point of orderOf(values)) {
    if (!counted[point]) continue
    const x = values[point]!
    if (n > 0 && x !== last) {
      if (sum > found.most) Object.assign(found, { most: sum, mostAt: (last + x) / 2, mostN: n })
      if (sum < found.least) Object.assign(found, { least: sum, leastAt: (last + x) / 2, leastN: n })
    }
    sum += so[point]! - share
    n++
    last = x
  }
  return found
}

const orders = new WeakMap<Float64Array, Uint32Array>()

/** The points by rising value; worked out once for each dimension, however many questions are asked of it. */
function orderOf(values: Float64Array): Uint32Array {
  let order = orders.get(values)
  if (order === undefined) {
    order = Uint32Array.from(values.keys()).sort((a, b) => values[a]! - values[b]! || a - b)
    orders.set(values, order)
  }
  return order
}
