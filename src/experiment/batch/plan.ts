/**
 * The plan of an experiment: all that says which runs there are and what is kept of them, as plan.json holds it.
 *
 * Its fingerprint leaves out the number of replicates and the size of what can grow (lists, Sobol’ points, trajectories,
 * base samples), since growing these changes no run that was there before.
 */
import { canonicalJson } from '../../provenance/canonical.js'
import { sha256 } from '../../provenance/digest.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type ManifestScenario, manifestScenario } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import type { DesignSpec, Experiment, Factor, FactorValue } from '../../scenario/experiment.js'
import { ownValue } from '../../scenario/factors.js'
import type { Text } from '../../scenario/scenario.js'

/** Of plan.json and of the files of blocks that go with it. 1: blocks kept binned counts, and quantiles were of these. */
export const planFormat = 2

export interface PlannedScenario {
  readonly name: string
  readonly title: Text
  readonly fingerprint: string
  /** Months that it runs. */
  readonly months: number
  /** All that the manifest says of it, so that a plan outlives the files it came from. */
  readonly content: ManifestScenario
}

export interface PlannedFactor extends Factor {
  /** What each scenario itself has there; null where there is no one value. */
  readonly own: readonly (FactorValue | null)[]
}

export interface PlannedOutcome {
  readonly name: string
  /** Empty for the whole world. */
  readonly scope: string
  readonly label: Text
  readonly unit: string
  readonly bounds: readonly [number, number]
  readonly bins: number
  readonly better: 'higher' | 'lower' | 'neither'
  readonly meaning: Text
}

/** An interval that is to be narrow enough, at every point of the design. */
export interface PrecisionGoal {
  /** `trust`, or `trust@forum:pilar`. */
  readonly outcome: string
  /** Of the paired differences from the first scenario, not of the means. */
  readonly difference: boolean
  readonly halfWidth: number
}

export interface Precision {
  readonly goals: readonly PrecisionGoal[]
  /** Replicates beyond which no point goes. */
  readonly most: number
}

export interface Plan {
  readonly 'lintas-plan': typeof planFormat
  readonly experiment: string
  readonly title: Text
  readonly fingerprint: string
  readonly model: string
  readonly seed: string
  /** Of each scenario at each point of the design; the least of them where precision asks for more. */
  readonly replicates: number
  readonly scenarios: readonly PlannedScenario[]
  readonly factors: readonly PlannedFactor[]
  readonly design: DesignSpec
  readonly list?: Experiment['list']
  readonly outcomes: readonly PlannedOutcome[]
  /** Months of the curves that are kept; null for all. */
  readonly curves: { readonly months: readonly number[] | null; readonly raw: boolean }
  readonly precision?: Precision
}

export interface PlanOptions {
  readonly seed?: string
  readonly replicates?: number
  readonly precision?: Precision
}

/** Design kinds that can grow without changing the points they have. */
const growing: ReadonlySet<string> = new Set(['list', 'sobol', 'morris', 'saltelli'])

export function planOf(experiment: Experiment, options: PlanOptions = {}): Plan {
  const { scenarios, design } = experiment
  const plan: Omit<Plan, 'fingerprint'> = {
    'lintas-plan': planFormat,
    experiment: experiment.name,
    title: experiment.title,
    model: MODEL_DIGEST,
    seed: options.seed ?? experiment.seed,
    replicates: options.replicates ?? experiment.replicates,
    scenarios: scenarios.map((scenario) => ({
      name: scenario.name,
      title: scenario.title,
      fingerprint: fingerprint(scenario),
      months: scenario.months,
      content: manifestScenario(scenario),
    })),
    factors: experiment.factors.map((factor) => ({
      ...factor,
      own: scenarios.map((scenario) => ownValue(scenario, factor.path)),
    })),
    design,
    ...(experiment.list ? { list: experiment.list } : {}),
    outcomes: experiment.outcomes.map(({ outcome: o, scope }) => ({
      name: o.name,
      scope,
      label: o.label,
      unit: o.unit,
      bounds: o.bounds,
      bins: o.bins,
      better: o.better,
      meaning: o.meaning,
    })),
    curves: { months: experiment.curveMonths ?? null, raw: experiment.rawCurves },
    ...(options.precision ? { precision: options.precision } : {}),
  }
  return { ...plan, fingerprint: planFingerprint(plan) }
}

/** SHA-256 of what makes the runs what they are. */
export function planFingerprint(plan: Omit<Plan, 'fingerprint'>): string {
  const { kind, size } = plan.design
  return sha256(
    canonicalJson({
      'lintas-plan': planFormat,
      model: plan.model,
      seed: plan.seed,
      scenarios: plan.scenarios.map(({ name, fingerprint: print, months }) => ({ name, fingerprint: print, months })),
      // Which paths a list names follows from its points, and these may be more later.
      factors:
        kind === 'list' ? null : plan.factors.map(({ path, values, range, whole }) => ({ path, values, range, whole })),
      design: { kind, ...(growing.has(kind) ? {} : { size }) },
      outcomes: plan.outcomes.map(({ name, scope, bounds, bins }) => ({ name, scope, bounds, bins })),
      curves: plan.curves,
    }),
  )
}

/** The name of an outcome’s column: `trust`, `trust@forum:pilar`. */
export function columnOf({ name, scope }: { readonly name: string; readonly scope: string }): string {
  return scope === '' ? name : `${name}@${scope}`
}

/** Months of a scenario whose curves are kept. */
export function curveMonthsOf(plan: Plan, scenario: number): readonly number[] {
  const last = (plan.scenarios[scenario] as PlannedScenario).months
  if (plan.curves.months === null) return Array.from({ length: last + 1 }, (_, month) => month)
  return plan.curves.months.filter((month) => month <= last)
}

/** What there is more of in a plan than in another one of the same fingerprint, in words; undefined for nothing. */
export function shrinks(before: Plan, after: Plan): string | undefined {
  if (after.replicates < before.replicates) return `${before.replicates} replicates`
  const [was, is] = [before.design.size ?? 0, after.design.size ?? 0]
  if (is < was) return `a design of size ${was}`
  const [old, now] = [before.list ?? [], after.list ?? []]
  if (now.length < old.length) return `a list of ${old.length} points`
  const { precision: asked } = before
  const wanted = after.precision
  const kept = asked?.goals.every((goal) =>
    wanted?.goals.some(
      (one) => one.outcome === goal.outcome && one.difference === goal.difference && one.halfWidth <= goal.halfWidth,
    ),
  )
  if (asked && (!kept || (wanted?.most ?? 0) < asked.most)) return 'runs for a greater precision'
  return undefined
}

/** Whether the points of a list are those that were there, and perhaps more. */
export function continuesList(before: Plan, after: Plan): boolean {
  const said = ({ factors, list = [] }: Plan) =>
    list.map((point) =>
      canonicalJson(
        Object.fromEntries(
          factors.flatMap(({ path }, f) => (point[f] === null ? [] : [[path, point[f] as FactorValue]])),
        ),
      ),
    )
  const now = said(after)
  return said(before).every((point, at) => now[at] === undefined || now[at] === point)
}
