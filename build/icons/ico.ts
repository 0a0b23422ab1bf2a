import type { Pixels } from './pixels.ts'
import { pngOf } from './png.ts'

const iconType = 1
const headerLength = 6
const entryLength = 16
const bitmapHeaderLength = 40

/**
 * A Windows icon. The picture of 256 pixels is kept as PNG, smaller ones as bitmaps: the resource compilers of
 * installers read no other way.
 */
export function icoOf(pictures: readonly Pixels[]): Buffer {
  const header = Buffer.alloc(headerLength)
  header.writeUInt16LE(iconType, 2)
  header.writeUInt16LE(pictures.length, 4)
  const images = pictures.map((picture) => (picture.size === 256 ? pngOf(picture) : bitmapOf(picture)))
  let at = headerLength + entryLength * pictures.length
  const entries = pictures.map(({ size }, index) => {
    const length = images[index]?.length ?? 0
    const entry = Buffer.alloc(entryLength)
    entry[0] = size % 256
    entry[1] = size % 256
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(length, 8)
    entry.writeUInt32LE(at, 12)
    at += length
    return entry
  })
  return Buffer.concat([header, ...entries, ...images])
}

/** A bitmap as icons have it: of double height, since a mask of one bit a pixel follows the colours; bottom row first. */
function bitmapOf({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(bitmapHeaderLength)
  header.writeUInt32LE(bitmapHeaderLength, 0)
  header.writeInt32LE(size, 4)
  header.writeInt32LE(size * 2, 8)
  header.writeUInt16LE(1, 12)
  header.writeUInt16LE(32, 14)
  const maskRow = Math.ceil(size / 32) * 4
  const colours = Buffer.alloc(size * size * 4)
  const mask = Buffer.alloc(maskRow * size)
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const [red = 0, green = 0, blue = 0, alpha = 0] = rgba.subarray((y * size + x) * 4)
      const row = size - 1 - y
      colours.set([blue, green, red, alpha], (row * size + x) * 4)
      const cell = row * maskRow + (x >> 3)
      if (alpha === 0) mask[cell] = (mask[cell] ?? 0) | (0x80 >> (x & 7))
    }
  return Buffer.concat([header, colours, mask])
}
