import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { failure } from '../../../../src-shared/contract/problems.ts'
import { importProblems } from '../../../../src-shared/features/imports/imports-contract.ts'
import { importsText } from '../../../../src-shared/features/imports/imports-text.ts'
import {
  delimiterOf,
  type ListDelimiter,
  type ListEncoding,
} from '../../../../src-shared/features/imports/list-format.ts'
import { CsvRecords, type CsvRow, MalformedCsv } from './csv-records.ts'

/** How a file is to be read. */
export interface CsvFormat {
  encoding: ListEncoding
  delimiter: ListDelimiter
}

/** How the files of spreadsheet programs begin: as ZIP archives (xlsx, ods), or as OLE compound files (xls). */
const workbooks = [Buffer.from('PK\x03\x04', 'latin1'), Buffer.from('d0cf11e0a1b11ae1', 'hex')]
const byteOrderMark = Buffer.from('\ufeff')
const sampleBytes = 64 * 1024
const readAtOnce = 128 * 1024

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
  return start.subarray(0, byteOrderMark.length).equals(byteOrderMark) ? 'utf-8' : undefined
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
 * The rows of a CSV file, the header first, as many at a time as are in a piece of the file; those whose cells are all
 * blank, as spreadsheets leave them, are left out.
 * @throws CSV_NOT_UTF8, CSV_MALFORMED
 */
export async function* readCsv(
  file: string,
  { encoding, delimiter }: CsvFormat,
  signal?: AbortSignal,
): AsyncGenerator<CsvRow[]> {
  const records = new CsvRecords(delimiter)
  try {
    for await (const piece of decoded(file, encoding)) {
      signal?.throwIfAborted()
      yield records.add(piece, false)
    }
    yield records.add('', true)
  } catch (error) {
    if (!(error instanceof MalformedCsv)) throw error
    const reason = importsText.csvMalformedReasons[error.reason]
    throw failure(importProblems, 'CSV_MALFORMED', { line: error.line, reason })
  }
}

/** The rows of a file but its first, the header. */
export async function* belowHeader(pieces: AsyncIterable<CsvRow[]>): AsyncGenerator<CsvRow[]> {
  let isHeaderPast = false
  for await (const rows of pieces) {
    yield isHeaderPast ? rows : rows.slice(1)
    isHeaderPast ||= rows.length > 0
  }
}

async function* decoded(file: string, encoding: CsvFormat['encoding']): AsyncGenerator<string> {
  const decode = encoding === 'utf-8' ? utf8Decoder() : streamDecoder(encoding)
  let line = 1
  const text = (bytes?: Buffer): string => {
    const piece = decode(bytes)
    if (typeof piece === 'string') return piece
    const readable = new TextDecoder(encoding).decode(piece.wrong)
    throw failure(importProblems, 'CSV_NOT_UTF8', {
      line: line + readable.slice(0, readable.indexOf('\ufffd')).split('\n').length - 1,
    })
  }
  for await (const bytes of createReadStream(file, { highWaterMark: readAtOnce }) as AsyncIterable<Buffer>) {
    const piece = text(bytes)
    line += piece.split('\n').length - 1
    yield piece
  }
  yield text()
}

/** Makes text of the next bytes, or tells which are none; without bytes: of what is left. */
type Decoder = (bytes?: Buffer) => string | { wrong: Buffer }

function streamDecoder(encoding: CsvFormat['encoding']): Decoder {
  const decoder = new TextDecoder(encoding, { fatal: true })
  return (bytes) => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode()
    } catch {
      return { wrong: bytes ?? Buffer.alloc(0) }
    }
  }
}

/** The same of UTF-8, whole characters at a time, in a quarter of the time. */
function utf8Decoder(): Decoder {
  let rest = Buffer.alloc(0)
  let isBegin = true
  return (bytes) => {
    const come = bytes ? Buffer.concat([rest, bytes]) : rest
    const whole = bytes ? come.subarray(0, afterLastPlain(come)) : come
    rest = Buffer.from(come.subarray(whole.length))
    if (!isUtf8(whole)) return { wrong: whole }
    const isMarked = isBegin && whole.subarray(0, byteOrderMark.length).equals(byteOrderMark)
    isBegin &&= whole.length === 0
    return whole.toString('utf8', isMarked ? byteOrderMark.length : 0)
  }
}

/** Where the last byte ends that is a character by itself. */
function afterLastPlain(bytes: Buffer): number {
  let end = bytes.length
  while (end > 0 && (bytes[end - 1] as number) >= 0x80) end--
  return end
}
