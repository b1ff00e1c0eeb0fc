/** Patterns put to the test: at default values, over the assumed space, and with each mechanism switched off in turn. */
import { type Condition, type Coordinates, decidingRanges } from '../analysis/deciding.js'
import { likeWithLike } from '../analysis/like-with-like.js'
import { judgePattern, type PatternResult } from '../analysis/patterns.js'
import { isScarce } from '../analysis/scarcity.js'
import { mechanisms } from '../model/schedule.js'
import type { Scenario, Text } from '../scenario/load.js'
import type { Pattern, PatternKind, Structure } from '../scenario/pattern.js'
import { type Setting, termsOf } from '../scenario/pattern.js'
import { patternSpaces } from './pattern-space.js'
import { QueryBatch } from './query-batch.js'
import { mechanismsOf } from './running.js'
import type { WorkerPool } from './worker-pool.js'

/** A pattern verifies when it holds in this share of the assumed space or more; else it discriminates (contracts). */
export const verifyingShare = 0.95

export interface ValidationOptions {
  readonly workerPool: WorkerPool
  readonly seed: string
  /** Replicates at default values. */
  readonly seeds: number
  /** Points of the assumed space; 0 leaves it alone. */
  readonly points: number
  /** Replicates at each point. */
  readonly spaceSeeds: number
  /** Switch each mechanism off in turn, in the first 50 replicates. */
  readonly ablate: boolean
  /** The scenario of a setting that a pattern speaks of. */
  readonly scenarioOf: (setting: Setting) => Scenario
  /** Scenarios that a pattern of structure speaks of. */
  readonly scenarios: readonly Scenario[]
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface ComparisonFinding {
  /** What is compared, in English; and in both languages where the pattern says it. */
  readonly text: string
  readonly say?: Text
  readonly holds: boolean
  /** Whether too few seeds have a value on both sides, or none: it neither holds nor fails then. */
  readonly noValue: boolean
  readonly n: number
  /** Mean over replicates of left − (right × times + by), with its 95 % t-interval. */
  readonly mean: number
  readonly low: number
  readonly high: number
  /** Share of seeds, and of points, in which this comparison holds; of points also by the means alone. NaN: not tested. */
  readonly shareOfSeeds: number
  readonly shareOfSpace: number
  readonly shareOfSpaceByMeans: number
  /** Share of points at which it cannot be told, for want of values; they count among those at which it does not hold. */
  readonly spaceWithoutValue: number
}

export interface PatternFinding {
  readonly id: string
  /** Name of the group of patterns: a case, or `across`. */
  readonly group: string
  readonly title: Text
  readonly kind: PatternKind
  readonly source: string
  readonly note: string
  readonly holds: boolean
  /** Whether it cannot be told at default values: some comparison has no value, and none of the others fails. */
  readonly noValue: boolean
  readonly shareOfSeeds: number
  /** Share of points at which the pattern holds, its intervals on the right side; NaN where the space was left alone. */
  readonly shareOfSpace: number
  /** The same, by the means alone: what is above `shareOfSpace` is want of replicates. */
  readonly shareOfSpaceByMeans: number
  /** Share of points at which it cannot be told; they count among those at which it does not hold. */
  readonly spaceWithoutValue: number
  /** `no value`: at too many points it cannot be told. */
  readonly verdict: 'verifies' | 'discriminates' | 'no value' | 'not tested'
  /** Mechanisms without which it holds where it failed, or fails where it held; absent where none was switched off. */
  readonly dependsOn?: readonly string[]
  /** Mechanisms without which it cannot be told, though with them it can. */
  readonly noValueWithout?: readonly string[]
  /** The assumed values that decide most whether a discriminating pattern holds, and where it does; else empty. */
  readonly holdsWhere: readonly Condition[]
  readonly comparisons: readonly ComparisonFinding[]
}

export interface Grouped {
  readonly group: string
  readonly pattern: Pattern
}

/**
 * Tests patterns. All settings run under one seed: replicates 0 … `seeds` − 1 at default values, and 0 … `spaceSeeds` − 1
 * at each of `points` points of a Latin hypercube, in which one path has one value in all scenarios. A setting is run once,
 * however many patterns read it. The result does not depend on who computes what.
 *
 * Throws what `WorkerPool.survey` throws.
 */
export async function validate(given: readonly Grouped[], o: ValidationOptions): Promise<PatternFinding[]> {
  const queries = new QueryBatch()
  const patterns = given.map(({ group, pattern }) => ({ group, pattern: likeWithLike(pattern) }))
  const claims = patterns.filter(({ pattern }) => pattern.structure === undefined)
  for (const { pattern } of claims) {
    for (const term of termsOf([pattern])) {
      queries.ask(term, term, 0, o.seeds)
      if (o.points > 0) queries.ask(term, term, o.points, o.spaceSeeds)
    }
  }
  const without = new Map<string, readonly string[]>()
  if (o.ablate) {
    for (const { pattern } of claims) {
      const running = runningIn(pattern, o.scenarioOf)
      without.set(pattern.id, running)
      for (const mechanism of running)
        for (const term of termsOf([pattern])) queries.ask(switchedOff(term, mechanism), term, 0, ablationSeeds(o))
    }
  }
  await queries.answer(o)
  const spaceOf = patternSpaces(o)
  return patterns.map(({ group, pattern }) =>
    pattern.structure === undefined
      ? findingOf(group, pattern, queries, o, without.get(pattern.id), spaceOf)
      : structureFinding(group, pattern, pattern.structure, o),
  )
}

/** Replicates with each mechanism off: a pattern that hangs on a mechanism shows it in few, and there are dozens of them. */
const ablationSeeds = ({ seeds }: ValidationOptions): number => Math.min(seeds, 50)

function switchedOff(setting: Setting, mechanism: string): Setting {
  return { ...setting, off: [...new Set([...(setting.off ?? []), mechanism])] }
}

/** Mechanisms that run in a setting of a pattern, in the order of the schedule. */
function runningIn(pattern: Pattern, scenarioOf: (setting: Setting) => Scenario): string[] {
  const running = new Set<string>()
  for (const term of termsOf([pattern])) for (const name of mechanismsOf(scenarioOf(term))) running.add(name)
  return mechanisms.map(({ name }) => name).filter((name) => running.has(name))
}

function findingOf(
  group: string,
  pattern: Pattern,
  queries: QueryBatch,
  o: ValidationOptions,
  without: readonly string[] | undefined,
  spaceOf: (pattern: Pattern) => readonly Coordinates[],
): PatternFinding {
  const { points } = o
  const plain = judgePattern(pattern, (term) => queries.column(term, term, 0))
  const there: PatternResult[] = []
  for (let point = 0; point < points; point++)
    there.push(judgePattern(pattern, (term) => queries.column(term, term, points, point)))
  const shareOf = (what: (result: PatternResult) => boolean) =>
    points === 0 ? Number.NaN : there.filter(what).length / points
  const shareOfSpace = shareOf((result) => result.holds)
  const fewer = ablationSeeds(o)
  const stateWith = (settingOf: (term: Setting) => Setting) =>
    stateOf(judgePattern(pattern, (term) => queries.column(settingOf(term), term, 0).subarray(0, fewer)))
  const whole = without && stateWith((term) => term)
  const states = without?.map((mechanism) => ({ mechanism, state: stateWith((term) => switchedOff(term, mechanism)) }))
  const turned = states?.filter(({ state }) => state !== whole)
  const withoutValue = shareOf((result) => result.noValue)
  const tellable = there.filter((result) => !result.noValue).length
  const verdict =
    points === 0
      ? 'not tested'
      : isScarce(tellable, points)
        ? 'no value'
        : shareOfSpace >= verifyingShare
          ? 'verifies'
          : 'discriminates'
  return {
    ...headOf(group, pattern),
    holds: plain.holds,
    noValue: plain.noValue,
    shareOfSeeds: plain.share,
    shareOfSpace,
    shareOfSpaceByMeans: shareOf((result) => result.meansHold),
    spaceWithoutValue: withoutValue,
    verdict,
    ...(turned === undefined
      ? {}
      : {
          dependsOn: turned.filter(({ state }) => state !== 'no value').map(({ mechanism }) => mechanism),
          noValueWithout: turned.filter(({ state }) => state === 'no value').map(({ mechanism }) => mechanism),
        }),
    holdsWhere:
      verdict === 'discriminates'
        ? decidingRanges(
            Float64Array.from(there, ({ holds, noValue }) => (noValue ? Number.NaN : holds ? 1 : 0)),
            spaceOf(pattern),
          )
        : [],
    comparisons: plain.comparisons.map(({ text, holds, noValue, n, mean, low, high, share }, c) => ({
      text,
      ...(pattern.holds[c]?.say === undefined ? {} : { say: pattern.holds[c].say }),
      holds,
      noValue,
      n,
      mean,
      low,
      high,
      shareOfSeeds: share,
      shareOfSpace: shareOf((result) => result.comparisons[c]!.holds),
      shareOfSpaceByMeans: shareOf((result) => result.comparisons[c]!.meanHolds),
      spaceWithoutValue: shareOf((result) => result.comparisons[c]!.noValue),
    })),
  }
}

function stateOf({ holds, noValue }: PatternResult): 'holds' | 'fails' | 'no value' {
  return noValue ? 'no value' : holds ? 'holds' : 'fails'
}

/** How the scenarios are made does not depend on luck or numbers: it holds everywhere, or nowhere. */
function structureFinding(
  group: string,
  pattern: Pattern,
  structure: Structure,
  { scenarios, points }: ValidationOptions,
): PatternFinding {
  const comparisons = structures[structure](scenarios).map(({ say, holds }): ComparisonFinding => {
    const share = holds ? 1 : 0
    return {
      text: say.en,
      say,
      holds,
      noValue: false,
      n: 0,
      mean: Number.NaN,
      low: Number.NaN,
      high: Number.NaN,
      shareOfSeeds: share,
      shareOfSpace: share,
      shareOfSpaceByMeans: share,
      spaceWithoutValue: 0,
    }
  })
  const holds = comparisons.every((c) => c.holds)
  const share = holds ? 1 : 0
  return {
    ...headOf(group, pattern),
    holds,
    noValue: false,
    shareOfSeeds: share,
    spaceWithoutValue: points === 0 ? Number.NaN : 0,
    shareOfSpace: points === 0 ? Number.NaN : share,
    shareOfSpaceByMeans: points === 0 ? Number.NaN : share,
    verdict: points === 0 ? 'not tested' : holds ? 'verifies' : 'discriminates',
    holdsWhere: [],
    comparisons,
  }
}

const structures: Readonly<Record<Structure, (scenarios: readonly Scenario[]) => { say: Text; holds: boolean }[]>> = {
  'same-mechanisms': (scenarios) => {
    const common = mechanisms.filter(({ service }) => service === undefined).map(({ name }) => name)
    const cases = new Map<string, Scenario[]>()
    for (const scenario of scenarios) {
      const name = scenario.name.split('/')[0] as string
      cases.set(name, [...(cases.get(name) ?? []), scenario])
    }
    return [...cases].map(([name, of]) => {
      const lacking = of.flatMap((scenario) => {
        const running = mechanismsOf(scenario)
        return common.filter((one) => !running.has(one)).map((mechanism) => ({ scenario: scenario.name, mechanism }))
      })
      const all = (said: string, lacks: string) =>
        [said, ...lacking.map(({ scenario, mechanism }) => `${scenario} ${lacks} ${mechanism}`)].join('; ')
      const say = {
        en: all(`${name}: each of ${of.length} scenarios runs every mechanism that belongs to no service`, 'lacks'),
        id: all(
          `${name}: masing-masing dari ${of.length} skenario menjalankan setiap mekanisme yang bukan milik suatu layanan`,
          'tanpa',
        ),
      }
      return { say, holds: lacking.length === 0 }
    })
  },
}

function headOf(group: string, { id, title, kind, source = '', note = '' }: Pattern) {
  return { id, group, title, kind, source, note }
}
