import { saysAt, viewOf } from './image-bytes.ts'

const orientationTag = 0x0112
const upright = 1

/**
 * Which way up a picture is to be shown, 1 (upright) to 8, out of its Exif data.
 * @param tiff Exif data from its byte order on (CIPA DC-008, 4.5.2)
 */
export function orientationIn(tiff: Uint8Array): number {
  const isLittle = saysAt(tiff, 0, 'II')
  if (tiff.length < 8 || !(isLittle || saysAt(tiff, 0, 'MM'))) return upright
  const view = viewOf(tiff)
  const directory = view.getUint32(4, isLittle)
  if (directory + 2 > tiff.length) return upright
  const entries = view.getUint16(directory, isLittle)
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + 12 * index
    if (entry + 12 > tiff.length) return upright
    if (view.getUint16(entry, isLittle) !== orientationTag) continue
    const orientation = view.getUint16(entry + 8, isLittle)
    return orientation >= 1 && orientation <= 8 ? orientation : upright
  }
  return upright
}

/** Exif data that says which way up a picture is, and nothing else; null where it is upright. */
export function orientationAlone(orientation: number): Uint8Array | null {
  if (orientation === upright) return null
  const tiff = new Uint8Array(26)
  const view = viewOf(tiff)
  tiff.set([0x4d, 0x4d])
  view.setUint16(2, 42)
  view.setUint32(4, 8)
  view.setUint16(8, 1)
  view.setUint16(10, orientationTag)
  view.setUint16(12, 3)
  view.setUint32(14, 1)
  view.setUint16(18, orientation)
  return tiff
}
