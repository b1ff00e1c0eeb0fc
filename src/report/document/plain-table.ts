/** Plain tables for the terminal: columns two spaces apart, numbers to the right, the widest words folded to fit. */

import { filled } from '../../scenario/words.js'
import { wordColumns } from './document.js'

const gap = 2
const least = 12

type Row = readonly string[]

/**
 * A table no wider than `width`. Columns of numbers and marks stand to the right; where all is too wide, the widest column
 * of words is folded, at spaces or, in a path, at dots; and where that is not enough, the columns that do not fit follow
 * below, the first one beside them again. A row of one cell is a line across all columns.
 */
export function columnsText(head: Row, rows: readonly Row[], width = 80): string {
  const words = wordColumns(head, rows)
  const widths = widthsOf(head, rows)
  const total = () => totalOf(widths)
  while (total() > width) {
    const widest = widths.reduce(
      (best, one, c) => (words[c] && one > (widths[best] ?? 0) ? c : best),
      words.indexOf(true),
    )
    if (widest < 0 || widths[widest]! <= least) break
    widths[widest] = Math.max(least, widths[widest]! - (total() - width))
  }
  const fit = widths.findIndex((_, c) => totalOf(widths.slice(0, c + 1)) > width)
  if (fit > 1) {
    const first = (row: Row) => row.slice(0, fit)
    const others = (row: Row) => (isAcross(row, head) ? row : [row[0]!, ...row.slice(fit)])
    const parts = [first, others].map((cut) => columnsText(cut(head), rows.map(cut), width))
    return parts.join('\n\n')
  }
  return [head, ...rows].flatMap((row) => linesOf(row, widths, words)).join('\n')
}

/** Whether a table would have to be folded. */
export function isWide(head: Row, rows: readonly Row[], width = 80): boolean {
  return totalOf(widthsOf(head, rows)) > width
}

const isAcross = ({ length }: Row, { length: all }: { readonly length: number }) => length === 1 && all > 1

function widthsOf(head: Row, rows: readonly Row[]): number[] {
  const parted = [head, ...rows].filter((row) => !isAcross(row, head))
  return head.map((_, c) => Math.max(...parted.map((row) => lengthOf(row[c] ?? ''))))
}

function totalOf(widths: readonly number[]): number {
  return widths.reduce((sum, one) => sum + one, gap * (widths.length - 1))
}

function linesOf(row: Row, widths: readonly number[], words: readonly boolean[]): string[] {
  if (isAcross(row, widths)) return [row[0]!]
  const cells = widths.map((width, c) =>
    filled((row[c] ?? '').split(/(?<= )|(?<=\.)(?=[\p{L}*[])/u), (line) => lengthOf(line) <= width, '  '),
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
}

function lengthOf(text: string): number {
  return [...text].length
}
