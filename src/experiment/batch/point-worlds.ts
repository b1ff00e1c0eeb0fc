/** From a point of a plan to the world that is run there. */

import type { ModelInput } from '../../model/spec.js'
import { compileWorld, recordingWorld, type World } from '../../model/world.js'
import { worldFields } from '../../model/world-fields.js'
import type { FactorValue } from '../../scenario/experiment.js'
import { setting } from '../../scenario/factors.js'
import { type Loader, type Scenario, scenarioLoader } from '../../scenario/load.js'
import { isPathFault, matches, parsePath } from '../../scenario/path.js'
import { numberKey } from '../../scenario/renumber.js'
import { rootOf } from '../../scenario/schema.js'
import type { Sources } from '../../scenario/sources.js'
import { misordered, overfull } from '../../scenario/world-checks.js'
import { Cache, CachedWorld } from '../world-cache.js'
import type { Plan, PlannedScenario } from './plan.js'
import type { PlanPoint } from './points.js'

export interface PointWorld {
  readonly world: World
  /** Which series of the world each outcome of the plan is; −1 where the world has none. */
  readonly series: Int32Array
}

interface Recorded extends PointWorld {
  readonly cached: CachedWorld
  /** By the paths of the numbers that vary: where they go. */
  readonly ways: Map<string, Way | undefined>
}

interface Way {
  readonly places: readonly string[]
  /** For each of them, the factor that its number comes from. */
  readonly from: Int32Array
}

/** Scenarios with other words and switches, that are kept at hand. */
const mostCached = 24

const root = rootOf(worldFields)

export class PointWorlds {
  private readonly load: Loader
  // The plain scenarios stay.
  private readonly worlds = new Cache<Recorded>(mostCached, (key) => key.endsWith(',[]]'))

  constructor(
    private readonly plan: Plan,
    sources: Sources,
  ) {
    this.load = scenarioLoader(sources)
  }

  /**
   * The world at a point. Numbers are put in place; where words, switches or seats change, or a measure’s months, the
   * scenario is read again with these set. Throws where the values of the point do not go together.
   */
  at({ scenario, set }: PlanPoint): PointWorld {
    const whole = set.filter(([path, value]) => !isNumberToPut(path, value))
    const numbers = set.filter(([path, value]) => isNumberToPut(path, value))
    const there = this.recorded(scenario, whole)
    if (numbers.length === 0) return there
    const way = wayOf(there, numbers)
    if (way === undefined) return this.recorded(scenario, set)
    const values = Float64Array.from(way.from, (f) => numbers[f]?.[1] as number)
    const input = there.cached.input(way.places, values)
    refuseMisfits(input)
    return { world: there.cached.with(input), series: there.series }
  }

  private recorded(at: number, set: readonly (readonly [string, FactorValue])[]): Recorded {
    return this.worlds.get(JSON.stringify([at, set]), () => {
      const { name, months } = this.plan.scenarios[at] as PlannedScenario
      const scenario = this.load(name, { months, set: set.map(([path, value]) => setting(path, value)) })
      const { world, series } = this.compiled(scenario)
      return { cached: new CachedWorld(scenario, world), world, series, ways: new Map() }
    })
  }

  private compiled({ input }: Scenario): { world: World; series: Int32Array } {
    const { outcomes } = this.plan
    const some = (kind: string) => outcomes.some(({ scope }) => scope.startsWith(kind))
    const whole = compileWorld(input, { agency: some('agency:'), pair: some('pair:'), forum: some('forum:') })
    const wanted = new Set(outcomes.map(({ name, scope }) => `${name}@${scope}`))
    const world = recordingWorld(whole, ({ outcome, scope }) => wanted.has(`${outcome.name}@${scope}`))
    const series = Int32Array.from(outcomes, ({ name, scope }) =>
      world.series.findIndex((one) => one.outcome.name === name && one.scope === scope),
    )
    return { world, series }
  }
}

/** When a seat is taken or a measure begins is more than a number: it says what there is, and from when on. */
function isNumberToPut(path: string, value: FactorValue): boolean {
  return typeof value === 'number' && !/\.joined$|^start$|^measures\.[a-z0-9-]+\.(at|for|over)$/.test(path)
}

/** How these numbers go into a scenario; undefined where one of them is no number that can be put in place. */
function wayOf(
  { cached: { scenario }, ways }: Recorded,
  numbers: readonly (readonly [string, FactorValue])[],
): Way | undefined {
  const key = numbers.map(([path]) => path).join('\n')
  if (ways.has(key)) return ways.get(key)
  const places: string[] = []
  const from: number[] = []
  let all = true
  numbers.forEach(([text], f) => {
    const reached = placesOf(scenario, text)
    all &&= reached.every((place) => scenario.values.has(place))
    for (const place of reached) {
      places.push(place)
      from.push(f)
    }
  })
  const way = all ? { places, from: Int32Array.from(from) } : undefined
  ways.set(key, way)
  return way
}

/** The places of a scenario that a path leads to; a value that this scenario does not have leads nowhere. */
function placesOf(scenario: Scenario, text: string): string[] {
  const key = numberKey(scenario, text)
  if (key !== undefined) return [key]
  const path = parsePath(text)
  if (isPathFault(path)) return [text]
  if (path.segments[0]?.name === 'measures') {
    // A number of the assumed space that only another scenario has; a measure’s month is to be set.
    const own = scenario.measures.some(({ id }) => id === path.segments[1]?.name)
    return own ? [text] : []
  }
  return matches(root, scenario.spec, path).map((keys) => keys.join('.'))
}

/** What reading a scenario would refuse, of numbers that are put in place. */
function refuseMisfits({ snapshots }: ModelInput): void {
  const spec = snapshots[0]?.spec
  const [first] = [...misordered(spec), ...overfull(spec)]
  if (first) throw new Error(`${first.keys.join('.')}: ${first.message}`)
}
