import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Pixels } from '../../src-main/engine/features/labels/logo/logo.ts'
import { pixelsOfPng } from '../../src-main/engine/features/labels/logo/png-pixels.ts'
import type { Design } from '../../src-shared/features/labels/designs/design-entity.ts'
import { designFile, designInFile } from '../../src-shared/features/labels/designs/design-file-message.ts'
import type { LabelElement, TemplateValue } from '../../src-shared/features/labels/designs/template-entity.ts'
import type { LabelPrint, LabelTestPage } from '../../src-shared/features/labels/labels-contract.ts'
import { ended, imported, staged } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'
import { type Ink, inkOfPages } from './support/pdf-ink.ts'
import { readCodes, readLabel } from './support/read-label.ts'

const stock = {
  brand: 'Own',
  part: 'Doors',
  also: ['D-1'],
  paper: 'A4',
  columns: 2,
  rows: 4,
  width: 90,
  height: 60,
  left: 10,
  top: 20,
  pitchX: 95,
  pitchY: 62,
  cut: false,
} as const
const ownStock: Design = { kind: 'stock', value: { ...stock, also: [...stock.also] } }
const template: Design = {
  kind: 'template',
  value: {
    name: 'Big tag',
    width: 90,
    height: 60,
    elements: [
      { kind: 'code', id: 'bars', x: 5, y: 5, width: 80, height: 15, symbology: 'code128', holds: 'tag' },
      { kind: 'code', id: 'address', x: 5, y: 22, width: 30, height: 30, symbology: 'qr', holds: 'url' },
      {
        ...{
          kind: 'text',
          id: 'serial',
          x: 40,
          y: 25,
          width: 45,
          height: 8,
          field: 'serialNumber',
          text: '',
        },
        ...{ align: 'right', weight: 'bold', largest: 14 },
      },
      {
        ...{
          kind: 'text',
          id: 'words',
          x: 40,
          y: 40,
          width: 45,
          height: 6,
          field: null,
          text: 'Return to IT',
        },
        ...{ align: 'left', weight: 'regular', largest: 10 },
      },
    ],
  },
}

