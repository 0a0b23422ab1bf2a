import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { checkDataFolder } from '../../../src-main/engine/doctor-of-folder.ts'
import { type Listening, listen } from '../../../src-server/http/listen.ts'
import { backUpServer, restoreServer } from '../../simulation/server-backup.ts'
import { failureOf } from '../../tools/client.ts'
import { newFolder } from '../../tools/data-folder.ts'
import { ended, imported, staged } from '../../tools/lists.ts'
import { startLaptopsOfServer, syncedInTurn } from '../../tools/server/laptops-of-server.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

describe('a laptop whose sites an administrator changes', () => {
  const folders = [newFolder(), newFolder()]
  let server: TestServer
  let http: Listening
  let ada: TestEngine
  let ben: TestEngine
  beforeAll(async () => {
    server = await startTestServer()
    http = await listen(server.app, { host: '127.0.0.1', port: 0, tls: null })
    ada = await startTestEngine(folders[0]?.path ?? '', 'Ada Tester')
    ben = await startTestEngine(folders[1]?.path ?? '', 'Ben Tester')
    await imported(ada, [
      { 'Asset Tag': 'H-1', Location: 'HQ / Floor 1', Category: 'Laptops', Serial: 'SN1' },
      { 'Asset Tag': 'H-2', Location: 'HQ / Floor 2', Category: 'Monitors' },
      {
        'Asset Tag': 'D-1',
        Location: 'Depot / Shelf',
        Category: 'Laptops',
        Serial: 'SN9',
      },
      { 'Asset Tag': 'D-2', Location: 'Depot', Category: 'Docks' },
      { 'Asset Tag': 'O-1', Category: 'Docks' },
    ])
    for (const { client } of [ada, ben]) {
      await client.sync.enroll({ url: http.url, code: await server.code(), deviceName: 'Laptop' })
      // What is looked at here is what is asked for here.
      await client.sync.pause({ paused: true })
    }
  })
  afterAll(async () => {
    await Promise.all([ada.close(), ben.close()])
    await http.close(0)
    await server.close()
    for (const folder of folders) folder.remove()
  })

  const synced = async ({ client }: TestEngine) => {
    const { error, result } = await ended(client, (await client.sync.start()).jobId)
    expect(error).toBeNull()
    return result
  }
  const shown = ({ client }: TestEngine, asset: string) => client.assets.show({ asset })
  const given = async (sites: string[] | null) => {
    const { deviceId } = await ben.client.sync.status()
    await ada.client.sync.setSites({ deviceId: deviceId ?? '', sites })
  }
  const named = async (engine: TestEngine, tag: string, fields: { name?: string; location?: string }) => {
    const { id, revision } = await shown(engine, tag)
    await engine.client.assets.update({ id, revision, fields })
  }
  const tagsOf = async ({ client }: TestEngine, search?: string) => {
    const { rows, total } = await client.assets.list({ limit: 50, ...(search && { search }) })
    expect(rows.length).toBe(total)
    return rows.map(({ assetTag }) => assetTag).sort()
  }
  const fileOf = (folder: string, sha256: string) => join(folder, 'files', sha256.slice(0, 2), sha256)
  /** All is well with a laptop: its record, its database and what the server says of it. */
  const isWell = async (engine: TestEngine) => {
    expect(await engine.client.record.verify()).toMatchObject({ intact: true })
    const findings = await checkDataFolder(engine.folder)
    const sick = findings.filter(
      ({ state, check }) => state === 'damaged' || (check === 'search' && state !== 'sound'),
    )
    expect(sick).toEqual([])
    expect(await engine.client.sync.status()).toMatchObject({ waiting: 0, notYetWritten: 0, problem: null })
  }
  let auditOfDepot = ''
  let photo = ''

  it('sends what waits about a site that was taken away, then lets go of all that is there', async () => {
    await named(ada, 'D-1', { name: 'Spare one' })
    const { id } = await shown(ada, 'D-1')
    const stagingId = await staged(ada, Buffer.from('how it looks'))
    await ada.client.attachments.add({ assetId: id, kind: 'file', fileName: 'note.txt', stagingId })
    auditOfDepot = (await ada.client.audits.start({ location: 'Depot' })).auditId
    for (const laptop of [ada, ben, ada, ben]) await synced(laptop)
    expect(await tagsOf(ben)).toEqual(['D-1', 'D-2', 'H-1', 'H-2', 'O-1'])
    expect(await tagsOf(ben, 'Spare')).toEqual(['D-1'])
    const [attachment] = (await ben.client.attachments.list({ assetId: id })).attachments
    photo = attachment?.sha256 ?? ''
    expect(existsSync(fileOf(ben.folder, photo))).toBe(true)

    await given(['HQ'])
    await named(ben, 'D-2', { name: 'Named by Ben' })
    await ben.client.audits.scan({
      auditId: auditOfDepot,
      code: 'D-1',
      location: 'Depot / Shelf',
      method: 'scanner',
    })
    expect(await synced(ben)).toMatchObject({ conflicts: 0, quarantined: 0 })
    await synced(ada)
    expect(await shown(ada, 'D-2')).toMatchObject({ name: 'Named by Ben' })
    expect(await ada.client.audits.show({ auditId: auditOfDepot })).toMatchObject({ recorded: 1 })

    expect(await tagsOf(ben)).toEqual(['H-1', 'H-2', 'O-1'])
    for (const search of ['D-1', 'Depot', 'Spare', 'another site'])
      expect(await tagsOf(ben, search)).toEqual([])
    for (const text of ['D-1', 'SN9', 'Spare'])
      expect(
        (await ben.client.assets.find({ text, limit: 10 })).assets.map(({ assetTag }) => assetTag),
      ).not.toContain('D-1')
    for (const named of [id, 'D-1'])
      expect(await failureOf(shown(ben, named))).toMatchObject({ code: 'ASSET_ELSEWHERE' })
    expect((await ben.client.attachments.list({ assetId: id })).attachments).toEqual([])
    expect((await ben.client.audits.list()).audits.map((audit) => audit.id)).not.toContain(auditOfDepot)
    const { locations } = await ben.client.locations.list({ limit: 50 })
    expect(locations.map(({ path }) => path).sort()).toEqual(['HQ', 'HQ / Floor 1', 'HQ / Floor 2'])
    expect(await ben.client.sync.sites()).toMatchObject({
      all: false,
      sites: [
        { name: 'HQ', assets: 2 },
        { name: null, assets: 1 },
      ],
    })
    await isWell(ben)
  })

  it('has told the server that it let go: what comes of it from then on is not taken', async () => {
    const { deviceId } = await ben.client.sync.status()
    const [device] = await server.rows<{ leaving: string[] }>(
      'SELECT leaving_sites AS leaving FROM device WHERE id = $1',
      [deviceId],
    )
    expect(device).toEqual({ leaving: [] })
  })

  it('removes content that nothing here names any more when it is opened next', async () => {
    await ben.close()
    ben = await startTestEngine(ben.folder, 'Ben Tester')
    expect(existsSync(fileOf(ben.folder, photo))).toBe(false)
    expect(existsSync(fileOf(ada.folder, photo))).toBe(true)
    expect(await tagsOf(ben)).toEqual(['H-1', 'H-2', 'O-1'])
  })

  it('keeps the content of a file that was removed here until the server has taken that', async () => {
    const assetId = (await shown(ben, 'H-1')).id
    const stagingId = await staged(ben, Buffer.from('looked at once'))
    await ben.client.attachments.add({ assetId, kind: 'file', fileName: 'once.txt', stagingId })
    const [{ id, sha256 } = { id: '', sha256: '' }] = (await ben.client.attachments.list({ assetId }))
      .attachments
    await ben.client.attachments.remove({ id })
    const openedNext = async () => {
      await ben.close()
      ben = await startTestEngine(ben.folder, 'Ben Tester')
      return existsSync(fileOf(ben.folder, sha256))
    }
    expect(await openedNext()).toBe(true)
    await synced(ben)
    expect(await openedNext()).toBe(false)
  })

  it('lets one asset go that somebody took to a site that it does not have, and gets it back as it is', async () => {
    const before = await shown(ben, 'H-1')
    await named(ada, 'H-1', { location: 'Depot' })
    await synced(ada)
    await synced(ben)
    expect(await failureOf(shown(ben, 'H-1'))).toMatchObject({ code: 'ASSET_ELSEWHERE' })
    expect(await tagsOf(ben)).toEqual(['H-2', 'O-1'])
    await isWell(ben)
    await named(ada, 'H-1', { location: 'HQ / Floor 1' })
    await synced(ada)
    await synced(ben)
    expect(await tagsOf(ben)).toEqual(['H-1', 'H-2', 'O-1'])
    expect(await shown(ben, 'H-1')).toMatchObject({
      id: before.id,
      location: before.location,
      serialNumber: before.serialNumber,
      category: before.category,
    })
    expect(await tagsOf(ben, 'SN1')).toEqual(['H-1'])
    await isWell(ben)
  })

  it('keeps a scan of what is elsewhere as a code that is unknown here, for others to decide', async () => {
    const { auditId } = await ada.client.audits.start({ location: 'HQ' })
    await synced(ada)
    await synced(ben)
    const scan = await ben.client.audits.scan({
      auditId,
      code: 'D-1',
      location: 'HQ / Floor 2',
      method: 'scanner',
    })
    expect(scan).toMatchObject({ scan: { verdict: 'unknown', assetId: null } })
    expect(await synced(ben)).toMatchObject({ quarantined: 0 })
    await synced(ada)
    for (const { client } of [ada, ben])
      expect(await client.audits.show({ auditId })).toMatchObject({ recorded: 1, counts: { unknown: 1 } })
  })

  it('refers to what is elsewhere without having it', async () => {
    const d = await shown(ada, 'D-2')
    const { id, revision } = await shown(ada, 'O-1')
    await ada.client.assets.update({ id, revision, fields: { parent: d.assetTag } })
    await synced(ada)
    await synced(ben)
    expect(await shown(ben, 'O-1')).toMatchObject({ parent: 'At another site' })
    await isWell(ben)
  })

  it('has everything again as it is, once the site is given again', async () => {
    await given(null)
    await synced(ben)
    await synced(ben)
    expect(await tagsOf(ben)).toEqual(['D-1', 'D-2', 'H-1', 'H-2', 'O-1'])
    for (const tag of ['D-1', 'D-2', 'O-1', 'H-1']) {
      const [here, there] = await Promise.all([shown(ben, tag), shown(ada, tag)])
      expect({ ...here, revision: 0, updatedAt: '' }).toEqual({ ...there, revision: 0, updatedAt: '' })
    }
    expect(await tagsOf(ben, 'Spare')).toEqual(['D-1'])
    const { attachments } = await ben.client.attachments.list({ assetId: (await shown(ben, 'D-1')).id })
    expect(attachments).toMatchObject([{ sha256: photo, isHere: true }])
    expect(await ben.client.audits.show({ auditId: auditOfDepot })).toMatchObject({ recorded: 1 })
    expect((await ben.client.audits.list()).audits.map(({ id }) => id)).toContain(auditOfDepot)
    expect(await ben.client.sync.sites()).toMatchObject({ all: true })
    await isWell(ben)
    expect(server.bugs).toEqual([])
  })

  it('has all of a site again that is given back before all of it has gone', async () => {
    const { id } = await shown(ben, 'D-1')
    const stagingId = await staged(ben, Buffer.from('not sent yet'))
    await ben.client.attachments.add({ assetId: id, kind: 'file', fileName: 'late.txt', stagingId })
    await given(['HQ'])
    await synced(ben)
    expect(await tagsOf(ben)).toEqual(['D-1', 'H-1', 'H-2', 'O-1'])
    await given(null)
    await synced(ben)
    expect(await tagsOf(ben)).toEqual(['D-1', 'D-2', 'H-1', 'H-2', 'O-1'])
    await isWell(ben)
  })

  it('fetches the content again of a file that comes back with its site', async () => {
    const { id: assetId } = await shown(ben, 'D-1')
    await given(['HQ'])
    await synced(ben)
    await ben.close()
    ben = await startTestEngine(ben.folder, 'Ben Tester')
    await synced(ben)
    await given(null)
    for (let times = 0; times < 2; times++) await synced(ben)
    const { attachments } = await ben.client.attachments.list({ assetId })
    expect(attachments.map(({ isHere }) => isHere)).toEqual([true, true])
  })

  it('lets most of what it has go only once somebody at it says so, whether a site or rows leave', async () => {
    await imported(
      ada,
      Array.from({ length: 240 }, (_, n) => ({ 'Asset Tag': `Y-${n}`, Location: `Yard / Bay ${n % 3}` })),
    )
    await synced(ada)
    await synced(ben)
    const stops = async () => {
      const { error } = await ended(ben.client, (await ben.client.sync.start()).jobId)
      expect(error).toMatchObject({ code: 'MANY_WOULD_LEAVE' })
      expect(await ben.client.sync.status()).toMatchObject({ problem: { code: 'MANY_WOULD_LEAVE' } })
      expect((await ben.client.assets.list({ limit: 1 })).total).toBe(245)
    }
    const letsGo = async () => {
      expect(await ended(ben.client, (await ben.client.sync.letGo()).jobId)).toMatchObject({ error: null })
      expect((await ben.client.assets.list({ limit: 1 })).total).toBeLessThan(10)
      await isWell(ben)
    }
    await given(['HQ', 'Depot'])
    await stops()
    await letsGo()
    await given(['HQ', 'Depot', 'Yard'])
    await synced(ben)
    // What was a site keeps its log wherever it goes, a place in it does not.
    await imported(ada, [{ 'Asset Tag': 'Z-1', Location: 'Annex' }])
    for (let bay = 0; bay < 3; bay++)
      await ada.client.locations.move({ location: `Yard / Bay ${bay}`, to: 'Annex' })
    await synced(ada)
    await stops()
    await letsGo()
  })
})

