/** The JSON Schema of scenario files, for editors: completion, checks and descriptions as one types. */
import { z } from 'zod'
import type { Fields } from '../model/declare.js'
import { worldFields } from '../model/world-fields.js'
import { scenarioSchema } from './schema.js'

/** JSON Schema, draft 7, of the scenario format of this version. */
export function scenarioJsonSchema(): object {
  return jsonSchemaOf(worldFields)
}

/** As `scenarioJsonSchema`, for any declarations. */
export function jsonSchemaOf(fields: Fields): object {
  const schema = z.toJSONSchema(scenarioSchema(fields), { io: 'input', target: 'draft-7' }) as Record<string, unknown>
  return {
    $schema: schema.$schema,
    title: 'Lintas scenario',
    description: 'A scenario of Lintas, the simulator of cross-border collaboration.',
    ...shared(schema),
  }
}

type Node = { readonly [key: string]: unknown }

/**
 * The same schema, where the ways of writing a value (bare, or with tag and source) that several values have in common stand
 * under `definitions`, once; a value keeps its own description and default.
 */
function shared(schema: Node): Node {
  const times = new Map<string, number>()
  JSON.stringify(schema, (key, value) => {
    if (key === 'anyOf') times.set(JSON.stringify(value), (times.get(JSON.stringify(value)) ?? 0) + 1)
    return value
  })
  const definitions = new Map<string, { readonly name: string; readonly anyOf: unknown }>()
  const replaced = (node: unknown): unknown => {
    if (typeof node !== 'object' || node === null) return node
    if (Array.isArray(node)) return node.map(replaced)
    const { anyOf, ...rest } = node as Node
    const inside = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, replaced(value)]))
    if (anyOf === undefined) return inside
    const text = JSON.stringify(anyOf)
    if (times.get(text) === 1) return { anyOf: replaced(anyOf), ...inside }
    const known = definitions.get(text) ?? { name: nameOf(anyOf as readonly Node[], definitions.size), anyOf }
    definitions.set(text, known)
    return { allOf: [{ $ref: `#/definitions/${known.name}` }], ...inside }
  }
  const { definitions: before, ...rest } = replaced(schema) as Node
  const added = Object.fromEntries([...definitions.values()].map(({ name, anyOf }) => [name, { anyOf }]))
  return { ...rest, definitions: { ...(before as Node), ...added } }
}

/** What a definition is called, from the first of the ways to write it. */
function nameOf([bare]: readonly Node[], at: number): string {
  const { type = 'value', minimum, maximum } = bare as Node
  return minimum === undefined ? `${type}-${at}` : `${type}-${minimum}-to-${maximum}`
}

/** A schema as the text of a file: what fits on a line stands on one. */
export function schemaText(schema: unknown, indent = ''): string {
  const line = JSON.stringify(schema)
  if (typeof schema !== 'object' || schema === null || line.length + indent.length <= 100) return line
  const inner = `${indent}  `
  const parts = Array.isArray(schema)
    ? schema.map((item) => schemaText(item, inner))
    : Object.entries(schema).map(([key, value]) => `${JSON.stringify(key)}: ${schemaText(value, inner)}`)
  const [open, close] = Array.isArray(schema) ? '[]' : '{}'
  return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`
}
