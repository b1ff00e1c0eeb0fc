/** `lintas discover`: which conditions lead to an outcome of interest. */
import type { FoundBox } from '../../analysis/discovery/prim.js'
import { primDefaults } from '../../analysis/discovery/prim.js'
import { type Discovery, discover, type Interest } from '../../experiment/discovery.js'
import { NotKept, outcomesOf, readOutcomes, scenariosNamed } from '../../experiment/outcome-responses.js'
import type { Results } from '../../experiment/results.js'
import { worldFields } from '../../model/world-fields.js'
import { readableJson } from '../../provenance/canonical.js'
import { manifestFormat } from '../../provenance/manifest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { boxWords, type DiscoveryInput, interestWords } from '../../report/discovery/input.js'
import { boxesCsv, trajectoryCsv } from '../../report/discovery/table.js'
import { discoveryJson, discoveryMarkdown, discoveryText } from '../../report/discovery/text.js'
import { type OverlayValue, overlayText } from '../../report/overlay-file.js'
import type { FactorValue } from '../../scenario/experiment.js'
import type { Scenario } from '../../scenario/load.js'
import { isPathFault, matches, parsePath } from '../../scenario/path.js'
import { rootOf } from '../../scenario/schema.js'
import { analysisCommand } from '../analysis.js'
import { number, text, usually, whole } from '../option.js'
import { outcomeNames, scenarioNames } from '../options.js'
import type { ResultFiles } from '../result-files.js'

/** Boxes at most, unless given. */
export const usualBoxes = 3

export const discoverCommand = analysisCommand({
  verb: 'discover',
  takes: {
    outcome: text('Outcome, such as trust or trust@forum:f', { recorded: 'always', values: outcomeNames }),
    above: number('Of interest are runs in which it ends above this', { recorded: 'always' }),
    below: number('Of interest are runs in which it ends below this', { recorded: 'always' }),
    scenario: text('Scenario of the experiment', {
      usual: 'the only one',
      recorded: 'always',
      values: scenarioNames,
    }),
    against: text(
      'Take off another scenario’s value, run by run (means over all in each): of interest is the difference',
      { recorded: 'always', values: scenarioNames },
    ),
    month: whole('Month whose curves the experiment kept: by the means of points', 0, 1200, {
      usual: 'the last',
      recorded: 'always',
    }),
    density: usually(
      number(
        'Share of the runs in a box that are to be of interest',
        { recorded: 'unusual' },
        'above 0 and at most 1',
        (x) => x > 0 && x <= 1,
      ),
      primDefaults.density,
    ),
    boxes: usually(whole('Boxes at most', 1, 20, { recorded: 'unusual' }), usualBoxes),
  },
  examples: [
    ['lintas experiment run belu/assumptions', 'first the runs, over the assumed space'],
    [
      'lintas discover outputs/belu-assumptions --outcome trust --above 0.4 --scenario belu/tandem',
      'when does trust end high?',
    ],
    [
      'lintas discover outputs/belu-assumptions --outcome welfare --below 0 --scenario belu/tandem --against belu/baseline',
      'when does the reform do harm?',
    ],
  ],
  check({ words, reader }) {
    if (words.outcome === undefined) reader.wrong('--outcome is needed', 'such as --outcome trust --above 0.5')
    if ((words.above === undefined) === (words.below === undefined))
      reader.wrong('say what is of interest: --above a value, or --below one', 'such as --outcome trust --above 0.5')
  },
  async find(asked, { results, analysed }): Promise<Found> {
    const { outcome = '', above, below = Number.NaN, density } = asked
    const interest: Interest =
      above === undefined ? { side: 'below', threshold: below } : { side: 'above', threshold: above }
    const found = await findConditions(results, { ...asked, outcome, interest })
    const scenario = scenarioNamed(results, found.scenario)
    const overlays = found.boxes.map((box) => overlayOf(scenario, found, box, triedIn(results)))
    const notInOverlay = [...new Set(overlays.flatMap(({ left }) => left))]
    return { input: { ...analysed, found, density, notInOverlay }, overlays }
  },
  write,
  text: ({ input }) => discoveryText(input),
  json: ({ input }) => discoveryJson(input, manifestFormat),
})

interface Found {
  readonly input: DiscoveryInput
  /** One a box: what it sets in a scenario file. */
  readonly overlays: readonly { readonly values: readonly OverlayValue[] }[]
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
interface Sought {
  readonly outcome: string
  readonly scenario?: string
  readonly against?: string
  readonly month?: number
  readonly interest: Interest
  readonly density: number
  readonly boxes: number
}

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
