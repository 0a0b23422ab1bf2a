import { encodeSymbol } from './encode-symbol.ts'

/** Patterns of the values that are no pair of digits below 99 (ISO/IEC 15417, table 1). */
const others: Readonly<Record<string, number>> = {
  '10111011110': 99,
  '10111101110': 100,
  '11101011110': 101,
  '11110101110': 102,
  '11010000100': 103,
  '11010010000': 104,
  '11010011100': 105,
}
const modulesOfValue = 11

let patterns: Map<string, number> | undefined

/** The symbol values of the modules of a Code 128, from its start to before its check value. */
export function code128Values(modules: readonly boolean[]): number[] {
  patterns ??= knownPatterns()
  const text = modules.map((isDark) => (isDark ? '1' : '0')).join('')
  const values: number[] = []
  // the stop pattern has 13 modules, the check value before it 11
  for (let at = 0; at < text.length - 24; at += modulesOfValue) {
    const value = patterns.get(text.slice(at, at + modulesOfValue))
    if (value === undefined) throw new Error('modules that are no Code 128')
    values.push(value)
  }
  return values
}

/** In code set C the values below 99 are pairs of digits: each is read off a symbol that holds it. */
function knownPatterns(): Map<string, number> {
  const known = new Map(Object.entries(others))
  for (let value = 0; value < 99; value++) {
    const symbol = encodeSymbol('code128', String(value).padStart(2, '0').repeat(2))
    const text = symbol.modules.map((isDark) => (isDark ? '1' : '0')).join('')
    known.set(text.slice(modulesOfValue, 2 * modulesOfValue), value)
  }
  return known
}
