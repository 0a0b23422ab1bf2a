import { categoryColour } from '../../../../src-shared/features/labels/category-colour.ts'
import type { Measure } from '../../../../src-shared/features/labels/place-lines.ts'
import type { Box, PlacedCode, Placement } from '../../../../src-shared/features/labels/placement.ts'
import { millimetresOf } from '../../../../src-shared/features/labels/printer-dots.ts'
import type { Weight } from '../../documents/fonts.ts'
import { inkRuns } from '../../documents/label-ink.ts'
import type { Lettering } from '../../documents/label-lettering.ts'
import { sizeAsRead } from './cell-place.ts'
import { placedLines } from './label-content.ts'
import type { Design } from './label-design.ts'
import type { LabelLook } from './label-look.ts'
import type { LabelledAsset } from './labels-query.ts'
import { logoInSvg, placeOfLogo } from './logo/draw-logo.ts'

/** How letters and a logo come into a picture. */
interface Strokes {
  outline: (text: string, x: number, baseline: number, size: number, weight: Weight) => string
  logo: (box: Box) => string
  measure: Measure
}

/** Draws labels of a design as elements of an SVG whose unit is a dot, from the upper left of the label. */
export function labelDrawing(
  { dpi }: Design,
  { organisation, logo, categoryColours }: LabelLook,
  strokes: Strokes,
): (placed: Placement, asset: LabelledAsset) => string[] {
  return (placed, asset) => {
    const colour = categoryColour(asset.fields?.category ?? '', categoryColours)
    const texts = placed.texts
      .flatMap((part) => placedLines(part, asset, organisation, dpi, strokes.measure))
      .map(({ text, x, baseline, size, weight }) => strokes.outline(text, x, baseline, size, weight))
    return [
      ...placed.bands.map((box) => `<path fill="${colour}" d="${pathOf(box)}"/>`),
      ...(logo ? placed.logos.map((box) => strokes.logo(box)) : []),
      ...placed.codes.map((code) => `<path shape-rendering="crispEdges" d="${inkOf(code)}"/>`),
      ...texts.filter((text) => text !== ''),
    ]
  }
}

/**
 * One label as a picture of exact size, as it is read; its unit is a dot of the printer, and letters are outlines, so that
 * it looks alike everywhere.
 */
export function labelSvg(
  design: Design,
  placed: Placement,
  asset: LabelledAsset,
  look: LabelLook,
  letters: Lettering,
): string {
  const { width, height } = sizeAsRead(design)
  const mm = (dots: number) => `${Math.round(millimetresOf(dots, design.dpi) * 1000) / 1000}mm`
  const draw = labelDrawing(design, look, {
    outline: (...line) => {
      const path = letters.outline(...line)
      return path === '' ? '' : `<path d="${path}"/>`
    },
    logo: (box) => (look.logo ? logoInSvg(look.logo, placeOfLogo(look.logo, box)) : ''),
    measure: letters.measure,
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${mm(width)}" height="${mm(height)}" viewBox="0 0 ${width} ${height}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    ...draw(placed, asset),
    '</svg>',
  ].join('\n')
}

const inkOf = (code: PlacedCode) => inkRuns([code]).map(pathOf).join('')

/** A rectangle as a path of an SVG. */
export const pathOf = ({ x, y, width, height }: Box) => `M${x} ${y}h${width}v${height}h${-width}z`
