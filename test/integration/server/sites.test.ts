import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { devicesAnswer, type Mutation, pullAnswer } from '../../../src-shared/sync/protocol.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

type Fields = Parameters<TestDevice['change']>[2]

/** An organisation with two sites, each with a floor and an asset on it. */
async function organisation(server: TestServer) {
  const admin = await TestDevice.enrolled(server)
  const [hq, depot, floor, shelf, status] = [newId(), newId(), newId(), newId(), newId()]
  await admin.push(
    admin.change('statusLabel', status, { name: [null, 'In use'], type: [null, 'deployable'] }),
    admin.change('location', hq, { name: [null, 'HQ'] }),
    admin.change('location', floor, { name: [null, 'Floor 1'], parentId: [null, hq] }),
    admin.change('location', depot, { name: [null, 'Depot'] }),
    admin.change('location', shelf, { name: [null, 'Shelf'], parentId: [null, depot] }),
  )
  const asset = async (locationId: string | null, more: Record<string, [null, string]> = {}) => {
    const id = newId()
    const fields: Fields = { assetTag: [null, id], statusId: [null, status], locationId: [null, locationId] }
    await admin.push(admin.change('asset', id, { ...fields, ...more }))
    return id
  }
  return { admin, hq, depot, floor, shelf, status, asset, near: await asset(floor), far: await asset(shelf) }
}

