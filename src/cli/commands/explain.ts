/** `lintas explain`: what each mechanism moved in an outcome; against another scenario, what carried the difference. */

import { type Contrast, contrast, type Explanation, explain, mostExplained } from '../../experiment/explain.js'
import { outcomes, serviceOf } from '../../model/outcomes.js'
import { compileWorld, type World } from '../../model/world.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, ManifestFault, manifestOf, type RecordedOptions } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { explanationTitle } from '../../report/charts/contribution-words.js'
import { contributionsCsv, curvesCsv, differenceCsv, effectsCsv, partingsCsv } from '../../report/csv.js'
import type { ExplanationInput } from '../../report/explanation-parts.js'
import { aligned } from '../../scenario/alignment.js'
import { canonicalOptions } from '../../scenario/canonical-options.js'
import { fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario } from '../../scenario/load.js'
import { named } from '../../scenario/shell.js'
import { command, type Remaking } from '../command.js'
import { ReadTogether, type UsageFault } from '../faults.js'
import { type Given, readOptions, valuesOf } from '../given.js'
import { replicatesOption } from '../job-options.js'
import { didYouMean } from '../near-word.js'
import { text, usually, type Values } from '../option.js'
import {
  monthsOption,
  outcomeNames,
  outputOptions,
  replicateOption,
  scenarioNames,
  scenarioWord,
  seedOption,
  setOption,
} from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { type Production, produce, reproduce } from '../production.js'
import { commandLine, manifestOptions, recordedOf, recordedWords } from '../recorded-options.js'
import type { ResultFiles } from '../result-files.js'
import { resultHead } from '../result-head.js'

/** What is explained. */
const about = {
  outcome: usually(text('Outcome to explain', { recorded: 'always', values: outcomeNames }), 'trust'),
  scope: text('Part of the world: forum:pilar, agency:bnpp and the like', {
    usual: 'the whole world',
    recorded: 'always',
  }),
  against: text('Scenario that the first is set against: what made the difference?', { values: scenarioNames }),
}
/** What is run. */
const runs = {
  seed: seedOption,
  replicates: replicatesOption('How many runs the account is the mean of'),
  months: monthsOption,
  set: setOption,
  replicate: replicateOption('Pair of runs whose parting is told (with --against)'),
  ...outputOptions(),
}
const takes = { scenario: scenarioWord('Name or path of a scenario'), ...about, ...runs }

type Options = Values<typeof takes>

interface Asked {
  readonly options: Options
  readonly scope: string
  /** The scenario, and the one that it is set against. */
  readonly scenarios: readonly [Scenario, Scenario?]
  readonly worlds: readonly World[]
}

export const explainCommand = command({
  takes,
  examples: [
    ['lintas explain entikong/baseline', 'what moved trust?'],
    ['lintas explain entikong/baseline --outcome clearance-time', 'and how long clearance takes?'],
    ['lintas explain entikong/formalised --against entikong/baseline', 'what made the difference?'],
  ],
  read: readAsked,
  run(asked, place) {
    const { options, scenarios } = asked
    const out = options.out ?? `outputs/${scenarios[0].name.replaceAll('/', '-')}-explain`
    return produce(
      {
        verb: 'explain',
        command: commandOf(asked),
        out,
        options,
        production: productionOf(asked, place),
        tell: async (input) =>
          options.json
            ? JSON.stringify(jsonOf(input, out))
            : (await import('../../report/explanation.js')).explanationText(input),
      },
      place,
    )
  },
  /** Makes the data of a recorded explanation again, from its manifest alone. Throws a ManifestFault. */
  async remake(manifest: Manifest, remaking: Remaking) {
    const remade = scenariosOf(manifest).scenarios
    const [scenario, other] = manifest.baseline === undefined ? remade : [...remade].reverse()
    const options = valuesOf(readOptions(takes, recordedWords(takes, manifest)))
    if (manifest.options.outcome === undefined) throw new ManifestFault('the outcome is missing in it')
    const scope = options.scope ?? ''
    const scenarios = (other ? [scenario, other] : [scenario]) as [Scenario, Scenario?]
    const asked = { options, scope, scenarios, worlds: worldsOf(scenarios as Scenario[], scope) }
    await reproduce(productionOf(asked, remaking.place), remaking)
  },
})

/** What was run, and what of it was explained, as it is recorded. */
function recorded({ options, scenarios: [scenario, other] }: Asked): RecordedOptions {
  const { months, ...more } = options
  const own = (other ? [scenario, other] : [scenario]).map(({ ownMonths }) => ownMonths)
  return { ...recordedOf(runs, { ...more, ...canonicalOptions(options, own) }), ...recordedOf(about, options) }
}

function commandOf(asked: Asked): string {
  const [scenario, other] = asked.scenarios
  const against = other ? { against: named(other.name) } : {}
  return commandLine('explain', [scenario.name], { ...recorded(asked), ...against })
}

function productionOf(asked: Asked, place: PackageInfo): Production<ExplanationInput> {
  const { options, scope, scenarios, worlds } = asked
  return {
    csvFor: options.csvFor,
    async find(progress) {
      const { seed, replicates, outcome } = options
      const job = { seed, replicates, outcome, scope, onProgress: progress.at }
      const member = (at: number) => ({ name: (scenarios[at] as Scenario).name, world: worlds[at] as World })
      const found = await (scenarios[1] ? contrast(member(0), member(1), job) : explain(member(0), job))
      return inputOf(asked, found, place)
    },
    write: (input, files) => writeAll(input, files),
    manifest: (input, files) =>
      manifestOf({
        ...input,
        version: place.version,
        model: MODEL_DIGEST,
        verb: 'explain',
        options: manifestOptions(takes, recorded(asked)),
        files,
      }),
  }
}

