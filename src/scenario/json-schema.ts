/** The JSON Schema of scenario files, for editors: completion, checks and descriptions as one types. */
import { z } from 'zod'
import type { Fields } from '../model/declare.js'
import { worldFields } from '../model/spec.js'
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
    ...schema,
  }
}
