import { describe, expect, it } from 'vitest'
import { importLines } from '../../../../src-main/doors/cli/import-command.ts'

const plain = { encoding: 'utf-8', delimiter: ',', dates: 'iso' } as const
const result = {
  format: plain,
  rows: 12,
  created: 1,
  updated: 0,
  unchanged: 0,
  rejected: 11,
  columnsNotUsed: ['Supplier'],
  rejects: null,
}
const firstRejected = Array.from({ length: 11 }, (_, n) => ({
  line: n + 2,
  assetTag: n === 0 ? '' : `A-${n}`,
  reason: 'The asset tag is blank.',
}))

describe('what a person reads of an import', () => {
  it('counts, names unused columns, shows ten rejected rows and where to get all', () => {
    const lines = importLines({ ...result, firstRejected }, false)
    expect(lines[0]).toBe('12 rows: 1 added, 0 changed, 0 unchanged, 11 rejected.')
    expect(lines[1]).toBe('Columns not used: Supplier.')
    expect(lines[2]).toBe('  line 2, no asset tag: The asset tag is blank.')
    expect(lines[3]).toMatch('line 3, A-1: ')
    expect(lines.slice(12)).toEqual(['  … and 1 more.', 'Write them to a file with --rejects FILE.'])
  })

  it('tells how the list was read where that was found out', () => {
    const format = { encoding: 'windows-1252', delimiter: '\t', dates: 'dmy' } as const
    const lines = importLines(
      { ...result, format, rejected: 0, columnsNotUsed: [], firstRejected: [] },
      false,
    )
    expect(lines[1]).toBe('Read as windows-1252, columns parted by “tab”, dates dmy.')
  })

  it('is one line where nothing is to be said', () => {
    const clean = { ...result, rejected: 0, columnsNotUsed: [], firstRejected: [] }
    expect(importLines(clean, false)).toEqual(['12 rows: 1 added, 0 changed, 0 unchanged, 0 rejected.'])
  })
})
