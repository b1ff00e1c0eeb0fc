/** `lintas explain`: what each mechanism moved in an outcome; against another scenario, what carried the difference. */

import type { Argv } from 'yargs'
import { type Contrast, contrast, type Explanation, explain, mostExplained } from '../../experiment/explain.js'
import { outcomes, serviceOf } from '../../model/outcomes.js'
import { compileWorld, type World } from '../../model/world.js'
import { fingerprint } from '../../provenance/fingerprint.js'
import { type Manifest, manifestFormat, manifestOf } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { scenariosOf } from '../../provenance/remaking.js'
import { explanationTitle } from '../../report/charts/contribution-words.js'
import { contributionsCsv, curvesCsv, differenceCsv, effectsCsv, partingsCsv } from '../../report/csv.js'
import type { ExplanationInput } from '../../report/explanation.js'
import { openFolder, type ResultFolder, type ResultSink } from '../../report/folder.js'
import { aligned } from '../../scenario/alignment.js'
import { fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario } from '../../scenario/load.js'
import { named, option, shellLine, shownName } from '../../scenario/shell.js'
import type { Command, Remaking, Words } from '../command.js'
import { examples } from '../examples.js'
import { AllFaults, exit, type UsageFault, UsageFaults } from '../faults.js'
import { onInterruption } from '../interruption.js'
import { didYouMean } from '../near-word.js'
import { OptionReader } from '../option-reader.js'
import {
  canonicalCommand,
  csvForOption,
  type JobOptions,
  languageOption,
  noPictures,
  readJobOptions,
  recordedOptions,
  recordedWords,
  texts,
} from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { type Progress, startProgress } from '../progress.js'
import { resultFiles } from '../result-files.js'
import { writeNote, writeOut } from '../terminal.js'

export const explainCommand: Command = {
  declare: (y) =>
    declareExplainOptions(
      y.positional('scenario', { type: 'string', describe: 'Name or path of a scenario' }),
    ).epilogue(
      examples([
        ['lintas explain entikong/baseline', 'what moved trust?'],
        ['lintas explain entikong/baseline --outcome clearance-time', 'and how long clearance takes?'],
        ['lintas explain entikong/formalised --against entikong/baseline', 'what made the difference?'],
      ]),
    ),
  check: (words, place) => void readAsked(words, place),
  run: (words, place) => explainScenario(words, place),
  remake: remakeExplanation,
}

function declareExplainOptions(y: Argv): Argv {
  const value = (defaultDescription?: string) =>
    ({ type: 'string', ...(defaultDescription ? { defaultDescription } : {}) }) as const
  return y
    .option('outcome', { ...value('trust'), describe: 'Outcome to explain' })
    .option('scope', {
      ...value('the whole world'),
      describe: 'Part of the world: forum:pilar, agency:bnpp and the like',
    })
    .option('against', { ...value(), describe: 'Scenario that the first is set against: what made the difference?' })
    .option('seed', { ...value('1'), describe: 'Name of the luck: any text; the same seed, the same results' })
    .option('replicates', { ...value('100'), describe: 'How many runs the account is the mean of' })
    .option('months', { ...value('as the scenario says'), describe: 'How many months each run lasts' })
    .option('set', {
      type: 'array',
      string: true,
      describe: 'Set a value in every scenario: path=value (may be repeated)',
    })
    .option('replicate', { ...value('0'), describe: 'Pair of runs whose parting is told (with --against)' })
    .option('lang', languageOption('chart'))
    .option('csv-for', csvForOption)
    .option('out', { ...value(), describe: 'Folder for the results' })
    .option('force', { type: 'boolean', describe: 'Replace the results of another command' })
    .option('no-pictures', noPictures)
    .option('json', { type: 'boolean', describe: 'Print the results as JSON' })
}

interface Asked {
  readonly options: JobOptions
  readonly outcome: string
  readonly scope: string
  /** The scenario, and the one that it is set against. */
  readonly scenarios: readonly [Scenario, Scenario?]
  readonly worlds: readonly World[]
}

function commandOf({ options, outcome, scope, scenarios: [scenario, other] }: Asked): string {
  return [
    canonicalCommand('explain', [scenario.name], options, other ? [scenario, other] : [scenario]),
    shellLine([
      ...option('outcome', outcome),
      ...(scope === '' ? [] : option('scope', scope)),
      ...(other ? option('against', named(other.name)) : []),
    ]),
  ].join(' ')
}

/** Makes the data of a recorded explanation again, from its manifest alone. Throws a ManifestFault. */
async function remakeExplanation(manifest: Manifest, { sink, progress, place }: Remaking): Promise<void> {
  const remade = scenariosOf(manifest).scenarios
  const [scenario, other] = manifest.baseline === undefined ? remade : [...remade].reverse()
  const { outcome = '', scope = '', ...others } = recordedWords(manifest)
  const both = (other ? [scenario, other] : [scenario]) as [Scenario, Scenario?]
  const asked: Asked = {
    options: readJobOptions(others),
    outcome: String(outcome),
    scope: String(scope),
    scenarios: both,
    worlds: worldsOf(both as Scenario[], String(scope)),
  }
  const input = inputOf(asked, commandOf(asked), await find(asked, progress), place)
  await writeFiles(sink, asked, input, new Date(), place)
}

function find({ options, outcome, scope, scenarios, worlds }: Asked, progress: Pick<Progress, 'at'>) {
  const job = { seed: options.seed, replicates: options.replicates, outcome, scope, onProgress: progress.at }
  const member = (at: number) => ({ name: (scenarios[at] as Scenario).name, world: worlds[at] as World })
  return scenarios[1] ? contrast(member(0), member(1), job) : explain(member(0), job)
}

