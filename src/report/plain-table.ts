/** Plain tables for the terminal: columns two spaces apart, numbers to the right, the widest words folded to fit. */

import { filled } from '../scenario/words.js'

const gap = 2
const least = 12

/**
 * A table no wider than `width`. Columns of numbers and marks stand to the right; where all is too wide, the widest column
 * of words is folded, at spaces or, in a path, at dots.
 */
export function columnsText(head: readonly string[], rows: readonly (readonly string[])[], width = 80): string {
  const all = [head, ...rows]
  const widths = head.map((_, c) => Math.max(...all.map((row) => lengthOf(row[c] ?? ''))))
  const words = head.map(
    (_, c) => rows.some((row) => /\p{L}{3}/u.test(row[c] ?? '')) && !rows.every((row) => /^[−+\d]/.test(row[c] ?? '')),
  )
  for (;;) {
    const total = widths.reduce((sum, one) => sum + one, gap * (widths.length - 1))
    if (total <= width) break
    const widest = widths.reduce(
      (best, one, c) => (words[c] && one > (widths[best] ?? 0) ? c : best),
      words.indexOf(true),
    )
    if (widest < 0 || widths[widest]! <= least) break
    widths[widest] = Math.max(least, widths[widest]! - (total - width))
  }
  return all
    .flatMap((row) => {
      const cells = head.map((_, c) =>
        filled((row[c] ?? '').split(/(?<=[ .])/), (line) => lengthOf(line) <= widths[c]!, '  '),
      )
      const height = Math.max(1, ...cells.map((cell) => cell.length))
      return Array.from({ length: height }, (_, line) =>
        cells
          .map((cell, c) => {
            const text = cell[line] ?? ''
            const space = ' '.repeat(Math.max(0, widths[c]! - lengthOf(text)))
            return words[c] || c === 0 ? text + space : space + text
          })
          .join(' '.repeat(gap))
          .trimEnd(),
      )
    })
    .join('\n')
}

function lengthOf(text: string): number {
  return [...text].length
}
