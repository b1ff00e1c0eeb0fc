/** What the service against poverty remembers: conflicts about data, plans, programmes, levers and poverty itself. */

import { ColumnArena } from '../../column-arena.js'
import type { Epoch } from '../../epoch.js'
import type { State } from '../../state.js'
import type { Structure } from '../../structure.js'
import { leverNames, type PovertyProgrammeSpec } from './fields.js'

/** What the scenario says of the programme; null where it says nothing. */
export const givenIn = (e: Epoch): PovertyProgrammeSpec | null =>
  e.services['poverty-programme'] as PovertyProgrammeSpec | null

export interface PovertyColumns {
  /** Part of each agency, as an index of `povertyRoles`; 0 for none. */
  readonly role: Int8Array
  /** Public money of each agency for programmes against poverty, in million Rp per month. */
  readonly budget: Float64Array
}

export const columnsIn = (e: Epoch): PovertyColumns => e.columns['poverty-programme'] as PovertyColumns

export const programmeOf = (s: State): PovertyProgramme => s.services['poverty-programme'] as PovertyProgramme

/** What a round of technical teams counts against a session. */
export const roundOfTeams = 0.5

export class PovertyProgramme {
  // Forum × figure: conflict[f * figures + g]
  readonly figures: number
  /** Month in which an open conflict about a figure opened; −1 where none is open. */
  readonly opened: Int32Array
  /** How far a method of counting is agreed upon. */
  readonly agreed: Float64Array

  // Forums
  /** Whether a seat of the forum has a part in the service. */
  readonly concerned: Uint8Array
  readonly conflictsOpened: Float64Array
  readonly conflictsSettled: Float64Array
  readonly monthsToSettle: Float64Array
  /** How well the joint plan fits the circumstances. */
  readonly planFit: Float64Array

  // Agencies
  /** Overlap of an agency’s programme with the joint plan. */
  readonly coherence: Float64Array
  /** Public money that the agency delivers this month, in million Rp. */
  readonly delivery: Float64Array

  // Levers
  /** How far each lever is at work. */
  readonly reach: Float64Array

  // World; money in million Rp per month
  pledged = 0
  deliveredPublic = 0
  deliveredContributed = 0
  targeting = 0
  /** Poor people in percent: those in lasting poverty, and those whom a disaster threw into it. */
  lasting = 0
  stricken = 0

  readonly #arena = new ColumnArena()

  constructor(readonly structure: Structure) {
    const forums = structure.forums.length
    const column = (n: number) => this.#arena.doubles(n)
    this.figures = structure.topics.length - structure.issueCount
    this.opened = this.#arena.words(forums * this.figures)
    this.agreed = column(forums * this.figures)
    this.concerned = new Uint8Array(forums)
    this.conflictsOpened = column(forums)
    this.conflictsSettled = column(forums)
    this.monthsToSettle = column(forums)
    this.planFit = column(forums)
    this.coherence = column(structure.agencies.length)
    this.delivery = column(structure.agencies.length)
    this.reach = column(leverNames.length)
  }

  begin(first: Epoch): void {
    const given = givenIn(first)
    this.#arena.clear([])
    this.opened.fill(-1)
    this.planFit.fill(1)
    this.coherence.fill(given?.coherence ?? 0)
    this.pledged = this.deliveredPublic = this.deliveredContributed = 0
    this.targeting = given?.targeting ?? 0
    this.lasting = given?.['poverty-rate'] ?? 0
    this.stricken = 0
    this.see(first)
  }

  /** Goes over to new values in force; a measure that sets a stock sets it, one that adds shifts it. */
  enter(last: Epoch, next: Epoch): void {
    const after = givenIn(next)
    if (!after) return
    const before = givenIn(last)
    const at = 'services.poverty-programme.'
    if (!before || next.set.has(`${at}coherence`)) this.coherence.fill(after.coherence)
    else
      for (let i = 0; i < this.coherence.length; i++)
        this.coherence[i] = within(this.coherence[i]! + after.coherence - before.coherence, 1)
    if (!before || next.set.has(`${at}targeting`)) this.targeting = after.targeting
    else this.targeting = within(this.targeting + after.targeting - before.targeting, 1)
    if (!before || next.set.has(`${at}poverty-rate`)) this.lasting = after['poverty-rate']
    else this.lasting = within(this.lasting + after['poverty-rate'] - before['poverty-rate'], 100)
  }

  /**
   * Spread of the members’ data on figure `g` in forum `f`: the standard deviation as a share of the largest there can
   * be, in [0, 1].
   */
  disagreement(now: Epoch, position: Float64Array, f: number, g: number): number {
    const { agencies, issueCount } = this.structure
    const { memberStart, memberAgency } = now.seating
    const base = (issueCount + g) * agencies.length
    const n = now.members[f]!
    if (n === 0) return 0
    let sum = 0
    for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) sum += position[base + memberAgency[q]!]!
    const mean = sum / n
    let squares = 0
    for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
      const d = position[base + memberAgency[q]!]! - mean
      squares += d * d
    }
    return within(Math.sqrt(squares / n) / 0.5, 1)
  }

  /** Mean spread over the figures; NaN where there are none or nobody of the service sits in the forum. */
  conflict(now: Epoch, position: Float64Array, f: number): number {
    if (this.figures === 0 || !this.concerned[f]) return Number.NaN
    let sum = 0
    for (let g = 0; g < this.figures; g++) sum += this.disagreement(now, position, f, g)
    return sum / this.figures
  }

  /** Looks who of the service sits where. */
  see(now: Epoch): void {
    for (let f = 0; f < this.concerned.length; f++) this.concerned[f] = +isConcerned(now, f)
  }
}

/** Whether somebody who has a part in the service sits in a forum. */
export function isConcerned(e: Epoch, f: number): boolean {
  const { memberStart, memberAgency } = e.seating
  const povertyRole = columnsIn(e).role
  for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) if (povertyRole[memberAgency[q]!]! > 0) return true
  return false
}

const within = (x: number, most: number): number => (x < 0 ? 0 : x > most ? most : x)
