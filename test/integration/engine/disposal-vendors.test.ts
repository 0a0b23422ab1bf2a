import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checklistItems } from '../../../src-shared/features/disposals/checklist.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { outgoing } from '../../tools/disposals.ts'
import { imported, staged } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
let disposals: EngineClient['disposals']
let nextAsset = 0
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  disposals = client.disposals
  await imported(
    engine,
    Array.from({ length: 15 }, (_, n) => ({ 'Asset Tag': `VE-${n}`, Serial: `SV-${n}` })),
  )
})
afterAll(() => engine.close())

const permit = (expiresOn: string, ...scopes: ('recycling' | 'destruction')[]) => ({
  kind: 'r2' as const,
  number: 'R2-17',
  scopes,
  expiresOn,
})

/** A case for the next asset, answered and approved, with nobody's media in it yet. */
async function opened(vendor?: string) {
  const tag = `VE-${nextAsset++}`
  const order = { reason: 'Old', disposition: 'recycling', confidentiality: 'low' } as const
  const { caseId } = await disposals.open({ tags: [tag], ...order, ...(vendor && { vendor }) })
  for (const item of checklistItems) await disposals.answer({ caseId, item, answer: 'na', by: 'Bob' })
  await disposals.approve({ caseId, by: 'Grace' })
  return { caseId, tag }
}
const clear = (caseId: string) => disposals.advance({ caseId, to: 'cleared' })

describe('a vendor', () => {
  it('is found by each name that it had, and no other gets one that it has', async () => {
    const { vendorId } = await client.vendors.keep({ name: 'Shredder Ltd', permits: [] })
    const taken = client.vendors.keep({ name: 'SHREDDER LTD' })
    expect(await failureOf(taken)).toMatchObject({ code: 'VENDOR_NAME_TAKEN' })
    await client.vendors.keep({ vendorId, name: 'Shredders Inc', contact: 'Sam' })
    const { caseId } = await opened('shredder ltd')
    expect((await disposals.show({ caseId })).taking).toMatchObject({ vendor: 'Shredders Inc', vendorId })
    const { vendors } = await client.vendors.list()
    expect(vendors.filter((one) => one.vendorId === vendorId)).toMatchObject([
      { name: 'Shredders Inc', contact: 'Sam', expiresOn: null, mayDestroy: false },
    ])
    const nobody = client.vendors.keep({ vendorId: '0190a0b0-0000-7000-8000-000000000000', name: 'X' })
    expect(await failureOf(nobody)).toMatchObject({ code: 'VENDOR_UNKNOWN' })
  })

  it('whose permit expired gets nothing until somebody who took no part overrides it, or it is renewed', async () => {
    const name = 'Late Recycling'
    const { vendorId } = await client.vendors.keep({ name, permits: [permit('2020-01-31', 'recycling')] })
    const { caseId, tag } = await opened(name)
    await disposals.stateNoMedia({ caseId, by: 'Bob' })
    const gaps = [
      'R2v3 R2-17 of Late Recycling expired on 2020-01-31',
      'Late Recycling has no permit in force for: Recycling',
    ]
    expect(await failureOf(clear(caseId))).toMatchObject({ code: 'RELEASE_REFUSED', data: { tag, gaps } })
    const override = { caseId, reason: 'Renewal is on its way' }
    const own = client.vendors.override({ ...override, by: engine.worker.name })
    expect(await failureOf(own)).toMatchObject({ code: 'APPROVER_TOOK_PART' })
    await client.vendors.override({ ...override, by: 'Grace' })
    expect(await clear(caseId)).toEqual({ advanced: 1 })
    expect((await disposals.show({ caseId })).taking).toMatchObject({
      gaps,
      override: { by: 'Grace', reason: 'Renewal is on its way' },
    })

    const weights = [{ category: 'smallIt' as const, gross: 9_000, tare: 1_000 }]
    const carried = {
      carrier: 'Van & Co',
      shipsOn: '2026-03-01',
      originCountry: 'DE',
      country: 'DE',
      weights,
    }
    const sent = { caseIds: [caseId], consignment: 'CN-OVER', ...carried }
    const { shipmentId } = await client.shipments.send(sent)
    const approval = { caseId, by: 'Grace', reason: 'Renewal is on its way', notStatedOn: [] }
    expect((await client.shipments.show({ shipmentId })).overrides).toMatchObject([approval])
    const manifest = outgoing(engine, await client.shipments.manifest({ shipmentId })).toString()
    expect(manifest).toMatch(/CN-OVER,asset,[^\n]*"Grace, [-\dT:.]+Z: Renewal is on its way"\r\n/)

    const other = await opened(name)
    await disposals.stateNoMedia({ caseId: other.caseId, by: 'Bob' })
    expect(await failureOf(clear(other.caseId))).toMatchObject({ code: 'RELEASE_REFUSED' })
    await client.vendors.keep({ vendorId, name, permits: [permit('2999-01-31', 'recycling')] })
    expect(await clear(other.caseId)).toEqual({ advanced: 1 })
    const needless = client.vendors.override({ ...override, caseId: other.caseId, by: 'Grace' })
    expect(await failureOf(needless)).toMatchObject({ code: 'VENDOR_SOUND' })
  })
})

