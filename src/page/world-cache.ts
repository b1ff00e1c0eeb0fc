/** Worlds made from plans, kept as long as they are asked for: the slow part of a plan is read once, numbers are put in. */
import { Cache, CachedWorld } from '../experiment/world-cache.js'
import { comparedAlong, comparedWorlds } from '../model/common.js'
import { compileWorld, recordingWorld, type World } from '../model/world.js'
import { aligned, type Begun, startsApart } from '../scenario/alignment.js'
import { ScenarioFaults } from '../scenario/errors.js'
import { type Loader, type Scenario, scenarioLoader } from '../scenario/load.js'
import { memorySources, type Texts } from '../scenario/memory.js'
import type { Source, Sources, Tree } from '../scenario/sources.js'
import { isOfMeasure, type Plan, type Setting } from './plan.js'
import type { Side } from './protocol.js'
import { numbersAt, type WhatIf, whatIfOf } from './what-if.js'

/** Both worlds of a plan, recording what the page shows. */
export interface Pair {
  readonly baseline: PairSide
  readonly whatIf: PairSide
}

/** One of them; `start` is the calendar month of its month 1. */
interface PairSide extends Begun {
  readonly world: World
  readonly key: string
}

/** A plan read in full: its scenarios as a file and options would give them. */
export interface Reading {
  readonly whatIf: WhatIf
  readonly sources: Sources
  readonly baseline: Scenario
  readonly variant: Scenario
}

/** Worlds that are kept; the least lately used goes first. */
const mostCached = 12

export class WorldCache {
  private readonly sources: Sources
  private readonly loader: Loader
  private readonly loaded = new Map<string, Scenario>()
  private readonly worlds = new Cache<CachedWorld>(mostCached)
  private readonly comparisons = new WeakMap<World, WeakMap<World, { baseline: World; whatIf: World }>>()
  /** The file of the what-if that is being read. */
  private current: Source | undefined
  private files = 0
  /** What stands in the place of each number of a measure until one is put there. */
  private readonly places = new Map<string, number>()

  constructor(private readonly texts: Texts) {
    this.sources = memorySources(texts)
    // One loader for all: what a file rests on is read and checked once, however many what-ifs rest on it too.
    this.loader = scenarioLoader({
      open: (reference, from) =>
        from === undefined && reference === this.current?.name ? this.current : this.sources.open(reference, from),
      list: () => this.sources.list(),
    })
  }

  /** A scenario as it stands. Throws ScenarioFaults. */
  load(name: string): Scenario {
    const known = this.loaded.get(name)
    if (known) return known
    const scenario = this.loader(name)
    this.loaded.set(name, scenario)
    return scenario
  }

  /** A plan as a file and options; `annotated`: for a cached world, whose measures’ numbers can be moved. */
  whatIf(plan: Plan, annotated = false): WhatIf {
    return whatIfOf(
      plan,
      (name) => this.load(name),
      (name) => this.textOf(name),
      annotated,
    )
  }

  /** Reads a plan from its file and options, and compares over the months that both have, as the command line would. */
  read(plan: Plan): Reading {
    const reading = this.readApart(plan)
    const { baseline, variant } = reading
    refuseApart({ name: baseline.name, start: baseline.spec.start }, { name: variant.name, start: variant.spec.start })
    const [one, other] = aligned([baseline, variant] as const)
    return { ...reading, baseline: one, variant: other }
  }

  /** The same, each scenario as long as it says. Throws ScenarioFaults. */
  private readApart(plan: Plan, annotated = false): Reading {
    const whatIf = this.whatIf(plan, annotated)
    const { name, text, set } = whatIf
    const sources = memorySources(text === undefined ? this.texts : { ...this.texts, [name]: text })
    // A file is told from others by its name, and there is a new one for every text.
    this.current = text === undefined ? undefined : { name, file: `${name}.yaml, ${++this.files}`, text }
    return {
      whatIf,
      sources,
      baseline: set.length === 0 ? this.load(plan.baseline) : this.loader(plan.baseline, { set }),
      variant: text === undefined && set.length === 0 ? this.load(name) : this.loader(name, { set }),
    }
  }

