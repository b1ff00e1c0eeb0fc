/** Where in a table a difference lies: of which scenario, replicate, month and outcome, in words. */
import { parseCsv } from '../../report/csv.js'

/** The first place in which a file differs from what was made again. */
export interface Difference {
  /** From 1. */
  readonly line: number
  /** Bytes before it. */
  readonly offset: number
  /** First line of the file as made again: the columns of a table. */
  readonly head: string
  /** The line as it stands in the file; absent where the file ends before it. */
  readonly here?: string
  /** The line as made again; absent where nothing more comes. */
  readonly remade?: string
}

/** A difference in terms of the table that it lies in. */
export interface Located {
  /** Line of a text, from 1; of a Parquet table, its row. */
  readonly line: number
  /** Last of the rows among which it lies, where no single one can be told. */
  readonly until?: number
  /** Bytes before the difference, in a file that has no lines and whose rows cannot be read. */
  readonly offset?: number
  /** The columns that say which line it is: scenario, outcome, month and the like. */
  readonly keys: readonly (readonly [column: string, value: string])[]
  readonly column?: string
  /** What stands in the file; absent where the file ends before it. */
  readonly here?: string
  readonly remade?: string
}

/** Columns that name what a line is about; in runs.csv every other column is an outcome. */
const naming = new Set([
  ...['scenario', 'against', 'baseline', 'variant', 'group', 'pattern', 'comparison', 'outcome', 'scope', 'replicate'],
  ...['month', 'mechanism', 'event', 'forum', 'point'],
])

export function locate(path: string, { line, offset, head, here, remade }: Difference): Located {
  if (/\.(parquet|bin|png|tgz)$/.test(path)) return { line: 0, offset, keys: [] }
  const plain = { line, keys: [], ...shownPair(here, remade) }
  if (!path.endsWith('.csv')) return plain
  const columns = fieldsOf(head)
  const made = remade === undefined ? undefined : fieldsOf(remade)
  const found = here === undefined ? undefined : fieldsOf(here)
  if (columns === undefined || line === 1) return plain
  const sound = [made, found].find((fields) => fields?.length === columns.length)
  const keys = columns.flatMap((column, at): [string, string][] => {
    const value = sound?.[at] ?? ''
    return naming.has(column) && value !== '' ? [[column, value]] : []
  })
  if (made?.length !== columns.length || found?.length !== columns.length) return { ...plain, keys }
  const at = columns.findIndex((_, c) => made[c] !== found[c])
  if (at < 0) return { ...plain, keys }
  return { line, keys, column: columns[at] as string, here: found[at] as string, remade: made[at] as string }
}

function fieldsOf(text: string): string[] | undefined {
  try {
    return parseCsv(text)[0] ?? []
  } catch {
    return undefined
  }
}

const widest = 60

/** Two lines around the place where they part. */
function shownPair(here: string | undefined, remade: string | undefined): { here?: string; remade?: string } {
  const [a = '', b = ''] = [here, remade]
  let at = 0
  while (at < Math.min(a.length, b.length) && a[at] === b[at]) at++
  const from = Math.max(0, at - 20)
  const piece = (text: string) =>
    `${from > 0 ? '…' : ''}${text.slice(from, from + widest)}${text.length > from + widest ? '…' : ''}`
  return { ...(here === undefined ? {} : { here: piece(a) }), ...(remade === undefined ? {} : { remade: piece(b) }) }
}
