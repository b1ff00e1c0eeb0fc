/** `lintas query`: SQL over the tables of an experiment’s results, by DuckDB where it is installed. */
import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { openResults } from '../../experiment/results.js'
import { fieldText, numberText } from '../../report/csv.js'
import { rounded } from '../../report/digits.js'
import { columnsText } from '../../report/plain-table.js'
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit, UsageFaults } from '../faults.js'
import { isOn } from '../options.js'
import { writeNote, writeOut } from '../terminal.js'

const terminal = 80
/** Rows that a table on the terminal shows; --csv and --json give all. */
const mostRows = 200

export const queryCommand: Command = {
  declare: (y) =>
    y
      .positional('results', { type: 'string', describe: 'Folder with the results of an experiment' })
      .positional('query', {
        type: 'string',
        describe: 'A query in SQL over the tables runs, curves, points and failures',
      })
      .option('csv', { type: 'boolean', describe: 'Print all rows as CSV' })
      .option('json', { type: 'boolean', describe: 'Print all rows as JSON' })
      .epilogue(
        `${examples([
          ['lintas query outputs/entikong-leadership "select scenario, avg(trust) from runs group by all"', 'means'],
          ['lintas query outputs/entikong-leadership "describe runs"', 'which columns there are'],
        ])}\n\nNeeds DuckDB: npm install @duckdb/node-api`,
      ),
  check: (words) => void formatOf(words),
  run,
}

function formatOf(words: Words): 'table' | 'csv' | 'json' {
  const [csv, json] = [isOn(words.csv), isOn(words.json)]
  if (csv && json) throw new UsageFaults([{ message: '--csv does not go with --json', hint: 'give one of them' }])
  return csv ? 'csv' : json ? 'json' : 'table'
}

async function run(words: Words): Promise<number> {
  const format = formatOf(words)
  const folder = String(words.results)
  await openResults(folder)
  const duckdb = await loadDuckDb()
  const { head, rows } = await ask(duckdb, resolve(folder), String(words.query))
  if (format === 'json')
    writeOut(JSON.stringify(rows.map((row) => Object.fromEntries(head.map((name, c) => [name, row[c]])))))
  else if (format === 'csv')
    writeOut([head.map(fieldText), ...rows.map((row) => row.map(csvField))].map((line) => line.join(',')).join('\n'))
  else {
    const shown = rows.slice(0, mostRows).map((row) => row.map(shownValue))
    writeOut(columnsText(head, shown, terminal))
    if (rows.length > mostRows) writeNote(`${mostRows} of ${rows.length} rows; --csv prints all`)
  }
  return exit.done
}

type DuckDb = typeof import('@duckdb/node-api')

/** The database is large and nobody else needs it, so it is not installed unasked. */
async function loadDuckDb(): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api')
  } catch {
    throw new UsageFaults([
      {
        message: 'lintas query needs DuckDB, which is not installed',
        hint: 'add it with: npm install @duckdb/node-api (about 70 MB); or open runs.parquet with any tool that reads Parquet',
      },
    ])
  }
}

type Value = string | number | boolean | null

async function ask(
  { DuckDBInstance }: DuckDb,
  folder: string,
  sql: string,
): Promise<{ head: string[]; rows: Value[][] }> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const view of viewsOf(folder)) await connection.run(view)
    // From here on nothing on the disk can be read or written but these tables.
    await connection.run(`set allowed_directories = [${quotedText(folder)}]`)
    await connection.run('set enable_external_access = false')
    await connection.run('set lock_configuration = true')
    const reader = await connection.runAndReadAll(sql)
    return { head: reader.deduplicatedColumnNames(), rows: reader.getRowsJson().map((row) => row.map(plainValue)) }
  } catch (error) {
    throw new UsageFaults([inWords(error)])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
}

/** One view for each table that is there. */
function viewsOf(folder: string): string[] {
  const tables = [
    ['runs', 'runs.parquet', 'read_parquet'],
    ['curves', 'curves.parquet', 'read_parquet'],
    ['raw', 'raw.parquet', 'read_parquet'],
    ['points', 'points.csv', 'read_csv'],
    ['failures', 'failures.csv', 'read_csv'],
  ] as const
  return tables.flatMap(([view, file, read]) => {
    const path = join(folder, file)
    if (!existsSync(path)) return []
    const options = read === 'read_csv' ? ', header = true' : ''
    return [`create view ${view} as select * from ${read}(${quotedText(path)}${options})`]
  })
}

function quotedText(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/** DuckDB’s own message says what is wrong; the kind of the error before it, and the mark below the line, go. */
function inWords(error: unknown): { message: string; hint?: string } {
  const said = error instanceof Error ? error.message : String(error)
  const message = said
    .replace(/^\w+ Error: /, '')
    .split('\n')
    .filter((line) => !/^\s*\^?\s*$/.test(line))
    .join(' ')
  if (/disabled/.test(message)) return { message, hint: 'a query reads the tables of the results, and nothing else' }
  return {
    message,
    hint: 'the tables are runs, curves, points and failures; "describe runs" lists the columns, and a name with @, - or . is written in double quotation marks',
  }
}

function plainValue(value: unknown): Value {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  return typeof value === 'bigint' ? Number(value) : JSON.stringify(value)
}

/** Counts come as text, since they may be larger than a number holds exactly; these do not. */
function shownValue(value: Value): string {
  if (value === null) return ''
  if (typeof value !== 'number') return String(value)
  return Number.isInteger(value) ? String(value) : String(rounded(value, 6))
}

function csvField(value: Value): string {
  if (value === null) return ''
  return typeof value === 'number' ? numberText(value) : fieldText(String(value))
}
