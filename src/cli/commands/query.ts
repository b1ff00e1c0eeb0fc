/** `lintas query`: SQL over the tables of an experiment’s results, by DuckDB where it is installed. */
import { type CsvReader, dialectFor } from '../../analysis/csv-dialect.js'
import { openResults } from '../../experiment/results.js'
import { CsvTable } from '../../report/csv.js'
import { rounded } from '../../report/digits.js'
import { columnsText } from '../../report/plain-table.js'
import { printable } from '../../scenario/errors.js'
import type { Command, Words } from '../command.js'
import { examples } from '../examples.js'
import { exit } from '../faults.js'
import { OptionReader } from '../option-reader.js'
import { csvForOption, isOn, readCsvFor } from '../options.js'
import { alsoReadBy, ask, loadDuckDb, type Value } from '../query/database.js'
import { writeNote, writeOut, writeTable } from '../terminal.js'

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
      .option('csv-for', csvForOption)
      .option('json', { type: 'boolean', describe: 'Print all rows as JSON' })
      .epilogue(
        `${examples([
          ['lintas query outputs/entikong-leadership "select scenario, avg(trust) from runs group by all"', 'means'],
          ['lintas query outputs/entikong-leadership "describe runs"', 'which columns there are'],
        ])}\n\nNeeds DuckDB: npm install @duckdb/node-api`,
      ),
  check: (words) => void readWords(words),
  run,
}

function readWords(words: Words): { format: 'table' | 'csv' | 'json'; csvFor: CsvReader } {
  const reader = new OptionReader(words)
  const [csv, json] = [isOn(words.csv), isOn(words.json)]
  if (csv && json) reader.wrong('--csv does not go with --json', 'give one of them')
  const csvFor = readCsvFor(reader.once('csv-for'), reader.faults)
  if (words['csv-for'] !== undefined && !csv) reader.wrong('--csv-for goes with --csv')
  reader.done()
  return { format: csv ? 'csv' : json ? 'json' : 'table', csvFor }
}

async function run(words: Words): Promise<number> {
  const { format, csvFor } = readWords(words)
  const sql = String(words.query)
  const results = await openResults(String(words.results), { also: alsoReadBy(sql) })
  const { head, rows } = await ask(await loadDuckDb(), results, sql)
  if (format === 'json')
    writeOut(JSON.stringify(rows.map((row) => Object.fromEntries(head.map((name, c) => [name, row[c]])))))
  else if (format === 'csv') {
    const table = new CsvTable(
      head,
      rows.map((row) => row.map(cell)),
    )
    writeTable([...table.in(dialectFor(csvFor))].join(''))
  } else {
    const shown = rows.slice(0, mostRows).map((row) => row.map(shownValue).map(printable))
    writeOut(columnsText(head.map(printable), shown, terminal))
    if (rows.length > mostRows) writeNote(`${mostRows} of ${rows.length} rows; --csv prints all`)
  }
  return exit.done
}

function cell(value: Value): string | number {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

function shownValue(value: Value): string {
  if (typeof value !== 'number') return String(cell(value))
  return Number.isInteger(value) ? String(value) : String(rounded(value, 6))
}
