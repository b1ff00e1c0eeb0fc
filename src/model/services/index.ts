/** The services that there are: what each declares, without its mechanisms, which the schedule has. */
import type { Service } from '../service.js'
import { borderClearance } from './border-clearance/index.js'
import { casework } from './casework/index.js'
import { diplomacyAgenda } from './diplomacy-agenda/index.js'
import { povertyProgramme } from './poverty-programme/index.js'
import { prosperitySecurity } from './prosperity-security/index.js'

/** The services that a scenario can have. */
export const services: readonly Service[] = [
  borderClearance,
  casework,
  povertyProgramme,
  prosperitySecurity,
  diplomacyAgenda,
]
