/** The two streams: results go to stdout, everything else to stderr. */
import pc from 'picocolors'
import { escaped, unfit } from '../scenario/characters.js'

export type Colours = ReturnType<typeof pc.createColors>

export function writeOut(text: string): void {
  process.stdout.write(harmless(text.endsWith('\n') ? text : `${text}\n`))
}

export function writeNote(text: string): void {
  process.stderr.write(harmless(text.endsWith('\n') ? text : `${text}\n`))
}

/** A table as text, for a file or another program: its byte order mark stays, and nothing in it is a colour of ours. */
export function writeTable(text: string): void {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : ''
  process.stdout.write(mark + escapedLines(text.slice(mark.length)))
}

/** Text of others, all of whose characters that cannot be seen come as escapes, but for the ends of lines and tabs. */
function escapedLines(text: string): string {
  return text
    .split(/(\r?\n|\t)/)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('')
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with one
const ours = /(\u001b\[(?:0|1|2|22|3\d|9\d)m|[\n\t])/

/**
 * Text as it goes to a stream. What is read is refused where it holds characters that move the cursor or cannot be seen; names of
 * files and words of other programs are not ours to refuse, and come as escapes, which in JSON say the same.
 */
export function harmless(text: string): string {
  if (unfit(text, 'lines') === undefined) return text
  return text
    .split(ours)
    .map((part, at) => (at % 2 === 1 ? part : escaped(part)))
    .join('')
}

/** Whether a stream is shown in colour: on a terminal, unless NO_COLOR is set (no-color.org); FORCE_COLOR insists. */
export function isColoured(stream: { isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0'
  return stream.isTTY === true && TERM !== 'dumb'
}

export function coloursFor(stream: { isTTY?: boolean }): Colours {
  return pc.createColors(isColoured(stream))
}