describe('designs of one’s own', () => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await sharedEngine()
    await imported(engine, [
      { 'Asset Tag': 'LD-1', 'Serial Number': 'SER-77', 'Asset Name': 'x', Location: 'HQ' },
    ])
    await engine.client.labelDesigns.save({ design: ownStock })
    await engine.client.labelDesigns.save({ design: template })
    await engine.client.labelDesigns.setSettings({ urlBase: 'https://it.example/a/', gs1Prefix: '9521234' })
  })
  afterAll(() => engine.close())

  const printed = async (print: Partial<LabelPrint>) => {
    const input = { assets: { tags: ['LD-1'] }, stock: 'Own Doors', ...print }
    const { jobId } = await engine.client.labels.print(input)
    const { state, result, error } = await ended(engine.client, jobId)
    if (state !== 'done') throw new Error(JSON.stringify(error))
    return readFileSync(join(engine.folder, 'outgoing', (result as { outgoingId: string }).outgoingId))
  }
  const codes = async (pdf: Buffer) =>
    (await readLabel(pdf, { stock, dpi: 600, page: 1, cell: 1 })).map(({ text }) => text).sort()

  it('prints what was drawn on a stock that was added, and finds the stock by number and size', async () => {
    const found = async (text: string) => (await engine.client.labels.stocks({ text })).stocks
    expect(await found('doors')).toMatchObject([{ part: 'Doors', own: true, form: 'A4' }])
    expect((await found('60x90')).map(({ part }) => part)).toContain('Doors')
    const pdf = await printed({ template: 'big TAG' })
    expect(await codes(pdf)).toEqual(['LD-1', 'https://it.example/a/LD-1'])
    const text = (await readPdf(pdf)).pages.flat().join(' ')
    expect(text).toContain('SER-77')
    expect(text).toContain('Return to IT')
  })

  it('moves labels as the profile of a printer says, and nothing on them', async () => {
    const value = {
      name: 'Front desk',
      dpi: 600,
      offsetX: 2,
      offsetY: -1,
      scaleX: 1,
      scaleY: 1,
      darkness: null,
    } as const
    await engine.client.labelDesigns.save({ design: { kind: 'printer', value } })
    const pdf = await printed({ template: 'Big tag', profile: 'front desk' })
    const moved = { ...stock, left: stock.left + 2, top: stock.top - 1 }
    const read = await readLabel(pdf, { stock: moved, dpi: 600, page: 1, cell: 1 })
    expect(read).toHaveLength(2)
    await expect(printed({ profile: 'nobody’s' })).rejects.toMatchObject({ code: 'PRINTER_PROFILE_UNKNOWN' })
  })

  const pictured: Design = {
    kind: 'template',
    value: {
      ...template.value,
      name: 'With everything',
      elements: [
        ...template.value.elements,
        { kind: 'logo', id: 'logo', x: 40, y: 46, width: 30, height: 10 },
        { kind: 'band', id: 'band', x: 86, y: 20, width: 3, height: 38 },
      ],
    },
  }

  it('draws logo, band and text of a script into a PDF, a PNG and an SVG, and codes are read in each', async () => {
    const { client } = engine
    const picture = '<svg viewBox="0 0 30 10"><rect width="30" height="10" fill="#c00"/></svg>'
    const stagingId = await staged(engine, picture)
    expect(await client.labelDesigns.setLogo({ stagingId, fileName: 'ours.svg' })).toMatchObject({
      logo: { fileName: 'ours.svg' },
    })
    await client.labelDesigns.save({ design: pictured })
    const wanted = { template: 'With everything', dpi: 300 } as const
    const png = pixelsOfPng(await printed({ ...wanted, format: 'png' }))
    expect([png.width, png.height]).toEqual([1062, 708])
    expect(await readCodes(asImage(png))).toHaveLength(2)
    const colourAt = (x: number, y: number) => [
      ...png.rgb.subarray((y * png.width + x) * 3, (y * png.width + x) * 3 + 3),
    ]
    const dot = (mm: number) => Math.round((mm * 300) / 25.4)
    expect(colourAt(dot(55), dot(51))).toEqual([204, 0, 0])
    expect(colourAt(dot(87.5), dot(40))).toEqual([153, 153, 153])
    const svg = (await printed({ ...wanted, format: 'svg' })).toString('utf8')
    expect(svg).toMatch(/^<svg [^>]*width="89.916mm" height="59.944mm" viewBox="0 0 1062 708">/)
    expect(svg).toContain('fill="rgb(204,0,0)"')
    expect(await codes(await printed({ ...wanted, dpi: 600 }))).toHaveLength(2)
    await expect(printed({ ...wanted, copies: 2, format: 'png' })).rejects.toThrow('ONE_LABEL_ONLY')
  })

  it('shows how a template that is not kept yet looks with an asset, and what of it could not be read', async () => {
    const { client } = engine
    const good = await client.labels.preview({ template: pictured.value as TemplateValue, assetTag: 'LD-1' })
    expect(good).toMatchObject({ assetTag: 'LD-1', width: 90, height: 60, reason: null, alternatives: null })
    expect(good.elements.find(({ id }) => id === 'bars')).toMatchObject({
      refused: null,
      dots: 11,
      module: 0.466,
    })
    const [bars, ...others] = (pictured.value as TemplateValue).elements
    const crowded = {
      ...(pictured.value as TemplateValue),
      elements: [{ ...bars, width: 12 } as LabelElement, ...others],
    }
    const bad = await client.labels.preview({ template: crowded })
    expect(bad.reason).toMatch(/Code 128 needs \d+\.\d mm with its quiet zones, there are 12\.0 mm/)
    expect(bad.elements.filter(({ refused }) => refused !== null).map(({ id }) => id)).toEqual(['bars'])
    const small = await client.labels.preview({ template: crowded, stock: 'L7651' })
    expect(small.reason).toContain('drawn for 90.0 mm × 60.0 mm')
    expect(small.alternatives?.templates).toContain('qr')
  })

  it('is tried with the outlines of its labels, and a printer with a ruler that says what to measure', async () => {
    const page = async (input: LabelTestPage) => {
      const { jobId } = await engine.client.labels.testPage(input)
      const { result } = await ended(engine.client, jobId)
      return readFileSync(join(engine.folder, 'outgoing', (result as { outgoingId: string }).outgoingId))
    }
    const [outlines = []] = inkOfPages(await page({ page: 'outline', stock: 'Own Doors' }))
    expect(outlines).toHaveLength(stock.columns * stock.rows)
    const corner = ({ left, top, right, bottom }: Ink) =>
      [left, top, right, bottom].map((mm) => Math.round(mm * 100) / 100)
    expect(corner(outlines[0] as Ink)).toEqual([10, 20, 100, 80])
    expect(corner(outlines.at(-1) as Ink)).toEqual([105, 206, 195, 266])
    const ruler = await readPdf(await page({ page: 'ruler', paper: 'A4' }))
    expect(ruler.pages.flat().join(' ')).toContain('from line A to line C: it should be 100 mm')
    const zpl = (await page({ page: 'ruler', paper: null, dpi: 203 })).toString('utf8')
    expect(zpl).toMatch(/^\^XA\n\^PW401\^LL201/)
    expect(zpl.match(/\^FO400,0\^GB/g)).toHaveLength(1)
    await expect(engine.client.labels.testPage({ page: 'outline', stock: 'none' })).rejects.toMatchObject({
      code: 'STOCK_UNKNOWN',
    })
  })

  it('goes through a file as it is', () => {
    for (const design of [ownStock, template]) expect(designInFile(designFile(design))).toEqual(design)
    expect(designInFile('{')).toEqual({ unreadable: 'it is not JSON' })
    expect(designInFile('{"format":"x"}')).toMatchObject({ unreadable: expect.stringContaining('format') })
  })

  it('refuses a stock that cannot be, a name that is taken, and what somebody else changed meanwhile', async () => {
    const { save } = engine.client.labelDesigns
    const wide: Design = { kind: 'stock', value: { ...ownStock.value, part: 'Wide', columns: 3 } }
    await expect(save({ design: wide })).rejects.toMatchObject({
      code: 'STOCK_IMPOSSIBLE',
      data: { faults: ['wider than its paper'] },
    })
    await expect(save({ design: ownStock })).rejects.toMatchObject({ code: 'LABEL_DESIGN_NAME_TAKEN' })
    const shipped: Design = { kind: 'template', value: { ...template.value, name: 'QR' } }
    await expect(save({ design: shipped })).rejects.toMatchObject({ code: 'LABEL_DESIGN_NAME_TAKEN' })
    const kept = await save({ design: { kind: 'template', value: { ...template.value, name: 'Mine' } } })
    await save({
      id: kept.id,
      revision: kept.revision,
      design: { kind: 'template', value: { ...template.value, name: 'Mine 2' } },
    })
    await expect(save({ id: kept.id, revision: kept.revision, design: template })).rejects.toMatchObject({
      code: 'LABEL_DESIGN_NAME_TAKEN',
    })
    await expect(
      save({
        id: kept.id,
        revision: kept.revision,
        design: { kind: 'template', value: { ...template.value, name: 'Mine' } },
      }),
    ).rejects.toMatchObject({ code: 'LABEL_DESIGN_CHANGED' })
    await engine.client.labelDesigns.archive({ id: kept.id, archived: true })
    const names = async (archived: boolean) =>
      (await engine.client.labelDesigns.list({ kind: 'template', archived })).designs.map(({ name }) => name)
    expect([await names(false), await names(true)]).toEqual([['Big tag', 'With everything'], ['Mine 2']])
  })

  it('has an audit read back every form of a code: the tag, an address, a key of GS1, of an asset and of a place', async () => {
    const { client } = engine
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const verdicts: string[] = []
    for (const code of [
      'LD-1',
      'https://it.example/a/LD-1',
      '80049521234LD-1',
      ']C180049521234LD-1',
      '(8004)9521234LD-1',
    ])
      verdicts.push(
        (await client.audits.scan({ auditId, code, location: 'HQ', method: 'scanner' })).scan.verdict,
      )
    expect(verdicts).toEqual(['found', 'duplicate', 'duplicate', 'duplicate', 'duplicate'])
    const place = await client.locations.show({ location: 'HQ' })
    const code = `https://it.example/a/LOC-${place.id.slice(-10).toUpperCase()}`
    await expect(client.audits.scan({ auditId, code, method: 'scanner' })).rejects.toMatchObject({
      code: 'CODE_IS_PLACE',
    })
    expect((await client.assets.find({ text: 'https://it.example/a/LD-1' })).assets).toMatchObject([
      { assetTag: 'LD-1' },
    ])
    expect(
      (
        await client.audits.scan({
          auditId,
          code: 'https://other.example/LD-1',
          location: 'HQ',
          method: 'scanner',
        })
      ).scan.verdict,
    ).toBe('unknown')
  })

  it('offers no code to a laser that it cannot read, and takes one that it can', async () => {
    const { client } = engine
    await client.labelDesigns.setSettings({ readers: ['laser', 'phone'] })
    const checked = await client.labels.check({ stock: '5163', template: 'qr', text: 'LD-1' })
    expect(checked).toMatchObject({ fits: false, reason: expect.stringContaining('1D laser') })
    expect(checked.alternatives.templates).toContain('code-128')
    expect(checked.alternatives.templates).toContain('code-128-and-qr')
    expect(checked.alternatives.templates).not.toContain('data-matrix')
    expect(await codes(await printed({}))).toEqual(['LD-1'])
    await client.labelDesigns.setSettings({ readers: [] })
    await expect(client.labelDesigns.setSettings({ gs1Prefix: '12' })).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })
})

function asImage({ width, height, rgb }: Pixels): ImageData {
  const data = new Uint8ClampedArray(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel++)
    data.set(rgb.subarray(pixel * 3, pixel * 3 + 3), pixel * 4)
  return { data, width, height, colorSpace: 'srgb' } as ImageData
}
