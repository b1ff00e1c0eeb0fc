/** Under which conditions an outcome of interest comes about: each box in a sentence and in a table. */
import type { Limit } from '../../analysis/discovery/box.js'
import type { Discovery } from '../../experiment/discovery.js'
import { type PathWords, rangeWords } from '../condition-words.js'
import { inSentence } from '../words.js'
import type { ReportContext } from './context.js'
import { heading, paragraph } from './html.js'
import { outcomeLabel } from './outcome-label.js'

export function discoveries(
  context: ReportContext,
  found: Discovery & { readonly density: number },
  words: PathWords,
): string {
  const { say, localiser } = context
  const { columns } = say.discovery
  const boxes = found.boxes.filter(({ limits }) => limits.length > 0)
  const [first] = found.boxes
  const told =
    boxes.length > 0
      ? boxes.map(({ limits, density, mass, coverage }) =>
          say.discovery.box(
            localiser.list(limits.map((limit) => limitWords(context, found, limit, words))),
            localiser.share(density),
            localiser.share(mass),
            localiser.share(coverage),
          ),
        )
      : [first && first.density >= found.density ? say.discovery.everywhere : say.discovery.none]
  return [
    heading(say.discovery.question(interestWords(context, found), found.scenario)),
    paragraph(
      [
        say.discovery.base(localiser.share(found.share)),
        ...(found.points < found.of
          ? [
              `${localiser.chart.defined.pointsLeft(localiser.count(found.of - found.points), localiser.count(found.of))}.`,
            ]
          : []),
      ].join(' '),
    ),
    ...told.map((text) => paragraph(text)),
    boxes.length === 0
      ? ''
      : context.table({
          title: say.discovery.title,
          head: [columns.box, columns.condition, columns.density, columns.coverage, columns.mass],
          words: [0, 1],
          rows: boxes.map(({ limits, density, coverage, mass }, at) => [
            String(at + 1),
            limits.map((limit) => limitWords(context, found, limit, words)).join('; '),
            localiser.share(density),
            localiser.share(coverage),
            localiser.share(mass),
          ]),
          note: say.discovery.caption,
        }),
  ].join('\n')
}

/** `trust above 0.5`, `difference in security from belu/baseline below 0`. */
function interestWords(context: ReportContext, { outcome, unit, interest, against }: Discovery): string {
  const { localiser } = context
  const [name = '', scope = ''] = outcome.split('@')
  const label = inSentence(outcomeLabel(context, { name, scope }))
  const { discovery: said } = localiser.chart
  const what = against === undefined ? label : said.difference(label, against)
  return said[interest.side](what, localiser.value(interest.threshold, localiser.outcome(name, unit).unit))
}

function limitWords(context: ReportContext, { features }: Discovery, limit: Limit, words: PathWords): string {
  const { feature, low, high, without } = limit
  const { name, words: choices } = features[feature] as Discovery['features'][number]
  if (choices === undefined || without === undefined)
    return rangeWords(context, { path: name, from: low, to: high }, words)
  const left = choices.filter((_, at) => !without.has(at))
  const { say } = context
  return say.discovery.is(words(name), left.join(` ${say.discovery.or} `))
}
