/** Under which conditions an outcome of interest comes about: each box in a sentence and in a table. */
import type { Limit } from '../../analysis/discovery/box.js'
import type { Discovery } from '../../experiment/discovery.js'
import { inSentence } from '../words.js'
import type { Sheet } from './context.js'
import { heading, paragraph } from './html.js'
import { outcomeLabel } from './outcome-label.js'
import { type PathWords, rangeWords } from './paths.js'

export function discoveries(sheet: Sheet, found: Discovery & { readonly density: number }, words: PathWords): string {
  const { say, voice } = sheet
  const { columns } = say.discovery
  const boxes = found.boxes.filter(({ limits }) => limits.length > 0)
  const [first] = found.boxes
  const told =
    boxes.length > 0
      ? boxes.map(({ limits, density, mass, coverage }) =>
          say.discovery.box(
            voice.list(limits.map((limit) => limitWords(sheet, found, limit, words))),
            voice.share(density),
            voice.share(mass),
            voice.share(coverage),
          ),
        )
      : [first && first.density >= found.density ? say.discovery.everywhere : say.discovery.none]
  return [
    heading(say.discovery.question(interestWords(sheet, found), found.scenario)),
    paragraph(
      [
        say.discovery.base(voice.share(found.share)),
        ...(found.points < found.of
          ? [`${voice.chart.defined.pointsLeft(voice.count(found.of - found.points), voice.count(found.of))}.`]
          : []),
      ].join(' '),
    ),
    ...told.map((text) => paragraph(text)),
    boxes.length === 0
      ? ''
      : sheet.table({
          title: say.discovery.title,
          head: [columns.box, columns.condition, columns.density, columns.coverage, columns.mass],
          words: [0, 1],
          rows: boxes.map(({ limits, density, coverage, mass }, at) => [
            String(at + 1),
            limits.map((limit) => limitWords(sheet, found, limit, words)).join('; '),
            voice.share(density),
            voice.share(coverage),
            voice.share(mass),
          ]),
          note: say.discovery.caption,
        }),
  ].join('\n')
}

/** `trust above 0.5`, `difference in security from belu/baseline below 0`. */
function interestWords(sheet: Sheet, { outcome, unit, interest, against }: Discovery): string {
  const { voice } = sheet
  const [name = '', scope = ''] = outcome.split('@')
  const label = inSentence(outcomeLabel(sheet, { name, scope }))
  const { discovery: said } = voice.chart
  const what = against === undefined ? label : said.difference(label, against)
  return said[interest.side](what, voice.value(interest.threshold, voice.outcome(name, unit).unit))
}

function limitWords(sheet: Sheet, { features }: Discovery, limit: Limit, words: PathWords): string {
  const { feature, low, high, without } = limit
  const { name, words: choices } = features[feature] as Discovery['features'][number]
  if (choices === undefined || without === undefined)
    return rangeWords(sheet, { path: name, from: low, to: high }, words)
  const left = choices.filter((_, at) => !without.has(at))
  const { say } = sheet
  return say.discovery.is(words(name), left.join(` ${say.discovery.or} `))
}
