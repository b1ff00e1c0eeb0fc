/**
 * Who sits where: the seats whose holders were told of them, as lists both ways. They change only with the epoch, and so
 * does what an agency takes from the values of the forums that it sits in.
 */
import { entryAt, listOf } from './lazy-map.js'
import type { WorldSpec } from './spec.js'
import type { Structure } from './structure.js'

/** What a spec says of the seats. */
export interface Seats {
  /** Month from which the seat is held; later than any month where it is not. */
  readonly joined: Int32Array
  readonly told: Uint8Array
}

const notHeld = 2 ** 31 - 1

/** Read once for all epochs of a snapshot. */
export function seatsOf({ agencies, forums, seatStart, seatAgency }: Structure, spec: WorldSpec): Seats {
  const joined = new Int32Array(seatAgency.length).fill(notHeld)
  const told = new Uint8Array(seatAgency.length)
  const forum = entryAt(spec.forums, forums)
  for (let f = 0; f < forums.length; f++) {
    const members = forum(f)?.members
    if (!members) continue
    const start = seatStart[f]!
    const list = listOf(members)
    for (let m = start; m < seatStart[f + 1]!; m++) {
      const id = agencies[seatAgency[m]!]!
      const seat = list?.ids[m - start] === id ? list.at(m - start) : members[id]
      if (!seat) continue
      joined[m] = seat.joined
      told[m] = +seat.told
    }
  }
  return { joined, told }
}

/** Whether a seat is held by an agency that is there in month `from`. */
export function onRollOf({ seatAgency }: Structure, { joined }: Seats, present: Uint8Array, from: number): Uint8Array {
  const onRoll = new Uint8Array(seatAgency.length)
  for (let m = 0; m < onRoll.length; m++) onRoll[m] = present[seatAgency[m]!]! & +(joined[m]! <= from)
  return onRoll
}

/** Which seats on the roll have holders who were told. */
export function toldOf(onRoll: Uint8Array, { told }: Seats): Uint8Array {
  const seated = new Uint8Array(onRoll.length)
  for (let m = 0; m < seated.length; m++) seated[m] = onRoll[m]! & told[m]!
  return seated
}

/** Months after `from` and before `until` in which a member joins, in order. */
export function joiningMonths({ joined }: Seats, from: number, until: number): number[] {
  const months = new Set<number>()
  for (let m = 0; m < joined.length; m++) if (joined[m]! > from && joined[m]! < until) months.add(joined[m]!)
  return [...months].sort((a, b) => a - b)
}

export interface Seating {
  /** Forums in which agency i sits, in the order of their ids: heldForum[heldStart[i] … heldStart[i + 1]]. */
  readonly heldStart: Int32Array
  readonly heldForum: Int32Array
  /** Agencies that sit in forum f, in the order of their ids: memberAgency[memberStart[f] … memberStart[f + 1]]. */
  readonly memberStart: Int32Array
  readonly memberAgency: Int32Array
}

export function seatingOf(s: Structure, seated: Uint8Array): Seating {
  return { ...heldIn(s, seated), ...membersIn(s, seated) }
}

function heldIn(s: Structure, seated: Uint8Array): Pick<Seating, 'heldStart' | 'heldForum'> {
  const heldStart = new Int32Array(s.agencies.length + 1)
  const heldForum = new Int32Array(seated.length)
  let held = 0
  for (let i = 0; i < s.agencies.length; i++) {
    for (let q = s.agencySeatStart[i]!; q < s.agencySeatStart[i + 1]!; q++)
      if (seated[s.seatsOf[q]!]) heldForum[held++] = s.seatForum[s.seatsOf[q]!]!
    heldStart[i + 1] = held
  }
  return { heldStart, heldForum }
}

function membersIn(s: Structure, seated: Uint8Array): Pick<Seating, 'memberStart' | 'memberAgency'> {
  const memberStart = new Int32Array(s.forums.length + 1)
  const memberAgency = new Int32Array(seated.length)
  let members = 0
  for (let f = 0; f < s.forums.length; f++) {
    for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++)
      if (seated[m]) memberAgency[members++] = s.seatAgency[m]!
    memberStart[f + 1] = members
  }
  return { memberStart, memberAgency }
}

/** For each agency the largest value of the forums that it sits in; 0 where it sits in none. */
export function largestHeld({ heldStart, heldForum }: Seating, value: Float64Array): Float64Array {
  const largest = new Float64Array(heldStart.length - 1)
  for (let i = 0; i < largest.length; i++)
    for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++)
      if (value[heldForum[q]!]! > largest[i]!) largest[i] = value[heldForum[q]!]!
  return largest
}
