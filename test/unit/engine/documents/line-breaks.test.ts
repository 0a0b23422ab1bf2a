import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { breakLines } from '../../../../src-main/engine/documents/line-breaks.ts'

const lines = (text: string, width: number) => breakLines(text, width, (piece) => [...piece].length)

describe('breaking lines', () => {
  it('breaks at blanks', () => {
    expect(lines('one two three', 8)).toEqual(['one two', 'three'])
  })

  it('breaks a path between its names as long as they fit', () => {
    expect(lines('HQ / Floor 2 / Room 2.14', 15)).toEqual(['HQ / Floor 2 /', 'Room 2.14'])
    expect(lines('HQ / Floor 2', 6)).toEqual(['HQ /', 'Floor', '2'])
  })

  it('breaks between ideographs, but starts no line with a closing mark', () => {
    expect(lines('株式会社山田', 4)).toEqual(['株式会社', '山田'])
    expect(lines('東京都。大阪', 3)).toEqual(['東京', '都。大', '阪'])
  })

  it('breaks a word that is too wide at its joints, then anywhere', () => {
    expect(lines('INV-2026-000417', 9)).toEqual(['INV-2026-', '000417'])
    expect(lines('ABCDEFGH', 3)).toEqual(['ABC', 'DEF', 'GH'])
  })

  it('keeps the line breaks of the text', () => {
    expect(lines('a\nb\r\n\r\nc', 9)).toEqual(['a', 'b', '', 'c'])
  })

  it('loses nothing but blanks, and exceeds the width by no line', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 12, max: 40 }), (text, width) => {
        const broken = lines(text, width)
        expect(broken.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
        for (const line of broken) expect([...line].length).toBeLessThanOrEqual(width)
      }),
    )
  })
})
