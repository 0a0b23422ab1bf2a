import { inflateSync } from 'node:zlib'
import { LogoFault, type Pixels } from './logo.ts'

/** Samples of a pixel by colour type (ISO/IEC 15948, 11.2.2). */
const samples: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const [paletteType, greyAlpha, colourAlpha] = [3, 4, 6]

/**
 * The pixels of a PNG on white.
 * @param bytes one whose size was looked at
 * @throws LogoFault
 */
export function pixelsOfPng(bytes: Uint8Array): Pixels {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const [width, height] = [file.readUInt32BE(16), file.readUInt32BE(20)]
  const [depth = 0, type = 0, , , interlace] = file.subarray(24, 29)
  const count = samples[type]
  if (count === undefined || depth > 8 || interlace !== 0) throw new LogoFault('interlaced')
  const chunks = chunksOf(file)
  const rowBytes = Math.ceil((width * count * depth) / 8)
  const raw = inflated(Buffer.concat(chunks.get('IDAT') ?? []), (rowBytes + 1) * height)
  const rows = unfiltered(raw, rowBytes, height, Math.max(1, (count * depth) / 8))
  const palette = chunks.get('PLTE')?.[0]
  const alphas = chunks.get('tRNS')?.[0]
  const rgb = new Uint8Array(width * height * 3)
  const largest = 2 ** depth - 1
  const sampleAt = (row: number, index: number) => {
    if (depth === 8) return rows[row * rowBytes + index] ?? 0
    const bit = index * depth
    const byte = rows[row * rowBytes + (bit >> 3)] ?? 0
    return (byte >> (8 - depth - (bit & 7))) & largest
  }
  const grey = (value: number) => Math.round((value * 255) / largest)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = x * count
      const first = sampleAt(y, at)
      const isGrey = type === 0 || type === greyAlpha
      const colour =
        type === paletteType
          ? [0, 1, 2].map((part) => palette?.[first * 3 + part] ?? 0)
          : [0, 1, 2].map((part) => (isGrey ? grey(first) : sampleAt(y, at + part)))
      const alpha =
        type === paletteType
          ? (alphas?.[first] ?? 255)
          : type === greyAlpha || type === colourAlpha
            ? sampleAt(y, at + count - 1)
            : 255
      for (const part of [0, 1, 2])
        rgb[(y * width + x) * 3 + part] = Math.round(255 + ((colour[part] ?? 0) - 255) * (alpha / 255))
    }
  return { width, height, rgb }
}

function chunksOf(file: Buffer): Map<string, Buffer[]> {
  const chunks = new Map<string, Buffer[]>()
  for (let at = 8; at + 12 <= file.length; ) {
    const length = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    chunks.set(name, [...(chunks.get(name) ?? []), file.subarray(at + 8, at + 8 + length)])
    at += 12 + length
  }
  return chunks
}

/** No more than the picture has: what else is packed in it is not unpacked. */
function inflated(packed: Buffer, length: number): Buffer {
  try {
    const raw = inflateSync(packed, { maxOutputLength: length + 1024 })
    if (raw.length < length) throw new LogoFault('damaged')
    return raw
  } catch {
    throw new LogoFault('damaged')
  }
}

/** Undoes what each row was filtered with (ISO/IEC 15948, 9.2). */
function unfiltered(raw: Buffer, rowBytes: number, height: number, step: number): Uint8Array {
  const rows = new Uint8Array(rowBytes * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (rowBytes + 1)] ?? 0
    if (filter > 4) throw new LogoFault('damaged')
    for (let x = 0; x < rowBytes; x++) {
      const at = y * rowBytes + x
      const left = x >= step ? (rows[at - step] ?? 0) : 0
      const above = y > 0 ? (rows[at - rowBytes] ?? 0) : 0
      const corner = y > 0 && x >= step ? (rows[at - rowBytes - step] ?? 0) : 0
      const guesses = [0, left, above, (left + above) >> 1, paeth(left, above, corner)]
      rows[at] = (raw[y * (rowBytes + 1) + 1 + x] ?? 0) + (guesses[filter] ?? 0)
    }
  }
  return rows
}

function paeth(left: number, above: number, corner: number): number {
  const guess = left + above - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - above), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? above : corner
}
