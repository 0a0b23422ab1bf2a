import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AuditReport } from '../../src-shared/features/audits/report.ts'
import { reportText as text } from '../../src-shared/features/audits/report-text.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { failureOf } from '../tools/client.ts'
import { imported, staged } from '../tools/lists.ts'
import { pdfObjects } from '../tools/pdf-objects.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { jpegWithEverything, plainJpeg, pressJpeg, webpWithEverything, whitePng } from '../tools/pictures.ts'
import { drawnBy, reportOf } from '../tools/reports.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

const room = 'HQ / 1.01'
const tags = ['PH-1', 'PH-2', 'PH-3', 'PH-4', 'PH-5']

describe('photos of scans', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  let drawn: Buffer
  let items: AuditReport['items']
  const scanIds = new Map<string, string>()
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(
      engine,
      tags.map((tag) => ({ 'Asset Tag': tag, Location: room })),
    )
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
    for (const code of tags) {
      const { scan } = await client.audits.scan({ auditId, code, location: room, method: 'scanner' })
      scanIds.set(code, scan.scanId)
    }
    await photographed('PH-1', 'front.jpg', jpegWithEverything(6))
    await photographed('PH-1', 'back.jpg', plainJpeg())
    await photographed('PH-2', 'plate.webp', webpWithEverything(), plainJpeg())
    await photographed('PH-3', 'plain.webp', webpWithEverything(3))
    await photographed('PH-4', 'press.jpg', pressJpeg())
    drawn = await pdf()
    items = (await reportOf(engine, auditId)).items
  })
  afterAll(() => engine.close())

  const photographed = async (tag: string, fileName: string, photo: Uint8Array, thumbnail?: Uint8Array) => {
    const staging = { fileName, stagingId: await staged(engine, Buffer.from(photo)) }
    const small = thumbnail && { thumbnailStagingId: await staged(engine, Buffer.from(thumbnail)) }
    await client.audits.remark({ auditId, scanId: scanIds.get(tag) ?? '', photo: { ...staging, ...small } })
  }
  const pdf = async () => drawnBy(engine, (await client.audits.report({ auditId, format: 'pdf' })).jobId)
  const saidIn = async (file: Buffer) => (await readPdf(file)).whole.replace(/\s+/g, ' ')

  it('are printed in the report, each with the thing that it shows; of a WebP its small picture', async () => {
    const pictures = pdfObjects(drawn).having('/Filter /DCTDecode')
    expect(pictures).toHaveLength(3)
    const { whole, outline } = await readPdf(drawn)
    expect(outline).toContain(`${text.photos} (5)`)
    for (const fileName of ['front.jpg', 'back.jpg', 'plate.webp']) {
      expect(whole.replace(/\s+/g, ' ')).toContain(`${fileName} · ${room}`)
      expect(drawn.toString('latin1')).toContain(`${fileName})`)
    }
  })

  it('that cannot be printed are named, with the reason and their SHA-256', async () => {
    const whole = await saidIn(drawn)
    for (const tag of ['PH-3', 'PH-4']) {
      const [photo] = items.found.find(({ assetTag }) => assetTag === tag)?.photos ?? []
      expect(whole).toContain(
        text.photoLeftOut(tag, photo?.fileName ?? '', text.whyLeftOut.unprintable, photo?.sha256 ?? ''),
      )
    }
    expect(drawn.toString('latin1')).not.toContain('DeviceCMYK')
  })

  it('of 60 megapixels are taken as they are; of more than a window can show they are refused', async () => {
    await photographed('PH-5', 'wall.png', whitePng(10_000, 6000), plainJpeg())
    expect(await saidIn(await pdf())).toContain('wall.png · ')
    const tooLarge = photographed('PH-5', 'wall.png', whitePng(20_000, 6001))
    expect(await failureOf(tooLarge)).toMatchObject({ code: 'IMAGE_DAMAGED' })
  })

  it('whose content is gone are named, and the report is drawn all the same', async () => {
    const [photo] = items.found.find(({ assetTag }) => assetTag === 'PH-3')?.photos ?? []
    const sha256 = photo?.sha256 ?? ''
    rmSync(join(engine.folder, 'files', sha256.slice(0, 2), sha256))
    expect(await saidIn(await pdf())).toContain(
      text.photoLeftOut('PH-3', 'plain.webp', text.whyLeftOut.gone, sha256),
    )
  })
})
