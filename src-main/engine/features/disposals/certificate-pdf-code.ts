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

/** The modules of the QR code of a text, row by row; 1 is dark. */
export function codeModules(text: string): { pixs: readonly number[]; pixx: number; pixy: number } {
  const options = { bcid: 'qrcode', eclevel: 'M', mask, text }
  const [code] = bwip.raw(options)
  if (!code || !('pixs' in code)) throw new Error('no modules for the QR code of a certificate')
  return code
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
          for (let y = 0; y < code.pixy; y++)
            for (let x = 0; x < code.pixx; x++)
              if (code.pixs[y * code.pixx + x] === 1)
                document.rect(left + x * module, top + y * module, module, module)
          document.fill(colors.ink)
          document.restore()
        },
        undefined,
        certificateText.qr,
      )
      structure.content('P', () => drawLines(canvas, lines, left + side + gap, top, styles.note))
    },
  }
}
