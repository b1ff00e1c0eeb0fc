/** The coordinates over which a pattern is tested: those of all the settings that it speaks of. */
import type { Coordinates } from '../analysis/deciding.js'
import type { Scenario } from '../scenario/load.js'
import type { Pattern } from '../scenario/pattern.js'
import { type Setting, settingKey, termsOf } from '../scenario/pattern.js'
import { groupMeans } from './group-means.js'
import { coordinatesOf } from './space.js'

export interface PatternSpaceOptions {
  readonly seed: string
  readonly points: number
  readonly scenarioOf: (setting: Setting) => Scenario
}

/**
 * Gives, pattern by pattern, the numbers at the points and the means of like ones, case by case. Settings that patterns
 * share are looked at once. Where two cases give a path different ranges, those of the first are told: the place in both
 * is the same.
 */
export function patternSpaces({ seed, points, scenarioOf }: PatternSpaceOptions): (pattern: Pattern) => Coordinates[] {
  const known = new Map<string, Coordinates[]>()
  const ofSetting = (setting: Setting) => {
    const key = settingKey(setting)
    let found = known.get(key)
    if (found === undefined) {
      found = coordinatesOf(scenarioOf(setting), { seed, points, fixed: Object.keys(setting.set ?? {}) })
      known.set(key, found)
    }
    return found
  }
  return (pattern) => {
    const cases = new Map<string, Map<string, Coordinates>>()
    for (const setting of termsOf([pattern])) {
      const name = setting.scenario.split('/')[0] as string
      const union = cases.get(name) ?? new Map<string, Coordinates>()
      for (const one of ofSetting(setting)) if (!union.has(one.path)) union.set(one.path, one)
      cases.set(name, union)
    }
    const all = new Map<string, Coordinates>()
    for (const union of cases.values()) for (const one of union.values()) if (!all.has(one.path)) all.set(one.path, one)
    const means = [...cases].flatMap(([name, union]) => groupMeans([...union.values()], cases.size > 1 ? name : ''))
    return [...all.values(), ...means]
  }
}
