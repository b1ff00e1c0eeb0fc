/**
 * Random streams: every random draw of a run has a name.
 *
 * A draw belongs to (seed, replicate, name, month, occasion). The scenario is no part of the key, so two scenarios under
 * one seed share their luck wherever their names agree, and differ only by cause.
 */
import seedrandom from 'seedrandom'
import type { BlockDraw, LaidNames, NameHashes } from './blocks.js'
import { begin, end, murmur3 } from './murmur3.js'
import { uniform } from './threefry.js'

/** A name hashed once: a purpose and the ids that it concerns, `attendance|forum:pilar|agency:bnpp`. */
export interface DrawName {
  readonly name: string
  readonly h0: number
  readonly h1: number
}

/** Occasions within a month; `k` must stay below it. */
export const occasionsPerMonth = 1048576

export function drawName(name: string): DrawName {
  return { name, h0: murmur3(name, 0), h1: murmur3(name, 1) }
}

/** The luck of one replicate. Replicates count from 0; the seed is any text. */
export class RandomStreams {
  readonly #k0: number
  readonly #k1: number

  constructor(seed: string, replicate: number) {
    const words = seedrandom.alea(`${seed}/${replicate}`)
    this.#k0 = words.int32()
    this.#k1 = words.int32()
  }

  /** One uniform in [0, 1) for a name, a month and occasion `k` (0 ≤ k < 2²⁰) within the month. */
  at(name: DrawName, month: number, k = 0): number {
    return this.hashed(name.h0, name.h1, month, k)
  }

  /** The same for a name given by its two hashes, as the columns of a compiled world keep them. */
  hashed(h0: number, h1: number, month: number, k: number): number {
    return uniform(h0, (Math.imul(month, occasionsPerMonth) + k) | 0, this.#k0, this.#k1 ^ h1)
  }

  /** The same for the names from ≤ i < to, drawn as a block. */
  block(names: LaidNames, from: number, to: number, month: number, k: number, draw: BlockDraw): void {
    draw(names, from, to, (Math.imul(month, occasionsPerMonth) + k) | 0, this.#k0, this.#k1)
  }
}

/** Names that share a beginning, `attendance|forum:pilar|agency:`, and their ends. */
export interface NameGroup {
  readonly beginning: string
  readonly ends: readonly string[]
}

/** Names of one scenario. Two names with one hash would share their luck, so they are refused. */
export class DrawNames {
  #count = 0
  #h0: Int32Array = new Int32Array(0)
  #h1: Int32Array = new Int32Array(0)
  /** A table open to the next free place, at most half full: a large world has a million names. */
  #places: Int32Array = new Int32Array(1)
  readonly #registered: { readonly from: number; readonly groups: () => Iterable<NameGroup> }[] = []

  /** For `expected` names; more find room too. */
  constructor(expected = 0) {
    this.#makeRoom(expected)
  }

  /** Hashes and registers `count` names, in order. The same name may come again. Throws `LuckCollision`. */
  register(count: number, groups: () => Iterable<NameGroup>): NameHashes {
    const from = this.#count
    this.#registered.push({ from, groups })
    this.#makeRoom(from + count)
    let last = from
    for (const { beginning, ends } of groups()) {
      begin(beginning)
      end(ends, this.#h0, this.#h1, last)
      last += ends.length
    }
    this.#placeUpTo(last)
    return { h0: this.#h0.subarray(from, this.#count), h1: this.#h1.subarray(from, this.#count) }
  }

  /** Puts names into the table, from the last that was on, each at the first free place from its hash on. */
  #placeUpTo(last: number): void {
    const places = this.#places
    const h0 = this.#h0
    const h1 = this.#h1
    const mask = places.length - 1
    for (let name = this.#count; name < last; name++) {
      let place = h0[name]! & mask
      let known = places[place]!
      while (known > 0 && (h0[known - 1] !== h0[name] || h1[known - 1] !== h1[name])) {
        place = (place + 1) & mask
        known = places[place]!
      }
      if (known === 0) places[place] = name + 1
      else this.#checkSame(known - 1, name)
    }
    this.#count = last
  }

  #checkSame(known: number, name: number): void {
    const [one, other] = [this.#text(known), this.#text(name)]
    if (one !== other) throw new LuckCollision(one, other)
  }

  /** How a name reads; put together again, for nobody asks but where two names clash. */
  #text(name: number): string {
    const { from, groups } = this.#registered.findLast((each) => each.from <= name)!
    let at = from
    for (const { beginning, ends } of groups()) for (const text of ends) if (at++ === name) return beginning + text
    return ''
  }

  #makeRoom(names: number): void {
    if (names > this.#h0.length) {
      const [h0, h1] = [this.#h0, this.#h1]
      const length = Math.max(names, 2 * h0.length)
      this.#h0 = new Int32Array(length)
      this.#h1 = new Int32Array(length)
      this.#h0.set(h0)
      this.#h1.set(h1)
    }
    let size = this.#places.length
    while (size < 2 * names) size *= 2
    if (size === this.#places.length) return
    this.#places = new Int32Array(size)
    const known = this.#count
    this.#count = 0
    this.#placeUpTo(known)
  }
}

/** Two names of luck with one hash: what they name would share its luck, so the scenario is refused. */
export class LuckCollision extends Error {
  constructor(
    readonly first: string,
    readonly other: string,
  ) {
    super(`the names “${first}” and “${other}” have one hash and would share their luck: change an id`)
    this.name = 'LuckCollision'
  }
}
