import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { ended, imported, staged } from '../../tools/lists.ts'
import { readPdf } from '../../tools/pdf-text.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

const room = 'HQ / 1.01'
const lab = 'HQ / Lab'
const list = [
  ['AF-1', room, '10', 'EUR'],
  ['AF-2', room, '900', 'EUR'],
  ['AF-3', lab, '1500.50', 'EUR'],
  ['AF-4', lab, '999999', 'JPY'],
  ['AF-5', lab, '', ''],
  ['AF-6', room, '5', 'EUR'],
].map(([assetTag, location, cost, currency]) => ({
  'Asset Tag': assetTag,
  Location: location,
  'Purchase Cost': cost,
  Currency: currency,
}))

describe('what follows an audit', () => {
  let engine: TestEngine
  let client: EngineClient
  let auditId: string
  let counter: string
  let other: string
  const as = (person: string) => engine.connection.setActor(person)
  const start = (order: Omit<Parameters<EngineClient['audits']['start']>[0], 'blind'>) =>
    client.audits.start(order)
  const scan = (id: string, code: string, location?: string) =>
    client.audits.scan({ auditId: id, code, location, method: 'scanner' })

  beforeAll(async () => {
    engine = await sharedEngine()
    client = engine.client
    counter = engine.worker.id
    other = (await client.session.join({ name: 'Grace Other' })).id
    await imported(engine, list)
    const before = await start({ location: 'HQ', name: 'Autumn' })
    await scan(before.auditId, 'AF-3', room)
    await client.audits.abandon({ auditId: before.auditId, reason: 'Only to have been seen' })
    auditId = (await start({ location: 'HQ', name: 'Spring' })).auditId
    await scan(auditId, 'AF-1', room)
    await scan(auditId, 'AF-6', lab)
  })
  afterAll(() => engine.close())

  it('counts nothing anew while the counting goes on, and follows up nothing before the close', async () => {
    expect(await failureOf(start({ recount: auditId }))).toMatchObject({ code: 'RECOUNT_TOO_EARLY' })
    expect(await failureOf(start({ followUp: auditId }))).toMatchObject({ code: 'FOLLOW_UP_TOO_EARLY' })
    await client.audits.markCounted({ auditId })
    await client.audits.endCounting({ auditId })
    expect(await failureOf(start({ followUp: auditId }))).toMatchObject({ code: 'FOLLOW_UP_TOO_EARLY' })
    expect(await failureOf(start({ followUp: auditId, location: 'HQ' }))).toMatchObject({
      code: 'INPUT_INVALID',
    })
    expect(await failureOf(start({ followUp: '019a0000-0000-7000-8000-000000000001' }))).toMatchObject({
      code: 'AUDIT_UNKNOWN',
    })
  })

  it('lists what is missing by room, the most valuable first, with what is known of it', async () => {
    const { rooms } = await client.audits.searchAgain({ auditId })
    expect(rooms.map(({ place, assets }) => [place, assets.map(({ assetTag }) => assetTag)])).toEqual([
      [lab, ['AF-3', 'AF-4', 'AF-5']],
      [room, ['AF-2']],
    ])
    expect(rooms[0]?.assets[0]).toMatchObject({
      cost: '1500.50',
      currency: 'EUR',
      lastSeen: { place: room, by: engine.worker.name },
    })
    expect(rooms[1]?.assets[0]?.lastSeen).toBeNull()
    const file = async (format: 'pdf' | 'csv') => {
      const { jobId } = await client.audits.searchAgainFile({ auditId, format })
      const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
      return readFileSync(join(engine.folder, 'outgoing', outgoingId))
    }
    const rows: Record<string, string>[] = parse(await file('csv'), { bom: true, columns: true })
    expect(rows.map((row) => [row['Expected in'], row['Asset tag'], row.Cost])).toEqual([
      [lab, 'AF-3', '1500.50 EUR'],
      [lab, 'AF-4', '999999 JPY'],
      [lab, 'AF-5', ''],
      [room, 'AF-2', '900 EUR'],
    ])
    const { pages } = await readPdf(await file('pdf'))
    const tags = pages.flat().filter((piece) => piece.startsWith('AF-'))
    expect(tags).toEqual(['AF-3', 'AF-4', 'AF-5', 'AF-2'])
    expect(pages.flat()).toEqual(expect.arrayContaining([lab, '1,500.50 EUR', 'never scanned']))
  })

  it('has differences counted anew by somebody who did not scan, without seeing what is expected', async () => {
    expect(await failureOf(start({ recount: auditId }))).toMatchObject({
      code: 'COUNTED_BEFORE',
      data: { person: engine.worker.name, name: 'Spring' },
    })
    as(other)
    const again = await start({ recount: auditId })
    expect(again).toMatchObject({ expected: null, name: 'Spring: counted anew' })
    expect(await client.audits.show({ auditId: again.auditId })).toMatchObject({
      blind: true,
      counts: null,
      origin: { kind: 'recount', id: auditId, name: 'Spring' },
    })
    expect((await scan(again.auditId, 'AF-2', room)).scan.verdict).toBe('recorded')
    as(counter)
    expect(await failureOf(scan(again.auditId, 'AF-3', lab))).toMatchObject({ code: 'COUNTED_BEFORE' })
    as(other)
    await client.audits.markCounted({ auditId: again.auditId })
    await client.audits.endCounting({ auditId: again.auditId })
    expect(await client.audits.status({ auditId: again.auditId })).toMatchObject({
      expected: 5,
      found: 1,
      missing: 4,
    })
    expect((await client.audits.show({ auditId })).following).toMatchObject([
      { kind: 'recount', id: again.auditId },
    ])
    const third = (await client.session.join({ name: 'Third Person' })).id
    expect(await failureOf(start({ recount: again.auditId }))).toMatchObject({ code: 'COUNTED_BEFORE' })
    as(third)
    expect(await start({ recount: again.auditId })).toMatchObject({ expected: null })
    as(counter)
    expect(await failureOf(start({ recount: again.auditId }))).toMatchObject({ code: 'COUNTED_BEFORE' })
  })

  it('follows up what stayed missing, also what was marked lost meanwhile', async () => {
    await client.audits.resolve({ auditId, all: 'misplaced', decision: 'acceptPlace' })
    await client.audits.resolve({ auditId, all: 'missing', decision: 'ignore', reason: 'Sought in May' })
    await client.audits.resolve({ auditId, tag: 'AF-3', decision: 'markLost', approvedBy: 'Grace Approver' })
    await client.audits.close({ auditId })
    const followUp = await start({ followUp: auditId })
    expect(followUp).toMatchObject({ name: 'Spring: follow-up', expected: 3, lost: 1 })
    expect((await scan(followUp.auditId, 'AF-2', room)).scan.verdict).toBe('found')
    expect((await scan(followUp.auditId, 'AF-3', lab)).scan.verdict).toBe('shouldBeGone')
    const { following } = await client.audits.show({ auditId })
    expect(following.map(({ kind }) => kind)).toEqual(['recount', 'followUp'])
    expect(await client.audits.show({ auditId: followUp.auditId })).toMatchObject({
      scopeKind: 'list',
      origin: { kind: 'followUp', id: auditId },
      following: [],
    })
  })

  it('is held against the audit of the same scope before it', async () => {
    const { auditId: next } = await start({ location: 'HQ' })
    await scan(next, 'AF-2', room)
    await client.audits.markCounted({ auditId: next })
    const comparison = (await client.audits.accuracy({ auditId: next })).previous
    const tags = (assets: { assetTag: string }[] = []) => assets.map(({ assetTag }) => assetTag).sort()
    expect(comparison).toMatchObject({ id: auditId, name: 'Spring', added: 0, gone: 1 })
    expect(comparison?.before).toMatchObject({ found: 1, misplaced: 1, missing: 4 })
    expect(comparison?.now).toMatchObject({ found: 1, missing: 4 })
    expect(tags(comparison?.foundAgain)).toEqual(['AF-2'])
    expect(tags(comparison?.newlyMissing)).toEqual(['AF-1', 'AF-6'])
    expect(tags(comparison?.stillMissing)).toEqual(['AF-4', 'AF-5'])
    const { previous, values, places } = await client.audits.accuracy({ auditId })
    expect(previous).toBeNull()
    expect(values.currencies.map(({ currency, expected }) => [currency, expected])).toEqual([
      ['EUR', '2415.50'],
      ['JPY', '999999'],
    ])
    expect(places.map(({ place }) => place)).toEqual(['HQ', room, lab])
    const { jobId } = await client.audits.report({ auditId: next, format: 'pdf' })
    const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
    const { whole } = await readPdf(readFileSync(join(engine.folder, 'outgoing', outgoingId)))
    expect(whole).toContain('Missing both times: AF-4, AF-5')
  })

  it('is held against the books by fixed-asset number, before the close also in its report', async () => {
    for (const [tag, fixedAssetNumber] of [
      ['AF-1', '0100'],
      ['AF-2', '200'],
    ] as const) {
      const { id, revision } = await client.assets.show({ asset: tag })
      await client.assets.update({ id, revision, fields: { fixedAssetNumber } })
    }
    const { auditId: open } = await start({ list: ['AF-1', 'AF-4'] })
    expect(await failureOf(client.audits.books({ auditId: open }))).toMatchObject({ code: 'BOOKS_MISSING' })
    const hand = async (text: string) =>
      client.audits.takeBooks({
        auditId: open,
        stagingId: await staged(engine, text),
        fileName: 'ledger.csv',
      })
    expect(await failureOf(hand('Tag;Cost\nAF-1;5\n'))).toMatchObject({
      code: 'BOOKS_WITHOUT_NUMBERS',
      data: { headers: ['Tag', 'Cost'] },
    })
    expect(
      await failureOf(client.audits.takeBooks({ auditId: open, stagingId: open, fileName: 'x.csv' })),
    ).toMatchObject({ code: 'FILE_NOT_STAGED' })
    const ledger =
      'Asset number;Description;Value;Currency\n100;Desk;11,00;EUR\n200;Lamp;900;EUR\n300;Gone;7;EUR\n\n;Total;918;\n'
    expect(await hand(ledger)).toEqual({
      matched: 1,
      differing: 1,
      notInRegister: 1,
      notInBooks: 1,
      outsideAudit: 1,
    })
    const books = await client.audits.books({ auditId: open })
    expect(books.notInRegister).toMatchObject([{ number: '300', description: 'Gone', line: 4, cost: '7' }])
    expect(books.matched).toMatchObject([
      { number: '100', assetTag: 'AF-1', bookCost: '11', cost: '10', differs: true },
    ])
    const textOf = async ({ jobId }: { jobId: string }) => {
      const { outgoingId } = (await ended(client, jobId)).result as { outgoingId: string }
      return (await readPdf(readFileSync(join(engine.folder, 'outgoing', outgoingId)))).whole
    }
    for (const whole of [
      await textOf(await client.audits.booksFile({ auditId: open })),
      await textOf(await client.audits.report({ auditId: open, format: 'pdf' })),
    ])
      for (const said of ['ledger.csv', 'Gone', '11 EUR', 'AF-4']) expect(whole).toContain(said)
  })

  it('has nothing to follow where nothing is missing, nothing differs, or the audit was abandoned', async () => {
    const { auditId: whole } = await start({ list: ['AF-1'] })
    await scan(whole, 'AF-1', room)
    await client.audits.endCounting({ auditId: whole })
    expect(await failureOf(start({ recount: whole }))).toMatchObject({ code: 'NOTHING_DIFFERS' })
    expect(await client.audits.searchAgain({ auditId: whole })).toEqual({ rooms: [] })
    await client.audits.close({ auditId: whole })
    expect(await failureOf(start({ followUp: whole }))).toMatchObject({ code: 'NOTHING_MISSING' })
    const { auditId: given } = await start({ list: ['AF-1'] })
    await client.audits.abandon({ auditId: given, reason: 'No' })
    expect(await failureOf(start({ recount: given }))).toMatchObject({ code: 'NOTHING_FOLLOWS' })
    expect(await failureOf(start({ followUp: given }))).toMatchObject({ code: 'NOTHING_FOLLOWS' })
  })
})
