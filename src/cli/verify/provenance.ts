/**
 * What a verification does not stand for by itself: that the scenarios, patterns and experiments of a result are those
 * shipped under their names. Sources, notes, ranges and labels change no number, and a file in the folder of whoever ran the
 * command comes before the one of that name in the program, so that no new run can tell whether they were made up.
 */
import { planOf } from '../../experiment/batch/plan.js'
import type { Grouped } from '../../experiment/validation.js'
import { type Manifest, manifestScenario } from '../../provenance/manifest.js'
import { readExperiment } from '../../scenario/experiment.js'
import { type FileSources, fileSources } from '../../scenario/files.js'
import { loadScenarios, type Scenario, scenarioLoader } from '../../scenario/load.js'
import { recordedSources } from '../../scenario/recorded.js'
import { byCodeUnit } from '../../scenario/sources.js'
import { type AnalysedSource, sourceOf } from '../analysed-source.js'
import { shortName } from '../experiment/words.js'
import { OptionReader } from '../option-reader.js'
import type { PackageInfo } from '../package-info.js'
import { readTask, type Task } from '../pattern-files.js'
import { differences } from './differences.js'

export interface Provenance {
  /** What is, value for value and source for source, what comes with this version: scenarios by their names, others in words. */
  readonly shipped: readonly string[]
  /** What this version ships nothing under the name of: what it says of sources is its author’s word. */
  readonly own: readonly string[]
  /** What this version ships something else under the name of, and all in which the two differ. */
  readonly notAsShipped: readonly NotAsShipped[]
}

export interface NotAsShipped {
  readonly kind: 'scenario' | 'patterns' | 'experiment'
  readonly name: string
  /** Each thing in which the two differ, by path: of a value its range, tag, source and note in brackets after it. */
  readonly differences: readonly string[]
}

/** Differences from what is shipped that are told at once. */
const mostDifferences = 5

export function notAsShippedWords({ kind, name, differences }: NotAsShipped): string {
  const what = {
    scenario: `${name} is not the scenario`,
    patterns: `The patterns of ${name} are not those`,
    experiment: `${name} is not the experiment`,
  }[kind]
  const more = differences.length - mostDifferences
  const rest = more > 0 ? `; and ${more} more` : ''
  const count = differences.length === 1 ? 'one difference' : `${differences.length.toLocaleString('en')} differences`
  return `${what} shipped under this name: ${count}, in ${differences.slice(0, mostDifferences).join('; ')}${rest}.`
}

/** How a thing stands to what is shipped under its name. */
type Standing = 'shipped' | 'own' | readonly string[]

/** How what a manifest holds stands to what is shipped, with the values that the command gave. */
export function provenanceOf(manifest: Manifest, place: PackageInfo): Provenance {
  // What lies in the folder that one happens to be in is not what is shipped.
  const sources = fileSources({ cwd: place.root, packageRoot: place.root })
  const found = { shipped: [] as string[], own: [] as string[], notAsShipped: [] as NotAsShipped[] }
  const take = (kind: NotAsShipped['kind'], name: string, shown: string, standing: Standing) => {
    if (typeof standing === 'string') found[standing].push(shown)
    else found.notAsShipped.push({ kind, name, differences: standing })
  }
  for (const [name, standing] of scenariosStand(manifest, sources)) take('scenario', name, name, standing)
  for (const [name, standing] of patternsStand(manifest, sources))
    take('patterns', name, `the patterns of ${name}`, standing)
  const plan = planIn(manifest)
  if (plan) take('experiment', plan.experiment, `the experiment ${plan.experiment}`, experimentStands(plan, sources))
  return found
}

function standing(recorded: unknown, shipped: unknown): Standing {
  const found = new Map<string, Set<string>>()
  for (const keys of differences(recorded, shipped)) {
    const [path, part] = valueIn(keys)
    found.set(path, (found.get(path) ?? new Set()).add(part))
  }
  // That they are not one scenario follows from the rest.
  if (found.size > 1) for (const path of ['fingerprint', '']) found.delete(path)
  const said = [...found].map(([path, parts]) => {
    const some = [...parts].filter((part) => part !== '' && part !== 'given').sort(byCodeUnit)
    return `${path === '' ? 'all that they say' : path}${some.length === 0 ? '' : ` (${some.join(', ')})`}`
  })
  return said.length === 0 ? 'shipped' : said.sort(byCodeUnit)
}

/** A record holds a value at several places: in its world, among the numbers and the facts, in measures as they are written. */
function valueIn([first = '', second = '', ...rest]: readonly string[]): [path: string, part: string] {
  if (first === 'values' || first === 'facts') return [second, rest[0] ?? '']
  if (first === 'world') return [[second, ...rest].join('.'), 'value']
  if (first === 'written' && second === 'labels') return [rest[0] ?? '', 'name']
  if (first === 'written') return [[second, ...rest].join('.'), '']
  return [[first, second, ...rest].filter((key) => key !== '').join('.'), '']
}

