/** Relations: which pairs there are in an epoch, what shapes them and how they stand at the beginning. They change only with it. */

import type { ColumnArena } from './column-arena.js'
import type { EntitySpec } from './entities.js'
import type { Seating } from './seating.js'
import type { Structure } from './structure.js'

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
  /** Undefined where nobody sits in several forums: then `separateForums` says it. */
  readonly pairForum: Int32Array | undefined
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
export function relationsOf(s: Structure, parties: Parties, institutions: Int32Array, arena: ColumnArena): Relations {
  const { seated, seating, side, isPublic } = parties
  const { agencies, pairStart, pairCount, seatAgency } = s
  const activePair = new Uint8Array(pairCount)
  const counterparts = arena.doubles(agencies.length)
  const crossBorder = new Uint8Array(pairCount)
  const nearness = new Uint8Array(pairCount)
  const pairForum = areSeparate(s) ? undefined : arena.words(pairCount)
  let crossing = 0
  // Most of a large world stands alike, and memory that nobody touches is never fetched.
  const stand = (p: number, i: number, j: number) => {
    const apart = +(side[i]! !== side[j]!)
    const near = institutions[i] === institutions[j] ? 3 : apart ? 2 : +(isPublic[i] !== isPublic[j])
    if (apart) crossBorder[p] = apart
    if (near) nearness[p] = near
    crossing += activePair[p]! & apart
  }
  const besideOne = (i: number) => {
    const own = s.seatsOf[s.agencySeatStart[i]!]!
    const f = s.seatForum[own]!
    let p = pairStart[i]!
    for (let m = s.seatStart[f]!; m < s.seatStart[f + 1]!; m++) {
      if (m === own) continue
      activePair[p] = seated[own]! & seated[m]!
      stand(p++, i, seatAgency[m]!)
    }
    if (pairForum) shapeRow(s, i, activePair, pairForum)
  }
  const besideSeveral = (i: number) => {
    relate(s, i, seated, seating, activePair, pairForum!)
    for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) stand(p, i, s.pairTo[p]!)
  }
  for (let i = 0; i < agencies.length; i++) {
    const forums = s.agencySeatStart[i + 1]! - s.agencySeatStart[i]!
    if (forums === 1) besideOne(i)
    else if (forums > 1) besideSeveral(i)
    let active = 0
    for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) active += activePair[p]!
    counterparts[i] = Math.max(1, active)
  }
  const across = new Int32Array(crossing)
  for (let p = 0, n = 0; n < crossing; p++) if (activePair[p]! & crossBorder[p]!) across[n++] = p
  return { activePair, pairForum, counterparts, crossBorder, across, nearness }
}

const sitsInOne = ({ agencySeatStart }: Structure, i: number) => agencySeatStart[i + 1]! - agencySeatStart[i]! === 1

/** Whether nobody sits in several forums. */
function areSeparate(s: Structure): boolean {
  for (let i = 0; i < s.agencies.length; i++) if (s.agencySeatStart[i + 1]! - s.agencySeatStart[i]! > 1) return false
  return true
}

/** The forums that shape the pairs where nobody sits in several. */
export function separateForums(s: Structure, activePair: Uint8Array): Int32Array {
  const pairForum = new Int32Array(s.pairCount)
  for (let i = 0; i < s.agencies.length; i++) if (sitsInOne(s, i)) shapeRow(s, i, activePair, pairForum)
  return pairForum
}

/** Its one forum shapes all pairs of agency i that are active. */
function shapeRow(s: Structure, i: number, activePair: Uint8Array, pairForum: Int32Array): void {
  const { pairStart, agencySeatStart, seatsOf, seatForum, forums } = s
  const f = seatForum[seatsOf[agencySeatStart[i]!]!]!
  for (let p = pairStart[i]!; p < pairStart[i + 1]!; p++) pairForum[p] = activePair[p] ? f : forums.length
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
