/** What the report of an experiment is made from. */
import type { Failure } from '../../experiment/batch/block.js'
import type { Plan } from '../../experiment/batch/plan.js'
import type { PlanPoint } from '../../experiment/batch/points.js'
import type { PrecisionReport } from '../../experiment/batch/precision.js'
import type { Language } from '../messages/index.js'
import type { CollectedPoints } from './collector.js'

export interface ExperimentInput {
  /** Canonical command. */
  readonly command: string
  readonly version: string
  readonly plan: Plan
  readonly runs: number
  readonly failed: number
  /** The first failures. */
  readonly failures: readonly (Failure & { readonly point: PlanPoint })[]
  readonly precision?: PrecisionReport
  readonly gathered: CollectedPoints
  /** Language of the picture; English unless given. */
  readonly language?: Language
  /** What a factor is called in the picture; in English the end of its path unless given. */
  readonly factorName?: (path: string) => string
  /** What a scenario is called where colours are told; a short name unless given. */
  readonly scenarioName?: (name: string) => string
}
