/**
 * Replicates until intervals are narrow enough. All points begin with the same number; a point whose interval is still
 * too wide goes on to the number that its spread asks for, at most four times as many at once, in whole blocks. What is
 * decided rests on finished blocks alone, so it is the same whoever ran them, and after whatever interruption.
 */
import { halfWidth } from '../../analysis/interval.js'
import { blockSize, Moments } from '../../analysis/moments.js'
import type { Block } from './block.js'
import type { BlockIndex } from './block-index.js'
import type { Layout } from './layout.js'
import { columnOf, type Plan, type Precision, type PrecisionGoal } from './plan.js'

/** What came of a goal, over all points of the design. */
export interface Reached extends PrecisionGoal {
  /** Points (of differences: pairs of points) at which the interval is narrow enough, and in all. */
  readonly met: number
  readonly of: number
  /** The widest half interval that is left. */
  readonly widest: number
}

export interface PrecisionReport {
  readonly rule: string
  readonly goals: readonly Reached[]
  readonly most: number
  readonly rounds: number
  /** Least and greatest number of replicates of a point. */
  readonly replicates: readonly [number, number]
}

export const precisionRule =
  'Half the 95 % interval (Student t) of final values at each point of the design; a point that is too wide goes on to ' +
  'n · (half-width / wanted)², at most 4 n, in whole blocks of 64.'

/** Replicates that each point begins with. */
export function firstRound({ replicates, precision }: Plan): number {
  // Whole blocks: a part of one would be run again in the next round.
  return precision ? Math.min(precision.most, Math.ceil(replicates / blockSize) * blockSize) : replicates
}

/** How many replicates a design point should have next; the same as it has where that is enough. */
export function nextReplicates(
  plan: Plan,
  layout: Layout,
  blockIndex: BlockIndex,
  design: number,
  onGoal: (goal: number, half: number) => void,
): number {
  const { goals, most } = plan.precision as Precision
  const has = layout.replicatesOf(design * layout.scenarios)
  let next = has
  goals.forEach((goal, g) => {
    for (const moments of momentsOf(plan, layout, blockIndex, design, goal)) {
      const n = moments.count[0] as number
      const half = halfWidth(Math.sqrt(moments.varianceOf(0)), n)
      onGoal(g, half)
      // An outcome that is defined in no run, or in one, says nothing of how many would do.
      if (n < 2 || half <= goal.halfWidth) continue
      const ratio = half / goal.halfWidth
      const wanted = Math.min(has * ratio * ratio, has * 4)
      next = Math.max(next, Math.ceil(Math.max(wanted, has + 1) / blockSize) * blockSize)
    }
  })
  return Math.min(next, Math.max(most, has))
}

function* momentsOf(
  plan: Plan,
  layout: Layout,
  blockIndex: BlockIndex,
  design: number,
  goal: PrecisionGoal,
): Generator<Moments> {
  const outcome = plan.outcomes.findIndex((one) => columnOf(one) === goal.outcome)
  const { scenarios } = layout
  const first = design * scenarios
  for (let s = goal.difference ? 1 : 0; s < scenarios; s++) {
    const total = new Moments(1)
    for (let block = 0; block * blockSize < layout.replicatesOf(first); block++) {
      const values = valuesOf(read(layout, blockIndex, first + s, block), outcome, plan.outcomes.length)
      if (goal.difference) {
        const base = valuesOf(read(layout, blockIndex, first, block), outcome, plan.outcomes.length)
        values.forEach((value, r) => {
          values[r] = value - (base[r] as number)
        })
      }
      const own = new Moments(1)
      for (let r = 0; r < values.length; r++) own.add(values, r)
      total.merge(own)
    }
    yield total
  }
}

function read(layout: Layout, blockIndex: BlockIndex, point: number, block: number): Block {
  const all = layout.replicatesOf(point)
  return blockIndex.read(layout.numberOf({ point, block, count: Math.min(blockSize, all - block * blockSize) }))
}

function valuesOf({ finals, count }: Block, outcome: number, outcomes: number): Float64Array {
  return Float64Array.from({ length: count }, (_, r) => finals[r * outcomes + outcome] as number)
}
