import { PassThrough } from 'node:stream'
import { text as textOf } from 'node:stream/consumers'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentFonts } from '../../src-main/engine/documents/document-fonts.ts'
import { Bitmap } from '../../src-main/engine/documents/label-bitmap.ts'
import { stockCatalogue, stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import type { Design } from '../../src-main/engine/features/labels/label-design.ts'
import { designLabel } from '../../src-main/engine/features/labels/label-design.ts'
import { writeLabelsZpl } from '../../src-main/engine/features/labels/zpl/labels-zpl.ts'
import { graphicField } from '../../src-main/engine/features/labels/zpl/zpl-graphic.ts'
import { isRefusal } from '../../src-shared/features/labels/placement.ts'
import { resolutions } from '../../src-shared/features/labels/printer-dots.ts'
import { isTurned } from '../../src-shared/features/labels/stock.ts'
import { builtInTemplates, codesOf } from '../../src-shared/features/labels/template.ts'
import { designName } from './support/every-label.ts'
import { readCodes } from './support/read-label.ts'
import { printZpl } from './support/zpl-printer.ts'

const gs1Prefix = '9521234'
const rolls = stockCatalogue.filter(({ brand }) => brand === 'Zebra')
const templateOf = (name: string) => {
  const template = builtInTemplates.find((one) => one.name === name)
  if (!template) throw new Error(`no template ${name}`)
  return template
}

async function zplOf(
  design: Design,
  assetTags: readonly string[],
  model: string | null = '東京 X1',
): Promise<string> {
  const output = new PassThrough()
  const written = textOf(output)
  const labels = assetTags.map((assetTag) => ({ assetTag, model }))
  await writeLabelsZpl(labels, { design, organisation: 'Harbour Holdings' }, output, documentFonts())
  return written
}

const designs = rolls.flatMap((stock) =>
  resolutions.flatMap((dpi) =>
    builtInTemplates
      .map((template) => ({ stock, template, dpi, gs1Prefix }))
      .filter((design) => !isRefusal(designLabel(design, 'LT000123'))),
  ),
)

describe('labels in ZPL', () => {
  it.each(
    designs.filter((_, index) => index % 20 === 0).map((design) => [designName(design), design] as const),
  )('%s: each code is read as the printer draws it', async (_, design) => {
    const [label] = printZpl(await zplOf(design, ['LT000123']))
    if (!label) throw new Error('nothing was printed')
    const read = await readCodes(label)
    const expected = codesOf(design.template).map((code) =>
      code.startsWith('gs1') ? `8004${gs1Prefix}LT000123` : 'LT000123',
    )
    expect(read.map(({ text }) => text)).toEqual(expected)
  })

  const wide = { stock: stockNamed('Z-102x51'), dpi: 203 } as const

  it.each(['LT-000123', '123456', '1234567', 'A12345B67890', 'a>b~c^d_e\\f', '~~>>>5', 'IT/2024 #7'])(
    'Code 128 and Data Matrix hold %s to the sign',
    async (assetTag) => {
      const design = { ...wide, template: templateOf('code-128-and-data-matrix') }
      const [label] = printZpl(await zplOf(design, [assetTag]))
      if (!label) throw new Error('nothing was printed')
      expect((await readCodes(label)).map(({ text }) => text)).toEqual([assetTag, assetTag])
    },
  )

  it.each(['LT-000123', '123456', 'lt-000123', 'it 2024/ä', 'Room 12 東京'])(
    'a QR code that holds %s has the dots that were placed, whoever draws it',
    async (assetTag) => {
      for (const [stock, dpi] of [
        ['Z-57x32', 203],
        ['Z-102x51', 300],
        ['Z-57x76', 203],
      ] as const) {
        const design = { stock: stockNamed(stock), dpi, template: templateOf('qr') }
        const placed = designLabel(design, assetTag)
        if (isRefusal(placed)) continue
        const zpl = await zplOf(design, [assetTag], null)
        const [label] = printZpl(zpl)
        const [code] = placed.codes
        if (!label || !code) throw new Error('nothing was printed')
        expect(zpl.includes('^BQN,2,'), 'plain text is drawn by the printer').toBe(
          /^[\x20-\x7e]+$/.test(assetTag) && code.module <= 10,
        )
        expect(await readCodes(label)).toMatchObject([{ text: assetTag }])
        const turned = isTurned(design.stock)
        const left = turned ? label.width - code.box.y - code.box.height : code.box.x
        const [top, size] = [turned ? code.box.x : code.box.y, code.box.width / code.module]
        for (const [index, isDark] of code.symbol.modules.entries()) {
          const [column, row] = [index % size, Math.floor(index / size)]
          const upright = [left + column * code.module, top + row * code.module] as const
          const aside = [left + (size - 1 - row) * code.module, top + column * code.module] as const
          const [x, y] = turned && !zpl.includes('^BQ') ? aside : upright
          expect(label.data[(y * label.width + x) * 4] === 0, `module ${column}, ${row}`).toBe(isDark)
        }
      }
    },
  )

  it('is moved no further than printers go, which would otherwise leave the whole move out', async () => {
    const printer = {
      name: 'Far',
      dpi: 600,
      offsetX: -20,
      offsetY: 20,
      scaleX: 1,
      scaleY: 1,
      darkness: 5,
    } as const
    const output = new PassThrough()
    const written = textOf(output)
    const design = { ...wide, dpi: 600, template: templateOf('data-matrix') } as const
    const labels = [{ assetTag: 'A', model: null }]
    await writeLabelsZpl(labels, { design, organisation: '', printer }, output, documentFonts())
    expect(await written).toContain('^LS472^LT120^MD0~SD05')
  })

  it('names codes that printers draw, and none of what is private', async () => {
    const zpl = await zplOf({ ...wide, template: templateOf('code-128-and-data-matrix') }, ['LT-1', 'LT-2'])
    expect(zpl.match(/\^BCN/g)).toHaveLength(2)
    expect(zpl.match(/\^BXN/g)).toHaveLength(2)
    expect(zpl).toContain('^PW816^LL408')
  })

  it('prints letters of every script, and fewer dots where there is no model', async () => {
    const design = { ...wide, template: templateOf('code-128') }
    const inkOf = async (model: string | null) => {
      const [label] = printZpl(await zplOf(design, ['A'], model))
      return Array.from(label?.data ?? []).filter((byte) => byte === 0).length
    }
    const [none, latin, japanese] = [await inkOf(null), await inkOf('X1'), await inkOf('東京')]
    expect(latin).not.toBe(none)
    expect(japanese).not.toBe(latin)
  })
})

describe('a graphic field', () => {
  it('has the very dots of its bitmap, whatever they are', () => {
    const dots = fc.integer({ min: 1, max: 900 }).chain((width) =>
      fc
        .array(fc.array(fc.tuple(fc.nat(width), fc.nat(width)), { maxLength: 4 }), {
          minLength: 1,
          maxLength: 6,
        })
        .map((rows) => ({ width, rows })),
    )
    fc.assert(
      fc.property(dots, ({ width, rows }) => {
        const bitmap = new Bitmap(width, rows.length)
        for (const [y, runs] of rows.entries())
          for (const [a, b] of runs) bitmap.darken(y, Math.min(a, b), Math.max(a, b))
        const format = `^XA^PW${bitmap.bytesInRow * 8}^LL${rows.length}^FO0,0${graphicField(bitmap)}^FS^XZ`
        const [printed] = printZpl(format)
        for (let y = 0; y < rows.length; y++)
          for (let x = 0; x < width; x++)
            expect(printed?.data[(y * bitmap.bytesInRow * 8 + x) * 4] === 0).toBe(bitmap.isDark(x, y))
      }),
      { numRuns: 40 },
    )
  })
})
