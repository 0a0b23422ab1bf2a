import { readFile, stat } from 'node:fs/promises'
import { failure } from '../../../../../src-shared/contract/problems.ts'
import { readPicture } from '../../../../../src-shared/features/attachments/read-picture.ts'
import { logoProblems } from '../../../../../src-shared/features/labels/designs/label-designs-problems-contract.ts'
import { labelDesignsText } from '../../../../../src-shared/features/labels/designs/label-designs-text.ts'
import { pixelsOfJpeg } from './jpeg-pixels.ts'
import { type Logo, LogoFault, type LogoReason, type Pixels } from './logo.ts'
import { pixelsOfPng } from './png-pixels.ts'
import { scaledPixels } from './scaled-pixels.ts'
import { svgLogo } from './svg-logo.ts'

const [mostBytes, mostMegapixels] = [2 * 1024 * 1024, 12]
/** pixels: 600 dots an inch are more than 40 mm of it */
const longestKept = 1000

/**
 * A staged PNG, JPEG or SVG as the logo that labels draw; null where nothing is staged.
 * @throws LOGO_UNREADABLE, LOGO_TOO_LARGE
 */
export async function takeInLogo(file: string, fileName: string): Promise<Logo | null> {
  const found = await stat(file).catch(() => null)
  if (!found) return null
  try {
    if (found.size > mostBytes) throw new LogoFault('heavy')
    return await logoOf(await readFile(file), fileName)
  } catch (error) {
    if (!(error instanceof LogoFault)) throw error
    throw failure(logoProblems, 'LOGO_UNREADABLE', { fileName, reason: sentenceOf(error.reason) })
  }
}

function sentenceOf(reason: LogoReason): string {
  const { logoReasons } = labelDesignsText
  return typeof reason === 'string' ? logoReasons[reason] : logoReasons.forbidden(reason.forbidden)
}

async function logoOf(bytes: Uint8Array, fileName: string): Promise<Logo> {
  if (bytes.length === 0) throw new LogoFault('empty')
  const picture = readPicture(bytes)
  if (picture === 'damaged') throw new LogoFault('damaged')
  if (!picture) return svgLogo(svgTextOf(bytes))
  const megapixels = (picture.width * picture.height) / 1e6
  if (megapixels > mostMegapixels)
    throw failure(logoProblems, 'LOGO_TOO_LARGE', { fileName, megapixels, most: mostMegapixels })
  if (picture.mediaType === 'image/webp') throw new LogoFault('unknown')
  const pixels =
    picture.mediaType === 'image/png' ? pixelsOfPng(picture.bytes) : await pixelsOfJpeg(picture.bytes)
  return { kind: 'pixels', ...noLargerThanDrawn(pixels) }
}

function noLargerThanDrawn(pixels: Pixels): Pixels {
  const factor = longestKept / Math.max(pixels.width, pixels.height)
  if (factor >= 1) return pixels
  const side = (length: number) => Math.max(1, Math.round(length * factor))
  return scaledPixels(pixels, side(pixels.width), side(pixels.height))
}

function svgTextOf(bytes: Uint8Array): string {
  const text = new TextDecoder('utf-8').decode(bytes).trim()
  if (!text.startsWith('<')) throw new LogoFault('unknown')
  return text
}