/** Two laptops that sync when they are asked to, with what Ada, who has all sites, imported. She says which sites Ben has. */
async function adaAndBen(rows: Parameters<typeof imported>[1]) {
  const house = await startLaptopsOfServer()
  onTestFinished(house.close)
  const ada = await house.laptop('Ada Tester')
  const ben = await house.laptop('Ben Tester')
  for (const { client } of [ada, ben]) await client.sync.pause({ paused: true })
  await imported(ada, rows)
  await syncedInTurn(ada, ben)
  const siteOf = async (location: string) => (await ada.client.locations.show({ location })).id
  const giveBen = async (...named: (string | null)[]) => {
    const { deviceId } = await ben.client.sync.status()
    const sites = named[0] === null ? null : await Promise.all(named.map((site) => siteOf(site ?? '')))
    await ada.client.sync.setSites({ deviceId: deviceId ?? '', sites })
  }
  const tagsOfBen = async () =>
    (await ben.client.assets.list({ limit: 50 })).rows.map(({ assetTag }) => assetTag).sort()
  return { house, ada, ben, giveBen, tagsOfBen }
}

it('a place whose namesake is at a site that is taken away goes, wherever it was put here', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ / Floor 1' },
  ])
  await imported(ada, [{ 'Asset Tag': 'D-1', Location: 'Depot' }])
  await syncedInTurn(ada)
  await imported(ben, [{ 'Asset Tag': 'D-2', Location: 'Depot' }])
  await ben.client.locations.move({ location: 'Depot', to: 'HQ' })
  await giveBen('HQ')
  await syncedInTurn(ben, ada)

  const { locations } = await ben.client.locations.list({ limit: 50 })
  expect(locations.map(({ path }) => path).sort()).toEqual(['HQ', 'HQ / Floor 1'])
  expect(await tagsOfBen()).toEqual(['H-1'])
  expect(await ada.client.assets.show({ asset: 'D-2' })).toMatchObject({ location: 'Depot' })
  expect(await ben.client.sync.status()).toMatchObject({ waiting: 0, notYetWritten: 0, quarantined: 0 })
  expect(house.server.bugs).toEqual([])
})