function* scenariosStand({ scenarios, options }: Manifest, sources: FileSources): Generator<[string, Standing]> {
  const known = new Set(sources.list().map(({ name }) => name))
  const words = new OptionReader(options)
  // A scenario that is varied stands in a result often, and is loaded in all its variants at once.
  const loaded = new Map<string, readonly Scenario[]>()
  const load = (plain: string, vary: readonly string[], months?: number) => {
    const key = JSON.stringify([plain, vary, months])
    const found = loaded.get(key) ?? loadedQuietly(plain, sources, { set: words.texts('set'), vary, months })
    loaded.set(key, found)
    return found
  }
  for (const recorded of scenarios) {
    const { name, months } = recorded
    const plain = name.replace(/\[.*$/s, '')
    if (!known.has(plain)) {
      yield [name, 'own']
      continue
    }
    const vary = name === plain ? [] : words.texts('vary')
    const isIt = (one: Scenario) => one.name === name
    const asIs = load(plain, vary).find(isIt)
    const here = asIs === undefined || asIs.months === months ? asIs : load(plain, vary, months).find(isIt)
    yield [name, here === undefined ? ['values that it cannot be given'] : standing(recorded, manifestScenario(here))]
  }
}

/** None where they cannot be given these values. */
function loadedQuietly(
  plain: string,
  sources: FileSources,
  { set, vary, months }: { set: readonly string[]; vary: readonly string[]; months: number | undefined },
): readonly Scenario[] {
  try {
    return loadScenarios([plain], sources, { set, vary, ...(months === undefined ? {} : { months }) })
  } catch {
    return []
  }
}

/** Of each group of patterns; those that the command asks for and the manifest leaves out are not as shipped either. */
function* patternsStand(manifest: Manifest, sources: FileSources): Generator<[string, Standing]> {
  const { verb, options } = manifest
  const { patterns } = manifest as Manifest & { readonly patterns?: readonly Grouped[] }
  if (!Array.isArray(patterns)) return
  const all = taskOf([], sources)
  const known = groupsOf(all?.patterns ?? [])
  const recorded = groupsOf(patterns)
  const named = new OptionReader(options).texts('case')
  const isAsked = (group: string) =>
    verb === 'calibrate' && options.alone !== true ? true : named.length === 0 || named.includes(group)
  for (const [group, own] of recorded) {
    const shipped = known.get(group)
    yield [group, shipped === undefined ? 'own' : standing(byId(own), byId(shipped))]
  }
  for (const group of known.keys())
    if (isAsked(group) && !recorded.has(group)) yield [group, ['all of them: they were left out']]
  // Patterns of structure speak of every scenario of their case.
  const there = new Set(manifest.scenarios.map(({ name }) => name))
  const groups = verb === 'validate' ? [...known.keys()].filter(isAsked) : []
  const asked = groups.length === 0 ? undefined : taskOf(groups, sources)
  const lacking = asked?.scenarios.find(({ name }) => !there.has(name))
  if (lacking) yield [lacking.name.split('/')[0] as string, [`the scenario ${lacking.name}, which was left out`]]
}

function taskOf(names: readonly string[], sources: FileSources): Task | undefined {
  try {
    return readTask(names, recordedSources(sources))
  } catch {
    return undefined
  }
}

/** Patterns have names, by which they are told of. */
function byId(patterns: readonly unknown[]): { [id: string]: unknown } {
  return Object.fromEntries(patterns.map((one, at) => [String((one as { id?: unknown } | null)?.id ?? at), one]))
}

function groupsOf(patterns: readonly Grouped[]): Map<string, unknown[]> {
  const groups = new Map<string, unknown[]>()
  for (const one of patterns) {
    const group = String((one as Partial<Grouped> | null)?.group)
    groups.set(group, [...(groups.get(group) ?? []), one])
  }
  return groups
}

type RecordedPlan = AnalysedSource['plan']

/** The plan of an experiment, or of the one behind an analysis. */
function planIn(manifest: Manifest): RecordedPlan | undefined {
  return sourceOf(manifest)?.plan ?? (manifest as Manifest & { readonly plan?: RecordedPlan }).plan
}

/** Seed and replicates are the command’s, and the scenarios are looked at by themselves. */
function experimentStands(plan: RecordedPlan, sources: FileSources): Standing {
  const { seed, replicates, precision } = plan
  const file = sources.experiments().find(({ name }) => shortName(name) === plan.experiment)
  if (file === undefined) return 'own'
  try {
    const experiment = readExperiment(sources.open(file.name), scenarioLoader(sources))
    const here = planOf(experiment, { seed, replicates, ...(precision ? { precision } : {}) })
    const said = ({ fingerprint: _, scenarios, ...rest }: RecordedPlan) => ({
      ...rest,
      scenarios: scenarios.map((one) => {
        const { name, title, months } = one as Readonly<Record<string, unknown>>
        return { name, title, months }
      }),
    })
    return standing(said(plan), said(here))
  } catch {
    return ['values that it cannot be given']
  }
}
