import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported, staged } from '../../tools/lists.ts'
import { readPdf } from '../../tools/pdf-text.ts'
import { jpegOfSize, jpegWithEverything, plainJpeg, secret, whitePng } from '../../tools/pictures.ts'
import { drawnBy, reportOf } from '../../tools/reports.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'

describe('what an audit is told besides codes', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(
      engine,
      ['RE-1', 'RE-2', 'RE-3', 'RE-4'].map((assetTag) => ({ 'Asset Tag': assetTag, Location: room })),
    )
  })
  afterAll(() => engine.close())

  const begun = async () => {
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const { scan } = await client.audits.scan({ auditId, code: 'RE-1', location: room, method: 'scanner' })
    return { auditId, scanId: scan.scanId }
  }

  it('after the beep: the last condition stands, notes and photos all do, and the scan is as it was', async () => {
    const { auditId, scanId } = await begun()
    await client.audits.remark({ auditId, scanId, condition: 'worn', note: 'Scratched' })
    const photo = async (bytes: Uint8Array) => ({
      fileName: 'IMG_1.jpg',
      stagingId: await staged(engine, Buffer.from(bytes)),
    })
    await client.audits.remark({ auditId, scanId, photo: await photo(jpegWithEverything(1)) })
    await client.audits.remark({ auditId, scanId, condition: 'damaged', note: 'Hinge broken' })
    const [found] = (await reportOf(engine, auditId)).items.found
    expect(found).toMatchObject({
      condition: 'damaged',
      note: 'Scratched; Hinge broken',
      photos: [{ fileName: 'IMG_1.jpg', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    })
    const sha256 = found?.photos[0]?.sha256 ?? ''
    const raw = createHash('sha256').update(jpegWithEverything(1)).digest('hex')
    expect(sha256, secret).not.toBe(raw)
    expect(existsSync(join(engine.folder, 'files', sha256.slice(0, 2), sha256))).toBe(true)
    expect(await client.audits.status({ auditId })).toMatchObject({ found: 1, duplicates: 0 })
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('with photos of 60 megapixels, which are kept whole, and named in the report where they cannot be printed', async () => {
    const { auditId, scanId } = await begun()
    for (const [fileName, bytes] of [
      ['sixty.png', whitePng(10_000, 6000)],
      ['sixty.jpg', jpegOfSize(10_000, 6000)],
    ] as const) {
      const stagingId = await staged(engine, Buffer.from(bytes))
      await client.audits.remark({ auditId, scanId, photo: { fileName, stagingId } })
    }
    const [found] = (await reportOf(engine, auditId)).items.found
    expect(found?.photos.map(({ fileName }) => fileName)).toEqual(['sixty.png', 'sixty.jpg'])
    const { jobId } = await client.audits.report({ auditId, format: 'pdf' })
    const { whole } = await readPdf(await drawnBy(engine, jobId))
    expect(whole).toContain('sixty.png')
    expect(whole).toContain('sixty.jpg')
  })

  it('is refused where it says nothing, is no photo, or comes too late', async () => {
    const { auditId, scanId } = await begun()
    const stagingId = await staged(engine, Buffer.from('no picture'))
    const photo = { fileName: 'a.jpg', stagingId }
    const refusals: [() => Promise<unknown>, string][] = [
      [() => client.audits.remark({ auditId, scanId }), 'INPUT_INVALID'],
      [() => client.audits.remark({ auditId, scanId: auditId, note: 'x' }), 'SCAN_UNKNOWN'],
      [() => client.audits.remark({ auditId, scanId, photo }), 'NOT_A_PHOTO'],
      [
        () => client.audits.remark({ auditId, scanId, photo: { ...photo, stagingId: auditId } }),
        'FILE_NOT_STAGED',
      ],
    ]
    for (const [call, code] of refusals) expect(await failureOf(call())).toMatchObject({ code })
    await client.audits.close({ auditId })
    const late = client.audits.remark({ auditId, scanId, note: 'x' })
    expect(await failureOf(late)).toMatchObject({ code: 'AUDIT_CLOSED' })
  })

  it('by the register: what is missing and moved or handed out after the list was fixed', async () => {
    const { auditId } = await begun()
    const move = async (asset: string, fields: { location?: string }) => {
      const { id, revision } = await client.assets.show({ asset })
      await client.assets.update({ id, revision, fields })
    }
    await client.locations.add({ path: 'Depot' })
    await move('RE-2', { location: 'Depot' })
    await client.audits.scan({ auditId, code: 'RE-3', location: 'HQ', method: 'scanner' })
    await client.audits.markCounted({ auditId })
    const { items } = await client.audits.items({ auditId, kind: 'missing' })
    expect(
      items.map(({ assetTag, moved }) => [
        assetTag,
        moved && { to: moved.to, by: moved.by, what: moved.what },
      ]),
    ).toEqual([
      ['RE-2', { what: 'location', to: 'Depot', by: 'Ada Tester' }],
      ['RE-4', null],
    ])
    const report = await reportOf(engine, auditId)
    expect(report.items.missing[0]?.moved).toMatchObject({ to: 'Depot' })
    expect(report.items.misplaced[0]?.moved).toBeNull()
  })

  it('stays readable by the doctor, photos and all', async () => {
    const { auditId, scanId } = await begun()
    const stagingId = await staged(engine, Buffer.from(plainJpeg()))
    await client.audits.remark({ auditId, scanId, photo: { fileName: 'b.jpg', stagingId } })
    const { findings } = await client.doctor.check()
    expect(findings.find(({ check }) => check === 'files')).toMatchObject({ state: 'sound' })
  })
})
