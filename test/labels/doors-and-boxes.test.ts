import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { stockNamed } from '../../src-main/engine/features/labels/designs/stock-catalogue.ts'
import type { LabelsResult } from '../../src-shared/features/labels/label-runs-contract.ts'
import type { LabelPrint } from '../../src-shared/features/labels/labels-contract.ts'
import { locationCode } from '../../src-shared/features/locations/location-code.ts'
import { failureOf } from '../tools/client.ts'
import { ended, imported } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'
import { fakePrinter } from './support/fake-printer.ts'
import { readCodes, readLabel } from './support/read-label.ts'
import { printZpl } from './support/zpl-printer.ts'

const stock = stockNamed('L7160')
const roll = { stock: 'Z-57x32', format: 'zpl' } as const

describe('labels that are of no asset', () => {
  let engine: TestEngine
  let client: TestEngine['client']
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    const places = ['HQ / Floor 2 / 2.14', 'HQ / Floor 2 / 2.9', 'HQ / Archive']
    await imported(
      engine,
      places.map((Location, n) => ({ 'Asset Tag': `DB-${n}`, Location })),
    )
  })
  afterAll(() => engine.close())

  const print = async (order: Partial<LabelPrint> & Pick<LabelPrint, 'assets'>) => {
    const { jobId } = await client.labels.print({ stock: 'L7160', ...order })
    const { result, error } = await ended(client, jobId)
    if (!result) throw new Error(JSON.stringify(error))
    const made = result as LabelsResult
    return { ...made, bytes: readFileSync(join(engine.folder, 'outgoing', made.outgoingId)) }
  }
  const read = async (pdf: Buffer, cell: number) =>
    (await readLabel(pdf, { stock, dpi: 600, page: 1, cell })).map(({ text }) => text)
  const codesIn = async (zpl: Buffer) =>
    (await Promise.all(printZpl(zpl.toString('utf8')).map(readCodes))).flat().map(({ text }) => text)
  const codeAt = async (path: string) => {
    const { id, barcode } = await client.locations.show({ location: path })
    return barcode ?? locationCode(id)
  }

  it('are of doors: an audit takes what they say for the room', async () => {
    const { bytes } = await print({ assets: { locations: ['HQ / Floor 2 / 2.14'], below: false } })
    const [code = ''] = await read(bytes, 1)
    expect(code).toBe(await codeAt('HQ / Floor 2 / 2.14'))
    const { auditId } = await client.audits.start({ location: 'HQ' })
    expect(await failureOf(client.audits.scan({ auditId, code, method: 'scanner' }))).toMatchObject({
      code: 'CODE_IS_PLACE',
      data: { place: 'HQ / Floor 2 / 2.14' },
    })
    await client.audits.abandon({ auditId, reason: 'it was only a try' })
    const said = (await readPdf(bytes)).pages.flat().join(' ')
    expect(said).toContain('2.14 · HQ / Floor 2')
    expect(said, 'a room is no property').not.toContain('Property of')
  })

  it('are of all that stands in a place, each once, as people count', async () => {
    await client.locations.setBarcode({ location: 'HQ / Archive', barcode: 'OLD-DOOR-7' })
    const { bytes, total } = await print({
      assets: { locations: ['HQ / Floor 2', 'HQ'], below: true },
      ...roll,
    })
    expect(total).toBe(5)
    const inOrder = ['HQ / Floor 2', 'HQ / Floor 2 / 2.9', 'HQ / Floor 2 / 2.14', 'HQ', 'HQ / Archive']
    const codes = await codesIn(bytes)
    expect(codes).toEqual(await Promise.all(inOrder.map(codeAt)))
    expect(codes).toContain('OLD-DOOR-7')
  })

  it('are of boxes and pallets, and are compared with what is scanned from them', async () => {
    const texts = ['PALLET-1', 'BOX 7/12']
    const { bytes, runId } = await print({ assets: { texts }, ...roll })
    expect(await codesIn(bytes)).toEqual(texts)
    await client.labelRuns.confirm({ runId })
    expect(await client.labelRuns.verify({ runId, codes: ['box 7/12', 'DB-1'] })).toEqual({
      matched: 1,
      missing: ['PALLET-1'],
      foreign: ['DB-1'],
    })
    expect((await print({ assets: { texts: ['PALLET-1'] }, ...roll })).reprints).toMatchObject({ count: 1 })
  })

  it('say the same when a print that stopped is gone on with', async () => {
    const printer = await fakePrinter({ paperFor: 1 })
    const { jobId } = await client.labels.print({
      assets: { locations: ['HQ', 'HQ / Archive'] },
      ...roll,
      to: { kind: 'host', host: '127.0.0.1', port: printer.port },
    })
    expect((await ended(client, jobId)).error).toMatchObject({ code: 'PRINTER_STOPPED' })
    const { runs } = await client.labelRuns.list({ limit: 1 })
    printer.mend()
    await ended(client, (await client.labelRuns.resume({ runId: runs[0]?.id ?? '', from: 2 })).jobId)
    const resumed = printer.labels.at(-1)
    const { bytes } = await print({
      assets: { locations: ['HQ / Archive'], below: false },
      ...roll,
    })
    expect(resumed).toBe(bytes.toString('utf8'))
  })

  it('are looked at before they are printed', async () => {
    const code = await codeAt('HQ / Archive')
    const look = () => client.labels.preview({ template: 'qr', stock: 'L7160', assetTag: code })
    const before = await look()
    expect(before).toMatchObject({ assetTag: code, reason: null })
    await client.locations.rename({ location: 'HQ / Archive', name: 'Cellar' })
    expect((await look()).svg, 'the name of the room stands on it').not.toBe(before.svg)
  })

  it('are refused where there is no such place, or a scan would take the text for something else', async () => {
    const refused = (assets: Parameters<typeof client.labels.print>[0]['assets']) =>
      failureOf(client.labels.print({ stock: 'L7160', assets }))
    expect(await refused({ locations: ['HQ', 'Nowhere'] })).toMatchObject({ code: 'LOCATION_UNKNOWN' })
    for (const nothing of [{ locations: [' '] }, { locations: [] }, { texts: [] }, { tags: [] }])
      expect(await refused(nothing), 'it is not everything').toMatchObject({ code: 'INPUT_INVALID' })
    await client.tags.makeBlock({ count: 1 })
    const [{ firstTag = '', lastTag = '' } = {}] = (await client.tags.blocks({})).blocks
    const next = lastTag.replace(/\d+$/, (number) => String(Number(number) + 1).padStart(number.length, '0'))
    const taken = ['db-0', firstTag, next, await codeAt('HQ')]
    expect(await refused({ texts: ['PALLET-2', ...taken] })).toMatchObject({
      code: 'TEXTS_TAKEN',
      data: { texts: taken, more: 0 },
    })
  })
})
