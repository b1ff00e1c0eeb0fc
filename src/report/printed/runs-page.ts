/** The whole report of a run or a comparison. */
import type { Scenario } from '../../scenario/load.js'
import { effectsFrame } from '../charts/effect-charts.js'
import type { Frame } from '../charts/frame.js'
import { chartFrames } from '../charts/index.js'
import { mapFrames } from '../charts/map-chart.js'
import { commonMonths } from '../common-months.js'
import { assumedShare } from '../grounds.js'
import { listIn } from '../messages/numbers.js'
import { resultTitle } from '../title.js'
import { designPointOf } from '../words.js'
import { assumptions } from './assumptions.js'
import { again, limits } from './closing.js'
import { comparisonFindings, effectTables } from './comparison-report.js'
import type { ReportContext, Section } from './context.js'
import { inlineSvg } from './figure.js'
import { firmness } from './firmness.js'
import { bullets, joined, paragraph, strong } from './html.js'
import type { RunsInput } from './input.js'
import { reportPage } from './page.js'
import { courseFindings, courseTables, isCrowd } from './run-report.js'

/** Charts that speak of the whole come first; the others follow at the end. */
const leading = ['outcomes', 'effects-over-time', 'effects']

export async function runsReport(context: ReportContext, given: RunsInput): Promise<string> {
  const { say, localiser, language } = context
  const verb = given.baseline === undefined ? 'run' : 'compare'
  const title = resultTitle(verb, given.scenarios, language)
  const input: RunsInput = { ...given, title, language, layout: { columns: 2, overview: 6 } }
  const compared = verb === 'compare'
  const pictures = await draw(context, input)
  const isLeading = ({ file }: Picture) => leading.includes(file.replace(/-\d+$/, '')) || file.startsWith('map-')
  const figures = (those: readonly Picture[]) =>
    those.map(({ title, svg, notes }) => context.figure(title, svg, notes)).join('\n')
  const sections: Section[] = [
    {
      id: 'findings',
      title: say.inShort,
      body: compared ? comparisonFindings(context, input) : courseFindings(context, input),
    },
    { id: 'curves', title: say.compare.curves, body: figures(pictures.filter(isLeading)) },
  ]
  if (compared) sections.push({ id: 'firmness', title: say.firm.title, body: firmness(context, input) })
  sections.push(
    { id: 'asked', title: compared ? say.asked.titleCompare : say.asked.title, body: asked(context, input) },
    {
      id: 'all',
      title: compared ? say.compare.effects : isCrowd(input) ? say.run.ends : say.run.outcomes,
      body: compared ? effectTables(context, input) : courseTables(context, input),
    },
    { id: 'rest', title: say.moreCurves, body: figures(pictures.filter((one) => !isLeading(one))) },
    {
      id: 'assumptions',
      title: say.assumptions.title,
      body: assumptions(context, input.scenarios, input.references),
    },
    {
      id: 'limits',
      title: say.limits.title,
      body: compared
        ? limits(context, 'stylised', 'luck', 'many', 'slight', 'levels')
        : limits(context, 'stylised', 'luck', 'levels'),
    },
    {
      id: 'again',
      title: say.again.title,
      body: again(context, {
        ...input,
        fingerprints: input.scenarios.map(({ name }) => [input.nameOf(name), input.fingerprints[name] ?? '']),
      }),
    },
  )
  const [first] = input.scenarios
  return reportPage(context, {
    kind: say.kinds[verb],
    title,
    question: question(context, input),
    caution: first === undefined ? say.stylisedPlain : say.stylisedWhy(localiser.share(assumedShare(first))),
    sections: sections.filter(({ body }) => body.trim() !== ''),
    version: input.version,
  })
}

interface Picture {
  readonly file: string
  readonly title: string
  readonly svg: string
  readonly notes: readonly string[]
}

