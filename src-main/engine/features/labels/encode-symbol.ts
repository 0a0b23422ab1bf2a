import bwip from 'bwip-js/node'
import JsBarcode from 'jsbarcode'
import { assertNever } from '../../../../src-shared/contract/assert-never.ts'
import { giaiIdentifier } from '../../../../src-shared/features/labels/giai.ts'
import type { CodeSymbol, Symbology } from '../../../../src-shared/features/labels/symbology.ts'

/** Begins what GS1 defines (ISO/IEC 15417 and 16022: FNC1), in the words of bwip-js. */
const functionOne = '^FNC1'

/**
 * The bars or modules of a text that the symbology can hold, without quiet zones.
 * @param text of GS1 symbologies: the GIAI
 */
export function encodeSymbol(symbology: Symbology, text: string): CodeSymbol {
  switch (symbology) {
    case 'code128':
      return bars({ format: 'CODE128' }, text)
    case 'code39':
      return bars({ format: 'CODE39' }, text)
    case 'gs1-128':
      return bars({ format: 'CODE128', ean128: true }, `${giaiIdentifier}${text}`)
    case 'qr':
      return matrix({ bcid: 'qrcode', eclevel: 'M', text })
    case 'datamatrix':
      return matrix({ bcid: 'datamatrix', text })
    case 'gs1-datamatrix':
      return matrix({ bcid: 'datamatrix', parsefnc: true, text: `${functionOne}${giaiIdentifier}${text}` })
    default:
      return assertNever(symbology)
  }
}

/** A symbol of the same size that is found sooner, to be looked at: its mask is not chosen among all of them. */
export const symbolToShow: typeof encodeSymbol = (symbology, text) =>
  symbology === 'qr' ? matrix({ bcid: 'qrcode', eclevel: 'M', mask: 1, text }) : encodeSymbol(symbology, text)

function bars(options: { format: string; ean128?: boolean }, text: string): CodeSymbol {
  const target: { encodings?: { data: string }[] } = {}
  JsBarcode(target, text, options)
  const modules = target.encodings?.map(({ data }) => data).join('') ?? ''
  if (modules === '') throw new Error(`no bars for a text of ${text.length} characters`)
  return { kind: 'bars', modules: Array.from(modules, (module) => module === '1') }
}

interface MatrixOptions {
  bcid: string
  text: string
  eclevel?: string
  mask?: number
  parsefnc?: boolean
}

function matrix(options: MatrixOptions): CodeSymbol {
  const [drawn] = bwip.raw(options)
  if (!drawn || !('pixs' in drawn) || drawn.pixx !== drawn.pixy) throw new Error('no square of modules')
  return { kind: 'matrix', size: drawn.pixx, modules: drawn.pixs.map((module) => module === 1) }
}
