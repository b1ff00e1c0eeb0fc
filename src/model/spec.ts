/** The complete input of the model: everything that it reads, as plain resolved values. */
import { type Fields, group, optionalGroup } from './declare.js'
import { agencyFields, type EntitySpec, entityFields } from './entities.js'
import { mechanismFields } from './mechanism.js'
import { mechanisms, services } from './schedule.js'

/** The part an agency plays in each service, as the services declare it. */
const roles = group(
  'The part the agency plays in each service.',
  Object.fromEntries(services.flatMap(({ name, role }) => (role ? [[name, role]] : []))),
)

/** An agency, its parts in the services included. */
export const agencyGroup = group(entityFields.agencies.entry.meaning, { ...agencyFields, roles })

/** Declarations of everything that the model reads, services and the mechanisms’ coefficients included. */
export const worldFields: Fields = {
  ...entityFields,
  agencies: { ...entityFields.agencies, entry: agencyGroup },
  services: group(
    'Services that the agencies give together.',
    Object.fromEntries(services.map(({ name, meaning, fields }) => [name, optionalGroup(meaning, fields)])),
  ),
  mechanisms: group(
    'Mechanisms: switch off, or set coefficients.',
    Object.fromEntries(mechanisms.map((m) => [m.name, group(m.purpose, mechanismFields(m))])),
  ),
}

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
