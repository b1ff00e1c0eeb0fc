/** The schema of scenario files, made from the model’s declarations. */
import { z } from 'zod'
import { type Field, type Fields, type Group, group, type MapOf, type Quantity, quantity } from '../model/declare.js'
import { formatVersion, idPattern, limits } from './limits.js'
import { synthetic } from './synthetic.js'
import { tags } from './tags.js'
import { label, line, prose } from './text-schema.js'
import { article, list } from './words.js'

const months = quantity({
  default: 60,
  bounds: [1, limits.months],
  unit: 'months',
  integer: true,
  meaning: 'Months to simulate.',
})

/** Everything that a path can lead to: the months, and the world. */
export function rootOf(fields: Fields): Group {
  const known = roots.get(fields)
  if (known) return known
  const whole = Object.hasOwn(fields, 'agencies') && Object.hasOwn(fields, 'relations')
  const root = group('A scenario.', { months, ...(whole ? { synthetic } : {}), ...fields })
  roots.set(fields, root)
  return root
}

/** What the model reads of a scenario: neither how long it runs nor what its world is generated from. */
export function worldOf<T extends object>(scenario: T): Omit<T, 'months' | 'synthetic'> {
  const { months: _, synthetic: __, ...world } = scenario as T & { months?: unknown; synthetic?: unknown }
  return world
}
const roots = new WeakMap<Fields, Group>()

const finite = (predicate: string) => z.number({ error: () => predicate })

const provenance = {
  tag: z
    .enum(tags, { error: () => `must be ${list(tags)}` })
    .meta({
      id: 'tag',
      description:
        'Where it comes from: study (stated in the study of the case), literature (published elsewhere), theory, or assumed.',
    })
    .optional(),
  source: line('Citation key of the source.').meta({ id: 'source' }).optional(),
  note: prose('A remark for readers.').meta({ id: 'note' }).optional(),
}

const bound = finite('must be a number')
const range = z
  .tuple([bound, bound], { error: () => 'must be a list of two numbers, [lowest, highest]' })
  .meta({ id: 'range', description: 'Range over which conclusions are tested; needed unless the tag is study.' })
  .optional()

/** What a number must be, as the predicate of a message. */
export function predicateOf(q: Quantity, isNumber: boolean): string {
  const kind = q.integer ? 'a whole number ' : isNumber ? '' : 'a number '
  return `must be ${kind}between ${String(q.bounds[0])} and ${String(q.bounds[1])}${q.unit === '' ? '' : ` (${q.unit})`}`
}

/** The description that editors show: meaning, unit, bounds, default. */
export function describeField(field: Field): string {
  switch (field.type) {
    case 'quantity': {
      const parts = [
        ...(field.unit === '' ? [] : [`unit: ${field.unit}`]),
        `${String(field.bounds[0])} to ${String(field.bounds[1])}`,
        ...(field.integer ? ['whole number'] : []),
        `default ${String(field.default)}`,
        ...(field.range ? [`assumed range ${String(field.range[0])} to ${String(field.range[1])}`] : []),
      ]
      return `${field.meaning} (${parts.join('; ')})`
    }
    case 'choice':
      return `${field.meaning} (one of ${field.options.join(', ')}; default ${field.default})`
    case 'flag':
      return `${field.meaning} (true or false; default ${field.default})`
    case 'reference':
      return `${field.meaning} (id of ${article(field.to)} of the scenario; null: none)`
    case 'identifier':
      return field.default === '' ? field.meaning : `${field.meaning} (default ${field.default})`
    case 'group':
      return field.optional ? `${field.meaning} (absent unless written; null removes it)` : field.meaning
    case 'map':
      return `${field.meaning} (by id; null removes an inherited entry)`
  }
}

function number(q: Quantity): z.ZodType {
  const error = (issue: { input?: unknown }) => predicateOf(q, typeof issue.input === 'number')
  const base = z.number({ error }).min(q.bounds[0], { error }).max(q.bounds[1], { error })
  return q.integer ? base.int({ error }) : base
}

function quantitySchema(q: Quantity): z.ZodType {
  const bare = number(q)
  const annotated = z
    .strictObject({
      value: bare,
      range,
      ...provenance,
    })
    .check((context) => {
      const { value, range, tag } = context.value as { value: number; range?: [number, number]; tag?: string }
      const wrong = (message: string, path: string[], input: unknown, hint?: string) =>
        context.issues.push({
          code: 'custom',
          message,
          path,
          input,
          params: hint === undefined ? {} : { hint },
          continue: true,
        })
      if (range === undefined) {
        if (tag !== 'study')
          wrong('needs a range unless its tag is study', [], context.value, 'write range: [lowest, highest]')
        return
      }
      // A value out of bounds is wrong in itself.
      if (value < q.bounds[0] || value > q.bounds[1]) return
      const [low, high] = range
      if (low > high) wrong(`must run from the lower to the higher number (got [${low}, ${high}])`, ['range'], range)
      else if (low < q.bounds[0] || high > q.bounds[1]) {
        wrong(`must lie between ${q.bounds[0]} and ${q.bounds[1]} (got [${low}, ${high}])`, ['range'], range)
      } else if (value < low || value > high)
        wrong(`must contain the value ${value} (got [${low}, ${high}])`, ['range'], range)
    })
  return z.union([bare, annotated]).meta({ description: describeField(q), default: q.default })
}

function structural(bare: z.ZodType, field: Field): z.ZodType {
  const meta = { description: describeField(field), ...('default' in field ? { default: field.default } : {}) }
  return z.union([bare, z.strictObject({ value: bare, ...provenance })]).meta(meta)
}

