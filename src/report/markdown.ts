/** Pieces of Markdown. Whatever comes from outside goes through `prose`, `lines`, `code` or `fenced`. */

/** Turns known citation keys into links to the references, which lie `up` (such as `../`) from the page. */
export function citing(keys: readonly string[], up = ''): (text: string) => string {
  const known = new Set(keys)
  return (text) =>
    text.replace(/[a-z]+(?:-[a-z0-9]+)+/g, (word) => (known.has(word) ? `[${word}](${up}references.md#${word})` : word))
}

/**
 * Text that is to be read as it stands, on one line: whatever Markdown (CommonMark 0.31) or HTML would make of it is taken
 * from it, wherever in a line it stands, and no more is marked than has to be. A pipe is the table’s own affair.
 */
export function prose(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/~~+|<(?=[a-z/!?])|&(?=#|[a-z][a-z0-9]*;)|\](?=[([:])|(?<=^|\s)#/gi, (mark) => mark.replace(/./g, '\\$&'))
    .replace(/^[-+=>|]/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** Lines of plain words, of which those that begin with `- ` are a list’s. */
export function lines(all: readonly string[]): string {
  return all.map((line) => (line.startsWith('- ') ? `- ${prose(line.slice(2))}` : prose(line))).join('\n')
}

/** Text as code: its fence is longer than any row of backticks within. */
export function code(text: string): string {
  const flat = text.replace(/\s+/g, ' ')
  const fence = '`'.repeat(longest(flat) + 1)
  const apart = fence.length > 1 || / $|^ /.test(flat) ? ' ' : ''
  return `${fence}${apart}${flat}${apart}${fence}`
}

/** A block of code. */
export function fenced(text: string, kind = ''): string {
  const fence = '`'.repeat(Math.max(3, longest(text) + 1))
  return `${fence}${kind}\n${text}\n${fence}`
}

function longest(text: string): number {
  return Math.max(0, ...(text.match(/`+/g) ?? []).map((row) => row.length))
}

/** The sign of a minus as in running text. */
export function number(x: number): string {
  return String(x).replace('-', '−')
}

export function interval([low, high]: readonly [number, number]): string {
  return `${number(low)} to ${number(high)}`
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replace(/\s*\n\s*/g, ' ').replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}

/** A table whose cells are all plain words. */
export function proseTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  return table(
    head,
    rows.map((row) => row.map(prose)),
  )
}
