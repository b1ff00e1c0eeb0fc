/** What a schema says of a value where it has no words of its own, in place of those of its library. */
import type { z } from 'zod'
import { list } from './words.js'

const kinds: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  tuple: 'a list',
  object: 'a map',
  record: 'a map',
  null: 'null',
}

const units: Record<string, string> = { string: ' characters long', array: ' long' }

/** Words of a union that has none itself: those of one of its forms are better. */
export const noForm = 'is not right here'

export function issueWords(issue: z.core.$ZodRawIssue): string {
  const { code } = issue
  if (code === 'invalid_type') return `must be ${kinds[String(issue.expected)] ?? 'something else'}`
  if (code === 'invalid_value') return `must be ${list((issue.values as readonly unknown[]).map(String))}`
  if (code === 'too_small') return `must be at least ${String(issue.minimum)}${units[issue.origin] ?? ''}`
  if (code === 'too_big') return `must be at most ${String(issue.maximum)}${units[issue.origin] ?? ''}`
  if (code === 'unrecognized_keys')
    return `has keys that are not known: ${(issue.keys as readonly string[]).join(', ')}`
  if (code === 'invalid_key') return 'has a key that cannot stand there'
  return noForm
}
