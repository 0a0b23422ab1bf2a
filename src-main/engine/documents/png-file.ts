import { crc32, deflateSync } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const inchesOfMetre = 39.3701

interface PictureOfPng {
  width: number
  height: number
  /** red, green and blue of each pixel, row by row */
  rgb: Uint8Array
}

/**
 * A picture as PNG (ISO/IEC 15948).
 * @param dpi how large it is when it is printed, if that is known
 * @param level of compression, from 1 (fast) to 9 (small)
 */
export function pngFile(
  { width, height, rgb }: PictureOfPng,
  { dpi, level = 9 }: { dpi?: number; level?: number } = {},
): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // eight bits of red, green and blue
  header.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y++)
    rows.set(rgb.subarray(y * width * 3, (y + 1) * width * 3), y * (width * 3 + 1) + 1)
  const size = Buffer.alloc(9)
  if (dpi !== undefined) {
    const inMetre = Math.round(dpi * inchesOfMetre)
    size.writeUInt32BE(inMetre, 0)
    size.writeUInt32BE(inMetre, 4)
    size[8] = 1
  }
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    ...(dpi === undefined ? [] : [chunk('pHYs', size)]),
    chunk('IDAT', deflateSync(rows, { level })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
