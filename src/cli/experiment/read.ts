/** From the words of `lintas experiment …` to a plan: the experiment file, its scenarios and the options. */
import { resolve } from 'node:path'
import { throughLinks } from '../../disk/leftovers.js'
import { refuseAnotherFormat, storedPlan } from '../../experiment/batch/claim.js'
import { type Plan, type Precision, type PrecisionGoal, planOf } from '../../experiment/batch/plan.js'
import { pointsOf } from '../../experiment/batch/points.js'
import { StoreRefusal } from '../../experiment/batch/store-failure.js'
import { ManifestFault } from '../../provenance/manifest.js'
import { MODEL_DIGEST } from '../../provenance/model-digest.js'
import { ScenarioFaults } from '../../scenario/errors.js'
import { type Experiment, readExperiment } from '../../scenario/experiment.js'
import { fileSources } from '../../scenario/files.js'
import { scenarioLoader } from '../../scenario/load.js'
import { type RecordedSources, recordedSources } from '../../scenario/recorded.js'
import { named } from '../../scenario/shell.js'
import type { Source } from '../../scenario/sources.js'
import { ReadTogether, UsageFaults } from '../faults.js'
import { readOptions, valuesOf } from '../given.js'
import { didYouMean } from '../near-word.js'
import type { Values } from '../option.js'
import { OptionReader, type Words } from '../option-reader.js'
import type { PackageInfo } from '../package-info.js'
import { unrecordable } from '../recordable.js'
import { commandLine, recordedOf } from '../recorded-options.js'
import { runTakes } from './options.js'
import { scenariosIn } from './planned.js'
import { rememberedIn, resultChoices, withRemembered } from './recorded-choices.js'
import { shortName } from './words.js'

const mostRuns = 1_000_000_000
/** Replicates beyond which no point goes for precision, unless said. */
const usualMost = 10_000

export type RunOptions = Values<typeof runTakes> & { readonly out: string }

export interface Asked {
  readonly plan: Plan
  readonly sources: RecordedSources
  readonly options: RunOptions
}

/** Throws UsageFaults, ScenarioFaults or AllFaults with all that is wrong. `isRemembered`: what the folder remembers is in it. */
export function readAsked(asked: Words, place: PackageInfo, isRemembered = false): Asked {
  const words = isRemembered ? asked : asRemembered(asked)
  const given = readOptions(runTakes, words)
  const { values, reader } = given
  const { seed, replicates, most = usualMost, shard } = values
  const goals = values.precision.flatMap((text) => readGoal(text, reader))
  if (shard)
    for (const name of resultChoices)
      if (words[name] !== undefined && words[name] !== false)
        reader.wrong(
          `--${name} does not go with --shard`,
          'a shard writes no tables: give it to lintas experiment merge',
        )
  const begun = begunIn(reader)
  if (shard && goals.length > 0)
    reader.wrong('--precision does not go with --shard', 'shards share runs whose number must be known before')
  const optionsFor = (usualOut: string): RunOptions => ({ ...values, out: values.out ?? usualOut })
  if (begun) {
    reader.done()
    return { ...begun, options: optionsFor(begun.shown) }
  }
  const together = new ReadTogether()
  together.tried(() => valuesOf(given))
  const files = fileSources({ cwd: process.cwd(), packageRoot: place.root })
  const sources = recordedSources(files)
  const experiment = together.tried(() => {
    const source = openExperiment(reader.texts('file'), sources, files.experiments())
    return readExperiment(source, scenarioLoader(sources))
  })
  const precision: Precision | undefined = goals.length === 0 ? undefined : { goals, most }
  const chosen =
    experiment &&
    together.tried(() =>
      checkedPlan(experiment, {
        ...(seed === undefined ? {} : { seed }),
        ...(replicates === undefined ? {} : { replicates }),
        ...(precision ? { precision } : {}),
      }),
    )
  const plan = together.done(chosen)
  return { plan, sources: scenariosIn(plan), options: optionsFor(`outputs/${plan.experiment.replaceAll('/', '-')}`) }
}

/** A folder that is named goes on as its results were written, unless the words say otherwise; a shard writes none. */
function asRemembered(words: Words): Words {
  const [shown] = new OptionReader(words).texts('file')
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
  const tooMany = unrecordable(experiment.scenarios)
  if (tooMany !== undefined) experiment.refuse('scenarios', tooMany)
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
function begunIn(reader: OptionReader): (Omit<Asked, 'options'> & { readonly shown: string }) | undefined {
  const { words } = reader
  const [shown] = reader.texts('file')
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

/** The command as it is recorded: what changes results, in one order. */
export function canonicalCommand(
  { experiment, seed, replicates, precision }: Plan,
  results: Pick<RunOptions, 'csv' | 'csvFor' | 'lang'>,
): string {
  const goals = precision?.goals.map((o) => `${o.difference ? 'difference:' : ''}${o.outcome}=${o.halfWidth}`)
  const values = { seed, replicates, precision: goals, most: precision?.most, ...results }
  return commandLine('experiment run', [experiment], recordedOf(runTakes, values))
}
