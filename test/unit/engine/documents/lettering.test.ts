import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { documentFonts } from '../../../../src-main/engine/documents/document-fonts.ts'
import { FontSet } from '../../../../src-main/engine/documents/font-set.ts'
import { Bitmap } from '../../../../src-main/engine/documents/label-bitmap.ts'
import { Lettering } from '../../../../src-main/engine/documents/label-lettering.ts'

const files = documentFonts()
const lettering = new Lettering(files)
const pdf = new FontSet(new PDFDocument({ font: '', autoFirstPage: false }), files)

describe('letters that are laid out pair by pair', () => {
  it('take the same room as the whole text laid out at once', () => {
    const same = (text: string, weight: 'regular' | 'bold') => {
      const whole = pdf.widthOf(text, { size: 1000, weight })
      expect(lettering.widthOf(text, 1000, weight), text).toBeCloseTo(whole, 3)
    }
    for (const text of ['LT-000123', '000123', 'AVATAR To. WA', 'office fjord ffi ffl', 'f', '', '東京 X1'])
      for (const weight of ['regular', 'bold'] as const) same(text, weight)
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })
    fc.assert(
      fc.property(ascii, (text) => same(text, 'bold')),
      { numRuns: 150, seed: 6 },
    )
  })
})

const dark = (bitmap: Bitmap) =>
  Array.from({ length: bitmap.width * bitmap.height }, (_, n) => n)
    .map((n) => [n % bitmap.width, Math.floor(n / bitmap.width)] as const)
    .filter(([x, y]) => bitmap.isDark(x, y))

const bitmaps = fc
  .record({
    width: fc.integer({ min: 1, max: 40 }),
    height: fc.integer({ min: 1, max: 12 }),
    dots: fc.array(fc.tuple(fc.nat(39), fc.nat(11)), { maxLength: 30 }),
  })
  .map(({ width, height, dots }) => {
    const bitmap = new Bitmap(width, height)
    for (const [x, y] of dots) bitmap.darken(y, x, x + 1)
    return bitmap
  })
const offset = fc.integer({ min: -20, max: 45 })

describe('a bitmap', () => {
  it('takes another one where it is put, as far as it reaches', () => {
    fc.assert(
      fc.property(bitmaps, bitmaps, offset, offset, (onto, other, left, top) => {
        const before = dark(onto)
        const moved = dark(other).map(([x, y]) => [x + left, y + top] as const)
        const inside = moved.filter(([x, y]) => x >= 0 && y >= 0 && x < onto.width && y < onto.height)
        onto.put(other, left, top)
        const expected = new Set([...before, ...inside].map(String))
        expect(new Set(dark(onto).map(String))).toEqual(expected)
        expect(onto.bytes.at(-1) ?? 0, 'nothing behind its last dot').toBe(
          (onto.bytes.at(-1) ?? 0) & (0xff << (8 * onto.bytesInRow - onto.width)),
        )
      }),
      { seed: 6 },
    )
  })

  it('is cropped to what is dark, and is the same put back', () => {
    fc.assert(
      fc.property(bitmaps, (whole) => {
        const { bitmap, left, top } = whole.cropped()
        const again = new Bitmap(whole.width, whole.height)
        again.put(bitmap, left, top)
        expect(again.bytes).toEqual(whole.bytes)
        expect(bitmap.bytes.length).toBeLessThanOrEqual(whole.bytes.length)
      }),
      { seed: 6 },
    )
  })
})
