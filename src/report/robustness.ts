/** How firm effects are over the assumed space, in words. */
import { type RobustRow, type RobustVerdict, robustShare } from '../analysis/robustness.js'
import type { Naming } from './compared.js'
import { sharesWords, whereWords } from './condition-words.js'
import { type Block, group, list, paragraph } from './document/document.js'
import type { Telling } from './telling.js'
import { inSentence } from './words.js'

/** What was surveyed. */
export interface Robustness {
  readonly rows: readonly RobustRow[]
  readonly points: number
  /** Runs of each scenario at each point. */
  readonly replicates: number
}

const verdicts = ['reversed', 'contested', 'robust'] as const satisfies readonly RobustVerdict[]

/** Each variant in turn, the least firm effects first; those that are not clear at default values are not judged. */
export function robustBlock(telling: Telling, robustness: Robustness, name: Naming): Block {
  const { rows } = robustness
  const variants = [...new Set(rows.map(({ variant }) => variant))]
  return group(
    ...variants.map((variant) =>
      ofVariant(
        telling,
        robustness,
        name(variant),
        rows.filter((row) => row.variant === variant && (row.low > 0 || row.high < 0)),
      ),
    ),
  )
}

function ofVariant(
  telling: Telling,
  { points, replicates }: Robustness,
  variant: string,
  clear: readonly RobustRow[],
): Block {
  const { say, localiser } = telling
  const said = say.robust
  const those = (verdict: RobustVerdict | '') => clear.filter((row) => row.verdict === verdict)
  const count = (verdict: RobustVerdict) => localiser.count(those(verdict).length)
  // Of points without a value nothing is said: shares are of those that have one.
  const labelOf = ({ outcome, unit, points: some }: RobustRow) => {
    const label = inSentence(localiser.outcome(outcome, unit).label)
    return some < points ? said.someValues(label, localiser.count(some), localiser.counted(points, 'point')) : label
  }
  const wayOf = ({ effect }: RobustRow) => (effect > 0 ? 'up' : 'down')
  const shareOf = (row: RobustRow) => said.share[wayOf(row)](labelOf(row), localiser.share(row.share_same_sign))
  const going = (way: 'up' | 'down', found: readonly RobustRow[]) => {
    const labels = found.filter((row) => wayOf(row) === way).map(labelOf)
    return labels.length === 0 ? [] : [said.going[way](localiser.list(labels))]
  }
  const unjudged = those('').map(labelOf)
  const items = verdicts.flatMap((verdict) => {
    const found = those(verdict).sort(
      (a, b) => a.share_same_sign - b.share_same_sign || (a.outcome < b.outcome ? -1 : 1),
    )
    const word = said.verdicts[verdict]
    if (found.length === 0) return []
    if (verdict === 'robust') return [said.told(word, [...going('up', found), ...going('down', found)].join('; '))]
    const told = found.filter(({ reverses }) => reverses.length > 0)
    const untold = found.filter(({ reverses }) => reverses.length === 0)
    return [
      ...told.map((row) => said.told(word, said.reverses(shareOf(row), turnWords(telling, row)))),
      ...(untold.length > 0 ? [said.nowhere(word, localiser.list(untold.map(shareOf)))] : []),
    ]
  })
  return group(
    ...paragraph(
      said.lead({
        variant,
        points: localiser.counted(points, 'point'),
        runs: localiser.runs(replicates),
        robust: count('robust'),
        contested: count('contested'),
        reversed: count('reversed'),
        all: localiser.counted(clear.length, 'clearEffect'),
        unjudged: unjudged.length > 0,
      }),
    ),
    ...list([...(unjudged.length > 0 ? [said.unjudged(localiser.list(unjudged))] : []), ...items]),
  )
}

/** What the verdicts mean. */
export function verdictsExplained({ say, localiser }: Telling): string {
  return say.robust.explained(localiser.share(robustShare))
}

/** Where the effect reverses: the values that matter most, each with its range, then two together where they tell more. */
function turnWords(telling: Telling, { reverses }: RobustRow): string {
  return reverses
    .map((one) =>
      telling.say.robust.where(whereWords(telling, one), sharesWords(telling, one), one.ranges.length === 2),
    )
    .join(', ')
}
