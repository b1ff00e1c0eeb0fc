/** What a page holds: the cases with their scenarios, and all texts. The command puts it in; the page reads it. */
import type { Text } from '../model/outcome.js'
import type { Texts } from '../scenario/memory.js'
import type { Opening } from './packed-opening.js'

export interface MeasureLine {
  readonly id: string
  readonly title: Text
  readonly at: number
  readonly for?: number
  readonly over?: number
}

export interface ScenarioLine {
  readonly name: string
  readonly title: Text
  readonly description?: Text
  readonly months: number
  readonly measures: readonly MeasureLine[]
}

export interface CaseLine {
  readonly id: string
  /** The scenario that nothing else of the case rests on comes first. */
  readonly scenarios: readonly ScenarioLine[]
}

export interface Contents {
  readonly version: string
  /** Digest of the model. */
  readonly model: string
  readonly language: 'en' | 'id'
  /** The scenario that the page opens with, where one was named. */
  readonly start?: string
  readonly cases: readonly CaseLine[]
  /** The first curves of the plan that the page opens with. */
  readonly opening?: Opening
  readonly texts: Texts
}

/** The case that a scenario belongs to. */
export function caseWith(cases: readonly CaseLine[], scenario: string | undefined): CaseLine | undefined {
  return cases.find(({ scenarios }) => scenarios.some(({ name }) => name === scenario))
}
