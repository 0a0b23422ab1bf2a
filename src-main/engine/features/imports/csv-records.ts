import type { ListDelimiter } from '../../../../src-shared/features/imports/list-format.ts'

export interface CsvRow {
  /** line of the file on which the row begins; the header is on line 1 */
  line: number
  /** pieces of the text that was read: whoever keeps one for long keeps a copy of it (`copied`), or all of that text stays */
  cells: string[]
}

/** Why a text cannot be parted into rows. */
export class MalformedCsv extends Error {
  readonly line: number
  readonly reason: 'quoteOpen' | 'rowTooLong'

  constructor(line: number, reason: MalformedCsv['reason']) {
    super(`${reason} at line ${line}`)
    this.line = line
    this.reason = reason
  }
}

/** A text that holds nothing else in memory. */
export const copied = (text: string): string => Buffer.from(text).toString()

/** A sign that Latin-1 lacks: all of a text in which there is one takes two bytes a sign, and so does each piece of it. */
const wideSign = /[\u0100-\uffff]/

/** Characters. */
const longestRow = 1_000_000
const quote = '"'

interface Parted {
  cells: string[]
  /** where the next row begins */
  end: number
  /** how many lines of the file it has */
  lines: number
}

/**
 * Parts the text of a CSV file (RFC 4180), which comes piece by piece, into rows. A row has as many cells as it has. The
 * first line end outside quotation marks is that of the file: CR LF, LF or CR. Quotation marks within an unquoted cell
 * are read as they are, and so are both marks where something follows the closing one. Rows whose cells are all blank are
 * left out.
 */
export class CsvRecords {
  readonly #delimiter: ListDelimiter
  #lineEnd: string | undefined
  #rest = ''
  #isWide = false
  #line = 1

  constructor(delimiter: ListDelimiter) {
    this.#delimiter = delimiter
  }

  /**
   * The rows that are complete with the next piece of the text.
   * @param isLast whether nothing comes after it
   * @throws MalformedCsv
   */
  add(piece: string, isLast: boolean): CsvRow[] {
    const text = this.#rest + piece
    this.#isWide = wideSign.test(text)
    const rows: CsvRow[] = []
    let at = 0
    while (at < text.length) {
      const row = this.#plainRow(text, at) ?? this.#anyRow(text, at, isLast)
      if ((row?.end ?? text.length) - at > longestRow) throw new MalformedCsv(this.#line, 'rowTooLong')
      if (!row) break
      if (row.cells.some((cell) => cell.trim() !== '')) rows.push({ line: this.#line, cells: row.cells })
      this.#line += row.lines
      at = row.end
    }
    this.#rest = text.slice(at)
    return rows
  }

  /** A row without quotation marks, which most are; undefined where it is none or is not all there. */
  #plainRow(text: string, at: number): Parted | undefined {
    if (this.#lineEnd === undefined) return undefined
    const end = text.indexOf(this.#lineEnd, at)
    if (end < 0) return undefined
    const read = text.slice(at, end)
    if (read.includes(quote)) return undefined
    // Copied, a row takes two bytes a sign only where it has to itself; all that is made of it takes less time, too.
    const row = this.#isWide ? copied(read) : read
    return { cells: row.split(this.#delimiter), end: end + this.#lineEnd.length, lines: 1 }
  }

  /** Any row, cell by cell; undefined where it is not all there. */
  #anyRow(text: string, begin: number, isLast: boolean): Parted | undefined {
    const cells: string[] = []
    for (let at = begin; ; ) {
      const cell = text[at] === quote ? this.#quoted(text, at, isLast) : this.#unquoted(text, at, '', isLast)
      if (!cell) return undefined
      cells.push(cell.value)
      if (cell.end === text.length && !isLast) return undefined
      if (!text.startsWith(this.#delimiter, cell.end)) {
        const end = Math.min(text.length, cell.end + (this.#lineEnd?.length ?? 0))
        return { cells, end, lines: this.#linesIn(text, begin, end) }
      }
      at = cell.end + this.#delimiter.length
    }
  }

  /** A cell that begins with a quotation mark. @returns undefined where more has to come */
  #quoted(text: string, begin: number, isLast: boolean): { value: string; end: number } | undefined {
    let value = ''
    for (let at = begin + 1; ; ) {
      const close = text.indexOf(quote, at)
      if (close < 0) {
        if (isLast && text.length - begin <= longestRow) throw new MalformedCsv(this.#line, 'quoteOpen')
        return undefined
      }
      value += text.slice(at, close)
      const after = close + 1
      if (after === text.length) return isLast ? { value, end: after } : undefined
      if (text[after] !== quote) {
        const isEnd = text.startsWith(this.#delimiter, after) ? true : this.#endsLine(text, after, isLast)
        if (isEnd === undefined) return undefined
        return isEnd ? { value, end: after } : this.#unquoted(text, after, quote + value + quote, isLast)
      }
      value += quote
      at = after + 1
    }
  }

  /** @param begun what the cell begins with @returns undefined where more has to come */
  #unquoted(
    text: string,
    begin: number,
    begun: string,
    isLast: boolean,
  ): { value: string; end: number } | undefined {
    for (let at = begin; at < text.length; at++) {
      const isEnd = text.startsWith(this.#delimiter, at) ? true : this.#endsLine(text, at, isLast)
      if (isEnd === undefined) return undefined
      if (isEnd) return { value: begun + text.slice(begin, at), end: at }
    }
    return { value: begun + text.slice(begin), end: text.length }
  }

  /** Whether a line ends here; the first that does says how lines end. @returns undefined where more has to come */
  #endsLine(text: string, at: number, isLast: boolean): boolean | undefined {
    const sign = text[at]
    if (sign !== '\r' && sign !== '\n') return false
    const isCut = sign === '\r' && at + 1 === text.length && !isLast
    if (isCut && this.#lineEnd !== '\r') return this.#lineEnd === '\n' ? false : undefined
    this.#lineEnd ??= sign === '\n' ? '\n' : text[at + 1] === '\n' ? '\r\n' : '\r'
    return text.startsWith(this.#lineEnd, at)
  }

  #linesIn(text: string, from: number, to: number): number {
    const lineEnd = this.#lineEnd ?? '\n'
    let lines = 0
    for (let at = text.indexOf(lineEnd, from); at >= 0 && at < to; at = text.indexOf(lineEnd, at + 1)) lines++
    return lines
  }
}
