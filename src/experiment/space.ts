/**
 * The assumed space of a scenario: the numbers that vary, and the worlds at the points of a Latin hypercube.
 *
 * A dimension is a path. Its coordinates come from luck named by seed and path, so one path has one value in all scenarios
 * that are run together; where two scenarios give it different ranges, it has the same place in both.
 */
import type { Coordinates } from '../analysis/deciding.js'
import { stratified } from '../analysis/hypercube.js'
import type { ModelInput } from '../model/spec.js'
import { worldFields } from '../model/world-fields.js'
import { type AssumedValue, assumedSpace } from '../scenario/assumed.js'
import type { Scenario } from '../scenario/load.js'
import { isPathFault, matches, parsePath } from '../scenario/path.js'
import { isWhole, renumbering } from '../scenario/renumber.js'
import { rootOf } from '../scenario/schema.js'
import { mechanismsOf } from './running.js'

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
export function spaceOf(scenario: Scenario, options: SpaceOptions): AssumedSpace {
  const { dimensions, numberAt } = placed(scenario, options)
  const renumbered = renumbering(
    scenario,
    dimensions.map(({ path }) => path),
    options.months,
  )
  const numbersAt = (point: number) => Float64Array.from(dimensions, (_, d) => numberAt(d, point))
  return { dimensions, points: options.points, numbersAt, inputAt: (point) => renumbered(numbersAt(point)) }
}

/** The same points without their worlds: the numbers of each dimension that the scenario can feel, point by point. */
export function coordinatesOf(scenario: Scenario, options: SpaceOptions): Coordinates[] {
  const { dimensions, numberAt } = placed(scenario, options)
  const running = mechanismsOf(scenario)
  return dimensions.flatMap(({ path }, d) => {
    const mechanism = /^mechanisms\.([^.]+)\./.exec(path)?.[1]
    if (mechanism !== undefined && !running.has(mechanism)) return []
    return [{ path, values: Float64Array.from({ length: options.points }, (_, point) => numberAt(d, point)) }]
  })
}

/** What varies, and the number of dimension `d` at a point. */
function placed(scenario: Scenario, { seed, points, fixed = [] }: SpaceOptions) {
  const held = fixed.flatMap((text) => heldBy(scenario, text))
  const dimensions = assumedSpace(scenario).filter(
    ({ path }) => !held.some((prefix) => path === prefix || path.startsWith(`${prefix}.`)),
  )
  const units = dimensions.map(({ path }) => stratified(seed, path, points))
  const whole = dimensions.map(({ path }) => isWhole(scenario, path))
  const numberAt = (d: number, point: number) => numberIn(dimensions[d]!.range, whole[d]!, units[d]![point]!)
  return { dimensions, numberAt }
}

/** The number at a coordinate from 0 to 1 of a range. */
export function numberIn([low, high]: readonly [number, number], whole: boolean, u: number): number {
  return Math.min(high, whole ? low + Math.floor(u * (high - low + 1)) : low + u * (high - low))
}

/** The places in a scenario that a path leads to. */
function heldBy(scenario: Scenario, text: string): string[] {
  const path = parsePath(text)
  if (isPathFault(path)) return []
  if (path.segments[0]?.name === 'measures') return [text]
  return matches(rootOf(worldFields), scenario.spec, path).map((keys) => keys.join('.'))
}
