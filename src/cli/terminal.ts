/** The two streams: results go to stdout, everything else to stderr. */
import pc from 'picocolors'

export type Colours = ReturnType<typeof pc.createColors>

export function writeOut(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`)
}

export function writeNote(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`)
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

export { wrap } from '../scenario/words.js'
