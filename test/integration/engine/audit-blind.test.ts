import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const list = [
  ['BL-1', 'S-1', room],
  ['BL-2', 'S-2', room],
  ['BL-3', 'SAME', 'HQ / Lab'],
  ['BL-4', 'SAME', 'HQ / Lab'],
].map(([tag, serial, location]) => ({ 'Asset Tag': tag, Serial: serial, Location: location }))

describe('a blind audit', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  const begin = async (
    scope: { location: string } | { category: string } | { list: string[] } = { location: 'HQ' },
  ) => (await client.audits.start({ ...scope, blind: true })).auditId
  const scan = (auditId: string, code: string, more: { assetId?: string; replaces?: string } = {}) =>
    client.audits.scan({ auditId, code, location: room, method: 'scanner', ...more })

  it('says of every scan that it was recorded, and nothing else', async () => {
    const auditId = await begin()
    for (const code of ['BL-1', 'BL-1', 'BL-3', 'same', 'nobody']) {
      const { scan: said, progress } = await scan(auditId, code)
      expect(said).toEqual({
        scanId: said.scanId,
        code,
        verdict: 'recorded',
        assetId: null,
        assetTag: null,
        serialNumber: null,
        description: null,
        place: room,
        expectedPlace: null,
        at: said.at,
        candidates: [],
        earlier: null,
      })
      expect(progress).toMatchObject({ counts: null, place: null })
    }
    expect(await client.audits.status({ auditId })).toEqual({ recorded: 5 })
    const { scans } = await client.audits.recentScans({ auditId })
    expect(scans.map(({ verdict, assetTag, candidates }) => [verdict, assetTag, candidates.length])).toEqual(
      Array.from({ length: 5 }, () => ['recorded', null, 0]),
    )
    await client.audits.endCounting({ auditId })
  })

  it('shows no list, no counts and no report until its counting ends, and all of it then', async () => {
    const auditId = await begin()
    const { scan: first } = await scan(auditId, 'BL-1')
    await client.audits.voidScan({ auditId, scanId: first.scanId })
    await scan(auditId, 'BL-2')
    const { places } = await client.audits.places({ auditId })
    expect(places.map(({ path, expected, seen, state }) => [path, expected, seen, state])).toEqual([
      ['HQ', null, null, 'notStarted'],
      [room, null, null, 'inProgress'],
      ['HQ / Lab', null, null, 'notStarted'],
    ])
    const locationId = places[1]?.locationId ?? ''
    const hidden = [
      () => client.audits.expectedIn({ auditId, locationId }),
      () => client.audits.outcome({ auditId, section: 'missing' }),
      () => client.audits.report({ auditId, format: 'json' }),
    ]
    for (const call of hidden) expect(await failureOf(call())).toMatchObject({ code: 'BLIND_COUNT_RUNNING' })
    const { id: other } = await client.session.join({ name: 'Olga Other' })
    engine.connection.setActor(other)
    for (const call of hidden) expect(await failureOf(call())).toMatchObject({ code: 'AUDIT_BLIND' })
    engine.connection.setActor(engine.worker.id)
    expect(await client.audits.markCounted({ auditId, places: [room] })).toEqual({ changed: 1, counts: null })
    const [listed] = (await client.audits.list()).audits.filter(({ id }) => id === auditId)
    expect(listed).toMatchObject({ blind: true, state: 'counting', recorded: 1, counts: null })

    const ended = await client.audits.endCounting({ auditId })
    expect(ended).toMatchObject({ state: 'reconciling', counts: { found: 1, missing: 1, notCounted: 2 } })
    for (const call of hidden) await call()
    expect((await client.audits.recentScans({ auditId })).scans.map(({ verdict }) => verdict)).toEqual([
      'found',
      'found',
    ])
  })

  it('does not tell by its places what it expects where', async () => {
    const auditId = await begin({ list: ['BL-1', 'BL-3'].slice(0, 2) })
    expect((await client.audits.places({ auditId })).places).toEqual([])
    await scan(auditId, 'BL-1')
    expect((await client.audits.places({ auditId })).places.map(({ path }) => path)).toEqual([room])
  })

  it('is not counted again once its counts were shown', async () => {
    const auditId = await begin()
    await client.audits.endCounting({ auditId })
    expect(await failureOf(scan(auditId, 'BL-1'))).toMatchObject({ code: 'COUNTING_ENDED' })
    expect(await failureOf(client.audits.resumeCounting({ auditId }))).toMatchObject({
      code: 'RECOUNT_REFUSED',
    })
  })

  it('asks after its counting which one an ambiguous code was', async () => {
    const auditId = await begin()
    await scan(auditId, 'same')
    await client.audits.endCounting({ auditId })
    const [asked] = (await client.audits.recentScans({ auditId })).scans
    const assetId = asked?.candidates[0]?.assetId ?? ''
    const chosen = await scan(auditId, 'same', { assetId, replaces: asked?.scanId ?? '' })
    expect(chosen.progress.counts).toMatchObject({ ambiguous: 0, misplaced: 1 })
  })
})

