import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import { pixelsOfPng } from '../../src-main/engine/features/labels/logo/png-pixels.ts'
import type { LabelPrint } from '../../src-shared/features/labels/labels-contract.ts'
import { originOfCell } from '../../src-shared/features/labels/stock.ts'
import { builtInTemplates } from '../../src-shared/features/labels/template.ts'
import { ended, imported } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'
import { drawLabels } from './support/draw-labels.ts'
import { inkOfPages } from './support/pdf-ink.ts'
import { readCodes, readLabel } from './support/read-label.ts'
import { printZpl } from './support/zpl-printer.ts'

const stock = stockNamed('L7651')
const everything = { search: '', filter: {} }

describe('printing labels', () => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await sharedEngine()
    const list = ['LB-3', 'LB-1', 'LB-2'].map((tag, index) => ({
      'Asset Tag': tag,
      'Asset Name': 'Laptop of Noor',
      Model: '東京 X1',
      Location: index === 0 ? 'HQ' : 'Depot',
    }))
    await imported(engine, [...list, { 'Asset Tag': 'LB-Ä', 'Asset Name': '', Model: '', Location: 'Attic' }])
  })
  afterAll(() => engine.close())

  type Given = Partial<LabelPrint> & Pick<LabelPrint, 'assets'>
  const begun = async (print: Given) => {
    const { jobId } = await engine.client.labels.print({ stock: 'L7651', ...print })
    return ended(engine.client, jobId)
  }
  const printed = async (print: Given) => {
    const { state, result, error } = await begun(print)
    if (state !== 'done') throw new Error(JSON.stringify(error))
    return readFileSync(join(engine.folder, 'outgoing', (result as { outgoingId: string }).outgoingId))
  }
  const read = async (pdf: Buffer, cell: number, page = 1) =>
    (await readLabel(pdf, { stock, dpi: 600, page, cell })).map(({ text }) => text)

  it('prints a code that phones read, in the order of the tags that were given', async () => {
    const pdf = await printed({ assets: { tags: ['LB-3', 'lb-1'] } })
    expect(await read(pdf, 1)).toEqual(['LB-3'])
    expect(await read(pdf, 2)).toEqual(['LB-1'])
    expect(await read(pdf, 3)).toEqual([])
  })

  it('says the tag and the model in letters of every script, and neither the name, which may be a person’s, nor the room', async () => {
    const { pages } = await readPdf(await printed({ assets: { tags: ['LB-3'] } }))
    const text = pages.flat().join(' ')
    expect(text).toContain('LB-3')
    expect(text).toContain('東京')
    expect(text).not.toContain('Noor')
    expect(text).not.toContain('HQ')
  })

  it('prints a list in its order', async () => {
    const pdf = await printed({ assets: { ...everything, sort: { by: 'assetTag', direction: 'ascending' } } })
    expect(await Promise.all([1, 2, 3, 4].map((cell) => read(pdf, cell)))).toEqual([
      ['LB-1'],
      ['LB-2'],
      ['LB-3'],
      ['LB-Ä'],
    ])
  })

  it('begins at the first free label of a half-used sheet, skips damaged ones, and goes on with a whole sheet', async () => {
    const pdf = await printed({ assets: { tags: ['LB-1', 'LB-2'] }, startCell: 64, skip: [65], copies: 2 })
    expect(await read(pdf, 64)).toEqual(['LB-1'])
    expect(await read(pdf, 65)).toEqual([])
    expect(await read(pdf, 1)).toEqual([])
    expect(await read(pdf, 1, 2)).toEqual(['LB-1'])
    expect(await read(pdf, 2, 2)).toEqual(['LB-2'])
    expect(await read(pdf, 3, 2)).toEqual(['LB-2'])
  })

  it('shows the first page beforehand, as it will be printed, and records nothing of it', async () => {
    const { total: runsBefore } = await engine.client.labelRuns.list({})
    const half = { stock: 'L7651', startCell: 64, skip: [65], copies: 2, cutMarks: true }
    const assets = { tags: ['LB-1', 'LB-2'] }
    const shown = await engine.client.labels.previewPage({ ...half, skip: [], assets })
    expect(shown).toMatchObject({ width: 210, height: 297, labels: 2, total: 4, template: 'qr' })
    expect(shown.svg.match(/<g transform/g)).toHaveLength(2)
    const one = await engine.client.labels.previewPage({ ...half, assets })
    expect(one.labels).toBe(1)
    const { x, y } = originOfCell(stock, 64)
    const dots = (mm: number) => Math.round((mm * 600) / 25.4)
    expect(one.svg).toContain(`<g transform="translate(${dots(x)} ${dots(y)})">`)

    const page = async (format: 'png' | 'svg') => {
      const { jobId } = await engine.client.labels.testPage({ page: 'first', format, ...half, assets })
      const { result } = await ended(engine.client, jobId)
      return readFileSync(join(engine.folder, 'outgoing', (result as { outgoingId: string }).outgoingId))
    }
    expect((await page('svg')).toString('utf8')).toBe(one.svg)
    const png = pixelsOfPng(await page('png'))
    expect([png.width, png.height]).toEqual([1240, 1754])
    const data = new Uint8ClampedArray(png.width * png.height * 4).fill(255)
    for (let at = 0; at < png.width * png.height; at++) data.set(png.rgb.subarray(at * 3, at * 3 + 3), at * 4)
    const read = await readCodes({ ...png, data, colorSpace: 'srgb' } as unknown as ImageData)
    expect(read.map(({ text }) => text)).toEqual(['LB-1'])
    expect((await engine.client.labelRuns.list({})).total).toBe(runsBefore)
  })

  it('refuses a page with a label that could not be read, and one of nothing', async () => {
    const page = { stock: 'L7651', template: 'code-128', assets: { tags: ['LB-1', 'LB-Ä'] } }
    await expect(engine.client.labels.previewPage(page)).rejects.toMatchObject({
      code: 'LABEL_REFUSED',
      data: { assetTag: 'LB-Ä', alternatives: { templates: ['qr'] } },
    })
    const waiting = { stock: 'L7651', assets: { queue: 'all' as const } }
    await expect(engine.client.labels.previewPage(waiting)).rejects.toMatchObject({
      code: 'NOTHING_TO_PRINT',
    })
    await expect(
      engine.client.labels.previewPage({ ...page, template: 'qr', startCell: 66 }),
    ).rejects.toMatchObject({ code: 'CELL_OUTSIDE' })
  })

  it('prints what waits in the order that is asked for, and lists it so', async () => {
    const { client } = engine
    const { jobId } = await client.labelQueue.add({ labels: { tags: ['LB-3', 'LB-1', 'LB-2'] } })
    await ended(client, jobId)
    const orders = {
      waiting: ['LB-3', 'LB-1', 'LB-2'],
      assetTag: ['LB-1', 'LB-2', 'LB-3'],
      location: ['LB-1', 'LB-2', 'LB-3'],
      model: ['LB-1', 'LB-2', 'LB-3'],
    } as const
    for (const [sort, tags] of Object.entries(orders) as [keyof typeof orders, readonly string[]][]) {
      const listed = (await client.labelQueue.list({ sort })).labels.map(({ assetTag }) => assetTag)
      expect(listed, sort).toEqual(tags)
    }
    const pdf = await printed({ assets: { queue: 'all', sort: 'assetTag' } })
    expect([await read(pdf, 1), await read(pdf, 3)]).toEqual([['LB-1'], ['LB-3']])
    await client.labelQueue.remove({ labels: 'all' })
  })

  it('refuses all of them for one that could not be read, and says which, why and what would fit', async () => {
    const { state, error } = await begun({ assets: everything, template: 'code-128' })
    expect(state).toBe('failed')
    expect(error).toMatchObject({ code: 'LABEL_REFUSED', data: { assetTag: 'LB-Ä', more: 0 } })
    expect(error?.message).toContain('cannot hold “Ä”')
    expect(error?.message).toContain('Nothing was printed')
    expect(error?.data).toMatchObject({ alternatives: { templates: ['qr'] } })
  })

  it('writes ZPL for a roll, one format a label, and none for sheets', async () => {
    const zpl = await printed({ assets: { tags: ['LB-2', 'LB-1'] }, stock: 'Z-57x32', format: 'zpl' })
    const read = await Promise.all(printZpl(zpl.toString('utf8')).map(readCodes))
    expect(read.flat().map(({ text }) => text)).toEqual(['LB-2', 'LB-1'])
    await expect(
      engine.client.labels.print({ assets: everything, stock: 'L7651', format: 'zpl' }),
    ).rejects.toMatchObject({ code: 'STOCK_IS_NO_ROLL' })
  })

  it('refuses tags that no asset has, cells that the sheet has not, and an empty list', async () => {
    const print = (given: Given) => engine.client.labels.print({ stock: 'L7651', ...given })
    await expect(print({ assets: { tags: ['LB-1', 'LB-9'] } })).rejects.toMatchObject({
      code: 'TAGS_UNKNOWN',
      data: { tags: ['LB-9'], more: 0 },
    })
    const one = { assets: { tags: ['LB-1'] } }
    await expect(print({ ...one, startCell: 66 })).rejects.toMatchObject({ code: 'CELL_OUTSIDE' })
    await expect(print({ ...one, skip: [70] })).rejects.toMatchObject({ code: 'CELL_OUTSIDE' })
    await expect(print({ ...one, stock: 'L0' })).rejects.toMatchObject({ code: 'STOCK_UNKNOWN' })
    await expect(print({ ...one, template: 'mine' })).rejects.toMatchObject({ code: 'TEMPLATE_UNKNOWN' })
    const none = await begun({ assets: { search: 'nothing-at-all', filter: {} } })
    expect(none.error).toMatchObject({ code: 'NOTHING_TO_PRINT' })
  })
})