  /** The worlds of a plan, the fast way: where only numbers moved, nothing is read again. Throws ScenarioFaults. */
  pair(plan: Plan): Pair {
    const { numbers, rest } = this.parted(plan)
    const both = rest.reach === 'both'
    const plain = { ...rest, start: rest.baseline, measures: {}, values: both ? worldly(rest.values) : {} }
    const compared = this.compared(plain, rest)
    const side = (of: Plan, given: Readonly<Record<string, number>>, like: World) => {
      const own = this.side(of, given)
      // Where others belong to the two sides, what a side records depends on the other.
      const paired = like.common.length > 0 ? `${own.key} ${structureKey(plain)} ${structureKey(rest)}` : own.key
      return { ...own, key: paired, world: comparedAlong(own.world, like) }
    }
    const baseline = side(plain, both ? worldly(numbers) : {}, compared.baseline)
    const whatIf = side(rest, numbers, compared.whatIf)
    refuseApart(baseline, whatIf)
    return { baseline, whatIf }
  }

  /** The cached worlds of both sides as worlds that are compared: who belongs to a side is no matter of numbers. */
  private compared(plain: Plan, rest: Plan): { baseline: World; whatIf: World } {
    const [one, other] = [this.cached(plain).world, this.cached(rest).world]
    const known = this.comparisons.get(one)?.get(other)
    if (known) return known
    const { baseline, variants } = comparedWorlds(one, [other])
    const made = { baseline, whatIf: variants[0]! }
    const ofOne = this.comparisons.get(one) ?? new WeakMap()
    this.comparisons.set(one, ofOne.set(other, made))
    return made
  }

  /**
   * The numbers of a plan, and the plan without them. When an agency joins decides who is there, which is no mere number.
   * What a measure sets keeps a place in the file, so that a number can be put there.
   */
  private parted(plan: Plan): { numbers: Record<string, number>; rest: Plan } {
    const numbers: Record<string, number> = {}
    const values: Record<string, Setting> = {}
    for (const [path, value] of Object.entries(plan.values)) {
      if (typeof value !== 'number' || path.endsWith('.joined')) values[path] = value
      else {
        numbers[path] = value
        if (!isOfMeasure(path)) continue
        if (!this.places.has(path)) this.places.set(path, value)
        values[path] = this.places.get(path) as number
      }
    }
    return { numbers, rest: { ...plan, values } }
  }

  private side(rest: Plan, numbers: Readonly<Record<string, number>>): Pair['baseline'] {
    const cached = this.cached(rest)
    const key = JSON.stringify([structureKey(rest), numbers])
    const places = Object.entries(numbers).map(([path, value]) => ({ at: numbersAt(cached.scenario, path), value }))
    const paths = places.flatMap(({ at }) => at)
    const common = { name: cached.scenario.name, key, start: numbers.start ?? cached.scenario.spec.start }
    if (paths.length === 0) return { ...common, world: cached.world }
    const given = places.flatMap(({ at, value }) => at.map(() => value))
    return { ...common, world: cached.with(cached.input(paths, given)) }
  }

  private cached(rest: Plan): CachedWorld {
    return this.worlds.get(structureKey(rest), () => {
      const { variant } = this.readApart(rest, true)
      return new CachedWorld(
        variant,
        recordingWorld(compileWorld(variant.input), ({ scope }) => scope === ''),
      )
    })
  }

  private textOf(name: string): string | Tree | undefined {
    return this.texts[name] ?? this.texts[`${name}.yaml`]
  }
}

/** Throws ScenarioFaults for worlds whose months are not the same months of the year. */
function refuseApart(baseline: Begun, whatIf: Begun): void {
  const apart = startsApart([baseline, whatIf])
  if (apart) throw new ScenarioFaults([{ file: whatIf.name, line: 1, column: 1, path: 'start', ...apart }])
}

/** Without what is said of measures: the baseline does not have those of the what-if. */
function worldly<T>(values: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(values).filter(([path]) => !isOfMeasure(path)))
}

function structureKey({ start, measures, values }: Plan): string {
  return JSON.stringify([start, Object.entries(measures).sort(), Object.entries(values).sort()])
}

export function sideOf(pair: Pair, side: Side): Pair['baseline'] {
  return side === 'baseline' ? pair.baseline : pair.whatIf
}
