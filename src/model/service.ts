/** What a service is: what a scenario says of it, what it keeps from month to month, and what is recorded of it. */
import type { Choice, Fields } from './declare.js'
import type { Epoch } from './epoch.js'
import type { Text } from './outcome.js'
import type { Outcome } from './outcome-kinds.js'
import type { WorldSpec } from './spec.js'
import type { ServiceState } from './state.js'
import type { Structure } from './structure.js'

export interface Service {
  /** Kebab-case name; scenarios give it under `services.<name>`, and its mechanisms run only where they do. */
  readonly name: string
  readonly meaning: string
  readonly fields: Fields
  /** Chief sliders outside of its own fields, shown only where it is given; one that has no place of its own comes last among its own. */
  readonly sliders?: readonly string[]
  /** Part that an agency can play in it, as scenarios say under `roles.<name>`. */
  readonly role?: Choice
  readonly outcomes: readonly Outcome[]
  /** Pictures that its outcomes share: the file below `charts/`, without its ending, and the title. */
  readonly themes: readonly { readonly file: string; readonly title: Text }[]
  /** Ids of its own for which each forum draws luck: the issue fields of an agenda. */
  readonly issueFields?: (spec: object) => { readonly [id: string]: object }
  /** What it has to do in each calendar month, as a multiple of the yearly mean; outcomes that are `seasonal` follow it. */
  readonly seasons?: (spec: object) => readonly number[]
  /** The values in force as columns, once for each epoch; `epoch.services` has what the scenario says. */
  readonly columns: (epoch: Epoch, world: WorldSpec) => unknown
  readonly state: (structure: Structure) => ServiceState
}

export function service(declaration: Service): Service {
  return declaration
}
