/**
 * Who sits where: the seats whose holders were told of them, as lists both ways. They change only with the epoch, and so
 * does what an agency takes from the values of the forums that it sits in.
 */
import type { Structure } from './world.js'

export interface Seating {
  /** Forums in which agency i sits, in the order of their ids: heldForum[heldStart[i] … heldStart[i + 1]]. */
  readonly heldStart: Int32Array
  readonly heldForum: Int32Array
  /** Agencies that sit in forum f, in the order of their ids: memberAgency[memberStart[f] … memberStart[f + 1]]. */
  readonly memberStart: Int32Array
  readonly memberAgency: Int32Array
}

export function seatingOf(s: Structure, seated: Uint8Array): Seating {
  const heldStart = new Int32Array(s.agencies.length + 1)
  const heldForum = new Int32Array(seated.length)
  let held = 0
  for (let i = 0; i < s.agencies.length; i++) {
    for (let q = s.agencySeatStart[i]!; q < s.agencySeatStart[i + 1]!; q++)
      if (seated[s.seatsOf[q]!]) heldForum[held++] = s.seatForum[s.seatsOf[q]!]!
    heldStart[i + 1] = held
  }
  const memberStart = new Int32Array(s.forums.length + 1)
  const memberAgency = new Int32Array(seated.length)
  let members = 0
  for (let f = 0; f < s.forums.length; f++) {
    for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++)
      if (seated[m]) memberAgency[members++] = s.seatAgency[m]!
    memberStart[f + 1] = members
  }
  return { heldStart, heldForum, memberStart, memberAgency }
}

/** For each agency the largest value of the forums that it sits in; 0 where it sits in none. */
export function largestHeld({ heldStart, heldForum }: Seating, value: Float64Array): Float64Array {
  const largest = new Float64Array(heldStart.length - 1)
  for (let i = 0; i < largest.length; i++)
    for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++)
      if (value[heldForum[q]!]! > largest[i]!) largest[i] = value[heldForum[q]!]!
  return largest
}