it('a file of a site that is taken away, which the server did not take, stays and holds nothing else up until the site is given back', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  const assetId = (await ben.client.assets.show({ asset: 'D-1' })).id
  const stagingId = await staged(ben, Buffer.from('nobody else has this'))
  await ben.client.attachments.add({ assetId, kind: 'file', fileName: 'note.txt', stagingId })
  await giveBen('HQ')
  // A server that was restored does not know any more what is on its way.
  await house.server.rows('UPDATE device SET leaving_sites = ARRAY[]::text[]')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['H-1'])
  expect((await ben.client.sync.quarantine()).changes).toMatchObject([{ kind: 'attachment' }])

  await giveBen(null)
  await ben.client.sync.resend({})
  await syncedInTurn(ben, ben, ada)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1'])
  for (const { client } of [ada, ben])
    expect((await client.attachments.list({ assetId })).attachments).toMatchObject([
      { fileName: 'note.txt', isHere: true },
    ])
  expect(house.server.bugs).toEqual([])
})

it('a site stays that was put below a place which the server did not take, whatever other sites come and go', async () => {
  const { house, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ / Floor 1' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  await giveBen('HQ')
  await syncedInTurn(ben)
  await ben.client.locations.add({ path: 'Campus' })
  await ben.client.locations.move({ location: 'HQ', to: 'Campus' })
  await syncedInTurn(ben)
  expect((await ben.client.sync.quarantine()).changes.map(({ reason }) => reason)).toContain('SITE_FOREIGN')
  await giveBen('HQ', 'Depot')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1'])
  await giveBen('HQ')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['H-1'])
  expect(house.server.bugs).toEqual([])
})

