import type { Database } from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '../../../src-main/engine/database/open.ts'
import { dueItems } from '../../../src-main/engine/features/disposals/reports/due-query.ts'
import { periodReport } from '../../../src-main/engine/features/disposals/reports/period-query.ts'
import { checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { failureOf } from '../../tools/client.ts'
import { certified, outgoing, purgedDrive } from '../../tools/disposals.ts'
import { ended, imported, staged } from '../../tools/lists.ts'
import { readPdf } from '../../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let database: Database
/** the day on which all this happens */
let today: string
beforeAll(async () => {
  engine = await sharedEngine()
  today = new Date().toISOString().slice(0, 10)
  await imported(
    engine,
    Array.from({ length: 3 }, (_, n) => ({ 'Asset Tag': `RE-${n}`, Serial: `SR-${n}` })),
  )
  await happened()
  database = openReader(engine.folder)
})
afterAll(async () => {
  database.close()
  await engine.close()
})

/** A drive that is certified; one that is to be destroyed by its vendor, shipped, and not received. */
async function happened(): Promise<void> {
  const { disposals, vendors, shipments } = engine.client
  const { caseId: certifiedCase } = await purgedDrive(engine, { tag: 'RE-0' })
  await certified(engine, certifiedCase)
  const scopes = ['recycling' as const, 'destruction' as const]
  const permit = { kind: 'r2' as const, number: 'R2-1', scopes, expiresOn: '2998-12-31' }
  await vendors.keep({ name: 'Destroyer', permits: [permit] })
  const order = {
    tags: ['RE-1'],
    reason: 'Dead disk',
    disposition: 'recycling',
    vendor: 'Destroyer',
  } as const
  const { caseId } = await disposals.open({ ...order, tags: [...order.tags], pickUpOn: '2026-01-01' })
  await disposals.addMedium({ caseId, serial: 'DEAD-1', model: 'M', type: 'hdd' })
  const sealing = { by: 'Grace', seal: '7', reason: 'Dead' }
  await disposals.approveUnsanitized({ caseId, serial: 'DEAD-1', ...sealing })
  for (const item of checklistItems) await disposals.answer({ caseId, item, answer: 'na', by: 'Bob' })
  await disposals.approve({ caseId, by: 'Grace' })
  await disposals.advance({ caseId, to: 'cleared' })
  await disposals.advance({ caseId, to: 'released' })
  const way = { carrier: 'Van', consignment: 'C-9', originCountry: 'DE', country: 'PL', baselConsent: 'B-1' }
  const weights = [{ category: 'smallIt' as const, gross: 2_500, tare: 500 }]
  const sent = { ...way, weights, shipsOn: '2026-03-01', wasteCodes: ['20 01 36'] }
  const { shipmentId } = await shipments.send({ caseIds: [caseId], ...sent })
  const stagingId = await staged(engine, 'Serial\nOTHER\n')
  await shipments.receive({ shipmentId, stagingId, fileName: 'receipt.csv' })
}

describe('what comes due', () => {
  const dueOn = (day: string) =>
    dueItems(database, day).map(({ kind, name, isOverdue }) => [kind, name, isOverdue])

  it('is told before its day where somebody has to act, and after it always', async () => {
    const { due } = await engine.client.disposalReports.due()
    expect(due.map(({ kind }) => kind).sort()).toEqual(['incident', 'vendorCertificate'])
    expect(dueOn(today)).toContainEqual(['incident', 'SR-1', true])
    expect(dueOn(today)).toContainEqual(['vendorCertificate', 'DEAD-1', false])
    expect(dueOn('2998-12-15').filter(([kind]) => kind === 'vendorPermit')).toEqual([
      ['vendorPermit', 'Destroyer', false],
    ])
    expect(dueOn('2999-01-01').sort()).toEqual([
      ['caseOpen', 'Dead disk', true],
      ['caseOpen', 'Five years old', true],
      ['incident', 'SR-1', true],
      ['vendorCertificate', 'DEAD-1', true],
      ['vendorPermit', 'Destroyer', true],
    ])
  })
})

describe('the report of a period', () => {
  it('counts what was recorded in it, and nothing of another', async () => {
    const year = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    const shown = await engine.client.disposalReports.show({ from: '2026-01-01', to: '2999-12-31' })
    expect(shown).toMatchObject({
      media: { clear: 0, purge: 1, destroy: 0, failed: 0, notVerified: 0, belowPolicy: 0 },
      certificates: 1,
      weights: [{ vendor: 'Destroyer', country: 'PL', category: 'smallIt', gross: 2500, net: 2000 }],
      withoutEvidence: [],
      openTooLong: [],
    })
    const map = new Map(shown.map.map(({ clause, facts }) => [clause, facts]))
    expect(map.get('Core 10')).toEqual([
      { fact: 'vendorsWithPermits', count: 1 },
      { fact: 'shipmentsReconciled', count: 0 },
    ])
    const late = periodReport(database, year, '2999-01-01')
    expect(late.openTooLong.map(({ reason }) => reason)).toEqual(['Five years old', 'Dead disk'])
    const before = await engine.client.disposalReports.show({ from: '2019-01-01', to: '2019-12-31' })
    expect(before).toMatchObject({ media: { purge: 0 }, certificates: 0, weights: [] })
  })

  it('is drawn with the same figures, and its weights are a list', async () => {
    const { disposalReports } = engine.client
    const period = { from: '2026-01-01', to: '2026-12-31' }
    const weights = outgoing(engine, await disposalReports.weights(period)).toString()
    expect(weights).toContain(
      '2026-03-01,C-9,Destroyer,PL,20 01 36,6 Small IT and telecommunication equipment,2.500,0.500,2.000',
    )
    const { jobId } = await disposalReports.draw(period)
    const { result } = await ended(engine.client, jobId)
    const { whole } = await readPdf(outgoing(engine, result as FileResult))
    for (const said of ['2026-01-01 to 2026-12-31', 'Destroyer', '2.000', 'not a statement of compliance'])
      expect(whole.replace(/\s+/g, ' ')).toContain(said)
  })
})

it('certificates of before are registered once, as not verified here, and what is wrong with a line is told', async () => {
  const { disposalReports } = engine.client
  const register = async (csv: string) =>
    disposalReports.registerPast({ fileName: 'past.csv', stagingId: await staged(engine, csv) })
  const list = [
    'Serial,Certificate,Issuer,Date,Asset Tag,Outcome',
    'OLD-1,C-1,Old Recycler,2019-05-01,RE-2,Purge',
    'OLD-2,C-1,Old Recycler,2019-05-01,,',
    ',C-2,Old Recycler,2019-05-01,,',
    'OLD-3,C-3,Old Recycler,2019-02-30,,',
    'OLD-4,C-4,Old Recycler,2019-05-01,,wiped',
    'OLD-5,C-5,Old\u202eRecycler,2019-05-01,,',
  ]
  expect(await register(list.join('\n'))).toEqual({
    registered: 2,
    known: 0,
    refused: [
      { line: 4, reason: 'incomplete' },
      { line: 5, reason: 'date' },
      { line: 6, reason: 'outcome' },
      { line: 7, reason: 'unprintable' },
    ],
  })
  expect(await register(list.slice(0, 3).join('\n'))).toMatchObject({ registered: 0, known: 2 })
  expect(await failureOf(register('Serial,Issuer\nX,Y\n'))).toMatchObject({ code: 'PAST_LIST_UNREADABLE' })
  const { certificates } = await disposalReports.past()
  expect(certificates).toMatchObject([
    { serial: 'OLD-1', tag: 'RE-2', outcome: 'purge', date: '2019-05-01' },
    { serial: 'OLD-2', tag: null, outcome: null },
  ])
  const { pastCertificates } = await disposalReports.show({ from: '2019-01-01', to: '2019-12-31' })
  expect(pastCertificates).toBe(2)
})
