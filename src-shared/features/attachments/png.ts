import { joined, saysAt, viewOf } from './image-bytes.ts'
import type { Picture } from './picture.ts'

const signatureLength = 8
/** Chunks that draw the picture; the others, as `eXIf` and texts, say something beside it. */
const drawing = new Set(
  'IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

/** A PNG with the chunks that draw it, and nothing else. Null where it cannot be read. */
export function readPng(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0x89 || !saysAt(bytes, 1, 'PNG\r\n\x1a\n') || !saysAt(bytes, 12, 'IHDR')) return null
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, signatureLength)]
  for (let at = signatureLength; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) return null
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8))
    if (drawing.has(type)) parts.push(bytes.subarray(at, end))
    if (type === 'IEND')
      return {
        width: view.getUint32(16),
        height: view.getUint32(20),
        mediaType: 'image/png',
        bytes: joined(parts),
      }
    at = end
  }
  return null
}
