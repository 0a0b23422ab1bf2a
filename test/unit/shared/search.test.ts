import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { highlighted } from '../../../src-shared/features/search/highlighted.ts'
import { searchableText } from '../../../src-shared/identity/searchable-text.ts'
import { looseCodes, looseKey, oneEditAway } from '../../../src-shared/identity/similar-codes.ts'
import { finderOf } from '../../../src-shared/identity/words.ts'

const marked = (text: string, search: string) =>
  highlighted(text, search)
    .map((piece) => (piece.hit ? `[${piece.text}]` : piece.text))
    .join('')

describe('searchable text', () => {
  it.each([
    ['Łukasz', 'lukasz'],
    ['株式会社 A', ' 株  式  会  社  a'],
    ['노트북', ' 노  트  북 '],
    ['プリンター', ' フ  リ  ン  タ  ー '],
  ])('of %j is %j', (text, searchable) => {
    expect(searchableText(text)).toBe(searchable)
  })

  it('finds what stands within a run of characters, and not its characters in another order', () => {
    expect(finderOf(['株式'])('東京株式会社')).toBe(true)
    expect(finderOf(['트북'])('노트북 컴퓨터')).toBe(true)
    expect(finderOf(['式株'])('東京株式会社')).toBe(false)
  })
})

describe('a loose key', () => {
  it.each([
    ['PF-3X/9', 'pf3x9'],
    ['A-1001', 'A 1OO1'],
    ['SN-OIL', 'sn0il'],
    ['SN-OIL', 'sn o1l'],
  ])('of %j and of %j is the same', (one, other) => {
    expect(looseKey(one)).toBe(looseKey(other))
  })

  it('of several codes is that of each', () => {
    expect(looseCodes('A-10\nPF/3 X')).toBe('A10 PF3X')
    expect(looseCodes('')).toBe('')
  })
})

describe('the codes at one edit', () => {
  const code = fc.string({ unit: fc.constantFrom(...'AB019-/'), minLength: 1, maxLength: 12 })
  it('are those with a sign left out, added, mistaken, or swapped with its neighbour', () => {
    const near = oneEditAway('AB-1')
    for (const wanted of ['B-1', 'AB-', 'AB1', 'AXB-1', 'AB-12', 'AC-1', 'AB-7', 'BA-1', 'A-B1'])
      expect(near).toContain(wanted)
    for (const other of ['AB-1', 'A-1B', 'CD-1', 'AB-123']) expect(near).not.toContain(other)
  })

  it('stand once each, lead back, and those that another number explains stand last', () => {
    fc.assert(
      fc.property(code, (key) => {
        const near = oneEditAway(key)
        expect(new Set(near).size).toBe(near.length)
        for (const other of near.slice(0, 20)) expect(oneEditAway(other)).toContain(key)
      }),
      { numRuns: 30 },
    )
    const near = oneEditAway('A1')
    expect(near.indexOf('A2')).toBeGreaterThan(near.indexOf('AA'))
  })
})

describe('a highlighted text', () => {
  it.each([
    ['Laptop of Łukasz', 'luk', 'Laptop of [Łuk]asz'],
    ['PF-3X/9', '3x', 'PF-[3X]/9'],
    ['PF-3X/9', 'pf-3', '[PF-3]X/9'],
    ['Monitor', 'or', 'Monitor'],
    ['Straße 1', 'strasse', '[Straße] 1'],
    ['Straße', 'stras', '[Straß]e'],
    ['東京株式会社', '株式', '東京[株式]会社'],
    ['Monitor mon', 'mon', '[Mon]itor [mon]'],
    ['Dell U2724D', 'u27 dell', '[Dell] [U27]24D'],
    ['nothing', '', 'nothing'],
  ])('%j searched for %j is %j', (text, search, shown) => {
    expect(marked(text, search)).toBe(shown)
  })

  it('is the text, whatever is searched', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (text, search) => {
        expect(
          highlighted(text, search)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(text)
      }),
      { numRuns: 50 },
    )
  })
})
