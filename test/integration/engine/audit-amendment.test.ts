import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canonicalJson, type JsonValue } from '../../../src-shared/record/canonical-json.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { reportOf } from '../../tools/reports.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'
const list = ['AM-1', 'AM-2', 'AM-3'].map((assetTag, index) => ({
  'Asset Tag': assetTag,
  Location: index < 2 ? room : lab,
}))

describe('a closed audit', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  /** AM-1 found, AM-2 missing and lost, AM-3 not counted. Answers the moment of the one scan, too. */
  const closed = async () => {
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const { scan } = await client.audits.scan({ auditId, code: 'AM-1', location: room, method: 'scanner' })
    await client.audits.markCounted({ auditId, places: [room] })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'ignore', reason: 'Seen last week' })
    const { digest } = await client.audits.close({ auditId, by: 'Ann Auditor' })
    return { auditId, digest, at: scan.at }
  }
  const late = (auditId: string, scannedAt: string, more: object = {}) =>
    client.audits.scanLate({
      auditId,
      code: 'AM-2',
      location: room,
      method: 'file',
      device: 'Robot 7',
      scannedAt,
      ...more,
    })

  it('keeps what a device scanned before it learned of the close, and says the same as before', async () => {
    const { auditId, at } = await closed()
    const before = await reportOf(engine, auditId)
    expect(await late(auditId, at)).toEqual({
      code: 'AM-2',
      assetTag: 'AM-2',
      verdict: 'found',
      place: room,
      scannedAt: at,
      known: false,
    })
    expect(await late(auditId, at)).toMatchObject({ known: true })
    expect(await late(auditId, at, { code: 'nobody' })).toMatchObject({ verdict: 'unknown', assetTag: null })
    expect(await late(auditId, at, { code: 'AM-1', location: lab })).toMatchObject({ verdict: 'seenTwice' })
    expect(await client.audits.show({ auditId })).toMatchObject({
      state: 'closed',
      lateScans: 3,
      edition: 0,
      counts: { found: 1, missing: 1, notCounted: 1 },
    })
    expect(await reportOf(engine, auditId)).toEqual(before)
    const { lateScans, amendments } = await client.audits.addendum({ auditId })
    expect(amendments).toEqual([])
    expect(lateScans[0]).toMatchObject({
      code: 'AM-2',
      expectedPlace: room,
      seenPlace: room,
      device: 'Robot 7',
      scannedAt: at,
      afterClose: false,
      receivedBy: 'Ada Tester',
    })
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })

  it('tells of a late scan that it was made after the close', async () => {
    const { auditId } = await closed()
    const { scan } = await client.audits.scan({
      auditId: (await client.audits.start({ location: 'HQ' })).auditId,
      code: 'AM-1',
      method: 'typed',
    })
    await late(auditId, scan.at)
    expect((await client.audits.addendum({ auditId })).lateScans).toMatchObject([{ afterClose: true }])
  })

  it('takes no late scan that cannot be, and none of a device that knows of the close', async () => {
    const { auditId, at } = await closed()
    const thisDevice = (await reportOf(engine, auditId)).closing?.signatures[0]?.device ?? ''
    const refusals: [() => Promise<unknown>, string][] = [
      [() => late(auditId, '2001-01-01T00:00:00.000Z'), 'SCAN_TIME_IMPOSSIBLE'],
      [() => late(auditId, '2999-01-01T00:00:00.000Z'), 'SCAN_TIME_IMPOSSIBLE'],
      [() => late(auditId, at, { device: thisDevice }), 'DEVICE_KNOWS'],
      [() => late(auditId, at, { code: ' ' }), 'CODE_BLANK'],
      [() => late(auditId, at, { location: 'Nowhere' }), 'LOCATION_UNKNOWN'],
      [() => client.audits.scan({ auditId, code: 'AM-2', method: 'typed' }), 'AUDIT_CLOSED'],
    ]
    for (const [call, code] of refusals) expect(await failureOf(call())).toMatchObject({ code })
    expect(await client.audits.show({ auditId })).toMatchObject({ lateScans: 0 })
  })

  it('is amended by a report of its own that takes its place, says why and is signed anew', async () => {
    const { auditId, digest, at } = await closed()
    const original = await reportOf(engine, auditId)
    await late(auditId, at)
    const reason = 'A robot came back'
    const shown = await client.audits.amending({ auditId, reason })
    expect(shown).toMatchObject({
      number: 1,
      lateScans: 1,
      counts: { found: 2, missing: 0, notCounted: 1 },
      corrections: [{ item: 'AM-2', from: 'missing', to: 'found' }],
    })
    expect(shown.statement).toContain(reason)
    const order = { auditId, reason, by: 'Ann Auditor', responsible: 'Bob Owner' }
    expect(await client.audits.amend({ ...order, digest: shown.digest })).toEqual({
      number: 1,
      digest: shown.digest,
    })
    const amended = await reportOf(engine, auditId)
    expect(amended).toMatchObject({
      amendment: { number: 1, reason, supersedes: digest, lateScans: 1 },
      counts: { found: 2, missing: 0 },
      items: { found: [{ assetTag: 'AM-1' }, { assetTag: 'AM-2', seenAt: at }], missing: [] },
      closing: {
        digest: shown.digest,
        closedAt: original.closing?.closedAt,
        signatures: [{ name: 'Ann Auditor' }, { name: 'Bob Owner' }],
      },
    })
    expect(await reportOf(engine, auditId, 0)).toEqual(original)
    expect(await client.audits.show({ auditId })).toMatchObject({ edition: 1, lateScans: 0, state: 'closed' })
    const { drawnAt: _, drawnBy: __, closing: ___, digest: ____, ...signed } = amended
    const recomputed = createHash('sha256')
      .update(canonicalJson(signed as unknown as JsonValue))
      .digest('hex')
    expect(recomputed).toBe(shown.digest)
  })

  it('is amended again; each amendment names the one before, and what was shown has to hold', async () => {
    const { auditId, at } = await closed()
    const first = await client.audits.amend({ auditId, reason: 'The responsible person was another' })
    const second = { auditId, reason: 'A robot came back' }
    const { digest } = await client.audits.amending(second)
    await late(auditId, at)
    expect(await failureOf(client.audits.amend({ ...second, digest }))).toMatchObject({
      code: 'AUDIT_CHANGED',
    })
    expect(await client.audits.amend(second)).toMatchObject({ number: 2 })
    const { amendments } = await client.audits.addendum({ auditId })
    expect(amendments.map(({ number, supersedes }) => [number, supersedes])).toEqual([
      [1, expect.any(String)],
      [2, first.digest],
    ])
    expect((await reportOf(engine, auditId, 1)).amendment).toMatchObject({ number: 1, corrections: [] })
    expect(await failureOf(reportOf(engine, auditId, 3))).toMatchObject({ code: 'AMENDMENT_UNKNOWN' })
  })

  it('alone can be amended, or be late for', async () => {
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const calls = [
      () => client.audits.amend({ auditId, reason: 'Why' }),
      () => client.audits.amending({ auditId, reason: 'Why' }),
      () => client.audits.addendum({ auditId }),
      () => client.audits.addendumFile({ auditId, format: 'pdf' }),
      () => late(auditId, '2026-01-01T00:00:00.000Z'),
    ]
    for (const call of calls) expect(await failureOf(call())).toMatchObject({ code: 'AUDIT_NOT_CLOSED' })
    await client.audits.abandon({ auditId, reason: 'Fire alarm' })
    for (const call of calls) expect(await failureOf(call())).toMatchObject({ code: 'AUDIT_NOT_CLOSED' })
  })
})
