import { neutralised } from './csv-cells.ts'

const needsQuotes = /[",\r\n]/

/** A line of a CSV file that people open in a spreadsheet: no cell is run as a formula; RFC 4180, CR LF at its end. */
export function csvLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cellOf).join(',')}\r\n`
}

function cellOf(text: string | null): string {
  if (text === null || text === '') return ''
  const safe = isPlainStart(text.charCodeAt(0)) ? text : neutralised(text)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A digit or an ASCII letter, with which most cells begin. */
function isPlainStart(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
}
