/** The work that run and compare share: what they read, simulate, write and tell. */

import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import { type Ensemble, exactReplicates, runComparison } from '../experiment/ensemble.js'
import { finalsInMemory } from '../experiment/finals.js'
import { finalsInFile } from '../experiment/finals-file.js'
import { MinutesInPassing, traceReplicate } from '../experiment/trace.js'
import { toldEvent } from '../model/events.js'
import type { TraceEvent } from '../model/trace.js'
import { compileWorld, type World } from '../model/world.js'
import { fingerprint } from '../provenance/fingerprint.js'
import { type Manifest, type ManifestInput, manifestOf } from '../provenance/manifest.js'
import { MODEL_DIGEST } from '../provenance/model-digest.js'
import { type Remade, scenariosOf } from '../provenance/remaking.js'
import { curvesCsv, effectsCsv, eventsCsv, reversalsCsv, robustCsv, runsCsv } from '../report/csv.js'
import type { SummaryInput } from '../report/summary.js'
import { resultTitle } from '../report/title.js'
import { aligned } from '../scenario/alignment.js'
import { settings } from '../scenario/assignment.js'
import { fileSources } from '../scenario/files.js'
import { loadScenarios, type Scenario, scenarioLoader } from '../scenario/load.js'
import { type RecordedSources, recordedSources } from '../scenario/recorded.js'
import type { Remaking } from './command.js'
import { ReadTogether, UsageFaults } from './faults.js'
import { readOptions, valuesOf } from './given.js'
import { canonicalJobCommand, type JobOptions, jobTakes, recordedJobOptions } from './job-options.js'
import { minutesText } from './minutes.js'
import type { Words } from './option-reader.js'
import { recordOptions } from './options.js'
import type { PackageInfo } from './package-info.js'
import { type Production, produce, reproduce } from './production.js'
import type { Progress } from './progress.js'
import { unrecordable } from './recordable.js'
import { recordedWords } from './recorded-options.js'
import type { ResultFiles } from './result-files.js'
import { resultHead } from './result-head.js'
import { writeReport } from './write-report.js'

export type JobVerb = 'run' | 'compare'

/** A job as it was asked for. */
export interface Job {
  readonly verb: JobVerb
  /** Scenarios as the user names them; of a comparison the baseline first. */
  readonly references: readonly string[]
  readonly options: JobOptions
  readonly scenarios: readonly Scenario[]
  readonly sources: RecordedSources
}

/** What came of a job, as it is reported. */
interface Findings {
  readonly input: SummaryInput
  readonly ensembles: readonly Ensemble[]
  readonly minutes: readonly { scenario: Scenario; events: TraceEvent[] }[]
}

/** Reads options and scenarios; throws what is wrong with either, told together. */
export function readJob(verb: JobVerb, references: readonly string[], words: Words, place: PackageInfo): Job {
  const given = readOptions(jobTakes, words)
  const { values: options, reader } = given
  if (options.robust && options.vary.length > 0)
    reader.wrong('--vary does not go with --robust', 'the assumed space already varies every value')
  const together = new ReadTogether()
  together.tried(() => valuesOf(given))
  const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
  const scenarios = together.tried(() => {
    const loaded = loadScenarios(references, sources, options)
    if (options.robust) refuseLonger(references, sources, options)
    const message = unrecordable(loaded)
    if (message !== undefined)
      throw new UsageFaults([{ message, hint: 'vary fewer values at a time, or write an experiment of its own' }])
    return verb === 'compare' ? alignedGroups(loaded) : loaded
  })
  return { verb, references, options, scenarios: together.done(scenarios), sources }
}

export function doJob(job: Job, place: PackageInfo): Promise<number> {
  const { verb, references, options, scenarios } = job
  const names = references.map((_, at) =>
    plainName((scenarios[at * (scenarios.length / references.length)] as Scenario).name),
  )
  const command = canonicalJobCommand(verb, names, options, scenarios)
  const out = options.out ?? defaultFolder(verb, names)
  const production = productionOf(job, command, place)
  return produce({ verb, command, out, options, production, tell: (found) => told(found, options, out) }, place)
}

/** Makes the data of a recorded run or comparison again, from its manifest alone. Throws a ManifestFault. */
export async function remakeJob(verb: JobVerb, manifest: Manifest, remaking: Remaking): Promise<void> {
  const { command, ...job } = recordedJob(verb, manifest)
  // Who was taken out by an option is not in a recorded scenario, and cannot be taken out of it again.
  const set = job.options.set.filter((text) => Object.values(settings([text])).every((value) => value !== null))
  await reproduce(productionOf(job, command, remaking.place, set), remaking)
}

