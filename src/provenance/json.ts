/** JSON that others made, read with bounds: neither length nor depth of it can stop the program. */

/** Deepest nesting that anything of ours has, with room to spare. */
const mostLevels = 100

/** Parses a text. Throws a SyntaxError for what is no JSON, a RangeError where it nests deeper than anything of ours. */
export function parseBounded(text: string): unknown {
  let level = 0
  let isInText = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (isInText) {
      if (code === 92) at++
      else if (code === 34) isInText = false
    } else if (code === 34) isInText = true
    else if (code === 91 || code === 123) {
      if (++level > mostLevels) throw new RangeError(`it nests more than ${mostLevels} levels deep`)
    } else if (code === 93 || code === 125) level--
  }
  return JSON.parse(text)
}
