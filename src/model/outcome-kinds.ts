/** Kinds of outcome: a mean over agencies or forums, or a figure of the whole world. */
import type { Epoch } from './epoch.js'
import type { OutcomeDeclaration } from './outcome.js'
import type { State } from './state.js'

export type Reader = (state: State) => number

/**
 * A value of each agency, forum or country: a column of the state as it stands, written for all members at once, or read one
 * by one; NaN if undefined.
 */
export type Values =
  | { readonly column: (state: State) => Float64Array }
  | { readonly fill: (state: State, members: Int32Array, into: Float64Array) => void }
  | { readonly read: (state: State, index: number) => number }

/** Whether one is among them in an epoch: a matter of the scenario, not of luck. */
export type Among = (epoch: Epoch, index: number) => boolean

export type Outcome = OutcomeDeclaration & {
  /** Its panel, from 1, in each of the themes that show it; what no theme shows is among the others. */
  readonly charts?: { readonly [theme: string]: number }
  /** Its rank among the main outcomes of a service, or (`general`) of every case. */
  readonly headline?: { readonly [whose: string]: number }
  /** Whether it follows the season of its service. */
  readonly seasonal?: boolean
  /** The outcome that says as a whole what this one says in part. */
  readonly partOf?: string
  /** Service without which the outcome is not recorded; of several, any will do. */
  readonly service?: string | readonly string[]
  /**
   * Lines of the schedule that work the value out afresh each month, in order, the last of them giving it; absent where
   * the value builds up from month to month. What moved such a value is told by putting the stocks in, line by line.
   */
  readonly derived?: readonly string[]
} & (
    | ({
        readonly of: 'agencies' | 'forums' | 'countries'
        /** Those of whom the outcome speaks where it is not of all; of others it has no value. */
        readonly among?: Among
      } & Values)
    | { readonly of: 'trust' }
    /** Only between agencies of two countries. */
    | { readonly of: 'trust-across' }
    | { readonly of: 'world'; readonly read: Reader }
  )

export const share = { unit: 'share', bounds: [0, 1], bins: 1000 } as const
export const index = { unit: 'index (0–1)', bounds: [0, 1], bins: 1000 } as const

/** Whether anybody sits in a forum. */
export function hasMembers({ members }: Epoch, f: number): boolean {
  return members[f]! > 0
}
