/** A document as a small tree: what is told, in its order. The printers beside this file set it for a terminal, as Markdown, as HTML. */

/** Words as they stand, from wherever they come; or words of ours that carry Markdown’s marks for emphasis and code. */
export type Text = string | { readonly marked: string }

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly text: Text }
  /** The title of a list or a table, of less weight than a heading. */
  | { readonly kind: 'label'; readonly text: Text }
  /** `lead`: the sentence that says the whole in short. */
  | { readonly kind: 'paragraph'; readonly text: Text; readonly lead?: boolean }
  /** Findings, or other things of one kind. */
  | { readonly kind: 'list'; readonly items: readonly Text[] }
  | {
      readonly kind: 'table'
      readonly head: readonly Text[]
      readonly rows: readonly (readonly Text[])[]
      /** Said beside a table that is numbered, as on paper. */
      readonly title?: string
      readonly note?: string
    }
  /** A picture, as SVG, with what is to be known to read it. */
  | { readonly kind: 'figure'; readonly title: string; readonly svg: string; readonly notes: readonly string[] }
  /** A command to be typed. */
  | { readonly kind: 'command'; readonly text: string }
  /** What every document ends with: how far it can be trusted. */
  | { readonly kind: 'caution'; readonly text: string }
  /** Blocks that belong together: no empty line parts them. */
  | { readonly kind: 'group'; readonly blocks: readonly Block[] }

export type Table = Extract<Block, { readonly kind: 'table' }>

export const heading = (text: Text, level: 1 | 2 | 3 = 2): Block => ({ kind: 'heading', level, text })
export const label = (text: Text): Block => ({ kind: 'label', text })
export const lead = (text: Text): Block => ({ kind: 'paragraph', text, lead: true })
export const caution = (text: string): Block => ({ kind: 'caution', text })
export const command = (text: string): Block => ({ kind: 'command', text })
export const table = (
  head: readonly Text[],
  rows: readonly (readonly Text[])[],
  said: { readonly title?: string; readonly note?: string } = {},
): Table => ({ kind: 'table', head, rows, ...said })

/** A paragraph; nothing where there is nothing to say. */
export function paragraph(text: Text): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', text }]
}

/** A list; nothing where it has no items. */
export function list(items: readonly Text[]): Block[] {
  return items.length === 0 ? [] : [{ kind: 'list', items }]
}

/** What stands under a title; nothing, not even the title, where nothing does. */
export function under(title: Block, blocks: readonly Block[]): Block[] {
  return blocks.length === 0 ? [] : [title, ...blocks]
}

export function group(...blocks: readonly Block[]): Block {
  return { kind: 'group', blocks }
}

export const marked = (text: string): Text => ({ marked: text })

/** The words alone. */
export function plain(text: Text): string {
  if (typeof text === 'string') return text
  return text.marked.replace(/\*\*?([^*]+)\*\*?|`([^`]+)`/g, '$1$2').replace(/\\(.)/g, '$1')
}

/** Which columns of a table hold words; the others are numbers and marks, and stand at the right. */
export function wordColumns(head: readonly string[], rows: readonly (readonly string[])[]): boolean[] {
  return head.map(
    (_, c) => rows.some((row) => /\p{L}{3}/u.test(row[c] ?? '')) && !rows.every((row) => /^[−+\d]/.test(row[c] ?? '')),
  )
}