async function explainScenario(words: Words, place: PackageInfo): Promise<number> {
  const started = new Date()
  const asked = readAsked(words, place)
  const { options, scenarios } = asked
  const [scenario] = scenarios
  const command = commandOf(asked)
  const out = options.out ?? `outputs/${scenario.name.replaceAll('/', '-')}-explain`

  const progress = startProgress('explain')
  let folder: ResultFolder | undefined
  const release = onInterruption(() => {
    progress.end()
    folder?.discard()
  })
  try {
    folder = openFolder({ ...options, path: out, cwd: process.cwd(), command })
    const found = await find(asked, progress)
    progress.end()
    const input = inputOf(asked, command, found, place)
    await writeFiles(folder, asked, input, started, place)
    folder.commit()
    if (options.json) writeOut(JSON.stringify(jsonOf(input, out)))
    else writeOut((await import('../../report/explanation.js')).explanationText(input))
    writeNote(`results: ${shownName(out)}`)
  } finally {
    progress.end()
    folder?.discard()
    release()
  }
  return exit.done
}

/** Reads options and scenarios; what is wrong with either is told together. */
function readAsked(words: Words, place: PackageInfo): Asked {
  const wrong: unknown[] = []
  const reader = new OptionReader(words)
  const { faults } = reader
  let options: JobOptions | undefined
  try {
    options = readJobOptions(words)
    if (options.replicates > mostExplained)
      faults.push({ message: `--replicates must be at most ${mostExplained.toLocaleString('en')} here` })
    if (words.against !== undefined && options.replicate >= options.replicates)
      faults.push({ message: `--replicate must be below ${options.replicates}, the number of runs: they count from 0` })
  } catch (error) {
    if (!(error instanceof UsageFaults)) throw error
    faults.push(...error.faults)
  }
  const outcome = reader.once('outcome') ?? 'trust'
  const scope = reader.once('scope') ?? ''
  const against = reader.once('against')
  if (!outcomes.some(({ name }) => name === outcome)) {
    const hint = didYouMean(
      outcome,
      outcomes.map(({ name }) => name),
      'the outcomes are',
    )
    faults.push({ message: `there is no outcome “${outcome}”`, hint })
  }
  let scenarios: Scenario[] = []
  try {
    const months = options?.months
    const loaded = loadScenarios(
      [...texts(words.scenario), ...(against === undefined ? [] : [against])],
      fileSources({ cwd: process.cwd(), packageRoot: place.root }),
      { set: texts(words.set), ...(months === undefined ? {} : { months }) },
    )
    scenarios = against === undefined ? loaded : aligned(loaded)
  } catch (error) {
    wrong.push(error)
  }
  let worlds: World[] = []
  if (faults.length === 0 && wrong.length === 0) {
    worlds = worldsOf(scenarios, scope)
    worlds.forEach((world, at) => {
      const fault = unrecorded(world, (scenarios[at] as Scenario).name, outcome, scope)
      if (fault) faults.push(fault)
    })
  }
  if (faults.length > 0) wrong.unshift(new UsageFaults(faults))
  if (wrong.length > 0) throw wrong.length === 1 ? wrong[0] : new AllFaults(wrong)
  return { options: options as JobOptions, outcome, scope, scenarios: scenarios as [Scenario, Scenario?], worlds }
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

function inputOf(asked: Asked, command: string, found: Explanation | Contrast, place: PackageInfo): ExplanationInput {
  const { options, scenarios } = asked
  const [scenario, other] = scenarios
  const both = other ? [other, scenario] : [scenario]
  const isDifference = 'differences' in found
  return {
    command,
    title: explanationTitle(both, isDifference ? found.of : found),
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

async function writeFiles(
  folder: ResultSink,
  { options, outcome, scope }: Asked,
  input: ExplanationInput,
  started: Date,
  place: PackageInfo,
): Promise<void> {
  const { found } = input
  const { write, finish, pictures } = resultFiles(folder, place, started, options.csvFor)
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
  const { language } = options
  const title = explanationTitle(input.scenarios, 'differences' in found ? found.of : found, language)
  const drawn = { ...input, title, language }
  for (const { path, content } of await drawFiles([contributionChart(drawn, found)], stampOf(drawn), pictures))
    await write(path, content)

  await finish((files) =>
    manifestOf({
      command: input.command,
      verb: 'explain',
      options: { ...recordedOptions(options, input.scenarios), outcome, ...(scope === '' ? {} : { scope }) },
      version: place.version,
      model: MODEL_DIGEST,
      seed: input.seed,
      replicates: input.replicates,
      scenarios: input.scenarios,
      ...(input.baseline === undefined ? {} : { baseline: input.baseline }),
      files,
    }),
  )
}

function jsonOf(input: ExplanationInput, out: string): object {
  const { found } = input
  const rows =
    'differences' in found
      ? {
          contributions: [...found.against.monthly, ...found.of.monthly],
          differences: found.differences,
          effects: found.effects,
          partings: found.partings,
        }
      : { contributions: found.monthly, change: found.change }
  return {
    lintas: manifestFormat,
    command: input.command,
    version: input.version,
    model: MODEL_DIGEST,
    seed: input.seed,
    replicates: input.replicates,
    out,
    ...(input.baseline === undefined ? {} : { baseline: input.baseline }),
    scenarios: input.scenarios.map(({ name, title, months }) => ({
      name,
      title,
      months,
      fingerprint: input.fingerprints[name],
    })),
    curves: input.curves,
    ...rows,
  }
}
