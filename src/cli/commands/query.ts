/** `lintas query`: SQL over the tables of an experiment’s results, by DuckDB where it is installed. */
import { dialectFor } from '../../analysis/csv-dialect.js'
import { openResults } from '../../experiment/results.js'
import { CsvTable } from '../../report/csv.js'
import { rounded } from '../../report/digits.js'
import { columnsText } from '../../report/document/plain-table.js'
import { printable } from '../../scenario/errors.js'
import { command } from '../command.js'
import { exit } from '../faults.js'
import { valuesOf } from '../given.js'
import { flag, word } from '../option.js'
import { csvForOption, jsonOption } from '../options.js'
import { alsoReadBy, ask, loadDuckDb, type Value } from '../query/database.js'
import { writeNote, writeOut, writeTable } from '../terminal.js'

const terminal = 80
/** Rows that a table on the terminal shows; --csv and --json give all. */
const mostRows = 200

export const queryCommand = command({
  takes: {
    results: word('Folder with the results of an experiment'),
    query: word('A query in SQL over the tables runs, curves, points and failures'),
    csv: flag('Print all rows as CSV'),
    csvFor: { ...csvForOption, goesWith: 'csv' },
    json: jsonOption('all rows'),
  },
  examples: [
    ['lintas query outputs/entikong-leadership "select scenario, avg(trust) from runs group by all"', 'means'],
    ['lintas query outputs/entikong-leadership "describe runs"', 'which columns there are'],
  ],
  note: 'Needs DuckDB: npm install @duckdb/node-api',
  read(given) {
    const { csv, json } = given.values
    if (csv && json) given.reader.wrong('--csv does not go with --json', 'give one of them')
    return valuesOf(given)
  },
  async run({ results: folder = '', query = '', csv, csvFor, json }) {
    const results = await openResults(folder, { also: alsoReadBy(query) })
    const { head, rows } = await ask(await loadDuckDb(), results, query)
    if (json) writeOut(JSON.stringify(rows.map((row) => Object.fromEntries(head.map((name, c) => [name, row[c]])))))
    else if (csv) {
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
  },
})

function cell(value: Value): string | number {
  if (value === null) return ''
  if (typeof value === 'number' || typeof value === 'string') return value
  return typeof value === 'boolean' ? String(value) : JSON.stringify(value)
}

function shownValue(value: Value): string {
  if (typeof value !== 'number') return String(cell(value))
  return Number.isInteger(value) ? String(value) : String(rounded(value, 6))
}
