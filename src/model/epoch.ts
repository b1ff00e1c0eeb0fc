/** Epochs: the values in force from a month on, as columns. Measures and joining members begin new epochs. */

import { channelCount, channelNames } from './channels.js'
import { ColumnArena } from './column-arena.js'
import { type Columns, columnsOf } from './columns.js'
import { type AgencySpec, agencyFields, type ForumSpec, forumFields } from './entities.js'
import { Interned } from './interning.js'
import { relationsOf, separateForums, trustByNearness } from './relations.js'
import {
  joiningMonths,
  largestHeld,
  onRollOf,
  type Seating,
  type Seats,
  seatingOf,
  seatsOf,
  toldOf,
} from './seating.js'
import type { ModelInput, WorldSpec } from './spec.js'
import type { Structure } from './structure.js'

/** What an epoch asks of a service: the values in force as columns. */
export interface EpochService {
  readonly name: string
  readonly columns: (epoch: Epoch, world: WorldSpec) => unknown
}

/** Reports that a full budget line brings, against full joint monitoring. */
export const reportsOfBudgetLine = 0.5

export class Epoch {
  /** Calendar month of month 1. */
  readonly start: number

  // Agencies
  readonly present: Uint8Array
  /** The country’s number among the structure’s countries. */
  readonly side: Int32Array
  readonly isPublic: Uint8Array
  /** What scenarios give agencies, as columns by their names. */
  readonly agency: Columns<typeof agencyFields>
  /** Chance that the official changes, each month. */
  readonly hazard: Float64Array
  /** Own interests and data: interest[topic * agencies + i]. */
  readonly interest: Float64Array

  // Forums
  readonly forumPresent: Uint8Array
  readonly tier: readonly string[]
  readonly forum: Columns<typeof forumFields>
  readonly sponsored: Uint8Array
  readonly championed: Uint8Array
  /** Months between occasions, every[channel * forums + f]; 0 where the forum has no such channel. */
  readonly every: Int32Array

  // Seats and pairs
  /** Whether the seat is taken by an agency that was told of it. */
  readonly seated: Uint8Array
  readonly seating: Seating
  /** The fullest joint training and legal basis of the forums that an agency sits in. */
  readonly bestTraining: Float64Array
  readonly bestLegalBasis: Float64Array
  /** What an agency must report on in all its forums: joint monitoring, and by half common money. */
  readonly reports: Float64Array
  /** Whether an agency holds the seat, told of it or not. */
  readonly onRoll: Uint8Array
  /** Members of each forum that were told, the share of them that are non-state, and what they offer in all. */
  readonly members: Int32Array
  readonly nonState: Float64Array
  readonly offered: Float64Array
  readonly activePair: Uint8Array
  /** Active pairs of each agency, at least 1. */
  readonly counterparts: Float64Array
  #pairForum: Int32Array | undefined
  readonly #agency: Interned<AgencySpec>
  readonly crossBorder: Uint8Array
  /** Active pairs across the border. */
  readonly across: Int32Array
  /** How near the two of a pair stand, and the trust of month 0 at each nearness, before its spread. */
  readonly nearness: Uint8Array
  readonly trustAtStart: Float64Array
  readonly trustSpread: number

  // World
  readonly world: WorldSpec['world']
  /** What the scenario says of each service; null where it is not given. */
  readonly services: WorldSpec['services']
  /** The same as columns, by service. */
  readonly columns: { readonly [service: string]: unknown }

  constructor(
    readonly from: number,
    spec: WorldSpec,
    readonly set: ReadonlySet<string>,
    readonly structure: Structure,
    seats: Seats,
    services: readonly EpochService[],
  ) {
    const { agencies, forums, topics } = structure
    const arena = new ColumnArena()
    this.start = spec.start

    const agency = Interned.among(agencies, spec.agencies)
    this.#agency = agency
    this.agency = columnsOf(agencyFields, (read) => agency.fill(arena.doubles(agencies.length), read))
    const marked = (read: (a: AgencySpec) => boolean) => agency.fill(new Uint8Array(agencies.length), (a) => +read(a))
    this.present = marked(() => true)
    this.side = agency.fill(arena.words(agencies.length), (a) => structure.countries.indexOf(a.country), -1)
    this.isPublic = marked((a) => a.kind === 'public')
    this.hazard = agency.fill(arena.doubles(agencies.length), (a) => 1 / a.tenure)
    this.interest = arena.doubles(topics.length * agencies.length)
    topics.forEach((topic, t) => {
      const isIssue = t < structure.issueCount
      const cared = (a: AgencySpec) => (isIssue ? a.interests[topic] : a.data[topic]) ?? 0.5
      agency.fill(this.interest, cared, 0.5, t * agencies.length)
    })

    const forum = Interned.among(forums, spec.forums)
    this.forum = columnsOf(forumFields, (read) => forum.fill(arena.doubles(forums.length), read))
    const chosen = (read: (f: ForumSpec) => boolean) => forum.fill(new Uint8Array(forums.length), (f) => +read(f))
    const held = (id: string | null | undefined) => !!id && spec.agencies[id] !== undefined
    this.forumPresent = chosen(() => true)
    this.tier = forum.words((f) => f.tier)
    this.sponsored = chosen((f) => held(f.sponsor))
    this.championed = chosen((f) => held(f.champion))
    this.every = arena.words(channelCount * forums.length)
    channelNames.forEach((channel, c) => {
      forum.fill(this.every, (f) => f.channels[channel]?.every ?? 0, 0, c * forums.length)
    })

    this.onRoll = onRollOf(structure, seats, this.present, from)
    this.seated = toldOf(this.onRoll, seats)
    this.seating = seatingOf(structure, this.seated)
    this.bestTraining = largestHeld(this.seating, this.forum.practices.training)
    this.bestLegalBasis = largestHeld(this.seating, this.forum.design['legal-basis'])
    this.reports = this.#reports()
    this.members = arena.words(forums.length)
    this.nonState = arena.doubles(forums.length)
    this.offered = arena.doubles(forums.length)
    this.#count()
    const relations = relationsOf(structure, this, numbered(agency, agencies), arena)
    this.activePair = relations.activePair
    this.#pairForum = relations.pairForum
    this.counterparts = relations.counterparts
    this.crossBorder = relations.crossBorder
    this.across = relations.across
    this.nearness = relations.nearness
    this.trustAtStart = trustByNearness(spec.relations)
    this.trustSpread = spec.relations.spread

    this.world = spec.world
    this.services = spec.services
    this.columns = Object.fromEntries(services.map(({ name, columns }) => [name, columns(this, spec)]))
  }

