/** Relations as they stand: trust, damage and when two last met, of every pair; and the loops that move them all. */
import { LinearMemory } from '../random/index.js'
import type { Epoch } from './epoch.js'
import { type PairColumns, type PairLoops, pairLoopsOn } from './pairs.js'
import type { Structure } from './structure.js'

export class PairState {
  readonly #columns: PairColumns
  readonly #loops: PairLoops
  /** The epochs whose pairs were last counted, told their forums, and told whether they cross the border. */
  #counted: Epoch | undefined
  #placed: Epoch | undefined
  #crossed: Epoch | undefined

  /** Bytes of what is laid in linear memory. */
  static bytes(structure: Structure): number {
    const { agencies, pairCount } = structure
    return LinearMemory.bytes(
      [agencies.length, pairCount, pairCount],
      [agencies.length + 1, pairCount, bordersOf(structure)],
      [pairCount],
    )
  }

  constructor(
    memory: LinearMemory,
    readonly structure: Structure,
    others: Pick<PairColumns, 'rests' | 'meanTrust' | 'rates' | 'ego'>,
  ) {
    const { agencies, pairCount } = structure
    this.#columns = {
      trust: memory.doubles(pairCount),
      damage: memory.doubles(pairCount),
      lastMet: memory.shorts(pairCount),
      starts: memory.words(agencies.length + 1),
      counts: memory.doubles(agencies.length),
      forums: memory.words(pairCount),
      borders: memory.words(bordersOf(structure)),
      ...others,
    }
    this.#columns.starts.set(structure.pairStart)
    this.#loops = pairLoopsOn(memory, this.#columns)
  }

  get trust(): Float64Array {
    return this.#columns.trust
  }
  get damage(): Float64Array {
    return this.#columns.damage
  }
  get lastMet(): Int16Array {
    return this.#columns.lastMet
  }

  /** Trust of the pairs from ≤ p < to that did not meet this month goes the share `rate` of the way to `rest`. */
  fade(month: number, from: number, to: number, rate: number, rest: number): void {
    this.#loops.fade(from, to, month, rate, rest)
  }

  /** The same for all pairs, each towards the resting level of the forum that shapes it. */
  settle(now: Epoch, month: number, rate: number): void {
    if (this.#placed !== now) this.#columns.forums.set(now.pairForum)
    this.#placed = now
    this.#loops.settle(month, rate)
  }

  /** Trust across the border is multiplied by what `scratch` has for the forum that shapes the pair. */
  wearAcross(now: Epoch): void {
    if (this.#bordersPlaced(now)) this.#loops.wear(now.forumPresent.length)
  }

  /**
   * Trust across the border grows, the less the more egoistic the one who trusts, and never beyond what damage leaves room
   * for: T += full·(rate·(1 − shut·e))·max(0, 1 − scar·D − T), the rate being what `scratch` has for the pair’s forum.
   */
  growAcross(now: Epoch, full: number, shut: number, scar: number): void {
    if (this.#bordersPlaced(now)) this.#loops.grow(now.forumPresent.length, full, shut, scar)
  }

  /** Lays out which pairs cross the border in this epoch; false where none does. */
  #bordersPlaced(now: Epoch): boolean {
    const { across, pairForum, forumPresent } = now
    if (across.length === 0) return false
    if (this.#crossed === now) return true
    this.#crossed = now
    const { borders } = this.#columns
    borders.fill(forumPresent.length)
    for (let q = 0; q < across.length; q++) borders[across[q]!] = pairForum[across[q]!]!
    return true
  }

  /** Damage of all pairs heals by a factor. */
  heal(factor: number): void {
    this.#loops.heal(factor)
  }

  /** Mean trust of the agencies from ≤ i < to in all whom they share a forum with. */
  takeMeans(now: Epoch, from: number, to: number): void {
    if (this.#counted !== now) this.#columns.counts.set(now.counterparts)
    this.#counted = now
    this.#loops.means(from, to)
  }

  /**
   * Reads through the pairs of the forums first ≤ f < last: what is then wanted here and there is near, for memory is
   * fetched in order far sooner. Touches one value of each line of memory; returns what nobody needs, so that it is done.
   */
  approach(first: number, last: number): number {
    const { seatStart, seatAgency, pairStart } = this.structure
    const start = seatStart[first]!
    const end = seatStart[last]!
    const i = seatAgency[start]!
    const j = seatAgency[end - 1]!
    // Those of a network mostly stand one after another.
    if (j - i === end - start - 1) return this.#loops.approach(pairStart[i]!, pairStart[j + 1]!)
    let read = 0
    for (let m = start; m < end; m++)
      read += this.#loops.approach(pairStart[seatAgency[m]!]!, pairStart[seatAgency[m]! + 1]!)
    return read
  }
}

/** Length of the column of pairs across the border, as its loops want it. */
function bordersOf({ countries, pairCount }: Structure): number {
  return countries.length > 1 ? pairCount + 1 : 0
}
