/** Runs: one, many, and many of several scenarios under common luck. */
import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import { findings as findingsOf, type VariantFindings } from '../analysis/findings.js'
import { type Ensemble, runEnsemble as ensemble, runComparison } from '../experiment/ensemble.js'
import { type Contrast, contrast as contrastOf, type Explanation, explain as explainOf } from '../experiment/explain.js'
import { type ToldEvent, toldEvent } from '../model/events.js'
import type { Series } from '../model/outcome.js'
import { outcomes } from '../model/outcomes.js'
import type { RecordOptions } from '../model/scopes.js'
import { simulate as run } from '../model/simulate.js'
import { aligned } from '../scenario/alignment.js'
import type { Scenario } from '../scenario/load.js'
import { checkOptions, checkScenario, known, OptionFaults } from './options.js'
import { compileWorld } from './scenarios.js'

/** Options of `simulate`. */
export interface RunOptions {
  /** Name of the luck, any text; `1` unless given. */
  readonly seed?: string
  /** Which life under that luck, counted from 0; 0 unless given. */
  readonly replicate?: number
  /** Also record each agency, each ordered pair. */
  readonly record?: RecordOptions
  /** Keep the minutes: what happened, month by month. */
  readonly minutes?: boolean
}

/** One life of a scenario under one luck. */
export interface Run {
  readonly scenario: string
  readonly seed: string
  readonly replicate: number
  readonly months: number
  readonly series: readonly Series[]
  /** All values: values[series · (months + 1) + month]; NaN where an outcome is not defined. */
  readonly values: Float64Array
  /** What happened; empty unless minutes were asked for. */
  readonly events: readonly ToldEvent[]
  /** Values of an outcome from month 0 on. `scope` as in the tables: empty for the whole world, else `forum:pilar` and the like. */
  curve(outcome: string, scope?: string): Float64Array
  /** Value of an outcome at a month, the last unless given. */
  value(outcome: string, month?: number, scope?: string): number
}

/**
 * Runs one replicate of a scenario. Throws OptionFaults, and a RangeError when a series is asked for that is not recorded.
 */
export function simulate(scenario: Scenario, options: RunOptions = {}): Run {
  checkScenario('simulate', scenario)
  checkOptions('simulate', options, {
    seed: known.seed,
    replicate: known.replicate,
    record: known.record,
    minutes: known.minutes,
  })
  const { seed = '1', replicate = 0, record, minutes = false } = options
  const world = compileWorld(scenario, record)
  const events: ToldEvent[] = []
  const values = run(world, seed, replicate, minutes ? { trace: (event) => events.push(toldEvent(event)) } : {})
  const rows = world.months + 1
  const curve = (outcome: string, scope = '') => {
    const at = world.series.findIndex((series) => series.outcome.name === outcome && series.scope === scope)
    if (at < 0) throw new RangeError(`${scenario.name} does not record ${outcome}${scope === '' ? '' : `@${scope}`}`)
    return values.subarray(at * rows, (at + 1) * rows)
  }
  const value = (outcome: string, month = world.months, scope = '') => {
    const found = curve(outcome, scope)[month]
    if (found === undefined)
      throw new RangeError(`${scenario.name} has months 0 to ${world.months} (asked for ${month})`)
    return found
  }
  return {
    scenario: scenario.name,
    seed,
    replicate,
    months: world.months,
    series: world.series,
    values,
    events,
    curve,
    value,
  }
}

/** Options of `runEnsemble` and `compare`. */
export interface EnsembleOptions {
  /** Name of the luck, any text; `1` unless given. */
  readonly seed?: string
  /** Runs of each scenario; 100 unless given. */
  readonly replicates?: number
  /** Also record each agency, each ordered pair. */
  readonly record?: RecordOptions
  /** Told now and then how many runs are done. */
  readonly onProgress?: (done: number, total: number) => void
  /** Calls the work off: the promise is then rejected with the signal’s reason. */
  readonly signal?: AbortSignal
}

const ofJob = {
  seed: known.seed,
  replicates: known.replicates,
  onProgress: known.onProgress,
  signal: known.signal,
}
const ofEnsemble = { ...ofJob, record: known.record }
const ofExplanation = { ...ofJob, outcome: known.outcome, scope: known.scope }