describe('a medium that was not sanitized', () => {
  it('leaves sealed, approved, to a vendor that may destroy it, and is disposed of by its certificate alone', async () => {
    const name = 'Destroyer'
    const { vendorId } = await client.vendors.keep({ name, permits: [permit('2999-01-01', 'recycling')] })
    const { caseId, tag } = await opened()
    const serial = 'UNSAN-1'
    await disposals.addMedium({ caseId, serial, model: 'WD10', type: 'hdd' })
    const release = { caseId, serial, by: 'Grace', seal: '0077', reason: 'It does not spin' }
    expect(await failureOf(disposals.approveUnsanitized(release))).toMatchObject({ code: 'VENDOR_NOT_NAMED' })
    await client.vendors.choose({ caseId, vendor: name })
    expect(await failureOf(disposals.approveUnsanitized(release))).toMatchObject({
      code: 'VENDOR_NOT_PERMITTED',
    })
    const permits = [permit('2999-01-01', 'recycling', 'destruction')]
    await client.vendors.keep({ vendorId, name, permits })
    const own = disposals.approveUnsanitized({ ...release, by: engine.worker.name })
    expect(await failureOf(own)).toMatchObject({ code: 'APPROVER_TOOK_PART' })
    expect(await failureOf(clear(caseId))).toMatchObject({ code: 'RELEASE_REFUSED' })
    await disposals.approveUnsanitized(release)
    const { id } = await client.assets.show({ asset: tag })
    const { entries } = await client.assets.timeline({ assetId: id })
    const approval = 'UNSAN-1, seal 0077, Grace, It does not spin'
    expect(entries[0]?.fields).toEqual([{ field: 'May leave unsanitized', from: null, to: approval }])
    const [medium] = (await disposals.show({ caseId })).mediumList
    expect(medium).toMatchObject({ state: 'pending', unsanitized: { by: 'Grace', seal: '0077' } })
    await client.vendors.keep({ vendorId, name, permits: [permit('2999-01-01', 'recycling')] })
    expect(await failureOf(clear(caseId))).toMatchObject({ code: 'RELEASE_REFUSED' })
    await client.vendors.keep({ vendorId, name, permits })
    await clear(caseId)
    await disposals.advance({ caseId, to: 'released' })

    const dispose = () => disposals.advance({ caseId, to: 'disposed' })
    const lacking = [`no certificate of the vendor says that medium ${serial} was destroyed`]
    expect(await failureOf(dispose())).toMatchObject({ code: 'RELEASE_REFUSED', data: { gaps: lacking } })
    expect((await disposals.show({ caseId })).assetList[0]?.gaps).toEqual(lacking)
    const certificate = { caseId, number: 'D-1', destroyedOn: '2026-01-02' }
    const strange = disposals.recordVendorCertificate({
      ...certificate,
      serials: ['X'],
      evidenceId: caseId,
    })
    expect(await failureOf(strange)).toMatchObject({ code: 'EVIDENCE_UNKNOWN' })
    const wrong = await disposals.recordVendorCertificate({ ...certificate, serials: ['UNSAN-2'] })
    expect(wrong.serials).toEqual([{ serial: 'UNSAN-2', match: 'unmatched' }])
    expect(await failureOf(dispose())).toMatchObject({ code: 'RELEASE_REFUSED' })
    await disposals.recordVendorCertificate({ ...certificate, number: 'D-2', serials: ['unsan-1'] })
    expect(await dispose()).toEqual({ advanced: 1 })
    expect(await disposals.show({ caseId })).toMatchObject({
      mediumList: [{ vendorCertificate: 'D-2' }],
      vendorCertificates: [{ number: 'D-1' }, { number: 'D-2', vendor: name }],
    })
  })
})

