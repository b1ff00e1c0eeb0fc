/** Where two Parquet tables part: the first row, and the column in it. */
import { type AsyncBuffer, asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import type { Located } from './locate.js'

const rowsAtOnce = 4096
const naming = ['point', 'scenario', 'replicate', 'outcome', 'scope', 'month']

type Row = Readonly<Record<string, unknown>>

/** Undefined where their rows are the same, or the first cannot be read (a bit flipped inside a packed page). */
export async function partingOfTables(here: string, remade: string): Promise<Located | undefined> {
  try {
    const [a, b] = [await opened(here), await opened(remade)]
    for (let from = 0; from < Math.max(a.rows, b.rows); from += rowsAtOnce) {
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

async function opened(path: string): Promise<{ rows: number; read: (from: number) => Promise<Row[]> }> {
  const file: AsyncBuffer = await asyncBufferFromFile(path)
  const metadata = await parquetMetadataAsync(file)
  const rows = Number(metadata.num_rows)
  return {
    rows,
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
  const keys = naming.flatMap((name): [string, string][] => (name in about ? [[name, String(about[name])]] : []))
  if (here === undefined || remade === undefined)
    return { line, keys, ...(here ? { here: 'a row' } : {}), ...(remade ? { remade: 'a row' } : {}) }
  const column = Object.keys(remade).find((name) => !Object.is(here[name] ?? null, remade[name] ?? null))
  if (column === undefined) return undefined
  return { line, keys, column, here: shown(here[column]), remade: shown(remade[column]) }
}

function shown(value: unknown): string {
  return value === null || value === undefined ? '' : String(value)
}