describe('the sites of a device', () => {
  let server: TestServer
  let org: Awaited<ReturnType<typeof organisation>>
  beforeAll(async () => {
    server = await startTestServer()
    org = await organisation(server)
  })
  afterAll(() => server.close())

  const technicianOf = (...sites: string[]) => TestDevice.enrolled(server, 'technician', sites)
  const idsSeenBy = async (device: TestDevice) => new Set((await device.pullAll()).map(({ id }) => id))
  const siteOf = async (id: string) =>
    (await server.rows<{ siteId: string }>('SELECT site_id AS "siteId" FROM record WHERE id = $1', [id]))[0]
      ?.siteId
  const outcomeOf = async (device: TestDevice, ...mutations: Mutation[]) =>
    (await device.push(...mutations)).map((result) =>
      result.outcome === 'quarantined' ? result.reason : result.outcome,
    )

  it('are what it pulls, with what belongs to the organisation', async () => {
    const seen = await idsSeenBy(await technicianOf(org.hq))
    for (const id of [org.status, org.hq, org.floor, org.near]) expect(seen).toContain(id)
    for (const id of [org.depot, org.shelf, org.far]) expect(seen).not.toContain(id)
    const all = await idsSeenBy(await TestDevice.enrolled(server, 'technician'))
    for (const id of [org.near, org.far]) expect(all).toContain(id)
  })

  it('are those that a row stands in, whatever a laptop says', async () => {
    const { admin, floor, hq, depot, status } = org
    const id = newId()
    const fields: Fields = {
      assetTag: [null, id],
      statusId: [null, status],
      locationId: [null, floor],
    }
    await admin.push(admin.change('asset', id, fields, { siteId: depot }))
    expect(await siteOf(id)).toBe(hq)
    await admin.push(admin.change('asset', id, { locationId: [floor, null] }, { siteId: hq }))
    expect(await siteOf(id)).toBe('org')
  })

  it('bring a row that moves into them whole, and tell of one that left nothing but that', async () => {
    const { admin, floor, shelf, asset, hq, depot } = org
    const id = await asset(floor, { notes: [null, 'dented'] })
    const photo = newId()
    const sha256 = 'c'.repeat(64)
    await admin.push(
      admin.change('attachment', photo, {
        assetId: [null, id],
        kind: [null, 'photo'],
        fileName: [null, 'a.jpg'],
        mediaType: [null, 'image/jpeg'],
        sha256: [null, sha256],
      }),
    )
    await admin.push(admin.change('asset', id, { locationId: [floor, shelf], name: [null, 'Moved'] }))
    const here = (await (await technicianOf(hq)).pullAll()).filter((entry) => entry.id === id)
    expect(here.at(-1)).toEqual({
      ...{ type: 'left', kind: 'asset', id, siteId: hq, rowRevision: 2, seq: expect.any(Number) },
      ...{ replicaId: admin.replicaId, n: admin.n, changeSet: expect.any(String) },
      ...{ actorId: admin.actorId, at: expect.any(String) },
    })
    expect(JSON.stringify(here)).not.toContain('Moved')
    const there = (await (await technicianOf(depot)).pullAll()).filter((entry) => entry.id === id)
    expect(there).toMatchObject([
      { whole: true, values: { notes: 'dented', name: 'Moved', locationId: shelf } },
    ])
    // Its photo goes along, and is handed out where it is now.
    expect((await idsSeenBy(await technicianOf(depot))).has(photo)).toBe(true)
    const offered = async (...sites: string[]) => {
      const { body } = await (await technicianOf(...sites)).send('/sync/contents', { sha256s: [sha256] })
      return (body.contents as unknown[]).length
    }
    expect([await offered(hq), await offered(depot)]).toEqual([0, 1])
    // Who sees both is told of no leaving, and neither is whoever sees where it is now.
    const both = (await (await technicianOf(hq, depot)).pullAll()).filter((entry) => entry.id === id)
    expect(both.map(({ type }) => type)).toEqual(['change', 'change'])
    await admin.push(admin.change('asset', id, { locationId: [shelf, floor] }))
    const back = (await (await technicianOf(hq)).pullAll()).filter((entry) => entry.id === id)
    expect(back.map(({ type }) => type)).toEqual(['change', 'change'])
  })

  it('are those of a location, and all below it goes along when it moves', async () => {
    const { admin, hq, depot, asset } = org
    const [wing, room] = [newId(), newId()]
    await admin.push(
      admin.change('location', wing, { name: [null, 'Wing'], parentId: [null, hq] }),
      admin.change('location', room, { name: [null, 'Room'], parentId: [null, wing] }),
    )
    const inRoom = await asset(room)
    await admin.push(admin.change('location', wing, { parentId: [hq, depot] }))
    for (const id of [wing, room, inRoom]) expect(await siteOf(id), id).toBe(depot)
    const seen = (await (await technicianOf(depot)).pullAll()).filter(({ id }) =>
      [wing, room, inRoom].includes(id),
    )
    expect(seen.map(({ id, type }) => [id, type])).toEqual([wing, room, inRoom].map((id) => [id, 'change']))
    const left = (await (await technicianOf(hq)).pullAll()).filter(({ type }) => type === 'left')
    for (const id of [wing, room, inRoom]) expect(left.map((entry) => entry.id)).toContain(id)
    // It becomes a site of its own.
    await admin.push(admin.change('location', wing, { parentId: [depot, null] }))
    for (const id of [wing, room, inRoom]) expect(await siteOf(id), id).toBe(wing)
    // And is one no more: what it was told of goes with it.
    await admin.push(admin.change('location', wing, { parentId: [null, hq] }))
    for (const id of [wing, room, inRoom]) expect(await idsSeenBy(await technicianOf(hq))).toContain(id)
    expect(await idsSeenBy(await technicianOf(depot))).not.toContain(newId())
  })

  it('lets nothing be pushed about, into or out of others, nor anything that names them', async () => {
    const { hq, depot, floor, shelf, status, near, far } = org
    const device = await technicianOf(hq)
    const before = await server.rows('SELECT count(*) FROM record')
    const asset = (more: Fields, siteId = hq) => {
      const fields: Fields = { assetTag: [null, newId()], statusId: [null, status], ...more }
      return device.change('asset', newId(), fields, { siteId })
    }
    const foreign = [
      device.change('asset', far, { name: [null, 'Stolen'] }, { siteId: hq, revision: 2 }),
      device.change('asset', near, { locationId: [floor, shelf] }, { revision: 2 }),
      device.change('asset', near, { parentId: [null, far] }, { revision: 2 }),
      device.change('asset', near, { checkedOutTo: [null, `location:${depot}`] }, { revision: 2 }),
      device.change('location', depot, { name: ['Depot', 'Mine'] }, { siteId: hq, revision: 2 }),
      device.change('location', floor, { parentId: [hq, depot] }, { siteId: hq, revision: 2 }),
      device.change('location', hq, { mergedInto: [null, depot] }, { revision: 2 }),
      device.change('location', newId(), { name: [null, 'Depot'] }),
      device.change('location', newId(), { name: [null, 'A site of my own'] }),
      device.change('location', newId(), { name: [null, 'Below'], parentId: [null, newId()] }),
      device.change('attachment', newId(), { assetId: [null, far] }, { siteId: hq }),
      asset({}, depot),
      asset({ locationId: [null, shelf] }),
      asset({ locationId: [null, newId()] }),
      device.fact('scan', newId(), { code: 'X' }, depot),
    ]
    const results = await device.push(...foreign)
    expect(results).toMatchObject(foreign.map(() => ({ reason: 'SITE_FOREIGN' })))
    // What stands at the other site is not told.
    for (const result of [results[0], results[4]]) expect(result).toMatchObject({ values: null })
    expect(await server.rows('SELECT count(*) FROM record')).toEqual(before)
    expect(await server.rows('SELECT 1 FROM entry WHERE replica_id = $1', [device.replicaId])).toEqual([])
    expect(
      await outcomeOf(
        device,
        device.change('asset', near, { name: [null, 'Mine'] }, { revision: 2 }),
        device.change('location', newId(), { name: [null, 'hq'] }),
        asset({ locationId: [null, floor] }),
        asset({}, 'org'),
      ),
    ).toEqual(['applied', 'applied', 'applied', 'applied'])
  })

  it('have the scans of an audit with it, and an audit of several for whoever sees all', async () => {
    const { admin, hq, floor, depot, shelf } = org
    const auditOf = (...places: string[]) => {
      const id = newId()
      return { id, fact: { audit: { id }, places: places.map((place_id) => ({ place_id })) } }
    }
    const [one, both] = [auditOf(floor), auditOf(floor, shelf)]
    const scan = (audit: string) => admin.fact('scan', newId(), { audit_id: audit, code: 'S' }, depot)
    const [scanOfOne, scanOfBoth] = [scan(one.id), scan(both.id)]
    admin.n -= 2
    await admin.push(
      admin.fact('audit', one.id, one.fact, depot),
      admin.fact('audit', both.id, both.fact, hq),
      { ...scanOfOne, n: ++admin.n },
      { ...scanOfBoth, n: ++admin.n },
    )
    const seen = await idsSeenBy(await technicianOf(hq))
    expect([one.id, scanOfOne.id].map((id) => seen.has(id))).toEqual([true, true])
    expect([both.id, scanOfBoth.id].map((id) => seen.has(id))).toEqual([false, false])
    const all = await idsSeenBy(await TestDevice.enrolled(server))
    expect([both.id, scanOfBoth.id].map((id) => all.has(id))).toEqual([true, true])
    const device = await technicianOf(depot)
    expect(await outcomeOf(device, device.fact('scan', newId(), { audit_id: one.id }, depot))).toEqual([
      'SITE_FOREIGN',
    ])
    expect(await outcomeOf(device, device.fact('scan', newId(), { audit_id: both.id }, depot))).toEqual([
      'applied',
    ])
  })

  it('say of what entries name and the device may not see that it is elsewhere', async () => {
    const { asset, far, hq } = org
    const id = await asset(null, { parentId: [null, far] })
    const device = await technicianOf(hq)
    const { body } = await device.send('/sync/pull', { epoch: device.epoch, cursors: {} })
    const { elsewhere, entries } = pullAnswer.parse(body)
    expect(entries.map((entry) => entry.id)).toContain(id)
    expect(elsewhere).toContainEqual({ id: far, kind: 'asset' })
    expect(elsewhere.map((one) => one.id)).not.toContain(org.near)
  })

  it('can be changed; what was done in one that is taken away is taken until the device has let go of it', async () => {
    const { admin, hq, depot, near, far } = org
    const device = await technicianOf(hq, depot)
    const give = (sites: string[] | null) =>
      admin.send('/devices/sites', { deviceId: device.deviceId, sites })
    const { body } = await give(['hq'])
    const listed = devicesAnswer.parse(body).devices.find(({ id }) => id === device.deviceId)
    expect(listed?.sites).toEqual([{ id: hq, name: 'HQ' }])
    expect((await device.hello()).body.sites).toEqual([hq])
    expect(await idsSeenBy(device)).not.toContain(far)
    const change = (id: string, name: string) =>
      device.change('asset', id, { serialNumber: [null, name] }, { revision: 2 })
    expect(await outcomeOf(device, change(far, 'S1'))).toEqual(['applied'])
    const { replicaId, epoch } = device
    await device.send('/sync/hello', {
      protocol: 1,
      replicaId,
      acknowledged: 0,
      epoch,
      cursors: {},
      sites: [hq],
    })
    expect(await outcomeOf(device, change(far, 'S2'), change(near, 'S3'))).toEqual([
      'SITE_FOREIGN',
      'applied',
    ])
    expect((await give(null)).status).toBe(200)
    expect(await idsSeenBy(device)).toContain(far)
    expect(await give(['Nowhere'])).toMatchObject({
      status: 404,
      body: { code: 'SITE_UNKNOWN', data: { site: 'Nowhere' } },
    })
    expect(await admin.send('/devices/sites', { deviceId: 'x', sites: null })).toMatchObject({
      body: { code: 'DEVICE_UNKNOWN' },
    })
  })

  it('are those that were merged into each other, and what stands below them', async () => {
    const { admin } = org
    const [old, other] = [newId(), newId()]
    await admin.push(
      admin.change('location', old, { name: [null, 'Old house'] }),
      admin.change('location', other, { name: [null, 'New house'] }),
    )
    const device = await technicianOf(old)
    await admin.push(admin.change('location', old, { mergedInto: [null, other] }))
    expect((await device.hello()).body.sites).toEqual([other])
    const seen = await idsSeenBy(device)
    for (const id of [old, other]) expect(seen).toContain(id)
  })

  it('may be left by a row whose content the device sends, also where others brought it to a restored server', async () => {
    const { admin, floor, shelf, asset, hq } = org
    const id = await asset(floor)
    const [maker, other] = [await technicianOf(hq), await technicianOf(hq)]
    const sha256 = 'd'.repeat(64)
    const photo = maker.change('attachment', newId(), {
      assetId: [null, id],
      kind: [null, 'photo'],
      fileName: [null, 'b.jpg'],
      mediaType: [null, 'image/jpeg'],
      sha256: [null, sha256],
    })
    await server.rows('UPDATE server SET was_restored = true')
    await admin.push({ ...photo, n: ++admin.n })
    expect(await outcomeOf(maker, photo)).toEqual(['applied'])
    await admin.push(admin.change('asset', id, { locationId: [floor, shelf] }))
    const removed = other.change('attachment', photo.id, { removedAt: [null, 'today'] }, { revision: 2 })
    expect(await outcomeOf(other, removed)).toEqual(['SITE_FOREIGN'])
    const wanted = async (device: TestDevice) =>
      (await device.send('/sync/contents', { sha256s: [sha256] })).body.contents
    expect(await wanted(maker)).toEqual([{ sha256, size: null }])
    expect(await wanted(other)).toEqual([])
    await server.rows('UPDATE server SET was_restored = false')
  })

  it('met no bug', () => expect(server.bugs).toEqual([]))
})
