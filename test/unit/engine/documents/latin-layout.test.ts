import fc from 'fast-check'
import PDFDocument from 'pdfkit'
import { describe, expect, it } from 'vitest'
import { documentFonts } from '../../../../src-main/engine/documents/document-fonts.ts'
import { type LaidText, LatinLayout } from '../../../../src-main/engine/documents/latin-layout.ts'

interface Font {
  layout(text: string, features?: undefined, script?: string): LaidText<{ id: number }>
}

/** A face as fontkit reads it for pdfkit. */
function fontOf(path: string): Font {
  const document = new PDFDocument({ font: '', autoFirstPage: false })
  document.font(path)
  return Reflect.get(Object(Reflect.get(document, '_font')), 'font')
}

const shown = ({ glyphs, positions }: LaidText<{ id: number }>) => ({
  glyphs: glyphs.map(({ id }) => id),
  positions: positions.map(({ xAdvance, xOffset, yOffset }) => [xAdvance, xOffset, yOffset]),
})

describe('plain text that is laid out from its pairs of letters', () => {
  const fonts = [documentFonts().regular[0] ?? '', documentFonts().bold[0] ?? ''].map(fontOf)
  const layouts = fonts.map((font) => new LatinLayout((text, script) => font.layout(text, undefined, script)))

  it('has the glyphs and places of the whole text, also where letters join', () => {
    const same = (text: string) => {
      for (const [n, font] of fonts.entries()) {
        const whole = font.layout(text)
        expect(shown(layouts[n]?.layout(text) ?? whole), text).toEqual(shown(whole))
        const advance = whole.positions.reduce((sum, { xAdvance }) => sum + xAdvance, 0)
        expect(layouts[n]?.advanceOf(text), text).toBeCloseTo(advance, 6)
      }
    }
    for (const text of ['', 'f', 'ff', 'office fjord ffi ffl', 'Tff.V', 'affaff', 'ffaff1f', 'AVATAR To. WA'])
      same(text)
    const joining = fc.string({ unit: fc.constantFrom(...'0123456789abcdefiljTV. '), maxLength: 30 })
    const ascii = fc.string({ unit: 'grapheme-ascii', maxLength: 40 })
    fc.assert(fc.property(fc.oneof(joining, ascii), same), { numRuns: 300, seed: 7 })
  })

  it('asks for no digest as a whole', () => {
    const asked: string[] = []
    const [font] = fonts
    const layout = new LatinLayout((text, script) => {
      asked.push(text)
      return font?.layout(text, undefined, script) ?? { glyphs: [], positions: [] }
    })
    layout.layout('97fdffcf69d43e4bc7a3f5ef0c6b8ed32b70e4fef3af4aeffd1f3ad4c2a0fff4')
    expect(Math.max(...asked.map(({ length }) => length))).toBeLessThan(8)
  })
})
