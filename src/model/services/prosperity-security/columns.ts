/** The service’s values in force, compiled once for each epoch. */
import type { WorldSpec } from '../../spec.js'
import type { Structure } from '../../world.js'

/** Whom an actor stands for when two of them meet. */
export const sides = { government: 0, business: 1, society: 2 } as const

/** The service’s values in force, as columns over agencies and forums. */
export interface ProsperitySecurityColumns {
  readonly welfare: number
  readonly security: number
  /** Share of an agency’s own work that is in each field. */
  readonly prosperityRole: Float64Array
  readonly securityRole: Float64Array
  /** Government of a district or province with a part in the service. */
  readonly local: Uint8Array
  /** Index into `sides`. */
  readonly side: Uint8Array
  readonly prosperityAgenda: Float64Array
  readonly securityAgenda: Float64Array
  /** Agency that chairs a forum and sits in it; −1 where none does. */
  readonly chair: Int32Array
}

export function prosperitySecurityColumns(
  spec: WorldSpec,
  structure: Structure,
  seated: Uint8Array,
): ProsperitySecurityColumns | null {
  const given = spec.services['prosperity-security']
  if (!given) return null
  const { agencies, forums, seatStart, seatAgency } = structure
  const agency = agencies.map((id) => spec.agencies[id])
  const role = agency.map((a) => a?.roles['prosperity-security'] ?? 'none')
  const share = (field: 'prosperity' | 'security') =>
    Float64Array.from(role, (r) => (r === field ? 1 : r === 'both' ? 0.5 : 0))
  const chair = Int32Array.from(forums, (id, f) => {
    const i = agencies.indexOf(spec.forums[id]?.chair ?? '')
    for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) if (seatAgency[m] === i && seated[m]) return i
    return -1
  })
  return {
    welfare: given.welfare,
    security: given.security,
    prosperityRole: share('prosperity'),
    securityRole: share('security'),
    local: Uint8Array.from(agency, (a, i) =>
      a?.kind === 'public' && a.level !== 'centre' && role[i] !== 'none' ? 1 : 0,
    ),
    side: Uint8Array.from(agency, (a) =>
      a?.kind === 'public' ? sides.government : a?.kind === 'private' ? sides.business : sides.society,
    ),
    prosperityAgenda: Float64Array.from(forums, (id) => (spec.forums[id] ? (given.agendas[id]?.prosperity ?? 0) : 0)),
    securityAgenda: Float64Array.from(forums, (id) => (spec.forums[id] ? (given.agendas[id]?.security ?? 0) : 0)),
    chair,
  }
}
