/** What a spreadsheet takes for the start of a formula, or skips before one; full-width forms count as well. */
const startsFormula = /^[=+\-@\t\r\n\uFF0B\uFF0D\uFF1D\uFF20]/

/**
 * The text of a CSV cell that no spreadsheet runs as a formula: a leading apostrophe makes it text (OWASP, CSV
 * injection). For files that people open. What must come back byte for byte (a reject file, which is corrected and
 * imported again) is written without it.
 */
export function neutralised(cell: string): string {
  return startsFormula.test(cell) ? `'${cell}` : cell
}
