/** Patterns put to the test: every setting that they speak of is run once, under one seed. */
import { partOf } from '../analysis/part.js'
import { evaluatePattern, PatternError, type PatternResult, type SettingValues } from '../analysis/patterns.js'
import type { World } from '../model/world.js'
import { type PatternClaim, type Setting, settingKey, settingsOf, termsOf } from '../scenario/pattern.js'
import { type EnsembleOptions, exactReplicates, runEnsemble } from './ensemble.js'

/**
 * Evaluates patterns, in their order. `worldOf` makes the world of a setting: the scenario with its values set and its
 * mechanisms off. Of each run only the series that a pattern reads are kept.
 *
 * Throws a RangeError beyond 10,000 replicates, a PatternError for what is not recorded, and what `runEnsemble` throws.
 */
export async function checkPatterns(
  patterns: readonly PatternClaim[],
  worldOf: (setting: Setting) => World,
  o: EnsembleOptions,
): Promise<PatternResult[]> {
  if (o.replicates > exactReplicates)
    throw new RangeError(`patterns are checked over at most ${exactReplicates} replicates`)
  const settings = settingsOf(patterns)
  const total = settings.length * o.replicates
  const wanted = wantedOutcomes(patterns)
  const kept = new Map<string, SettingValues>()
  let before = 0
  for (const setting of settings) {
    const key = settingKey(setting)
    const { onProgress } = o
    const ensemble = await runEnsemble(setting.scenario, worldOf(setting), {
      ...o,
      ...(onProgress ? { onProgress: (done: number) => onProgress(before + done, total) } : {}),
    })
    before += o.replicates
    kept.set(
      key,
      partOf(
        { world: ensemble.world, replicates: o.replicates, values: ensemble.values as Float64Array },
        wanted.get(key) ?? new Set(),
      ),
    )
  }
  const results: PatternResult[] = []
  for (const pattern of patterns) {
    results.push(
      await evaluatePattern(pattern, (setting) => {
        const found = kept.get(settingKey(setting))
        if (!found) throw new PatternError(`${setting.scenario} was not run`)
        return found
      }),
    )
  }
  return results
}

/** Names of the outcomes that the patterns read, by setting. */
function wantedOutcomes(patterns: readonly PatternClaim[]): Map<string, Set<string>> {
  const wanted = new Map<string, Set<string>>()
  for (const term of termsOf(patterns)) {
    const key = settingKey(term)
    const names = wanted.get(key) ?? new Set()
    names.add(term.outcome)
    wanted.set(key, names)
  }
  return wanted
}
