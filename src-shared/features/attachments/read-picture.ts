import { saysAt } from './image-bytes.ts'
import { readJpeg } from './jpeg.ts'
import type { Picture } from './picture.ts'
import { readPng } from './png.ts'
import { readWebp } from './webp.ts'

/** Pixels of a side, and of all of it, of a picture that a window can still show. */
const longestSide = 20_000
const mostPixels = 120_000_000

const readers = [
  { begins: '\xff\xd8\xff', read: readJpeg },
  { begins: '\x89PNG\r\n\x1a\n', read: readPng },
  { begins: 'RIFF....WEBP', read: readWebp },
]

/**
 * Reads a picture by what its bytes say, and leaves out what it says beside the picture: where and when it was taken,
 * with what, by whom.
 * @returns `damaged`: begins as a picture and cannot be read, or has no sane size; null: no JPEG, PNG or WebP
 */
export function readPicture(bytes: Uint8Array): Picture | 'damaged' | null {
  const reader = readers.find(({ begins }) => saysAt(bytes, 0, begins))
  if (!reader) return null
  const picture = reader.read(bytes)
  return picture && hasSaneSize(picture) ? picture : 'damaged'
}

function hasSaneSize({ width, height }: Picture): boolean {
  return width > 0 && height > 0 && Math.max(width, height) <= longestSide && width * height <= mostPixels
}
