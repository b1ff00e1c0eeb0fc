/** How firm the effects of a comparison are over the assumed space. */
import type { RobustRow } from '../../analysis/robustness.js'
import { sharesWords, whereWords } from '../condition-words.js'
import { messages } from '../messages/index.js'
import { inSentence } from '../words.js'
import type { ReportContext } from './context.js'
import { command, paragraph } from './html.js'
import type { RunsInput } from './input.js'
import { namesOf, pathWords } from './paths.js'

export function firmness(context: ReportContext, input: RunsInput): string {
  const { say } = context
  if (input.robustness === undefined) return paragraph(say.firm.untried) + command(robustCommand(input.command))
  const { rows, points } = input.robustness
  const parts = [...new Set(rows.map(({ variant }) => variant))].map((variant) =>
    ofVariant(
      context,
      input,
      variant,
      points,
      rows.filter((row) => row.variant === variant),
    ),
  )
  return parts.join('\n')
}

/** Over the assumed space all values are varied at once: `--vary` has no place there. */
export function robustCommand(command: string): string {
  return `${command.replace(/ --lang id\b| --vary (?:'[^']*'|\S+)/g, '')} --robust`
}

function ofVariant(
  context: ReportContext,
  input: RunsInput,
  variant: string,
  points: number,
  rows: readonly RobustRow[],
): string {
  const { say, localiser } = context
  const clear = rows.filter(({ low, high, scope }) => scope === '' && (low > 0 || high < 0))
  const those = (verdict: string) => clear.filter((row) => row.verdict === verdict)
  const name = input.nameOf(variant)
  const counts = say.firm.counts({
    robust: localiser.count(those('robust').length),
    contested: localiser.count(those('contested').length),
    reversed: localiser.count(those('reversed').length),
    all: localiser.count(clear.length),
  })
  const label = ({ outcome, points: some }: RobustRow) =>
    `${localiser.outcome(outcome).label}${some < points ? ` (${localiser.chart.defined.atPoints(localiser.count(some), localiser.count(points))})` : ''}`
  const robust = those('robust').map((row) => inSentence(label(row)))
  const unjudged = those('').map((row) => inSentence(label(row)))
  const doubtful = [...those('reversed'), ...those('contested')]
  const words = pathWords(context, namesOf(context, input.scenarios))
  const { columns } = say.firm
  return [
    paragraph(`${say.firm.lead(name, localiser.count(points))} ${counts}`),
    unjudged.length === 0 ? '' : paragraph(localiser.chart.defined.unjudged(localiser.list(unjudged))),
    robust.length === 0 ? '' : paragraph(say.firm.allRobust(localiser.list(robust))),
    doubtful.length === 0
      ? ''
      : context.table({
          title: `${say.firm.title} ${name}`,
          head: [columns.outcome, columns.verdict, columns.share, columns.where],
          words: [0, 1, 3],
          rows: doubtful.map((row) => [
            label(row),
            messages[context.language].firm[row.verdict === 'reversed' ? 'reversed' : 'contested'],
            localiser.share(row.share_same_sign),
            row.reverses.length === 0
              ? say.firm.nowhere
              : row.reverses
                  .slice(0, 2)
                  .map((one) => `${whereWords(context, one, words)} (${sharesWords(context, one)})`)
                  .join('; '),
          ]),
          note: say.firm.caption,
        }),
  ].join('\n')
}
