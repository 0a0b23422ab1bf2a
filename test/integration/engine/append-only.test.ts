import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import { blanccoMapping } from '../../../src-shared/features/disposals/evidence-mapping.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { certified, outgoing, purgedDrive } from '../../tools/disposals.ts'
import { ended, imported, staged } from '../../tools/lists.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

const facts = [
  'change',
  'audit',
  'audit_expected',
  'audit_place',
  'audit_place_mark',
  'audit_lost',
  'audit_event',
  'audit_decision',
  'audit_approval',
  'audit_signature',
  'audit_closing',
  'audit_document',
  'audit_amendment',
  'audit_link',
  'audit_books',
  'late_scan',
  'scan_remark',
  'scan',
  'scan_void',
  'tag_block',
  'run_label',
  'label_verification',
  'label_run_step',
  'label_queue_step',
  'label_queue_item',
  'disposal_case',
  'disposal_asset',
  'disposal_step',
  'disposal_medium',
  'disposal_no_media',
  'disposal_evidence',
  'disposal_video',
  'disposal_erasure',
  'evidence_mapping',
  'disposal_sanitization',
  'disposal_verification',
  'disposal_answer',
  'disposal_approval',
  'disposal_transfer',
  'certificate_key',
  'certificate_key_end',
  'certificate',
  'certificate_end',
  'certificate_document',
  'disposal_vendor',
  'disposal_case_vendor',
  'disposal_vendor_override',
  'shipment',
  'shipment_item',
  'shipment_receipt',
  'disposal_incident',
  'disposal_incident_end',
  'disposal_unsanitized',
  'vendor_certificate',
  'vendor_certificate_serial',
  'sanitization_policy',
  'sampling_lot',
  'sampling_lot_medium',
  'disposal_sample',
  'disposal_contact',
  'past_certificate',
]

/** A disposal that leaves a row in every table of facts that disposals have. */
async function disposed(engine: TestEngine): Promise<void> {
  const { disposals } = engine.client
  const { caseId } = await purgedDrive(engine, { tag: 'AO-1' })
  const { sampling, disposalPolicy } = engine.client
  const { lotId, mediaList } = await sampling.open({ caseIds: [caseId] })
  const mediumId = mediaList[0]?.mediumId
  await sampling.record({ lotId, mediumId, by: 'Sam', method: 'Carving', passed: true })
  const { version, ...body } = (await disposalPolicy.show()).inForce
  await disposalPolicy.saveDraft(body)
  await disposals.keepContact({ name: 'Olga Operator', title: 'Technician' })
  const [first] = await certified(engine, caseId)
  const ending = { reason: 'Wrong', by: 'Ann', second: 'Bob' }
  await disposals.voidCertificate({ number: first?.number ?? '', ...ending })
  const keys = JSON.parse(outgoing(engine, await disposals.exportKeys()).toString())
  await disposals.endKey({ keyId: keys.keys[0].keyId, state: 'revoked', reason: 'Yearly' })
  const stagingId = await staged(engine, 'moving pictures')
  await disposals.addVideo({ caseId, stagingId, fileName: 'shred.mp4', place: 'NAS' })
  await disposals.transfer({ caseId, from: 'Store', to: 'Bench' })
  await disposals.keepMapping({ ...blanccoMapping, succeeded: ['Erased'], aborted: [], methods: {} })
  const empty = { tags: ['AO-2'], reason: 'Old', disposition: 'reuse' } as const
  const { caseId: emptyCase } = await disposals.open({ ...empty, tags: [...empty.tags] })
  await disposals.stateNoMedia({ caseId: emptyCase, by: 'Bob' })
  for (const item of checklistItems)
    await disposals.answer({ caseId: emptyCase, item, answer: 'na', by: 'Bob' })
  await disposals.approve({ caseId: emptyCase, by: 'Grace' })
  await disposals.advance({ caseId: emptyCase, to: 'cleared' })
}

