import { orientationAlone, orientationIn } from './exif-orientation.ts'
import { joined, saysAt, viewOf } from './image-bytes.ts'
import type { Picture } from './picture.ts'

const drawing = ['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']
const headerLength = 12
const chunkHeader = 8
const exifFlag = 0x08
const xmpFlag = 0x04

interface Chunk {
  type: string
  content: Uint8Array
}

/** A WebP with the chunks that draw it and which way up it is, and nothing else. Null where it cannot be read. */
export function readWebp(bytes: Uint8Array): Picture | null {
  if (!saysAt(bytes, 0, 'RIFF....WEBP')) return null
  const chunks = chunksOf(bytes)
  const size = chunks && sizeIn(chunks)
  if (!chunks || !size) return null
  const exif = chunks.find(({ type }) => type === 'EXIF')?.content
  const tiff = exif && (saysAt(exif, 0, 'Exif\0\0') ? exif.subarray(6) : exif)
  const orientation = tiff ? orientationAlone(orientationIn(tiff)) : null
  const drawn = chunks.filter(({ type }) => drawing.includes(type))
  const parts = drawn.map(({ type, content }) =>
    written(type, type === 'VP8X' ? withFlags(content, orientation !== null) : content),
  )
  if (orientation && drawn.some(({ type }) => type === 'VP8X')) parts.push(written('EXIF', orientation))
  const header = bytes.slice(0, headerLength)
  const whole = joined([header, ...parts])
  viewOf(whole).setUint32(4, whole.length - chunkHeader, true)
  return { ...size, mediaType: 'image/webp', bytes: whole }
}

function chunksOf(bytes: Uint8Array): Chunk[] | null {
  const view = viewOf(bytes)
  const end = Math.min(bytes.length, chunkHeader + view.getUint32(4, true))
  const chunks: Chunk[] = []
  for (let at = headerLength; at + chunkHeader <= end; ) {
    const length = view.getUint32(at + 4, true)
    if (at + chunkHeader + length > end) return null
    const type = String.fromCharCode(...bytes.subarray(at, at + 4))
    chunks.push({ type, content: bytes.subarray(at + chunkHeader, at + chunkHeader + length) })
    at += chunkHeader + length + (length & 1)
  }
  return chunks
}

/** Width and height out of the first chunk (RFC 9649, section 2). */
function sizeIn([first]: readonly Chunk[]): { width: number; height: number } | null {
  if (!first || first.content.length < 10) return null
  const { type, content } = first
  const view = viewOf(content)
  const threeBytes = (at: number) => view.getUint16(at, true) | ((content[at + 2] as number) << 16)
  if (type === 'VP8X') return { width: threeBytes(4) + 1, height: threeBytes(7) + 1 }
  if (type === 'VP8L') {
    if (content[0] !== 0x2f) return null
    const bits = view.getUint32(1, true)
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
  }
  if (type !== 'VP8 ' || content[3] !== 0x9d || content[4] !== 0x01 || content[5] !== 0x2a) return null
  return { width: view.getUint16(6, true) & 0x3fff, height: view.getUint16(8, true) & 0x3fff }
}

function withFlags(content: Uint8Array, hasExif: boolean): Uint8Array {
  const flagged = content.slice()
  flagged[0] = ((flagged[0] as number) & ~(exifFlag | xmpFlag)) | (hasExif ? exifFlag : 0)
  return flagged
}

function written(type: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(chunkHeader + content.length + (content.length & 1))
  chunk.set(Uint8Array.from(type, (sign) => sign.charCodeAt(0)))
  viewOf(chunk).setUint32(4, content.length, true)
  chunk.set(content, chunkHeader)
  return chunk
}
