/**
 * Characters that no text may hold: they cannot be seen, move a terminal’s cursor, or let a line read otherwise than it is
 * written. Nobody needs them in Indonesian or English.
 */

/** How a text is laid out: on one line, or with line breaks and tabs. */
export type Layout = 'line' | 'lines'

const hidden = String.raw`\p{Cc}\p{Cs}\p{NChar}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff`
const inLine = new RegExp(`[${hidden}]`, 'u')
const inLines = new RegExp(`(?![\\n\\t])[${hidden}]`, 'u')
const inFile = new RegExp(`(?![\\n\\r\\t]|^\\ufeff)[${hidden}]`, 'u')
const all = new RegExp(`[${hidden}]`, 'gu')

export interface Unfit {
  readonly index: number
  /** Such as “a control character (U+001B)”. */
  readonly what: string
}

/** The first character that a text may not hold; a `file` may begin with a byte-order mark, and its lines may end in any way. */
export function unfit(text: string, layout: Layout | 'file'): Unfit | undefined {
  const found = (layout === 'line' ? inLine : layout === 'lines' ? inLines : inFile).exec(text)
  return found ? { index: found.index, what: named(found[0]) } : undefined
}

function named(character: string): string {
  const code = character.codePointAt(0) as number
  const kind = /[\n\r\u2028\u2029\u0085]/.test(character)
    ? 'a line break'
    : character === '\t'
      ? 'a tab'
      : /\p{Cc}/u.test(character)
        ? 'a control character'
        : /\p{Cs}/u.test(character)
          ? 'half a character'
          : /\p{NChar}/u.test(character)
            ? 'what is no character'
            : character === '\ufeff'
              ? 'a byte-order mark'
              : 'a mark that turns the direction of writing'
  return `${kind} (U+${code.toString(16).toUpperCase().padStart(4, '0')})`
}

/** What is wrong with a name, a seed or the like; nothing where it is a text of one line that can be seen. */
export function unfitLine(text: string): string | undefined {
  const found = unfit(text, 'line')
  return found && `must not hold ${found.what}`
}

export const longestSeed = 200

/** What a seed must be that a text is not; nothing where it is one. */
export function seedFault(text: string): string | undefined {
  if (text.length >= 1 && text.length <= longestSeed) return unfitLine(text)
  return `must be a text of 1 to ${longestSeed} characters`
}

/** What cannot be seen, as escapes of JSON: the text itself where it holds nothing of the kind. */
export function escaped(text: string): string {
  return text.replaceAll(all, (character) =>
    Array.from(
      { length: character.length },
      (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
    ).join(''),
  )
}
