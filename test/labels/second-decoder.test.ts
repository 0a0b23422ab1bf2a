import { scanImageData } from '@undecaf/zbar-wasm'
import { describe, expect, it } from 'vitest'
import { codesOf } from '../../src-shared/features/labels/template.ts'
import { drawLabels } from './support/draw-labels.ts'
import { designName, everyDesign } from './support/every-label.ts'
import { printedLabel } from './support/read-label.ts'

/** zbar knows no Data Matrix, and sends no identifier of GS1. */
const known = ['code128', 'code39', 'qr']
const designs = everyDesign().filter(({ template }) =>
  codesOf(template).every((code) => known.includes(code)),
)

describe('a second decoder, which shares nothing with the first', () => {
  it.each(
    designs.filter((_, index) => index % 40 === 7).map((design) => [designName(design), design] as const),
  )('%s: reads each code, too', async (_, design) => {
    const assetTag = 'LT000123'
    const pdf = await drawLabels(design, [{ assetTag, model: 'ThinkPad X1' }])
    const image = await printedLabel(pdf, { stock: design.stock, dpi: design.dpi, page: 1, cell: 1 })
    const read = await scanImageData(image)
    const texts = read.map((symbol) => symbol.decode().split('/').at(-1))
    expect([...new Set(texts)]).toEqual([assetTag])
    expect(read.length).toBeGreaterThanOrEqual(codesOf(design.template).length)
  })
})
