/**
 * Loops over those who meet, each with each: written twice, plainly here and as a kernel over linear memory (meeting.wat), to the
 * same bits; meeting.wat keeps the order of every sum.
 */
import { LinearMemory } from '../random/index.js'
import { code } from './meeting.wasm.js'
import type { Structure } from './structure.js'

/** What of a structure the columns are laid out by. */
type Places = Pick<Structure, 'seatStart' | 'seatAgency' | 'pairCount' | 'topics' | 'pairOf'>

/** What the loops work on beside trust: what each seat has, and what is worked out for those who meet, one after another. */
export class MeetingColumns {
  /** Seats that attend, as `State` has them. */
  readonly attending: Int32Array
  /** The pair of two seats of a forum, as `Structure` has it. */
  readonly pairOf: Int32Array
  /** Month in which two last met in a room; 0 of those who never did. */
  readonly lastFaceToFace: Int32Array
  readonly voice: Float64Array
  readonly richness: Float64Array
  /** Who trusts opens up so far, and what the other is worth to whoever hears it. */
  readonly openness: Float64Array
  readonly credit: Float64Array
  /** How far apart from it each still hears, how far it goes towards what it hears, and what its own voice weighs. */
  readonly bound: Float64Array
  readonly step: Float64Array
  readonly own: Float64Array
  /** Positions of the one who attends as the qth, and where each goes: heard[q · wide + topic]. */
  readonly heard: Float64Array
  readonly moved: Float64Array
  readonly wide: number
  /** What the voices weigh for the one whose turn it is. */
  readonly weight: Float64Array

  #laid = false
  #clean = true

  constructor(
    memory: LinearMemory,
    readonly structure: Places,
    channels: number,
  ) {
    const { seats, pairs, cells, most, wide } = sizesOf(structure)
    this.attending = memory.words(channels * seats)
    this.pairOf = memory.words(cells)
    this.lastFaceToFace = memory.words(pairs)
    this.voice = memory.doubles(seats)
    this.richness = memory.doubles(channels * seats)
    this.openness = memory.doubles(most)
    this.credit = memory.doubles(most)
    this.bound = memory.doubles(most)
    this.step = memory.doubles(most)
    this.own = memory.doubles(most)
    this.wide = wide
    this.heard = memory.doubles(most * wide)
    this.moved = memory.doubles(most * wide)
    this.weight = memory.doubles(most)
  }

  /** Puts what a run leaves behind to 0; the rest is worked out before it is read. */
  clear(): void {
    if (this.#clean) {
      this.#clean = false
      return
    }
    this.lastFaceToFace.fill(0)
    this.attending.fill(0)
    this.voice.fill(0)
    this.richness.fill(0)
  }

