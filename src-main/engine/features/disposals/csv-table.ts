import { parse } from 'csv-parse/sync'

/** Why a file is no table, in words. */
export class CsvFault extends Error {}

export interface CsvTable {
  /** without the header; `line` counts from 1 on, the header being the first */
  rows: { line: number; cells: string[] }[]
  /** the place of the column that is headed by one of these names, in small letters; -1 where none is */
  columnOf: (names: readonly string[]) => number
}

const delimiters = [',', ';', '\t', '|']

/**
 * A table that somebody sent: CSV in UTF-8 or Windows-1252, by its header, parted by what its first line has most of.
 * @throws CsvFault
 */
export function csvTable(bytes: Uint8Array): CsvTable {
  const [header = [], ...rows] = rowsOf(bytes)
  const names = header.map((name) => name.trim().toLowerCase())
  return {
    rows: rows.map((cells, index) => ({ line: index + 2, cells })),
    columnOf: (wanted) => names.findIndex((name) => wanted.includes(name)),
  }
}

function rowsOf(bytes: Uint8Array): string[][] {
  const text = decoded(bytes)
  const firstLine = text.slice(0, text.search(/[\r\n]|$/))
  const counts = delimiters.map((one) => firstLine.split(one).length)
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))]
  try {
    return parse(text, { delimiter, bom: true, relaxColumnCount: true, skipEmptyLines: true }) as string[][]
  } catch (error) {
    throw new CsvFault((error as Error).message)
  }
}

function decoded(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new CsvFault('it is no text')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
