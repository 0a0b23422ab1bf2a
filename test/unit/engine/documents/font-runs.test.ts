import { describe, expect, it } from 'vitest'
import { splitRuns } from '../../../../src-main/engine/documents/font-runs.ts'

const face = (pattern: RegExp) => ({
  has: (codePoint: number) => pattern.test(String.fromCodePoint(codePoint)),
})
const latin = face(/[\p{Script=Latin}\p{Script=Greek}\s\d\uFFFD]|[\u0300-\u036F]/u)
const japanese = face(/[\p{Script=Han}\p{Script=Katakana}\p{Script=Latin}\s]/u)

describe('splitting text into runs', () => {
  it('sets each stretch in the first face that has it', () => {
    expect(splitRuns('Łukasz 株式会社 Ωmega', [latin, japanese])).toEqual([
      { face: 0, text: 'Łukasz ' },
      { face: 1, text: '株式会社' },
      { face: 0, text: ' Ωmega' },
    ])
  })

  it('keeps a letter and its accents in one face', () => {
    expect(splitRuns('e\u0301', [japanese, latin])).toEqual([{ face: 1, text: 'e\u0301' }])
  })

  it('draws a replacement for each character that no face has, and reports it', () => {
    const missing: string[] = []
    const runs = splitRuns('a😀한', [latin, japanese], (character) => missing.push(character))
    expect(runs).toEqual([{ face: 0, text: 'a\uFFFD\uFFFD' }])
    expect(missing).toEqual(['😀', '한'])
  })

  it('leaves out what has no form of its own', () => {
    const runs = splitRuns('a\uFE0F株\u{E0100}', [latin, japanese])
    expect(runs.map(({ text }) => text).join('')).toBe('a株')
  })
})