  /** Lays out the pairs of seats: not before somebody meets, for a large world has millions and not every model asks. */
  layPairs(): void {
    if (this.#laid) return
    this.#laid = true
    this.pairOf.set(this.structure.pairOf)
  }

  /** Bytes that the columns take in linear memory. */
  static bytes(structure: Places, channels: number): number {
    const { seats, pairs, cells, most, wide } = sizesOf(structure)
    return LinearMemory.bytes(
      [seats, channels * seats, most, most, most, most, most, most * wide, most * wide, most],
      [channels * seats, cells, pairs],
    )
  }
}

/** How many seats, pairs and pairs of seats there are, how many seats in the fullest forum, and topics in twos. */
function sizesOf({ seatStart, seatAgency, pairCount, topics }: Places) {
  let cells = 0
  let most = 0
  for (let f = 0; f + 1 < seatStart.length; f++) {
    const size = seatStart[f + 1]! - seatStart[f]!
    cells += size * size
    if (size > most) most = size
  }
  return { seats: seatAgency.length, pairs: pairCount, cells, most, wide: topics.length + (topics.length % 2) }
}

/** What there is between two who meet. */
export interface Bonds {
  readonly trust: Float64Array
  readonly damage: Float64Array
  readonly lastMet: Int16Array
}

/**
 * Those who meet: `came` of them from attending[first] on, of a forum of `size` seats; the pair of its seats a and b is
 * pairOf[grid + a·size + b].
 */
export interface Meeting {
  first: number
  came: number
  size: number
  grid: number
}

/** What a state knows of who meets. */
interface Attended {
  readonly world: { readonly structure: Structure }
  readonly meeting: MeetingColumns
  readonly attendees: Int32Array
}

/** Those who meet in forum f this month by a channel; written over at the next call. */
export function meetingOf(s: Attended, f: number, channel: number): Meeting {
  const { seatStart, seatAgency, gridStart, forums } = s.world.structure
  const start = seatStart[f]!
  s.meeting.layPairs()
  those.size = seatStart[f + 1]! - start
  those.first = channel * seatAgency.length + start
  those.came = s.attendees[channel * forums.length + f]!
  those.grid = gridStart[f]! - start * those.size - start
  return those
}

const those: Meeting = { first: 0, came: 0, size: 0, grid: 0 }

export interface MeetingLoops {
  /**
   * Each trusts each other more: T += openness·κ·credit·max(0, 1 − scar·D − T), κ being `fresh` between two who have met
   * face to face since month `since`, otherwise `stale`. All have met in `month`; face to face where it is `inRoom`. Writes
   * the mean of κ for each who attends into richness[seats + seat].
   */
  talk(
    meeting: Meeting,
    scar: number,
    fresh: number,
    stale: number,
    since: number,
    month: number,
    inRoom: boolean,
    seats: number,
  ): void
  /**
   * Where each goes on every topic: x + step·(x̃ − x), clipped to [0, 1], x̃ being the mean of the positions within
   * bound of x, weighted by voice·(floor + T); one’s own counts with the weight `own`. Who hears nobody stays.
   */
  hear(meeting: Meeting, memory: number): void
}

export function plainMeeting(columns: MeetingColumns, { trust, damage, lastMet }: Bonds): MeetingLoops {
  const { attending, pairOf, lastFaceToFace, voice, richness, openness, credit } = columns
  const { bound, step, own, heard, moved, wide, weight } = columns
  return {
    talk({ first, came, size, grid }, scar, fresh, stale, since, month, inRoom, seats) {
      for (let q = 0; q < came; q++) {
        const a = attending[first + q]!
        const row = grid + a * size
        let sum = 0
        for (let r = 0; r < came; r++) {
          if (r === q) continue
          const p = pairOf[row + attending[first + r]!]!
          const kappa = lastFaceToFace[p]! >= since ? fresh : stale
          sum += kappa
          const room = 1 - scar * damage[p]! - trust[p]!
          if (room > 0) trust[p]! += openness[q]! * kappa * credit[r]! * room
          lastMet[p] = month
          if (inRoom) lastFaceToFace[p] = month
        }
        richness[seats + a] = sum / (came - 1)
      }
    },
    hear({ first, came, size, grid }, memory) {
      for (let q = 0; q < came; q++) {
        const row = grid + attending[first + q]! * size
        // What a voice weighs is the same for every topic; one’s own is counted first, so it weighs nothing among the others.
        for (let r = 0; r < came; r++) {
          const b = attending[first + r]!
          weight[r] = r === q ? 0 : voice[b]! * (memory + trust[pairOf[row + b]!]!)
        }
        for (let t = 0; t < wide; t++) {
          const x = heard[q * wide + t]!
          let weights = own[q]!
          let sum = own[q]! * x
          for (let r = 0; r < came; r++) {
            const y = heard[r * wide + t]!
            if (Math.abs(y - x) > bound[q]!) continue
            weights += weight[r]!
            sum += weight[r]! * y
          }
          const to = weights > 0 ? x + step[q]! * (sum / weights - x) : x
          moved[q * wide + t] = to < 0 ? 0 : to > 1 ? 1 : to
        }
      }
    },
  }
}

interface Kernel {
  talk(
    attending: number,
    came: number,
    grid: number,
    stride: number,
    trust: number,
    damage: number,
    met: number,
    faces: number,
    openness: number,
    credit: number,
    richness: number,
    scar: number,
    fresh: number,
    stale: number,
    since: number,
    month: number,
    inRoom: number,
  ): void
  hear(
    attending: number,
    came: number,
    grid: number,
    stride: number,
    trust: number,
    voice: number,
    memory: number,
    weight: number,
    bound: number,
    step: number,
    own: number,
    heard: number,
    moved: number,
    wide: number,
  ): void
}

/** The loops over columns that lie in the linear memory. */
export function meetingOn(memory: LinearMemory, columns: MeetingColumns, bonds: Bonds): MeetingLoops {
  const kernel = memory.run<Kernel>(code)
  if (!kernel) return plainMeeting(columns, bonds)
  const { talk, hear } = kernel
  // Addresses once: to ask a column for its own costs more than to call a kernel.
  const attendingAt = columns.attending.byteOffset
  const pairOfAt = columns.pairOf.byteOffset
  const trustAt = bonds.trust.byteOffset
  const damageAt = bonds.damage.byteOffset
  const metAt = bonds.lastMet.byteOffset
  const facesAt = columns.lastFaceToFace.byteOffset
  const voiceAt = columns.voice.byteOffset
  const richnessAt = columns.richness.byteOffset
  const opennessAt = columns.openness.byteOffset
  const creditAt = columns.credit.byteOffset
  const boundAt = columns.bound.byteOffset
  const stepAt = columns.step.byteOffset
  const ownAt = columns.own.byteOffset
  const heardAt = columns.heard.byteOffset
  const movedAt = columns.moved.byteOffset
  const weightAt = columns.weight.byteOffset
  const wideBytes = 8 * columns.wide
  return {
    talk: ({ first, came, size, grid }, scar, fresh, stale, since, month, inRoom, seats) =>
      talk(
        attendingAt + 4 * first,
        came,
        pairOfAt + 4 * grid,
        4 * size,
        trustAt,
        damageAt,
        metAt,
        facesAt,
        opennessAt,
        creditAt,
        richnessAt + 8 * seats,
        scar,
        fresh,
        stale,
        since,
        month,
        +inRoom,
      ),
    hear: ({ first, came, size, grid }, least) =>
      hear(
        attendingAt + 4 * first,
        came,
        pairOfAt + 4 * grid,
        4 * size,
        trustAt,
        voiceAt,
        least,
        weightAt,
        boundAt,
        stepAt,
        ownAt,
        heardAt,
        movedAt,
        wideBytes,
      ),
  }
}
