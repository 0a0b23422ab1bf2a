import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ReportSection } from '../../../src-shared/features/audits/report.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / Floor 1 / 1.01'
const lab = 'HQ / Floor 1 / Lab'
const floor = 'HQ / Floor 1'
const depot = 'Depot'

/** Seven assets are expected in HQ; AU-ARCH is archived, AU-AWAY belongs elsewhere, AU-FLOOR to the floor itself. */
const list = [
  ['AU-1', 'SN-1', room, 'Ready to Deploy'],
  ['AU-2', 'SN-2', room, 'Ready to Deploy'],
  ['AU-3', 'SHARED', room, 'Pending'],
  ['AU-4', 'SHARED', lab, 'Out for Repair'],
  ['AU-5', 'SN-5', lab, 'Ready to Deploy'],
  ['AU-FLOOR', 'SN-6', floor, 'Ready to Deploy'],
  ['AU-6', 'SN-7', 'HQ / Floor 2 / 2.01', 'Ready to Deploy'],
  ['AU-ARCH', 'SN-8', room, 'Archived'],
  ['AU-AWAY', 'SN-9', depot, 'Ready to Deploy'],
].map(([assetTag, serial, location, status]) => ({
  'Asset Tag': assetTag,
  Serial: serial,
  Location: location,
  Status: status,
}))

