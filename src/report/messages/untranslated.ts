/** What the model declares and the Indonesian catalogue has no words for: it is said in English, and listed in the documents. */
import type { Field, Fields } from '../../model/declare.js'
import { mechanisms } from '../../model/schedule.js'
import { worldFields } from '../../model/world-fields.js'
import { translated } from './declared.js'

/** A number, a switch or a channel that users meet, with its path (`*` for ids). */
export interface Met {
  readonly path: string
  readonly field: Field
}

/** What users can meet of the declarations. */
export function met(fields: Fields = worldFields, path: readonly string[] = []): Met[] {
  return Object.entries(fields).flatMap(([name, field]) => below(field, [...path, name]))
}

function below(field: Field, path: readonly string[]): Met[] {
  if (field.type === 'map') return below(field.entry, [...path, '*'])
  const own =
    field.type === 'quantity' ||
    field.type === 'flag' ||
    (field.type === 'group' && field.optional && path[0] === 'forums')
      ? [{ path: path.join('.'), field }]
      : []
  return field.type === 'group' ? [...own, ...met(field.fields, path)] : own
}

/** Paths of what has no Indonesian words, mechanisms (for their names) among them. */
export function untranslated(): string[] {
  const named = mechanisms.map(({ name }) => `mechanisms.${name}`)
  return [
    ...named.filter((path) => translated(`${path}.off`) === undefined),
    ...met().flatMap(({ path }) => (translated(path) === undefined ? [path] : [])),
  ]
}
