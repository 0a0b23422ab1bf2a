import type { Box } from '../../../../../src-shared/features/labels/placement.ts'
import { dotsOf } from '../../../../../src-shared/features/labels/printer-dots.ts'
import type { Lettering } from '../../../documents/label-lettering.ts'
import { cutMarksOf } from '../cell-place.ts'
import type { Design } from '../label-design.ts'
import type { LabelLook } from '../label-look.ts'
import { labelDrawing, pathOf } from '../labels-svg.ts'
import { logoInSvg, placeOfLogo } from '../logo/draw-logo.ts'
import type { LabelPage } from './label-page.ts'

/**
 * A page of labels as a picture whose unit is a dot of the printer. What stands on every label, as a logo and the
 * organisation, is in it once.
 */
export function pageSvg(
  { width, height, cells }: LabelPage,
  design: Design,
  look: LabelLook,
  letters: Lettering,
  cutMarks: boolean,
): string {
  const shared = new Shared()
  const draw = labelDrawing(design, look, {
    outline: (text, x, baseline, size, weight) => {
      const id = shared.id(`${weight} ${size} ${text}`, () => letters.outline(text, 0, 0, size, weight))
      return `<use href="#${id}" x="${hundredths(x)}" y="${hundredths(baseline)}"/>`
    },
    logo: (box) => {
      const { logo } = look
      if (!logo) return ''
      const { x, y, ...size } = placeOfLogo(logo, box)
      const id = shared.drawn(`logo ${JSON.stringify(size)}`, () => logoInSvg(logo, { x: 0, y: 0, ...size }))
      return `<use href="#${id}" x="${x}" y="${y}"/>`
    },
    measure: letters.measure,
  })
  const marks = cutMarks ? `<path d="${cutMarksOf(design).map(pathOf).join('')}"/>` : ''
  const labels = cells.map(
    ({ x, y, asset, placed }) =>
      `<g transform="translate(${x} ${y})">${draw(placed, asset).join('')}${marks}</g>`,
  )
  const size: Box = { x: 0, y: 0, width: dotsOf(width, design.dpi), height: dotsOf(height, design.dpi) }
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${hundredths(size.width)} ${hundredths(size.height)}">`,
    `<rect width="100%" height="100%" fill="#fff"/>`,
    shared.definitions(),
    ...labels,
    '</svg>',
  ].join('\n')
}

const hundredths = (length: number) => Math.round(length * 100) / 100

/** What is drawn several times, under its id. */
class Shared {
  readonly #parts = new Map<string, { id: string; part: string }>()

  /** A path by what it draws. */
  id(key: string, path: () => string): string {
    return this.drawn(key, () => `<path d="${path()}"/>`)
  }

  drawn(key: string, draw: () => string): string {
    let known = this.#parts.get(key)
    if (!known) {
      known = { id: `p${this.#parts.size}`, part: draw() }
      this.#parts.set(key, known)
    }
    return known.id
  }

  definitions(): string {
    const parts = Array.from(this.#parts.values(), ({ id, part }) => `<g id="${id}">${part}</g>`)
    return `<defs>${parts.join('')}</defs>`
  }
}