describe('an audit of HQ', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())
  beforeEach(async () => {
    auditId = (await client.audits.start({ location: 'HQ' })).auditId
  })

  const scan = (code: string, location?: string, more: { assetId?: string; replaces?: string } = {}) =>
    client.audits.scan({ auditId, code, method: 'scanner', ...(location ? { location } : {}), ...more })
  const said = async (code: string, location?: string) => (await scan(code, location)).scan
  const status = () => client.audits.status({ auditId })
  const itemsOf = async (section: ReportSection) =>
    (await client.audits.outcome({ auditId, section })).items.map(({ assetTag }) => assetTag)

  it('expects what is in service in its places, and nothing else', async () => {
    expect(await status()).toEqual({
      expected: 7,
      found: 0,
      misplaced: 0,
      missing: 0,
      notCounted: 7,
      away: 0,
      lost: 0,
      unexpected: 0,
      shouldBeGone: 0,
      unknown: 0,
      ambiguous: 0,
      duplicates: 0,
      seenTwice: 0,
    })
    const { places } = await client.audits.places({ auditId })
    expect(places.map(({ path, expected }) => [path, expected])).toEqual([
      ['HQ', 0],
      [floor, 1],
      [room, 3],
      [lab, 2],
      ['HQ / Floor 2', 0],
      ['HQ / Floor 2 / 2.01', 1],
    ])
  })

  it('finds an asset by tag or serial number, however it is spelled, in its room', async () => {
    expect(await said('AU-1', room)).toMatchObject({
      verdict: 'found',
      assetTag: 'AU-1',
      serialNumber: 'SN-1',
      place: room,
      expectedPlace: room,
      candidates: [],
      earlier: null,
    })
    expect(await said(' sn-2\r', room)).toMatchObject({ verdict: 'found', assetTag: 'AU-2' })
    expect(await status()).toMatchObject({ found: 2, notCounted: 5 })
  })

  it('calls one misplaced that stands in another room, and says where it belongs', async () => {
    expect(await said('AU-1', lab)).toMatchObject({ verdict: 'misplaced', place: lab, expectedPlace: room })
    expect(await status()).toMatchObject({ found: 0, misplaced: 1 })
    expect(await itemsOf('misplaced')).toEqual(['AU-1'])
  })

  it('has found one below the place where it is expected, and not one above', async () => {
    expect(await said('AU-FLOOR', room)).toMatchObject({ verdict: 'found', expectedPlace: floor })
    expect(await said('AU-1', floor)).toMatchObject({ verdict: 'misplaced', expectedPlace: room })
  })

  it('has found one that was scanned without a room', async () => {
    expect(await said('AU-1')).toMatchObject({ verdict: 'found', place: null, expectedPlace: room })
  })

  it('finds one after all that was seen in the wrong room and then in its own, and says that it was in two places', async () => {
    const first = await said('AU-1', lab)
    const earlier = { place: lab, by: engine.worker.name, at: first.at }
    expect(await said('AU-1', room)).toMatchObject({ verdict: 'seenTwice', expectedPlace: room, earlier })
    expect(await said('AU-1', lab)).toMatchObject({ verdict: 'duplicate', earlier })
    expect(await said('AU-1')).toMatchObject({ verdict: 'duplicate', earlier })
    expect(await status()).toMatchObject({ found: 1, misplaced: 0, duplicates: 3, seenTwice: 1 })
    expect(await itemsOf('seenTwice')).toEqual(['AU-1'])
    expect(await itemsOf('found')).toEqual(['AU-1'])
  })

  it('tells what is on no list, what should be gone and what nobody knows', async () => {
    expect(await said('AU-AWAY', room)).toMatchObject({ verdict: 'unexpected', expectedPlace: null })
    expect(await said('AU-ARCH', room)).toMatchObject({ verdict: 'shouldBeGone' })
    expect(await said('4711', room)).toMatchObject({ verdict: 'unknown', assetId: null })
    expect(await said(' 4711 ', lab)).toMatchObject({ verdict: 'unknown' })
    expect(await status()).toMatchObject({ unexpected: 1, shouldBeGone: 1, unknown: 1, duplicates: 0 })
  })

  it('asks which one a code means, and counts the one that was chosen', async () => {
    const asked = await said('shared', room)
    expect(asked).toMatchObject({ verdict: 'ambiguous', assetId: null })
    expect(asked.candidates.map(({ assetTag, location }) => [assetTag, location]).toSorted()).toEqual([
      ['AU-3', room],
      ['AU-4', lab],
    ])
    expect(await status()).toMatchObject({ ambiguous: 1, found: 0 })
    const assetId = asked.candidates.find(({ assetTag }) => assetTag === 'AU-3')?.assetId ?? ''
    const chosen = await scan('shared', room, { assetId, replaces: asked.scanId })
    expect(chosen.scan).toMatchObject({ verdict: 'found', assetTag: 'AU-3' })
    expect(chosen.progress.counts).toMatchObject({ ambiguous: 0, found: 1, duplicates: 0 })
  })

  it('asks again what is still open, also whoever was not there when it was asked', async () => {
    const asked = await said('shared', room)
    await said('AU-1', room)
    const open = await client.audits.recentScans({ auditId })
    expect(open.scans.map(({ candidates }) => candidates)).toEqual([[], asked.candidates])
    await client.audits.voidScan({ auditId, scanId: asked.scanId })
    const closed = await client.audits.recentScans({ auditId })
    expect(closed.scans.map(({ candidates }) => candidates)).toEqual([[], []])
  })

  it('takes no choice that the code does not mean, and then records nothing', async () => {
    const { scanId } = await said('shared', room)
    const { id } = await client.assets.show({ asset: 'AU-1' })
    const error = await failureOf(scan('shared', room, { assetId: id, replaces: scanId }))
    expect(error).toMatchObject({ code: 'CANDIDATE_UNKNOWN', data: { code: 'shared' } })
    const { scans } = await client.audits.recentScans({ auditId })
    expect(scans.map(({ voided }) => voided)).toEqual([false])
    expect(await status()).toMatchObject({ ambiguous: 1 })
  })

  it('calls a second scan a duplicate, which changes no other count', async () => {
    await scan('AU-1', room)
    const before = await status()
    expect(await said('SN-1', room)).toMatchObject({ verdict: 'duplicate', earlier: { place: room } })
    expect(await status()).toEqual({ ...before, duplicates: 1 })
  })

  it('forgets nothing of a scan that is undone, but counts it no more', async () => {
    const before = await status()
    const { scanId } = await said('AU-1', room)
    const undone = await client.audits.voidScan({ auditId, scanId })
    expect(undone.counts).toEqual(before)
    expect((await client.audits.voidScan({ auditId, scanId })).counts).toEqual(before)
    const { scans } = await client.audits.recentScans({ auditId })
    expect(scans).toMatchObject([{ scanId, voided: true, verdict: 'found' }])
    expect(await said('AU-1', room)).toMatchObject({ verdict: 'found', earlier: null })
  })

  it('misses only what was not seen in places that were counted', async () => {
    await scan('AU-1', room)
    const first = await client.audits.markCounted({ auditId, places: [room] })
    expect(first).toMatchObject({ changed: 1, counts: { missing: 2, notCounted: 4 } })
    expect(await itemsOf('missing')).toEqual(['AU-2', 'AU-3'])

    const floorCounted = await client.audits.markCounted({ auditId, places: [floor] })
    expect(floorCounted).toMatchObject({ changed: 2, counts: { missing: 4, away: 1, notCounted: 1 } })
    await scan('AU-2', lab)
    expect(await status()).toMatchObject({ missing: 3, away: 1, misplaced: 1 })

    const reopened = await client.audits.markCounted({ auditId, places: [room], counted: false })
    expect(reopened).toMatchObject({ changed: 1, counts: { missing: 2, away: 1, notCounted: 2 } })
    const all = await client.audits.markCounted({ auditId })
    expect(all).toMatchObject({ counts: { found: 1, misplaced: 1, missing: 4, away: 1, notCounted: 0 } })
    expect((await client.audits.show({ auditId })).places).toEqual({ total: 6, counted: 6 })
    expect(await client.audits.markCounted({ auditId })).toMatchObject({ changed: 0 })
  })

  it('does not count places that do not belong to it', async () => {
    const error = await failureOf(client.audits.markCounted({ auditId, places: [room, depot] }))
    expect(error).toMatchObject({ code: 'PLACE_NOT_IN_AUDIT', data: { place: depot, scope: 'HQ' } })
    expect((await client.audits.show({ auditId })).places.counted).toBe(0)
  })

  it('shows of a place what is still to be seen first', async () => {
    await scan('AU-1', room)
    const { locationId = '' } =
      (await client.audits.places({ auditId })).places.find(({ path }) => path === room) ?? {}
    const { total, rows } = await client.audits.expectedIn({ auditId, locationId })
    expect([total, ...rows.map(({ assetTag, seen }) => [assetTag, seen])]).toEqual([
      3,
      ['AU-2', false],
      ['AU-3', false],
      ['AU-1', true],
    ])
  })

  it('refuses what cannot be scanned, and says why', async () => {
    const refused: Array<[Promise<unknown>, string]> = [
      [scan(' \t', room), 'CODE_BLANK'],
      [scan('AU-1', 'Atlantis'), 'LOCATION_UNKNOWN'],
      [scan('AU-1', room, { replaces: newId() }), 'SCAN_UNKNOWN'],
      [client.audits.voidScan({ auditId, scanId: newId() }), 'SCAN_UNKNOWN'],
      [client.audits.status({ auditId: newId() }), 'AUDIT_UNKNOWN'],
      [client.audits.scan({ auditId: newId(), code: 'AU-1', method: 'typed' }), 'AUDIT_UNKNOWN'],
      [client.audits.start({ location: 'Atlantis' }), 'LOCATION_UNKNOWN'],
    ]
    const errors = await Promise.all(
      refused.map(async ([call, code]) => [(await failureOf(call)).code, code]),
    )
    for (const [code, wanted] of errors) expect(code).toBe(wanted)
    expect(await client.audits.recentScans({ auditId })).toEqual({ scans: [] })
  })

  it('does not take a scan of another audit for one of its own', async () => {
    const { scanId } = await said('AU-1', room)
    const { auditId: other } = await client.audits.start({ location: 'HQ' })
    const error = await failureOf(client.audits.voidScan({ auditId: other, scanId }))
    expect(error).toMatchObject({ code: 'SCAN_UNKNOWN' })
  })
})