async function draw({ language }: ReportContext, input: RunsInput): Promise<Picture[]> {
  const maps = mapFrames(input)
  const frames = [...chartFrames(input).filter(({ file }) => file !== 'effects'), ...effectFrames(input)]
  const order = ({ file }: { file: string }) => {
    const place = leading.indexOf(file.replace(/-\d+$/, ''))
    return place < 0 ? leading.length : place
  }
  const sorted = [...frames].sort((a, b) => order(a) - order(b))
  const drawn: Picture[] = []
  for (const { file, frame } of [...maps, ...sorted]) {
    // The first line of a subtitle is the title of the report again.
    const [, ...said] = frame.subtitle
    drawn.push({
      file,
      title: frame.title,
      svg: await inlineSvg(frame, file, language),
      notes: [...said, ...frame.notes.filter((note) => note !== '')],
    })
  }
  return drawn
}

/** Beyond so many variants the table of each says its effects. */
const mostDotted = 3

/** The effects at the end, a picture for each variant, so that each fits a page. */
function effectFrames(input: RunsInput): { file: string; frame: Frame }[] {
  const variants = [...new Set(input.effects.map(({ variant }) => variant))]
  if (variants.length > mostDotted) return []
  return variants.flatMap((variant, at) => {
    const frame = effectsFrame({ ...input, effects: input.effects.filter((row) => row.variant === variant) })
    if (frame === undefined) return []
    const title = variants.length > 1 ? `${frame.title}: ${input.nameOf(variant)}` : frame.title
    // How to read them is said below the first.
    const read = at === 0 ? {} : { subtitle: [], notes: [] }
    return [{ file: `effects-${at + 1}`, frame: { ...frame, ...read, title } }]
  })
}

/** Variants that the question names one by one. */
const mostAsked = 4

function question({ say, localiser, language }: ReportContext, { scenarios, baseline }: RunsInput): string {
  const plain = [...new Map(scenarios.map((scenario) => [designPointOf(scenario.name).plain, scenario])).values()]
  const titles = plain.map(({ title }) => title[language])
  if (baseline === undefined) return say.run.question(titles[0] ?? '')
  if (titles.length === 2) return say.compare.question(titles[1] ?? '', titles[0] ?? '')
  const [first = '', ...others] = titles
  if (others.length <= mostAsked) {
    const quoted = others.map((title) => `“${title}”`)
    // Between quotation marks no comma of a title is taken for one of the list.
    return say.compare.questionSeveral(listIn(language, quoted), first)
  }
  return say.compare.questionMany(localiser.count(titles.length - 1), titles[0] ?? '')
}

function asked(context: ReportContext, input: RunsInput): string {
  const { say, localiser, language } = context
  const [first] = input.scenarios
  const runs = say.asked.runs(localiser.runs(input.replicates), localiser.months(first?.months ?? 0))
  const varied = new Map<string, Set<string>>()
  for (const { name } of input.scenarios)
    for (const { path, value } of designPointOf(name).varied)
      varied.set(path, (varied.get(path) ?? new Set()).add(value))
  const plain = [...new Map(input.scenarios.map((one) => [designPointOf(one.name).plain, one])).values()]
  const item = (scenario: Scenario) => {
    const measures = scenario.measures.map(({ title, at }) => say.asked.measure(title[language], String(at)))
    const told = [
      scenario.title[language],
      scenario.description?.[language].trim() ?? '',
      measures.length === 0 ? '' : say.asked.done(localiser.list(measures), measures.length === 1),
    ].filter((text) => text !== '')
    return joined(
      strong(designPointOf(scenario.name).plain),
      ': ',
      told.map((text) => text.replace(/\.$/, '')).join('. '),
      '.',
    )
  }
  return [
    paragraph(input.baseline === undefined ? runs : `${runs} ${say.asked.paired}`),
    ...[input.baseline === undefined ? '' : commonMonths(input.scenarios, localiser, input.nameOf)]
      .filter((text) => text !== '')
      .map((text) => paragraph(text)),
    ...[...varied].map(([path, values]) => paragraph(say.asked.varied(`${path} = ${[...values].join(', ')}`))),
    bullets(plain.map(item)),
  ].join('\n')
}
