/** Words that messages share. */

/** “a, b or c”. */
export function list(options: readonly string[]): string {
  if (options.length < 2) return options.join('')
  return `${options.slice(0, -1).join(', ')} or ${options.at(-1)}`
}

export function article(word: string): string {
  return `${/^[aeiou]/.test(word) ? 'an' : 'a'} ${word}`
}

/**
 * Breaks a text at spaces so that no line is wider than `columns`; lines after the first start with `hang`. Words longer than
 * a line stay whole, and so do a number and its per cent sign.
 */
export function wrap(text: string, columns = 80, hang = ''): string {
  return filled(text.split(/(?<= )(?!%)/), (line) => line.length <= columns, hang).join('\n')
}

/** Lines of as many pieces as fit; a space between two pieces, which ends the first of them, goes where a line ends. */
export function filled(pieces: readonly string[], fits: (line: string) => boolean, hang = ''): string[] {
  const lines: string[] = []
  let start = ''
  let line = ''
  const whole = (next = '') => `${start}${line}${next}`.replace(/ $/, '')
  for (const piece of pieces) {
    if (line !== '' && !fits(whole(piece))) {
      lines.push(whole())
      start = hang
      line = ''
    }
    if (line !== '' || piece !== ' ') line += piece
  }
  return line === '' ? lines : [...lines, whole()]
}
