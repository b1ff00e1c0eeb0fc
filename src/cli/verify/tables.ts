/** Where two Parquet tables part: the first row, and the column in it. */
import { UnreadableFile } from '../../disk/bounded.js'
import { ParquetTable, UnreadableTable } from '../../experiment/parquet-table.js'
import type { Located } from './locate.js'

const naming = ['point', 'scenario', 'replicate', 'outcome', 'scope', 'month']

type Row = Readonly<Record<string, unknown>>

/**
 * The first row in which two tables part; where the one that is there cannot be read (a bit was flipped in a packed page), the
 * column and the rows that the first byte which differs belongs to. Undefined where it belongs to none.
 */
export function partingOfTables(here: string, remade: string, offset: number): Located | undefined {
  const made = new ParquetTable(remade)
  try {
    return partingRow(here, made) ?? pageAt(made, offset)
  } finally {
    made.close()
  }
}

/** What lies at a byte of a table. */
function pageAt(table: ParquetTable, offset: number): Located | undefined {
  let from = 0
  for (const group of table.groups) {
    const until = from + group.rows
    for (const [column, { start, end }] of group.chunks) {
      if (offset < start || offset >= end) continue
      const [about = {}] = rowsOf(table, table.groups.indexOf(group))
      return { line: from + 1, until, offset, keys: keysOf(about), column }
    }
    from = until
  }
  return undefined
}

function partingRow(path: string, remade: ParquetTable): Located | undefined {
  let here: ParquetTable | undefined
  try {
    here = new ParquetTable(path)
    const [a, b] = [rowsOf(here), rowsOf(remade)]
    for (let line = 1; ; line++) {
      const [x, y] = [a.next(), b.next()]
      if (x.done && y.done) return undefined
      const found = parting(x.value ?? undefined, y.value ?? undefined, line)
      if (found) return found
    }
  } catch (error) {
    if (error instanceof UnreadableTable || error instanceof UnreadableFile) return undefined
    throw error
  } finally {
    here?.close()
  }
}

function* rowsOf(table: ParquetTable, from = 0): Generator<Row, undefined> {
  for (const group of table.groups.slice(from)) {
    const columns = Object.entries(table.read(group))
    for (let at = 0; at < group.rows; at++)
      yield Object.fromEntries(columns.map(([name, values]) => [name, values[at]]))
  }
}

function parting(here: Row | undefined, remade: Row | undefined, line: number): Located | undefined {
  const about = remade ?? here ?? {}
  const keys = keysOf(about)
  if (here === undefined || remade === undefined)
    return { line, keys, ...(here ? { here: 'a row' } : {}), ...(remade ? { remade: 'a row' } : {}) }
  const column = Object.keys(remade).find((name) => !Object.is(here[name], remade[name]))
  if (column === undefined) return undefined
  return { line, keys, column, here: shown(here[column]), remade: shown(remade[column]) }
}

function keysOf(about: Row): [string, string][] {
  return naming.flatMap((name): [string, string][] => (name in about ? [[name, String(about[name])]] : []))
}

function shown(value: unknown): string {
  return value === undefined || Number.isNaN(value) ? '' : String(value)
}
