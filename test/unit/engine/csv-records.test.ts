import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CsvRecords,
  type CsvRow,
  MalformedCsv,
} from '../../../src-main/engine/features/imports/csv-records.ts'

/** The rows of a text that comes in pieces of these lengths, again and again. */
function rowsOf(text: string, lengths: readonly number[]) {
  const records = new CsvRecords(',')
  const rows: CsvRow[] = []
  let at = 0
  for (let turn = 0; at < text.length; turn++) {
    const length = lengths[turn % lengths.length] ?? 1
    rows.push(...records.add(text.slice(at, at + length), false))
    at += length
  }
  return [...rows, ...records.add('', true)]
}

const other = {
  relax_column_count: true,
  relax_quotes: true,
  skip_empty_lines: true,
  skip_records_with_empty_values: true,
} as const

describe('a CSV file in pieces', () => {
  it('has the cells that csv-parse finds in it, wherever it is cut', () => {
    const atom = fc.constantFrom('a', 'bc', '"', '""', ',', ',', ' ', ';', 'ü', '会', '\n', '\r\n', '\r')
    const lengths = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(fc.array(atom, { maxLength: 30 }), lengths, (atoms, pieces) => {
        const text = atoms.join('')
        let wanted: unknown
        try {
          wanted = parse(text, other)
        } catch (error) {
          expect(error).toMatchObject({ code: 'CSV_QUOTE_NOT_CLOSED' })
          expect(() => rowsOf(text, pieces)).toThrow(MalformedCsv)
          return
        }
        expect(rowsOf(text, pieces).map(({ cells }) => cells)).toEqual(wanted)
      }),
      { numRuns: 3000 },
    )
  })

  it('has the lines on which its rows begin', () => {
    const text = 'Tag,Name\r\n\r\nA,"two\r\nlines"\r\n,\r\nB,plain\r\nC,"quoted"'
    const lines = rowsOf(text, [4]).map(({ line, cells }) => [line, cells[0]])
    expect(lines).toEqual([
      [1, 'Tag'],
      [3, 'A'],
      [6, 'B'],
      [7, 'C'],
    ])
  })
})
