import type { Result } from './result.ts'

const header = ['measure', 'value', 'floor', 'ratio', 'target', '']

/** The results as lines of a table for people. */
export function tableOf(results: readonly Result[]): string {
  const rows = [header, ...results.map(cellsOf)]
  const widths = header.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) => row.map((cell, column) => aligned(cell, widths[column] ?? 0, column)).join('  '))
    .map((line) => line.trimEnd())
    .join('\n')
}

function cellsOf({ name, value, unit, floor, ratio, target, met }: Result): string[] {
  return [
    name,
    `${rounded(value)} ${unit}`,
    floor === null ? '' : `${rounded(floor)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(2)}x`,
    target ?? '',
    met === null ? '' : met ? 'met' : 'NOT MET',
  ]
}

function rounded(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en')
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 3)
}

/** Figures stand right, words left. */
function aligned(cell: string, width: number, column: number): string {
  return column >= 1 && column <= 3 ? cell.padStart(width) : cell.padEnd(width)
}
