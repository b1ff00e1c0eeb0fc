/** Schemas of texts that scenario files, experiments and patterns share. */
import { z } from 'zod'
import type { Text } from '../model/outcome.js'
import { type Layout, unfit } from './characters.js'

const must = (predicate: string) => ({ error: () => predicate })

function written(layout: Layout, meaning: string) {
  return z
    .string(must('must be text'))
    .min(1, must('must not be empty'))
    .check(({ value, issues }) => {
      const odd = unfit(value, layout)
      if (odd === undefined && (value === '' || /\S/.test(value))) return
      issues.push({
        code: 'custom',
        message: odd ? `must not hold ${odd.what}` : 'must not be empty',
        path: [],
        input: value,
        ...(odd
          ? {
              params: { hint: /\n/.test(value) ? 'write it on one line; after > or |, write >- or |-' : 'take it out' },
            }
          : {}),
        continue: true,
      })
    })
    .describe(meaning)
}

/** A text of one line: a name, a title, a citation key. */
export const line = (meaning: string) => written('line', meaning)

/** A text that may have several lines: a note, a description. */
export const prose = (meaning: string) => written('lines', meaning)

/** A text in one or both languages; of one line unless it is prose. */
export const label = (meaning: string, text = line) =>
  z
    .union([
      text(meaning),
      z
        .strictObject({ en: text('In English.').optional(), id: text('In Indonesian.').optional() })
        .refine(
          (t) => t.en !== undefined || t.id !== undefined,
          must('must be given in at least one language (en, id)'),
        ),
    ])
    .transform(inBoth)
    .describe(meaning)

/** A text that is given in one language stands in for the other. */
function inBoth(given: string | { en?: string | undefined; id?: string | undefined }): Text {
  if (typeof given === 'string') return { en: given, id: given }
  const { id, en = id ?? '' } = given
  return { en, id: id ?? en }
}