describe('a shipment', () => {
  const order = {
    carrier: 'Van & Co',
    consignment: 'CN-1',
    shipsOn: '2026-03-01',
    originCountry: 'DE',
    country: 'DE',
    weights: [{ category: 'smallIt' as const, gross: 12_500, tare: 2_250 }],
  }
  const cleared = async () => {
    const { caseId, tag } = await opened()
    await disposals.stateNoMedia({ caseId, by: 'Bob' })
    await clear(caseId)
    return { caseId, tag, serial: tag.replace('VE', 'SV') }
  }

  it('is weighed, and crosses no border without its consent', async () => {
    const { caseId } = await opened()
    const send = (values: object) => client.shipments.send({ caseIds: [caseId], ...order, ...values })
    expect(await failureOf(send({}))).toMatchObject({ code: 'NOTHING_TO_SHIP' })
    expect(await failureOf(send({ country: 'PL' }))).toMatchObject({ code: 'BASEL_CONSENT_MISSING' })
    const light = [{ category: 'smallIt' as const, gross: 1, tare: 2 }]
    expect(await failureOf(send({ weights: light }))).toMatchObject({ code: 'WEIGHT_INVALID' })
  })

  it('goes to one vendor: cases of another, or of nobody, are refused with who they are', async () => {
    const [one, two, three] = [await cleared(), await cleared(), await cleared()]
    await client.vendors.choose({ caseId: one.caseId, vendor: 'North Ltd' })
    await client.vendors.choose({ caseId: two.caseId, vendor: 'South Ltd' })
    const caseIds = [one.caseId, two.caseId, three.caseId]
    const sent = () => failureOf(client.shipments.send({ caseIds, ...order }))
    const code = 'SHIPMENT_OF_SEVERAL_VENDORS'
    expect(await sent()).toMatchObject({
      code,
      data: { vendors: ['North Ltd', 'South Ltd', 'nobody named'] },
    })
    await client.vendors.choose({ caseId: two.caseId, vendor: 'NORTH LTD' })
    expect(await sent()).toMatchObject({ code, data: { vendors: ['NORTH LTD', 'nobody named'] } })
    await client.vendors.choose({ caseId: three.caseId, vendor: 'North Ltd' })
    const { cases } = await disposals.list()
    expect(cases.find(({ caseId }) => caseId === three.caseId)?.vendor).toBe('North Ltd')
    expect((await client.shipments.send({ caseIds, ...order })).items).toBe(3)
  })

  it('is held against what the vendor received: a shortage opens an incident, which a later receipt or a person ends', async () => {
    const [one, two, three] = [await cleared(), await cleared(), await cleared()]
    const caseIds = [one.caseId, two.caseId, three.caseId]
    const { shipmentId, items } = await client.shipments.send({ caseIds, ...order })
    expect(items).toBe(3)
    expect(await failureOf(client.shipments.send({ caseIds, ...order }))).toMatchObject({
      code: 'NOTHING_TO_SHIP',
    })
    const manifest = outgoing(engine, await client.shipments.manifest({ shipmentId })).toString()
    expect(manifest).toContain(`CN-1,asset,${one.tag},${one.serial},`)
    expect(await client.shipments.show({ shipmentId })).toMatchObject({ state: 'sent', net: 10_250 })

    const receive = async (csv: string | Buffer) =>
      client.shipments.receive({
        shipmentId,
        fileName: 'receipt.csv',
        stagingId: await staged(engine, Buffer.from(csv)),
      })
    for (const none of ['Colour\nred\n', Buffer.from([0x50, 0x4b, 0, 0]), '"Serial\nopen'])
      expect(await failureOf(receive(none))).toMatchObject({ code: 'RECEIPT_UNREADABLE' })
    // Each of these signs is four once it is JSON within JSON.
    const large = await failureOf(receive(`Serial\n${`${'\\'.repeat(1_000_000)}\n`.repeat(5)}`))
    expect(large).toMatchObject({
      code: 'RECEIPT_UNREADABLE',
      message: expect.stringContaining('in several parts'),
    })
    const first = await receive(`Serial;Asset Tag\n${one.serial.toLowerCase()};\nOTHER;\n;${one.tag}\n`)
    expect(first.received).toBe(1)
    expect(first.missing.map(({ serial }) => serial)).toEqual([two.serial, three.serial])
    expect(first.unexpected).toEqual([
      { line: 3, serial: 'OTHER' },
      { line: 4, serial: one.tag },
    ])
    expect((await client.shipments.list()).shipments[0]).toMatchObject({ state: 'short', openIncidents: 2 })
    await receive(`Serial\n${two.serial}\n`)
    const { incidents } = await client.shipments.show({ shipmentId })
    expect(incidents).toMatchObject([
      { serial: two.serial, resolution: 'receipt.csv' },
      { serial: three.serial, resolution: null },
    ])
    const end = { incidentId: incidents[1]?.incidentId ?? '', by: 'Bob', resolution: 'Stolen, reported' }
    await client.shipments.closeIncident(end)
    expect(await failureOf(client.shipments.closeIncident(end))).toMatchObject({ code: 'INCIDENT_ENDED' })
    expect((await client.shipments.show({ shipmentId })).openIncidents).toBe(0)
  })
})
