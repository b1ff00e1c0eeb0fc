/** Where two Parquet tables part: the first row, and the column in it. */
import {
  type AsyncBuffer,
  asyncBufferFromFile,
  type FileMetaData,
  parquetMetadataAsync,
  parquetReadObjects,
} from 'hyparquet'
import type { Located } from './locate.js'

const rowsAtOnce = 4096
const naming = ['point', 'scenario', 'replicate', 'outcome', 'scope', 'month']

type Row = Readonly<Record<string, unknown>>

/**
 * The first row in which two tables part; where the one that is there cannot be read (a bit was flipped in a packed page), the
 * column and the rows that the first byte which differs belongs to. Undefined where it belongs to none.
 */
export async function partingOfTables(here: string, remade: string, offset: number): Promise<Located | undefined> {
  return (await partingRow(here, remade)) ?? (await pageAt(remade, offset))
}

/** What lies at a byte of a table. */
async function pageAt(path: string, offset: number): Promise<Located | undefined> {
  const { metadata, read } = await opened(path)
  let from = 0
  for (const { columns, num_rows } of metadata.row_groups) {
    const until = from + Number(num_rows)
    for (const { meta_data: chunk } of columns) {
      if (chunk === undefined) continue
      const start = Number(chunk.dictionary_page_offset ?? chunk.data_page_offset)
      if (offset < start || offset >= start + Number(chunk.total_compressed_size)) continue
      const about = (await read(from))[0] ?? {}
      return { line: from + 1, until, offset, keys: keysOf(about), column: chunk.path_in_schema.join('.') }
    }
    from = until
  }
  return undefined
}

async function partingRow(here: string, remade: string): Promise<Located | undefined> {
  try {
    const [a, b] = [await opened(here), await opened(remade)]
    // One row more than both have tells of the one that has more.
    for (let from = 0; from <= Math.min(a.rows, b.rows); from += rowsAtOnce) {
      const [x, y] = [await a.read(from), await b.read(from)]
      for (let at = 0; at < Math.max(x.length, y.length); at++) {
        const found = parting(x[at], y[at], from + at + 1)
        if (found) return found
      }
    }
  } catch {
    return undefined
  }
  return undefined
}

interface OpenedTable {
  readonly rows: number
  readonly metadata: FileMetaData
  readonly read: (from: number) => Promise<Row[]>
}

async function opened(path: string): Promise<OpenedTable> {
  const file: AsyncBuffer = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const rows = Number(metadata.num_rows)
  return {
    rows,
    metadata,
    read: async (from) =>
      from >= rows
        ? []
        : ((await parquetReadObjects({
            file,
            metadata,
            rowStart: from,
            rowEnd: Math.min(rows, from + rowsAtOnce),
          })) as Row[]),
  }
}

function parting(here: Row | undefined, remade: Row | undefined, line: number): Located | undefined {
  const about = remade ?? here ?? {}
  const keys = keysOf(about)
  if (here === undefined || remade === undefined)
    return { line, keys, ...(here ? { here: 'a row' } : {}), ...(remade ? { remade: 'a row' } : {}) }
  const column = Object.keys(remade).find((name) => !Object.is(here[name] ?? null, remade[name] ?? null))
  if (column === undefined) return undefined
  return { line, keys, column, here: shown(here[column]), remade: shown(remade[column]) }
}

function keysOf(about: Row): [string, string][] {
  return naming.flatMap((name): [string, string][] => (name in about ? [[name, String(about[name])]] : []))
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
