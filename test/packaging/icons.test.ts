import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { icnsOf, icnsSizes } from '../../build/icons/icns.ts'
import { icoOf } from '../../build/icons/ico.ts'
import { pngOf } from '../../build/icons/png.ts'
import { root } from '../../build/tools/root.ts'

const icons = join(root, 'build/icons')
const flat = (size: number) => ({
  size,
  rgba: Buffer.alloc(size * size * 4, Buffer.from([11, 95, 107, 255])),
})
const pngSize = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]

test('Linux has an icon of each size, as large as its name says', () => {
  const names = readdirSync(join(icons, 'linux'))
  expect(names).toHaveLength(9)
  for (const name of names) {
    const size = Number.parseInt(name, 10)
    expect(name).toBe(`${size}x${size}.png`)
    expect(pngSize(readFileSync(join(icons, 'linux', name)))).toEqual([size, size])
  }
})

test('Windows has one icon from 16 to 256 pixels, whole', () => {
  const ico = readFileSync(join(icons, 'icon.ico'))
  const entries = [...Array(ico.readUInt16LE(4)).keys()].map((n) => ico.subarray(6 + 16 * n, 22 + 16 * n))
  expect(entries.map((entry) => entry[0] || 256)).toEqual([16, 20, 24, 32, 40, 48, 64, 128, 256])
  const [last] = entries.slice(-1)
  expect((last?.readUInt32LE(8) ?? 0) + (last?.readUInt32LE(12) ?? 0)).toBe(ico.length)
})

test('macOS has one icon up to 1024 pixels, whole', () => {
  const icns = readFileSync(join(icons, 'icon.icns'))
  expect(icns.readUInt32BE(4)).toBe(icns.length)
  const kinds: string[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4))
    kinds.push(icns.toString('latin1', at, at + 4))
  expect(kinds).toEqual(['ic04', 'ic05', 'ic11', 'ic12', 'ic07', 'ic13', 'ic08', 'ic14', 'ic09', 'ic10'])
})

test('a picture comes out of its PNG as it went in', () => {
  const picture = { size: 2, rgba: Buffer.from([...Array(16).keys()].map((n) => n * 16)) }
  const png = pngOf(picture)
  const data = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8)
  const rows = inflateSync(data)
  const [first, second] = [rows.subarray(1, 9), rows.subarray(10, 18)]
  expect(Buffer.concat([first, second.map((byte, index) => byte + (first[index] ?? 0))])).toEqual(
    picture.rgba,
  )
})

test('a bitmap of an icon begins with its bottom row, blue first, and hides what is clear', () => {
  const rgba = Buffer.from(
    [
      [1, 2, 3, 255],
      [4, 5, 6, 255],
      [7, 8, 9, 0],
      [10, 11, 12, 255],
    ].flat(),
  )
  const bitmap = icoOf([{ size: 2, rgba }]).subarray(22 + 40)
  expect([...bitmap.subarray(0, 16)]).toEqual([9, 8, 7, 0, 12, 11, 10, 255, 3, 2, 1, 255, 6, 5, 4, 255])
  expect([...bitmap.subarray(16)]).toEqual([0x80, 0, 0, 0, 0, 0, 0, 0])
})

test('the colour planes of a macOS icon unpack to what was packed', () => {
  const noisy = {
    size: 16,
    rgba: Buffer.from([...Array(1024).keys()].map((n) => (n % 7 < 4 ? 9 : (n * 31) % 256))),
  }
  const icns = icnsOf([noisy, ...icnsSizes.filter((size) => size !== 16).map(flat)])
  const packed = icns.subarray(8 + 8 + 4, 8 + icns.readUInt32BE(12))
  const unpacked: number[] = []
  for (let at = 0; at < packed.length; ) {
    const control = packed[at++] ?? 0
    if (control < 128) unpacked.push(...packed.subarray(at, at + control + 1))
    else unpacked.push(...Array<number>(control - 125).fill(packed[at] ?? 0))
    at += control < 128 ? control + 1 : 1
  }
  const planes = [3, 0, 1, 2].flatMap((channel) => [
    ...noisy.rgba.filter((_, index) => index % 4 === channel),
  ])
  expect(unpacked).toEqual(planes)
})
