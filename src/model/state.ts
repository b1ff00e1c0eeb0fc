/**
 * The state of one run: columns over agencies, forums, seats and pairs, allocated once and reset for each replicate.
 *
 * Mechanisms read the values in force (`now`) and read and write the columns. Everything is in [0, 1] unless said.
 */
import {
  type BlockDraw,
  blocksInto,
  drawnLength,
  LaidNames,
  LinearMemory,
  RandomStreams,
  spread,
} from '../random/index.js'
import { channelCount } from './channels.js'
import { ColumnArena } from './column-arena.js'
import { type StockColumn, type Stocks, stocksOf } from './columns.js'
import { agencyFields, forumFields } from './entities.js'
import type { Epoch } from './epoch.js'
import { MeetingColumns, type MeetingLoops, meetingOn } from './meeting.js'
import type { DrawnFor, NameColumn, Names } from './names.js'
import type { Series } from './outcome.js'
import { PairState } from './pair-state.js'
import { clip, moved } from './ranges.js'
import {
  agencyColumns,
  attendanceWindow,
  forumColumns,
  type Laid,
  layOut,
  never,
  type Starts,
  seatColumns,
} from './state-columns.js'
import type { Structure } from './structure.js'
import type { Trace } from './trace.js'
import { takeUnderstanding } from './understanding.js'

/** Whose draws are made in blocks. */
const inBlocks: ReadonlySet<DrawnFor> = new Set(['forum', 'agency', 'seat', 'side', 'field'])

/** Level that trust rests at where no mechanism says otherwise. */
export const restingTrust = 0.25

/** Room in the linear memory for what a recorder lays there; what finds none lies beside it. */
const forRecorders = 65536

/** What a state needs to know of its world. */
export interface StateWorld {
  readonly months: number
  readonly series: readonly Series[]
  readonly structure: Structure
  readonly epochs: readonly Epoch[]
  readonly names: Names
  readonly model: {
    readonly purposes: { readonly [purpose: string]: DrawnFor }
    readonly services: readonly { readonly name: string; readonly state: (structure: Structure) => ServiceState }[]
  }
}

/** What a service keeps from month to month. */
export interface ServiceState {
  /** Puts everything to month 0. */
  begin(first: Epoch): void
  /** Goes over to a new epoch: a measure that sets a stock sets it, one that adds shifts it. */
  enter(last: Epoch, next: Epoch): void
  /** Looks who is there, before any stock is moved. */
  see?(next: Epoch): void
}

export interface State extends Laid<typeof agencyColumns>, Laid<typeof forumColumns>, Laid<typeof seatColumns> {}

// biome-ignore lint/suspicious/noUnsafeDeclarationMerging: the columns above are laid out by their declarations
export class State {
  /** The values in force this month. */
  now: Epoch
  month = 0
  random = new RandomStreams('', 0)
  trace: Trace | undefined

  // Agencies
  /** What a scenario gives an agency to begin with and what lives on from there. */
  readonly agency: Stocks<typeof agencyFields>
  /** Positions on issues when shared understanding was last taken, and the epoch in which it was; −1 never. */
  readonly understood: Float64Array
  understoodFrom = -1
  /** Mean trust in the agencies that it shares a forum with. */
  readonly meanTrust: Float64Array
  /** Money in hand: in million Rp, opening + received + granted = spent + lapsed + budget. */
  readonly budget: Float64Array

  // Forums
  readonly forum: Stocks<typeof forumFields>
  /** Trust that is left where nothing happens: T°, of each forum; behind them 0, of pairs that are not there. */
  readonly restingTrust: Float64Array
  /** Seats that attend, attending[channel * seats + seatStart[f] …]. */
  readonly attending: Int32Array

  // Seats
  /** Weight of a voice: power to the power of one minus leadership. */
  readonly voice: Float64Array
  /** Mean channel richness of a meeting for one who attends it. */
  readonly richness: Float64Array

  // Pairs
  readonly pairs: PairState
  readonly trust: Float64Array
  readonly damage: Float64Array
  readonly lastMet: Int16Array
  readonly lastFaceToFace: Int32Array

