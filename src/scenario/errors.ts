/** Faults of scenario files: what is wrong, where, what was given and what would be right. */
import { escaped } from './characters.js'
import { wrap } from './words.js'

/** What is wrong with a scenario, and where. */
export interface Fault {
  /** File as shown to users; `--set` or `--vary` for a fault of an option. */
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in characters. */
  readonly column: number
  /** Path of the value, e.g. `agencies.bnpp.ego`; empty for the file as a whole. */
  readonly path: string
  readonly message: string
  readonly given?: string
  readonly hint?: string
  /** The text of that line. */
  readonly source?: string
  /** How many characters of the line are meant. */
  readonly length?: number
}

/** One or more faults, in the order in which they are to be read. */
export class ScenarioFaults extends Error {
  readonly faults: readonly Fault[]

  constructor(faults: readonly Fault[]) {
    super(faults.map((f) => `${f.file}:${f.line}:${f.column}: ${f.message}`).join('\n'))
    this.name = 'ScenarioFaults'
    this.faults = faults
  }
}

/** Sorts faults by place and drops repetitions; files keep the order in which they first appear. */
export function inFileOrder(faults: readonly Fault[]): Fault[] {
  const rank = new Map<string, number>()
  // Each argument of an option is a text of its own.
  const text = (f: Fault) => (f.file.startsWith('--') ? `${f.file} ${f.source ?? ''}` : f.file)
  for (const f of faults) if (!rank.has(text(f))) rank.set(text(f), rank.size)
  const seen = new Set<string>()
  return faults
    .filter((f) => {
      const key = JSON.stringify([text(f), f.line, f.column, f.path, f.message])
      return seen.has(key) ? false : seen.add(key)
    })
    .sort((a, b) => (rank.get(text(a)) ?? 0) - (rank.get(text(b)) ?? 0) || a.line - b.line || a.column - b.column)
}

const widest = 110
/** Of hints, which are prose. */
const columns = 80

/** A text as one line: what cannot be seen, or would move a terminal’s cursor, is shown as spaces or escapes. */
export function printable(text: string): string {
  return escaped(text.replaceAll('\t', ' ').replaceAll('\ufeff', ''))
}

/** A fault as a good compiler would show it: message, place, the line with a caret, and a hint. */
export function formatFault(f: Fault, colour = false): string {
  const paint = (code: number, text: string) => (colour ? `\u001b[${code}m${text}\u001b[0m` : text)
  const bar = (text: string) => paint(36, text)
  const gutter = ' '.repeat(String(f.line).length)
  const lines = [
    `${paint(31, 'error:')} ${printable(f.message)}`,
    `${gutter}${bar('┌─')} ${printable(f.file)}:${f.line}:${f.column}`,
  ]
  if (f.source !== undefined && f.source.trim() !== '') {
    // A very long line is shown only around the place that is meant.
    const start = f.column - 1 > widest - 20 ? f.column - 1 - 40 : 0
    const shown = f.source.slice(start, start + widest)
    const before = printable(`${start > 0 ? '…' : ''}${shown.slice(0, f.column - 1 - start)}`)
    const rest = printable(shown.slice(f.column - 1 - start)) + (start + widest < f.source.length ? '…' : '')
    const length = Math.max(1, Math.min(f.length ?? 1, Math.max(1, rest.length)))
    lines.push(`${bar(`${f.line}│`)} ${before}${rest}`)
    lines.push(`${gutter}${bar('│')} ${' '.repeat(before.length)}${paint(31, '^'.repeat(length))}`)
  }
  if (f.path !== '') lines.push(`${gutter}${bar('=')} path: ${printable(f.path)}`)
  if (f.hint !== undefined) {
    const indent = gutter.length + '= hint: '.length
    const hint = wrap(printable(f.hint), columns - indent).replaceAll('\n', `\n${' '.repeat(indent)}`)
    lines.push(`${gutter}${bar('=')} hint: ${hint}`)
  }
  return lines.join('\n')
}
