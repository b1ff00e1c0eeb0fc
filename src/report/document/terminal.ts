/** A document on a terminal: no line wider than its columns, but for a word that is. */
import { wrap } from '../../scenario/words.js'
import { type Block, plain, type Text } from './document.js'
import { columnsText } from './plain-table.js'

export const terminalColumns = 80

/** Blocks an empty line apart, but those of a group, and a list below what leads to it. */
export function terminalText(blocks: readonly Block[], columns = terminalColumns): string {
  const said = blocks.map((block) => ({ block, text: textOf(block, columns) })).filter(({ text }) => text !== '')
  return said.map(({ block, text }, at) => `${at === 0 ? '' : block.kind === 'list' ? '\n' : '\n\n'}${text}`).join('')
}

function textOf(block: Block, columns: number): string {
  const set = (text: Text, hang = '') => wrap(plain(text), columns, hang)
  switch (block.kind) {
    case 'list':
      return block.items.map((item) => set(`- ${plain(item)}`, '  ')).join('\n')
    case 'table':
      return columnsText(
        block.head.map(plain),
        block.rows.map((row) => row.map(plain)),
        columns,
      )
    case 'figure':
      return [block.title, ...block.notes].map((text) => set(text)).join('\n')
    case 'command':
      return block.text
    case 'group':
      return block.blocks.map((one) => textOf(one, columns)).join('\n')
    default:
      return set(block.text)
  }
}
