/** The structure of a world: who there ever is, who sits where and who meets whom, numbered in the code-unit order of ids. */
import { Alike } from './alike.js'
import type { WorldSpec } from './spec.js'

export interface Structure {
  readonly agencies: readonly string[]
  readonly forums: readonly string[]
  /** Issues first, then figures. */
  readonly topics: readonly string[]
  readonly issueCount: number
  /** Countries that any agency belongs to: the sides of a forum. */
  readonly countries: readonly string[]
  /** Issue fields of a diplomatic agenda. */
  readonly fields: readonly string[]
  /** Seats of forum f: seatStart[f] to seatStart[f + 1], in agency order. */
  readonly seatStart: Int32Array
  readonly seatAgency: Int32Array
  readonly seatForum: Int32Array
  /** Forums of agency i: the seats it holds, seatsOf[agencySeatStart[i] … agencySeatStart[i + 1]]. */
  readonly agencySeatStart: Int32Array
  readonly seatsOf: Int32Array
  /** Ordered pairs that share a forum, by the agency that trusts: pairStart[i] to pairStart[i + 1]. */
  readonly pairStart: Int32Array
  readonly pairFrom: Int32Array
  readonly pairTo: Int32Array
  /** Index of the pair (a, b) of seats of forum f: pairOf[gridStart[f] + a * size + b]; −1 on the diagonal. */
  readonly gridStart: Int32Array
  readonly pairOf: Int32Array
}

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function idsOf(maps: readonly { readonly [id: string]: unknown }[]): string[] {
  const ids = maps.length === 1 ? Object.keys(maps[0]!) : [...new Set(maps.flatMap((map) => Object.keys(map)))]
  // Long lists are mostly written in order.
  return isAscending(ids) ? ids : ids.sort(byCodeUnit)
}

function isAscending(ids: readonly string[]): boolean {
  for (let i = 1; i < ids.length; i++) if (!(ids[i - 1]! < ids[i]!)) return false
  return true
}

/**
 * Finds the places of ids among others. Members are mostly asked for in the order of the agencies, so the one that follows
 * the last is looked at before a table is, and a large network of separate forums needs none.
 */
function placesIn(ids: readonly string[]): (id: string) => number | undefined {
  let next = 0
  let table: Map<string, number> | undefined
  return (id) => {
    if (ids[next] === id) return next++
    table ??= new Map(ids.map((each, i) => [each, i]))
    const place = table.get(id)
    if (place !== undefined) next = place + 1
    return place
  }
}

function countriesOf(specs: readonly WorldSpec[], ids: readonly string[]): string[] {
  const said = specs.flatMap(({ agencies }) => Alike.among(ids, agencies).entries)
  return [...new Set(said.map(({ country }) => country))].sort(byCodeUnit)
}

export function structureOf(specs: readonly WorldSpec[]): Structure {
  const agencies = idsOf(specs.map((s) => s.agencies))
  const forums = idsOf(specs.map((s) => s.forums))
  const issues = idsOf(specs.map((s) => s.issues))
  const figures = idsOf(specs.map((s) => s.figures))
  const seats = seatsOf(specs, forums, agencies)
  const held = heldBy(seats, agencies.length)
  const pairs = pairsOf({ ...seats, ...held })
  return {
    agencies,
    forums,
    topics: [...issues, ...figures],
    issueCount: issues.length,
    countries: countriesOf(specs, agencies),
    fields: idsOf(specs.map((s) => s.services['diplomacy-agenda']?.fields ?? {})),
    ...seats,
    ...held,
    ...pairs,
    ...gridOf(seats, pairs),
  }
}

// Each loop below is a function of its own, for it runs once, and a short function is compiled long before a loop is over.

type Seats = Pick<Structure, 'seatStart' | 'seatAgency' | 'seatForum'>
type Held = Pick<Structure, 'agencySeatStart' | 'seatsOf'>
type Pairs = Pick<Structure, 'pairStart' | 'pairFrom' | 'pairTo'>