  // World
  incidents = 0
  /** Richness of talk by message, for a pair that met in a room lately and for one that did not. */
  messageFresh = 1
  messageStale = 1
  /** Pull of attention from the services, before smoothing. */
  attention = 0
  /** What each service keeps. */
  readonly services: { readonly [name: string]: ServiceState }
  readonly #kept: readonly ServiceState[]

  readonly scratch: Float64Array
  /** The names whose luck is drawn in blocks. */
  readonly names: { readonly [purpose: string]: LaidNames }
  readonly #drawBlock: BlockDraw
  readonly #memory: LinearMemory
  readonly #meeting: MeetingColumns
  readonly #meet: MeetingLoops
  /** The epoch whose mandates were last fitted. */
  #fitted: Epoch | undefined
  readonly #agencyStocks: readonly StockColumn[]
  readonly #forumStocks: readonly StockColumn[]
  readonly #agencyStarts: Starts
  readonly #forumStarts: Starts
  readonly #seatStarts: Starts
  /** Columns that no kernel works on; apart from them those that belong to one month. */
  readonly #arena: ColumnArena
  readonly #monthly = new ColumnArena()

  /** `world` may give way, before a run begins, to one with the same structure and names and other numbers. */
  constructor(public world: StateWorld) {
    const { structure, epochs } = world
    this.now = epochs[0]!
    const a = structure.agencies.length
    const f = structure.forums.length
    const seats = structure.seatAgency.length
    const column = (n: number) => this.#arena.doubles(n)

    // What kernels work on lies in one linear memory.
    const laid = Object.entries(world.model.purposes).filter(([, who]) => inBlocks.has(who))
    const sides = f * structure.countries.length
    const most = drawnLength(Math.max(a, f, seats, sides, f * structure.fields.length))
    const named = laid.reduce((bytes, [purpose]) => bytes + LaidNames.bytes(world.names[purpose]!.h0.length), 0)
    const memory = LinearMemory.of(
      named +
        LinearMemory.bytes([a, a, f + 1, most], []) +
        PairState.bytes(structure) +
        MeetingColumns.bytes(structure, channelCount) +
        ColumnArena.bytes +
        forRecorders,
    )
    this.#memory = memory
    this.#arena = new ColumnArena(memory)
    this.names = Object.fromEntries(
      laid.map(([purpose]) => [purpose, new LaidNames(memory, world.names[purpose]!)] as const),
    )

    const ego = memory.doubles(a)
    const agency = stocksOf(agencyFields, (path) => (path === 'ego' ? ego : column(a)))
    this.agency = agency.columns
    this.#agencyStocks = agency.all
    const arenas = { lasting: this.#arena, monthly: this.#monthly }
    this.#agencyStarts = layOut(this, agencyColumns, a, structure, arenas)
    this.meanTrust = memory.doubles(a)
    this.understood = column(structure.issueCount * a)
    this.budget = this.agency.budget.opening
    const forum = stocksOf(forumFields, () => column(f))
    this.forum = forum.columns
    this.#forumStocks = forum.all
    this.#forumStarts = layOut(this, forumColumns, f, structure, arenas)
    this.#seatStarts = layOut(this, seatColumns, seats, structure, arenas)
    this.#meeting = new MeetingColumns(memory, structure, channelCount)
    this.attending = this.#meeting.attending
    this.voice = this.#meeting.voice
    this.richness = this.#meeting.richness

    this.lastFaceToFace = this.#meeting.lastFaceToFace
    this.services = Object.fromEntries(world.model.services.map(({ name, state }) => [name, state(structure)]))
    this.#kept = Object.values(this.services)
    this.scratch = memory.doubles(most)
    this.#drawBlock = blocksInto(memory, this.scratch)
    this.restingTrust = memory.doubles(f + 1)
    this.pairs = new PairState(memory, structure, {
      rests: this.restingTrust,
      meanTrust: this.meanTrust,
      rates: this.scratch,
      ego,
    })
    this.trust = this.pairs.trust
    this.damage = this.pairs.damage
    this.lastMet = this.pairs.lastMet
    this.#meet = meetingOn(memory, this.#meeting, this)
  }

  /** Puts the columns to month 0 of one replicate. */
  begin(seed: string, replicate: number, trace: Trace | undefined): void {
    this.random = new RandomStreams(seed, replicate)
    this.trace = trace
    this.month = 0
    const first = this.world.epochs[0]!
    this.now = first
    // Every column, so that nothing of the replicate before can be left over.
    this.#arena.clear([this.agency.ego, this.meanTrust, this.restingTrust, this.damage, this.scratch])
    this.#meeting.clear()
    this.lastMet.fill(never)
    for (const { all } of [this.#agencyStarts, this.#forumStarts, this.#seatStarts])
      for (const { column, value } of all) column.fill(value)
    this.understoodFrom = -1
    this.incidents = 0
    this.attention = 0
    this.messageFresh = 1
    this.messageStale = 1
    for (const service of this.#kept) service.begin(first)
    for (const { stock, given } of this.#agencyStocks) stock.set(given(first.agency))
    for (const { stock, given } of this.#forumStocks) stock.set(given(first.forum))
    for (let i = 0; i < first.present.length; i++) this.#enterAgency(i)
    for (let f = 0; f < first.forumPresent.length; f++) this.#enterForum(f)
    this.#beginTrust()
    this.beginMonth()
  }

  /**
   * Goes over to a new epoch: newcomers enter, and measures set or shift the stocks that they name. `between` is called
   * when it is settled who is there and before any stock of theirs is moved.
   */
  enter(next: Epoch, between?: () => void): void {
    const last = this.now
    this.now = next
    const { agencies, forums } = this.world.structure
    for (let i = 0; i < agencies.length; i++) {
      if (!next.present[i] || last.present[i]) continue
      // What an agency brings when it comes again opens its books anew; its earlier money has lapsed with it.
      this.lapsed[i]! += this.budget[i]!
      for (const { stock, given } of this.#agencyStocks) stock[i] = given(next.agency)[i]!
      for (const { column, value } of this.#agencyStarts.anew) column[i] = value
      this.#enterAgency(i)
    }
    for (let f = 0; f < forums.length; f++) {
      if (!next.forumPresent[f] || last.forumPresent[f]) continue
      for (const { stock, given } of this.#forumStocks) stock[f] = given(next.forum)[f]!
      for (const { column, value } of this.#forumStarts.anew) column[f] = value
      this.#enterForum(f)
    }
    for (let p = 0; p < next.activePair.length; p++) {
      if (!next.activePair[p]) this.trust[p] = 0
      else if (!last.activePair[p]) this.#enterPair(p)
    }
    for (let m = 0; m < next.seated.length; m++) if (!next.seated[m]) this.pledgeDue[m] = 0
    for (const service of this.#kept) service.see?.(next)
    between?.()
    for (let i = 0; i < agencies.length; i++) {
      if (!next.present[i] || !last.present[i]) continue
      this.#move(this.#agencyStocks, i, last.agency, next.agency, `agencies.${agencies[i]}.`)
    }
    for (let f = 0; f < forums.length; f++) {
      if (!next.forumPresent[f] || !last.forumPresent[f]) continue
      this.#move(this.#forumStocks, f, last.forum, next.forum, `forums.${forums[f]}.`)
    }
    for (const service of this.#kept) service.enter(last, next)
  }

  /** Clears what belongs to one month only. */
  beginMonth(): void {
    this.#monthly.clear([])
    this.#fitMandates()
    const { leadership: leads, design } = this.now.forum
    const works = design.secretariat
    const { leadership, secretariat, invitedWindow, cameWindow, invitedLately, cameLately } = this
    const slot = (this.month % attendanceWindow) * leadership.length
    for (let f = 0; f < leadership.length; f++) {
      leadership[f] = leads[f]!
      secretariat[f] = works[f]!
      invitedLately[f]! -= invitedWindow[slot + f]!
      cameLately[f]! -= cameWindow[slot + f]!
      invitedWindow[slot + f] = 0
      cameWindow[slot + f] = 0
    }
    this.incidents = 0
    this.attention = 0
    this.messageFresh = 1
    this.messageStale = 1
  }

  /** Mandates as they are felt: who lifts one fits it anew, so that only an epoch changes those of all. */
  #fitMandates(): void {
    if (this.#fitted === this.now) return
    this.#fitted = this.now
    const { mandate: fit } = this.now.agency
    const { mandate, mandateLift } = this
    for (let i = 0; i < mandate.length; i++) mandate[i] = clip(fit[i]! * mandateLift[i]!)
  }

  /** Where the columns lie that kernels work on. */
  get memory(): LinearMemory {
    return this.#memory
  }

  /** What is worked out for those who meet. */
  get meeting(): MeetingColumns {
    return this.#meeting
  }

  /** The loops over those who meet. */
  get meet(): MeetingLoops {
    return this.#meet
  }

  /** One uniform for entity `index` of a purpose, this month. */
  draw(column: NameColumn, index: number, k = 0): number {
    return this.random.hashed(column.h0[index]!, column.h1[index]!, this.month, k)
  }

  /** Uniforms for the entities from ≤ index < to of a purpose, this month: the column `scratch`, from 0 on. */
  draws(names: LaidNames, from: number, to: number, k: number): Float64Array {
    this.random.block(names, from, to, this.month, k, this.#drawBlock)
    return this.scratch
  }

  /** Reads what follows from the stocks: mean trust of each agency, shared understanding of each forum. */
  derive(): void {
    this.pairs.takeMeans(this.now, 0, this.meanTrust.length)
    takeUnderstanding(this)
  }

  #enterAgency(i: number): void {
    const e = this.now
    this.mandate[i] = e.agency.mandate[i]!
    this.opened[i]! += this.budget[i]!
    const n = e.present.length
    for (let t = 0; t < this.world.structure.topics.length; t++) this.position[t * n + i] = e.interest[t * n + i]!
  }

  #enterForum(f: number): void {
    const e = this.now
    this.leadership[f] = e.forum.leadership[f]!
    this.secretariat[f] = e.forum.design.secretariat[f]!
    this.restingTrust[f] = restingTrust
  }

  #beginTrust(): void {
    const { activePair, nearness, trustAtStart, trustSpread } = this.now
    const { trust } = this
    if (trustSpread > 0) {
      for (let p = 0; p < trust.length; p++) trust[p] = activePair[p] ? this.#trustAtFirst(p) : 0
    } else {
      const level = trustAtStart.map(clip)
      for (let p = 0; p < trust.length; p++) trust[p] = activePair[p] ? level[nearness[p]!]! : 0
    }
  }

  /** Trust of a pair that comes in. */
  #trustAtFirst(p: number): number {
    const e = this.now
    const trust = this.world.names.trust!
    // The draw belongs to month 0 whenever the pair first meets: luck must not depend on when a measure brings it in.
    const u = e.trustSpread > 0 ? this.random.hashed(trust.h0[p]!, trust.h1[p]!, 0, 0) : 0.5
    return clip(spread(u, e.trustAtStart[e.nearness[p]!]!, e.trustSpread))
  }

  #enterPair(p: number): void {
    this.trust[p] = this.#trustAtFirst(p)
    this.damage[p] = 0
    this.lastMet[p] = never
    this.lastFaceToFace[p] = 0
  }

  /** A measure sets or shifts the stocks that it names; most name none, and the joining of names is worth many months of a small world. */
  #move(stocks: readonly StockColumn[], i: number, last: object, next: object, at: string): void {
    const { set } = this.now
    for (const { path, stock, given } of stocks) {
      const [before, after] = [given(last)[i]!, given(next)[i]!]
      const isSet = set.size > 0 && set.has(at + path)
      if (!isSet && before === after) continue
      if (stock === this.budget) this.#moveMoney(i, before, after, isSet)
      else stock[i] = moved(stock[i]!, before, after, isSet)
    }
  }

  /** Money given or taken by a measure stays in the books as received or lapsed. */
  #moveMoney(i: number, last: number, next: number, set: boolean): void {
    const after = set ? next : Math.max(0, this.budget[i]! + next - last)
    const change = after - this.budget[i]!
    if (change > 0) this.received[i]! += change
    else this.lapsed[i]! -= change
    this.budget[i] = after
  }
}
