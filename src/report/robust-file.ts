/** robust.csv and reversals.csv, read back. */
import type { Condition, Range } from '../analysis/deciding.js'
import type { RobustRow, RobustVerdict } from '../analysis/robustness.js'
import type { conditionColumns } from './conditions.js'
import { readTable, reversalColumns, robustColumns } from './csv.js'

const words = new Set(['baseline', 'variant', 'outcome', 'scope', 'unit', 'verdict', 'reverses_where'])
const conditionWords = new Set(['path', 'path_2'])

type Cells = Readonly<Record<string, string | number>>

/** Reads both. Throws a CsvError for other columns or a number that is none. */
export function readRobust(robust: string, reversals: string): RobustRow[] {
  const reverses = new Map<string, Condition[]>()
  for (const cells of readTable(reversals, reversalColumns, new Set([...words, ...conditionWords]))) {
    const key = keyOf(cells)
    reverses.set(key, [...(reverses.get(key) ?? []), conditionOf(cells)])
  }
  return readTable(robust, robustColumns, words).map((cells) => {
    const { reverses_where: _, ...row } = cells
    return {
      ...(row as unknown as Omit<RobustRow, 'reverses'>),
      verdict: cells.verdict as RobustVerdict | '',
      reverses: reverses.get(keyOf(cells)) ?? [],
    }
  })
}

function keyOf({ variant, outcome, scope }: Cells): string {
  return JSON.stringify([variant, outcome, scope])
}

/** A condition from the cells that `conditionRows` makes of it. */
export function conditionOf(cells: Cells): Condition {
  const number = (column: (typeof conditionColumns)[number]) => Number(cells[column])
  const first: Range = { path: String(cells.path), from: number('from'), to: number('to') }
  const second: Range = { path: String(cells.path_2), from: number('from_2'), to: number('to_2') }
  return {
    ranges: second.path === '' ? [first] : [first, second],
    points: number('points'),
    there: number('share_there'),
    elsewhere: number('share_elsewhere'),
    distance: number('distance'),
    chance: number('chance'),
  }
}
