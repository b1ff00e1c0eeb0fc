/** The tables of results in DuckDB, with the types that the plan says: nothing is guessed from what stands in them. */
import { closeSync, openSync, readSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type CsvDialect, dialectOf, plainCsv } from '../../analysis/csv-dialect.js'
import { type Described, failureColumns, pointColumns } from '../../experiment/batch/columns.js'
import type { Results } from '../../experiment/results.js'
import { UsageFaults } from '../faults.js'

type DuckDb = typeof import('@duckdb/node-api')
type Connection = Awaited<ReturnType<Awaited<ReturnType<DuckDb['DuckDBInstance']['create']>>['connect']>>

/** Before this some of what is asked of it is not there. */
const least = [1, 4] as const

/** The database is large and nobody else needs it, so it is not installed unasked. */
export async function loadDuckDb(): Promise<DuckDb> {
  let duckdb: DuckDb
  try {
    duckdb = await import('@duckdb/node-api')
  } catch {
    throw new UsageFaults([
      {
        message: 'lintas query needs DuckDB, which is not installed',
        hint: 'add it with: npm install @duckdb/node-api (about 70 MB); or open runs.parquet with any tool that reads Parquet',
      },
    ])
  }
  const [major = 0, minor = 0] = duckdb.version().replace(/^v/, '').split('.').map(Number)
  if (major > least[0] || (major === least[0] && minor >= least[1])) return duckdb
  throw new UsageFaults([
    {
      message: `lintas query needs DuckDB ${least.join('.')} or newer (${duckdb.version()} is installed)`,
      hint: 'npm install @duckdb/node-api@latest',
    },
  ])
}

/** Tables by the names that a query calls them. */
const tables = {
  runs: 'runs.parquet',
  curves: 'curves.parquet',
  raw: 'raw.parquet',
  points: 'points.csv',
  failures: 'failures.csv',
} as const

/** Tables that a query may read beside those that are held against their digests anyway. */
export function alsoReadBy(sql: string): string[] {
  const isNamed = (view: string) => new RegExp(`\\b${view}\\b`, 'i').test(sql)
  return isNamed('raw') || !Object.keys(tables).some(isNamed) ? [tables.raw] : []
}

export type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

export interface Answer {
  readonly head: readonly string[]
  readonly rows: readonly (readonly Value[])[]
}

