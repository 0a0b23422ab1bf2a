import type { Encoder } from './label-design.ts'

/**
 * How large a code is depends on which kind of character stands where, not on which one: no symbology tells digits,
 * capitals or small letters apart among themselves. Texts of one shape give codes of one size.
 */
export const shapeOf = (text: string) =>
  text.replace(/\d/g, '0').replace(/[A-Z]/g, 'A').replace(/[a-z]/g, 'a')

/**
 * Encodes for printers that draw a Data Matrix themselves: of these only the size is meant, and it is found once for each
 * shape.
 */
export function encoderOfSizes(encode: Encoder): Encoder {
  const known = new Map<string, ReturnType<Encoder>>()
  return (symbology, text) => {
    if (symbology !== 'datamatrix' && symbology !== 'gs1-datamatrix') return encode(symbology, text)
    const key = `${symbology} ${shapeOf(text)}`
    const symbol = known.get(key) ?? encode(symbology, text)
    known.set(key, symbol)
    return symbol
  }
}
