/** The complete input of the model: everything that it reads, as plain resolved values. */
import type { EntitySpec } from './entities.js'

export type MechanismSpec = { readonly off: boolean } & { readonly [coefficient: string]: number | boolean }

export type WorldSpec = EntitySpec & {
  /** What the scenario says of each service; null where it has none. */
  readonly services: { readonly [name: string]: object | null }
  readonly mechanisms: { readonly [name: string]: MechanismSpec }
}

/** The world as it is from month `from` on, until the next snapshot: what the measures have made of the base. */
export interface Snapshot {
  readonly from: number
  readonly spec: WorldSpec
  /** Paths of stocks (`agencies.bnpp.ego`) that a measure sets in this very month; all other changes of stocks are shifts. */
  readonly set: ReadonlySet<string>
}

/** Input of one simulation. `snapshots[0].from` is 0 and holds the initial state; later ones are in ascending order. */
export interface ModelInput {
  /** Number of months simulated, 1 to 1,200. Rows are recorded for months 0 (the initial state) to `months`. */
  readonly months: number
  readonly snapshots: readonly Snapshot[]
}
