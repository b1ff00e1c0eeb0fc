/** Words that messages share. */

/** “a, b or c”. */
export function list(options: readonly string[]): string {
  if (options.length < 2) return options.join('')
  return `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`
}

export function article(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/** Breaks a text at spaces so that no line is wider than `columns`; lines after the first start with `hang`. */
export function wrap(text: string, columns: number, hang = ''): string {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ')) {
    const start = lines.length === 0 ? '' : hang
    if (line === '') line = start + word
    else if (line.length + 1 + word.length <= columns) line += ` ${word}`
    else {
      lines.push(line)
      line = hang + word
    }
  }
  if (line !== '') lines.push(line)
  return lines.join('\n')
}