const idText = (what: string) =>
  z
    .string({ error: () => `must be ${what}` })
    .regex(idPattern, { error: () => `must be ${what}: small letters, digits and hyphens, starting with a letter` })

const key = z.string().regex(idPattern)

const made = new WeakMap<Field, z.ZodType>()

/** The schema of one declared value, as a file may write it. */
export function schemaOf(field: Field): z.ZodType {
  const known = made.get(field)
  if (known) return known
  const schema = build(field)
  made.set(field, schema)
  return schema
}

function build(field: Field): z.ZodType {
  switch (field.type) {
    case 'quantity':
      return quantitySchema(field)
    case 'choice':
      return structural(
        z.enum(field.options as [string, ...string[]], { error: () => `must be ${list(field.options)}` }),
        field,
      )
    case 'flag':
      return structural(z.boolean({ error: () => 'must be true or false' }), field)
    case 'reference':
      return structural(idText(`the id of ${article(field.to)}`).nullable(), field)
    case 'identifier':
      return structural(field.default === '' ? z.union([z.literal(''), idText('an id')]) : idText('an id'), field)
    case 'group': {
      const schema = groupSchema(field, false)
      return field.optional ? schema.nullable().describe(describeField(field)) : schema
    }
    case 'map':
      return mapSchema(field)
  }
}

function groupSchema(g: Group, labelled: boolean): z.ZodType {
  const shape: Record<string, z.ZodType> = labelled
    ? { name: label('Label for people; the model does not read it.').optional() }
    : {}
  // Any group may say where it comes from as a whole, unless it declares fields of these names itself.
  for (const [name, schema] of Object.entries(provenance)) if (!Object.hasOwn(g.fields, name)) shape[name] = schema
  for (const [name, field] of Object.entries(g.fields)) shape[name] = schemaOf(field).optional()
  return z.strictObject(shape, { error: mapExpected }).describe(describeField(g))
}

/** Only a wrong type is answered here; unknown keys are put into words by the checker, which knows the known ones. */
function mapExpected(issue: { code?: string }): string | undefined {
  return issue.code === 'invalid_type' ? 'must be a map' : undefined
}

const entries = new WeakMap<MapOf, z.ZodType>()

/** The schema of one entry of a map. */
export function entrySchema(m: MapOf): z.ZodType {
  let schema = entries.get(m)
  if (schema === undefined) {
    schema = m.entry.type === 'group' ? groupSchema(m.entry, m.labelled) : schemaOf(m.entry)
    entries.set(m, schema)
  }
  return schema
}

function mapSchema(m: MapOf): z.ZodType {
  return z.record(key, entrySchema(m).nullable(), { error: mapExpected }).describe(describeField(m))
}

const duration = (meaning: string) => {
  const q = quantity({ default: 1, bounds: [1, limits.months], unit: 'months', integer: true, meaning })
  return number(q).describe(`${meaning} (1 to ${limits.months}; months)`)
}

const changes = (meaning: string) => z.record(z.string(), z.unknown(), { error: mapExpected }).describe(meaning)

let measure: z.ZodType | undefined

/** The schema of one measure. What it sets and adds is checked path by path, where the paths are read. */
export function measureSchema(): z.ZodType {
  measure ??= z
    .strictObject(
      {
        title: label('What the measure is, for people.').optional(),
        at: duration('Month at whose start the measure begins.').optional(),
        for: duration('Months after which the measure ends; without it the measure stays.').optional(),
        over: duration('Months over which numbers move linearly to their new value.').optional(),
        set: changes('By path: the new value, a map to merge in, or null to remove.').optional(),
        add: changes('By path: a number to add; the sum stays within the bounds.').optional(),
        note: prose('A remark for readers.').optional(),
        source: line('Citation key of the source.').optional(),
        tag: provenance.tag,
      },
      { error: mapExpected },
    )
    .describe('A measure: what changes, from which month on.')
  return measure
}

const whole = new WeakMap<Fields, z.ZodType>()

/** The schema of what a measure adds to a number: it may go either way, as far as the bounds are apart. */
export function additionSchema(q: Quantity): z.ZodType {
  const known = additions.get(q)
  if (known) return known
  const span = q.bounds[1] - q.bounds[0]
  const schema = quantitySchema({ ...q, default: 0, bounds: [-span, span] })
  additions.set(q, schema)
  return schema
}
const additions = new WeakMap<Quantity, z.ZodType>()

/** The schema of a whole scenario file. Everything but the format version may be left to the scenario it extends. */
export function scenarioSchema(fields: Fields): z.ZodType {
  const known = whole.get(fields)
  if (known) return known
  const shape: Record<string, z.ZodType> = {
    lintas: z
      .literal(formatVersion, { error: () => `must be ${formatVersion}, the format that this version reads` })
      .describe(`Version of the format: ${formatVersion}.`),
    title: label('Title of the scenario.').optional(),
    description: label('What the scenario is, in a few sentences.', prose).optional(),
    extends: line('Scenario to start from: its name, or a path inside a scenario root.').optional(),
    ...Object.fromEntries(
      Object.entries(rootOf(fields).fields).map(([name, field]) => [name, schemaOf(field).optional()]),
    ),
    measures: z
      .record(key, measureSchema().nullable(), { error: mapExpected })
      .optional()
      .describe('Measures (interventions), by id.'),
  }
  const schema = z.strictObject(shape, {
    error: (issue) => (issue.code === 'invalid_type' ? 'a scenario must be a map of keys and values' : undefined),
  })
  whole.set(fields, schema)
  return schema
}
