import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foldedText } from '../../../src-shared/identity/folded-text.ts'
import { identifierKey } from '../../../src-shared/identity/identifier-key.ts'
import { uuidV7 } from '../../../src-shared/identity/uuid-v7.ts'
import { finderOf } from '../../../src-shared/identity/words.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const moment = fc.integer({ min: 0, max: 2 ** 48 - 1 })

describe('an identifier', () => {
  it.each([
    ['aw-0001', 'AW-0001'],
    ['  AW-0001\r\n', 'AW-0001'],
    ['ＡＷ－０００１', 'AW-0001'],
    ['AW–0001', 'AW-0001'],
    ['AW—0001', 'AW-0001'],
    ['\u0002AW-0001\u0003', 'AW-0001'],
    ['\ufeffAW-\u200b0001', 'AW-0001'],
    ['AW 0001', 'AW 0001'],
    [' \t\u0000\u200d', ''],
  ])('%j is known as %j', (text, key) => {
    expect(identifierKey(text)).toBe(key)
  })

  it('of letters, digits and dashes is the same however a scanner spells it', () => {
    const dash = fc.constantFrom('-', '‐', '‑', '–', '—', '－')
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0))
    const code = fc.stringMatching(/^[A-Za-z0-9-]{1,20}$/)
    const noise = fc.constantFrom('', ' ', '\r', '\u0002', '\u200b')
    fc.assert(
      fc.property(code, dash, noise, noise, (text, dashes, before, after) => {
        const spelled = before + text.replaceAll('-', dashes) + after
        for (const spelling of [spelled, spelled.toLowerCase(), wide(text)])
          expect(identifierKey(spelling)).toBe(text.toUpperCase())
      }),
    )
  })
})

describe('folded text', () => {
  it.each([
    ['Łukasz', 'lukasz'],
    ['Ærø Straße', 'aero strasse'],
    ['ŒUVRE Þór Đakovo', 'oeuvre thor dakovo'],
    ['ＡＢＣ１２', 'abc12'],
    ['Zoë Dvořák', 'zoe dvorak'],
    ['株式会社 Ωmega', '株式会社 ωmega'],
  ])('%j is found as %j', (text, folded) => {
    expect(foldedText(text)).toBe(folded)
  })

  it('of accented and of bare Latin letters is the same, in any case', () => {
    const letter = fc.constantFrom(...'aàáâãäåcçeèéêëiìíîïnñoòóôõöuùúûüyýÿzžsšlłdđ')
    fc.assert(
      fc.property(fc.array(letter, { maxLength: 20 }), (letters) => {
        const folded = foldedText(letters.join(''))
        expect(folded).toMatch(/^[a-z]*$/)
        expect(foldedText(letters.join('').toUpperCase())).toBe(folded)
        expect(foldedText(folded)).toBe(folded)
      }),
    )
  })
})

describe('a UUID version 7', () => {
  it('is that of RFC 9562, appendix A.6', () => {
    const random = [0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]
    expect(uuidV7(0x017f22e279b0, Uint8Array.from(random))).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  it('has its version and variant, whatever the random bytes', () => {
    fc.assert(
      fc.property(moment, bytes, (at, random) => {
        expect(uuidV7(at, random)).toMatch(
          /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
        )
      }),
    )
  })

  it('sorts by the moment of its making', () => {
    fc.assert(
      fc.property(moment, moment, bytes, bytes, (one, other, random, otherRandom) => {
        fc.pre(one !== other)
        expect(uuidV7(one, random) < uuidV7(other, otherRandom)).toBe(one < other)
      }),
    )
  })

  it('wants enough random bytes', () => {
    expect(() => uuidV7(0, new Uint8Array(9))).toThrow(RangeError)
  })
})

describe('the terms of a search', () => {
  it.each<[text: string, terms: string[], holds: boolean]>([
    ['Laptop of Łukasz', ['lukasz', 'lap'], true],
    ['PF-3X/9 Monitor', ['pf-3x/9'], true],
    ['PF-3X/9 Monitor', ['pf-3'], true],
    ['PF-3X/9 Monitor', ['3x'], true],
    ['PF-3X/9 Monitor', ['pf/9'], false],
    ['Monitor', ['or'], false],
    ['Monitor', ['mon', 'nothing'], false],
    ['1.02 Store', ['1.0'], true],
    ['11.02 Store', ['1.0'], false],
  ])('%j holds %j: %s', (text, terms, holds) => {
    expect(finderOf(terms)(text)).toBe(holds)
  })
})
