/**
 * Surveys: readouts of settings, at default values or over the assumed space. What one worker does of them is here: a
 * piece of a survey in, numbers out, the same whoever computes it.
 */
import { monthsOf, readout } from '../analysis/patterns.js'
import { comparedWorlds } from '../model/common.js'
import { cellsOf } from '../model/outcome.js'
import { simulate } from '../model/simulate.js'
import { compileWorld, recordingWorld, renumberedWorld, type World } from '../model/world.js'
import { type Loader, type Scenario, scenarioLoader } from '../scenario/load.js'
import { type Readout, readoutKey, type Setting, settingKey } from '../scenario/pattern.js'
import type { Sources } from '../scenario/sources.js'
import { RunFailure } from './failure.js'
import type { Pacer } from './pacer.js'
import { type AssumedSpace, spaceOf } from './space.js'
import { Cache } from './world-cache.js'

/** What to run, and what to read off each run. */
export interface Probe {
  readonly setting: Setting
  readonly readouts: readonly Readout[]
}

/** A probe with its design: replicates 0 … n − 1 at default values (`points` 0), or at each point of a hypercube. */
export interface Inquiry extends Probe {
  readonly points: number
  readonly replicates: number
}

/** Consecutive points, or consecutive replicates at default values, of one inquiry. */
export interface Piece extends Inquiry {
  readonly seed: string
  readonly first: number
  readonly count: number
}

/** Runs that a piece holds at most, but that a point is never split: worth many times the cost of sending it. */
const runsAtOnce = 120

/** The pieces of an inquiry, in order. */
export function piecesOf(inquiry: Inquiry, seed: string): Piece[] {
  const { points, replicates } = inquiry
  const all = points === 0 ? replicates : points
  const size = points === 0 ? runsAtOnce : Math.max(1, Math.floor(runsAtOnce / replicates))
  const pieces: Piece[] = []
  for (let first = 0; first < all; first += size)
    pieces.push({ ...inquiry, seed, first, count: Math.min(size, all - first) })
  return pieces
}

/** Runs of a piece. */
export function runsOf({ points, replicates, count }: Piece): number {
  return points === 0 ? count : count * replicates
}

/** Loads the scenario of a setting: its values set, its mechanisms off. Throws ScenarioFaults. */
export function loadSetting(load: Loader, { scenario, set = {}, off = [] }: Setting): Scenario {
  return load(scenario, {
    set: [
      ...Object.entries(set).map(([path, value]) => `${path}=${JSON.stringify(value)}`),
      ...[...off].sort().map((mechanism) => `mechanisms.${mechanism}.off=true`),
    ],
  })
}

/** The world of a setting that records what the readouts read and stops after the last month that they read. */
export function probeWorld(scenario: Scenario, readouts: readonly Readout[]): World {
  const names = new Set(readouts.map(({ outcome }) => outcome))
  const scopes = new Set(readouts.map(({ scope = '' }) => scope))
  const some = (kind: string) => [...scopes].some((scope) => scope.startsWith(kind))
  const last = Math.max(...readouts.map((r) => monthsOf(r, scenario.months)[1]))
  const world = compileWorld(
    { ...scenario.input, months: Math.min(scenario.months, last) || 1 },
    { agency: some('agency:'), pair: some('pair:'), forum: some('forum:') },
  )
  return recordingWorld(world, ({ outcome, scope }) => names.has(outcome.name) && scopes.has(scope))
}

interface ComparedWorld {
  readonly scenario: Scenario
  readonly world: World
  /** The settings with which readouts compare this one, by their keys: the world’s comparisons in turn. */
  readonly against: readonly string[]
}

export class Surveyor {
  private readonly load: Loader
  private readonly worlds = new Cache<ComparedWorld>()
  private readonly spaces = new Cache<AssumedSpace>()

  constructor(sources: Sources) {
    this.load = scenarioLoader(sources)
  }

  /**
   * Runs a piece. Gives `count` × `replicates` × readouts numbers for points, `count` × readouts for replicates; NaN where
   * a readout is not defined. Throws a RunFailure, a PatternError, or ScenarioFaults.
   */
  async survey(piece: Piece, pacer?: Pacer): Promise<Float64Array> {
    const cached = this.worldOf(piece)
    const { scenario, world } = cached
    if (piece.points === 0) return this.runs(piece, cached, piece.first, piece.count, '', pacer)
    const space = this.spaceOf(piece, scenario, world.months)
    const out = new Float64Array(piece.count * piece.replicates * piece.readouts.length)
    for (let p = 0; p < piece.count; p++) {
      const point = piece.first + p
      const there = renumberedWorld(world, space.inputAt(point))
      const where = ` at point ${point} of the assumed space`
      out.set(
        await this.runs(piece, { ...cached, world: there }, 0, piece.replicates, where, pacer),
        p * piece.replicates * piece.readouts.length,
      )
    }
    return out
  }

  private async runs(
    { seed, setting, readouts }: Piece,
    { world, against }: ComparedWorld,
    first: number,
    count: number,
    where: string,
    pacer?: Pacer,
  ): Promise<Float64Array> {
    const cells = cellsOf(world)
    const values = new Float64Array(count * cells)
    for (let r = 0; r < count; r++) {
      try {
        simulate(world, seed, first + r, { out: values.subarray(r * cells, (r + 1) * cells) })
      } catch (cause) {
        throw new RunFailure(setting.scenario + where, seed, first + r, cause)
      }
      await pacer?.yieldIfDue()
    }
    const out = new Float64Array(count * readouts.length)
    const comparison = (other: Setting) => against.indexOf(settingKey(other))
    readouts.forEach((one, k) => {
      const column = readout(one, { world, replicates: count, values, comparison }, setting.scenario)
      for (let r = 0; r < count; r++) out[r * readouts.length + k] = column[r]!
    })
    return out
  }

  private worldOf({ setting, readouts }: Piece): ComparedWorld {
    return this.worlds.get(keyOf({ setting, readouts }), () => {
      const scenario = loadSetting(this.load, setting)
      const others = new Map(readouts.flatMap(({ against }) => (against ? [[settingKey(against), against]] : [])))
      const { baseline } = comparedWorlds(
        probeWorld(scenario, readouts),
        // Who is in the other world has to be known, not what happens there.
        [...others.values()].map((other) => probeWorld(loadSetting(this.load, other), readouts)),
      )
      return { scenario, world: baseline, against: [...others.keys()] }
    })
  }

  private spaceOf(piece: Piece, scenario: Scenario, months: number): AssumedSpace {
    const { seed, points, setting } = piece
    return this.spaces.get(JSON.stringify([keyOf(piece), seed, points]), () =>
      spaceOf(scenario, { seed, points, fixed: Object.keys(setting.set ?? {}), months }),
    )
  }
}

function keyOf({ setting, readouts }: Probe): string {
  return JSON.stringify([settingKey(setting), readouts.map(readoutKey)])
}
