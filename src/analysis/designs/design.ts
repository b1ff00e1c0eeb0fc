/** What a design of experiments is: points of the unit cube, each known by its number alone. */

/** Where a point belongs in its design. */
export interface Role {
  /** Number of the trajectory or base sample, from 0; 0 throughout in a design that has none. */
  readonly group: number
  /** Place within it, from 0. */
  readonly step: number
  /** The one factor that sets this point apart: moved, or taken from the other sample; −1 where there is none. */
  readonly factor: number
}

export interface Design {
  /** Number of points. */
  readonly size: number
  /**
   * A point: one coordinate a factor, from 0 to 1. A factor that takes L values takes that of index
   * min(L − 1, ⌊coordinate · L⌋). NaN leaves the factor as the scenario has it.
   */
  at(index: number): Float64Array
  role(index: number): Role
}

export interface Factors {
  /** Names that luck is drawn by, so that neither order nor number of the factors changes another one’s. */
  readonly names: readonly string[]
  /** How many values each factor takes; 0 for a continuous range. */
  readonly levels: readonly number[]
}

export const noRole: Role = { group: 0, step: 0, factor: -1 }

/** Throws a RangeError unless `count` is a whole number from 1 to `most`. */
export function checkCount(count: number, what: string, most = Number.MAX_SAFE_INTEGER): void {
  if (!(Number.isInteger(count) && count >= 1 && count <= most))
    throw new RangeError(`${what} must be a whole number from 1 to ${most} (got ${count})`)
}

/** The coordinate of value `index` of `levels` on an even grid from 0 to 1; a single value stands in the middle. */
export function gridCoordinate(index: number, levels: number): number {
  return levels === 1 ? 0.5 : index / (levels - 1)
}
