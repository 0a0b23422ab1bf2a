import type { Canvas } from './pdf-canvas.ts'
import type { Block } from './pdf-flow.ts'
import { leading, styles } from './pdf-style.ts'
import { drawLines, linesOf } from './pdf-text.ts'

/** Draws a picture into a box of a page, in points, as large as fits. */
export type PagePicture = (
  document: PDFKit.PDFDocument,
  box: { x: number; y: number; width: number; height: number },
) => void

/** What an organisation's letters begin with. */
export interface Letterhead {
  /** address, and how it is reached */
  lines: readonly string[]
  logo: PagePicture | null
  /** what the logo is, for whoever does not see it */
  logoIs: string
}

/** points */
const logoBox = { width: 150, height: 34 }
const gap = 24

/** The letterhead of a document: the logo on the left, the lines on the right; nothing where there is neither. */
export function letterheadBlocks(canvas: Canvas, { lines, logo, logoIs }: Letterhead): Block[] {
  if (!logo && lines.length === 0) return []
  const { document, fonts, left, structure, width } = canvas
  const own = lines.flatMap((line) => linesOf(canvas, line, styles.note, width - logoBox.width - gap))
  const widest = Math.max(0, ...own.map((line) => fonts.widthOf(line, styles.note)))
  const textHeight = own.length * leading(styles.note)
  const block: Block = {
    height: Math.max(logo ? logoBox.height : 0, textHeight) + 8,
    keepWithNext: true,
    draw: (top) => {
      if (logo)
        structure.content('Figure', () => logo(document, { x: left, y: top, ...logoBox }), undefined, logoIs)
      if (own.length > 0)
        structure.content('P', () => drawLines(canvas, own, left + width - widest, top, styles.note))
    },
  }
  return [block]
}
