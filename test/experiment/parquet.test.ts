/** Parquet tables: what is written is read, and what others forged is refused in bounded time and memory. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'ava'
import { parquetReadObjects } from 'hyparquet'
import seedrandom from 'seedrandom'
import { type Column, Table } from '../../src/experiment/batch/table.js'
import { valuesOf } from '../../src/experiment/parquet-pages.js'
import { ParquetTable, UnreadableTable } from '../../src/experiment/parquet-table.js'

const columns: Column[] = [
  { name: 'point', type: 'whole' },
  { name: 'trust', type: 'number', distinct: true },
  { name: 'rare', type: 'number', optional: true },
  { name: 'same', type: 'number' },
  { name: 'scope', type: 'text' },
  { name: 'why', type: 'text', optional: true },
]
const folder = mkdtempSync(join(tmpdir(), 'lintas-parquet-'))
const path = join(folder, 'runs.parquet')
test.before(() => {
  const table = new Table(columns, { parquet: { path, shown: 'runs.parquet' } })
  for (let row = 0; row < 33_000; row++) {
    table.number(0, row - 5)
    table.number(1, Math.sqrt(row) - 40)
    table.number(2, row % 7 === 0 ? row % 300 : Number.NaN)
    table.number(3, 0.25)
    table.text(4, `forum:${row % 5}é`)
    table.text(5, row % 11 === 0 ? `because ${row}` : '')
    table.endRow()
  }
  table.finish()
})
test.after.always(() => rmSync(folder, { recursive: true }))

test('a table is read as its library reads it, group by group', async (t) => {
  const table = new ParquetTable(path)
  const bytes = readFileSync(path)
  const expected = await parquetReadObjects({
    file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length),
  })
  t.deepEqual(
    table.groups.map(({ rows }) => rows),
    [32_768, 232],
  )
  let row = 0
  for (const group of table.groups) {
    const values = table.read(group)
    for (let at = 0; at < group.rows; at++, row++) {
      const found = Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all[at]]))
      const { rare, why, ...rest } = expected[row] as Record<string, unknown>
      if (row % 97 === 0) t.deepEqual(found, { rare: rare ?? Number.NaN, why: why ?? '', ...rest })
    }
  }
  t.is(row, expected.length)
  table.close()
})

test('of a table with wrong bytes values are read, or it is refused as no table of ours, at once', (t) => {
  const whole = readFileSync(path)
  const random = seedrandom('wrong bytes')
  const forged = join(folder, 'forged.parquet')
  let refused = 0
  for (let trial = 0; trial < 300; trial++) {
    const bytes = Buffer.from(whole)
    // In what says where everything is, or at the head of a page, where sizes and counts stand.
    const from = trial % 2 === 0 ? bytes.length - 8 - Math.floor(random() * 1200) : 4 + Math.floor(random() * 60)
    for (let k = 0; k < 1 + (trial % 5); k++) bytes[from + k] = trial % 3 === 0 ? 0xff : Math.floor(random() * 256)
    writeFileSync(forged, bytes)
    try {
      const table = new ParquetTable(forged)
      try {
        for (const group of table.groups) table.read(group)
      } finally {
        table.close()
      }
    } catch (error) {
      t.true(error instanceof UnreadableTable, String(error))
      refused++
    }
  }
  t.true(refused > 100)
})

test('a piece of a page that would go back for ever, and a run longer than the column, are refused', (t) => {
  const column = { type: 'INT32', optional: false, isPacked: true } as const
  // Snappy: a literal of 4,294,967,291 bytes, which is −5 to who counts in 32 bits.
  const literal = [4, 0xfc, 0xfa, 0xff, 0xff, 0xff, 0, 0, 0, 0]
  t.throws(() => valuesOf(page(literal, 4, 1, 0), 1, column), { message: /a piece of it/ })
  const packed = { ...column, isPacked: false }
  // A run of 2³⁰ ones where four are due, by a dictionary of one entry.
  const dictionary = pageOf(2, [7, 0, 0, 0], 4, [0x15, 2, 0x15, 0, 0], 7)
  const run = page([1, 0xfe, 0xff, 0xff, 0xff, 0x0f, 0], 7, 4, 8)
  t.throws(() => valuesOf(Buffer.concat([dictionary, run]), 4, packed), { message: /the length of a run/ })
  const right = page([1, 8, 0], 3, 4, 8)
  t.deepEqual(valuesOf(Buffer.concat([dictionary, right]), 4, packed), Float64Array.of(7, 7, 7, 7))
})

/** Thrift’s compact form: a whole number in a field is its zigzag in sevens of bits. */
function pageOf(kind: number, body: number[], size: number, inner: number[], field: number): Buffer {
  return Buffer.from([
    0x15,
    kind * 2,
    0x15,
    size * 2,
    0x15,
    body.length * 2,
    ((field - 3) << 4) | 0xc,
    ...inner,
    0,
    ...body,
  ])
}

/** A page of data, second version: count, nulls, rows, encoding, bytes of levels. */
function page(body: number[], size: number, count: number, encoding: number): Buffer {
  const fields = [0x15, count * 2, 0x15, 0, 0x15, count * 2, 0x15, encoding * 2, 0x15, 0, 0x15, 0, 0]
  return pageOf(3, body, size, fields, 8)
}
