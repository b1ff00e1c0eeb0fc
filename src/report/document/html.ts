/** A document as HTML, for a page that has its own title and style. */
import type { ReportContext } from '../printed/context.js'
import { bullets, type Content, command, escaped, heading, markup, paragraph, strong } from '../printed/html.js'
import { type Block, plain, type Text, wordColumns } from './document.js'

/** Figures and tables are counted by the page. */
export function htmlOf(page: ReportContext, blocks: readonly Block[]): string {
  return blocks.map((block) => htmlOfOne(page, block)).join('\n')
}

function htmlOfOne(page: ReportContext, block: Block): string {
  switch (block.kind) {
    case 'heading':
      return heading(plain(block.text))
    case 'label':
      return paragraph(strong(plain(block.text)), 'head')
    case 'paragraph':
      return paragraph(content(block.text), block.lead ? 'lead' : undefined)
    case 'caution':
      return paragraph(block.text, 'caution')
    case 'list':
      return bullets(block.items.map(content))
    case 'table': {
      const { title = '', head, rows, note } = block
      const isWords = wordColumns(
        head.map(plain),
        rows.map((row) => row.map(plain)),
      )
      return page.table({
        title,
        head: head.map(plain),
        rows: rows.map((row) => row.map(content)),
        words: isWords.flatMap((words, c) => (words || c === 0 ? [c] : [])),
        ...(note === undefined ? {} : { note }),
      })
    }
    case 'figure':
      return page.figure(block.title, block.svg, block.notes)
    case 'command':
      return command(block.text)
    case 'group':
      return htmlOf(page, block.blocks)
  }
}

function content(text: Text): Content {
  if (typeof text === 'string') return text
  const marks = escaped(text.marked.replace(/\\(.)/g, '$1'))
    .replace(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>')
    .replace(/\*([^*]+)\*/g, '<em>$1</em>')
    .replace(/`([^`]+)`/g, '<code>$1</code>')
  return markup(marks)
}
