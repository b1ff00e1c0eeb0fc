/**
 * A scenario as one document that rests on no other: what its files and the options say together, with ranges, tags,
 * sources and labels. A manifest records it, and from the record alone the same scenario is loaded again.
 */
import type { Field, Group } from '../model/declare.js'
import type { WorldSpec } from '../model/spec.js'
import { worldFields } from '../model/world-fields.js'
import { formatVersion } from './limits.js'
import { plain } from './located.js'
import { makingOf } from './renumber.js'
import type { Annotated, Fact, Scenario, Text } from './scenario.js'
import { rootOf, worldOf } from './schema.js'
import { byCodeUnit, type Sources } from './sources.js'
import type { SyntheticSpec } from './synthetic.js'

/** What the files of a scenario say beside the numbers and words of its world. */
export interface WrittenParts {
  readonly title: Text
  readonly description?: Text
  /** Months that the files say; the run may have been cut short or drawn out. */
  readonly months: number
  /** Labels by path. */
  readonly labels: { readonly [path: string]: Text }
  /** Measures as a file writes them, by id. */
  readonly measures: { readonly [id: string]: unknown }
  /** What part of the world is generated from, and who of those generated was taken out, by path. */
  readonly synthetic?: SyntheticSpec
  readonly left?: readonly string[]
}

/** All that a scenario is made again from. */
export interface RecordedScenario {
  readonly name: string
  /** Months that were run. */
  readonly months: number
  readonly written: WrittenParts
  /** The world at month 0. */
  readonly world: unknown
  readonly values: { readonly [path: string]: Annotated }
  readonly facts: { readonly [path: string]: Fact }
}

export function recordedScenario(s: Scenario): RecordedScenario {
  return {
    name: s.name,
    months: s.months,
    written: writtenParts(s),
    world: { ...s.spec, ...writtenOver(s) },
    values: Object.fromEntries(s.values),
    facts: Object.fromEntries(s.facts),
  }
}

/** Those parts of a generated world that do not stand as they were generated. */
function writtenOver({ spec, generated }: Scenario): { [home: string]: Level } {
  if (generated === undefined) return {}
  return Object.fromEntries(
    Object.entries(generated.world).map(([home, made]: [string, Level]) => {
      const now = spec[home as keyof typeof generated.world] as Level
      return [home, Object.fromEntries(Object.entries(now).filter(([id, entry]) => made[id] !== entry))]
    }),
  )
}

function leftOut({ spec, generated }: Scenario): string[] {
  return Object.entries(generated?.world ?? {}).flatMap(([home, made]: [string, Level]) => {
    const now = spec[home as keyof WorldSpec] as Level
    return Object.keys(made).flatMap((id) => (Object.hasOwn(now, id) ? [] : [`${home}.${id}`]))
  })
}

function writtenParts(s: Scenario): WrittenParts {
  const { draft } = makingOf(s)
  const measures = [...draft.measures].map(([id, { parts, set, add }]): [string, unknown] => {
    const below = (entries: typeof set) => Object.fromEntries([...entries].map(([key, { node }]) => [key, plain(node)]))
    return [
      id,
      {
        ...Object.fromEntries([...parts].map(([name, { node }]) => [name, plain(node)])),
        ...(set.size > 0 ? { set: below(set) } : {}),
        ...(add.size > 0 ? { add: below(add) } : {}),
      },
    ]
  })
  return {
    title: s.title,
    ...(s.description === undefined ? {} : { description: s.description }),
    months: s.ownMonths,
    labels: Object.fromEntries(draft.labels),
    measures: Object.fromEntries(measures),
    ...(s.generated === undefined ? {} : { synthetic: s.generated.from, left: leftOut(s) }),
  }
}

