/** Which service an outcome is of: only scenarios that have the service record it. */
import { borderClearanceOutcomes } from './services/border-clearance/outcomes.js'
import { caseworkOutcomes } from './services/casework/outcomes.js'
import { diplomacyAgendaOutcomes } from './services/diplomacy-agenda/outcomes.js'
import { povertyProgrammeOutcomes } from './services/poverty-programme/outcomes.js'
import { prosperitySecurityOutcomes } from './services/prosperity-security/outcomes.js'

const byService: Readonly<Record<string, readonly { readonly name: string }[]>> = {
  'border-clearance': borderClearanceOutcomes,
  casework: caseworkOutcomes,
  'diplomacy-agenda': diplomacyAgendaOutcomes,
  'poverty-programme': povertyProgrammeOutcomes,
  'prosperity-security': prosperitySecurityOutcomes,
}

/** The service that an outcome is of; undefined for those of the collaboration itself, and for what is no outcome. */
export function serviceOf(outcome: string): string | undefined {
  return Object.keys(byService).find((service) => byService[service]?.some(({ name }) => name === outcome))
}
