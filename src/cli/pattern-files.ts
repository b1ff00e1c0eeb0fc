/** The files of patterns: which cases have one, what stands in them, and which scenarios they speak of. */

import { termChecker } from '../experiment/term-check.js'
import type { Grouped } from '../experiment/validation.js'
import { outcomes } from '../model/outcomes.js'
import { type Manifest, ManifestFault } from '../provenance/manifest.js'
import { scenariosOf } from '../provenance/remaking.js'
import { ScenarioFaults } from '../scenario/errors.js'
import { type Scenario, scenarioLoader } from '../scenario/load.js'
import { type Setting, termsOf } from '../scenario/pattern.js'
import { readPatterns } from '../scenario/patterns.js'
import type { RecordedSources } from '../scenario/recorded.js'
import { quoted } from '../scenario/shell.js'
import { byCodeUnit, type Source } from '../scenario/sources.js'
import { type UsageFault, UsageFaults } from './faults.js'
import { didYouMean } from './near-word.js'

/** Name under which the patterns across cases, scenarios/patterns.yaml, are asked for. */
export const across = 'across'

/** What is to be tested: patterns, and the scenarios that they speak of. */
export interface Task {
  readonly names: readonly string[]
  readonly patterns: readonly Grouped[]
  readonly scenarioOf: (setting: Setting) => Scenario
  /** Scenarios as they are, without what patterns set in them; sorted by name. */
  readonly scenarios: readonly Scenario[]
}

/** Reads the patterns of the cases asked for, all of them unless named. Throws UsageFaults and ScenarioFaults. */
export function readTask(asked: readonly string[], sources: RecordedSources): Task {
  const listed = sources.list()
  const cases = [...new Set(listed.flatMap(({ name }) => (name.includes('/') ? [name.split('/')[0] as string] : [])))]
  const files = new Map<string, Source>()
  for (const name of [...cases.sort(byCodeUnit), across]) {
    const file = opened(sources, name === across ? 'patterns' : `${name}/patterns`)
    if (file) files.set(name, file)
  }
  const known = [...files.keys()]
  const faults = [...new Set(asked)].flatMap((name): UsageFault[] => {
    if (files.has(name)) return []
    if (cases.includes(name))
      return [
        {
          message: `the case ${name} has no patterns`,
          hint: `they stand in ${quoted(`scenarios/${name}/patterns.yaml`)}`,
        },
      ]
    return [{ message: `there is no case “${name}”`, hint: didYouMean(name, known, 'the cases with patterns are') }]
  })
  if (faults.length === 0 && known.length === 0) faults.push({ message: 'there are no patterns to validate' })
  if (faults.length > 0) throw new UsageFaults(faults)

  const names = asked.length === 0 ? [] : known.filter((name) => asked.includes(name))
  const load = scenarioLoader(sources)
  const { check, together, scenarioOf } = termChecker(load)
  const patterns: Grouped[] = []
  const wrong: ScenarioFaults[] = []
  const chosen = [...files].filter(([name]) => names.length === 0 || names.includes(name))
  for (const [group, file] of chosen) {
    try {
      const read = readPatterns(file, { outcomes: outcomes.map((o) => o.name), check, together })
      for (const pattern of read) patterns.push({ group, pattern })
    } catch (error) {
      if (!(error instanceof ScenarioFaults)) throw error
      wrong.push(error)
    }
  }
  if (wrong.length > 0) throw new ScenarioFaults(wrong.flatMap((one) => one.faults))
  const twice = patterns.find(({ pattern }, at) => patterns.findIndex((p) => p.pattern.id === pattern.id) < at)
  if (twice) {
    const { group } = patterns.find(({ pattern }) => pattern.id === twice.pattern.id) as Grouped
    throw new UsageFaults([{ message: `the pattern ${twice.pattern.id} is both in ${group} and in ${twice.group}` }])
  }
  const spoken = new Set(termsOf(patterns.map(({ pattern }) => pattern)).map(({ scenario }) => scenario))
  if (patterns.some(({ pattern }) => pattern.structure !== undefined))
    for (const { name } of listed) if (files.has(name.split('/')[0] as string)) spoken.add(name)
  return {
    names,
    patterns,
    scenarioOf: (setting) => scenarioOf(setting) as Scenario,
    scenarios: [...spoken].sort(byCodeUnit).map((name) => scenarioOf({ scenario: name }) ?? load(name)),
  }
}

/** What the manifest of a validation or a calibration records. Throws a ManifestFault. */
export function recordedTask(manifest: Manifest): { task: Omit<Task, 'names'>; sources: RecordedSources } {
  const { patterns } = manifest as { readonly patterns?: readonly Grouped[] }
  if (!Array.isArray(patterns) || patterns.length === 0) throw new ManifestFault('the patterns are missing in it')
  const { scenarios, sources } = scenariosOf(manifest)
  const { scenarioOf } = termChecker(scenarioLoader(sources))
  return { task: { patterns, scenarios, scenarioOf: (setting) => scenarioOf(setting) as Scenario }, sources }
}

/** A file of patterns, or nothing where there is none. */
function opened(sources: RecordedSources, reference: string): Source | undefined {
  try {
    return sources.open(reference)
  } catch (error) {
    // Not found is said of the reference; whatever else is wrong, of the file.
    if (error instanceof ScenarioFaults && error.faults.every((fault) => fault.file === reference)) return undefined
    throw error
  }
}
