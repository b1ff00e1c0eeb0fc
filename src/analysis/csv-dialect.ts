/**
 * The two ways in which tables are written as text. Programs read the plain one: a comma between fields, a point in numbers.
 * A spreadsheet where numbers have a decimal comma puts that into one column; for it there is a semicolon between fields, a
 * comma in numbers, and a byte order mark that says that the text is UTF-8.
 */

/** Shortest text that reads back as `x`; empty for NaN; −0 is written 0. */
export function numberText(x: number): string {
  return Number.isNaN(x) ? '' : String(x)
}

export interface CsvDialect {
  /** What the text begins with. */
  readonly mark: string
  readonly separator: string
  readonly decimal: string
  number(x: number): string
  text(text: string): string
}

/** Programs, unless said. */
export const csvReaders = ['program', 'spreadsheet'] as const
export type CsvReader = (typeof csvReaders)[number]

export const plainCsv: CsvDialect = {
  mark: '',
  separator: ',',
  decimal: '.',
  number: numberText,
  text: (text) => quotedField(text, ','),
}

export const spreadsheetCsv: CsvDialect = {
  mark: '\uFEFF',
  separator: ';',
  decimal: ',',
  number: (x) => numberText(x).replace('.', ','),
  text: (text) => quotedField(isMistaken(text) ? `'${text}` : text, ';'),
}

export function dialectFor(reader: CsvReader | undefined): CsvDialect {
  return reader === 'spreadsheet' ? spreadsheetCsv : plainCsv
}

/** The dialect that a text is in: only that for spreadsheets begins with a mark. */
export function dialectOf(text: string): CsvDialect {
  return text.startsWith(spreadsheetCsv.mark) ? spreadsheetCsv : plainCsv
}

/** A field as the plain dialect has it, of one of either. */
export function plainField(field: string, dialect: CsvDialect): string {
  if (dialect !== spreadsheetCsv) return field
  if (field.startsWith("'")) return field.slice(1)
  return /^-?\d+(,\d+)?(e[+-]?\d+)?$/.test(field) ? field.replace(',', '.') : field
}

/** What a spreadsheet would work out: a text that begins so might be a formula (the wide forms are those of East Asia). */
const formula = /^[=+\-\u2212@\t\r\uFF1D\uFF0B\uFF0D\uFF20]/
/** A number, a date, a time, a share: 7/12 would become the seventh of December, 007 seven. */
const figure = /^\s*\d[\d.,:/\s-]*(e[+-]?\d+)?\s*%?$/i
const logical = /^(true|false)$/i

/** Texts that a spreadsheet would not leave alone get an apostrophe before them; so do those that begin with one. */
function isMistaken(text: string): boolean {
  return formula.test(text) || figure.test(text) || logical.test(text) || text.startsWith("'")
}

/** Quotes a field that holds the separator, a quotation mark or a line break. */
function quotedField(text: string, separator: string): string {
  return text.includes(separator) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
