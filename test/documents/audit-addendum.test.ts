import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { imported } from '../tools/lists.ts'
import { readPdf } from '../tools/pdf-text.ts'
import { drawnBy } from '../tools/reports.ts'
import { sharedEngine, type TestEngine } from '../tools/test-engine.ts'

describe('what comes after the close of an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  let digest: string
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, [{ 'Asset Tag': 'AD-1', Location: 'HQ' }])
    await client.labelDesigns.setSettings({ organisation: 'Harbour Holdings', letterhead: ['1 Wharf Road'] })
    auditId = (await client.audits.start({ location: 'HQ', name: 'Spring' })).auditId
    const { scan } = await client.audits.scan({ auditId, code: 'WHAT', method: 'typed' })
    await client.audits.markCounted({ auditId })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'ignore', reason: 'Seen before' })
    await client.audits.resolve({ auditId, all: 'unknown', decision: 'ignore', reason: 'A private thing' })
    digest = (await client.audits.close({ auditId })).digest
    const device = 'Robot in Gebäude 7'
    await client.audits.scanLate({
      auditId,
      code: 'AD-1',
      location: 'HQ',
      method: 'rfid',
      device,
      scannedAt: scan.at,
    })
    await client.audits.amend({ auditId, reason: 'The robot came back', by: 'Ann Auditor' })
  })
  afterAll(() => engine.close())

  const textOf = async (jobId: string) => {
    const { pages } = await readPdf(await drawnBy(engine, jobId))
    return pages.join(' ').replace(/[\s,]+/g, ' ')
  }

  it('is an addendum that names late scans, their device, and what supersedes the report', async () => {
    const { jobId } = await client.audits.addendumFile({ auditId, format: 'pdf' })
    const said = await textOf(jobId)
    for (const part of [
      'Harbour Holdings',
      '1 Wharf Road',
      'Superseded by amendment 1',
      'The robot came back',
      'AD-1',
      'Robot in Gebäude 7',
      'RFID',
    ])
      expect(said).toContain(part)
    expect(said.replaceAll(' ', '')).toContain(digest)
  })

  it('is an amended report that says what it amends; the one of the close does not change', async () => {
    const draw = async (edition: number) =>
      textOf((await client.audits.report({ auditId, format: 'pdf', edition })).jobId)
    const amended = await draw(1)
    for (const part of ['Amendment 1', 'Reason: The robot came back', 'AD-1 – Missing Found', 'Ann Auditor'])
      expect(amended).toContain(part)
    const original = await draw(0)
    expect(original).not.toContain('Amendment')
    expect(original).toContain('Missing')
  })
})
