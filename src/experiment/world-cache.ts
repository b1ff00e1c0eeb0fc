/** Compiled worlds that are kept as long as they are asked for: the slow part is done once, numbers are put in. */
import type { ModelInput } from '../model/spec.js'
import { renumberedWorld, type World } from '../model/world.js'
import type { Scenario } from '../scenario/load.js'
import { renumbering } from '../scenario/renumber.js'

/** What was made by key; of more than `most`, the one goes that was not asked for the longest, unless it `stays`. */
export class Cache<T> {
  private readonly made = new Map<string, T>()

  constructor(
    private readonly most = Number.POSITIVE_INFINITY,
    private readonly stays: (key: string) => boolean = () => false,
  ) {}

  get(key: string, make: () => T): T {
    const known = this.made.get(key)
    if (known !== undefined) this.made.delete(key)
    const one = known ?? make()
    if (this.made.size >= this.most) {
      const oldest = [...this.made.keys()].find((old) => !this.stays(old))
      if (oldest !== undefined) this.made.delete(oldest)
    }
    this.made.set(key, one)
    return one
  }
}

/** Numbers of a scenario in as many ways as are tried in turn. */
const mostWays = 24

/** A scenario and its world, which can be had with other numbers. */
export class CachedWorld {
  private readonly ways = new Cache<(numbers: ArrayLike<number>) => ModelInput>(mostWays)

  constructor(
    readonly scenario: Scenario,
    readonly world: World,
  ) {}

  /** What the model is given with numbers in the places of `paths`. */
  input(paths: readonly string[], numbers: ArrayLike<number>): ModelInput {
    return this.ways.get(paths.join('\n'), () => renumbering(this.scenario, paths))(numbers)
  }

  with(input: ModelInput): World {
    return renumberedWorld(this.world, input)
  }
}