describe('the list of an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  const change = async (asset: string, fields: { location?: string | null; status?: string }) => {
    const { id, revision } = await client.assets.show({ asset })
    await client.assets.update({ id, revision, fields })
  }

  it('stays as it was at the start, whatever becomes of the assets', async () => {
    const { auditId, expected } = await client.audits.start({ location: floor })
    const before = await client.audits.places({ auditId })
    await change('AU-1', { location: depot })
    await change('AU-2', { status: 'Archived' })
    await change('AU-5', { location: null })
    await change('AU-AWAY', { location: room })
    await change('AU-ARCH', { status: 'Ready to Deploy' })
    await imported(engine, [{ 'Asset Tag': 'AU-NEW', Location: 'HQ / Floor 1 / New room' }])

    expect(await client.audits.status({ auditId })).toMatchObject({ expected })
    expect(await client.audits.places({ auditId })).toEqual(before)
    const verdicts: string[] = []
    for (const code of ['AU-1', 'AU-2', 'AU-AWAY', 'AU-ARCH', 'AU-NEW'])
      verdicts.push(
        (await client.audits.scan({ auditId, code, location: room, method: 'typed' })).scan.verdict,
      )
    expect(verdicts).toEqual(['found', 'found', 'unexpected', 'unexpected', 'unexpected'])

    const next = await client.audits.start({ location: floor })
    const scan = (code: string) =>
      client.audits.scan({ auditId: next.auditId, code, location: room, method: 'typed' })
    expect((await scan('AU-2')).scan.verdict).toBe('shouldBeGone')
    expect((await scan('AU-1')).scan.verdict).toBe('unexpected')
    expect((await scan('AU-AWAY')).scan.verdict).toBe('found')
  })

  it('of a place without assets in service is refused, and no audit begins', async () => {
    await imported(engine, [{ 'Asset Tag': 'AU-OLD', Location: 'Cellar', Status: 'Archived' }])
    const before = await client.audits.list()
    const error = await failureOf(client.audits.start({ location: 'Cellar' }))
    expect(error).toMatchObject({ code: 'AUDIT_EMPTY', data: { location: 'Cellar' } })
    expect(await client.audits.list()).toEqual(before)
  })
})
