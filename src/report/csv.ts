/**
 * The tables as text: curves.csv, runs.csv, effects.csv, events.csv. Runs in a browser.
 *
 * UTF-8 text, lines end in LF, a field is quoted only where it must be (RFC 4180), numbers are the shortest text that
 * reads back as the same double, a missing value is empty. Text is made piece by piece, so that a long table is never held
 * whole, and from cells that are numbers or texts, so that either dialect knows which they are.
 */

import type { ContributionRow, DifferenceRow } from '../analysis/contributions.js'
import { type CsvDialect, dialectOf, plainCsv, plainField } from '../analysis/csv-dialect.js'
import type { CurveRow } from '../analysis/curves.js'
import type { EffectRow } from '../analysis/effects.js'
import type { RobustRow } from '../analysis/robustness.js'
import { detailOf } from '../model/events.js'
import type { Series } from '../model/outcome.js'
import type { TraceEvent } from '../model/trace.js'
import { conditionColumns, conditionRows, whereText } from './conditions.js'

export { numberText } from '../analysis/csv-dialect.js'

export const curveColumns = [
  'scenario',
  'outcome',
  'scope',
  'month',
  'unit',
  'n',
  'mean',
  'sd',
  'mean_low',
  'mean_high',
  'p05',
  'p25',
  'p50',
  'p75',
  'p95',
] as const satisfies readonly (keyof CurveRow)[]

export const effectColumns = [
  'baseline',
  'variant',
  'outcome',
  'scope',
  'month',
  'unit',
  'n',
  'from',
  'to',
  'effect',
  'low',
  'high',
  'share_positive',
  'share_negative',
  'variance_reduction',
  'composition',
  'in_both',
  'came',
  'left',
] as const satisfies readonly (keyof EffectRow)[]

export const eventColumns = ['scenario', 'replicate', 'month', 'event', 'forum', 'agencies', 'detail'] as const

export const contributionColumns = [
  'scenario',
  'outcome',
  'scope',
  'month',
  'mechanism',
  'unit',
  'n',
  'mean',
  'mean_low',
  'mean_high',
] as const satisfies readonly (keyof ContributionRow)[]

export const differenceColumns = [
  'scenario',
  'against',
  'outcome',
  'scope',
  'month',
  'mechanism',
  'unit',
  'n',
  'mean',
  'mean_low',
  'mean_high',
] as const satisfies readonly (keyof DifferenceRow)[]

export const robustColumns = [
  'baseline',
  'variant',
  'outcome',
  'scope',
  'month',
  'unit',
  'effect',
  'low',
  'high',
  'points',
  'share_same_sign',
  'verdict',
  'p05',
  'p50',
  'p95',
  'reverses_where',
] as const satisfies readonly (keyof RobustRow | 'reverses_where')[]

export const reversalColumns = ['baseline', 'variant', 'outcome', 'scope', 'month', ...conditionColumns] as const

export const partingColumns = [
  'scenario',
  'against',
  'replicate',
  'month',
  'event',
  'forum',
  'agencies',
  'detail',
  'against_month',
  'against_event',
  'against_forum',
  'against_agencies',
  'against_detail',
  'value_month',
] as const

/** Characters gathered before a chunk is handed on. */
const chunkLength = 1 << 16

type Cells = readonly (string | number)[]

/** A table that becomes text piece by piece: iterated, in the plain dialect. Good for one reading where its rows are. */
export class CsvTable implements Iterable<string> {
  constructor(
    private readonly columns: readonly string[],
    private readonly rows: Iterable<Cells>,
  ) {}

  [Symbol.iterator](): Generator<string> {
    return this.in(plainCsv)
  }

  *in(dialect: CsvDialect): Generator<string> {
    const line = (cells: Cells) =>
      `${cells.map((cell) => (typeof cell === 'number' ? dialect.number(cell) : dialect.text(cell))).join(dialect.separator)}\n`
    let chunk = dialect.mark + line(this.columns)
    for (const row of this.rows) {
      chunk += line(row)
      if (chunk.length < chunkLength) continue
      yield chunk
      chunk = ''
    }
    if (chunk !== '') yield chunk
  }
}

