/** How firm effects are over the assumed space, in words. */
import { type RobustRow, type RobustVerdict, robustShare } from '../analysis/robustness.js'
import { sharesWords, whereWords } from './conditions.js'
import { counted, formatShare, inSentence, list, outcomeWords } from './words.js'

/** What was surveyed. */
export interface Robustness {
  readonly rows: readonly RobustRow[]
  readonly points: number
  /** Runs of each scenario at each point. */
  readonly replicates: number
}

const verdicts: readonly RobustVerdict[] = ['reversed', 'contested', 'robust']

/** Sentences on each variant in turn, the least firm first; effects that are not clear at default values are not judged. */
export function robustSentences(
  { rows, points, replicates }: Robustness,
  name: (scenario: string) => string,
): string[] {
  const said: string[] = []
  // Of points without a value nothing is said: shares are of those that have one.
  const labelOf = ({ outcome, unit, points: some }: RobustRow) =>
    `${inSentence(outcomeWords(outcome, unit).label)}${some < points ? ` (a value at ${some} of ${counted(points, 'point')})` : ''}`
  const sayShare = (row: RobustRow) =>
    `${labelOf(row)} (${row.effect > 0 ? 'up' : 'down'} in ${formatShare(row.share_same_sign)})`
  for (const variant of new Set(rows.map((row) => row.variant))) {
    const own = rows.filter((row) => row.variant === variant)
    const clear = own.filter((row) => row.low > 0 || row.high < 0)
    said.push(
      `Over the assumed space, ${name(variant)} (${counted(points, 'point')}, ${counted(replicates, 'run')} of each scenario at each): ${verdicts
        .map((verdict) => `${clear.filter((row) => row.verdict === verdict).length} ${verdict}`)
        .reverse()
        .join(
          ', ',
        )} of ${counted(clear.length, 'clear effect')}${clear.some((row) => row.verdict === '') ? '; the others cannot be judged' : ''}.`,
    )
    const untold = clear.filter((row) => row.verdict === '')
    if (untold.length > 0) said.push(`- Not judged, for want of values: ${list(untold.map(labelOf))}.`)
    for (const verdict of verdicts) {
      const found = clear
        .filter((row) => row.verdict === verdict)
        .sort((a, b) => a.share_same_sign - b.share_same_sign || (a.outcome < b.outcome ? -1 : 1))
      if (found.length === 0) continue
      if (verdict === 'robust') {
        said.push(`- Robust: ${sayDirections(found, labelOf)}.`)
        continue
      }
      const word = verdict === 'reversed' ? 'Reversed' : 'Contested'
      const told = found.filter(({ reverses }) => reverses.length > 0)
      const untold = found.filter(({ reverses }) => reverses.length === 0)
      for (const row of told) said.push(`- ${word}: ${sayShare(row)}; it reverses ${sayTurn(row)}.`)
      if (untold.length > 0)
        said.push(`- ${word}, and no range of one value tells where: ${list(untold.map(sayShare))}.`)
    }
  }
  return said
}

/** What the verdicts mean. */
export const verdictsExplained = `“Robust”: the effect has the sign that it has at default values in ${formatShare(robustShare)} of the assumed space or more; “reversed”: in less than half of it; “contested”: in between. The assumed space is every coefficient of a mechanism and every value with a range that no study gives.`

function sayDirections(rows: readonly RobustRow[], labelOf: (row: RobustRow) => string): string {
  const going = (direction: string, found: readonly RobustRow[]) =>
    found.length === 0 ? [] : [`${list(found.map(labelOf))} ${direction}`]
  return [
    ...going(
      'up',
      rows.filter(({ effect }) => effect > 0),
    ),
    ...going(
      'down',
      rows.filter(({ effect }) => effect < 0),
    ),
  ].join('; ')
}

/** Where the effect reverses: the values that matter most, each with its range, then two together where they tell more. */
function sayTurn(row: RobustRow): string {
  const said = row.reverses.map(
    (condition) =>
      `${condition.ranges.length === 2 ? 'most of all ' : ''}where ${whereWords(condition)} (${sharesWords(condition)})`,
  )
  return said.join(', ')
}
