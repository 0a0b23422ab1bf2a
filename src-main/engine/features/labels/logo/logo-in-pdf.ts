import type { Box } from '../../../../../src-shared/features/labels/placement.ts'
import { pngFile } from '../../../documents/png-file.ts'
import { logoPaths, placeOfLogo } from './draw-logo.ts'
import type { Logo } from './logo.ts'

/** Draws the logo of a document; its picture is in the file once, however often it is drawn. */
export class LogoDrawer {
  readonly #document: PDFKit.PDFDocument
  readonly #logo: Logo | null
  #image: object | undefined

  constructor(document: PDFKit.PDFDocument, logo: Logo | null) {
    this.#document = document
    this.#logo = logo
  }

  /** Operators that draw shapes in a box of dots; '' for pixels. */
  shapes(box: Box): string {
    if (this.#logo?.kind !== 'shapes') return ''
    return `${logoPaths(this.#logo, placeOfLogo(this.#logo, box))} 0 g`
  }

  /** Draws pixels into a box, in the unit that is set. */
  pixels(box: Box): void {
    if (this.#logo?.kind !== 'pixels') return
    this.#image ??= this.#opened(pngFile(this.#logo))
    const { x, y, width, height } = placeOfLogo(this.#logo, box)
    this.#document.image(this.#image as never, x, y, { width, height })
  }

  /** pdfkit opens an image once, and its types leave that out. */
  #opened(png: Buffer): object {
    const open: unknown = Reflect.get(this.#document, 'openImage')
    if (typeof open !== 'function') throw new Error('pdfkit opens images in a way that is not understood.')
    return open.call(this.#document, png) as object
  }
}
