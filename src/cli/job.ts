/**
 * The work that run and compare share: load, open the folder, simulate, write, put in place, tell. The folder is opened
 * before the first run, so that a place that cannot be written costs nobody an hour.
 */

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
import { type Manifest, manifestFormat, manifestOf } from '../provenance/manifest.js'
import { MODEL_DIGEST } from '../provenance/model-digest.js'
import { type Remade, scenariosOf } from '../provenance/remaking.js'
import { curvesCsv, effectsCsv, eventsCsv, reversalsCsv, robustCsv, runsCsv } from '../report/csv.js'
import { openFolder, type ResultFolder, type ResultSink } from '../report/folder.js'
import type { SummaryInput } from '../report/summary.js'
import { resultTitle } from '../report/title.js'
import { aligned } from '../scenario/alignment.js'
import { settings } from '../scenario/assignment.js'
import { fileSources } from '../scenario/files.js'
import { loadScenarios, type Scenario, scenarioLoader } from '../scenario/load.js'
import { type RecordedSources, recordedSources } from '../scenario/recorded.js'
import { shownName } from '../scenario/shell.js'
import type { Remaking, Words } from './command.js'
import { AllFaults, exit, UsageFaults } from './faults.js'
import { onInterruption } from './interruption.js'
import { minutesText } from './minutes.js'
import {
  canonicalCommand,
  type JobOptions,
  readJobOptions,
  recordedOptions,
  recordedWords,
  recordOptions,
} from './options.js'
import type { PackageInfo } from './package-info.js'
import { type Progress, startProgress } from './progress.js'
import { resultFiles } from './result-files.js'
import { writeNote, writeOut } from './terminal.js'
import { writeReport } from './write-report.js'

export interface Job {
  readonly verb: 'run' | 'compare'
  /** Scenarios as the user names them; of a comparison the baseline first. */
  readonly references: readonly string[]
  readonly words: Words
  readonly place: PackageInfo
}

/** What came of a job, as it is reported. */
interface Findings {
  readonly input: SummaryInput
  readonly ensembles: readonly Ensemble[]
  readonly minutes: readonly { scenario: Scenario; events: TraceEvent[] }[]
}

export async function doJob(job: Job): Promise<number> {
  const started = new Date()
  const { options, scenarios, sources } = readAll(job)
  const names = job.references.map((_, at) =>
    plainName((scenarios[at * (scenarios.length / job.references.length)] as Scenario).name),
  )
  const command = canonicalCommand(job.verb, names, options, scenarios)
  const out = options.out ?? defaultFolder(job.verb, names)

  const progress = startProgress(job.verb)
  let folder: ResultFolder | undefined
  // Listened for before anything is made: what comes in between would leave it behind.
  const release = onInterruption(() => {
    progress.end()
    folder?.discard()
  })
  try {
    folder = openFolder({ ...options, path: out, cwd: process.cwd(), command })
    const findings = await findAll(job, options, command, { scenarios, sources }, progress)
    progress.end()
    await writeAll(folder, job, findings, options, started)
    folder.commit()
    await tellAll(findings, options, out, job.place)
  } finally {
    progress.end()
    folder?.discard()
    release()
  }
  return exit.done
}

/** Makes the data of a recorded run or comparison again, from its manifest alone. Throws a ManifestFault. */
export async function remakeJob(verb: Job['verb'], manifest: Manifest, { sink, progress, place }: Remaking) {
  const { command, options, ...read } = recordedJob(verb, manifest)
  const job = { verb, place }
  const again = { ...options, set: stillSet(options.set) }
  const findings = await findAll(job, again, command, read, progress)
  await writeAll(sink, job, findings, options, new Date())
}

/** What a manifest records of a run or a comparison, read again. Throws a ManifestFault. */
export function recordedJob(verb: Job['verb'], manifest: Manifest): Remade & { options: JobOptions; command: string } {
  const remade = scenariosOf(manifest)
  const options = readJobOptions(recordedWords(manifest))
  const names = [...new Set(remade.scenarios.map(({ name }) => plainName(name)))]
  return { ...remade, options, command: canonicalCommand(verb, names, options, remade.scenarios) }
}

/** Who was taken out by an option is not in the recorded scenario, and cannot be taken out of it again. */
function stillSet(set: readonly string[]): string[] {
  return set.filter((text) => Object.values(settings([text])).every((value) => value !== null))
}

interface Read {
  readonly options: JobOptions
  readonly scenarios: Scenario[]
  readonly sources: RecordedSources
}

/** Throws all that is wrong with the words of a job; a scenario that is not named is somebody else’s to miss. */
export function checkJob(job: Job): void {
  readAll(job)
}

