/** Puts scenarios together from files and options. */
import type { Field, Fields, Group } from '../model/declare.js'
import type { WorldSpec } from '../model/spec.js'
import { type Assignment, assign, readSet, readVary, type Varied } from './assignment.js'
import { type Chain, Reader } from './chain.js'
import { Draft } from './draft.js'
import { type Fault, inFileOrder, ScenarioFaults } from './errors.js'
import { limits } from './limits.js'
import { child, faultAt, type SourceSpan } from './located.js'
import { spelledPath } from './measure-path.js'
import { type Measures, readMeasures } from './measures.js'
import type { Written } from './overlay.js'
import { homes } from './references.js'
import { remember } from './renumber.js'
import type { Annotated, Fact, Labels, LoadOptions, Scenario, Text } from './scenario.js'
import { rootOf, scenarioSchema, worldOf } from './schema.js'
import type { Sources } from './sources.js'
import { spelledValue } from './spelling.js'
import { type Generated, generated, isSpread, type SyntheticSpec } from './synthetic.js'
import { timeline } from './timeline.js'
import { type Misfit, misnamed, misordered, misspread, overfull } from './world-checks.js'

/** As `loadScenarios`, for any declarations. */
export function assembleScenarios(
  fields: Fields,
  references: readonly string[],
  sources: Sources,
  options: LoadOptions = {},
  reader = new Reader(sources, () => scenarioSchema(fields)),
): Scenario[] {
  const faults: Fault[] = []
  const sets = readAll(options.set ?? [], readSet, faults)
  const varied = readAll(options.vary ?? [], readVary, faults)
  checkMonths(options.months, faults)
  faults.push(...saidTwice(sets, varied, options.months))
  const combinations = cross(varied, faults)
  const chains = references.map((reference) => reader.chain(reference))
  faults.push(...chains.flatMap((chain) => chain.faults), ...equalNames(chains))

  const scenarios: Scenario[] = []
  for (const chain of chains) {
    if (chain.invalid) continue
    for (const combination of combinations) {
      const name = chain.name + combination.map(({ path, text }) => `[${path}=${text}]`).join('')
      const made = assemble(fields, chain, name, [...sets, ...combination.map((c) => c.assignment)], options.months)
      faults.push(...made.faults)
      if (made.scenario) scenarios.push(made.scenario)
    }
  }
  if (faults.length > 0) throw new ScenarioFaults(inFileOrder(faults))
  return scenarios
}

function readAll<T>(
  texts: readonly string[],
  read: (text: string) => { value?: T | undefined; faults?: readonly Fault[] | undefined },
  faults: Fault[],
): T[] {
  const values: T[] = []
  for (const text of texts) {
    const result = read(text)
    if (result.faults) faults.push(...result.faults)
    else if (result.value !== undefined) values.push(result.value)
  }
  return values
}

function checkMonths(months: number | undefined, faults: Fault[]): void {
  if (months === undefined || (Number.isInteger(months) && months >= 1 && months <= limits.months)) return
  const message = `months must be a whole number between 1 and ${limits.months} (got ${months})`
  faults.push({
    file: '--months',
    line: 1,
    column: 1,
    path: 'months',
    message,
    given: String(months),
    source: String(months),
  })
}

/** One path has one value: whichever of two options were to win, the other would say what is not so. */
function saidTwice(sets: readonly Assignment[], varied: readonly Varied[], months: number | undefined): Fault[] {
  const faults: Fault[] = []
  const first = new Map<string, string>()
  for (const { path, place, node } of sets) {
    const name = spelledPath(path)
    const value = spelledValue(node)
    const before = first.get(name)
    if (before === undefined) first.set(name, value)
    else if (before !== value)
      faults.push(
        faultAt(place, path.text, `${name} is set twice, to ${before} and to ${value}`, { hint: 'keep one of them' }),
      )
  }
  for (const { path, choices } of varied) {
    const { place } = (choices[0] as Varied['choices'][number]).assignment
    if (first.has(path))
      faults.push(faultAt(place, path, `${path} is both set and varied`, { hint: 'keep one of the two' }))
  }
  if (months === undefined) return faults
  const twice = [
    ...sets.filter(({ path }) => spelledPath(path) === 'months').map(({ place }) => place),
    ...varied.filter(({ path }) => path === 'months').flatMap(({ choices }) => choices[0]?.assignment.place ?? []),
  ]
  for (const place of twice)
    faults.push(
      faultAt(place, 'months', `months is given here and by --months ${months}`, { hint: 'keep one of the two' }),
    )
  return faults
}

interface Combined {
  readonly path: string
  readonly text: string
  readonly assignment: Assignment
}