function seatsOf(specs: readonly WorldSpec[], forums: readonly string[], agencies: readonly string[]): Seats {
  const placeOf = placesIn(agencies)
  const seatStart = new Int32Array(forums.length + 1)
  const seats: number[] = []
  forums.forEach((forum, f) => {
    for (const member of idsOf(specs.map((s) => s.forums[forum]?.members ?? {}))) {
      const i = placeOf(member)
      if (i === undefined) throw new Error(`forum ${forum} seats ${member}, which is no agency of any month`)
      seats.push(i)
    }
    seatStart[f + 1] = seats.length
  })
  const seatForum = new Int32Array(seats.length)
  for (let f = 0; f < forums.length; f++) seatForum.fill(f, seatStart[f], seatStart[f + 1])
  return { seatStart, seatAgency: new Int32Array(seats), seatForum }
}

const sizeOf = (f: number, { seatStart }: Seats): number => seatStart[f + 1]! - seatStart[f]!

/** The seats by the agencies that hold them. */
function heldBy({ seatAgency }: Seats, agencies: number): Held {
  const agencySeatStart = new Int32Array(agencies + 1)
  for (let m = 0; m < seatAgency.length; m++) agencySeatStart[seatAgency[m]! + 1]!++
  for (let i = 0; i < agencies; i++) agencySeatStart[i + 1]! += agencySeatStart[i]!
  const next = agencySeatStart.slice()
  const seatsOf = new Int32Array(seatAgency.length)
  for (let m = 0; m < seatAgency.length; m++) seatsOf[next[seatAgency[m]!]!++] = m
  return { agencySeatStart, seatsOf }
}

function pairsOf(s: Seats & Held): Pairs {
  const { seatStart, seatAgency, seatForum, agencySeatStart, seatsOf } = s
  const agencies = agencySeatStart.length - 1
  // As many pairs as the forums have among them; fewer where two agencies share several forums.
  let most = 0
  for (let f = 0; f + 1 < seatStart.length; f++) most += sizeOf(f, s) * (sizeOf(f, s) - 1)
  const pairStart = new Int32Array(agencies + 1)
  const from = new Int32Array(most)
  const to = new Int32Array(most)
  let pairs = 0
  for (let i = 0; i < agencies; i++) {
    const first = agencySeatStart[i]!
    if (agencySeatStart[i + 1]! === first + 1) {
      const own = seatsOf[first]!
      const last = seatStart[seatForum[own]! + 1]!
      for (let m = seatStart[seatForum[own]!]!; m < last; m++) if (m !== own) to[pairs++] = seatAgency[m]!
    } else {
      for (const j of othersBeside(i, s)) to[pairs++] = j
    }
    for (let p = pairStart[i]!; p < pairs; p++) from[p] = i
    pairStart[i + 1] = pairs
  }
  return { pairStart, pairFrom: from.subarray(0, pairs), pairTo: to.subarray(0, pairs) }
}

/** Agencies that share any of the forums of one that sits in several, in order. */
function othersBeside(
  i: number,
  { seatStart, seatAgency, seatForum, agencySeatStart, seatsOf }: Seats & Held,
): number[] {
  const others = new Set<number>()
  for (let q = agencySeatStart[i]!; q < agencySeatStart[i + 1]!; q++) {
    const f = seatForum[seatsOf[q]!]!
    for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) if (seatAgency[m] !== i) others.add(seatAgency[m]!)
  }
  return [...others].sort((a, b) => a - b)
}

function gridOf(seats: Seats, { pairStart, pairTo }: Pairs): Pick<Structure, 'gridStart' | 'pairOf'> {
  const { seatStart, seatAgency } = seats
  const gridStart = new Int32Array(seatStart.length)
  for (let f = 0; f + 1 < seatStart.length; f++) gridStart[f + 1] = gridStart[f]! + sizeOf(f, seats) * sizeOf(f, seats)
  const pairOf = new Int32Array(gridStart.at(-1)!)
  for (let f = 0, cell = 0; f + 1 < seatStart.length; f++) {
    for (let a = seatStart[f]!; a < seatStart[f + 1]!; a++) {
      // Both lists ascend, so one pass over the agency’s pairs finds all of the forum’s.
      let p = pairStart[seatAgency[a]!]!
      for (let b = seatStart[f]!; b < seatStart[f + 1]!; b++) {
        const j = seatAgency[b]!
        if (b !== a) while (pairTo[p]! < j) p++
        pairOf[cell++] = b === a ? -1 : p
      }
    }
  }
  return { gridStart, pairOf }
}
