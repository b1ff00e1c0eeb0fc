/** Values as fields of a table of text. */

/** Shortest text that reads back as `x`; empty for NaN; −0 is written 0. */
export function numberText(x: number): string {
  return Number.isNaN(x) ? '' : String(x)
}

/** Quotes a field that holds a comma, a quotation mark or a line break. */
export function fieldText(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