  /** The part of each agency in a service, by its place among names; of one without a part that of `none`, −1 where there is no such name. */
  roles(service: string, names: readonly string[]): Int8Array {
    const place = (agency: AgencySpec) => names.indexOf(agency.roles[service] ?? 'none')
    return this.#agency.fill(new Int8Array(this.present.length), place, names.indexOf('none'))
  }

  /** A number of each agency; 0 of one that is not there. */
  ofAgencies(read: (agency: AgencySpec) => number): Float64Array {
    return this.#agency.fill(new Float64Array(this.present.length), read)
  }

  /** Kind and country of each agency, in words; made each time they are asked for. */
  kinds(): readonly string[] {
    return this.#agency.words((a) => a.kind)
  }

  countries(): readonly string[] {
    return this.#agency.words((a) => a.country)
  }

  /**
   * The forum that shapes a pair’s relation: the smallest that both sit in, the first by id where several are; the number
   * of forums for a pair that is not active.
   */
  get pairForum(): Int32Array {
    this.#pairForum ??= separateForums(this.structure, this.activePair)
    return this.#pairForum
  }

  #count(): void {
    const { memberStart, memberAgency } = this.seating
    for (let f = 0; f < this.members.length; f++) {
      const members = memberStart[f + 1]! - memberStart[f]!
      let nonState = 0
      for (let q = memberStart[f]!; q < memberStart[f + 1]!; q++) {
        if (!this.isPublic[memberAgency[q]!]) nonState++
        this.offered[f]! += this.agency.contribution[memberAgency[q]!]!
      }
      this.members[f] = members
      this.nonState[f] = members > 0 ? nonState / members : 0
    }
  }

  #reports(): Float64Array {
    const { heldStart, heldForum } = this.seating
    const reports = new Float64Array(this.present.length)
    for (let i = 0; i < reports.length; i++)
      for (let q = heldStart[i]!; q < heldStart[i + 1]!; q++)
        reports[i]! +=
          this.forum.practices['joint-monitoring'][heldForum[q]!]! +
          reportsOfBudgetLine * this.forum.design['budget-line'][heldForum[q]!]!
    return reports
  }
}

/** Epochs in month order, a new one at each snapshot and at each month in which a member joins. */
export function buildEpochs(input: ModelInput, structure: Structure, services: readonly EpochService[]): Epoch[] {
  const epochs: Epoch[] = []
  input.snapshots.forEach((snapshot, s) => {
    const until = input.snapshots[s + 1]?.from ?? input.months + 1
    const seats = seatsOf(structure, snapshot.spec)
    for (const from of [snapshot.from, ...joiningMonths(seats, snapshot.from, until)]) {
      if (from > input.months) break
      epochs.push(
        new Epoch(from, snapshot.spec, from === snapshot.from ? snapshot.set : new Set(), structure, seats, services),
      )
    }
  })
  return epochs
}

/**
 * The institution of each agency, its own where none is given, as a number: equal texts have equal numbers, which are
 * compared far sooner.
 */
function numbered(agency: Interned<AgencySpec>, ids: readonly string[]): Int32Array {
  const numbers = new Map<string, number>()
  const institution = agency.fill(
    new Int32Array(ids.length),
    ({ institution }) => {
      if (institution === '') return -1
      const known = numbers.get(institution) ?? placeOf(ids, institution) ?? ids.length + numbers.size
      numbers.set(institution, known)
      return known
    },
    -1,
  )
  for (let i = 0; i < institution.length; i++) if (institution[i] === -1) institution[i] = i
  return institution
}

/** Place of an id among others in code-unit order. */
function placeOf(ids: readonly string[], id: string): number | undefined {
  let low = 0
  let high = ids.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ids[middle]! < id) low = middle + 1
    else high = middle
  }
  return ids[low] === id ? low : undefined
}
