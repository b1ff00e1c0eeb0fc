/**
 * What rounding leaves of nothing. Outcomes are sums and means of many numbers, so that equal ones differ in their last
 * digits: such differences have next to no spread and would pass for the clearest of all.
 */

/** Of numbers that are added and taken off again, no more than this part is told from rounding. */
export const rounding = 1e-13

/** Differences of such responses below this, in their unit, are none: a few times what they are rounded to in a long sum. */
export function leastDifference(values: Float64Array): number {
  let greatest = 0
  for (const x of values) if (Math.abs(x) > greatest) greatest = Math.abs(x)
  return 10 * rounding * greatest
}

/** 0 where it is no greater than that. */
export function unlessRounding(x: number, least: number): number {
  return Math.abs(x) <= least ? 0 : x
}
