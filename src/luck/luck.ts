/**
 * Luck: every random draw of a run has a name.
 *
 * A draw belongs to (seed, replicate, name, month, occasion). The scenario is no part of the key, so two scenarios under
 * one seed share their luck wherever their names agree, and differ only by cause.
 */
import seedrandom from 'seedrandom'
import type { BlockDraw, LaidNames } from './blocks.js'
import { murmur3 } from './murmur3.js'
import { uniform } from './threefry.js'

/** A name hashed once: a purpose and the ids that it concerns, `attendance|forum:pilar|agency:bnpp`. */
export interface LuckName {
  readonly name: string
  readonly h0: number
  readonly h1: number
}

/** Occasions within a month; `k` must stay below it. */
export const occasionsPerMonth = 1048576

export function luckName(name: string): LuckName {
  return { name, h0: murmur3(name, 0), h1: murmur3(name, 1) }
}

/** The luck of one replicate. Replicates count from 0; the seed is any text. */
export class Luck {
  readonly #k0: number
  readonly #k1: number

  constructor(seed: string, replicate: number) {
    const words = seedrandom.alea(`${seed}/${replicate}`)
    this.#k0 = words.int32()
    this.#k1 = words.int32()
  }

  /** One uniform in [0, 1) for a name, a month and occasion `k` (0 ≤ k < 2²⁰) within the month. */
  at(name: LuckName, month: number, k = 0): number {
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

/** Names of one scenario. Two names with one hash would share their luck, so they are refused. */
export class LuckNames {
  // A table open to the next free place, at most half full: a large world has a million names.
  #places: Int32Array = new Int32Array(256)
  readonly #names: LuckName[] = []

  /** Hashes and registers a name; registering it again gives the same. Throws `LuckCollision`. */
  register(name: string): LuckName {
    const hashed = luckName(name)
    const place = this.#placeOf(hashed)
    const at = this.#places[place]!
    if (at > 0) {
      const known = this.#names[at - 1]!
      if (known.name !== name) throw new LuckCollision(known.name, name)
      return known
    }
    this.#names.push(hashed)
    this.#places[place] = this.#names.length
    if (this.#names.length * 2 > this.#places.length) this.#grow()
    return hashed
  }

  /** Where a name with these hashes stands, or would. */
  #placeOf({ h0, h1 }: LuckName): number {
    const mask = this.#places.length - 1
    let place = h0 & mask
    for (;;) {
      const at = this.#places[place]!
      if (at === 0) return place
      const known = this.#names[at - 1]!
      if (known.h0 === h0 && known.h1 === h1) return place
      place = (place + 1) & mask
    }
  }

  #grow(): void {
    this.#places = new Int32Array(this.#places.length * 2)
    for (let n = 0; n < this.#names.length; n++) this.#places[this.#placeOf(this.#names[n]!)] = n + 1
  }
}

export class LuckCollision extends Error {
  constructor(
    readonly first: string,
    readonly other: string,
  ) {
    super(`the names “${first}” and “${other}” have one hash and would share their luck: change an id`)
    this.name = 'LuckCollision'
  }
}