describe('who counts a blind audit', () => {
  let engine: TestEngine
  beforeAll(async () => {
    engine = await sharedEngine()
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  it('does not see the register until its counting has ended; others do', async () => {
    const { client, connection, worker } = engine
    const { id: counter } = await client.session.join({ name: 'Carl Counter' })
    const { id: other } = await client.session.join({ name: 'Olga Other' })
    const { auditId: earlier } = await client.audits.start({ location: 'HQ' })
    const looks = [
      () => client.assets.list({}),
      () => client.assets.show({ asset: 'BL-1' }),
      () => client.assets.export({}),
      () => client.quality.latest(),
      () => client.disposals.list(),
      () => client.labelQueue.list({}),
      () => client.labelRuns.list({}),
      () => client.tags.whatIs({ code: 'BL-1' }),
      () => client.audits.outcome({ auditId: earlier, section: 'found' }),
      () => client.audits.report({ auditId: earlier, format: 'json' }),
    ]
    const seesRegister = async (person: string) => {
      connection.setActor(person)
      for (const look of looks) await look()
    }
    const isCovered = async (person: string, auditId: string) => {
      connection.setActor(person)
      for (const look of looks)
        expect(await failureOf(look())).toMatchObject({ code: 'BLIND_COUNT_RUNNING', data: { auditId } })
    }
    await seesRegister(worker.id)
    const { auditId } = await client.audits.start({ location: 'HQ', blind: true })
    await isCovered(worker.id, auditId)
    await seesRegister(counter)
    await client.audits.scan({ auditId, code: 'BL-1', location: room, method: 'scanner' })
    await isCovered(counter, auditId)
    expect((await client.audits.places({ auditId })).places).toHaveLength(3)
    await seesRegister(other)
    await client.audits.endCounting({ auditId })
    await seesRegister(counter)
    await seesRegister(worker.id)
  })
})

describe('the counting of an audit that is not blind', () => {
  let engine: TestEngine
  let client: EngineClient
  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    await imported(engine, list)
  })
  afterAll(() => engine.close())

  it('ends once, takes nothing then, and is resumed', async () => {
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const scan = () => client.audits.scan({ auditId, code: 'BL-1', location: room, method: 'typed' })
    const { scan: first } = await scan()
    await client.audits.endCounting({ auditId })
    expect(await client.audits.endCounting({ auditId })).toMatchObject({ state: 'reconciling' })
    const refused = [
      () => scan(),
      () => client.audits.voidScan({ auditId, scanId: first.scanId }),
      () => client.audits.markCounted({ auditId }),
      () => client.audits.markPlaces({ auditId, state: 'counted' }),
    ]
    for (const call of refused) expect(await failureOf(call())).toMatchObject({ code: 'COUNTING_ENDED' })
    expect(await client.audits.resumeCounting({ auditId })).toMatchObject({ state: 'counting' })
    expect((await scan()).scan.verdict).toBe('duplicate')
    expect(await failureOf(client.audits.resumeCounting({ auditId }))).toMatchObject({
      code: 'COUNTING_GOES_ON',
    })
  })
})
