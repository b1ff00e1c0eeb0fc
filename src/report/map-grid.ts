/** A comparison over two varied values as grids: the effect on an outcome in each combination of the two. */
import type { EffectRow } from '../analysis/effects.js'
import { isScarce } from '../analysis/scarcity.js'
import { worldFields } from '../model/world-fields.js'
import { declaredAt, isPathFault, parsePath } from '../scenario/path.js'
import { rootOf } from '../scenario/schema.js'
import type { ChartInput } from './charts/input.js'
import { headline } from './charts/themes.js'
import { type DesignPoint, designPointOf } from './words.js'

/** One of the two varied values. */
export interface Axis {
  /** The path as varied: `agencies.*.ego`. */
  readonly path: string
  /** Its last part, or the whole path where the last parts of both are alike. */
  readonly name: string
  /** Unit of the value; empty for an index or share. */
  readonly unit: string
  /** The values as they are written in scenario names, in rising order. */
  readonly values: readonly string[]
}

/** The effect in one combination; its places count along the axes. NaN where nothing could be compared. */
export interface Cell {
  readonly x: number
  readonly y: number
  readonly effect: number
  readonly low: number
  readonly high: number
  /** The interval lies on one side of 0. */
  readonly clear: boolean
  /** In the direction of the largest effect, less than a third of it; an effect of the other sign is less than any. */
  readonly small: boolean
}

/** One outcome over all combinations. */
export interface OutcomeGrid {
  readonly outcome: string
  readonly unit: string
  /** Row after row along y, rising; within a row along x. */
  readonly cells: readonly Cell[]
  /** The largest of the clear effects, or of all where none is clear. */
  readonly largest: Cell
}

/** What a variant changes over both values. */
export interface EffectMap {
  /** Names without what is varied: `entikong/formalised`. */
  readonly variant: string
  readonly baseline: string
  readonly x: Axis
  readonly y: Axis
  /** Last months of the comparisons: one, unless the months themselves are varied. */
  readonly months: readonly number[]
  readonly grids: readonly OutcomeGrid[]
}

/** Fewer values than this on an axis make no map. */
const fewestValues = 3
const mostGrids = 4
/** Below this part of the largest effect a cell counts as small. */
const smallPart = 1 / 3

/**
 * One map a variant in which anything moves; none unless exactly two paths are varied, each over three or more numbers.
 */
export function effectMaps(input: ChartInput): EffectMap[] {
  const places = new Map(input.scenarios.map(({ name }) => [name, designPointOf(name)]))
  const first = places.get(input.scenarios[0]?.name ?? '')
  if (first?.varied.length !== 2) return []
  const [x, y] = axesOf(first, [...places.values()])
  if (x.values.length < fewestValues || y.values.length < fewestValues) return []
  if ([...x.values, ...y.values].some((value) => !Number.isFinite(Number(value)))) return []

  const variants = new Map<string, EffectRow[]>()
  for (const row of lastRows(input.effects, input.replicates)) {
    const plain = places.get(row.variant)?.plain
    if (plain !== undefined) variants.set(plain, [...(variants.get(plain) ?? []), row])
  }
  const maps = [...variants].map(([variant, rows]): EffectMap => {
    const outcomes = chosen(rows)
    const place = ({ variant: name }: EffectRow) => {
      const [a, b] = places.get(name)?.varied ?? []
      return { x: x.values.indexOf(a?.value ?? ''), y: y.values.indexOf(b?.value ?? '') }
    }
    return {
      variant,
      baseline: first.plain,
      x,
      y,
      months: [...new Set(rows.map(({ month }) => month))].sort((a, b) => a - b),
      grids: outcomes.map((outcome) =>
        gridOf(
          x.values.length,
          y.values.length,
          rows.filter((row) => row.outcome === outcome).map((row) => ({ row, ...place(row) })),
        ),
      ),
    }
  })
  return maps.filter(({ grids }) => grids.length > 0)
}

function axesOf(first: DesignPoint, all: readonly DesignPoint[]): [Axis, Axis] {
  const paths = first.varied.map(({ path }) => path)
  const lasts = paths.map((path) => path.slice(path.lastIndexOf('.') + 1))
  const axes = paths.map((path, at): Axis => {
    const values = new Set(all.map(({ varied }) => varied[at]?.value ?? ''))
    return {
      path,
      name: lasts[0] === lasts[1] ? path : lasts[at]!,
      unit: unitOf(path),
      values: [...values].sort((a, b) => Number(a) - Number(b)),
    }
  })
  return [axes[0]!, axes[1]!]
}

function unitOf(text: string): string {
  const path = parsePath(text)
  if (isPathFault(path)) return ''
  const declared = declaredAt(rootOf(worldFields), path)
  return !isPathFault(declared) && declared.field.type === 'quantity' ? declared.field.unit : ''
}

/** The rows on the whole world at the last month of each pair, of what enough pairs of runs define. */
function lastRows(effects: readonly EffectRow[], pairs: number): EffectRow[] {
  const last = new Map<string, number>()
  for (const { variant, month } of effects) last.set(variant, Math.max(month, last.get(variant) ?? 0))
  return effects.filter(
    ({ variant, scope, month, n }) => scope === '' && month === last.get(variant) && !isScarce(n, pairs),
  )
}

/** Up to four of the main outcomes that anything moves, trust first. */
function chosen(rows: readonly EffectRow[]): string[] {
  const moved = new Set(rows.filter(({ effect }) => Math.abs(effect) > 0).map(({ outcome }) => outcome))
  const names = new Set([...(moved.has('trust') ? ['trust'] : []), ...headline([...moved])])
  return [...names].slice(0, mostGrids)
}

function gridOf(
  columns: number,
  rows: number,
  found: readonly { readonly row: EffectRow; readonly x: number; readonly y: number }[],
): OutcomeGrid {
  const cells = Array.from({ length: columns * rows }, (_, at) => {
    const x = at % columns
    const y = Math.floor(at / columns)
    const row = found.find((each) => each.x === x && each.y === y)?.row
    const { effect = Number.NaN, low = Number.NaN, high = Number.NaN } = row ?? {}
    return { x, y, effect, low, high, clear: low > 0 || high < 0 }
  })
  const clear = cells.filter((cell) => cell.clear)
  const largest = (clear.length > 0 ? clear : cells.filter(({ effect }) => Number.isFinite(effect))).reduce((a, b) =>
    Math.abs(b.effect) > Math.abs(a.effect) ? b : a,
  )
  const direction = Math.sign(largest.effect)
  const limit = Math.abs(largest.effect) * smallPart
  const judged = cells.map((cell): Cell => ({ ...cell, small: cell.effect * direction < limit }))
  const { outcome, unit } = found[0]!.row
  return { outcome, unit, cells: judged, largest: judged[largest.y * columns + largest.x]! }
}
