import { categoryColour } from '../../../../src-shared/features/labels/category-colour.ts'
import type { Box, Placement } from '../../../../src-shared/features/labels/placement.ts'
import { Bitmap } from '../../documents/label-bitmap.ts'
import { inkRuns } from '../../documents/label-ink.ts'
import type { Lettering } from '../../documents/label-lettering.ts'
import { pngFile } from '../../documents/png-file.ts'
import { sizeAsRead } from './cell-place.ts'
import { placedLines } from './label-content.ts'
import type { Design } from './label-design.ts'
import type { LabelLook } from './label-look.ts'
import type { LabelledAsset } from './labels-query.ts'
import { logoInDots, placeOfLogo } from './logo/draw-logo.ts'

/** One label as a PNG, a pixel for each dot of the printer, as it is read. */
export function labelPng(
  design: Design,
  placed: Placement,
  asset: LabelledAsset,
  { organisation, logo, categoryColours }: LabelLook,
  letters: Lettering,
): Buffer {
  const { dpi } = design
  const { width, height } = sizeAsRead(design)
  const rgb = new Uint8Array(width * height * 3).fill(255)
  const paint = (box: Box, colourAt: (x: number, y: number) => ArrayLike<number> | null) => {
    for (let y = Math.max(0, box.y); y < Math.min(height, box.y + box.height); y++)
      for (let x = Math.max(0, box.x); x < Math.min(width, box.x + box.width); x++) {
        const colour = colourAt(x, y)
        if (colour) rgb.set(colour, (y * width + x) * 3)
      }
  }
  const band = colourParts(categoryColour(asset.fields?.category ?? '', categoryColours))
  for (const box of placed.bands) paint(box, () => band)
  if (logo)
    for (const box of placed.logos) {
      const place = placeOfLogo(logo, box)
      const dots = logoInDots(logo, place.width, place.height)
      paint(place, (x, y) => {
        const at = ((y - place.y) * place.width + (x - place.x)) * 3
        return dots.rgb.subarray(at, at + 3)
      })
    }
  const ink = new Bitmap(width, height)
  for (const run of inkRuns(placed.codes))
    for (let y = run.y; y < run.y + run.height; y++) ink.darken(y, run.x, run.x + run.width)
  for (const part of placed.texts)
    for (const line of placedLines(part, asset, organisation, dpi, letters.measure))
      letters.draw(ink, line.text, Math.round(line.x), Math.round(line.baseline), line.size, line.weight)
  paint({ x: 0, y: 0, width, height }, (x, y) => (ink.isDark(x, y) ? black : null))
  return pngFile({ width, height, rgb }, { dpi: dpi === 203 ? 203.2 : dpi })
}

const black = [0, 0, 0]

/** Red, green and blue of `#0072b2`. */
export const colourParts = (hex: string) => [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16))
