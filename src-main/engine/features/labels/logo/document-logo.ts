import type { Box } from '../../../../../src-shared/features/labels/placement.ts'
import { pngFile } from '../../../documents/png-file.ts'
import { logoPaths, placeOfLogo } from './draw-logo.ts'
import type { Logo } from './logo.ts'

/** Draws a logo into a box on the page of a document whose unit is the point, y pointing down. */
export function drawLogoOnPage(document: PDFKit.PDFDocument, logo: Logo, box: Box): void {
  const place = placeOfLogo(logo, box)
  document.save()
  if (logo.kind === 'shapes') document.addContent(logoPaths(logo, place))
  else document.image(pngFile(logo), place.x, place.y, { width: place.width, height: place.height })
  document.restore()
}