/** Curves, a line for each scenario, outcome, scope and month. */
export function curvesCsv(rows: Iterable<CurveRow>): CsvTable {
  return tableText(curveColumns, rows)
}

/** Paired effects, a line for each variant, outcome, scope and month. */
export function effectsCsv(rows: Iterable<EffectRow>): CsvTable {
  return tableText(effectColumns, rows)
}

/** What each mechanism moved, a line for each month and mechanism. */
export function contributionsCsv(rows: Iterable<ContributionRow>): CsvTable {
  return tableText(contributionColumns, rows)
}

/** What each mechanism has carried of the difference between two scenarios, up to each month. */
export function differenceCsv(rows: Iterable<DifferenceRow>): CsvTable {
  return tableText(differenceColumns, rows)
}

/** How firm each effect is over the assumed space; `reverses_where` sums up what reversals.csv has in full. */
export function robustCsv(rows: Iterable<RobustRow>): CsvTable {
  const lines = [...rows].map((row) => ({ ...row, reverses_where: row.reverses.map(whereText).join('; ') }))
  return tableText(robustColumns, lines)
}

/** One line for each range in which an effect reverses more often than elsewhere. */
export function reversalsCsv(rows: Iterable<RobustRow>): CsvTable {
  const lines: Record<(typeof reversalColumns)[number], string | number>[] = []
  for (const { baseline, variant, outcome, scope, month, reverses } of rows)
    for (const cells of conditionRows(reverses)) lines.push({ baseline, variant, outcome, scope, month, ...cells })
  return tableText(reversalColumns, lines)
}

/** Where two runs part: their first events that are not in both, and the first month in which the outcome differs. */
export interface PartingEvents {
  readonly replicate: number
  readonly of?: TraceEvent
  readonly against?: TraceEvent
  readonly valueMonth?: number
}

/** One line for each replicate; empty where the two runs never part. */
export function partingsCsv(scenario: string, other: string, partings: Iterable<PartingEvents>): CsvTable {
  const cellsOf = (event: TraceEvent | undefined) => (event === undefined ? ['', '', '', '', ''] : eventCells(event))
  const rows = function* (): Generator<Cells> {
    for (const { replicate, of, against, valueMonth } of partings)
      yield [scenario, other, replicate, ...cellsOf(of), ...cellsOf(against), valueMonth ?? '']
  }
  return new CsvTable(partingColumns, rows())
}

/** The replicates of one scenario, as an ensemble has them. */
export interface Runs {
  readonly scenario: string
  readonly seed: string
  readonly world: { readonly series: readonly Series[] }
  /** Values at the last month, replicate by replicate. */
  readonly finals: { rows(): Iterable<Float64Array> }
}

/** Name of a series as a column: `trust`, or `trust@forum:pilar`. */
export function seriesName(series: Series): string {
  return series.scope === '' ? series.outcome.name : `${series.outcome.name}@${series.scope}`
}

/**
 * Final values, one line for each replicate. The columns are those of all scenarios together, in order of first
 * appearance; a scenario that does not record one leaves it empty. `seed` names the run: `7/12` is replicate 12 of seed 7.
 */
export function runsCsv(ensembles: readonly Runs[]): CsvTable {
  const columns: string[] = []
  const position = new Map<string, number>()
  for (const { world } of ensembles) {
    for (const series of world.series) {
      const name = seriesName(series)
      if (position.has(name)) continue
      position.set(name, columns.length)
      columns.push(name)
    }
  }
  const rows = function* (): Generator<Cells> {
    for (const { scenario, seed, world, finals } of ensembles) {
      const sources: (number | undefined)[] = columns.map(() => undefined)
      world.series.forEach((series, s) => {
        sources[position.get(seriesName(series)) as number] = s
      })
      let r = 0
      for (const row of finals.rows()) {
        const cells: (string | number)[] = [scenario, r, `${seed}/${r}`]
        for (const source of sources) cells.push(source === undefined ? '' : (row[source] as number))
        yield cells
        r++
      }
    }
  }
  return new CsvTable(['scenario', 'replicate', 'seed', ...columns], rows())
}

/** The minutes of one replicate of one scenario. */
export interface Minutes {
  readonly scenario: string
  readonly replicate: number
  readonly events: Iterable<TraceEvent>
}

