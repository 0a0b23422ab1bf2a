import { assertNever } from '../../contract/assert-never.ts'

export const checkCharacters = ['none', 'luhn', 'mod-37-36'] as const
export type CheckCharacter = (typeof checkCharacters)[number]

/**
 * The character that is put behind a text so that a mistyped one is noticed; signs that stand between its letters and
 * digits do not count.
 *
 * `luhn` (ISO/IEC 7812-1, annex B): over the digits alone. Tells every wrong digit, and every two neighbours that were
 * swapped but for 0 and 9.
 * `mod-37-36` (ISO/IEC 7064, a hybrid system): over letters and digits. Tells every wrong sign, and nearly every two
 * neighbours that were swapped.
 */
export function checkCharacterOf(kind: CheckCharacter, text: string): string {
  switch (kind) {
    case 'none':
      return ''
    case 'luhn':
      return luhn(text.replace(/\D/g, ''))
    case 'mod-37-36':
      return mod37(text.toUpperCase().replace(/[^0-9A-Z]/g, ''))
    default:
      return assertNever(kind)
  }
}

function luhn(digits: string): string {
  let sum = 0
  for (const [index, digit] of [...digits].reverse().entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1)
    sum += value > 9 ? value - 9 : value
  }
  return String((10 - (sum % 10)) % 10)
}

const signs = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** ISO/IEC 7064, 9: each sign is added modulo 36, the sum is doubled modulo 37. */
function mod37(text: string): string {
  let product = signs.length
  for (const sign of text) {
    const sum = (product + signs.indexOf(sign)) % signs.length || signs.length
    product = (sum * 2) % (signs.length + 1)
  }
  return signs[(signs.length + 1 - product) % signs.length] ?? ''
}
