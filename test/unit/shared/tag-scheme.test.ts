import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkCharacterOf } from '../../../src-shared/features/labels/check-character.ts'
import { readTag, schemeLike, type TagScheme, tagOf } from '../../../src-shared/features/labels/tag-scheme.ts'

const scheme = (part: Partial<TagScheme> = {}): TagScheme => ({
  prefix: 'LT-',
  width: 6,
  checkCharacter: 'none',
  ...part,
})
const swapped = (text: string, at: number) =>
  `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`
const withSign = (text: string, at: number, sign: string) =>
  `${text.slice(0, at)}${sign}${text.slice(at + 1)}`
const numbers = fc.integer({ min: 0, max: 999_999 })
const every = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']

describe('a check character', () => {
  it('is that of known texts', () => {
    // ISO/IEC 7812-1 in use: the number of a card; ISO/IEC 7064: a known string and its check character
    expect(checkCharacterOf('luhn', '7992739871')).toBe('3')
    expect(checkCharacterOf('mod-37-36', 'A12425GABC1234002')).toBe('M')
    expect(checkCharacterOf('none', 'LT-1')).toBe('')
  })

  it('of Luhn tells every wrong digit, and every two swapped neighbours but 0 and 9', () => {
    const luhn = scheme({ checkCharacter: 'luhn' })
    fc.assert(
      fc.property(numbers, fc.nat(6), fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const tag = tagOf(luhn, number)
        const place = luhn.prefix.length + at
        const other = String((Number(tag[place]) + by) % 10)
        expect(readTag(luhn, withSign(tag, place, other))).toEqual({ kind: 'wrongCheckCharacter' })
        const neighbours = new Set(tag.slice(place, place + 2))
        const isTold = neighbours.size === 2 && !(neighbours.has('0') && neighbours.has('9'))
        if (isTold) expect(readTag(luhn, swapped(tag, place)).kind).toBe('wrongCheckCharacter')
      }),
    )
  })

  it('of MOD 37,36 tells every wrong sign, of the prefix too', () => {
    const body = fc.string({ unit: fc.constantFrom(...every), minLength: 1, maxLength: 12 })
    fc.assert(
      fc.property(body, fc.nat(), fc.constantFrom(...every), (text, where, sign) => {
        const at = where % text.length
        fc.pre(text[at] !== sign)
        const check = checkCharacterOf('mod-37-36', text)
        expect(checkCharacterOf('mod-37-36', withSign(text, at, sign))).not.toBe(check)
      }),
    )
  })

  it('of MOD 37,36 tells nearly every two swapped neighbours', () => {
    let [swaps, untold] = [0, 0]
    for (const first of every)
      for (const second of every) {
        if (first === second) continue
        swaps++
        const [text, other] = [`A7${first}${second}3`, `A7${second}${first}3`]
        if (checkCharacterOf('mod-37-36', text) === checkCharacterOf('mod-37-36', other)) untold++
      }
    expect(untold / swaps).toBeLessThan(0.06)
  })
})

describe('a scheme', () => {
  it('reads back every tag that it makes, however a scanner writes it', () => {
    const schemes = fc.record({
      prefix: fc.constantFrom('', 'LT-', 'lt ', 'HQ/2026-', '[*]?'),
      width: fc.integer({ min: 6, max: 12 }),
      checkCharacter: fc.constantFrom('none' as const, 'luhn' as const, 'mod-37-36' as const),
    })
    fc.assert(
      fc.property(schemes, numbers, (one, number) => {
        const tag = tagOf(one, number)
        for (const written of [tag, ` ${tag.toLowerCase()}\r`, tag.replaceAll('-', '–')])
          expect(readTag(one, written)).toEqual({ kind: 'tag', number })
      }),
    )
  })

  it('gives no two numbers one tag', () => {
    const tags = Array.from({ length: 2000 }, (_, n) => tagOf(scheme({ checkCharacter: 'mod-37-36' }), n))
    expect(new Set(tags).size).toBe(2000)
  })

  it('knows what is none of its tags', () => {
    for (const code of ['LT-12345', 'LT-1234567', 'LT-12345X', 'XT-123456', '', 'LT-'])
      expect(readTag(scheme(), code)).toEqual({ kind: 'other' })
  })

  it.each([
    ['AW-0000012', { prefix: 'AW-', width: 7 }],
    ['2024000123', { prefix: '', width: 10 }],
    ['HQ2-LT00123', { prefix: 'HQ2-LT', width: 5 }],
    ['no number', { prefix: 'AW-', width: 6 }],
    [undefined, { prefix: 'AW-', width: 6 }],
  ])('is like that of %s', (tag, expected) => {
    expect(schemeLike(tag)).toEqual({ ...expected, checkCharacter: 'none' })
  })
})
