import {
  delimiterOf,
  type ListDelimiter,
  type ListEncoding,
} from '../../../src-shared/features/imports/list-format.ts'

/** Bytes of a file that are read for a look at it. */
export const sampleBytes = 128 * 1024
const sampleRows = 40
const valuesOfEach = 2

export interface SampleColumn {
  title: string
  /** the first values of it that differ, not blank */
  values: string[]
}

interface SaidOfFormat {
  encoding: ListEncoding | null
  delimiter: ListDelimiter | null
}

/**
 * The columns of a list with a first value or two, by its first bytes.
 * @param isWhole whether these are all bytes of the file; otherwise the last row may be cut
 */
export function sampleOf(bytes: Uint8Array, said: SaidOfFormat, isWhole: boolean): SampleColumn[] {
  const text = new TextDecoder(said.encoding ?? likelyEncoding(bytes)).decode(bytes, { stream: !isWhole })
  const rows = firstRows(text, said.delimiter ?? delimiterOf(text), sampleRows)
  const [header = [], ...others] = isWhole || rows.length > sampleRows ? rows : rows.slice(0, -1)
  return header.map((title, position) => {
    const values = new Set(others.map((cells) => (cells[position] ?? '').trim()))
    values.delete('')
    return { title: title.replace('\ufeff', '').trim(), values: [...values].slice(0, valuesOfEach) }
  })
}

/** The engine looks at all of a file; until it has, this is close enough to show something. */
function likelyEncoding(bytes: Uint8Array): ListEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return 'utf-8'
  } catch {
    return 'windows-1252'
  }
}

/** The first rows of a CSV text, one more than `most` where there are more. Blank lines are left out. */
export function firstRows(text: string, delimiter: string, most: number): string[][] {
  const rows: string[][] = []
  let cells: string[] = []
  let cell = ''
  let isQuoted = false
  const endRow = () => {
    cells.push(cell)
    if (cells.length > 1 || cell.trim() !== '') rows.push(cells)
    cells = []
    cell = ''
  }
  for (let at = 0; at < text.length && rows.length <= most; at++) {
    const sign = text[at] as string
    if (isQuoted) {
      if (sign !== '"') cell += sign
      else if (text[at + 1] === '"') cell += text[at++]
      else isQuoted = false
    } else if (sign === '"' && cell.trim() === '') {
      isQuoted = true
      cell = ''
    } else if (sign === delimiter) {
      cells.push(cell)
      cell = ''
    } else if (sign === '\n' || sign === '\r') {
      endRow()
      if (sign === '\r' && text[at + 1] === '\n') at++
    } else cell += sign
  }
  if (rows.length <= most && (cell !== '' || cells.length > 0)) endRow()
  return rows
}
