import { categoryColour } from '../../../../../src-shared/features/labels/category-colour.ts'
import type { Box } from '../../../../../src-shared/features/labels/placement.ts'
import { dotsOf } from '../../../../../src-shared/features/labels/printer-dots.ts'
import { Bitmap } from '../../../documents/label-bitmap.ts'
import { inkRuns } from '../../../documents/label-ink.ts'
import type { Lettering } from '../../../documents/label-lettering.ts'
import { pngFile } from '../../../documents/png-file.ts'
import { cutMarksOf } from '../cell-place.ts'
import { placedLines } from '../label-content.ts'
import type { Design } from '../label-design.ts'
import type { LabelLook } from '../label-look.ts'
import { colourParts } from '../labels-picture.ts'
import { logoInDots, placeOfLogo } from '../logo/draw-logo.ts'
import type { LabelPage } from './label-page.ts'

/** pixels: a page of more dots is drawn smaller, so that so many dots of a row or column are one pixel */
const longestSide = 2000
const factors = [1, 2, 4, 8]
const bitsOfByte = Uint8Array.from({ length: 256 }, (_, byte) => {
  let bits = 0
  for (let rest = byte; rest > 0; rest >>= 1) bits += rest & 1
  return bits
})

/** A page of labels as a PNG to be looked at; a pixel is a dot of the printer, or several of a large page. */
export function pagePng(
  { width, height, cells }: LabelPage,
  design: Design,
  { organisation, logo, categoryColours }: LabelLook,
  letters: Lettering,
  cutMarks: boolean,
): Buffer {
  const { dpi } = design
  const [across = 1, down = 1] = [width, height].map((mm) => Math.round(dotsOf(mm, dpi)))
  const factor = factors.find((one) => Math.max(across, down) / one <= longestSide) ?? 8
  const ink = new Bitmap(across, down)
  const marks = cutMarks ? cutMarksOf(design) : []
  for (const { x, y, asset, placed } of cells) {
    for (const run of [...inkRuns(placed.codes), ...marks])
      for (let row = 0; row < run.height; row++) ink.darken(y + run.y + row, x + run.x, x + run.x + run.width)
    for (const part of placed.texts)
      for (const { text, size, weight, ...at } of placedLines(
        part,
        asset,
        organisation,
        dpi,
        letters.measure,
      ))
        letters.draw(ink, text, x + Math.round(at.x), y + Math.round(at.baseline), size, weight)
  }
  const page = { width: Math.floor(across / factor), height: Math.floor(down / factor) }
  const rgb = shades(ink, page, factor)
  const paint = (box: Box, colourAt: (x: number, y: number) => ArrayLike<number>) => {
    for (let y = Math.max(0, box.y); y < Math.min(page.height, box.y + box.height); y++)
      for (let x = Math.max(0, box.x); x < Math.min(page.width, box.x + box.width); x++)
        rgb.set(colourAt(x - box.x, y - box.y), (y * page.width + x) * 3)
  }
  for (const { x, y, asset, placed } of cells) {
    const onPage = (box: Box): Box => ({
      x: Math.round((x + box.x) / factor),
      y: Math.round((y + box.y) / factor),
      width: Math.max(1, Math.round(box.width / factor)),
      height: Math.max(1, Math.round(box.height / factor)),
    })
    const band = colourParts(categoryColour(asset.fields?.category ?? '', categoryColours))
    for (const box of placed.bands) paint(onPage(box), () => band)
    if (!logo) continue
    for (const box of placed.logos) {
      const place = onPage(placeOfLogo(logo, box))
      const dots = logoInDots(logo, place.width, place.height)
      paint(place, (across, down) => {
        const at = (down * place.width + across) * 3
        return dots.rgb.subarray(at, at + 3)
      })
    }
  }
  return pngFile({ ...page, rgb }, { dpi: (dpi === 203 ? 203.2 : dpi) / factor, level: 3 })
}

/** Ink as shades of grey: a pixel is as dark as so many of its dots are. @param factor divides eight */
function shades(
  ink: Bitmap,
  { width, height }: { width: number; height: number },
  factor: number,
): Uint8Array {
  const rgb = new Uint8Array(width * height * 3).fill(255)
  const mask = (1 << factor) - 1
  const inByte = 8 / factor
  const sums = new Uint8Array(width)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let row = y * factor; row < (y + 1) * factor; row++)
      for (let column = 0; column < ink.bytesInRow; column++) {
        const byte = ink.bytes[row * ink.bytesInRow + column] ?? 0
        if (byte === 0) continue
        for (let part = 0; part < inByte; part++) {
          const bits = (byte >> (8 - factor * (part + 1))) & mask
          const x = column * inByte + part
          if (bits !== 0 && x < width) sums[x] = (sums[x] ?? 0) + (bitsOfByte[bits] ?? 0)
        }
      }
    for (let x = 0; x < width; x++) {
      const dark = sums[x] ?? 0
      if (dark > 0)
        rgb.fill(
          255 - Math.round((255 * dark) / (factor * factor)),
          (y * width + x) * 3,
          (y * width + x) * 3 + 3,
        )
    }
  }
  return rgb
}
