import { certificateText as text } from '../../../../src-shared/features/disposals/certificate-text.ts'
import type { Canvas } from '../../documents/pdf-canvas.ts'
import type { Block } from '../../documents/pdf-flow.ts'
import { styles } from '../../documents/pdf-style.ts'
import { paragraph } from '../../documents/pdf-text.ts'
import type { PageLogo } from '../labels/labels.ts'

/** points */
const logoBox = { width: 150, height: 34 }

/** What a certificate begins with: the logo of the organisation where it has one, what it is, and whose. */
export function letterheadBlocks(
  canvas: Canvas,
  title: string,
  organisation: string,
  logo: PageLogo | null,
): Block[] {
  const line = [title, organisation].filter(Boolean).join('  ·  ')
  return [...(logo ? [logoBlock(canvas, logo)] : []), paragraph(canvas, line, styles.overline)]
}

function logoBlock({ document, left, structure }: Canvas, logo: PageLogo): Block {
  return {
    height: logoBox.height + 8,
    keepWithNext: true,
    draw: (top) =>
      structure.content(
        'Figure',
        () => logo(document, { x: left, y: top, ...logoBox }),
        undefined,
        text.logo,
      ),
  }
}
