import type { Box } from '../../../../../src-shared/features/labels/placement.ts'
import { Bitmap } from '../../../documents/label-bitmap.ts'
import { fillOutline, type PathCommand, stepOfPath } from '../../../documents/label-outline.ts'
import { pngFile } from '../../../documents/png-file.ts'
import type { Logo, LogoShape, Pixels } from './logo.ts'
import { scaledPixels } from './scaled-pixels.ts'

/** The largest place in a box that has the proportions of the logo, in its middle, in whole dots. */
export function placeOfLogo({ width, height }: Logo, box: Box): Box {
  const scale = Math.min(box.width / width, box.height / height)
  const size = {
    width: Math.max(1, Math.floor(width * scale)),
    height: Math.max(1, Math.floor(height * scale)),
  }
  const x = box.x + Math.floor((box.width - size.width) / 2)
  const y = box.y + Math.floor((box.height - size.height) / 2)
  return { x, y, ...size }
}

/** A logo in dots, on white. */
export function logoInDots(logo: Logo, width: number, height: number): Pixels {
  if (logo.kind === 'pixels') return scaledPixels(logo, width, height)
  const rgb = new Uint8Array(width * height * 3).fill(255)
  for (const { outline, fill, evenOdd } of logo.shapes) {
    const covered = new Bitmap(width, height)
    fillOutline(covered, outline.map(upwards), width / logo.width, 0, 0, evenOdd)
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) if (covered.isDark(x, y)) rgb.set(fill, (y * width + x) * 3)
  }
  return { width, height, rgb }
}

/** Outlines of fonts point up. */
const upwards = ({ command, args }: PathCommand): PathCommand => ({
  command,
  args: args.map((value, index) => (index % 2 === 0 ? value : -value)),
})

/** A logo in dots that are dark or not: what is lost at one dot goes to its neighbours (Floyd and Steinberg). */
export function ditheredLogo(logo: Logo, width: number, height: number): Bitmap {
  const { rgb } = logoInDots(logo, width, height)
  const bitmap = new Bitmap(width, height)
  const grey = Float32Array.from({ length: width * height }, (_, index) => {
    const [red = 0, green = 0, blue = 0] = rgb.subarray(index * 3, index * 3 + 3)
    return 0.299 * red + 0.587 * green + 0.114 * blue
  })
  const pass = (x: number, y: number, error: number) => {
    if (x >= 0 && x < width && y < height) grey[y * width + x] = (grey[y * width + x] ?? 0) + error
  }
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const value = grey[y * width + x] ?? 255
      const isDark = value < 128
      if (isDark) bitmap.darken(y, x, x + 1)
      const error = value - (isDark ? 0 : 255)
      pass(x + 1, y, (error * 7) / 16)
      pass(x - 1, y + 1, (error * 3) / 16)
      pass(x, y + 1, (error * 5) / 16)
      pass(x + 1, y + 1, error / 16)
    }
  return bitmap
}

/** A logo in the operators of PDF, its upper left at a place in dots; pixels are drawn by the document instead. */
export function logoPaths(logo: Extract<Logo, { kind: 'shapes' }>, place: Box): string {
  const scale = place.width / logo.width
  return logo.shapes
    .map(({ outline, fill, evenOdd }) => {
      const at = (value: number, index: number) =>
        (value * scale + (index % 2 === 0 ? place.x : place.y)).toFixed(2)
      const path = outline.map(({ command, args }) =>
        `${args.map(at).join(' ')} ${operators[command]}`.trim(),
      )
      return `${fill.map((part) => (part / 255).toFixed(3)).join(' ')} rg ${path.join(' ')} ${evenOdd ? 'f*' : 'f'}`
    })
    .join('\n')
}

const operators: Readonly<Record<string, string>> = {
  moveTo: 'm',
  lineTo: 'l',
  bezierCurveTo: 'c',
  closePath: 'h',
}

/** A logo as an element of an SVG whose unit is a dot. */
export function logoInSvg(logo: Logo, { x, y, width, height }: Box): string {
  if (logo.kind === 'pixels') {
    const data = pngFile(logo).toString('base64')
    return `<image x="${x}" y="${y}" width="${width}" height="${height}" href="data:image/png;base64,${data}"/>`
  }
  const shapes = logo.shapes.map(
    ({ outline, fill, evenOdd }: LogoShape) =>
      `<path fill="rgb(${fill.join(',')})"${evenOdd ? ' fill-rule="evenodd"' : ''} d="${outline.map(stepOfPath).join('')}"/>`,
  )
  return `<g transform="translate(${x} ${y}) scale(${width / logo.width})">${shapes.join('')}</g>`
}
