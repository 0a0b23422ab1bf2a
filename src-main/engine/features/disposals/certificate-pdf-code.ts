import bwip from 'bwip-js/node'
import { certificateText } from '../../../../src-shared/features/disposals/certificate-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { colors, leading, styles } from '../../documents/pdf-style.ts'
import { drawLines, linesOf } from '../../documents/pdf-text.ts'

/** points; 33 modules and more of 0.7 mm, which a phone reads at arm's length */
const side = 92
const gap = 16
/**
 * Which of the eight masks is laid over the modules (ISO/IEC 18004, 7.8). Choosing the best one takes a fifth of a
 * certificate's time; a digest, which most of the code is, is as even under each of them.
 */
const mask = 4
/**
 * The version that holds what a certificate's code says, and how many bytes at most (ISO/IEC 18004, table 7): to look for
 * the smallest takes as long as to draw it.
 */
const usual = { version: '6', bytes: 106 }

/** The modules of the QR code of a text, row by row; 1 is dark. */
export function codeModules(text: string): { pixs: readonly number[]; pixx: number; pixy: number } {
  // nothing in it is Kanji, and whether some of it is takes half as long again
  const version = Buffer.byteLength(text) <= usual.bytes ? { version: usual.version } : {}
  const options = { bcid: 'qrcode', eclevel: 'M', mask, suppresskanjimode: true, ...version, text }
  const [code] = bwip.raw(options)
  if (!code || !('pixs' in code)) throw new Error('no modules for the QR code of a certificate')
  return code
}

/** Fills the dark modules, in lengths of a module: each stretch of a row is one rectangle. */
function darkStretches({ pixs, pixx, pixy }: ReturnType<typeof codeModules>): string {
  let operators = ''
  for (let y = 0; y < pixy; y++) {
    const row = pixs.slice(y * pixx, (y + 1) * pixx).join('')
    for (const { index, 0: dark } of row.matchAll(/1+/g)) operators += `${index} ${y} ${dark.length} 1 re\n`
  }
  return `${operators}f`
}

/** A QR code with lines of text beside it. */
export function codeBlock(canvas: Canvas, text: string, beside: readonly string[]): Block {
  const code = codeModules(text)
  const lines = beside.flatMap((one) => linesOf(canvas, one, styles.note, canvas.width - side - gap))
  return {
    height: Math.max(side, lines.length * leading(styles.note)),
    spaceBefore: 8,
    draw: (top) => {
      const { document, structure, left } = canvas
      const module = side / code.pixx
      structure.content(
        'Figure',
        () => {
          document.save()
          document.translate(left, top).scale(module).fillColor(colors.ink)
          document.addContent(darkStretches(code))
          document.restore()
        },
        undefined,
        certificateText.qr,
      )
      structure.content('P', () => drawLines(canvas, lines, left + side + gap, top, styles.note))
    },
  }
}