describe('the PDF of labels', () => {
  const template = builtInTemplates.find(({ name }) => name === 'code-128-and-data-matrix')
  if (!template) throw new Error('the template is gone')
  const design = { stock: stockNamed('L7163'), template, dpi: 600 } as const
  const label = { assetTag: 'LT-000123', model: 'ThinkPad X1' }

  it('asks viewers to print it at its own size', async () => {
    expect((await drawLabels(design, [label])).toString('latin1')).toContain('/PrintScaling /None')
  })

  it('is the same bytes for the same labels', async () => {
    const [one, other] = await Promise.all([drawLabels(design, [label]), drawLabels(design, [label])])
    expect(one.equals(other)).toBe(true)
  })

  it('has marks at the corners where they are wanted, and codes are read between them', async () => {
    const plain = inkOfPages(await drawLabels(design, [label])).flat()
    const pdf = await drawLabels(design, [label], { cutMarks: true })
    const marked = inkOfPages(pdf).flat()
    expect(marked).toHaveLength(plain.length + 8)
    const { left, top, width, height } = design.stock
    const corners = marked.slice(plain.length)
    expect(Math.min(...corners.map((ink) => ink.left))).toBeCloseTo(left, 1)
    expect(Math.max(...corners.map((ink) => ink.right))).toBeCloseTo(left + width, 1)
    expect(Math.min(...corners.map((ink) => ink.top))).toBeCloseTo(top, 1)
    expect(Math.max(...corners.map((ink) => ink.bottom))).toBeCloseTo(top + height, 1)
    const read = await readLabel(pdf, { stock: design.stock, dpi: 600, page: 1, cell: 1 })
    expect(read.map(({ text }) => text)).toEqual(['LT-000123', 'LT-000123'])
  })

  it('draws a label without a model and an organisation', async () => {
    const pdf = await drawLabels(design, [{ assetTag: 'A', model: null }], { organisation: '' })
    expect((await readPdf(pdf)).pages.flat()).toEqual(['A'])
  })
})
