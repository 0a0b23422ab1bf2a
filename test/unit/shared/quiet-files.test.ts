import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quietFile } from '../../../src-shared/features/attachments/quiet-file.ts'

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0))
const secret = 'N52.5163 E13.3777'
const says = (bytes: Uint8Array | 'damaged', text: string) => Buffer.from(bytes as Uint8Array).includes(text)

/** A TIFF of one strip, with a position in a directory of its own, an XMP packet and an artist. */
function tiff(isLittle: boolean): Uint8Array {
  const bytes = new Uint8Array(400)
  const view = new DataView(bytes.buffer)
  bytes.set(ascii(isLittle ? 'II*\0' : 'MM\0*'))
  view.setUint32(4, 100, isLittle)
  bytes.set(ascii('STRIP OF PIXELS'), 8)
  bytes.set(ascii(`${secret}\0`), 300)
  bytes.set(ascii(`<x>${secret}</x>`), 340)
  const directory = (at: number, entries: [tag: number, type: number, count: number, value: number][]) => {
    view.setUint16(at, entries.length, isLittle)
    for (const [index, [tag, type, count, value]] of entries.entries()) {
      const place = at + 2 + 12 * index
      view.setUint16(place, tag, isLittle)
      view.setUint16(place + 2, type, isLittle)
      view.setUint32(place + 4, count, isLittle)
      if (type === 3) view.setUint16(place + 8, value, isLittle)
      else view.setUint32(place + 8, value, isLittle)
    }
  }
  directory(100, [
    [256, 3, 1, 5],
    [273, 4, 1, 8],
    [700, 1, 24, 340],
    [34853, 4, 1, 200],
    [40000, 3, 1, 7],
  ])
  directory(200, [[2, 2, 18, 300]])
  return bytes
}

const box = (type: string, ...content: (number[] | Uint8Array)[]): number[] => {
  const bytes = content.flatMap((part) => [...part])
  const size = bytes.length + 8
  return [size >>> 24, (size >>> 16) & 255, (size >>> 8) & 255, size & 255, ...ascii(type), ...bytes]
}
const two = (value: number) => [value >> 8, value & 255]
const four = (value: number) => [...two(value >>> 16), ...two(value & 0xffff)]

/** A HEIC of two items: a picture, and Exif data that holds a position. */
function heic(more: number[] = []): Uint8Array {
  const exif = [...four(0), ...ascii('MM\0*'), ...four(8), ...ascii(secret)]
  const pixels = ascii('CODED PIXELS')
  const info = (id: number, type: string) => box('infe', [2, 0, 0, 0], two(id), two(0), ascii(type), [0])
  const made = (offset: number) => {
    const item = (id: number, from: number, length: number) => [
      ...two(id),
      ...two(0),
      ...two(1),
      ...four(from),
      ...four(length),
    ]
    const places = [...item(1, offset, pixels.length), ...item(2, offset + pixels.length, exif.length)]
    const iinf = box('iinf', [0, 0, 0, 0], two(2), info(1, 'hvc1'), info(2, 'Exif'))
    const iloc = box('iloc', [0, 0, 0, 0], [0x44, 0x00], two(2), places)
    return [...box('ftyp', ascii('heic'), four(0), ascii('mif1')), ...box('meta', [0, 0, 0, 0], iinf, iloc)]
  }
  const head = made(0).length
  return Uint8Array.from([...made(head + 8), ...box('mdat', pixels, exif), ...more])
}

describe('a file that is no picture for a window', () => {
  it.each([true, false])(
    'is a TIFF without where it was taken, and draws as before (little: %s)',
    (isLittle) => {
      const bytes = tiff(isLittle)
      const quiet = quietFile(bytes) as Uint8Array
      expect(quiet).toHaveLength(bytes.length)
      expect([says(bytes, secret), says(quiet, secret), says(quiet, 'STRIP OF PIXELS')]).toEqual([
        true,
        false,
        true,
      ])
      const view = new DataView(quiet.buffer)
      expect(view.getUint16(100, isLittle)).toBe(3)
      const tags = [0, 1, 2].map((index) => view.getUint16(102 + 12 * index, isLittle))
      expect(tags).toEqual([256, 273, 40000])
      expect(quietFile(quiet)).toEqual(quiet)
    },
  )

  it('is a HEIC without where it was taken, and draws as before', () => {
    const bytes = heic()
    const quiet = quietFile(bytes) as Uint8Array
    expect(quiet).toHaveLength(bytes.length)
    expect([says(bytes, secret), says(quiet, secret), says(quiet, 'CODED PIXELS')]).toEqual([
      true,
      false,
      true,
    ])
    expect(quietFile(quiet)).toEqual(quiet)
  })

  it('is refused where more could be said in it than is understood, and is any other as it came', () => {
    expect(quietFile(heic(box('moov', ascii(secret))))).toBe('damaged')
    expect(quietFile(Uint8Array.from(ascii('II+\0........')))).toBe('damaged')
    const text = Uint8Array.from(ascii('II. Chapter'))
    expect(quietFile(text)).toBe(text)
  })

  it('never fails, whatever was cut off or changed', () => {
    for (const whole of [tiff(true), tiff(false), heic()]) {
      for (let length = 0; length <= whole.length; length++) quietFile(whole.slice(0, length))
      fc.assert(
        fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
          const changed = whole.slice()
          changed[at] = value
          quietFile(changed)
        }),
        { numRuns: 300 },
      )
    }
  })
})
