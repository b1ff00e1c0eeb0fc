/** The structure of a world: who there ever is, who sits where and who meets whom, numbered in the code-unit order of ids. */

import { Interned } from './interning.js'
import { entryAt, listOf } from './lazy-map.js'
import type { WorldSpec } from './spec.js'

/** A service that may have issue fields of its own. */
interface AgendaOf {
  readonly name: string
  readonly issueFields?: (spec: object) => { readonly [id: string]: object }
}

export class Structure {
  readonly agencies: readonly string[]
  readonly forums: readonly string[]
  /** Issues first, then figures. */
  readonly topics: readonly string[]
  readonly issueCount: number
  /** Countries that any agency belongs to: the sides of a forum. */
  readonly countries: readonly string[]
  /** Issue fields of the services’ agendas. */
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
  // What not every model asks for is worked out when it is asked for: a large world has millions of pairs.
  #pairTo: Int32Array | undefined
  #pairFrom: Int32Array | undefined
  #grid: Grid | undefined

  constructor(specs: readonly WorldSpec[], services: readonly AgendaOf[] = []) {
    this.agencies = idsOf(specs.map((s) => s.agencies))
    this.forums = idsOf(specs.map((s) => s.forums))
    const issues = idsOf(specs.map((s) => s.issues))
    this.topics = [...issues, ...idsOf(specs.map((s) => s.figures))]
    this.issueCount = issues.length
    this.countries = countriesOf(specs, this.agencies)
    this.fields = idsOf(
      services.flatMap(({ name, issueFields }) =>
        specs.map(({ services }) => (services[name] && issueFields?.(services[name])) || {}),
      ),
    )
    const seats = seatsOf(specs, this.forums, this.agencies)
    this.seatStart = seats.seatStart
    this.seatAgency = seats.seatAgency
    this.seatForum = seats.seatForum
    const held = heldBy(seats, this.agencies.length)
    this.agencySeatStart = held.agencySeatStart
    this.seatsOf = held.seatsOf
    this.pairStart = pairStartsOf(this)
  }

  get pairCount(): number {
    return this.pairStart[this.agencies.length]!
  }

  /** The agency that is trusted, of each pair. */
  get pairTo(): Int32Array {
    this.#pairTo ??= trustedOf(this)
    return this.#pairTo
  }

  /** The agency that trusts, of each pair. */
  get pairFrom(): Int32Array {
    this.#pairFrom ??= rowsOf(this)
    return this.#pairFrom
  }

  /** Index of the pair (a, b) of seats of forum f: pairOf[gridStart[f] + a * size + b]; −1 on the diagonal. */
  get pairOf(): Int32Array {
    this.#grid ??= gridOf(this)
    return this.#grid.pairOf
  }

  get gridStart(): Int32Array {
    this.#grid ??= gridOf(this)
    return this.#grid.gridStart
  }
}

interface Grid {
  readonly gridStart: Int32Array
  readonly pairOf: Int32Array
}

export const byCodeUnit = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function idsOf(maps: readonly { readonly [id: string]: object }[]): readonly string[] {
  const list = maps.length === 1 ? listOf(maps[0]!) : undefined
  if (list) return list.ids
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
  const said = specs.flatMap(({ agencies }) => Interned.among(ids, agencies).entries)
  return [...new Set(said.map(({ country }) => country))].sort(byCodeUnit)
}

// Each loop below is a function of its own, for it runs once, and a short function is compiled long before a loop is over.

type Seats = Pick<Structure, 'seatStart' | 'seatAgency' | 'seatForum'>
type Held = Pick<Structure, 'agencySeatStart' | 'seatsOf'>
type Pairs = Pick<Structure, 'pairStart' | 'pairTo'>

function seatsOf(specs: readonly WorldSpec[], forums: readonly string[], agencies: readonly string[]): Seats {
  const placeOf = placesIn(agencies)
  const saids = specs.map((s) => entryAt(s.forums, forums))
  const seatStart = new Int32Array(forums.length + 1)
  const members = forums.map((_, f) => idsOf(saids.map((said) => said(f)?.members ?? {})))
  for (let f = 0; f < forums.length; f++) seatStart[f + 1] = seatStart[f]! + members[f]!.length
  const seatAgency = new Int32Array(seatStart[forums.length]!)
  const seatForum = new Int32Array(seatAgency.length)
  for (let f = 0; f < forums.length; f++) {
    seatForum.fill(f, seatStart[f], seatStart[f + 1])
    for (let m = seatStart[f]!; m < seatStart[f + 1]!; m++) {
      const member = members[f]![m - seatStart[f]!]!
      const i = placeOf(member)
      if (i === undefined) throw new Error(`forum ${forums[f]} seats ${member}, which is no agency of any month`)
      seatAgency[m] = i
    }
  }
  return { seatStart, seatAgency, seatForum }
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

/** A place for each pair: one who sits in one forum has as many as there are others in it. */
function pairStartsOf(s: Seats & Held): Int32Array {
  const { seatForum, agencySeatStart, seatsOf } = s
  const pairStart = new Int32Array(agencySeatStart.length)
  for (let i = 0; i + 1 < pairStart.length; i++) {
    const first = agencySeatStart[i]!
    const inOne = agencySeatStart[i + 1]! === first + 1
    pairStart[i + 1] = pairStart[i]! + (inOne ? sizeOf(seatForum[seatsOf[first]!]!, s) - 1 : othersBeside(i, s).length)
  }
  return pairStart
}

function trustedOf(s: Seats & Held & Pick<Structure, 'pairStart'>): Int32Array {
  const { seatStart, seatAgency, seatForum, agencySeatStart, seatsOf, pairStart } = s
  const to = new Int32Array(pairStart.at(-1)!)
  let p = 0
  for (let i = 0; i + 1 < pairStart.length; i++) {
    const first = agencySeatStart[i]!
    if (agencySeatStart[i + 1]! === first + 1) {
      const own = seatsOf[first]!
      const last = seatStart[seatForum[own]! + 1]!
      for (let m = seatStart[seatForum[own]!]!; m < last; m++) if (m !== own) to[p++] = seatAgency[m]!
    } else {
      for (const j of othersBeside(i, s)) to[p++] = j
    }
  }
  return to
}

function rowsOf({ pairStart }: Pairs): Int32Array {
  const from = new Int32Array(pairStart.at(-1)!)
  for (let i = 0; i + 1 < pairStart.length; i++) from.fill(i, pairStart[i], pairStart[i + 1])
  return from
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

function gridOf(s: Seats & Pairs): Grid {
  const { seatStart, seatAgency, pairStart, pairTo } = s
  const gridStart = new Int32Array(seatStart.length)
  for (let f = 0; f + 1 < seatStart.length; f++) gridStart[f + 1] = gridStart[f]! + sizeOf(f, s) * sizeOf(f, s)
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
