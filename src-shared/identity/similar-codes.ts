import { printableAscii } from './folded-text.ts'
import { identifierKey } from './identifier-key.ts'

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
const digits = [...'0123456789']
const notWord = /[^\p{L}\p{N}]/gu
/** The same among the signs of ASCII, in a third of the time. */
const notPlain = /[^A-Z0-9]/g
const written = [...letters, ...digits, '-', '/', '.', ' ']

/**
 * What is left of an asset tag, serial number or scanned code when nothing is told apart that people mistake when they
 * read it from a label: O is 0, I and L are 1, and dashes, blanks and other signs do not count.
 */
export function looseKey(code: string): string {
  const key = identifierKey(code)
  const signs = key.replace(printableAscii.test(key) ? notPlain : notWord, '')
  return signs.replaceAll('O', '0').replace(/[IL]/g, '1')
}

/** The loose keys of several codes, which stand line by line, with blanks between them. */
export function looseCodes(codes: string): string {
  return codes.split('\n').map(looseKey).join(' ')
}

/**
 * Every key at one edit from this one (a sign swapped with its neighbour, left out, added or mistaken), each once. Where
 * tags are numbered one after the other, a digit in place of another is the rule, so those stand last.
 */
export function oneEditAway(key: string): string[] {
  const signs = [...key]
  const spliced = (from: number, to: number, between: readonly string[]) =>
    [...signs.slice(0, from), ...between, ...signs.slice(to)].join('')
  const found = new Set<string>()
  const isDigit = (sign: string | undefined) => sign !== undefined && digits.includes(sign)

  signs.forEach((sign, at) => {
    const next = signs[at + 1]
    if (next !== undefined) found.add(spliced(at, at + 2, [next, sign]))
  })
  for (const at of signs.keys()) found.add(spliced(at, at + 1, []))
  for (let at = 0; at <= signs.length; at++) for (const sign of written) found.add(spliced(at, at, [sign]))
  signs.forEach((old, at) => {
    for (const sign of written) if (!(isDigit(old) && isDigit(sign))) found.add(spliced(at, at + 1, [sign]))
  })
  signs.forEach((old, at) => {
    if (isDigit(old)) for (const sign of digits) found.add(spliced(at, at + 1, [sign]))
  })
  found.delete(key)
  found.delete('')
  return [...found]
}
