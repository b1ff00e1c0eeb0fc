/**
 * Morris trajectories (Morris 1991): from a random point of a grid of p levels, each factor in turn, in random order, moves
 * by Δ = p / (2 (p − 1)), up or down. A trajectory has one point more than there are factors; the design grows in them.
 *
 * A continuous factor has p = 4 levels. One that takes L values has p = L levels, or 2 L where L is odd, so that each value
 * is as likely as any other. The luck of a factor is named by it: other factors leave its levels alone.
 */
import { type DrawName, drawName, occasionsPerMonth, RandomStreams } from '../../random/index.js'
import { checkCount, type Design, type Factors } from './design.js'

const continuousLevels = 4

/** How far a factor with so many values (0: a continuous range) moves, as a part of its range. */
export function morrisStep(levels: number): number {
  const p = gridLevels(levels)
  return p / (2 * (p - 1))
}

function gridLevels(levels: number): number {
  return levels === 0 ? continuousLevels : levels % 2 === 0 ? levels : 2 * levels
}

interface Trajectory {
  readonly start: Float64Array
  readonly end: Float64Array
  /** Factors in the order in which they move. */
  readonly order: readonly number[]
}

/** Throws a RangeError unless `trajectories` is a whole number from 1 to 2²⁰. */
export function morris({ names, levels }: Factors, seed: string, trajectories: number): Design {
  checkCount(trajectories, 'the trajectories of a Morris design', occasionsPerMonth)
  const random = new RandomStreams(seed, 0)
  const named = (what: string) => names.map((name) => drawName(`morris ${what}|${name}`))
  const [levelNames, directionNames, orderNames] = [named('level'), named('direction'), named('order')]
  const draw = (t: number): Trajectory => {
    const start = new Float64Array(names.length)
    const end = new Float64Array(names.length)
    names.forEach((_, f) => {
      const p = gridLevels(levels[f] ?? 0)
      const low = Math.floor(random.at(levelNames[f]!, 0, t) * (p / 2))
      const rises = random.at(directionNames[f]!, 0, t) < 0.5
      start[f] = (rises ? low : low + p / 2) / (p - 1)
      end[f] = (rises ? low + p / 2 : low) / (p - 1)
    })
    return { start, end, order: shuffled(random, orderNames, t) }
  }
  let drawn = -1
  let current: Trajectory | undefined
  const trajectory = (t: number): Trajectory => {
    if (drawn !== t || current === undefined) current = draw(t)
    drawn = t
    return current
  }
  const each = names.length + 1
  return {
    size: trajectories * each,
    at: (index) => {
      const { start, end, order } = trajectory(Math.floor(index / each))
      const point = start.slice()
      for (let step = 0; step < index % each; step++) point[order[step]!] = end[order[step]!]!
      return point
    },
    role: (index) => {
      const group = Math.floor(index / each)
      const step = index % each
      return { group, step, factor: step === 0 ? -1 : trajectory(group).order[step - 1]! }
    },
  }
}

/** Factors in the order of a uniform of their own. */
function shuffled(random: RandomStreams, names: readonly DrawName[], t: number): number[] {
  const keys = names.map((name) => random.at(name, 0, t))
  return [...keys.keys()].sort((a, b) => keys[a]! - keys[b]! || a - b)
}
