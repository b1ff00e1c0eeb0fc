/** The assumed space: the values over whose ranges conclusions are tested. */
import type { Scenario } from './scenario.js'
import { byCodeUnit } from './sources.js'

export interface AssumedValue {
  /** In the path grammar. */
  readonly path: string
  readonly value: number
  readonly range: readonly [number, number]
}

/**
 * Every coefficient of a mechanism, and every value with a written range that is not tagged `study`; sorted by path.
 * Bare design parts, months and switches are choices, and not among them.
 */
export function assumedSpace(scenario: Scenario): AssumedValue[] {
  const space: AssumedValue[] = []
  for (const [path, { value, range, tag }] of scenario.values)
    if (range !== undefined && tag !== 'study') space.push({ path, value, range })
  return space.sort((a, b) => byCodeUnit(a.path, b.path))
}
