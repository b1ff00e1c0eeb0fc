/** Gathers what a page holds: the scenarios asked for, and those of their cases. */

import { ScenarioFaults } from '../scenario/errors.js'
import { type Loader, type Scenario, scenarioLoader } from '../scenario/load.js'
import { plain } from '../scenario/located.js'
import { readYaml } from '../scenario/read.js'
import { recordedSources } from '../scenario/recorded.js'
import type { Source, Sources, Tree } from '../scenario/sources.js'
import { byCodeUnit } from '../scenario/sources.js'
import type { CaseLine, Contents, ScenarioLine } from './contents.js'

/** The order in which the cases of the package are told of everywhere; others follow by name. */
const order = ['entikong', 'belu', 'ttu', 'sosek-malindo', 'kaltara']

export interface CollectedCases extends Pick<Contents, 'cases' | 'texts' | 'start'> {
  /** Scenarios that nobody named and that are at fault. */
  readonly leftOut: readonly string[]
}

/**
 * Reads scenarios and their cases: a case is all that extends one scenario in the end. Without references, every case
 * that can be named. Throws ScenarioFaults with all that is wrong in the scenarios that are named; of the others those at
 * fault are left out.
 */
export function collectCases(references: readonly string[], sources: Sources): CollectedCases {
  const recorded = recordedSources(sources)
  const load = scenarioLoader(recorded)
  const scenarios = loadAll(references, load)
  const rootOf = rootsOf(recorded)
  const asked = new Set(scenarios.map(({ name }) => rootOf(name)))
  const leftOut: string[] = []
  for (const { name } of sources.list()) {
    if (scenarios.some((scenario) => scenario.name === name)) continue
    try {
      const scenario = load(name)
      if (references.length === 0 || asked.has(rootOf(name))) scenarios.push(scenario)
    } catch (error) {
      if (!(error instanceof ScenarioFaults)) throw error
      if (references.length === 0 || asked.has(rootOf(name))) leftOut.push(name)
    }
  }
  const roots = new Set(scenarios.map(({ name }) => rootOf(name)))
  for (const root of roots) if (!scenarios.some(({ name }) => name === root)) scenarios.push(load(root))
  const cases = [...roots].map((root): CaseLine => {
    const own = scenarios.filter(({ name }) => rootOf(name) === root).sort((a, b) => byCodeUnit(a.name, b.name))
    const [first] = own.filter(({ name }) => name === root)
    return {
      id: root.includes('/') ? root.slice(0, root.lastIndexOf('/')) : root,
      scenarios: [first as Scenario, ...own.filter(({ name }) => name !== root)].map(lineOf),
    }
  })
  const rank = ({ id }: CaseLine) => (order.includes(id) ? order.indexOf(id) : order.length)
  cases.sort((a, b) => rank(a) - rank(b) || byCodeUnit(a.id, b.id))
  const kept = new Set(scenarios.flatMap(({ name }) => chainOf(recorded, name)))
  const texts = Object.fromEntries(
    recorded
      .opened()
      .filter(([, { name }]) => kept.has(name))
      .map(([, source]) => [source.name, treeOf(source)] as const)
      .sort(([a], [b]) => byCodeUnit(a, b)),
  )
  const [first] = references.length > 0 ? scenarios : []
  return { ...(first ? { start: first.name } : {}), cases, texts, leftOut }
}

/** All that is kept was read without a fault; to read YAML once more would take the page longer than all else before its curves. */
function treeOf({ file, text }: Source): Tree {
  const { root } = readYaml(file, text)
  return (root ? plain(root) : {}) as Tree
}

function loadAll(references: readonly string[], load: Loader): Scenario[] {
  const scenarios: Scenario[] = []
  const faults: ScenarioFaults[] = []
  for (const reference of references) {
    try {
      const scenario = load(reference)
      if (!scenarios.some(({ name }) => name === scenario.name)) scenarios.push(scenario)
    } catch (error) {
      if (!(error instanceof ScenarioFaults)) throw error
      faults.push(error)
    }
  }
  if (faults.length > 0) throw new ScenarioFaults(faults.flatMap((one) => one.faults))
  return scenarios
}

type Recorded = ReturnType<typeof recordedSources>

/** A scenario and all that it extends, by name. */
function chainOf(recorded: Recorded, name: string): string[] {
  const opened = recorded.opened()
  const chain = [name]
  for (let at = opened.find(([, source]) => source.name === name)?.[1]; at !== undefined; ) {
    const file: string = at.file
    // What was opened from this file is what it extends.
    const next = opened.find(([key]) => (JSON.parse(key) as [string, string | null])[1] === file)?.[1]
    if (next === undefined || chain.includes(next.name)) break
    chain.push(next.name)
    at = next
  }
  return chain
}

function rootsOf(recorded: Recorded): (name: string) => string {
  const known = new Map<string, string>()
  return (name) => {
    let root = known.get(name)
    if (root === undefined) {
      root = chainOf(recorded, name).at(-1) as string
      known.set(name, root)
    }
    return root
  }
}

function lineOf({ name, title, description, months, measures }: Scenario): ScenarioLine {
  return {
    name,
    title,
    ...(description === undefined ? {} : { description }),
    months,
    measures: measures.map(({ id, title: named, at, for: lasting, over }) => ({
      id,
      title: named,
      at,
      ...(lasting === undefined ? {} : { for: lasting }),
      ...(over === undefined ? {} : { over }),
    })),
  }
}
