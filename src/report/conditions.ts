/** Ranges of assumed values under which something is so, in signs and as rows of a table. */
import type { Condition } from '../analysis/deciding.js'
import { rounded } from './digits.js'

/** `mechanisms.habit.rest is above 0.3` in signs: `mechanisms.habit.rest>0.3`; of two ranges, `… & …`. */
export function whereText({ ranges }: Condition): string {
  const bound = (x: number) => String(rounded(x, 3))
  return ranges
    .map(({ path, from, to }) =>
      Number.isNaN(from)
        ? `${path}<${bound(to)}`
        : Number.isNaN(to)
          ? `${path}>${bound(from)}`
          : `${bound(from)}<${path}<${bound(to)}`,
    )
    .join(' & ')
}

export const conditionColumns = [
  'rank',
  'path',
  'from',
  'to',
  'path_2',
  'from_2',
  'to_2',
  'points',
  'share_there',
  'share_elsewhere',
  'distance',
  'chance',
] as const

export type ConditionCells = { readonly [column in (typeof conditionColumns)[number]]: number | string }

/** One row for each condition, in order; the second range is empty where there is one only. */
export function conditionRows(conditions: readonly Condition[]): ConditionCells[] {
  return conditions.map(({ ranges: [first, second], points, there, elsewhere, distance, chance }, at) => ({
    rank: at + 1,
    path: first.path,
    from: first.from,
    to: first.to,
    path_2: second?.path ?? '',
    from_2: second?.from ?? Number.NaN,
    to_2: second?.to ?? Number.NaN,
    points,
    share_there: there,
    share_elsewhere: elsewhere,
    distance,
    chance,
  }))
}
