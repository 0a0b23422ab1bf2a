import { deflateSync } from 'node:zlib'
import { joined, viewOf } from '../../src-shared/features/attachments/image-bytes.ts'

const ascii = (text: string) => Uint8Array.from(text, (sign) => sign.charCodeAt(0))

/** Exif data of a phone: which way up, when, and the place 52° 30' N, 13° 24' E. */
export function exifWithPosition(orientation: number): Uint8Array {
  const tiff = new Uint8Array(8 + 2 + 2 * 12 + 4 + 2 + 4 * 12 + 4 + 48)
  const view = viewOf(tiff)
  tiff.set(ascii('MM'))
  view.setUint16(2, 42)
  view.setUint32(4, 8)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    view.setUint16(at, tag)
    view.setUint16(at + 2, type)
    view.setUint32(at + 4, count)
    if (type === 3) view.setUint16(at + 8, value)
    else view.setUint32(at + 8, value)
  }
  const gps = 8 + 2 + 24 + 4
  view.setUint16(8, 2)
  entry(10, 0x0112, 3, 1, orientation)
  entry(22, 0x8825, 4, 1, gps)
  view.setUint16(gps, 4)
  const numbers = gps + 2 + 48 + 4
  entry(gps + 2, 1, 2, 2, 0x4e000000)
  entry(gps + 14, 2, 5, 3, numbers)
  entry(gps + 26, 3, 2, 2, 0x45000000)
  entry(gps + 38, 4, 5, 3, numbers + 24)
  ;[52, 1, 30, 1, 0, 1, 13, 1, 24, 1, 0, 1].forEach((part, index) => {
    view.setUint32(numbers + 4 * index, part)
  })
  return tiff
}

/** What people must not find in what is stored. */
export const secret = 'GPS 52.5 N 13.4 E'

function jpegSegment(marker: number, content: Uint8Array): Uint8Array {
  const length = content.length + 2
  return joined([Uint8Array.of(0xff, marker, length >> 8, length & 0xff), content])
}

/** What draws a JPEG of 8 by 8 pixels: its segments from the quantization table to the end of the picture. */
const drawn = Buffer.from(
  '/9sAQwAQCwwODAoQDg0OEhEQExgoGhgWFhgxIyUdKDozPTw5Mzg3QEhcTkBEV0U3OFBtUVdfYmdoZz5NcXlwZHhcZWdj/8AACwgACAAIAQERAP/EAB8AAAEFAQEBAQEBAAAAAAAAAAABAgMEBQYHCAkKC//EALUQAAIBAwMCBAMFBQQEAAABfQECAwAEEQUSITFBBhNRYQcicRQygZGhCCNCscEVUtHwJDNicoIJChYXGBkaJSYnKCkqNDU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVmZ2hpanN0dXZ3eHl6g4SFhoeIiYqSk5SVlpeYmZqio6Slpqeoqaqys7S1tre4ubrCw8TFxsfIycrS09TV1tfY2drh4uPk5ebn6Onq8fLz9PX29/j5+v/aAAgBAQAAPwD0+v/Z',
  'base64',
)

/** A JPEG that says what it can beside the picture, the place where it was taken among it. */
export function jpegWithEverything(orientation = 1): Uint8Array {
  return joined([
    Uint8Array.of(0xff, 0xd8),
    jpegSegment(0xe0, joined([ascii('JFIF\0'), Uint8Array.of(1, 1, 0, 0, 1, 0, 1, 0, 0)])),
    jpegSegment(0xe1, joined([ascii('Exif\0\0'), exifWithPosition(orientation)])),
    jpegSegment(0xe1, ascii(`http://ns.adobe.com/xap/1.0/\0<x>${secret}</x>`)),
    jpegSegment(0xed, ascii(`Photoshop 3.0\0${secret}`)),
    jpegSegment(0xe2, ascii(`MPF\0${secret}`)),
    jpegSegment(0xfe, ascii(secret)),
    drawn,
    ascii(`a film behind it, ${secret}`),
  ])
}

/** A JPEG of 8 by 8 pixels that says nothing beside the picture. */
export const plainJpeg = () => joined([Uint8Array.of(0xff, 0xd8), drawn])

function pngChunk(type: string, content: Uint8Array): Uint8Array {
  const chunk = new Uint8Array(12 + content.length)
  viewOf(chunk).setUint32(0, content.length)
  chunk.set(ascii(type), 4)
  chunk.set(content, 8)
  return chunk
}

/** The chunks of a PNG of 3 by 2 pixels with a text, a place and something behind its end; their checksums are left out. */
export function pngWithEverything(): Uint8Array {
  const header = new Uint8Array(13)
  viewOf(header).setUint32(0, 3)
  viewOf(header).setUint32(4, 2)
  return joined([
    Uint8Array.of(0x89, ...ascii('PNG\r\n\x1a\n')),
    pngChunk('IHDR', header),
    pngChunk('eXIf', exifWithPosition(6)),
    pngChunk('iTXt', ascii(secret)),
    pngChunk('IDAT', Uint8Array.of(1, 2, 3)),
    pngChunk('IEND', new Uint8Array()),
    ascii(secret),
  ])
}

/** The chunks of a WebP of 40 by 30 pixels with Exif data and XMP. */
export function webpWithEverything(orientation = 1): Uint8Array {
  const chunk = (type: string, content: Uint8Array) => {
    const whole = new Uint8Array(8 + content.length + (content.length & 1))
    whole.set(ascii(type))
    viewOf(whole).setUint32(4, content.length, true)
    whole.set(content, 8)
    return whole
  }
  const chunks = joined([
    chunk('VP8X', Uint8Array.of(0x0c, 0, 0, 0, 39, 0, 0, 29, 0, 0)),
    chunk('VP8 ', Uint8Array.of(0, 0, 0, 0x9d, 1, 0x2a, 40, 0, 30, 0, 7)),
    chunk('EXIF', exifWithPosition(orientation)),
    chunk('XMP ', ascii(secret)),
  ])
  const header = joined([ascii('RIFF\0\0\0\0WEBP')])
  viewOf(header).setUint32(4, chunks.length + 4, true)
  return joined([header, chunks])
}

/** A PNG of that many white pixels, which is some kilobytes long. */
export function whitePng(width: number, height: number): Uint8Array {
  const header = new Uint8Array(13)
  viewOf(header).setUint32(0, width)
  viewOf(header).setUint32(4, height)
  header[8] = 1
  const row = new Uint8Array(1 + Math.ceil(width / 8)).fill(255)
  row[0] = 0
  const rows = Buffer.concat(Array.from({ length: height }, () => row))
  return joined([
    Uint8Array.of(0x89, ...ascii('PNG\r\n\x1a\n')),
    pngChunk('IHDR', header),
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', new Uint8Array()),
  ])
}

/** The JPEG of 8 by 8 pixels, whose frame says that it is that large. */
export function jpegOfSize(width: number, height: number): Uint8Array {
  const bytes = plainJpeg()
  const frame = Buffer.from(bytes).indexOf(Uint8Array.of(0xff, 0xc0))
  viewOf(bytes).setUint16(frame + 5, height)
  viewOf(bytes).setUint16(frame + 7, width)
  return bytes
}

/** The JPEG of 8 by 8 pixels as a press would have it: four colours, says its frame. */
export function pressJpeg(): Uint8Array {
  const bytes = plainJpeg()
  const frame = Buffer.from(bytes).indexOf(Uint8Array.of(0xff, 0xc0))
  bytes[frame + 9] = 4
  return bytes
}