it('an asset that was taken to a place which has gone to a site that is taken away goes with it', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot / Shelf' },
    { 'Asset Tag': 'D-2', Location: 'Depot' },
  ])
  await ada.client.locations.move({ location: 'Depot / Shelf', to: 'HQ' })
  const { id, revision } = await ben.client.assets.show({ asset: 'H-1' })
  await ben.client.assets.update({ id, revision, fields: { location: 'Depot / Shelf' } })
  await giveBen('Depot')
  await syncedInTurn(ada, ben, ada)
  expect(await tagsOfBen()).toEqual(['D-2'])
  expect(await ada.client.assets.show({ asset: 'H-1' })).toMatchObject({ location: 'HQ / Shelf' })
  expect(await ben.client.sync.status()).toMatchObject({ waiting: 0, notYetWritten: 0, quarantined: 0 })
  expect(house.server.bugs).toEqual([])
})

it('a file of a site that is taken away, which the server lost, is sent once more before it goes', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  const assetId = (await ben.client.assets.show({ asset: 'D-1' })).id
  const stagingId = await staged(ben, Buffer.from('only Ben has this'))
  await ben.client.attachments.add({ assetId, kind: 'file', fileName: 'note.txt', stagingId })
  await syncedInTurn(ben)
  const backup = await backUpServer(house.server)
  await ben.client.locations.add({ path: 'HQ / Floor 1' })
  await syncedInTurn(ben)
  await restoreServer(house.server, backup)
  rmSync(house.server.filesFolder, { recursive: true })
  mkdirSync(house.server.filesFolder)

  await giveBen('HQ')
  await syncedInTurn(ben, ben, ada, ada)
  expect(await tagsOfBen()).toEqual(['H-1'])
  const { attachments } = await ada.client.attachments.list({ assetId })
  expect(attachments).toMatchObject([{ fileName: 'note.txt', isHere: true }])
  expect(house.server.bugs).toEqual([])
})

