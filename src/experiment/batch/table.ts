/**
 * Tables that grow row by row and are never held whole: as Parquet in row groups, and as CSV where asked for. The same
 * rows give the same bytes.
 */

import { ByteWriter, type ColumnSource, ParquetWriter } from 'hyparquet-writer'
import { type CsvDialect, plainCsv } from '../../analysis/csv-dialect.js'
import type { FileDigest } from '../../provenance/manifest.js'
import { FileSink } from './file-sink.js'

export interface Column {
  readonly name: string
  readonly type: 'whole' | 'number' | 'text'
  /** Some rows have no value: NaN of a number, an empty text. */
  readonly optional?: boolean
  /** Hardly two rows have the same value: no dictionary is tried. */
  readonly distinct?: boolean
}

export interface TableFiles {
  /** Paths of the files, and how they are shown to users. */
  readonly parquet: { readonly path: string; readonly shown: string }
  readonly csv?: { readonly path: string; readonly shown: string }
}

/** Numbers that a row group holds at most, and rows. */
const mostCells = 1 << 21
const mostRows = 1 << 15
const leastRows = 1 << 10

const types = { whole: 'INT32', number: 'DOUBLE', text: 'BYTE_ARRAY' } as const

export class Table {
  private readonly rows: number
  private readonly numbers: readonly (Float64Array | undefined)[]
  private readonly texts: readonly (string[] | undefined)[]
  private readonly parquet: ParquetWriter
  private readonly sink: FileSink
  private readonly csv: FileSink | undefined
  private filled = 0

  constructor(
    private readonly columns: readonly Column[],
    files: TableFiles,
    private readonly dialect: CsvDialect = plainCsv,
  ) {
    this.rows = Math.max(leastRows, Math.min(mostRows, Math.floor(mostCells / columns.length)))
    this.numbers = columns.map(({ type }) => (type === 'text' ? undefined : new Float64Array(this.rows)))
    this.texts = columns.map(({ type }) => (type === 'text' ? [] : undefined))
    this.sink = new FileSink(files.parquet.path, files.parquet.shown)
    this.csv = files.csv && new FileSink(files.csv.path, files.csv.shown)
    this.csv?.write(headOf(columns, dialect))
    this.parquet = new ParquetWriter({
      writer: sinkWriter(this.sink),
      schema: [
        { name: 'lintas', num_children: columns.length },
        ...columns.map(({ name, type, optional }) => ({
          name,
          type: types[type],
          ...(type === 'text' ? { converted_type: 'UTF8' as const } : {}),
          repetition_type: optional ? ('OPTIONAL' as const) : ('REQUIRED' as const),
        })),
      ],
      createdBy: 'lintas',
    })
  }

  /** Sets one field of the row that is being filled. */
  number(column: number, value: number): void {
    const values = this.numbers[column] as Float64Array
    values[this.filled] = value
  }

  text(column: number, value: string): void {
    const values = this.texts[column] as string[]
    values[this.filled] = value
  }

  /** Ends the row. Gives true where a row group was written: a good moment to let others run. */
  endRow(): boolean {
    if (++this.filled < this.rows) return false
    this.flush()
    return true
  }

  finish(): { readonly parquet: FileDigest; readonly csv?: FileDigest } {
    this.flush()
    this.parquet.finish()
    const csv = this.csv?.finish()
    return { parquet: this.sink.finish(), ...(csv ? { csv } : {}) }
  }

  close(): void {
    this.sink.close()
    this.csv?.close()
  }

  private flush(): void {
    const { filled } = this
    if (filled === 0) return
    const read = (column: number) => this.values(column, filled)
    // A column is laid out only when its turn comes.
    const columnData = this.columns.map(
      ({ name, distinct }, column): ColumnSource => ({
        name,
        ...(distinct ? { encoding: 'PLAIN', statistics: false } : {}),
        get data() {
          return read(column)
        },
      }),
    )
    this.parquet.write({ columnData, rowGroupSize: filled })
    if (this.csv) this.writeCsv(this.csv)
    this.filled = 0
  }

  private values(column: number, filled: number): ColumnSource['data'] {
    const { type, optional } = this.columns[column] as Column
    if (type === 'text') {
      const texts = (this.texts[column] as string[]).slice(0, filled)
      return optional ? texts.map((text) => (text === '' ? undefined : text)) : texts
    }
    const numbers = (this.numbers[column] as Float64Array).subarray(0, filled)
    if (type === 'whole') return Int32Array.from(numbers)
    return optional ? Array.from(numbers, (x) => (Number.isNaN(x) ? undefined : x)) : numbers
  }

  private writeCsv(csv: FileSink): void {
    let text = ''
    for (let row = 0; row < this.filled; row++) {
      for (let c = 0; c < this.columns.length; c++) {
        const numbers = this.numbers[c]
        const field = numbers
          ? this.dialect.number(numbers[row] as number)
          : this.dialect.text((this.texts[c] as string[])[row] as string)
        text += c === 0 ? field : this.dialect.separator + field
      }
      text += '\n'
      if (text.length > 1 << 16) {
        csv.write(text)
        text = ''
      }
    }
    csv.write(text)
  }
}

/** The first line of a table of text. */
export function headOf(columns: readonly Column[], { mark, separator, text }: CsvDialect): string {
  return `${mark}${columns.map(({ name }) => text(name)).join(separator)}\n`
}

const flushBytes = 1 << 20

/** The Parquet writer’s bytes go on to the file as they come. */
function sinkWriter(sink: FileSink): ByteWriter {
  const writer = new ByteWriter(flushBytes * 2)
  const flush = () => {
    if (writer.index > 0) sink.write(new Uint8Array(writer.buffer, 0, writer.index))
    writer.index = 0
  }
  const ensure = writer.ensure.bind(writer)
  writer.ensure = (size) => {
    if (writer.index > flushBytes) flush()
    ensure(size)
  }
  writer.finish = flush
  return writer
}
