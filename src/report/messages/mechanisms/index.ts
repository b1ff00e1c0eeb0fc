/** Nama dan makna semua mekanisme, menurut tema. */
import { caseworkMechanisms } from './casework-id.js'
import { clearanceMechanisms } from './clearance-id.js'
import { diplomacyMechanisms } from './diplomacy-id.js'
import { forumMechanisms } from './forum-id.js'
import { peopleMechanisms } from './people-id.js'
import { povertyMechanisms } from './poverty-id.js'
import { prosperityMechanisms } from './prosperity-id.js'
import type { MechanismWords } from './words.js'

export { occasionNames } from './people-id.js'
export type { MechanismWords } from './words.js'

export const mechanismWords: Readonly<Record<string, MechanismWords>> = {
  ...forumMechanisms,
  ...peopleMechanisms,
  ...clearanceMechanisms,
  ...caseworkMechanisms,
  ...prosperityMechanisms,
  ...diplomacyMechanisms,
  ...povertyMechanisms,
}