const jobOf = ({ seed = '1', replicates = 100, onProgress, signal }: EnsembleOptions) => ({
  seed,
  replicates,
  ...(onProgress ? { onProgress } : {}),
  ...(signal ? { signal } : {}),
})

/** Runs a scenario many times: its curves, as `lintas run` writes them to curves.csv. Rejects with OptionFaults. */
export async function runEnsemble(scenario: Scenario, options: EnsembleOptions = {}): Promise<Ensemble> {
  checkScenario('runEnsemble', scenario)
  checkOptions('runEnsemble', options, ofEnsemble)
  return ensemble(scenario.name, compileWorld(scenario, options.record), jobOf(options))
}

/** What `lintas compare` finds, over the months that all scenarios have. */
export interface Comparison {
  /** The baseline’s ensemble, then those of the variants. */
  readonly ensembles: readonly Ensemble[]
  /** Curves of all scenarios, as in curves.csv. */
  readonly curves: readonly CurveRow[]
  /** Paired effects of each variant, as in effects.csv. */
  readonly effects: readonly EffectRow[]
  /** The same in verdicts: what became better, worse, or did not clearly change. */
  readonly findings: readonly VariantFindings[]
}

/**
 * Compares variants with a baseline under common luck: run by run, both draw the same numbers for the same purposes; over
 * the months that all of them have. Rejects with OptionFaults, and with a RangeError for scenarios that do not begin in one
 * calendar month. Effects on means are over those who are in both worlds; `composition` tells what the others do.
 */
export async function compare(
  baseline: Scenario,
  variants: Scenario | readonly Scenario[],
  options: EnsembleOptions = {},
): Promise<Comparison> {
  const others = Array.isArray(variants) ? (variants as readonly Scenario[]) : [variants as Scenario]
  checkScenario('compare', baseline, ...others)
  checkOptions('compare', options, ofEnsemble)
  if (others.length === 0) throw new OptionFaults(['compare needs at least one variant'])
  const member = (scenario: Scenario) => ({ name: scenario.name, world: compileWorld(scenario, options.record) })
  const [first, ...rest] = aligned([baseline, ...others]) as [Scenario, ...Scenario[]]
  const found = await runComparison(member(first), rest.map(member), jobOf(options))
  const ensembles = [found.baseline, ...found.variants]
  const { replicates } = found.baseline
  const curves = ensembles.flatMap((each) => each.curves)
  return {
    ensembles,
    curves,
    effects: found.effects,
    findings: findingsOf(found.effects, curves, { outcomes, replicates }),
  }
}

/** Options of `explain` and `contrast`. */
export interface ExplainOptions extends Omit<EnsembleOptions, 'record'> {
  /** Outcome to explain; `trust` unless given. */
  readonly outcome?: string
  /** Part of the world, as in the tables; the whole world unless given. */
  readonly scope?: string
}

function explainedJob(options: ExplainOptions) {
  const { outcome = 'trust', scope = '' } = options
  const record = {
    agency: scope.startsWith('agency:'),
    pair: scope.startsWith('pair:'),
    forum: scope.startsWith('forum:'),
  }
  return { job: { ...jobOf(options), outcome, scope }, record }
}

/** What each mechanism moved in an outcome, as `lintas explain` finds it. Rejects with OptionFaults, and with a RangeError for one that is not recorded. */
export async function explain(scenario: Scenario, options: ExplainOptions = {}): Promise<Explanation> {
  checkScenario('explain', scenario)
  checkOptions('explain', options, ofExplanation)
  const { job, record } = explainedJob(options)
  return explainOf({ name: scenario.name, world: compileWorld(scenario, record) }, job)
}

/**
 * Where two scenarios part, and what carried the difference `scenario` − `against`, as `lintas explain --against` finds it: over the
 * months that both have. Rejects with OptionFaults, and with a RangeError for scenarios that do not begin in one calendar month.
 */
export async function contrast(scenario: Scenario, against: Scenario, options: ExplainOptions = {}): Promise<Contrast> {
  checkScenario('contrast', scenario, against)
  checkOptions('contrast', options, ofExplanation)
  const { job, record } = explainedJob(options)
  const member = (each: Scenario) => ({ name: each.name, world: compileWorld(each, record) })
  const [of, other] = aligned([scenario, against] as const)
  return contrastOf(member(of), member(other), job)
}
