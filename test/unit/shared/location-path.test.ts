import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  formatLocationPath,
  locationPathKey,
  parseLocationPath,
} from '../../../src-shared/features/locations/location-path.ts'

const slashy = fc
  .array(fc.constantFrom('/', '//', ' ', ' / ', ' // ', 'a', 'Floor 2', '\t', '株', '\u00a0'), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))
const name = fc
  .oneof(slashy, fc.string({ unit: 'grapheme', maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 12 }))
  .filter((text) => text.trim() !== '')

describe('a location path', () => {
  it('is written with a slash between two blanks', () => {
    expect(formatLocationPath(['HQ', 'Floor 2', '2.14'])).toBe('HQ / Floor 2 / 2.14')
    expect(parseLocationPath('HQ / Floor 2 / 2.14')).toEqual(['HQ', 'Floor 2', '2.14'])
  })

  it('keeps slashes that belong to a name', () => {
    expect(parseLocationPath('Workshop A/B / Bay 1')).toEqual(['Workshop A/B', 'Bay 1'])
    expect(formatLocationPath(['Lab / Annex', 'Bay 1'])).toBe('Lab // Annex / Bay 1')
    expect(parseLocationPath('Lab // Annex / Bay 1')).toEqual(['Lab / Annex', 'Bay 1'])
  })

  it('gives back the names it was made of, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 5 }), (names) => {
        const trimmed = names.map((one) => one.trim())
        expect(parseLocationPath(formatLocationPath(names))).toEqual(trimmed)
      }),
      { numRuns: 3000 },
    )
  })

  it('is never the same for two different lists of names', () => {
    const names = fc.array(slashy.map((one) => one.trim()).filter(Boolean), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(names, names, (one, other) => {
        const same = JSON.stringify(one) === JSON.stringify(other)
        expect(formatLocationPath(one) === formatLocationPath(other)).toBe(same)
      }),
      { numRuns: 3000 },
    )
  })

  it('leaves empty parts out', () => {
    expect(parseLocationPath('')).toEqual([])
    expect(parseLocationPath(' /  / ')).toEqual([])
    expect(parseLocationPath('HQ /  / 2.14')).toEqual(['HQ', '2.14'])
  })

  it('means the same place in any case, width and with any blanks around its parts', () => {
    const key = locationPathKey('HQ / Floor 2')
    for (const spelling of ['hq / FLOOR 2', '  HQ  /  Floor 2 ', 'ＨＱ / Floor ２'])
      expect(locationPathKey(spelling)).toBe(key)
    expect(locationPathKey('HQ/Floor 2')).not.toBe(key)
  })

  it('of plain words is folded as any other', () => {
    const part = fc.constantFrom('/', '//', ' ', ' / ', ' // ', 'a', 'B', 'Floor 2', '-', '\t', 'ß', 'Ｈ')
    const path = fc.array(part, { maxLength: 10 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(path, (text) => {
        const folded = formatLocationPath(parseLocationPath(text)).normalize('NFKC').toLowerCase()
        expect(locationPathKey(text)).toBe(folded)
      }),
      { numRuns: 3000 },
    )
  })
})
