/** JSON that others made, read with bounds: neither length nor depth of it, nor how much is in it, can stop the program. */

/** Deepest nesting that anything of ours has, with room to spare. */
const mostLevels = 100
/** Most values: each takes many times the memory of the two characters that it may be written with. */
export const mostValues = 1_200_000

/** Parses a text. Throws a SyntaxError for what is no JSON, a RangeError where it nests deeper, or holds more, than anything of ours. */
export function parseBounded(text: string): unknown {
  if (valuesIn(text) > mostValues) throw new RangeError(`it holds more than ${mostValues.toLocaleString('en')} values`)
  return JSON.parse(text)
}

/** How many values a text of JSON holds, counted up to one more than the most. */
export function valuesIn(text: string): number {
  let level = 0
  let values = 0
  let isInText = false
  for (let at = 0; at < text.length && values <= mostValues; at++) {
    const code = text.charCodeAt(at)
    if (isInText) {
      if (code === 92) at++
      else if (code === 34) isInText = false
    } else if (code === 34) isInText = true
    else if (code === 91 || code === 123) {
      if (++level > mostLevels) throw new RangeError(`it nests more than ${mostLevels} levels deep`)
      values++
    } else if (code === 93 || code === 125) level--
    else if (code === 44) values++
  }
  return values
}
