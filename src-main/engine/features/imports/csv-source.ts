import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { parse } from 'csv-parse'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { importProblems } from '../../../../src-shared/features/imports/imports-contract.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import {
  delimiterOf,
  type ListDelimiter,
  type ListEncoding,
} from '../../../../src-shared/features/imports/list-format.ts'

export interface CsvRow {
  /** line of the file on which the row begins; the header is on line 1 */
  line: number
  cells: string[]
}

/** How a file is to be read. */
export interface CsvFormat {
  encoding: ListEncoding
  delimiter: ListDelimiter
}

const longestRow = 1_000_000
/** How the files of spreadsheet programs begin: as ZIP archives (xlsx, ods), or as OLE compound files (xls). */
const workbooks = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('d0cf11e0a1b11ae1', 'hex')]
const sampleBytes = 64 * 1024
const readAtOnce = 256 * 1024

/**
 * Finds out what nobody said: the encoding (by byte order mark, by the zeros of UTF-16, as UTF-8 where the whole file
 * is, else Windows-1252) and the delimiter.
 * @throws CSV_WORKBOOK
 */
export async function detectCsvFormat(file: string, said: Partial<CsvFormat>): Promise<CsvFormat> {
  const start = await firstBytes(file)
  if (workbooks.some((mark) => start.subarray(0, mark.length).equals(mark)))
    throw failure(importProblems, 'CSV_WORKBOOK', {})
  const encoding = said.encoding ?? markedEncoding(start) ?? (await unmarkedEncoding(file, start))
  const sample = new TextDecoder(encoding).decode(start, { stream: true })
  return { encoding, delimiter: said.delimiter ?? delimiterOf(sample) }
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file)
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(sampleBytes), 0, sampleBytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

function markedEncoding(start: Buffer): ListEncoding | undefined {
  if (start[0] === 0xff && start[1] === 0xfe) return 'utf-16le'
  if (start[0] === 0xfe && start[1] === 0xff) return 'utf-16be'
  return start.subarray(0, 3).equals(Buffer.from('\ufeff')) ? 'utf-8' : undefined
}

/** Headers are mostly plain letters, of which UTF-16 makes a zero and the letter. */
async function unmarkedEncoding(file: string, start: Buffer): Promise<ListEncoding> {
  const zeros = [0, 0]
  for (const [position, byte] of start.subarray(0, 200).entries())
    if (byte === 0) zeros[position % 2] = (zeros[position % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (odd > 0 && even === 0) return 'utf-16le'
  if (even > 0 && odd === 0) return 'utf-16be'
  if (even + odd > 0) return 'utf-8' // no list at all: it is refused as what it should be
  return (await isUtf8File(file)) ? 'utf-8' : 'windows-1252'
}

async function isUtf8File(file: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(file, { highWaterMark: readAtOnce }) as AsyncIterable<Buffer>)
      decoder.decode(bytes, { stream: true })
    decoder.decode()
    return true
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}

/**
 * The rows of a CSV file, the header first; those whose cells are all blank, as spreadsheets leave them, are left out.
 * @throws CSV_NOT_UTF8, CSV_MALFORMED
 */
export async function* readCsv(
  file: string,
  { encoding, delimiter }: CsvFormat,
  signal?: AbortSignal,
): AsyncGenerator<CsvRow> {
  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: longestRow,
  })
  const text = decoded(file, encoding)
  const feeding = feed(text, parser)
  feeding.catch((error: unknown) => parser.destroy(error as Error))
  try {
    let line = 1
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      signal?.throwIfAborted()
      yield { line, cells: record }
      line = info.lines + 1
    }
    await feeding
  } catch (error) {
    const { code, lines } = error as { code?: unknown; lines?: number }
    const isOfParser =
      typeof code === 'string' && code.startsWith('CSV_') && !('defined' in (error as object))
    if (!isOfParser) throw error
    throw failure(importProblems, 'CSV_MALFORMED', { line: lines ?? 0, reason: reasonOf(code) })
  } finally {
    parser.destroy()
  }
}

/** Why the parser gave up (https://csv.js.org/parse/errors/), in words for whoever mends the file. */
function reasonOf(code: string): string {
  const { quoteOpen, rowTooLong, other } = importsText.csvMalformedReasons
  if (code === 'CSV_QUOTE_NOT_CLOSED') return quoteOpen
  return code === 'CSV_MAX_RECORD_SIZE' ? rowTooLong : other
}

async function feed(text: AsyncIterable<string>, parser: ReturnType<typeof parse>): Promise<void> {
  for await (const piece of text) {
    if (parser.destroyed) return
    if (!parser.write(piece)) await drained(parser)
  }
  parser.end()
}

/** Settles when the parser takes more, or nothing any more. */
async function drained(parser: ReturnType<typeof parse>): Promise<void> {
  await new Promise<void>((resolve) => {
    const settle = () => {
      parser.off('drain', settle).off('close', settle)
      resolve()
    }
    parser.on('drain', settle).on('close', settle)
  })
}

async function* decoded(file: string, encoding: CsvFormat['encoding']): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true })
  let line = 1
  const text = (bytes?: Buffer): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      const readable = bytes ? new TextDecoder(encoding).decode(bytes) : ''
      throw failure(importProblems, 'CSV_NOT_UTF8', {
        line: line + readable.slice(0, readable.indexOf('\ufffd')).split('\n').length - 1,
      })
    }
  }
  for await (const bytes of createReadStream(file, { highWaterMark: readAtOnce }) as AsyncIterable<Buffer>) {
    const piece = text(bytes)
    line += piece.split('\n').length - 1
    yield piece
  }
  yield text()
}
