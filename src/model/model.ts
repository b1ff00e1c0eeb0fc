/**
 * What the engine runs: the lines of a month, what is recorded of it, and the draws that it makes. There is one model; it
 * is a value of its own so that a benchmark can have the same engine run another.
 */
import type { Outcome } from './outcome-kinds.js'
import { catalogue } from './outcomes.js'
import { type Line, schedule } from './schedule.js'
import type { State } from './state.js'

/**
 * Whose luck a purpose is: its draws are named `<purpose>|forum:pilar`, `<purpose>|forum:pilar|agency:bnpp` and so on. A
 * side is a country’s part in a forum, a field one of the issue fields on its agenda.
 */
export type DrawnFor = 'forum' | 'agency' | 'seat' | 'pair' | 'agency-figure' | 'side' | 'field' | 'world'

export interface Model {
  readonly schedule: readonly Line[]
  readonly outcomes: readonly Outcome[]
  readonly purposes: { readonly [purpose: string]: DrawnFor }
  /** Completes month 0, once the columns hold the values in force. */
  readonly begin?: (state: State) => void
}

export const purposes = {
  convening: 'forum',
  win: 'forum',
  attendance: 'seat',
  relevance: 'seat',
  pledge: 'seat',
  turnover: 'agency',
  ego: 'agency',
  trust: 'pair',
  incident: 'world',
  decree: 'seat',
  case: 'world',
  handling: 'world',
  assistance: 'world',
  'data-release': 'agency-figure',
  postponement: 'forum',
  body: 'side',
  item: 'field',
} as const

export const collaboration: Model = { schedule, outcomes: catalogue, purposes }
