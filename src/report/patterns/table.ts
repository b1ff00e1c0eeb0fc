/** patterns.csv and comparisons.csv. */
import type { PatternFinding } from '../../experiment/validation.js'
import { type ConditionCells, conditionColumns, conditionRows } from '../conditions.js'
import { type CsvTable, tableText } from '../csv.js'
import type { PatternsInput } from './input.js'

const patternColumns = [
  'pattern',
  'group',
  'kind',
  'source',
  'title',
  'holds',
  'seeds',
  'share_seeds',
  'points',
  'space_seeds',
  'share_space',
  'share_space_means',
  'share_space_no_value',
  'verdict',
  'depends_on',
  'no_value_without',
] as const

const comparisonColumns = [
  'pattern',
  'comparison',
  'text',
  'holds',
  'n',
  'mean',
  'low',
  'high',
  'share_seeds',
  'share_space',
  'share_space_means',
  'share_space_no_value',
] as const

/**
 * One line for each pattern. `share_space` counts the points at which its intervals are on the right side,
 * `share_space_means` those at which the means alone are, `share_space_no_value` those at which it cannot be told. `holds` is
 * empty where it cannot be told at default values, `depends_on` where no mechanism was switched off.
 */
export function patternsCsv({ findings, seeds, points, spaceSeeds }: PatternsInput): CsvTable {
  const row = (f: PatternFinding) => ({
    pattern: f.id,
    group: f.group,
    kind: f.kind,
    source: f.source,
    title: f.title.en,
    holds: f.noValue ? '' : String(f.holds),
    seeds,
    share_seeds: f.shareOfSeeds,
    points,
    space_seeds: points === 0 ? 0 : spaceSeeds,
    share_space: f.shareOfSpace,
    share_space_means: f.shareOfSpaceByMeans,
    share_space_no_value: f.spaceWithoutValue,
    verdict: f.verdict,
    depends_on: (f.dependsOn ?? []).join(' '),
    no_value_without: (f.noValueWithout ?? []).join(' '),
  })
  return tableText(patternColumns, findings.map(row))
}

/** One line for each comparison of each pattern: the margin between its sides, and how far it holds. */
export function comparisonsCsv({ findings }: PatternsInput): CsvTable {
  const rows = findings.flatMap(({ id, comparisons }) =>
    comparisons.map((c, at) => ({
      pattern: id,
      comparison: at + 1,
      text: c.text,
      holds: c.noValue ? '' : String(c.holds),
      n: c.n,
      mean: c.mean,
      low: c.low,
      high: c.high,
      share_seeds: c.shareOfSeeds,
      share_space: c.shareOfSpace,
      share_space_means: c.shareOfSpaceByMeans,
      share_space_no_value: c.spaceWithoutValue,
    })),
  )
  return tableText(comparisonColumns, rows)
}

const holdsWhereColumns = ['pattern', ...conditionColumns] as const

/** One line for each range, or pair of ranges, in which a discriminating pattern holds more often than elsewhere. */
export function holdsWhereCsv({ findings }: PatternsInput): CsvTable {
  const rows = findings.flatMap(({ id, holdsWhere }) =>
    conditionRows(holdsWhere).map((cells): ConditionCells & { readonly pattern: string } => ({
      pattern: id,
      ...cells,
    })),
  )
  return tableText(holdsWhereColumns, rows)
}
