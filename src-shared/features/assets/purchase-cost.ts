import { isCurrency } from './asset-values.ts'

/**
 * Reads a cost as people and exports write it into a plain decimal ("1234.50"): currency signs and blanks are left
 * out, either comma or point may part the decimals. Returns null where the text has more than one reading
 * ("1,234", "1.234": thousands or decimals?) or none; negative costs have none.
 */
export function parsePurchaseCost(text: string): string | null {
  const bare = text.replace(/[\p{Sc}\s'’]|^[A-Z]{3}|[A-Z]{3}$/gu, '')
  if (/^\d+$/.test(bare)) return plain(bare, '')
  const lastSeparator = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'))
  const whole = bare.slice(0, lastSeparator)
  const rest = bare.slice(lastSeparator + 1)
  const decimalSign = bare[lastSeparator] as string
  const groupSign = decimalSign === ',' ? '.' : ','
  if (
    /^\d{1,3}(?:[.,]\d{3})+$/.test(whole) &&
    whole.split(groupSign).join('').match(/^\d+$/) &&
    /^\d+$/.test(rest)
  ) {
    return plain(whole.split(groupSign).join(''), rest)
  }
  const grouped = new RegExp(`^\\d{1,3}(?:\\${decimalSign}\\d{3}){2,}$`)
  if (grouped.test(bare)) return plain(bare.split(decimalSign).join(''), '')
  if (/^\d+$/.test(whole) && /^\d+$/.test(rest) && (rest.length !== 3 || whole.length > 3 || whole === '0'))
    return plain(whole, rest)
  return null
}

/** The currency that a cost names by its code ("1234.50 EUR"); a sign ($, £) is that of several. */
export function currencyOf(text: string): string | null {
  const code = /^([A-Z]{3})(?=[\s\d])|(?<=[\s\d])([A-Z]{3})$/.exec(text.trim())?.[0]
  return code !== undefined && isCurrency(code) ? code : null
}

function plain(whole: string, decimals: string): string {
  const digits = whole.replace(/^0+(?=\d)/, '')
  const kept = decimals.replace(/0+$/, '')
  return kept === '' ? digits : `${digits}.${kept.padEnd(2, '0')}`
}
