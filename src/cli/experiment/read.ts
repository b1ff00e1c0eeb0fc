/** From the words of `lintas experiment …` to a plan: the experiment file, its scenarios and the options. */
import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import type { CsvReader } from '../../analysis/csv-dialect.js'
import { throughLinks } from '../../disk/leftovers.js'
import type { Shard } from '../../experiment/batch/batch.js'
import { refuseAnotherFormat, storedPlan } from '../../experiment/batch/claim.js'
import { type Plan, type Precision, type PrecisionGoal, planOf } from '../../experiment/batch/plan.js'
import { pointsOf } from '../../experiment/batch/points.js'
import { mostShards } from '../../experiment/batch/shards.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { ManifestFault } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import type { Language } from '../../report/messages/index.js'
import { ScenarioFaults } from '../../scenario/errors.js'
import { type Experiment, readExperiment } from '../../scenario/experiment.js'
import { mostReplicates } from '../../scenario/experiment-schema.js'
import { fileSources } from '../../scenario/files.js'
import { scenarioLoader } from '../../scenario/load.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { named, option, shellLine } from '../../scenario/shell.js'
import type { Source } from '../../scenario/sources.js'
import type { Words } from '../command.js'
import { AllFaults, UsageFaults } from '../faults.js'
import { didYouMean } from '../near-word.js'
import { OptionReader } from '../option-reader.js'
import { isOn, languageWords, readCsvFor, readerWords, readLanguage, texts } from '../options.js'
import type { PackageInfo } from '../package-info.js'
import { scenariosIn } from './planned.js'
import { rememberedIn, resultChoices, withRemembered } from './recorded-choices.js'
import { shortName } from './words.js'

const mostWorkers = 256
const mostRuns = 1_000_000_000
/** Replicates beyond which no point goes for precision, unless said. */
const usualMost = 10_000

export interface RunOptions {
  readonly workers: number
  readonly out: string
  readonly csv: boolean
  readonly csvFor: CsvReader
  /** Of the charts. */
  readonly language: Language
  readonly force: boolean
  readonly noPictures: boolean
  readonly json: boolean
  readonly shard?: Shard
  /** Folder for what a shard has not finished. */
  readonly scratch?: string
}

export interface Asked {
  readonly plan: Plan
  readonly sources: RecordedSources
  readonly options: RunOptions
}

/** Throws UsageFaults, ScenarioFaults or AllFaults with all that is wrong. `isRemembered`: what the folder remembers is in it. */
export function readAsked(given: Words, place: PackageInfo, isRemembered = false): Asked {
  const words = isRemembered ? given : asRemembered(given)
  const wrong: unknown[] = []
  const tried = <T>(read: () => T): T | undefined => {
    try {
      return read()
    } catch (error) {
      if (!(error instanceof UsageFaults || error instanceof ScenarioFaults)) throw error
      wrong.push(error)
      return undefined
    }
  }
  const reader = new OptionReader(words)
  const seed = reader.seed()
  const replicates = reader.whole('replicates', 1, mostReplicates)
  const workers = reader.whole('workers', 1, mostWorkers) ?? availableParallelism()
  const out = reader.once('out')
  const goals = texts(words.precision).flatMap((text) => readGoal(text, reader))
  const most = reader.whole('most', 2, mostReplicates)
  if (most !== undefined && goals.length === 0) reader.wrong('--most goes with --precision')
  const shard = readShard(reader)
  const language = readLanguage(reader.once('lang'), reader.faults)
  const csvFor = readCsvFor(reader.once('csv-for'), reader.faults)
  const scratch = reader.once('scratch')
  if (scratch !== undefined && shard === undefined) reader.wrong('--scratch goes with --shard')
  if (shard)
    for (const name of resultChoices)
      if (words[name] !== undefined && words[name] !== false)
        reader.wrong(
          `--${name} does not go with --shard`,
          'a shard writes no tables: give it to lintas experiment merge',
        )
  const begun = begunIn(texts(words.file), words, reader)
  if (shard && goals.length > 0)
    reader.wrong('--precision does not go with --shard', 'shards share runs whose number must be known before')
  tried(() => reader.done())

  const options = (usualOut: string): RunOptions => ({
    workers,
    out: out ?? usualOut,
    csv: isOn(words.csv),
    csvFor,
    language,
    force: isOn(words.force),
    noPictures: isOn(words['no-pictures']),
    json: isOn(words.json),
    ...(shard ? { shard } : {}),
    ...(scratch === undefined ? {} : { scratch }),
  })
  if (begun) {
    if (wrong.length > 0) throw wrong[0]
    return { ...begun, options: options(begun.shown) }
  }
  const files = fileSources({ cwd: process.cwd(), packageRoot: place.root })
  const sources = recordedSources(files)
  const experiment = tried(() => {
    const source = openExperiment(texts(words.file), sources, files.experiments())
    return readExperiment(source, scenarioLoader(sources))
  })
  const plan =
    experiment &&
    tried(() => {
      const precision: Precision | undefined = goals.length === 0 ? undefined : { goals, most: most ?? usualMost }
      return checkedPlan(experiment, {
        ...(seed === undefined ? {} : { seed }),
        ...(replicates === undefined ? {} : { replicates }),
        ...(precision ? { precision } : {}),
      })
    })
  if (plan === undefined || wrong.length > 0) throw wrong.length === 1 ? wrong[0] : new AllFaults(wrong)
  return { plan, sources: scenariosIn(plan), options: options(`outputs/${plan.experiment.replaceAll('/', '-')}`) }
}

