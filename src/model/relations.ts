/** Relations: which pairs there are in an epoch, what shapes them and how they stand at the beginning. They change only with it. */
import type { EntitySpec } from './entities.js'
import type { Seating } from './seating.js'
import type { Sheet } from './sheet.js'
import type { Structure } from './world.js'

/** What of an epoch’s agencies and seats bears on pairs. */
interface Parties {
  readonly seated: Uint8Array
  readonly seating: Seating
  readonly side: Int32Array
  readonly isPublic: Uint8Array
}

/** Columns over pairs and, of `counterparts`, over agencies, as an epoch has them. */
export interface Relations {
  readonly activePair: Uint8Array
  readonly pairForum: Int32Array
  readonly counterparts: Float64Array
  readonly crossBorder: Uint8Array
  readonly across: Int32Array
  /** How near the two stand, as an index of the levels of trust at month 0: within an institution, over a border and so on. */
  readonly nearness: Uint8Array
}

/** Trust at month 0 by nearness, before its spread. */
export const trustByNearness = (at: EntitySpec['relations']): Float64Array =>
  Float64Array.of(at.trust, at['cross-kind'], at['cross-border'], at['same-institution'])

/** `institutions` are equal for agencies of one institution. */
export function relationsOf(s: Structure, parties: Parties, institutions: Int32Array, sheet: Sheet): Relations {
  const { seated, seating, side, isPublic } = parties
  const { pairStart, pairTo, agencySeatStart } = s
  const activePair = new Uint8Array(pairTo.length)
  const pairForum = sheet.words(pairTo.length)
  const counterparts = sheet.doubles(s.agencies.length)
  const crossBorder = new Uint8Array(pairTo.length)
  const nearness = new Uint8Array(pairTo.length)
  let crossing = 0
  // What is done to one agency’s pairs is a function of its own, which is compiled long before a loop over all is through.
  const stand = (i: number) => {
    let active = 0
    for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) {
      const j = pairTo[p]!
      const apart = +(side[i]! !== side[j]!)
      active += activePair[p]!
      crossing += activePair[p]! & apart
      crossBorder[p] = apart
      nearness[p] = institutions[i] === institutions[j] ? 3 : apart ? 2 : +(isPublic[i] !== isPublic[j])
    }
    return active
  }
  for (let i = 0; i < counterparts.length; i++) {
    if (agencySeatStart[i + 1]! === agencySeatStart[i]! + 1) besideOne(s, i, seated, activePair, pairForum)
    else relate(s, i, seated, seating, activePair, pairForum)
    counterparts[i] = Math.max(1, stand(i))
  }
  const across = new Int32Array(crossing)
  for (let p = 0, n = 0; n < crossing; p++) if (activePair[p]! & crossBorder[p]!) across[n++] = p
  return { activePair, pairForum, counterparts, crossBorder, across, nearness }
}

/** The pairs of agency i that sits in one forum: the other seats, in order. */
function besideOne(
  { pairStart, agencySeatStart, seatsOf, seatForum, seatStart, forums }: Structure,
  i: number,
  seated: Uint8Array,
  activePair: Uint8Array,
  pairForum: Int32Array,
): void {
  const own = seatsOf[agencySeatStart[i]!]!
  const f = seatForum[own]!
  let p = pairStart[i]!
  for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
    if (m === own) continue
    const both = seated[own]! & seated[m]!
    activePair[p] = both
    pairForum[p++] = both ? f : forums.length
  }
}

/**
 * The pairs of agency i that sit in a forum together, and the smallest forum that each does. A forum counts from its founding
 * on: before that it shapes nothing.
 */
function relate(
  s: Structure,
  i: number,
  seated: Uint8Array,
  { memberStart }: Seating,
  activePair: Uint8Array,
  pairForum: Int32Array,
): void {
  const { pairStart, agencySeatStart, seatsOf, seatForum, seatStart, gridStart, pairOf } = s
  const members = (f: number) => memberStart[f + 1]! - memberStart[f]!
  pairForum.fill(s.forums.length, pairStart[i]!, pairStart[i + 1]!)
  for (let q = agencySeatStart[i]!; q < agencySeatStart[i + 1]!; q++) {
    const own = seatsOf[q]!
    if (!seated[own]) continue
    const f = seatForum[own]!
    const start = seatStart[f]!
    const n = seatStart[f + 1]! - start
    const row = gridStart[f]! + (own - start) * n
    for (let b = 0; b < n; b++) {
      if (start + b === own || !seated[start + b]) continue
      const p = pairOf[row + b]!
      if (activePair[p] && members(pairForum[p]!) <= members(f)) continue
      activePair[p] = 1
      pairForum[p] = f
    }
  }
}
