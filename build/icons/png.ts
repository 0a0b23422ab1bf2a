import { crc32, deflateSync } from 'node:zlib'
import type { Pixels } from './pixels.ts'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const bitDepth = 8
const redGreenBlueAlpha = 6
/** Each row is stored as the difference to the one above, which suits flat pictures. */
const filterUp = 2

/** A picture as PNG (ISO/IEC 15948). The same pixels give the same bytes. */
export function pngOf({ size, rgba }: Pixels): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = bitDepth
  header[9] = redGreenBlueAlpha
  const rows = deflateSync(filtered(rgba, size * 4), { level: 9 })
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function filtered(rgba: Buffer, rowLength: number): Buffer {
  const rows: Buffer[] = []
  for (let start = 0; start < rgba.length; start += rowLength) {
    const row = Buffer.alloc(rowLength + 1)
    row[0] = filterUp
    for (let i = 0; i < rowLength; i++)
      row[i + 1] = (rgba[start + i] ?? 0) - (start === 0 ? 0 : (rgba[start - rowLength + i] ?? 0))
    rows.push(row)
  }
  return Buffer.concat(rows)
}

function chunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
