import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { orientationIn } from '../../../src-shared/features/attachments/exif-orientation.ts'
import { mediaTypeOfName } from '../../../src-shared/features/attachments/media-type.ts'
import type { Picture } from '../../../src-shared/features/attachments/picture.ts'
import { readPicture } from '../../../src-shared/features/attachments/read-picture.ts'
import {
  exifWithPosition,
  jpegWithEverything,
  plainJpeg,
  pngWithEverything,
  secret,
  webpWithEverything,
} from '../../tools/pictures.ts'

const read = (bytes: Uint8Array): Picture => {
  const picture = readPicture(bytes)
  if (picture === null || picture === 'damaged') throw new Error(`the picture is ${picture}`)
  return picture
}
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
/** The tag of the position in Exif data (0x8825), in the byte order of the fixture. */
const positionTag = '\x88\x25\0\x04'

const kinds = [
  { kind: 'JPEG', made: jpegWithEverything, size: { width: 8, height: 8, mediaType: 'image/jpeg' } },
  { kind: 'PNG', made: pngWithEverything, size: { width: 3, height: 2, mediaType: 'image/png' } },
  { kind: 'WebP', made: webpWithEverything, size: { width: 40, height: 30, mediaType: 'image/webp' } },
]

describe('a picture', () => {
  it.each(kinds)('($kind) is stored without what it says beside the picture', ({ made, size }) => {
    const bytes = made()
    expect(textOf(bytes)).toContain(secret)
    expect(textOf(bytes)).toContain(positionTag)
    const picture = read(bytes)
    expect(picture).toMatchObject(size)
    expect(textOf(picture.bytes)).not.toContain(secret)
    expect(textOf(picture.bytes)).not.toContain(positionTag)
    expect(read(picture.bytes).bytes).toEqual(picture.bytes)
  })

  it('is stored as it was where it says nothing else', () => {
    expect(read(plainJpeg()).bytes).toEqual(plainJpeg())
  })

  it('keeps which way up it is', () => {
    const jpeg = textOf(read(jpegWithEverything(6)).bytes)
    const webp = textOf(read(webpWithEverything(8)).bytes)
    const tiffIn = (text: string, from: string) =>
      Buffer.from(text.slice(text.indexOf(from) + from.length), 'latin1')
    expect(orientationIn(tiffIn(jpeg, 'Exif\0\0'))).toBe(6)
    expect(orientationIn(tiffIn(webp, 'EXIF\x1a\0\0\0'))).toBe(8)
    expect(textOf(read(jpegWithEverything(1)).bytes)).not.toContain('Exif')
    expect(orientationIn(exifWithPosition(3))).toBe(3)
  })

  it('that is cut or changed anywhere is read without its secrets, is damaged, or is no picture', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds.map(({ made }) => made())),
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 4 }),
        (whole, cut, changes) => {
          const bytes = whole.slice(0, cut % (whole.length + 1))
          for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
          const picture = readPicture(bytes)
          if (picture === null || picture === 'damaged') return
          expect(readPicture(picture.bytes)).toMatchObject({ width: picture.width, height: picture.height })
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('of no size, of no reader and of nothing is none', () => {
    const flat = pngWithEverything()
    flat.fill(0, 16, 20)
    const huge = pngWithEverything()
    huge.fill(0x7f, 16, 24)
    expect([flat, huge, new Uint8Array(), Buffer.from('GIF89a')].map((bytes) => readPicture(bytes))).toEqual([
      'damaged',
      'damaged',
      null,
      null,
    ])
  })
})

describe('the media type of a file', () => {
  it('is told by the ending of its name', () => {
    expect(['Invoice 4711.PDF', 'a.tar.zip', 'noending', '.pdf', 'x.exe'].map(mediaTypeOfName)).toEqual([
      'application/pdf',
      'application/zip',
      'application/octet-stream',
      'application/pdf',
      'application/octet-stream',
    ])
  })
})
