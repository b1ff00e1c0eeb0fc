/**
 * Outcomes that are not defined in every run: trust when nobody is left, a waiting time when nobody waited. What is said
 * of those that define one speaks for all only where they are enough.
 */

/** Where not all define an outcome, fewer than this say nothing. */
export const fewestDefined = 5

/** Whether `n` of `all` are too few to speak for all: none; or not all, and fewer than five or less than half. */
export function isScarce(n: number, all: number): boolean {
  return n === 0 || (n < all && (n < fewestDefined || 2 * n < all))
}