/** What a manifest records of a run or a comparison, read again. Throws a ManifestFault. */
export function recordedJob(verb: JobVerb, manifest: Manifest): Omit<Job, 'references'> & { command: string } {
  const remade: Remade = scenariosOf(manifest)
  const options = valuesOf(readOptions(jobTakes, recordedWords(jobTakes, manifest)))
  const names = [...new Set(remade.scenarios.map(({ name }) => plainName(name)))]
  return { ...remade, verb, options, command: canonicalJobCommand(verb, names, options, remade.scenarios) }
}

/** `set` is what the points of the assumed space are set to beside their own values. */
function productionOf(
  job: Omit<Job, 'references'>,
  command: string,
  place: PackageInfo,
  set = job.options.set,
): Production<Findings> {
  const { verb, options } = job
  return {
    csvFor: options.csvFor,
    find: (progress) => findAll(job, command, place, set, progress),
    write: (found, files) => writeAll(found, options, files),
    manifest: ({ input }, files) => jobManifest(verb, { ...input, version: place.version }, options, files),
  }
}

/** The scenarios in their order, those that are compared with each other over the months that all of them have. */
function alignedGroups(scenarios: readonly Scenario[]): Scenario[] {
  const groups = new Map<string, Scenario[]>()
  for (const scenario of scenarios) {
    const key = variation(scenario.name)
    groups.set(key, [...(groups.get(key) ?? []), scenario])
  }
  const found = new Map([...groups.values()].flatMap(aligned).map((scenario) => [scenario.name, scenario]))
  return scenarios.map(({ name }) => found.get(name) as Scenario)
}

/** Points of the assumed space run as long as their scenarios say. */
function refuseLonger(references: readonly string[], sources: RecordedSources, { months }: JobOptions): void {
  const load = scenarioLoader(sources)
  // Workers ask for scenarios by their names: what these stand for must have been read.
  const shortest = Math.min(...references.map((reference) => load(load(reference).name).months))
  if (months !== undefined && months > shortest)
    throw new UsageFaults([
      { message: `with --robust, --months is at most the scenarios’ ${shortest} (got ${months})` },
    ])
}

/** The comparison, and with --robust its effects at the last month tried over the assumed space. */
async function findAll(
  job: Omit<Job, 'references'>,
  command: string,
  place: PackageInfo,
  set: readonly string[],
  progress: Pick<Progress, 'at'>,
): Promise<Findings> {
  const { options, sources } = job
  const simulate = () => simulateAll(job, command, place, progress)
  if (!options.robust) return simulate()
  const { points, spaceSeeds: replicates, workers, seed } = options
  const { withWorkerPool } = await import('../experiment/worker-pool.js')
  const { robustEffects } = await import('../experiment/robust.js')
  // Workers start while this thread compares.
  return withWorkerPool(workers, sources, async (workerPool) => {
    const findings = await simulate()
    const { input } = findings
    const month = input.effects.reduce((last, row) => Math.max(last, row.month), 0)
    const rows = await robustEffects(input.scenarios, input.effects, month, {
      workerPool,
      seed,
      pairs: input.replicates,
      points,
      replicates,
      set: settings(set),
      onProgress: progress.at,
    })
    return { ...findings, input: { ...input, robustness: { rows, points, replicates } } }
  })
}

/** `entikong/baseline` of `entikong/baseline[path=value]`. */
function plainName(name: string): string {
  return name.replace(/\[.*$/s, '')
}

function variation(name: string): string {
  return name.slice(plainName(name).length)
}

/** `outputs/entikong-baseline`, `outputs/entikong-compare`; `outputs/compare` where the scenarios are of several cases. */
function defaultFolder(verb: JobVerb, names: readonly string[]): string {
  if (verb === 'run') return `outputs/${(names[0] as string).replaceAll('/', '-')}`
  const cases = new Set(names.map((name) => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '')))
  const [only = ''] = cases
  return cases.size === 1 && only !== '' ? `outputs/${only.replaceAll('/', '-')}-compare` : 'outputs/compare'
}

