import { orientationAlone, orientationIn } from './exif-orientation.ts'
import { joined, saysAt, viewOf } from './image-bytes.ts'
import type { Picture } from './picture.ts'

const startOfImage = 0xd8
const endOfImage = 0xd9
const startOfScan = 0xda
const comment = 0xfe
const exifHeader = 'Exif\0\0'

/** Of the application segments those that say how the picture is to be shown. */
const kept: Record<number, string> = { 224: 'JFIF\0', 226: 'ICC_PROFILE\0', 238: 'Adobe' }
const isApplication = (marker: number) => marker >= 0xe0 && marker <= 0xef
/** Start of frame; three numbers among them mean something else (ITU-T T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
const standsAlone = (marker: number) => (marker >= 0xd0 && marker <= 0xd7) || marker === 0x01

/**
 * A JPEG with what draws it and which way up it is, and nothing else: neither Exif, XMP, IPTC and comments nor what lies
 * behind the end of the picture, where phones put more pictures and films. Null where it cannot be read.
 */
export function readJpeg(bytes: Uint8Array): Picture | null {
  if (bytes[0] !== 0xff || bytes[1] !== startOfImage) return null
  const view = viewOf(bytes)
  const parts = [bytes.subarray(0, 2)]
  let size: { width: number; height: number } | null = null
  let hasScan = false
  let at = 2
  while (at + 1 < bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === endOfImage) break
    if (standsAlone(marker)) {
      at += 2
      continue
    }
    if (at + 4 > bytes.length) return null
    const length = view.getUint16(at + 2)
    const end = at + 2 + length
    if (length < 2 || end > bytes.length) return null
    const segment = bytes.subarray(at, end)
    if (isFrame(marker)) {
      if (length < 8) return null
      size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) }
    }
    if (isApplication(marker)) parts.push(...cleanApplication(marker, segment))
    else if (marker !== comment) parts.push(segment)
    at = end
    if (marker === startOfScan) {
      hasScan = true
      const next = endOfScan(bytes, at)
      parts.push(bytes.subarray(at, next))
      at = next
    }
  }
  if (!size || !hasScan) return null
  return {
    ...size,
    mediaType: 'image/jpeg',
    bytes: joined([...parts, Uint8Array.of(0xff, endOfImage)]),
  }
}

function cleanApplication(marker: number, segment: Uint8Array): Uint8Array[] {
  const wanted = kept[marker]
  if (wanted !== undefined && saysAt(segment, 4, wanted)) return [segment]
  if (marker !== 0xe1 || !saysAt(segment, 4, exifHeader)) return []
  const tiff = orientationAlone(orientationIn(segment.subarray(4 + exifHeader.length)))
  if (!tiff) return []
  const length = 2 + exifHeader.length + tiff.length
  const header = Uint8Array.from(exifHeader, (sign) => sign.charCodeAt(0))
  return [joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), header, tiff])]
}

/** Where the coded picture that begins at a place ends: at a marker that is neither data nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at)) {
    const next = bytes[at + 1] as number
    const isData = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isData && next !== 0xff) return at
    at += next === 0xff ? 1 : 2
  }
  return bytes.length
}