/** The minutes, in order; agencies are listed with a space between their ids. */
export function eventsCsv(minutes: Iterable<Minutes>): CsvTable {
  const rows = function* (): Generator<Cells> {
    for (const { scenario, replicate, events } of minutes)
      for (const event of events) yield [scenario, replicate, ...eventCells(event)]
  }
  return new CsvTable(eventColumns, rows())
}

function eventCells(event: TraceEvent): Cells {
  return [event.month, event.event, event.forum, event.agencies.join(' '), detailOf(event)]
}

/** A table of its own columns. */
export function tableText<K extends string>(
  columns: readonly K[],
  rows: Iterable<{ readonly [key in K]: string | number }>,
): CsvTable {
  const cells = function* (): Generator<Cells> {
    for (const row of rows) yield columns.map((column) => row[column])
  }
  return new CsvTable(columns, cells())
}

/** A table that is not what it should be. */
export class CsvError extends Error {
  constructor(
    readonly line: number,
    message: string,
  ) {
    super(`line ${line}: ${message}`)
    this.name = 'CsvError'
  }
}

/**
 * Splits text of either dialect into records of fields, these as the plain one has them (RFC 4180; LF or CRLF). Throws a
 * CsvError where a quotation is not well formed.
 */
export function parseCsv(text: string, dialect: CsvDialect = dialectOf(text)): string[][] {
  const { separator } = dialect
  const records: string[][] = []
  let record: string[] = []
  let at = text.startsWith(dialect.mark) ? dialect.mark.length : 0
  let line = 1
  while (at < text.length) {
    let field: string
    if (text[at] === '"') {
      const opened = line
      let from = ++at
      field = ''
      for (;;) {
        const close = text.indexOf('"', at)
        if (close < 0) throw new CsvError(opened, 'a quotation mark is not closed')
        if (text[close + 1] === '"') {
          field += text.slice(from, close + 1)
          from = at = close + 2
          continue
        }
        field += text.slice(from, close)
        at = close + 1
        break
      }
      for (const character of field) if (character === '\n') line++
    } else {
      let end = at
      while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') {
        if (text[end] === '"') throw new CsvError(line, 'a quotation mark inside a field that is not quoted')
        end++
      }
      field = text.slice(at, end)
      at = end
    }
    record.push(plainField(field, dialect))
    if (text[at] === separator) {
      at++
      // A separator at the very end of the text is followed by one more, empty field.
      if (at === text.length) record.push('')
      continue
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at++
    if (at < text.length && text[at] !== '\n') throw new CsvError(line, 'text after a closing quotation mark')
    at++
    line++
    records.push(record)
    record = []
  }
  if (record.length > 0) records.push(record)
  return records
}

/** Reads curves.csv back. Throws a CsvError for other columns or a number that is none. */
export function readCurves(text: string): CurveRow[] {
  return readTable(text, curveColumns, new Set(['scenario', 'outcome', 'scope', 'unit'])) as unknown as CurveRow[]
}

/** Reads effects.csv back. Throws a CsvError for other columns or a number that is none. */
export function readEffects(text: string): EffectRow[] {
  return readTable(
    text,
    effectColumns,
    new Set(['baseline', 'variant', 'outcome', 'scope', 'unit']),
  ) as unknown as EffectRow[]
}

/** Reads a table of known columns; those in `words` hold texts. Throws a CsvError. */
export function readTable(
  text: string,
  columns: readonly string[],
  words: ReadonlySet<string>,
): Record<string, string | number>[] {
  const [head, ...records] = parseCsv(text)
  if (head?.join() !== columns.join()) throw new CsvError(1, `the columns are not ${columns.join()}`)
  return records.map((fields, index) => {
    const line = index + 2
    if (fields.length !== columns.length)
      throw new CsvError(line, `${fields.length} fields where ${columns.length} belong`)
    return Object.fromEntries(
      columns.map((column, c) => {
        const field = fields[c] as string
        return [column, words.has(column) ? field : readNumber(field, line, column)]
      }),
    )
  })
}

function readNumber(field: string, line: number, column: string): number {
  if (field === '') return Number.NaN
  const x = Number(field)
  if (Number.isNaN(x) || field.trim() !== field) throw new CsvError(line, `${column} is not a number: ${field}`)
  return x
}
