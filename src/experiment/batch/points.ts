/** The points of a plan: every point of its design with every scenario, by number. */
import { type Design, designOf } from '../../analysis/designs/index.js'
import type { FactorValue } from '../../scenario/experiment.js'
import type { Plan, PlannedFactor } from './plan.js'

export interface PlanPoint {
  /** Counts design point by design point, and within it scenario by scenario. */
  readonly index: number
  /** Number of the design point; the scenarios at one share their replicates’ luck, and are paired. */
  readonly design: number
  /** Number of the scenario. */
  readonly scenario: number
  /** In the order of the factors, from 0 to 1; NaN where the scenario is left as it is, and in a list. */
  readonly unit: Float64Array
  /** The values of the factors; null where the scenario has no one value. */
  readonly values: readonly (FactorValue | null)[]
  /** What is set, by path. */
  readonly set: readonly (readonly [path: string, value: FactorValue])[]
}

export interface PlanPoints {
  /** Points of the design. */
  readonly designs: number
  /** Points in all: of the design, times scenarios. */
  readonly size: number
  at(index: number): PlanPoint
}

/** Throws a RangeError where there can be no such design. */
export function pointsOf(plan: Plan): PlanPoints {
  const { factors, list } = plan
  const scenarios = plan.scenarios.length
  const design = list || factors.length === 0 ? undefined : designed(plan)
  const designs = design?.size ?? list?.length ?? 1
  const chosen = (at: number): { unit: Float64Array; values: readonly (FactorValue | null)[] } => {
    if (design) {
      const unit = design.at(at)
      return { unit, values: factors.map((factor, f) => valueAt(factor, unit[f] as number)) }
    }
    return { unit: new Float64Array(factors.length).fill(Number.NaN), values: list?.[at] ?? [] }
  }
  return {
    designs,
    size: designs * scenarios,
    at(index) {
      const at = Math.floor(index / scenarios)
      const scenario = index - at * scenarios
      const { unit, values } = chosen(at)
      return {
        index,
        design: at,
        scenario,
        unit,
        values: values.map((value, f) => value ?? (factors[f] as PlannedFactor).own[scenario] ?? null),
        set: values.flatMap((value, f) =>
          value === null ? [] : [[(factors[f] as PlannedFactor).path, value] as const],
        ),
      }
    },
  }
}

/** The plan’s design in the unit cube; for analysis, which knows designs and not scenarios. */
export function designed({ design, factors, seed }: Plan): Design | undefined {
  if (design.kind === 'list' || design.kind === 'single') return undefined
  return designOf({
    kind: design.kind,
    factors: factors.map(({ path }) => path),
    levels: factors.map(({ values }) => values?.length ?? 0),
    seed,
    ...(design.size === undefined ? {} : { size: design.size }),
  })
}

/** The value of a factor at a coordinate from 0 to 1; null for NaN. Whole numbers of a range have equal shares. */
export function valueAt({ values, range, whole }: PlannedFactor, u: number): FactorValue | null {
  if (Number.isNaN(u)) return null
  if (values) return values[Math.min(values.length - 1, Math.floor(u * values.length))] as FactorValue
  const [low, high] = range as readonly [number, number]
  return Math.min(high, whole ? low + Math.floor(u * (high - low + 1)) : low + u * (high - low))
}

/**
 * The part of its range, from the lowest to the highest value, by which a factor moves from one coordinate to another; below
 * 0 where its value falls. Words and switches have no distances: from one to another is the whole, 1, down their list.
 */
export function movedBy(factor: PlannedFactor, from: number, to: number): number {
  const [before, after] = [valueAt(factor, from), valueAt(factor, to)]
  if (before === after) return 0
  const numbers = factor.values ?? (factor.range as readonly number[])
  if (!numbers.every((value) => typeof value === 'number')) return from < to ? 1 : -1
  return (Number(after) - Number(before)) / (Math.max(...numbers) - Math.min(...numbers))
}
