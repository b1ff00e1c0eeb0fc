/** Pieces of Markdown that the generated parts of the documents are made of. */

/** Turns known citation keys into links to the references, which lie `up` (such as `../`) from the page. */
export function citing(keys: readonly string[], up = ''): (text: string) => string {
  const known = new Set(keys)
  return (text) =>
    text.replace(/[a-z]+(?:-[a-z0-9]+)+/g, (word) => (known.has(word) ? `[${word}](${up}references.md#${word})` : word))
}

export function code(text: string): string {
  return `\`${text}\``
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