/** Every combination of the values of several `--vary`; one empty combination when there is none. */
function cross(varied: readonly Varied[], faults: Fault[]): Combined[][] {
  let combinations: Combined[][] = [[]]
  for (const [i, { path, choices }] of varied.entries()) {
    const place = choices[0]?.assignment.place as SourceSpan
    if (varied.findIndex((v) => v.path === path) < i) faults.push(faultAt(place, path, `${path} is varied twice`))
    if (combinations.length * choices.length > limits.variants) {
      faults.push(
        faultAt(place, path, `more than ${limits.variants} variants in one command`, {
          hint: 'use fewer values, or a designed experiment',
        }),
      )
      return [[]]
    }
    combinations = combinations.flatMap((c) =>
      choices.map(({ text, assignment }) => [...c, { path, text, assignment }]),
    )
  }
  return combinations
}

function equalNames(chains: readonly Chain[]): Fault[] {
  return chains.flatMap((chain, i) => {
    const first = chains.findIndex((c) => c.name === chain.name)
    if (first === i) return []
    const other = chains[first] as Chain
    if (chain.layers.length === 0 && other.layers.length === 0) return []
    const message =
      other.file === chain.file
        ? `the scenario ${chain.name} is named twice`
        : `two scenarios are named ${chain.name}: ${other.file} and ${chain.file}`
    return [{ file: chain.file, line: 1, column: 1, path: '', message, given: chain.name }]
  })
}

function assemble(
  fields: Fields,
  chain: Chain,
  name: string,
  assignments: readonly Assignment[],
  override: number | undefined,
): { scenario?: Scenario; faults: readonly Fault[] } {
  const from = syntheticOf(fields, chain, assignments)
  const draft = new Draft(fields, from && isSpread(from) ? generated(from) : undefined)
  for (const layer of chain.layers) if (layer.root) draft.lay(layer.root)
  const faults: Fault[] = draft.faults.splice(0)
  const ownMonths = (draft.spec as { readonly months: number }).months
  for (const assignment of assignments) faults.push(...assign(draft, assignment))

  const spec = draft.spec as { readonly months: number }
  const start = chain.layers.at(-1)?.root?.place
  if (
    start &&
    Object.hasOwn(fields, 'agencies') &&
    // Where the agencies that are written are at fault, that is said already.
    !chain.faults.some((f) => f.path.startsWith('agencies')) &&
    from === undefined &&
    Object.keys((draft.spec as { agencies: object }).agencies).length === 0
  ) {
    faults.push(
      faultAt({ ...start, end: start.start + 1 }, 'agencies', 'a scenario needs at least one agency', {
        hint: 'list them under agencies:, or extend a scenario that has some',
      }),
    )
  }
  // A size that is at fault in itself fits nothing.
  const sound = ![...chain.faults, ...faults].some((f) => f.path.startsWith('synthetic'))
  const misfits = [
    ...misnamed(draft.root, spec),
    ...misordered(spec),
    ...overfull(spec),
    ...misspread(sound ? from : undefined),
  ]
  for (const misfit of misfits) faults.push(misfitFault(draft, misfit, start as SourceSpan))

  const months = override ?? spec.months
  // An option that only looks at fewer months leaves later measures as they are, and what is wrong with them wrong.
  const checked = Math.max(months, ownMonths)
  const measures = readMeasures(draft, checked)
  faults.push(...measures.faults)
  const wrong = faults.length > 0 || chain.faults.length > 0
  const { snapshots: all, faults: late } = timeline(
    draft,
    measures,
    checked,
    readByModel,
    wrong ? new Set(misfits.map((m) => m.keys.join('.'))) : undefined,
  )
  faults.push(...late)
  if (wrong || late.length > 0) return { faults }

  const snapshots = all.filter(({ from }) => from <= months)
  const scenario: Scenario = {
    name,
    file: chain.file,
    title: draft.title ?? { en: chain.name, id: chain.name },
    ...(draft.description === undefined ? {} : { description: draft.description }),
    months,
    ownMonths,
    spec: worldOf(spec) as WorldSpec,
    ...(from && draft.generated ? { generated: { from, world: draft.generated } } : {}),
    measures: measures.measures,
    input: { months, snapshots },
    values: valuesOf(draft, measures),
    facts: factsOf(draft),
    labels: {
      agencies: labelsOf(draft, homes.agency, snapshots),
      forums: labelsOf(draft, homes.forum, snapshots),
      issues: labelsOf(draft, homes.issue, snapshots),
      figures: labelsOf(draft, homes.figure, snapshots),
    },
  }
  remember(scenario, { draft, operations: measures.operations, world: readByModel })
  return { scenario, faults: [] }
}

/** What the files and the options say of a synthetic world, read before all else: the rest is laid over it. */
function syntheticOf(fields: Fields, chain: Chain, assignments: readonly Assignment[]): SyntheticSpec | undefined {
  const ofIt = assignments.filter(({ path }) => path.segments[0]?.name === 'synthetic')
  const said = chain.layers.some(({ root }) => root && child(root, 'synthetic'))
  if ((!said && ofIt.length === 0) || !Object.hasOwn(rootOf(fields).fields, 'synthetic')) return undefined
  const draft = new Draft(fields)
  for (const { root } of chain.layers) if (root) draft.lay(root)
  // What is wrong here is found again when all is laid.
  for (const assignment of ofIt) assign(draft, assignment)
  return (draft.spec as { readonly synthetic: SyntheticSpec | null }).synthetic ?? undefined
}