it('what was scanned at a place that the server did not take comes all the same, and says where once it did', async () => {
  const { ada, ben, giveBen } = await adaAndBen([{ 'Asset Tag': 'H-1', Location: 'HQ / Floor 1' }])
  await giveBen('HQ')
  await syncedInTurn(ben)
  await ben.client.locations.add({ path: 'Barn' })
  const { auditId } = await ben.client.audits.start({ location: 'HQ' })
  await ben.client.audits.scan({ auditId, code: 'H-1', location: 'Barn', method: 'scanner' })
  await syncedInTurn(ben, ada)

  const { changes } = await ben.client.sync.quarantine()
  expect(changes).toMatchObject([{ kind: 'location', reason: 'SITE_FOREIGN' }])
  expect(await ada.client.sync.status()).toMatchObject({ notYetWritten: 0, problem: null })
  const scanned = async () => (await ada.client.audits.recentScans({ auditId, limit: 5 })).scans
  expect(await scanned()).toMatchObject([{ code: 'H-1', place: 'At another site' }])

  await giveBen(null)
  await ben.client.sync.resend({})
  await syncedInTurn(ben, ada)
  expect((await ben.client.sync.quarantine()).changes).toEqual([])
  expect(await scanned()).toMatchObject([{ code: 'H-1', place: 'Barn' }])
})

