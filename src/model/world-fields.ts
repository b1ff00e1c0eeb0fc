/** Declarations of everything that the model reads, put together from entities, services and mechanisms. */
import { type Fields, group, optionalGroup } from './declare.js'
import { agencyFields, entityFields } from './entities.js'
import { mechanismFields } from './mechanism.js'
import { mechanisms } from './schedule.js'
import { services } from './services/index.js'

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