/** A folder that is named goes on as its results were written, unless the words say otherwise; a shard writes none. */
function asRemembered(words: Words): Words {
  const [shown] = texts(words.file)
  const plan = shown === undefined || words.shard !== undefined ? undefined : storedPlan(resolve(shown))
  if (shown === undefined || plan === undefined) return words
  return withRemembered(words, rememberedIn(throughLinks(resolve(shown)), plan), resultChoices)
}

/** The experiment that a name stands for, among those of the sources. Throws UsageFaults where there is none. */
export function openExperiment(
  given: readonly string[],
  sources: RecordedSources,
  known: readonly { readonly name: string }[],
): Source {
  const [reference] = given
  if (reference === undefined) {
    const names = known.map(({ name }) => shortName(name))
    throw new UsageFaults([
      { message: 'name the experiment', hint: names.length > 0 ? `there are: ${names.join(', ')}` : exampleHint },
    ])
  }
  try {
    return sources.open(reference)
  } catch (error) {
    if (!isNotThere(error, reference)) throw error
    // Experiments lie in a folder of their own beside the scenarios of a case.
    const within = known.find(({ name }) => named(shortName(name)) === named(reference))
    if (within) return sources.open(within.name)
    const names = known.map(({ name }) => shortName(name))
    throw new UsageFaults([
      { message: `there is no experiment “${reference}”`, hint: didYouMean(reference, names, 'the experiments are') },
    ])
  }
}

const exampleHint = 'for example lintas experiment run entikong/leadership'

function isNotThere(error: unknown, reference: string): boolean {
  return (
    error instanceof ScenarioFaults &&
    error.faults.every(({ file, message }) => file === reference && /^there is no scenario|is a folder/.test(message))
  )
}

