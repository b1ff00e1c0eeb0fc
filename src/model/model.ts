/**
 * What the engine runs: the lines of a month, what is recorded of it, and the draws that it makes. There is one model; it
 * is a value of its own so that a benchmark can have the same engine run another.
 */

import type { Line } from './mechanism.js'
import type { DrawnFor } from './names.js'
import type { Outcome } from './outcome-kinds.js'
import { catalogue } from './outcomes.js'
import { mechanisms, schedule } from './schedule.js'
import type { Service } from './service.js'
import { services } from './services/index.js'
import type { State } from './state.js'

export interface Model {
  readonly schedule: readonly Line[]
  readonly services: readonly Service[]
  readonly outcomes: readonly Outcome[]
  readonly purposes: { readonly [purpose: string]: DrawnFor }
  /** Completes month 0, once the columns hold the values in force. */
  readonly begin?: (state: State) => void
}

/** What draws are named for, as the mechanisms declare it; the spread of trust at month 0 is the state’s own. */
const purposes = Object.assign({ trust: 'pair' as const }, ...mechanisms.map(({ draws }) => draws)) as Model['purposes']

export const collaboration: Model = { schedule, services, outcomes: catalogue, purposes }