/** Throws UsageFaults with what DuckDB says of the query. */
export async function ask(duckdb: DuckDb, { folder, plan, recorded }: Results, sql: string): Promise<Answer> {
  const instance = await duckdb.DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const place = resolve(folder)
  try {
    const files = Object.entries(tables).filter(([, file]) => Object.hasOwn(recorded.files, file))
    for (const [view, file] of files) {
      const path = join(place, file)
      const columns = view === 'points' ? pointColumns(plan) : view === 'failures' ? failureColumns() : undefined
      await connection.run(
        `create view ${view} as ${columns ? csvSelect(path, columns) : `select * from read_parquet(${quotedText(path)})`}`,
      )
    }
    // From here on nothing on the disk can be read or written but these tables.
    const paths = files.map(([, file]) => quotedText(join(place, file)))
    await connection.run(`set allowed_paths = [${paths.join(', ')}]`)
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    await refuseAllButOneSelect(duckdb, connection, sql)
    const reader = await connection.runAndReadAll(sql)
    const rows = reader.convertRows<Value>(converterOf(duckdb))
    return { head: reader.deduplicatedColumnNames(), rows }
  } catch (error) {
    if (error instanceof UsageFaults) throw error
    throw new UsageFaults([inWords(error)])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** A query asks: it is one statement, and one that gives rows. The tables are open to be read, so nothing else may run. */
async function refuseAllButOneSelect({ StatementType }: DuckDb, connection: Connection, sql: string): Promise<void> {
  // DuckDB itself ends badly where there is no statement at all.
  if (sql.replaceAll(/--[^\n]*|\/\*[\s\S]*?\*\//g, '').replaceAll(/[\s;]/g, '') === '')
    throw new UsageFaults([{ message: 'the query is empty', hint: tablesHint }])
  const statements = await connection.extractStatements(sql)
  if (statements.count > 1)
    throw new UsageFaults([
      {
        message: /\bpivot\b/i.test(sql)
          ? 'a PIVOT here names its values: pivot … on scenario in (…) using …'
          : `a query is one statement (got ${statements.count})`,
        hint: 'ask one after the other, or put them together with WITH or UNION ALL',
      },
    ])
  const { statementType } = await statements.prepare(0)
  if (statementType !== StatementType.SELECT)
    throw new UsageFaults([
      {
        message: `a query asks, and changes nothing: it is a SELECT, FROM, WITH, DESCRIBE, SUMMARIZE or SHOW (got ${StatementType[statementType]})`,
        hint: tablesHint,
      },
    ])
}

const sqlTypes = { whole: 'INTEGER', number: 'DOUBLE', text: 'VARCHAR' } as const

/** A table of text, column by column as the plan types it. */
function csvSelect(path: string, columns: readonly Described[]): string {
  const dialect = dialectOfFile(path)
  const types = columns.map(({ name, type }) => `${quotedText(name)}: ${quotedText(sqlTypes[type])}`).join(', ')
  const { separator, decimal } = dialect
  const options = [
    'header = true, auto_detect = false, strict_mode = true',
    `delim = '${separator}', decimal_separator = '${decimal}'`,
    `quote = '"', escape = '"', nullstr = '', columns = {${types}}`,
  ].join(', ')
  const fields = columns.map(({ name, type }) => {
    const field = quotedName(name)
    if (type !== 'text' || dialect === plainCsv) return field
    return `case when starts_with(${field}, '''') then substr(${field}, 2) else ${field} end as ${field}`
  })
  return `select ${fields.join(', ')} from read_csv(${quotedText(path)}, ${options})`
}

function dialectOfFile(path: string): CsvDialect {
  const file = openSync(path, 'r')
  try {
    const start = Buffer.alloc(3)
    readSync(file, start, 0, 3, 0)
    return dialectOf(start.toString('utf8'))
  } finally {
    closeSync(file)
  }
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}

/**
 * Values as JSON has them. Counts and sums are numbers, as long as a number holds them exactly: longer ones are texts, so
 * that no digit is lost. What is no number (NaN, infinite) is null.
 */
function converterOf({ DuckDBTypeId, DuckDBDecimalValue, JsonDuckDBValueConverter }: DuckDb) {
  type Converter = import('@duckdb/node-api').DuckDBValueConverter<Value>
  const converter: Converter = (value, type, again) => {
    if (value === null) return null
    if (typeof value === 'bigint') return exact(String(value))
    if (value instanceof DuckDBDecimalValue) return exact(value.toString())
    if (type.typeId === DuckDBTypeId.DOUBLE || type.typeId === DuckDBTypeId.FLOAT)
      return Number.isFinite(value) ? (value as number) : null
    return (JsonDuckDBValueConverter as unknown as Converter)(value, type, again)
  }
  return converter
}

/** Digits that a double always keeps. */
const mostDigits = 15

function exact(text: string): number | string {
  const digits = text.replace(/\D/g, '').replace(/^0+/, '')
  const number = Number(text)
  return digits.length <= mostDigits || (Number.isSafeInteger(number) && !text.includes('.')) ? number : text
}

const tablesHint =
  'the tables are runs, curves, points and failures; "describe runs" lists the columns, and a name with @, - or . is written in double quotation marks'

/** DuckDB’s own message says what is wrong; the kind of the error before it, and the mark below the line, go. */
function inWords(error: unknown): { message: string; hint?: string } {
  const said = error instanceof Error ? error.message : String(error)
  const message = said
    .replace(/^\w+ Error: /, '')
    .split('\n')
    .filter((line) => !/^\s*\^?\s*$/.test(line))
    .join(' ')
  if (/disabled/.test(message)) return { message, hint: 'a query reads the tables of the results, and nothing else' }
  return { message, hint: tablesHint }
}
