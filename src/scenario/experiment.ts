/**
 * Experiment files: scenarios, what varies in them, which combinations are run, how often, and what is kept. Read and
 * checked as scenario files are: all that is wrong, each at its place.
 */

import type { z } from 'zod'
import type { OutcomeDeclaration } from '../model/outcome.js'
import { serviceOf } from '../model/outcomes.js'
import { compileWorld } from '../model/world.js'
import { startsApart } from './alignment.js'
import { type Checked, check, type Said } from './check.js'
import { sameKey } from './draft.js'
import { type Fault, inFileOrder, ScenarioFaults } from './errors.js'
import {
  assumedFactors as assumedWord,
  type DesignKind,
  designKinds,
  experimentSchema,
  outcomePattern,
  sizeKeys,
} from './experiment-schema.js'
import { assumedFactors, type Case, type Factor, type FactorReader, type FactorValue, readFactors } from './factors.js'
import type { Loader } from './load.js'
import { child, type Entry, faultAt, type Located, type SourceSpan } from './located.js'
import { spelledKey } from './measure-path.js'
import { suggestion } from './nearest.js'
import { readYaml } from './read.js'
import type { Scenario, Text } from './scenario.js'
import { shownName } from './shell.js'
import type { Source } from './sources.js'

export type { DesignKind } from './experiment-schema.js'
export type { Factor, FactorValue } from './factors.js'

/** An outcome that is kept, in one part of the world. */
export interface RecordedOutcome {
  readonly outcome: OutcomeDeclaration
  /** Empty for the whole world. */
  readonly scope: string
}

/** Which combinations are run. `size` counts points, trajectories or base samples; a grid’s follows from its values. */
export interface DesignSpec {
  readonly kind: DesignKind | 'list' | 'single'
  readonly size?: number
}

export interface Experiment {
  /** `entikong/leadership` for `scenarios/entikong/experiments/leadership.yaml`; otherwise the stem of the file. */
  readonly name: string
  readonly file: string
  readonly title: Text
  readonly description?: Text
  readonly scenarios: readonly Scenario[]
  readonly months?: number
  readonly factors: readonly Factor[]
  readonly design: DesignSpec
  /** Of a list: values in the order of the factors; null leaves one as the scenario has it. */
  readonly list?: readonly (readonly (FactorValue | null)[])[]
  readonly replicates: number
  readonly seed: string
  readonly outcomes: readonly RecordedOutcome[]
  /** Months whose curves are kept, ascending; empty for none, absent for all. */
  readonly curveMonths?: readonly number[]
  readonly rawCurves: boolean
  /** Something is wrong with a part of the file: throws it, at its place. */
  readonly refuse: (key: string, message: string, hint?: string) => never
}

/** Reads an experiment and loads its scenarios. Throws ScenarioFaults with all that is wrong. */
export function readExperiment(source: Source, load: Loader): Experiment {
  const reading = readYaml(source.file, source.text, 'the file is empty: experiments start with “lintas-experiment: 1”')
  if (reading.root === undefined) throw new ScenarioFaults(inFileOrder(reading.faults))
  const other = otherKind(reading.root, source)
  if (other) throw new ScenarioFaults([other])
  const checked = check(experimentSchema, reading.root)
  const reader = new ExperimentReader(source, checked.sound, load, [...reading.faults, ...checked.faults])
  return reader.read(checked.value)
}

function otherKind(root: Located, { name }: Source): Fault | undefined {
  if (root.kind !== 'map' || root.entries.has('lintas-experiment')) return undefined
  const [kind, hint] = root.entries.has('lintas')
    ? ['a scenario', `lintas run ${shownName(name)} runs it`]
    : root.entries.has('lintas-patterns')
      ? ['a file of patterns', 'lintas validate tests them']
      : []
  const key = root.entries.get('lintas')?.key ?? root.entries.get('lintas-patterns')?.key
  return key && faultAt(key, '', `this is ${kind}, not an experiment`, { hint })
}

/** What a scenario writes to have a service. */
export function withService(service: string): string {
  return `a scenario with services: {${service}: {…}} records it`
}