it('a place below one that the server did not take is seen with what is there, and says below what once it did', async () => {
  const { house, ada, ben, giveBen } = await adaAndBen([{ 'Asset Tag': 'H-1', Location: 'HQ' }])
  await giveBen('HQ')
  await syncedInTurn(ben)
  await ben.client.locations.add({ path: 'Barn' })
  await syncedInTurn(ben)
  await giveBen(null)
  await imported(ben, [{ 'Asset Tag': 'B-1', Location: 'Barn / Loft' }])
  await syncedInTurn(ben, ada)
  await ben.client.locations.rename({ location: 'Barn / Loft', name: 'Hayloft' })
  await syncedInTurn(ben, ada)

  expect((await ben.client.sync.quarantine()).changes).toMatchObject([{ kind: 'location' }])
  expect(await ada.client.sync.status()).toMatchObject({ notYetWritten: 0, problem: null })
  const topOfAda = async () =>
    (await ada.client.locations.children({ parentId: null })).locations.map(({ path }) => path)
  const placeOf = async (asset: string) => (await ada.client.assets.show({ asset })).location
  expect(await topOfAda()).toEqual(['At another site / Hayloft', 'HQ'])
  expect(await placeOf('B-1')).toBe('At another site / Hayloft')

  await ben.client.sync.resend({})
  await syncedInTurn(ben, ada)
  expect(await topOfAda()).toEqual(['Barn', 'HQ'])
  expect(await placeOf('B-1')).toBe('Barn / Hayloft')
  expect(house.server.bugs).toEqual([])
})

it('at a place that the server did not take stays what it did not take either, and goes what it took', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([{ 'Asset Tag': 'H-1', Location: 'HQ' }])
  await giveBen('HQ')
  await syncedInTurn(ben)
  await imported(ben, [{ 'Asset Tag': 'B-1', Location: 'Barn' }])
  const { id, revision } = await ben.client.assets.show({ asset: 'H-1' })
  await ben.client.assets.update({ id, revision, fields: { location: 'Barn' } })
  await syncedInTurn(ben)
  await giveBen(null)
  await imported(ben, [{ 'Asset Tag': 'B-2', Location: 'Barn' }])
  await syncedInTurn(ben)
  await giveBen('HQ')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['B-1', 'H-1'])
  expect((await ben.client.locations.list({ limit: 50 })).locations.map(({ path }) => path).sort()).toEqual([
    'Barn',
    'HQ',
  ])

  await giveBen(null)
  await ben.client.sync.resend({})
  await syncedInTurn(ben, ben, ada)
  for (const { client } of [ada, ben])
    for (const asset of ['B-1', 'B-2', 'H-1'])
      expect(await client.assets.show({ asset })).toMatchObject({ location: 'Barn' })
  expect(house.server.bugs).toEqual([])
})

it('a site that this laptop puts below another one while others are taken away stays, as whoever has it sees both', async () => {
  const { house, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  await ben.client.locations.move({ location: 'Depot', to: 'HQ' })
  await giveBen('Depot')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1'])
  expect(await ben.client.sync.status()).toMatchObject({ waiting: 0, notYetWritten: 0, quarantined: 0 })
  expect(house.server.bugs).toEqual([])
})

it('what came of a site goes again that is taken away before the sync that brought it is done, and comes back whole', async () => {
  const { house, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
    { 'Asset Tag': 'Y-1', Location: 'Yard' },
  ])
  await giveBen('HQ', 'Depot')
  await syncedInTurn(ben)
  const assetId = (await ben.client.assets.show({ asset: 'D-1' })).id
  const stagingId = await staged(ben, Buffer.from('sent after its row'))
  await ben.client.attachments.add({ assetId, kind: 'file', fileName: 'note.txt', stagingId })
  await giveBen('HQ', 'Yard')
  await syncedInTurn(ben)
  // The file has to be sent first, so this laptop goes by the sites that it had as well.
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1', 'Y-1'])
  await giveBen('HQ', 'Depot')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1'])
  await giveBen('HQ', 'Depot', 'Yard')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1', 'Y-1'])
  expect(house.server.bugs).toEqual([])
})

it('a file that was added after the copy which was restored is sent, also where its site was taken away', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  const made = await ended(ben.client, (await ben.client.backups.make()).jobId)
  const { name } = made.result as { name: string }
  const assetId = (await ben.client.assets.show({ asset: 'D-1' })).id
  const stagingId = await staged(ben, Buffer.from('what no backup has'))
  await ben.client.attachments.add({ assetId, kind: 'file', fileName: 'note.txt', stagingId })
  await syncedInTurn(ben)
  await expect.poll(async () => (await ben.client.sync.status()).contents.toSend).toBe(0)
  // As if it had not come through yet.
  rmSync(house.server.filesFolder, { recursive: true })
  mkdirSync(house.server.filesFolder)
  const restored = await ended(ben.client, (await ben.client.backups.restore({ source: { name } })).jobId)
  expect(restored).toMatchObject({ state: 'done' })
  await expect.poll(async () => (await ben.client.attachments.list({ assetId })).attachments).toEqual([])

  await giveBen('HQ')
  await syncedInTurn(ben, ben, ada, ada)
  expect(await tagsOfBen()).toEqual(['H-1'])
  const { attachments } = await ada.client.attachments.list({ assetId })
  expect(attachments).toMatchObject([{ fileName: 'note.txt', isHere: true }])
  expect(house.server.bugs).toEqual([])
})