/** Reads options and scenarios; what is wrong with either is told together. */
function readAll({ verb, references, words, place }: Job): Read {
  const wrong: unknown[] = []
  let options: JobOptions | undefined
  try {
    options = readJobOptions(words)
  } catch (error) {
    if (!(error instanceof UsageFaults)) throw error
    wrong.push(error)
  }
  const sources = recordedSources(fileSources({ cwd: process.cwd(), packageRoot: place.root }))
  const asked = options ?? { set: listOf(words.set), vary: listOf(words.vary), months: undefined }
  try {
    const loaded = loadScenarios(references, sources, {
      set: asked.set,
      vary: asked.vary,
      ...(asked.months === undefined ? {} : { months: asked.months }),
    })
    const scenarios = verb === 'compare' ? alignedGroups(loaded) : loaded
    if (options?.robust) refuseLonger(references, sources, options)
    if (options && wrong.length === 0) return { options, scenarios, sources }
  } catch (error) {
    wrong.push(error)
  }
  throw wrong.length === 1 ? wrong[0] : new AllFaults(wrong)
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
  job: Pick<Job, 'verb' | 'place'>,
  options: JobOptions,
  command: string,
  { scenarios, sources }: { readonly scenarios: readonly Scenario[]; readonly sources: RecordedSources },
  progress: Pick<Progress, 'at'>,
): Promise<Findings> {
  const simulate = () => simulateAll(job, options, command, scenarios, progress)
  if (!options.robust) return simulate()
  const { points, spaceSeeds: replicates, workers } = options.robust
  const { seed, set } = options
  const { startWorkerPool } = await import('../experiment/worker-pool.js')
  const { robustEffects } = await import('../experiment/robust.js')
  // Workers start while this thread compares.
  const workerPool = await startWorkerPool(workers, sources)
  try {
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
  } finally {
    await workerPool.close()
  }
}

function listOf(given: unknown): string[] {
  return Array.isArray(given) ? given.map(String) : []
}

/** `entikong/baseline` of `entikong/baseline[path=value]`. */
function plainName(name: string): string {
  return name.replace(/\[.*$/s, '')
}

function variation(name: string): string {
  return name.slice(plainName(name).length)
}

/** `outputs/entikong-baseline`, `outputs/entikong-compare`; `outputs/compare` where the scenarios are of several cases. */
function defaultFolder(verb: Job['verb'], names: readonly string[]): string {
  if (verb === 'run') return `outputs/${(names[0] as string).replaceAll('/', '-')}`
  const cases = new Set(names.map((name) => (name.includes('/') ? name.slice(0, name.lastIndexOf('/')) : '')))
  const [only = ''] = cases
  return cases.size === 1 && only !== '' ? `outputs/${only.replaceAll('/', '-')}-compare` : 'outputs/compare'
}

async function simulateAll(
  job: Pick<Job, 'verb' | 'place'>,
  options: JobOptions,
  command: string,
  scenarios: readonly Scenario[],
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
      title: resultTitle(job.verb, scenarios),
      scenarios,
      fingerprints: Object.fromEntries(scenarios.map((scenario) => [scenario.name, fingerprint(scenario)])),
      seed: options.seed,
      replicates: options.replicates,
      curves,
      effects,
      version: job.place.version,
      model: MODEL_DIGEST,
      ...(job.verb === 'compare' ? { baseline: first.name } : {}),
    },
    ensembles,
    minutes: members.map(({ name, world }, at) => ({
      scenario: scenarios[at] as Scenario,
      events: minutes.of(world) ?? traceReplicate(name, world, options.seed, options.replicate),
    })),
  }
}

async function writeAll(
  folder: ResultSink,
  { verb, place }: Pick<Job, 'verb' | 'place'>,
  { input, ensembles, minutes }: Findings,
  options: JobOptions,
  started: Date,
): Promise<void> {
  const files = resultFiles(folder, place, started, options.csvFor)
  const { write, finish } = files
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
    eventsCsv(
      minutes.map(({ scenario, events }) => ({ scenario: scenario.name, replicate: options.replicate, events })),
    ),
  )
  await writeReport(verb, input, options, files)
  await finish((files) => jobManifest(verb, input, options, { version: place.version, files }))
}

export function jobManifest(
  verb: Job['verb'],
  input: Pick<SummaryInput, 'command' | 'seed' | 'replicates' | 'scenarios' | 'baseline'>,
  options: JobOptions,
  { version, files }: Pick<Manifest, 'version' | 'files'>,
): Manifest {
  const { command, seed, replicates, scenarios, baseline } = input
  return manifestOf({
    ...{ command, verb, version, model: MODEL_DIGEST, seed, replicates, scenarios, files },
    options: recordedOptions(options, scenarios),
    ...(baseline === undefined ? {} : { baseline }),
  })
}

async function tellAll(
  { input, minutes }: Findings,
  options: JobOptions,
  out: string,
  place: PackageInfo,
): Promise<void> {
  if (options.json) {
    writeOut(
      JSON.stringify({
        lintas: manifestFormat,
        command: input.command,
        version: place.version,
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
        ...(input.baseline === undefined ? {} : { effects: input.effects }),
        ...(input.robustness ? { robust: input.robustness.rows } : {}),
        ...(options.trace
          ? {
              minutes: minutes.map(({ scenario, events }) => ({
                scenario: scenario.name,
                replicate: options.replicate,
                events: events.map(toldEvent),
              })),
            }
          : {}),
      }),
    )
  } else if (options.trace) {
    const texts = minutes.map(({ scenario, events }) =>
      minutesText(
        { scenario: scenario.name, replicate: options.replicate, seed: input.seed, start: scenario.spec.start },
        events,
        options.language,
      ),
    )
    writeOut(texts.join('\n\n'))
  } else {
    const { resultText } = await import('../report/terminal.js')
    writeOut(resultText(input))
  }
  writeNote(`results: ${shownName(out)}`)
}
