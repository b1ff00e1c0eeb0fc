/** A Parquet table as this program writes it, read one group of rows at a time and in bounded memory, whoever wrote it. */
import { closeSync, fstatSync, readSync } from 'node:fs'
import { type FileMetaData, parquetMetadata } from 'hyparquet'
import { openPlain } from '../disk/bounded.js'
import { type PageColumn, type Values, valuesOf } from './parquet-pages.js'

/** Rows of a group, and bytes of a column of it, at most: four times what is written. */
const mostRows = 1 << 17
const mostChunk = 1 << 26
/** Bytes at the end that say where everything is, beside a hundredth of the table. */
const mostMetadata = 1 << 23

interface Chunk extends PageColumn {
  readonly start: number
  readonly end: number
}

interface Group {
  readonly rows: number
  readonly chunks: ReadonlyMap<string, Chunk>
}

/** What no table of ours is; in words that go on from its name. */
export class UnreadableTable extends Error {
  override readonly name = 'UnreadableTable'
}

export class ParquetTable {
  readonly groups: readonly Group[]
  readonly columns: readonly string[]
  private readonly file: number

  /** Throws an UnreadableTable, or an UnreadableFile for what is no plain file. */
  constructor(path: string) {
    this.file = openPlain(path)
    try {
      const { size } = fstatSync(this.file)
      this.groups = readable(() => groupsOf(this.metadata(size), size))
      this.columns = [...(this.groups[0]?.chunks.keys() ?? [])]
    } catch (error) {
      this.close()
      throw error
    }
  }

  /** Values of some columns in one group of rows. Throws an UnreadableTable. */
  read({ rows, chunks }: Group, columns: readonly string[] = this.columns): Record<string, Values> {
    return readable(() =>
      Object.fromEntries(
        columns.map((name) => {
          const chunk = chunks.get(name)
          if (chunk === undefined) throw new RangeError(`it has no column ${name}`)
          return [name, valuesOf(this.bytes(chunk.start, chunk.end), rows, chunk)]
        }),
      ),
    )
  }

  close(): void {
    closeSync(this.file)
  }

  private metadata(size: number): FileMetaData {
    const [length = 0] = size < 12 ? [] : new Uint32Array(this.bytes(size - 8, size - 4).buffer)
    if (length === 0 || length > Math.min(size - 12, mostMetadata + size / 100)) throw new RangeError('it is no table')
    return parquetMetadata(this.bytes(size - 8 - length, size), { geoparquet: false })
  }

  private bytes(start: number, end: number): Uint8Array {
    const bytes = new Uint8Array(end - start)
    for (let at = 0; at < bytes.length; ) {
      const got = readSync(this.file, bytes, at, bytes.length - at, start + at)
      if (got === 0) throw new RangeError('it ends early')
      at += got
    }
    return bytes
  }
}

/** A forged table can go wrong in any way: as text that is no list, as a number that is none. */
function readable<T>(read: () => T): T {
  try {
    return read()
  } catch (error) {
    const [said = ''] = (error instanceof Error ? error.message : '').split('\n')
    throw new UnreadableTable(`cannot be read as a table: ${said.slice(0, 200)}`)
  }
}

function groupsOf({ schema: [, ...elements], row_groups, num_rows }: FileMetaData, size: number): Group[] {
  const types = new Set(['INT32', 'DOUBLE', 'BYTE_ARRAY'])
  const forms = new Set(['REQUIRED', 'OPTIONAL'])
  const odd = elements.find(
    ({ type = '', repetition_type = '', num_children = 0 }) =>
      !types.has(type) || !forms.has(repetition_type) || num_children !== 0,
  )
  if (odd) throw new RangeError(`its column ${odd.name} is of another kind`)
  let [all, bytes] = [0, 0]
  const groups = row_groups.map(({ num_rows, columns }): Group => {
    const rows = Number(num_rows)
    if (!(rows > 0 && rows <= mostRows) || columns.length !== elements.length)
      throw new RangeError('a group has more rows, or other columns, than any of ours')
    all += rows
    const chunks = columns.map(({ meta_data: at }, k): [string, Chunk] => {
      const { name, type, repetition_type } = elements[k] as (typeof elements)[number]
      const start = Number(at?.dictionary_page_offset ?? at?.data_page_offset)
      const length = Number(at?.total_compressed_size)
      bytes += length
      if (!(start >= 4 && length >= 0 && length <= mostChunk && start + length <= size) || bytes > size)
        throw new RangeError(`a part of ${name} lies where there is none`)
      if (at?.codec !== 'SNAPPY' && at?.codec !== 'UNCOMPRESSED')
        throw new RangeError(`${name} is packed in another way`)
      const column = { type: type as Chunk['type'], optional: repetition_type === 'OPTIONAL' }
      return [name, { start, end: start + length, ...column, isPacked: at.codec === 'SNAPPY' }]
    })
    return { rows, chunks: new Map(chunks) }
  })
  if (all !== Number(num_rows)) throw new RangeError('its groups hold another number of rows than it says')
  return groups
}
