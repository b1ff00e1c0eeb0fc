/**
 * The outcomes that a run records, and how each is read off the state. An outcome is a mean over agencies or forums, or a
 * figure of the whole world; the scopes in which it is recorded follow from that.
 */

import { effortOutcomes } from './effort-outcomes.js'
import { meetingOutcomes } from './meeting-outcomes.js'
import type { OutcomeDeclaration } from './outcome.js'
import type { Outcome } from './outcome-kinds.js'
import { services } from './services/index.js'
import { standingOutcomes } from './standing-outcomes.js'

export const catalogue: readonly Outcome[] = [
  ...standingOutcomes,
  ...meetingOutcomes,
  ...effortOutcomes,
  ...services.flatMap((service) => service.outcomes),
]

/** All outcomes, with unit, bounds and meaning. */
export const outcomes: readonly OutcomeDeclaration[] = catalogue

/** What an outcome is a mean over, or a figure of the whole world; undefined where there is none of the name. */
export function outcomeOf(name: string): Outcome['of'] | undefined {
  return catalogue.find((o) => o.name === name)?.of
}

export function outcomeNamed(name: string): OutcomeDeclaration | undefined {
  return catalogue.find((o) => o.name === name)
}

/** The service that an outcome is of; undefined for those of the collaboration itself, and for what is no outcome. */
export function serviceOf(outcome: string): string | undefined {
  return services.find((service) => service.outcomes.some(({ name }) => name === outcome))?.name
}
