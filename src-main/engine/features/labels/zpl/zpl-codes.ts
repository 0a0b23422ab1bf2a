import { assertNever } from '../../../../../src-shared/contract/assert-never.ts'
import { giaiIdentifier } from '../../../../../src-shared/features/labels/giai.ts'
import type { PlacedCode } from '../../../../../src-shared/features/labels/placement.ts'
import { Bitmap } from '../../../documents/label-bitmap.ts'
import { code128Values } from '../code-128-values.ts'
import { graphicField } from './zpl-graphic.ts'
import { nativeQr } from './zpl-qr.ts'

/** Code sets of Code 128, and what tells the printer of each value that is no character (^BC, mode N). */
const invocations: Readonly<Record<number, string>> = {
  99: '>5',
  100: '>6',
  101: '>7',
  102: '>8',
  103: '>9',
  104: '>:',
  105: '>;',
}
/** What `>` and `~` are in code sets A and B, where they would begin something else. */
const replaced: Readonly<Record<string, string>> = { '>': '><', '~': '>=' }

/** Error correction of ECC 200, the only one that is in use. */
const ecc200 = 200
const ratioOfCode39 = 3

/** dots: so far below the start of its field a printer begins a QR code, as the height of ^BY says; the least that it takes */
const dropOfQr = 1

/**
 * A code as the printer itself draws it, or where that is not certain, as a graphic.
 * @param text what it holds; of GS1 the GIAI
 * @param at its upper left on the label as it leaves the printer, in dots
 * @param turned whether it runs down the label
 */
export function codeField(
  code: PlacedCode,
  text: string,
  at: { x: number; y: number },
  turned: boolean,
): string {
  const { symbology, symbol, module, box } = code
  const way = turned ? 'R' : 'N'
  const begin = `^FO${at.x},${at.y}`
  switch (symbology) {
    case 'code128':
    case 'gs1-128':
      return `${begin}^BY${module}^BC${way},${box.height},N,N,N,N${data(code128Data(symbol.modules))}`
    case 'code39':
      return `${begin}^BY${module},${ratioOfCode39}^B3${way},N,${box.height},N,N${data(text)}`
    case 'datamatrix':
      return `${begin}^BX${way},${module},${ecc200}${data(text)}`
    case 'gs1-datamatrix':
      return `${begin}^BX${way},${module},${ecc200},,,,~${data(`~1${giaiIdentifier}${text}`)}`
    case 'qr': {
      // it is a square that is read from any side, and printers do not turn it
      const native = symbol.kind === 'matrix' && at.y >= dropOfQr ? nativeQr(symbol, module, text) : null
      if (native)
        return `^FO${at.x},${at.y - dropOfQr}^BY${module},,${dropOfQr}${native.command}${data(native.data)}`
      const drawn = drawnMatrix(symbol.modules, box.width / module, module)
      return `${begin}${graphicField(turned ? drawn.turned() : drawn)}^FS`
    }
    default:
      return assertNever(symbology)
  }
}

/** A field's data: every sign that is a command, or no ASCII, by its bytes in UTF-8. */
function data(text: string): string {
  const escaped = text.replace(/[\^~_\\]|[^\x20-\x7e]/gu, (sign) =>
    Array.from(Buffer.from(sign), (byte) => `_${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  )
  return `^FH^FD${escaped}^FS`
}

/** The very values that were placed, so that the printer chooses no others, and no other width. */
function code128Data(modules: readonly boolean[]): string {
  let text = ''
  let inPairs = false
  for (const value of code128Values(modules)) {
    const invocation = invocations[value]
    if (invocation !== undefined && !(inPairs && value === 99)) {
      text += invocation
      if (value !== 102) inPairs = value === 99 || value === 105
    } else if (inPairs) text += String(value).padStart(2, '0')
    else {
      const sign = String.fromCharCode(value + 32)
      text += replaced[sign] ?? sign
    }
  }
  return text
}

function drawnMatrix(modules: readonly boolean[], size: number, module: number): Bitmap {
  const bitmap = new Bitmap(size * module, size * module)
  for (const [index, isDark] of modules.entries()) {
    if (!isDark) continue
    const [x, y] = [(index % size) * module, Math.floor(index / size) * module]
    for (let row = y; row < y + module; row++) bitmap.darken(row, x, x + module)
  }
  return bitmap
}
