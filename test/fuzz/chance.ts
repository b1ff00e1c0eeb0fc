/** Luck of a campaign: the same seed gives the same inputs. */
import seedrandom from 'seedrandom'

export class Chance {
  readonly #next: () => number

  constructor(seed: string) {
    this.#next = seedrandom.alea(seed)
  }

  /** A whole number below `count`. */
  below(count: number): number {
    return Math.floor(this.#next() * count)
  }

  of<T>(things: readonly T[]): T {
    return things[this.below(things.length)] as T
  }
}
