import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import type { Pixels } from './pixels.ts'

const source = readFileSync(join(import.meta.dirname, 'assetwalk.svg'), 'utf8')
/** Up to this size an icon is drawn with fewer and thicker strokes. */
const coarseUpTo = 32

/** How a system wants its icons: filling the square, or as Apple's, which leave a margin and cast a shadow. */
export type Look = 'full' | 'apple'

/** Draws the icon in one size. */
export async function draw(page: Page, size: number, look: Look): Promise<Pixels> {
  const { width, margin, shadow } = look === 'full' ? { width: size, margin: 0, shadow: 0 } : appleGrid(size)
  const address = `data:image/svg+xml;base64,${Buffer.from(svgFor(size)).toString('base64')}`
  const bytes = await page.evaluate(`(async () => {
    const image = new Image()
    image.src = ${JSON.stringify(address)}
    await image.decode()
    const canvas = new OffscreenCanvas(${size}, ${size})
    const context = canvas.getContext('2d')
    context.shadowColor = 'rgba(0, 0, 0, 0.3)'
    context.shadowBlur = ${shadow}
    context.shadowOffsetY = ${shadow / 2}
    context.drawImage(image, ${margin}, ${margin}, ${width}, ${width})
    return new Uint8Array(context.getImageData(0, 0, ${size}, ${size}).data).toBase64()
  })()`)
  return { size, rgba: Buffer.from(String(bytes), 'base64') }
}

function svgFor(size: number): string {
  const hidden = size <= coarseUpTo ? '.fine' : '.coarse'
  return source
    .replace('<svg ', `<svg width="${size}" height="${size}" `)
    .replace('<defs>', `<style>${hidden}{display:none}</style><defs>`)
}

/** Apple's grid for icons: 824 of 1024 points, and a shadow below. Small ones fill more of the little they have. */
function appleGrid(size: number): { width: number; margin: number; shadow: number } {
  const width = size <= coarseUpTo ? size * 0.875 : (size * 824) / 1024
  return { width, margin: (size - width) / 2, shadow: size * 0.02 }
}