/** Reads options and scenarios; what is wrong with either is told together. */
function readAsked(given: Given<typeof takes>, place: PackageInfo): Asked {
  const { values: options, reader } = given
  const { outcome, scope = '', against } = options
  if (options.replicates > mostExplained)
    reader.wrong(`--replicates must be at most ${mostExplained.toLocaleString('en')} here`)
  if (against !== undefined && options.replicate >= options.replicates)
    reader.wrong(`--replicate must be below ${options.replicates}, the number of runs: they count from 0`)
  if (!outcomes.some(({ name }) => name === outcome))
    reader.wrong(`there is no outcome “${outcome}”`, didYouMean(outcome, outcomeNames(), 'the outcomes are'))
  const files = new ReadTogether()
  const loaded = files.tried(() => {
    const references = [...reader.texts('scenario'), ...(against === undefined ? [] : [against])]
    const sources = fileSources({ cwd: process.cwd(), packageRoot: place.root })
    const { set, months } = options
    const scenarios = loadScenarios(references, sources, { set, ...(months === undefined ? {} : { months }) })
    return against === undefined ? scenarios : aligned(scenarios)
  })
  const worlds = loaded && reader.faults.length === 0 ? worldsOf(loaded, scope) : []
  worlds.forEach((world, at) => {
    const fault = unrecorded(world, loaded![at]!.name, outcome, scope)
    if (fault) reader.wrong(fault.message, fault.hint)
  })
  const together = new ReadTogether()
  together.tried(() => valuesOf(given))
  const scenarios = together.done(together.tried(() => files.done(loaded))) as [Scenario, Scenario?]
  return { options, scope, scenarios, worlds }
}

function worldsOf(scenarios: readonly Scenario[], scope: string): World[] {
  const record = {
    agency: scope.startsWith('agency:'),
    pair: scope.startsWith('pair:'),
    forum: scope.startsWith('forum:'),
  }
  return scenarios.map(({ input }) => compileWorld(input, record))
}

function unrecorded(world: World, name: string, outcome: string, scope: string): UsageFault | undefined {
  const scopes = world.series.filter((series) => series.outcome.name === outcome).map((series) => series.scope)
  if (scopes.includes(scope)) return undefined
  if (scopes.length === 0) {
    const recorded = [...new Set(world.series.map((series) => series.outcome.name))]
    const service = serviceOf(outcome)
    const lacking = service === undefined ? '' : `: it lacks the service ${service}`
    return { message: `${name} has no ${outcome}${lacking}`, hint: `it records ${recorded.join(', ')}` }
  }
  const named = scopes.filter((each) => each !== '')
  if (named.length === 0)
    return { message: `${outcome} is recorded for the whole world only`, hint: 'leave out --scope' }
  return {
    message: `${name} does not record ${outcome} of “${scope}”`,
    hint: didYouMean(scope, named, 'the scopes are'),
  }
}

function inputOf(asked: Asked, found: Explanation | Contrast, place: PackageInfo): ExplanationInput {
  const { options, scenarios } = asked
  const [scenario, other] = scenarios
  const both = other ? [other, scenario] : [scenario]
  const isDifference = 'differences' in found
  return {
    command: commandOf(asked),
    title: explanationTitle(both, isDifference ? found.of : found, options.lang),
    language: options.lang,
    scenarios: both,
    fingerprints: Object.fromEntries(both.map((each) => [each.name, fingerprint(each)])),
    seed: options.seed,
    replicates: options.replicates,
    curves: isDifference ? [...found.against.curves, ...found.of.curves] : found.curves,
    effects: isDifference ? found.effects : [],
    version: place.version,
    model: MODEL_DIGEST,
    ...(other ? { baseline: other.name } : {}),
    found,
    replicate: options.replicate,
  }
}

async function writeAll(input: ExplanationInput, { write, pictures }: ResultFiles): Promise<void> {
  const { found } = input
  await write('curves.csv', curvesCsv(input.curves))
  if ('differences' in found) {
    await write('contributions.csv', contributionsCsv([...found.against.monthly, ...found.of.monthly]))
    await write('difference.csv', differenceCsv(found.differences))
    await write('effects.csv', effectsCsv(found.effects))
    await write('parting.csv', partingsCsv(found.of.scenario, found.against.scenario, found.partings))
  } else await write('contributions.csv', contributionsCsv(found.monthly))
  const { explanationMarkdown } = await import('../../report/explanation.js')
  await write('summary.md', explanationMarkdown(input))
  const { drawFiles } = await import('../../report/charts/index.js')
  const { stampOf } = await import('../../report/charts/frame.js')
  const { contributionChart } = await import('../../report/charts/contribution-chart.js')
  for (const { path, content } of await drawFiles([contributionChart(input, found)], stampOf(input), pictures))
    await write(path, content)
}

function jsonOf(input: ExplanationInput, out: string): object {
  const { found, curves } = input
  const rows =
    'differences' in found
      ? {
          contributions: [...found.against.monthly, ...found.of.monthly],
          differences: found.differences,
          effects: found.effects,
          partings: found.partings,
        }
      : { contributions: found.monthly, change: found.change }
  return { ...resultHead(input, out), curves, ...rows }
}