/** The scenario in the form of a file: no `extends`, nothing that is only a default. */
export function documentOf({ written, world, values, facts }: RecordedScenario): { [key: string]: unknown } {
  const fields = worldOf(rootOf(worldFields).fields)
  const writer = new Writer(values, facts, written.labels)
  const said = writer.group({ type: 'group', meaning: '', optional: false, fields }, world as Level, '')
  for (const path of written.left ?? []) {
    const [home, id] = path.split('.') as [string, string]
    said[home] = { ...(said[home] as object | undefined), [id]: null }
  }
  return {
    lintas: formatVersion,
    title: written.title,
    ...(written.description === undefined ? {} : { description: written.description }),
    months: written.months,
    ...(written.synthetic === undefined ? {} : { synthetic: written.synthetic }),
    ...said,
    ...(Object.keys(written.measures).length === 0 ? {} : { measures: written.measures }),
  }
}

/**
 * Sources that hold recorded scenarios under their names, and nothing else. To load one as it was run, give its months
 * where they differ from those that its files say.
 */
export function recordedAsSources(recorded: readonly RecordedScenario[]): Sources {
  const texts = new Map(recorded.map((one) => [one.name, JSON.stringify(documentOf(one))]))
  return {
    open(reference) {
      const text = texts.get(reference)
      if (text === undefined) throw new Error(`the scenario ${reference} is not recorded`)
      return { name: reference, file: reference, text }
    },
    list: () => [...texts.keys()].sort(byCodeUnit).map((name) => ({ name, file: name })),
  }
}

type Level = { readonly [key: string]: unknown }

class Writer {
  constructor(
    private readonly values: RecordedScenario['values'],
    private readonly facts: RecordedScenario['facts'],
    private readonly labels: WrittenParts['labels'],
  ) {}

  group(field: Group, world: Level, path: string): { [key: string]: unknown } {
    const { value: _, ...said } = this.facts[path] ?? {}
    const out: { [key: string]: unknown } = { ...said }
    for (const [name, next] of Object.entries(field.fields)) {
      const written = this.field(next, world[name], path === '' ? name : `${path}.${name}`)
      if (written !== undefined) out[name] = written
    }
    return out
  }

  /** What a file says of a value; undefined where it need say nothing. */
  private field(field: Field, value: unknown, path: string): unknown {
    if (field.type === 'quantity') return this.number(path)
    if (field.type === 'map') {
      const entries = Object.entries((value ?? {}) as Level).flatMap(([id, entry]) => {
        const at = `${path}.${id}`
        // A number of a generated entry that nobody has given is generated again.
        if (field.entry.type === 'quantity' && this.values[at]?.given === false) return []
        const label = this.labels[at]
        const below = this.entry(field.entry, entry, at)
        return [[id, label === undefined ? below : { name: label, ...(below as object) }] as const]
      })
      return entries.length === 0 ? undefined : Object.fromEntries(entries)
    }
    if (value === null || value === undefined) return this.word(path, null, null)
    if (field.type === 'group') {
      const written = this.group(field, value as Level, path)
      return field.optional || Object.keys(written).length > 0 ? written : undefined
    }
    return this.word(path, value, field.type === 'reference' ? null : field.default)
  }

  /** An entry of a map is written even where all of it is default. */
  private entry(field: Field, value: unknown, path: string): unknown {
    if (field.type === 'group') return this.group(field, value as Level, path)
    return this.field(field, value, path) ?? value
  }

  private number(path: string): unknown {
    const said = this.values[path]
    if (said === undefined || !said.given) return undefined
    const { value, tag, range, source, note } = said
    if (range === undefined && tag !== 'study') return value
    return {
      value,
      ...(range === undefined ? {} : { range }),
      tag,
      ...(source === undefined ? {} : { source }),
      ...(note === undefined ? {} : { note }),
    }
  }

  private word(path: string, value: unknown, byDefault: unknown): unknown {
    const fact = this.facts[path]
    if (fact !== undefined) return { value, ...fact }
    return value === byDefault ? undefined : value
  }
}
