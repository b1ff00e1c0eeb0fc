/**
 * Calibration: at which points of the assumed space a case’s patterns hold, which values those points have in common, and
 * whether what other cases teach about the shared mechanisms makes a case that was held out behave as its study found.
 */
import { type Accepted, accept, type Posterior, posteriorOf } from '../analysis/calibration/rejection.js'
import { stratified } from '../analysis/hypercube.js'
import { likeWithLike } from '../analysis/like-with-like.js'
import { judgePattern } from '../analysis/patterns.js'
import { bootstrapIntervals, type Interval } from '../analysis/sensitivity/bootstrap.js'
import type { AssumedValue } from '../scenario/assumed.js'
import type { Scenario } from '../scenario/load.js'
import { type Setting, termsOf } from '../scenario/pattern.js'
import { isWhole } from '../scenario/renumber.js'
import { byCodeUnit } from '../scenario/sources.js'
import { QueryBatch } from './query-batch.js'
import { mechanismsOf } from './running.js'
import { numberIn, spaceOf } from './space.js'
import type { Grouped } from './validation.js'
import type { WorkerPool } from './worker-pool.js'

export interface CalibrationOptions {
  readonly workerPool: WorkerPool
  readonly seed: string
  /** Points of the assumed space that are tried. */
  readonly points: number
  /** Runs of each scenario at each point. */
  readonly spaceSeeds: number
  /** Runs of each scenario at default values and at the middle of the posterior. */
  readonly seeds: number
  /** Share of the points that is kept. */
  readonly accept: number
  readonly scenarioOf: (setting: Setting) => Scenario
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** A value of the assumed space, before and after. */
export interface CalibratedValue extends Posterior {
  readonly path: string
  /** The scenario whose value and range these are. */
  readonly scenario: string
  readonly value: number
  readonly range: readonly [number, number]
  /** The quantiles in the value’s own unit. */
  readonly low: number
  readonly middle: number
  readonly high: number
}

/** One case held out: the points are kept by the patterns of all other cases. */
export interface HeldOut {
  readonly case: string
  readonly patterns: number
  /** Points that are kept, and how many of the other cases’ patterns fail at them at most. */
  readonly accepted: number
  readonly fails: number
  /** Mean share of the held-out patterns that hold: over all points, and over those that are kept. */
  readonly prior: number
  readonly posterior: number
  /** 95 % bootstrap interval of posterior − prior. */
  readonly gain: Interval
}

export interface PatternShares {
  readonly id: string
  /** Share of all points, and of those that are kept, at which it holds by the means. */
  readonly prior: number
  readonly posterior: number
  /** Share of all points at which it has no value; they count among those at which it fails. */
  readonly withoutValue: number
  /** Whether it holds by the means at default values, and with the calibrated values. */
  readonly atDefaults: boolean
  readonly calibrated: boolean
}

export interface Calibration {
  readonly case: string
  readonly accepted: Accepted
  /** How many patterns fail at a kept point at most. */
  readonly fails: number
  readonly patterns: readonly PatternShares[]
  /** Mean share of patterns that hold over all points, and over those that are kept. */
  readonly prior: number
  readonly posterior: number
  /** Every value of the assumed space that takes part, sorted by path. */
  readonly values: readonly CalibratedValue[]
  readonly heldOut: readonly HeldOut[]
}

/** Patterns that hold by how the model is made say nothing about values. */
const informative = ({ pattern }: Grouped) => pattern.structure === undefined && pattern.kind !== 'built-in'

/**
 * Calibrates `name` on its own patterns; where there are patterns of other cases too, each case is held out in turn. One
 * point has the same coordinate of a path in all scenarios of all cases, so that what it says of a mechanism carries over.
 *
 * Throws a RangeError where the case has no pattern that could tell; and what `WorkerPool.survey` throws.
 */
export async function calibrate(
  name: string,
  patterns: readonly Grouped[],
  o: CalibrationOptions,
): Promise<Calibration> {
  const used = patterns.filter(informative).map(({ group, pattern }) => ({ group, pattern: likeWithLike(pattern) }))
  const own = used.filter(({ group }) => group === name)
  if (own.length === 0) throw new RangeError(`${name} has no pattern that depends on values`)
  const queries = new QueryBatch()
  for (const { pattern } of used) {
    for (const term of termsOf([pattern])) queries.ask(term, term, o.points, o.spaceSeeds)
  }
  for (const { pattern } of own) for (const term of termsOf([pattern])) queries.ask(term, term, 0, o.seeds)
  const all = queries.runs
  const { onProgress } = o
  const told = (before: number, total: number) =>
    onProgress ? { onProgress: (done: number) => onProgress(before + done, total) } : {}
  // A second look, at the calibrated values, comes after.
  const later = settingsIn(own).length * o.seeds
  await queries.answer({ ...o, ...told(0, all + later) })

  const holds = new Map(used.map(({ pattern }) => [pattern.id, new Uint8Array(o.points)]))
  const untold = new Map(used.map(({ pattern }) => [pattern.id, new Uint8Array(o.points)]))
  const ofSeeds = new Map(used.map(({ pattern }) => [pattern.id, new Float64Array(o.points)]))
  for (const { pattern } of used) {
    for (let point = 0; point < o.points; point++) {
      const { meansHold, noValue, share } = judgePattern(pattern, (term) => queries.column(term, term, o.points, point))
      holds.get(pattern.id)![point] = meansHold ? 1 : 0
      untold.get(pattern.id)![point] = noValue ? 1 : 0
      ofSeeds.get(pattern.id)![point] = Number.isNaN(share) ? 0 : share
    }
  }
  const shares = (of: readonly Grouped[]) =>
    Float64Array.from({ length: o.points }, (_, point) =>
      meanOf(of.map(({ pattern }) => holds.get(pattern.id)![point]!)),
    )
  // Patterns that fail by the means; where as many fail, the share of runs in which patterns do not hold decides.
  const distance = (of: readonly Grouped[]) =>
    Float64Array.from({ length: o.points }, (_, point) => {
      const fails = of.filter(({ pattern }) => !holds.get(pattern.id)![point]).length
      if (fails === 0) return 0
      return fails + Math.min(0.999, 1 - meanOf(of.map(({ pattern }) => ofSeeds.get(pattern.id)![point]!)))
    })
  const accepted = accept(distance(own), o.accept)
  const values = posteriors(own, accepted, o)

  const found = new Map(values.filter(({ narrowed }) => narrowed).map((one) => [one.path, one.middle]))
  const there = new QueryBatch()
  const moved = (term: Setting): Setting => withValues(term, o.scenarioOf(term), found)
  for (const { pattern } of own) for (const term of termsOf([pattern])) there.ask(moved(term), term, 0, o.seeds)
  await there.answer({ ...o, ...told(all, all + later) })

  const own01 = shares(own)
  return {
    case: name,
    accepted,
    fails: Math.floor(accepted.tolerance),
    prior: meanOf(own01),
    posterior: meanOf(accepted.points.map((point) => own01[point]!)),
    patterns: own.map(({ pattern }) => {
      const at = holds.get(pattern.id)!
      return {
        id: pattern.id,
        prior: meanOf(at),
        posterior: meanOf(accepted.points.map((point) => at[point]!)),
        withoutValue: meanOf(untold.get(pattern.id)!),
        atDefaults: judgePattern(pattern, (term) => queries.column(term, term, 0)).meansHold,
        calibrated: judgePattern(pattern, (term) => there.column(moved(term), term, 0)).meansHold,
      }
    }),
    values,
    heldOut: heldOut(used, shares, distance, o),
  }
}

function heldOut(
  used: readonly Grouped[],
  shares: (of: readonly Grouped[]) => Float64Array,
  distance: (of: readonly Grouped[]) => Float64Array,
  o: CalibrationOptions,
): HeldOut[] {
  const cases = [...new Set(used.map(({ group }) => group))].filter((group) => group !== 'across')
  if (cases.length < 2) return []
  return cases.map((name) => {
    const out = used.filter(({ group }) => group === name)
    const { points, tolerance } = accept(
      distance(used.filter(({ group }) => group !== name && group !== 'across')),
      o.accept,
    )
    const share = shares(out)
    const kept = new Uint8Array(o.points)
    for (const point of points) kept[point] = 1
    const [gain] = bootstrapIntervals(o.seed, o.points, 1, (drawn, into) => {
      let all = 0
      let near = 0
      let n = 0
      for (let point = 0; point < o.points; point++) {
        all += drawn[point]! * share[point]!
        near += drawn[point]! * share[point]! * kept[point]!
        n += drawn[point]! * kept[point]!
      }
      into[0] = near / n - all / o.points
    })
    return {
      case: name,
      patterns: out.length,
      accepted: points.length,
      fails: Math.floor(tolerance),
      prior: meanOf(share),
      posterior: meanOf(points.map((point) => share[point]!)),
      gain: gain!,
    }
  })
}

/** The posterior of every value that varies in a scenario of the case; of several scenarios the first says its range. */
function posteriors(own: readonly Grouped[], { points: kept }: Accepted, o: CalibrationOptions): CalibratedValue[] {
  const found = new Map<string, AssumedValue & { readonly scenario: Scenario }>()
  const scenarios: Scenario[] = []
  for (const setting of settingsIn(own).sort((a, b) => byCodeUnit(a.scenario, b.scenario))) {
    const scenario = o.scenarioOf(setting)
    scenarios.push(scenario)
    const { dimensions } = spaceOf(scenario, { seed: o.seed, points: 1, fixed: Object.keys(setting.set ?? {}) })
    for (const one of dimensions) if (!found.has(one.path)) found.set(one.path, { ...one, scenario })
  }
  // Coefficients of mechanisms that run in none of the scenarios are of no account.
  const running = new Set([...new Set(scenarios)].flatMap((scenario) => [...mechanismsOf(scenario)]))
  for (const path of found.keys()) {
    const [kind, mechanism = ''] = path.split('.')
    if (kind === 'mechanisms' && !running.has(mechanism)) found.delete(path)
  }
  return [...found.values()]
    .sort((a, b) => byCodeUnit(a.path, b.path))
    .map(({ scenario, path, value, range }): CalibratedValue => {
      const coordinates = stratified(o.seed, path, o.points)
      const posterior = posteriorOf(
        Float64Array.from(kept, (point) => coordinates[point]!),
        found.size,
      )
      const whole = isWhole(scenario, path)
      const [low, middle, high] = [posterior.p05, posterior.p50, posterior.p95].map((u) => numberIn(range, whole, u))
      return { path, scenario: scenario.name, value, range, ...posterior, low: low!, middle: middle!, high: high! }
    })
}

function settingsIn(patterns: readonly Grouped[]): Setting[] {
  const known = new Map<string, Setting>()
  for (const term of termsOf(patterns.map(({ pattern }) => pattern))) {
    const { scenario, set, off } = term
    const setting = { scenario, ...(set ? { set } : {}), ...(off ? { off } : {}) }
    known.set(JSON.stringify(setting), setting)
  }
  return [...known.values()]
}

/** A setting with the calibrated values that its scenario has; what the pattern itself sets stays. */
function withValues(
  { scenario, set = {}, off }: Setting,
  loaded: Scenario,
  found: ReadonlyMap<string, number>,
): Setting {
  const values = [...found].filter(([path]) => !path.startsWith('measures.') && loaded.values.has(path))
  return { scenario, set: { ...Object.fromEntries(values), ...set }, ...(off ? { off } : {}) }
}

function meanOf(numbers: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < numbers.length; i++) sum += numbers[i]!
  return sum / numbers.length
}