function checkedPlan(experiment: Experiment, options: Parameters<typeof planOf>[1] & object): Plan {
  const plan = planOf(experiment, options)
  let points: number
  try {
    points = pointsOf(plan).size
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return experiment.refuse('design', error.message)
  }
  if (points * plan.replicates > mostRuns)
    return experiment.refuse('replicates', `more than ${mostRuns.toLocaleString('en')} runs in one experiment`)
  const columns = new Set(plan.outcomes.map(({ name, scope }) => (scope === '' ? name : `${name}@${scope}`)))
  const faults = (plan.precision?.goals ?? []).flatMap(({ outcome, difference }) => [
    ...(columns.has(outcome)
      ? []
      : [
          {
            message: `--precision: the experiment does not keep “${outcome}”`,
            hint: didYouMean(outcome, [...columns], 'it keeps'),
          },
        ]),
    ...(difference && plan.scenarios.length < 2
      ? [{ message: '--precision difference: needs two scenarios, and the experiment has one' }]
      : []),
  ])
  if (plan.precision && plan.precision.most < plan.replicates)
    faults.push({ message: `--most must be at least the experiment’s ${plan.replicates} replicates` })
  if (faults.length > 0) throw new UsageFaults(faults)
  return plan
}

/** `trust=0.01`, `trust@forum:pilar=0.01`, `difference:trust=0.01`. */
function readGoal(text: string, reader: OptionReader): PrecisionGoal[] {
  const found = /^(difference:)?([a-z][a-z0-9-]*(?:@[^=]+)?)=(.+)$/.exec(text)
  const halfWidth = Number(found?.[3])
  if (found && Number.isFinite(halfWidth) && halfWidth > 0)
    return [{ outcome: found[2] as string, difference: found[1] !== undefined, halfWidth }]
  reader.wrong(
    `--precision needs an outcome and a half-width above 0 (got ${text === '' ? 'nothing' : text})`,
    'for example --precision trust=0.01, or --precision difference:trust=0.005',
  )
  return []
}

/**
 * The plan of the folder that is named instead of an experiment. It is run as it was planned, whatever has become of the
 * files that it came from. Throws a StoreRefusal.
 */
function begunIn(
  [shown]: readonly string[],
  words: Words,
  reader: OptionReader,
): (Omit<Asked, 'options'> & { readonly shown: string }) | undefined {
  if (shown !== undefined) refuseAnotherFormat(resolve(shown), shown)
  const plan = shown === undefined ? undefined : storedPlan(resolve(shown))
  if (shown === undefined || plan === undefined) return undefined
  for (const name of ['seed', 'replicates', 'precision', 'most', 'out', 'force'])
    if (words[name] !== undefined)
      reader.wrong(`--${name} does not go with a folder`, `${shown} goes on as it was planned`)
  if (plan.precision && words.shard !== undefined) reader.wrong(`${shown} was planned with --precision, without shards`)
  if (plan.model !== MODEL_DIGEST)
    throw new StoreRefusal(
      `${shown} was planned by another version of the model`,
      'go on with that version of Lintas, or begin another folder',
    )
  try {
    return { shown, plan, sources: scenariosIn(plan) }
  } catch (error) {
    if (!(error instanceof ManifestFault)) throw error
    throw new StoreRefusal(`${shown}/plan.json: ${error.message}`, error.hint ?? 'begin another folder')
  }
}

function readShard(reader: OptionReader): Shard | undefined {
  const text = reader.once('shard')
  if (text === undefined) return undefined
  const [, index, of] = (/^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? []).map(Number)
  if (index !== undefined && of !== undefined && of >= 1 && of <= mostShards && index < of) return { index, of }
  return reader.wrong(`--shard is i/n with i from 0 to n − 1 (got ${text})`, 'for example --shard 0/10 … --shard 9/10')
}

/** The command as it is recorded: what changes results, in one order. */
export function canonicalCommand(
  plan: Plan,
  { csv, csvFor, language }: Pick<RunOptions, 'csv' | 'csvFor' | 'language'>,
): string {
  const words = ['lintas', 'experiment', 'run', named(plan.experiment)]
  words.push(...option('seed', plan.seed), ...option('replicates', plan.replicates))
  for (const { outcome, difference, halfWidth } of plan.precision?.goals ?? [])
    words.push('--precision', `${difference ? 'difference:' : ''}${outcome}=${halfWidth}`)
  if (plan.precision) words.push('--most', String(plan.precision.most))
  if (csv) words.push('--csv')
  words.push(...readerWords(csvFor), ...languageWords(language))
  return shellLine(words)
}
