/** What a scenario says of the agenda, as columns over forums, fields and sides, and the hierarchy of forums. */
import type { Epoch } from '../../epoch.js'
import { fullInclusion } from '../../mechanisms/legitimacy.js'
import type { WorldSpec } from '../../spec.js'
import type { Structure } from '../../structure.js'
import { type DiplomacyAgendaSpec, ownAuthority } from './fields.js'

export interface DiplomacyColumns {
  readonly spec: DiplomacyAgendaSpec
  /** Parent of each forum; −1 for a forum without one. */
  readonly parent: Int32Array
  /** 1 for a forum of the lowest tier, at which items arrive. */
  readonly entry: Uint8Array
  /** Forums from the top of the hierarchy down, by id within a level: what is sent up is not treated in the same month. */
  readonly downwards: Int32Array
  /** Items a month and field; 0 for a field that is not there. */
  readonly arrivals: Float64Array
  readonly fieldCount: number
  /** Chance that an item of field k lies within the authority of forum f: within[f * fields + k]. */
  readonly within: Float64Array
  /** Memory and chance of a change of body, by side. */
  readonly memory: Float64Array
  readonly bodyHazard: Float64Array
  /** Number of the country whose border community is followed; −1 where it has no agency. */
  readonly home: number
  /** Share of non-state members in the forums of the lowest tier, as a share of the three in ten that include fully. */
  readonly nonState: number
  /** Mean exposure to tension of the forums of the lowest tier. */
  readonly exposureOfEntry: number
  /** Of each side, the pairs across the border that a forum of the lowest tier shapes, its own trust first. */
  readonly acrossOfSide: readonly Int32Array[]
}

/** Reads the service’s columns; null where the scenario has no such service. */
export function diplomacyColumns(
  spec: DiplomacyAgendaSpec | null,
  world: WorldSpec,
  structure: Structure,
  epoch: Epoch,
): DiplomacyColumns | null {
  if (!spec) return null
  const { forums, fields, countries } = structure
  const parent = Int32Array.from(forums, (id) => forums.indexOf(world.forums[id]?.parent ?? ''))
  const isParent = new Set(parent)
  const level = (f: number): number => (parent[f]! < 0 ? 0 : 1 + level(parent[f]!))
  const levels = forums.map((_, f) => level(f))
  const sides = countries.map((id) => spec.sides[id] ?? { memory: 1, tenure: Number.POSITIVE_INFINITY })
  const entry = Uint8Array.from(forums, (id, f) => (world.forums[id] && !isParent.has(f) ? 1 : 0))
  const { across, pairForum, side } = epoch
  return {
    spec,
    parent,
    entry,
    downwards: Int32Array.from(forums.map((_, f) => f).sort((a, b) => levels[a]! - levels[b]! || a - b)),
    arrivals: Float64Array.from(fields, (id) => (spec.fields[id]?.arrivals ?? 0) / 12),
    fieldCount: Object.keys(spec.fields).length,
    within: Float64Array.from(
      forums.flatMap((forum, f) =>
        fields.map((id) =>
          parent[f]! < 0 ? 1 : (spec.authority[forum] ?? ownAuthority) * (1 - (spec.fields[id]?.sensitivity ?? 0)),
        ),
      ),
    ),
    memory: Float64Array.from(sides, (side) => side.memory),
    bodyHazard: Float64Array.from(sides, (side) => 1 / side.tenure),
    home: countries.indexOf(spec.home),
    nonState: nonStateShare(entry, structure, epoch),
    exposureOfEntry: meanOfMarked(epoch.forum.exposure, entry),
    acrossOfSide: countries.map((_, n) =>
      across.filter((p) => entry[pairForum[p]!] && side[structure.pairFrom[p]!] === n),
    ),
  }
}

function nonStateShare(entry: Uint8Array, { seatStart, seatAgency }: Structure, { isPublic, seated }: Epoch): number {
  let members = 0
  let others = 0
  for (let f = 0; f < entry.length; f++) {
    if (!entry[f]) continue
    for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
      if (!seated[m]) continue
      members++
      if (!isPublic[seatAgency[m]!]) others++
    }
  }
  if (members === 0) return 0
  const share = others / members / fullInclusion
  return share > 1 ? 1 : share
}

function meanOfMarked(values: Float64Array, marked: Uint8Array): number {
  let n = 0
  let sum = 0
  for (let f = 0; f < marked.length; f++) {
    if (!marked[f]) continue
    n++
    sum += values[f]!
  }
  return n > 0 ? sum / n : 0
}