async function simulateAll(
  { verb, options, scenarios }: Omit<Job, 'references'>,
  command: string,
  place: PackageInfo,
  progress: Pick<Progress, 'at'>,
): Promise<Findings> {
  const record = recordOptions(options.record)
  const members = scenarios.map((scenario) => ({ name: scenario.name, world: compileWorld(scenario.input, record) }))
  // Of a comparison, each combination of varied values is compared in itself; of a run, each scenario stands alone.
  const groups = new Map<string, { name: string; world: World }[]>()
  for (const member of members) {
    const key = variation(member.name)
    groups.set(key, [...(groups.get(key) ?? []), member])
  }
  const ensembles: Ensemble[] = []
  const effects: EffectRow[] = []
  const total = members.length * options.replicates
  const minutes = new MinutesInPassing(options.replicate)
  let before = 0
  for (const [baseline, ...variants] of groups.values()) {
    const found = await runComparison(baseline as { name: string; world: World }, variants, {
      seed: options.seed,
      replicates: options.replicates,
      keepFinals: options.replicates > exactReplicates ? finalsInFile : finalsInMemory,
      onProgress: (done) => progress.at(before + done, total),
      simulate: minutes.simulate,
    })
    before += options.replicates * (variants.length + 1)
    ensembles.push(found.baseline, ...found.variants)
    for (const row of found.effects) effects.push(row)
  }
  const order = new Map(scenarios.map((scenario, at) => [scenario.name, at]))
  ensembles.sort((a, b) => (order.get(a.scenario) ?? 0) - (order.get(b.scenario) ?? 0))
  const curves: CurveRow[] = []
  for (const ensemble of ensembles) for (const row of ensemble.curves) curves.push(row)

  const first = scenarios[0] as Scenario
  return {
    input: {
      command,
      title: resultTitle(verb, scenarios, options.lang),
      language: options.lang,
      scenarios,
      fingerprints: Object.fromEntries(scenarios.map((scenario) => [scenario.name, fingerprint(scenario)])),
      seed: options.seed,
      replicates: options.replicates,
      curves,
      effects,
      version: place.version,
      model: MODEL_DIGEST,
      ...(verb === 'compare' ? { baseline: first.name } : {}),
    },
    ensembles,
    minutes: members.map(({ name, world }, at) => ({
      scenario: scenarios[at] as Scenario,
      events: minutes.of(world) ?? traceReplicate(name, world, options.seed, options.replicate),
    })),
  }
}

async function writeAll(
  { input, ensembles, minutes }: Findings,
  { replicate }: JobOptions,
  files: ResultFiles,
): Promise<void> {
  const { write } = files
  await write('curves.csv', curvesCsv(input.curves))
  await write('runs.csv', runsCsv(ensembles))
  for (const { finals } of ensembles) finals.close()
  if (input.baseline !== undefined) await write('effects.csv', effectsCsv(input.effects))
  if (input.robustness) {
    await write('robust.csv', robustCsv(input.robustness.rows))
    await write('reversals.csv', reversalsCsv(input.robustness.rows))
  }
  await write(
    'events.csv',
    eventsCsv(minutes.map(({ scenario, events }) => ({ scenario: scenario.name, replicate, events }))),
  )
  await writeReport(input, files)
}

export function jobManifest(
  verb: JobVerb,
  input: Omit<ManifestInput, 'verb' | 'options' | 'model' | 'files'>,
  options: JobOptions,
  files: Manifest['files'],
): Manifest {
  return manifestOf({
    ...input,
    verb,
    model: MODEL_DIGEST,
    files,
    options: recordedJobOptions(options, input.scenarios),
  })
}

async function told({ input, minutes }: Findings, options: JobOptions, out: string): Promise<string> {
  const { seed, curves, effects, robustness } = input
  const { trace, replicate } = options
  if (options.json)
    return JSON.stringify({
      ...resultHead(input, out),
      curves,
      ...(input.baseline === undefined ? {} : { effects }),
      ...(robustness ? { robust: robustness.rows } : {}),
      ...(trace
        ? {
            minutes: minutes.map(({ scenario, events }) => ({
              scenario: scenario.name,
              replicate,
              events: events.map(toldEvent),
            })),
          }
        : {}),
    })
  if (!trace) return (await import('../report/summary.js')).resultText(input)
  const texts = minutes.map(({ scenario: { name, spec }, events }) =>
    minutesText({ scenario: name, replicate, seed, start: spec.start }, events, options.lang),
  )
  return texts.join('\n\n')
}
