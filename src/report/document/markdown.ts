/** A document as Markdown. */
import { fenced, table as markdownTable, prose } from '../markdown.js'
import type { Block, Text } from './document.js'

/** The file: blocks an empty line apart. */
export function markdownOf(blocks: readonly Block[]): string {
  return `${blocks.flatMap(piecesOf).join('\n\n')}\n`
}

function piecesOf(block: Block): string[] {
  switch (block.kind) {
    case 'heading':
      return [`${'#'.repeat(block.level)} ${inline(block.text)}`]
    case 'label':
      return [`**${inline(block.text)}**`]
    case 'paragraph':
    case 'caution':
      return [inline(block.text)]
    case 'list':
      return [block.items.map((item) => `- ${inline(item)}`).join('\n')]
    case 'table':
      return [
        markdownTable(
          block.head.map(inline),
          block.rows.map((row) => row.map(inline)),
        ),
      ]
    case 'figure':
      return [`**${inline(block.title)}**`, ...block.notes.map(prose)]
    case 'command':
      return [fenced(block.text, 'sh')]
    case 'group':
      return [block.blocks.flatMap(piecesOf).join('\n')]
  }
}

function inline(text: Text): string {
  return typeof text === 'string' ? prose(text) : text.marked
}