/** A vendor without a permit for what it is to do, a drive that it destroys, and a shipment that it did not get. */
async function shipped({ client, folder }: TestEngine): Promise<void> {
  const { disposals, vendors, shipments } = client
  const destroying = { kind: 'r2', number: '1', scopes: ['destruction'], expiresOn: '2999-01-01' } as const
  await vendors.keep({ name: 'V', permits: [{ ...destroying, scopes: [...destroying.scopes] }] })
  const { caseId } = await disposals.open({ tags: ['AO-3'], reason: 'Old', disposition: 'recycling' })
  await vendors.choose({ caseId, vendor: 'V' })
  await vendors.override({ caseId, by: 'Grace', reason: 'Soon' })
  await disposals.addMedium({ caseId, serial: 'D-1', model: 'M', type: 'hdd' })
  const sealing = { seal: '7', reason: 'Dead' }
  await disposals.approveUnsanitized({ caseId, serial: 'D-1', by: 'Grace', ...sealing })
  for (const item of checklistItems) await disposals.answer({ caseId, item, answer: 'na', by: 'Bob' })
  await disposals.approve({ caseId, by: 'Grace' })
  await disposals.advance({ caseId, to: 'cleared' })
  const destroyed = { number: '1', destroyedOn: '2026-01-01', serials: ['D-1'] }
  await disposals.recordVendorCertificate({ caseId, ...destroyed })
  const way = { carrier: 'Van', consignment: '1', shipsOn: '2026-01-01' }
  const countries = { originCountry: 'DE', country: 'DE' }
  const { shipmentId } = await shipments.send({ caseIds: [caseId], ...way, ...countries })
  const stagingId = await staged({ client, folder }, 'Serial\nOTHER\n')
  await shipments.receive({ shipmentId, stagingId, fileName: 'receipt.csv' })
  const list = await staged({ client, folder }, 'Serial,Certificate,Issuer,Date\nOLD,1,V,2019-05-01\n')
  await client.disposalReports.registerPast({ stagingId: list, fileName: 'past.csv' })
  const [incident] = (await shipments.show({ shipmentId })).incidents
  const end = { by: 'Bob', resolution: 'Lost' }
  await shipments.closeIncident({ incidentId: incident?.incidentId ?? '', ...end })
}

describe('a table of facts', () => {
  const folder = newFolder()
  let database: Database

  beforeAll(async () => {
    const engine = await startTestEngine(folder.path)
    const { client } = engine
    await imported(engine, [
      { 'Asset Tag': 'AO-1', Location: 'HQ', Status: 'Ready to Deploy' },
      { 'Asset Tag': 'AO-2', Location: 'HQ', Status: 'Lost/Stolen' },
      { 'Asset Tag': 'AO-3', Location: 'Yard', Status: 'Lost/Stolen' },
    ])
    await client.tags.makeBlock({ count: 1 })
    const printed = await client.labels.print({ assets: { queue: 'all' }, stock: 'L7651' })
    const { runId } = (await ended(client, printed.jobId)).result as { runId: string }
    await client.labelRuns.verify({ runId, codes: [] })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const { scan } = await client.audits.scan({ auditId, code: 'AO-1', method: 'typed' })
    await client.audits.remark({ auditId, scanId: scan.scanId, note: 'Scratched' })
    await client.audits.voidScan({ auditId, scanId: scan.scanId })
    await client.audits.markCounted({ auditId })
    await client.audits.endCounting({ auditId })
    await client.audits.resolve({
      auditId,
      all: 'missing',
      decision: 'markLost',
      approvedBy: 'Grace Approver',
    })
    await client.audits.close({ auditId })
    const scannedAt = scan.at
    await client.audits.scanLate({ auditId, code: 'AO-1', method: 'file', device: 'Robot', scannedAt })
    await client.audits.start({ followUp: auditId })
    const stagingId = await staged(engine, 'number\n1\n')
    await client.audits.takeBooks({ auditId, stagingId, fileName: 'books.csv' })
    await client.audits.amend({ auditId, reason: 'A robot came back' })
    const { jobId } = await client.audits.report({ auditId, format: 'csv' })
    await ended(client, jobId)
    await disposed(engine)
    await shipped(engine)
    await engine.close()
    database = openWriter(folder.path)
  })
  afterAll(() => {
    database.close()
    folder.remove()
  })

  const contentOf = (table: string) => database.prepare(`SELECT * FROM ${table}`).all()

  it.each(facts)('(%s) takes no change, no removal and no replacement, even by its own program', (table) => {
    const before = contentOf(table)
    expect(before.length).toBeGreaterThan(0)
    const [column] = Object.keys(before[0] as object)
    const refused = `${table} is append-only`
    expect(() => database.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(refused)
    expect(() => database.exec(`DELETE FROM ${table}`)).toThrow(refused)
    expect(() => database.exec(`INSERT OR REPLACE INTO ${table} SELECT * FROM ${table}`)).toThrow(refused)
    expect(contentOf(table)).toEqual(before)
  })
})
