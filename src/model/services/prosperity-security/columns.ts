/** The service’s values in force, compiled once for each epoch. */

import type { Seating } from '../../seating.js'
import type { WorldSpec } from '../../spec.js'
import type { Structure } from '../../structure.js'
import type { ProsperitySecuritySpec } from './fields.js'

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
  /** Sum of the agendas of the forums that an agency sits in, at least one: what divides its joint effort. */
  readonly agendas: Float64Array
  /** Agencies whose forums have both fields on their agendas. */
  readonly bridging: Int32Array
  /** Agency that chairs a forum and sits in it; −1 where none does. */
  readonly chair: Int32Array
}

export function prosperitySecurityColumns(
  given: ProsperitySecuritySpec | null,
  spec: WorldSpec,
  structure: Structure,
  { heldStart, heldForum, memberStart, memberAgency }: Seating,
): ProsperitySecurityColumns | null {
  if (!given) return null
  const { agencies, forums } = structure
  const agency = agencies.map((id) => spec.agencies[id])
  const role = agency.map((a) => a?.roles['prosperity-security'] ?? 'none')
  const share = (field: 'prosperity' | 'security') =>
    Float64Array.from(role, (r) => (r === field ? 1 : r === 'both' ? 0.5 : 0))
  const chair = Int32Array.from(forums, (id, f) => {
    const i = agencies.indexOf(spec.forums[id]?.chair ?? '')
    for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) if (memberAgency[q] === i) return i
    return -1
  })
  const agenda = (field: 'prosperity' | 'security') =>
    Float64Array.from(forums, (id) => (spec.forums[id] ? (given.agendas[id]?.[field] ?? 0) : 0))
  const prosperityAgenda = agenda('prosperity')
  const securityAgenda = agenda('security')
  const agendas = new Float64Array(agencies.length)
  const bridging: number[] = []
  for (let i = 0; i < agencies.length; i++) {
    let prosperity = 0
    let security = 0
    let sum = 0
    for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++) {
      const f = heldForum[q]!
      prosperity += prosperityAgenda[f]!
      security += securityAgenda[f]!
      sum += prosperityAgenda[f]! + securityAgenda[f]!
    }
    agendas[i] = sum > 1 ? sum : 1
    if (prosperity > 0 && security > 0) bridging.push(i)
  }
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
    prosperityAgenda,
    securityAgenda,
    agendas,
    bridging: Int32Array.from(bridging),
    chair,
  }
}
