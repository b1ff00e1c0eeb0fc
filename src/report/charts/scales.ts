/** Axes that do not mislead: they start at 0, end on round numbers, and leave room at the top for labels. */

export interface Scale {
  readonly domain: readonly [number, number]
  readonly ticks: readonly number[]
}

/** The smallest of 1, 2 or 5 times a power of ten that is not below `rough`. */
export function roundStep(rough: number): number {
  let power = 1
  while (power > rough) power /= 10
  while (power * 10 <= rough) power *= 10
  return [1, 2, 5].map((times) => times * power).find((step) => step >= rough) ?? 10 * power
}

/** A scale that contains 0 and all values, with about `ticks` steps. */
export function scaleFromZero(values: Iterable<number>, ticks = 4): Scale {
  let low = 0
  let high = 0
  for (const value of values) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low === 0 && high === 0) high = 1
  const step = roundStep((high - low) / ticks)
  // What passes a tick by less than a line’s width asks for no further step.
  const first = Math.floor(low / step + 0.02)
  const last = Math.ceil(high / step - 0.02)
  // Multiplied, not added up, and cleaned of the last bits, so that 0.3 is 0.3.
  const marks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)))
  return { domain: [marks[0]!, marks[marks.length - 1]!], ticks: marks }
}

/** The same scale with free room above its last tick, a part of its height: for words inside the panel. */
export function withHeadroom({ domain: [low, high], ticks }: Scale, part: number): Scale {
  return { domain: [low, high + part * (high - low)], ticks }
}

/** Ticks of a time axis in months: whole years where there are years, at most seven. */
export function monthTicks(months: number): number[] {
  const step = [1, 2, 3, 6, 12, 24, 36, 60, 120, 240].find((each) => months / each <= 6) ?? 600
  return Array.from({ length: Math.floor(months / step) + 1 }, (_, at) => at * step)
}

/**
 * Moves labels apart: given where each would like to be (pixels from the top), gives places in the same order that are
 * `gap` apart, as near as possible to the wished ones, and inside `height` as far as they fit.
 */
export function spread(wished: readonly number[], gap: number, height: number): number[] {
  const order = wished.map((_, at) => at).sort((a, b) => wished[a]! - wished[b]! || a - b)
  // Groups of touching labels, each centred on the mean of its wishes.
  const groups: { members: number[]; top: number }[] = []
  const centred = (members: readonly number[]) => {
    const tops = members.map((member, place) => wished[member]! - place * gap)
    const top = tops.reduce((sum, each) => sum + each, 0) / members.length
    return Math.max(0, Math.min(top, height - (members.length - 1) * gap))
  }
  for (const member of order) {
    let group = { members: [member], top: centred([member]) }
    let before = groups[groups.length - 1]
    while (before && before.top + before.members.length * gap > group.top) {
      groups.pop()
      const members = [...before.members, ...group.members]
      group = { members, top: centred(members) }
      before = groups[groups.length - 1]
    }
    groups.push(group)
  }
  const places = new Array<number>(wished.length).fill(0)
  for (const { members, top } of groups)
    members.forEach((member, place) => {
      places[member] = top + place * gap
    })
  return places
}