it('an asset that was at one of its sites for a while comes whole with the site that it left for that and went back to', async () => {
  const { house, ada, ben, giveBen, tagsOfBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'D-1', Location: 'Depot' },
  ])
  await giveBen('Depot')
  await syncedInTurn(ben)
  for (const fields of [{ name: 'Lent' }, { location: 'Depot' }, { location: 'HQ' }]) {
    const { id, revision } = await ada.client.assets.show({ asset: 'H-1' })
    await ada.client.assets.update({ id, revision, fields })
  }
  await syncedInTurn(ada, ben)
  expect(await tagsOfBen()).toEqual(['D-1'])
  await giveBen('Depot', 'HQ')
  await syncedInTurn(ben)
  expect(await tagsOfBen()).toEqual(['D-1', 'H-1'])
  expect(await ben.client.assets.show({ asset: 'H-1' })).toMatchObject({ name: 'Lent', location: 'HQ' })
  expect(await ben.client.sync.status()).toMatchObject({ notYetWritten: 0, problem: null })
  expect(house.server.bugs).toEqual([])
})

it('what was counted in an audit that the server did not take stays with it, and goes once both are sent again', async () => {
  const { house, ada, ben, giveBen } = await adaAndBen([{ 'Asset Tag': 'H-1', Location: 'HQ' }])
  await giveBen('HQ')
  await syncedInTurn(ben)
  await imported(ben, [{ 'Asset Tag': 'B-1', Location: 'Barn' }])
  const { auditId } = await ben.client.audits.start({ location: 'Barn' })
  const scan = (code: string) => ben.client.audits.scan({ auditId, code, method: 'scanner' })
  await scan('B-1')
  await syncedInTurn(ben)
  await giveBen(null)
  await scan('H-1')
  await syncedInTurn(ben, ada)

  const aside = (await ben.client.sync.quarantine()).changes.map(({ kind, reason }) => `${kind} ${reason}`)
  expect(aside).toEqual([
    'location SITE_FOREIGN',
    'asset SITE_FOREIGN',
    'audit SITE_FOREIGN',
    'scan SITE_FOREIGN',
    'scan ROW_UNKNOWN',
  ])
  expect(await ada.client.sync.status()).toMatchObject({ notYetWritten: 0, problem: null })

  await ben.client.sync.resend({})
  await syncedInTurn(ben, ada)
  expect((await ben.client.sync.quarantine()).changes).toEqual([])
  expect(await ada.client.audits.show({ auditId })).toMatchObject({ recorded: 2 })
  expect(house.server.bugs).toEqual([])
})

it('a merged place is of the site of what it was merged into, wherever its maker put it and that went', async () => {
  const { house, ada, ben, giveBen } = await adaAndBen([
    { 'Asset Tag': 'H-1', Location: 'HQ' },
    { 'Asset Tag': 'B-1', Location: 'Barn' },
  ])
  await imported(ada, [{ 'Asset Tag': 'Y-1', Location: 'Yard' }])
  await syncedInTurn(ada)
  await imported(ben, [{ 'Asset Tag': 'Y-2', Location: 'Yard' }])
  const { id } = await ben.client.locations.show({ location: 'Yard' })
  await ben.client.locations.move({ location: id, to: 'HQ' })
  await syncedInTurn(ben)
  const yard = await ada.client.locations.show({ location: 'Yard' })
  expect(yard.id).not.toBe(id)
  for (const sites of [['Yard'], ['HQ', 'Yard'], ['Yard']]) {
    await giveBen(...sites)
    await syncedInTurn(ben)
    expect(await ben.client.locations.show({ location: id })).toMatchObject({ id: yard.id })
  }

  await giveBen(null)
  await syncedInTurn(ben)
  await ben.client.locations.move({ location: 'HQ', to: 'Barn' })
  await giveBen('Yard')
  await syncedInTurn(ben)
  expect(await ben.client.locations.show({ location: id })).toMatchObject({ id: yard.id })
  expect(house.server.bugs).toEqual([])
})
