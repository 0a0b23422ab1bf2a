import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pngFile } from '../../src-main/engine/documents/png-file.ts'
import {
  ditheredLogo,
  logoInDots,
  placeOfLogo,
} from '../../src-main/engine/features/labels/logo/draw-logo.ts'
import { pixelsOfPng } from '../../src-main/engine/features/labels/logo/png-pixels.ts'
import { svgLogo } from '../../src-main/engine/features/labels/logo/svg-logo.ts'
import { takeInLogo } from '../../src-main/engine/features/labels/logo/take-in-logo.ts'
import { plainJpeg } from '../tools/pictures.ts'

const folder = mkdtempSync(join(tmpdir(), 'assetwalk-logo-'))
async function taken(content: string | Uint8Array, name = 'logo.svg') {
  const file = join(folder, name)
  writeFileSync(file, content)
  return takeInLogo(file, name)
}
const svg = (content: string, attributes = 'viewBox="0 0 100 50"') =>
  `<?xml version="1.0"?><!-- drawn by hand --><svg xmlns="http://www.w3.org/2000/svg" ${attributes}>${content}</svg>`

describe('a logo in SVG', () => {
  it('is its filled shapes, moved and coloured as it says', async () => {
    const logo = await taken(
      svg(
        '<title>Ours</title><g transform="translate(10 5) scale(2)" fill="#f00"><rect width="10" height="10"/></g><path d="M60,10h20v20h-20z" style="fill:rgb(0, 0, 255)"/>',
      ),
    )
    if (logo?.kind !== 'shapes') throw new Error('no shapes')
    expect(logo).toMatchObject({
      width: 100,
      height: 50,
      shapes: [{ fill: [255, 0, 0] }, { fill: [0, 0, 255] }],
    })
    const { rgb } = logoInDots(logo, 100, 50)
    const at = (x: number, y: number) => [...rgb.subarray((y * 100 + x) * 3, (y * 100 + x) * 3 + 3)]
    expect([at(12, 7), at(29, 24), at(32, 24), at(70, 20), at(5, 5)]).toEqual([
      [255, 0, 0],
      [255, 0, 0],
      [255, 255, 255],
      [0, 0, 255],
      [255, 255, 255],
    ])
  })

  it('has every kind of path, and holes where the rule says so', () => {
    const logo = svgLogo(
      svg(
        '<path fill-rule="evenodd" d="M0 0H40V40H0Z m10 10 l20 0 0 20-20 0z"/><circle cx="70" cy="25" r="20"/><path d="M0 45c2-3 4-3 6 0s4 3 6 0q2-3 4 0t4 0a5 5 0 01.5.5z"/>',
      ),
    )
    const bitmap = ditheredLogo(logo, 100, 50)
    expect([
      bitmap.isDark(5, 5),
      bitmap.isDark(20, 20),
      bitmap.isDark(70, 25),
      bitmap.isDark(52, 10),
    ]).toEqual([true, false, true, false])
  })

  it.each([
    [
      'an entity',
      '<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg viewBox="0 0 1 1"><rect width="1" height="1"/></svg>',
      '<!DOCTYPE',
    ],
    ['a script', svg('<script>alert(1)</script>'), 'script'],
    ['a handler', svg('<rect onload="alert(1)" width="5" height="5"/>'), 'onload'],
    ['a picture from elsewhere', svg('<image href="http://example.com/x.png"/>'), 'image'],
    ['a reference', svg('<use href="#a"/>'), 'use'],
    ['a gradient', svg('<rect width="5" height="5" fill="url(#g)"/>'), 'url(#g)'],
    ['text', svg('<text>Ours</text>'), 'text'],
    ['lines', svg('<path d="M0 0h5" stroke="#000"/>'), 'stroke'],
    ['an open element', '<svg viewBox="0 0 1 1"><g></svg>', 'well-formed'],
    ['a path that is none', svg('<path d="M0 0 L banana"/>'), 'well-formed'],
    ['nothing', svg(''), 'draws nothing'],
    ['no size', svg('<rect width="1" height="1"/>', ''), 'draws nothing'],
    ['plain text', 'hello', 'neither'],
    ['no bytes', '', 'empty'],
    ['depth', svg('<g>'.repeat(100) + '</g>'.repeat(100)), 'too many'],
    ['masses', svg(`<path d="M0 0${'h1v1'.repeat(30_000)}z"/>`), 'too many'],
  ])('is refused with %s, and it is said why', async (_, content, reason) => {
    await expect(taken(content)).rejects.toMatchObject({
      code: 'LOGO_UNREADABLE',
      message: expect.stringContaining(reason),
    })
  })
})

describe('a logo in pixels', () => {
  const picture = { width: 4, height: 2, rgb: Uint8Array.from({ length: 24 }, (_, index) => index * 10) }

  it('is read as it was written', async () => {
    expect(pixelsOfPng(pngFile(picture, { dpi: 300 }))).toEqual(picture)
    expect(await taken(plainJpeg(), 'a.jpg')).toMatchObject({ kind: 'pixels', width: 8, height: 8 })
    expect(await taken(pngFile(picture), 'a.png')).toMatchObject({ kind: 'pixels', width: 4, height: 2 })
  })

  it('is refused before it is read where it has 50 megapixels, and where it is damaged', async () => {
    const header = Buffer.from(pngFile(picture))
    header.writeUInt32BE(10_000, 16)
    header.writeUInt32BE(5000, 20)
    await expect(taken(header, 'huge.png')).rejects.toMatchObject({
      code: 'LOGO_TOO_LARGE',
      data: { megapixels: 50 },
    })
    const cut = pngFile({ width: 40, height: 40, rgb: new Uint8Array(4800) })
    cut.writeUInt32BE(80, 20)
    await expect(taken(cut, 'cut.png')).rejects.toMatchObject({ code: 'LOGO_UNREADABLE' })
    await expect(taken(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4]), 'cut.jpg')).rejects.toMatchObject({
      code: 'LOGO_UNREADABLE',
    })
  })

  it('keeps its proportions in whatever box', () => {
    const logo = { kind: 'pixels', ...picture } as const
    expect(placeOfLogo(logo, { x: 10, y: 10, width: 100, height: 100 })).toEqual({
      x: 10,
      y: 35,
      width: 100,
      height: 50,
    })
    expect(placeOfLogo(logo, { x: 0, y: 0, width: 100, height: 10 })).toEqual({
      x: 40,
      y: 0,
      width: 20,
      height: 10,
    })
  })
})
