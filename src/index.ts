/**
 * Lintas as a library: the functions that the commands use. A scenario is loaded, run, compared and explained; rows have
 * the columns of the tables that the commands write; and the writers give those tables as text.
 *
 *     import { compare, loadScenario, simulate } from 'lintas'
 */
export type { ContributionRow, Contributions, DifferenceRow } from './analysis/contributions.js'
export type { CurveRow } from './analysis/curves.js'
export type { EffectRow } from './analysis/effects.js'
export type { Defined, Finding, Untold, VariantFindings, Verdict } from './analysis/findings.js'
export type { Ensemble } from './experiment/ensemble.js'
export type { Contrast, Explanation } from './experiment/explain.js'
export { RunFailure } from './experiment/failure.js'
export type { Finals } from './experiment/finals.js'
export type { Parting } from './experiment/parting.js'
export { OptionFaults } from './library/options.js'
export {
  type Comparison,
  compare,
  contrast,
  type EnsembleOptions,
  type ExplainOptions,
  explain,
  type Run,
  type RunOptions,
  runEnsemble,
  simulate,
} from './library/runs.js'
export {
  compileWorld,
  listScenarios,
  loadScenario,
  loadScenarios,
  type ScenarioOptions,
} from './library/scenarios.js'
export type { Quantity } from './model/declare.js'
export type { ToldEvent } from './model/events.js'
export type { Coefficients, Mechanism } from './model/mechanism.js'
export type { OutcomeDeclaration, Series, Text } from './model/outcome.js'
export { outcomes } from './model/outcomes.js'
export { mechanisms } from './model/schedule.js'
export type { RecordOptions } from './model/scopes.js'
export type { TraceEvent } from './model/trace.js'
export type { World } from './model/world.js'
export { fingerprint } from './provenance/fingerprint.js'
export { MODEL_DIGEST } from './provenance/model-digest.js'
export { LuckCollision } from './random/index.js'
export {
  type CsvTable,
  contributionsCsv,
  curvesCsv,
  differenceCsv,
  effectsCsv,
  eventsCsv,
  runsCsv,
} from './report/csv.js'
export { type Fault, formatFault, ScenarioFaults } from './scenario/errors.js'
export type { Annotated, Fact, Labels, LoadOptions, Measure, Plain, Scenario, Tag } from './scenario/scenario.js'