const readByModel = (spec: unknown): WorldSpec => worldOf(spec as object) as WorldSpec

function misfitFault(draft: Draft, misfit: Misfit, start: SourceSpan): Fault {
  const path = misfit.keys.join('.')
  let written: Written | undefined
  // What was not written itself (a default) is shown at what it stands in.
  for (let n = misfit.keys.length; n > 0 && written === undefined; n -= 1)
    written = draft.written.get(misfit.keys.slice(0, n).join('.'))
  const place = (misfit.key ? written?.key : undefined) ?? written?.place ?? start
  return faultAt(place, path, misfit.message, {
    ...(misfit.given === undefined ? {} : { given: misfit.given }),
    hint: misfit.hint,
  })
}

function annotated(value: number, what: Written): Annotated {
  return {
    value,
    tag: what.tag,
    ...(what.range === undefined ? {} : { range: what.range }),
    ...(what.source === undefined ? {} : { source: what.source }),
    ...(what.note === undefined ? {} : { note: what.note }),
    given: true,
  }
}

function valuesOf(draft: Draft, measures: Measures): Map<string, Annotated> {
  const values = new Map<string, Annotated>()
  const visit = (field: Field, value: unknown, path: string, coefficient: boolean) => {
    if (value === null || value === undefined) return
    if (field.type === 'quantity') {
      const number = value as number
      const what = draft.written.get(path)
      const found: Annotated = what
        ? annotated(number, what)
        : {
            value: number,
            tag: 'assumed',
            ...(field.source === undefined ? {} : { source: field.source }),
            given: false,
          }
      // A coefficient always has the range of its declaration, widened to a value that was set outside of it.
      const declared = coefficient && found.range === undefined && found.tag !== 'study' ? field.range : undefined
      values.set(
        path,
        declared === undefined
          ? found
          : { ...found, range: [Math.min(declared[0], number), Math.max(declared[1], number)] },
      )
    } else if (field.type === 'group') {
      for (const [name, next] of Object.entries(field.fields))
        visit(
          next,
          (value as Level)[name],
          path === '' ? name : `${path}.${name}`,
          coefficient || (path === '' && name === 'mechanisms'),
        )
    } else if (field.type === 'map') {
      for (const [id, entry] of Object.entries(value as Level))
        if (!asGenerated(draft, path, id, entry)) visit(field.entry, entry, `${path}.${id}`, coefficient)
    }
  }
  visit(readGroup(draft.root), draft.spec, '', false)
  for (const [path, what] of measures.written) values.set(path, annotated(what.number, what))
  return values
}

function readGroup(root: Group): Group {
  return { ...root, fields: worldOf(root.fields) }
}

/** Those whom nobody has said anything of stand as they were generated: one for thousands, and none to be told of. */
function asGenerated(draft: Draft, home: string, id: string, entry: unknown): boolean {
  const made = draft.generated?.[home as keyof Generated]
  return made !== undefined && made[id] === entry
}

type Level = { readonly [key: string]: unknown }

function factsOf(draft: Draft): Map<string, Fact> {
  const facts = new Map<string, Fact>()
  const visit = (field: Field, value: unknown, path: string) => {
    if (value === undefined || field.type === 'quantity') return
    const what = draft.written.get(path)
    // An office whose holder has left is no longer what was written.
    if (what?.annotated && (what.value === undefined || what.value === value)) {
      facts.set(path, {
        ...(field.type === 'group' || field.type === 'map' ? {} : { value: value as string | boolean | null }),
        tag: what.tag,
        ...(what.source === undefined ? {} : { source: what.source }),
        ...(what.note === undefined ? {} : { note: what.note }),
      })
    }
    if (value === null) return
    if (field.type === 'group')
      for (const [name, next] of Object.entries(field.fields))
        visit(next, (value as Level)[name], path === '' ? name : `${path}.${name}`)
    else if (field.type === 'map')
      for (const [id, entry] of Object.entries(value as Level))
        if (!asGenerated(draft, path, id, entry)) visit(field.entry, entry, `${path}.${id}`)
  }
  visit(readGroup(draft.root), draft.spec, '')
  return facts
}

function labelsOf(draft: Draft, home: string, snapshots: readonly { readonly spec: unknown }[]): Labels {
  const labels: { [id: string]: Text } = {}
  const ids = new Set(snapshots.flatMap(({ spec }) => Object.keys(((spec as Level)[home] as Level | undefined) ?? {})))
  for (const id of [...ids].sort()) labels[id] = draft.labels.get(`${home}.${id}`) ?? { en: id, id }
  return labels
}
