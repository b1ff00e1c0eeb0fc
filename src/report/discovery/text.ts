/** A discovery in words: on the terminal, in summary.md, and as JSON. */

import type { FoundBox } from '../../analysis/discovery/prim.js'
import { analysisFooter } from '../analysed.js'
import { caution, heading, marked, paragraph, type Table, table } from '../document/document.js'
import { markdownOf } from '../document/markdown.js'
import { terminalText } from '../document/terminal.js'
import { percentText } from '../patterns/input.js'
import { plainJson } from '../plain-json.js'
import { type Telling, tellingIn } from '../telling.js'
import { capitalised } from '../words.js'
import { boxWords, type DiscoveryInput, interestWords } from './input.js'

export function discoveryText(input: DiscoveryInput): string {
  const telling = tellingIn(input.language)
  return terminalText([
    ...paragraph(introduction(telling, input)),
    ...input.found.boxes.flatMap((box, at) => [
      ...paragraph(boxSentence(telling, input, box, at)),
      ...limitTables(telling, input, box),
    ]),
    ...paragraph(closing(telling, input)),
    caution(telling.say.stylised),
  ])
}

export function discoveryMarkdown(input: DiscoveryInput): string {
  const telling = tellingIn(input.language)
  const { say, localiser } = telling
  const told = say.discoveryTold
  return markdownOf([
    heading(localiser.chart.discovery.title(interestWords(input, localiser)), 1),
    ...paragraph(introduction(telling, input)),
    ...input.found.boxes.flatMap((box, at) => [
      heading(told.box(String(at + 1))),
      ...paragraph(boxSentence(telling, input, box, at)),
      ...limitTables(telling, input, box),
    ]),
    ...paragraph(closing(telling, input)),
    heading(say.made.read),
    ...paragraph(marked(told.explained)),
    ...analysisFooter(telling, input),
  ])
}

function introduction({ say, localiser }: Telling, input: DiscoveryInput): string {
  const { found, plan } = input
  const { given, counted } = localiser
  const told = say.discoveryTold
  const whole = found.points === found.of
  const said = told.introduction({
    interest: interestWords(input, localiser),
    month: String(found.month),
    scenario: found.scenario,
    where: whole ? told.wholeSpace : told.somePoints(given(found.points)),
    share: percentText(found.share),
    means: found.ofMeans,
    points: counted(found.points, 'point'),
    factors: counted(plan.factors.length, 'factor'),
    replicates: counted(plan.replicates, 'replicate'),
    some: found.runs < found.runsOf ? told.someRuns(given(found.runs), given(found.runsOf)) : '',
  })
  if (whole) return said
  return `${said} ${localiser.chart.defined.pointsLeft(given(found.of - found.points), given(found.of))}.`
}

function boxSentence({ say, localiser }: Telling, { found, density }: DiscoveryInput, box: FoundBox, at: number) {
  const told = say.discoveryTold
  if (box.limits.length === 0) {
    if (box.density >= density) return told.everywhere
    const { length } = found.features
    const few = told.few(localiser.counted(found.points, 'point'), localiser.counted(length, 'factor'))
    return found.points < 2 * length ? `${told.none} ${few}` : told.none
  }
  const number = String(at + 1)
  const said = told.inBox({
    box: at === 0 ? told.box(number) : told.laterBox(number),
    where: boxWords(found, box.limits, localiser),
    density: percentText(box.density),
    mass: percentText(box.mass),
    coverage: percentText(box.coverage),
  })
  return box.density < density ? `${said} ${told.faint(percentText(density))}` : said
}

/** The limits of a box; no table where it has none. */
function limitTables({ say, localiser }: Telling, { found }: DiscoveryInput, { limits }: FoundBox): Table[] {
  const { factor, above, below, quasiP, density, coverage } = say.discoveryTold.columns
  const end = (x: number) => (Number.isFinite(x) ? localiser.number(x) : '')
  const rows = limits.map((limit) => {
    const { name, words } = found.features[limit.feature]!
    const kept = words?.filter((_, word) => !limit.without?.has(word)).join(' ')
    return [
      kept === undefined ? name : `${name}: ${kept}`,
      end(limit.low),
      end(limit.high),
      limit.quasiP < 0.001 ? `<${localiser.number(0.001, 3)}` : localiser.number(limit.quasiP, 3),
      percentText(limit.densityWithout),
      percentText(limit.coverageWithout),
    ]
  })
  return rows.length === 0 ? [] : [table([factor, above, below, quasiP, density, coverage], rows)]
}

function closing({ say, localiser }: Telling, { found, notInOverlay }: DiscoveryInput): string {
  const told = say.discoveryTold
  if (found.boxes.length === 0)
    return (found.share === 0 ? told.nothing : told.everything)(...localiser.move(found.least, found.most))
  const limited = found.boxes.filter(({ limits }) => limits.length > 0)
  if (limited.length === 0) return ''
  const one = limited.length === 1
  const total = limited.reduce((sum, { coverage }) => sum + coverage, 0)
  const files = localiser.list(limited.map((_, at) => `box-${at + 1}.yaml`))
  const gone = capitalised(localiser.list(notInOverlay))
  return [
    ...(one ? [] : [told.together(percentText(total))]),
    told.overlays(files, found.scenario, one),
    ...(gone === '' ? [] : [told.leftOut(gone, notInOverlay.length === 1, one)]),
  ].join(' ')
}

export function discoveryJson(input: DiscoveryInput, format: number): object {
  const { found } = input
  const limitOf = ({ feature, low, high, without }: FoundBox['limits'][number]) => {
    const { name, words } = found.features[feature]!
    return {
      factor: name,
      above: low,
      below: high,
      ...(words && without ? { values: words.filter((_, word) => !without.has(word)) } : {}),
    }
  }
  return plainJson({
    lintas: format,
    command: input.command,
    source: input.source,
    plan: input.plan.fingerprint,
    seed: input.plan.seed,
    scenario: found.scenario,
    ...(found.against ? { against: found.against } : {}),
    outcome: found.outcome,
    month: found.month,
    [found.interest.side]: found.interest.threshold,
    points: found.points,
    pointsOf: found.of,
    runs: found.runs,
    runsOf: found.runsOf,
    share: found.share,
    boxes: found.boxes.map((box) => ({
      density: box.density,
      coverage: box.coverage,
      mass: box.mass,
      points: box.points,
      limits: box.limits.map((limit) => ({
        ...limitOf(limit),
        quasiP: limit.quasiP,
        densityWithout: limit.densityWithout,
        coverageWithout: limit.coverageWithout,
      })),
    })),
  })
}
