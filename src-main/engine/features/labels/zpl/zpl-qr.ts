import type { CodeSymbol } from '../../../../../src-shared/features/labels/symbology.ts'

type Matrix = Extract<CodeSymbol, { kind: 'matrix' }>

/** Older printers go no further (ZPL II Programming Guide, ^BQ). */
const mostDotsOfModule = 10
/**
 * Bits of data at error correction M by version, from 1 (ISO/IEC 18004, table 7). Longer ones count their characters
 * otherwise, and are drawn here.
 */
const bitsOfVersion = [128, 224, 352, 512, 688, 864, 992, 1232, 1456]
const bitsOfMode = 4

/** How a text is counted and packed: bits of its count, and of all its characters. */
const modes = [
  { mode: 'N', holds: /^\d+$/, countBits: 10, bits: (length: number) => Math.ceil((length * 10) / 3) },
  {
    mode: 'A',
    holds: /^[0-9A-Z $%*+\-./:]+$/,
    countBits: 9,
    bits: (length: number) => Math.ceil((length * 11) / 2),
  },
  { mode: 'B', holds: /^[\x20-\x7e]+$/, countBits: 8, bits: (length: number) => length * 8 },
] as const

/** What tells a printer to draw the QR code that was placed. */
export interface NativeQr {
  /** command with size, error correction and mask */
  command: string
  /** field data before it is escaped: error correction, manual input, mode and text */
  data: string
}

/**
 * The command by which a printer draws a QR code itself, with version, error correction and mask of the one that was
 * placed; null where that is not certain: text in no plain ASCII, a module of more dots than printers draw, or a version that
 * they would choose larger than it was placed.
 * @param module dots
 */
export function nativeQr(symbol: Matrix, module: number, text: string): NativeQr | null {
  const used = modes.find(({ holds }) => holds.test(text))
  const room = bitsOfVersion[(symbol.size - 21) / 4]
  if (!used || room === undefined || module > mostDotsOfModule) return null
  if (bitsOfMode + used.countBits + used.bits(text.length) > room) return null
  const count = used.mode === 'B' ? String(text.length).padStart(4, '0') : ''
  return {
    command: `^BQN,2,${module},M,${maskOf(symbol)}`,
    data: `MM,${used.mode}${count}${text}`,
  }
}

/** The mask of a symbol, from its format information, which is masked itself (ISO/IEC 18004, 7.9.1). */
function maskOf({ modules, size }: Matrix): number {
  const bit = (column: number, flipped: number) => (modules[8 * size + column] ? 1 : 0) ^ flipped
  return bit(2, 1) * 4 + bit(3, 0) * 2 + bit(4, 1)
}
