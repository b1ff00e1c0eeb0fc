/** `lintas discover`: which conditions lead to an outcome of interest. */
import type { FoundBox } from '../../analysis/discovery/prim.js'
import { primDefaults } from '../../analysis/discovery/prim.js'
import { type Discovery, discover, type Interest } from '../../experiment/discovery.js'
import { NotKept, outcomesOf, readOutcomes, scenariosNamed } from '../../experiment/outcome-responses.js'
import type { Results } from '../../experiment/results.js'
import { worldFields } from '../../model/world-fields.js'
import { readableJson } from '../../provenance/canonical.js'
import { type Manifest, manifestFormat } from '../../provenance/manifest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { boxWords, type DiscoveryInput, interestWords } from '../../report/discovery/input.js'
import { boxesCsv, trajectoryCsv } from '../../report/discovery/table.js'
import { discoveryJson, discoveryMarkdown, discoveryText } from '../../report/discovery/text.js'
import { type OverlayValue, overlayText } from '../../report/overlay-file.js'
import type { FactorValue } from '../../scenario/experiment.js'
import type { Scenario } from '../../scenario/load.js'
import { isPathFault, matches, parsePath } from '../../scenario/path.js'
import { rootOf } from '../../scenario/schema.js'
import {
  type Analysis,
  analysisAsked,
  declareAnalysisOptions,
  keeping,
  openForAnalysis,
  remakeAnalysis,
  type Work,
  writeAnalysis,
} from '../analysis.js'
import type { Command, Remaking, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { OptionReader } from '../option-reader.js'
import { isOn } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import type { ResultFiles } from '../result-files.js'
import { writeOut } from '../terminal.js'

/** Boxes at most, unless given. */
export const usualBoxes = 3

export const discoverCommand: Command = {
  declare: (y) => {
    const value = (defaultDescription?: string) =>
      ({ type: 'string', ...(defaultDescription ? { defaultDescription } : {}) }) as const
    const asked = y
      .positional('results', { type: 'string', describe: 'Folder with the results of an experiment' })
      .option('outcome', { ...value(), describe: 'Outcome, such as trust or trust@forum:f' })
      .option('above', { ...value(), describe: 'Of interest are runs in which it ends above this' })
      .option('below', { ...value(), describe: 'Of interest are runs in which it ends below this' })
      .option('scenario', { ...value('the only one'), describe: 'Scenario of the experiment' })
      .option('against', {
        ...value(),
        describe:
          'Take off another scenario’s value, run by run (means over all in each): of interest is the difference',
      })
      .option('month', {
        ...value('the last'),
        describe: 'Month whose curves the experiment kept: by the means of points',
      })
      .option('density', { ...value('0.8'), describe: 'Share of the runs in a box that are to be of interest' })
      .option('boxes', { ...value('3'), describe: 'Boxes at most' })
    return declareAnalysisOptions(asked, 'discover').epilogue(
      examples([
        ['lintas experiment run belu/assumptions', 'first the runs, over the assumed space'],
        [
          'lintas discover outputs/belu-assumptions --outcome trust --above 0.4 --scenario belu/tandem',
          'when does trust end high?',
        ],
        [
          'lintas discover outputs/belu-assumptions --outcome welfare --below 0 --scenario belu/tandem --against belu/baseline',
          'when does the reform do harm?',
        ],
      ]),
    )
  },
  check: (words) => void readWords(words),
  run,
  remake: remakeDiscovery,
}

interface Asked {
  readonly analysis: Analysis
  readonly outcome: string
  readonly scenario?: string
  readonly against?: string
  readonly month?: number
  readonly interest: Interest
  readonly density: number
  readonly boxes: number
}

function readWords(words: Words): Asked {
  const read = new OptionReader(words)
  const outcome = read.once('outcome')
  if (outcome === undefined && words.outcome === undefined)
    read.wrong('--outcome is needed', 'such as --outcome trust --above 0.5')
  const above = read.number('above')
  const below = read.number('below')
  if ((words.above === undefined) === (words.below === undefined))
    read.wrong('say what is of interest: --above a value, or --below one', 'such as --outcome trust --above 0.5')
  const scenario = read.once('scenario')
  const against = read.once('against')
  const month = read.whole('month', 0, 1200)
  const density = read.number('density', 'above 0 and at most 1', (x) => x > 0 && x <= 1) ?? primDefaults.density
  const boxes = read.whole('boxes', 1, 20) ?? usualBoxes
  const interest: Interest =
    above === undefined ? { side: 'below', threshold: below as number } : { side: 'above', threshold: above }
  const analysis = analysisAsked('discover', words, read, {
    outcome: outcome as string,
    [interest.side]: interest.threshold,
    ...(scenario === undefined ? {} : { scenario }),
    ...(against === undefined ? {} : { against }),
    ...(month === undefined ? {} : { month }),
    ...(density === primDefaults.density ? {} : { density }),
    ...(boxes === usualBoxes ? {} : { boxes }),
  })
  read.done()
  return {
    analysis,
    outcome: outcome as string,
    ...(scenario === undefined ? {} : { scenario }),
    ...(against === undefined ? {} : { against }),
    ...(month === undefined ? {} : { month }),
    interest,
    density,
    boxes,
  }
}

async function run(words: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const { input } = await writeAnalysis(await open(words, place), place, started)
  writeOut(isOn(words.json) ? JSON.stringify(discoveryJson(input, manifestFormat)) : discoveryText(input))
  return exit.done
}

/** Makes the data of a recorded analysis again, from its manifest alone. Throws a ManifestFault. */
async function remakeDiscovery(manifest: Manifest, remaking: Remaking): Promise<void> {
  await remakeAnalysis(manifest, remaking, open)
}

interface Found {
  readonly input: DiscoveryInput
  /** One a box: what it sets in a scenario file. */
  readonly overlays: readonly { readonly values: readonly OverlayValue[] }[]
}

async function open(words: Words, place: PackageInfo): Promise<Work<Found>> {
  const asked = readWords(words)
  const opened = await openForAnalysis(asked.analysis, place)
  const { results, analysed } = opened
  const findAll = async () => {
    const found = await keeping(() => findConditions(results, asked))
    const scenario = scenarioNamed(results, found.scenario)
    const overlays = found.boxes.map((box) => overlayOf(scenario, found, box, triedIn(results)))
    const notInOverlay = [...new Set(overlays.flatMap(({ left }) => left))]
    return { input: { ...analysed, found, density: asked.density, notInOverlay }, overlays }
  }
  return { analysis: asked.analysis, opened, find: findAll, write }
}

async function write({ input, overlays }: Found, { write, pictures }: ResultFiles): Promise<void> {
  await write('boxes.csv', boxesCsv(input))
  await write('trajectory.csv', trajectoryCsv(input))
  for (const [at, box] of input.found.boxes.entries())
    if (box.limits.length > 0) await write(`box-${at + 1}.yaml`, boxText(input, box, overlays[at]!.values))
  await write('discovery.json', readableJson(discoveryJson(input, manifestFormat)))
  await write('summary.md', discoveryMarkdown(input))
  const { discoveryCharts } = await import('../../report/discovery/chart.js')
  for (const { path, content } of await discoveryCharts(input, pictures)) await write(path, content)
}

/** What is of interest, where, and how boxes are sought. */
export type Sought = Omit<Asked, 'analysis'>

/** Throws NotKept where the results cannot tell. */
export async function findConditions(results: Results, asked: Sought): Promise<Discovery> {
  const { plan } = results
  if (asked.scenario === undefined && plan.scenarios.length > 1)
    throw new NotKept(
      'the experiment ran several scenarios',
      `say which: --scenario ${plan.scenarios.map(({ name }) => name).join(', or ')}`,
    )
  const names = [...(asked.scenario === undefined ? [plan.scenarios[0]!.name] : [asked.scenario])]
  if (asked.against !== undefined) names.push(asked.against)
  refuseUnlikeEnds(plan, names, asked.month)
  const read = await readOutcomes(results, outcomesOf(plan, [asked.outcome]), scenariosNamed(plan, names), asked.month)
  return discover(plan, results.points(), read[0]!, read[1], {
    interest: asked.interest,
    boxes: asked.boxes,
    prim: { ...primDefaults, density: asked.density },
  })
}

/** Final values are paired run by run, so that they have to be of one month. */
function refuseUnlikeEnds({ scenarios }: Results['plan'], names: readonly string[], month: number | undefined): void {
  const [one, other] = names.flatMap((name) => scenarios.filter((scenario) => scenario.name === name))
  if (month !== undefined || !one || !other || one.months === other.months) return
  throw new NotKept(
    `${one.name} ends in month ${one.months}, ${other.name} in month ${other.months}: their last months are not one month`,
    `name a month that both have and whose curves were kept: --month ${Math.min(one.months, other.months)}`,
  )
}

function scenarioNamed({ recorded }: Results, name: string): Scenario {
  return scenariosOf(recorded).scenarios.find((scenario) => scenario.name === name) as Scenario
}

/** A value of a factor as it was tried, by its text. */
function triedIn(results: Results): (factor: string, word: string) => FactorValue {
  const points = results.points()
  return (factor, word) => {
    const f = results.plan.factors.findIndex(({ path }) => path === factor)
    return points.map(({ values }) => values[f]).find((value) => String(value) === word) ?? word
  }
}

/** What a box sets in a scenario file; `left` are factors that stand in no place of their own there. */
function overlayOf(
  scenario: Scenario,
  found: Discovery,
  { limits }: FoundBox,
  tried: (factor: string, word: string) => FactorValue,
): { values: OverlayValue[]; left: string[] } {
  const left: string[] = []
  const values = limits.flatMap(({ feature, low, high, without }): OverlayValue[] => {
    const { name, words, values: all } = found.features[feature]!
    const places = placesOf(scenario, name)
    if (places.length === 0) {
      left.push(name)
      return []
    }
    const note = 'in the middle of what the box leaves of it'
    if (words) {
      const word = words.find((_, at) => !without?.has(at)) as string
      // What was tried says whether it is a word or a switch: there are countries called no.
      const value = tried(name, word)
      return places.map((keys) => ({ keys, value, note }))
    }
    const inside = all.filter((x) => x >= low && x <= high).sort()
    const range = [inside[0]!, inside[inside.length - 1]!] as const
    // A value that was tried, so that whole numbers stay whole.
    const middle = inside[Math.floor(inside.length / 2)]!
    return places.map((keys) => ({ keys, value: middle, range, note }))
  })
  return { values, left }
}

const root = rootOf(worldFields)

/** The places of a scenario file that a path leads to; none for measures, which are set otherwise. */
function placesOf(scenario: Scenario, text: string): readonly (readonly string[])[] {
  const path = parsePath(text)
  if (isPathFault(path) || path.segments[0]?.name === 'measures') return []
  return matches(root, scenario.spec, path)
}

function boxText(input: DiscoveryInput, box: FoundBox, values: readonly OverlayValue[]): string {
  const { found } = input
  return overlayText({
    title: `${found.scenario}, where ${interestWords(input)}`,
    extends: found.scenario,
    comment: [
      `Where ${boxWords(found, box.limits)},`,
      `${interestWords(input)} came out in ${Math.round(box.density * 100)} % of the runs (${Math.round(found.share * 100)} % over all points that have a value).`,
      `Put it below a folder scenarios to run it. Made by: ${input.command}`,
    ],
    values,
  })
}
