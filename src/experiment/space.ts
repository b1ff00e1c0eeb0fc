/**
 * The assumed space of a scenario: the numbers that vary, and the worlds at the points of a Latin hypercube.
 *
 * A dimension is a path. Its coordinates come from luck named by seed and path, so one path has one value in all scenarios
 * that are run together; where two scenarios give it different ranges, it has the same place in both.
 */
import { stratified } from '../analysis/hypercube.js'
import { type ModelInput, worldFields } from '../model/spec.js'
import { type AssumedValue, assumedSpace } from '../scenario/assumed.js'
import type { Scenario } from '../scenario/load.js'
import { isPathFault, matches, parsePath } from '../scenario/path.js'
import { isWhole, renumbering } from '../scenario/renumber.js'
import { rootOf } from '../scenario/schema.js'

export interface SpaceOptions {
  readonly seed: string
  /** Whole number, 1 or more: the points of the hypercube, and the strata of each dimension. */
  readonly points: number
  /** Paths that were set on purpose (`--set`, a pattern’s `set`): they are choices and do not vary. */
  readonly fixed?: readonly string[]
  /** Months that the inputs run; all of the scenario’s unless given. */
  readonly months?: number
}

export interface AssumedSpace {
  /** What varies, sorted by path. */
  readonly dimensions: readonly AssumedValue[]
  readonly points: number
  /** The numbers at a point (from 0), in the order of `dimensions`. */
  numbersAt(point: number): Float64Array
  /** What the model reads at a point: the scenario with these numbers, its measures replayed. */
  inputAt(point: number): ModelInput
}

/** The assumed space of a scenario. Ranges of whole numbers give each whole number an equal share. */
export function spaceOf(scenario: Scenario, { seed, points, fixed = [], months }: SpaceOptions): AssumedSpace {
  const held = fixed.flatMap((text) => heldBy(scenario, text))
  const dimensions = assumedSpace(scenario).filter(
    ({ path }) => !held.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)),
  )
  const units = dimensions.map(({ path }) => stratified(seed, path, points))
  const whole = dimensions.map(({ path }) => isWhole(scenario, path))
  const renumbered = renumbering(
    scenario,
    dimensions.map(({ path }) => path),
    months,
  )
  const numbersAt = (point: number) =>
    Float64Array.from(dimensions, ({ range: [low, high] }, d) => {
      const u = units[d]![point]!
      return Math.min(high, whole[d] ? low + Math.floor(u * (high - low + 1)) : low + u * (high - low))
    })
  return { dimensions, points, numbersAt, inputAt: (point) => renumbered(numbersAt(point)) }
}

/** The places in a scenario that a path leads to. */
function heldBy(scenario: Scenario, text: string): string[] {
  const path = parsePath(text)
  if (isPathFault(path)) return []
  if (path.segments[0]?.name === 'measures') return [text]
  return matches(rootOf(worldFields), scenario.spec, path).map((keys) => keys.join('.'))
}