type Written = Said<z.output<typeof experimentSchema>>

class ExperimentReader {
  constructor(
    private readonly source: Source,
    private readonly root: Located,
    private readonly load: Loader,
    private readonly faults: Fault[],
  ) {}

  /** `said` is what the file says, if nothing is wrong with its form. */
  read(said: Checked<Written>['value']): Experiment {
    const given = child(this.root, 'months')
    const months = given?.kind === 'scalar' && typeof given.value === 'number' ? given.value : undefined
    const cases = this.cases(months)
    const list = this.entry('list')
    const { factors } = list ? this.listed(list, cases) : this.factors(cases)
    const design = this.design(factors, list)
    const outcomes = this.outcomes(cases)
    this.checkCurves(cases)
    if (this.faults.length > 0 || said === undefined) throw new ScenarioFaults(inFileOrder(this.faults))
    const name = this.source.name.replace(/(^|\/)experiments\//, '$1')
    const { title = { en: name, id: name }, description, replicates, seed = '1' } = said
    return {
      name,
      file: this.source.file,
      title,
      ...(description ? { description } : {}),
      scenarios: cases.map(({ scenario }) => scenario),
      ...(months === undefined ? {} : { months }),
      factors,
      design,
      ...(said.list ? { list: pointsOf(said.list, factors) } : {}),
      replicates,
      seed,
      outcomes,
      ...curvesKept(said.curves),
      refuse: (key, message, hint) => {
        const entry = this.entry(key)
        throw new ScenarioFaults([faultAt(entry?.node.place ?? this.start(), key, message, { hint })])
      },
    }
  }

  private cases(months: number | undefined): Case[] {
    const cases: Case[] = []
    const names = child(this.root, 'scenarios')
    if (names?.kind !== 'list') return cases
    names.items.forEach((item, i) => {
      if (item.kind !== 'scalar' || typeof item.value !== 'string') return
      const reference = item.value
      const where = `scenarios[${i}]`
      const options = months === undefined ? {} : { months }
      try {
        const scenario = this.load(reference, options)
        if (cases.some((one) => one.scenario.name === scenario.name))
          this.faults.push(faultAt(item.place, where, `${scenario.name} is named twice`))
        cases.push({ scenario, load: (more) => this.load(reference, { ...options, ...more }) })
      } catch (error) {
        if (!(error instanceof ScenarioFaults)) throw error
        for (const fault of error.faults) {
          if (fault.file !== reference) this.faults.push(fault)
          else
            this.faults.push(
              faultAt(item.place, where, fault.message, fault.hint === undefined ? {} : { hint: fault.hint }),
            )
        }
      }
    })
    if (cases.length === names.items.length) this.align(cases, names.place)
    return cases
  }

  /** Runs of several scenarios are paired at their ends: these have to be one month, and the same month of the year. */
  private align(cases: readonly Case[], place: SourceSpan): void {
    const apart = startsApart(cases.map(({ scenario: { name, spec } }) => ({ name, start: spec.start })))
    if (apart) this.faults.push(faultAt(place, 'scenarios', apart.message, { hint: apart.hint }))
    const [first, ...others] = cases.map(({ scenario }) => scenario)
    const other = others.find(({ months }) => months !== first?.months)
    if (first === undefined || other === undefined) return
    const message = `${first.name} runs ${first.months} months, ${other.name} ${other.months}: their last months are not one month`
    const shortest = Math.min(first.months, ...others.map(({ months }) => months))
    this.faults.push(
      faultAt(place, 'scenarios', message, { hint: `say how long all of them run: months: ${shortest}` }),
    )
  }

  private factors(cases: readonly Case[]): FactorReader {
    const entry = this.entry('factors')
    if (!entry) return { factors: [], faults: [] }
    const isAssumed = entry.node.kind === 'scalar' && entry.node.value === assumedWord
    const found = isAssumed ? assumedFactors(entry.node.place, cases) : readFactors(entry.node, cases)
    this.faults.push(...found.faults)
    return found
  }

  /** The factors of a list: every path that a point names. */
  private listed({ key, node }: Entry, cases: readonly Case[]): FactorReader {
    for (const name of ['factors', 'design']) {
      const other = this.entry(name)
      if (other)
        this.faults.push(faultAt(other.key, name, `${name} does not go with list`, { hint: 'keep one of them' }))
    }
    if (node.kind !== 'list') return { factors: [], faults: [] }
    // Each value is checked where it stands, the path where it is first written.
    const entries = new Map<string, { entry: Entry; items: Map<unknown, Located> }>()
    for (const item of node.items) {
      if (item.kind !== 'map') continue
      const said = new Map<string, string>()
      for (const [text, entry] of item.entries) {
        const path = spelledKey(text)
        const other = said.get(path)
        if (other !== undefined) this.faults.push(sameKey(entry.key, `list: ${path}`, other, text))
        said.set(path, text)
        const known = entries.get(path) ?? { entry, items: new Map<unknown, Located>() }
        if (entry.node.kind === 'scalar' && !known.items.has(entry.node.value))
          known.items.set(entry.node.value, entry.node)
        entries.set(path, known)
      }
    }
    const map: Located = {
      kind: 'map',
      place: key,
      entries: new Map(
        [...entries].map(([path, { entry, items }]) => {
          const values: Located = { kind: 'list', items: [...items.values()], place: entry.key }
          const inner: Located = {
            kind: 'map',
            entries: new Map([['values', { key: entry.key, node: values }]]),
            place: entry.key,
          }
          return [path, { key: entry.key, node: inner }]
        }),
      ),
    }
    const found = readFactors(map, cases)
    this.faults.push(
      ...found.faults.map((fault) => ({
        ...fault,
        path: fault.path.replace(/^factors\.(.*?)(\.values\[\d+\])?$/, 'list: $1'),
        message: fault.message.replace(/^values\[\d+\]/, 'the value'),
      })),
    )
    return found
  }

  private design(factors: readonly Factor[], list: Entry | undefined): DesignSpec {
    const entry = this.entry('design')
    if (list) return { kind: 'list' }
    if (!entry) {
      const varied = this.entry('factors')
      if (varied)
        this.faults.push(
          faultAt(varied.key, 'factors', 'factors need a design: which combinations are run?', {
            hint: 'for example design: {kind: latin-hypercube, size: 100}',
          }),
        )
      return { kind: 'single' }
    }
    const said = child(entry.node, 'kind')
    const kind = said?.kind === 'scalar' ? designKinds.find((one) => one === said.value) : undefined
    if (kind === undefined) return { kind: 'single' }
    if (!this.entry('factors'))
      this.faults.push(
        faultAt(entry.key, 'design', 'a design needs factors', { hint: 'say under factors: what varies' }),
      )
    const wanted = sizeKeys[kind]
    for (const key of new Set(Object.values(sizeKeys))) {
      if (key === undefined || key === wanted || entry.node.kind !== 'map') continue
      const extra = entry.node.entries.get(key)
      if (extra)
        this.faults.push(
          faultAt(extra.key, `design.${key}`, `${key} does not go with ${kind}`, {
            hint: wanted === undefined ? 'its size follows from the values' : `its size is ${wanted}`,
          }),
        )
    }
    if (wanted === undefined) {
      if (kind === 'full-factorial') this.gridded(factors)
      return { kind }
    }
    const size = child(entry.node, wanted)
    if (size === undefined)
      this.faults.push(
        faultAt(entry.key, `design.${wanted}`, `${kind} needs ${wanted}`, {
          hint: `for example design: {kind: ${kind}, ${wanted}: ${kind === 'morris' ? 20 : 128}}`,
        }),
      )
    return { kind, size: size?.kind === 'scalar' ? Number(size.value) : 1 }
  }

  private gridded(factors: readonly Factor[]): void {
    const map = this.entry('factors')
    factors.forEach(({ path, values }) => {
      if (values) return
      const key = map?.node.kind === 'map' ? map.node.entries.get(path)?.key : undefined
      this.faults.push(
        faultAt(key ?? map?.key ?? this.start(), `factors.${path}`, `a full factorial needs values of ${path}`, {
          hint: 'give values: […], or levels: beside the range',
        }),
      )
    })
  }

  private outcomes(cases: readonly Case[]): RecordedOutcome[] {
    const names = child(this.root, 'outcomes')
    if (names?.kind !== 'list') return []
    const asked = names.items.flatMap((item, i) => {
      const text = item.kind === 'scalar' ? String(item.value) : ''
      const found = outcomePattern.exec(text)
      return found ? [{ item, i, text, name: found[1] as string, scope: found[2] ?? '' }] : []
    })
    const kinds = (kind: string) => asked.some(({ scope }) => scope.startsWith(kind))
    const record = { agency: kinds('agency:'), pair: kinds('pair:'), forum: kinds('forum:') }
    const worlds = cases.map(({ scenario }) => ({ scenario, world: compileWorld(scenario.input, record) }))
    const seen = new Set<string>()
    return asked.flatMap(({ item, i, text, name, scope }): RecordedOutcome[] => {
      const wrong = (message: string, hint: string | undefined) =>
        void this.faults.push(faultAt(item.place, `outcomes[${i}]`, message, { given: text, hint }))
      if (seen.has(text)) wrong(`${text} is named twice`, 'keep one of the two')
      seen.add(text)
      let kept: RecordedOutcome | undefined
      for (const { scenario, world } of worlds) {
        const own = world.series.filter(({ outcome }) => outcome.name === name)
        const found = own.find((series) => series.scope === scope)
        if (own.length === 0) {
          const known = [...new Set(world.series.map(({ outcome }) => outcome.name))]
          const service = serviceOf(name)
          if (service === undefined) wrong(`${scenario.name} does not record “${name}”`, suggestion(name, known))
          else
            wrong(`${scenario.name} does not record “${name}”: it lacks the service ${service}`, withService(service))
          return []
        }
        if (!found) {
          const others = own.map((series) => series.scope).filter((one) => one !== '')
          wrong(`${scenario.name} does not record ${name} of “${scope}”`, suggestion(scope, others, 'there are'))
          return []
        }
        kept ??= found
      }
      return kept ? [kept] : []
    })
  }

  private checkCurves(cases: readonly Case[]): void {
    const months = child(child(this.root, 'curves'), 'months')
    if (months?.kind !== 'list') return
    const longest = Math.max(...cases.map(({ scenario }) => scenario.months))
    const seen = new Set<unknown>()
    months.items.forEach((item, i) => {
      if (item.kind !== 'scalar') return
      const wrong = (message: string) =>
        void this.faults.push(faultAt(item.place, `curves.months[${i}]`, message, { given: String(item.value) }))
      if (seen.has(item.value)) wrong(`month ${item.value} is given twice`)
      else if (Number(item.value) > longest && cases.length > 0)
        wrong(`the scenarios run ${longest} months (got ${item.value})`)
      seen.add(item.value)
    })
  }

  private entry(key: string): Entry | undefined {
    return this.root.kind === 'map' ? this.root.entries.get(key) : undefined
  }

  private start(): SourceSpan {
    return { ...this.root.place, end: this.root.place.start + 1 }
  }
}

/** Values in the order of the factors; null where a point says nothing of one. */
function pointsOf(list: readonly Readonly<Record<string, FactorValue>>[], factors: readonly Factor[]) {
  return list.map((written) => {
    const point = new Map(Object.entries(written).map(([text, value]) => [spelledKey(text), value]))
    return factors.map(({ path }) => point.get(path) ?? null)
  })
}

function curvesKept(curves: Written['curves']): Pick<Experiment, 'curveMonths' | 'rawCurves'> {
  if (typeof curves !== 'object')
    return { ...(curves === 'none' ? { curveMonths: [] } : {}), rawCurves: curves === 'raw' }
  return { curveMonths: curves.months.toSorted((a, b) => a - b), rawCurves: curves.raw === true }
}
