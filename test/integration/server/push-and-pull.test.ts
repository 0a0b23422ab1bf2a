import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { JsonValue } from '../../../src-shared/record/canonical-json.ts'
import { type Cursors, devicesAnswer, type Entry, pullAnswer } from '../../../src-shared/sync/protocol.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

describe('pushing and pulling', () => {
  let server: TestServer
  let one: TestDevice
  let other: TestDevice
  beforeAll(async () => {
    server = await startTestServer()
    one = await TestDevice.enrolled(server)
    other = await TestDevice.enrolled(server)
  })
  afterAll(() => server.close())

  const rowOf = async (id: string) =>
    (
      await server.rows<{ fields: Record<string, unknown> }>('SELECT fields FROM record WHERE id = $1', [id])
    )[0]?.fields
  const made = async (device: TestDevice, kind: string, values: Record<string, string>, siteId = 'org') => {
    const id = newId()
    const fields = Object.fromEntries(
      Object.entries(values).map(([field, to]) => [field, [null, to] as [null, string]]),
    )
    const [result] = await device.push(device.change(kind, id, fields, { siteId }))
    return { id, result }
  }

  it('applies a change once, however often it is sent, and answers the same again', async () => {
    const id = newId()
    const change = one.change('category', id, { name: [null, 'Laptops'] })
    const first = await one.push(change)
    expect(first).toEqual([{ n: change.n, outcome: 'applied' }])
    expect(await one.push(change)).toEqual(first)
    expect((await other.pullAll()).filter((entry) => entry.id === id)).toHaveLength(1)
    expect((await one.hello(change.n)).body).toMatchObject({ lastN: change.n })
  })

  it('takes no number but the next one, and nothing else under one that was used', async () => {
    const gap = one.change('category', newId(), { name: [null, 'Gap'] }, { n: one.n + 2 })
    expect(await one.tryPush(gap)).toMatchObject({
      status: 409,
      body: { code: 'NUMBER_UNEXPECTED', data: { expected: one.n + 1 } },
    })
    const forked = one.change('category', newId(), { name: [null, 'Another'] }, { n: one.n })
    expect(await one.tryPush(forked)).toMatchObject({ status: 409, body: { code: 'REPLICA_FORKED' } })
  })

  it('keeps the value that came first and hands the other one to a person', async () => {
    const { id } = await made(one, 'model', { name: 'T14', manufacturer: 'Lenovo' })
    await one.push(one.change('model', id, { expectedLifeMonths: [null, 48] }, { revision: 2 }))
    const results = await other.push(
      other.change(
        'model',
        id,
        { expectedLifeMonths: [null, 60], endOfLifeDate: [null, '2030-01-01'] },
        { revision: 2 },
      ),
    )
    expect(results).toMatchObject([{ outcome: 'conflict' }])
    expect(await rowOf(id)).toMatchObject({ expectedLifeMonths: 48, endOfLifeDate: '2030-01-01' })
    const entry = (await one.pullAll()).findLast((logged) => logged.id === id)
    expect(entry).toMatchObject({
      values: { expectedLifeMonths: 48, endOfLifeDate: '2030-01-01' },
      conflicts: [{ field: 'expectedLifeMonths', base: null, kept: 48, offered: 60, keptBy: one.actorId }],
    })
  })

  it('merges what two laptops made under one name, and what refers to it goes along', async () => {
    const first = await made(one, 'category', { name: 'Monitors' })
    const second = await made(other, 'category', { name: 'monitors ' })
    expect(second.result).toMatchObject({ outcome: 'applied' })
    expect(await rowOf(second.id)).toMatchObject({ mergedInto: first.id })
    const status = await made(one, 'statusLabel', { name: 'Ready', type: 'deployable' })
    const asset = await made(other, 'asset', {
      assetTag: 'M-1',
      statusId: status.id,
      categoryId: second.id,
    })
    expect(await rowOf(asset.id)).toMatchObject({ categoryId: first.id })
  })

  it('keeps both assets that claim one tag, and says so', async () => {
    const status = await made(one, 'statusLabel', { name: 'Stock', type: 'pending' })
    const first = await made(one, 'asset', { assetTag: 'A-7', statusId: status.id })
    const second = await made(other, 'asset', { assetTag: 'a-7', statusId: status.id })
    expect([first.result, second.result]).toMatchObject([{ outcome: 'applied' }, { outcome: 'conflict' }])
    expect(await rowOf(second.id)).toMatchObject({ assetTag: 'a-7' })
  })

  it('merges sites of one name with all that was made in them, and lets nothing stand below itself', async () => {
    const hq = newId()
    const floor = newId()
    await one.push(
      one.change('location', hq, { name: [null, 'HQ'] }, { siteId: hq }),
      one.change('location', floor, { name: [null, 'Floor 1'], parentId: [null, hq] }, { siteId: hq }),
    )
    const hq2 = newId()
    const floor2 = newId()
    await other.push(
      other.change('location', hq2, { name: [null, 'hq'] }, { siteId: hq2 }),
      other.change('location', floor2, { name: [null, 'Floor 1'], parentId: [null, hq2] }, { siteId: hq2 }),
    )
    expect([await rowOf(hq2), await rowOf(floor2)]).toMatchObject([{ mergedInto: hq }, { mergedInto: floor }])
    const [result] = await other.push(
      other.change('location', hq, { parentId: [null, floor] }, { siteId: hq, revision: 2 }),
    )
    expect(result).toMatchObject({ outcome: 'conflict' })
    expect(await rowOf(hq)).not.toMatchObject({ parentId: floor })
  })

  it('puts aside what it cannot take and goes on with what follows', async () => {
    const technician = await TestDevice.enrolled(server, 'technician')
    const mallory = newId()
    const results = await technician.push(
      technician.change('person', mallory, { name: [null, 'Mallory'], role: [null, 'administrator'] }),
      technician.change('person', mallory, { role: ['technician', 'administrator'] }),
      technician.change('model', newId(), { name: ['X1', 'X2'] }),
      technician.change('category', newId(), { name: [null, 'Null\u0000byte'] }),
      technician.change('category', newId(), { name: [null, 'Docks'] }),
    )
    expect(results).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'quarantined', reason: 'RIGHT_MISSING' },
      { outcome: 'quarantined', reason: 'ROW_UNKNOWN', values: null },
      { outcome: 'quarantined', reason: 'VALUE_INVALID' },
      { outcome: 'applied' },
    ])
    expect(await rowOf(mallory)).toMatchObject({ role: 'technician' })
  })

  it('takes the same fact once, also from a replica that sends it anew', async () => {
    const id = newId()
    const scan = { code: 'A-7', placeId: null }
    await one.push(one.fact('scan', id, scan))
    await other.push(other.fact('scan', id, scan))
    // Under another number, among what is new.
    const more = [newId(), newId()]
    const again = [more[0], id, more[1], more[0]].map((one) => other.fact('scan', one ?? '', scan))
    const results = again.map(({ n }) => ({ n, outcome: 'applied' }))
    expect(await other.push(...again)).toEqual(results)
    expect(await other.push(...again)).toEqual(results)
    const pulled = (await one.pullAll()).map((entry) => entry.id).filter((one) => [id, ...more].includes(one))
    expect(pulled).toEqual([id, ...more])
  })

  it('tells facts one by one that were pushed together, wherever a page ends among them', async () => {
    const device = await TestDevice.enrolled(server)
    const site = newId()
    const facts = Array.from({ length: 900 }, () => device.fact('scan', newId(), { at: 'now' }, site))
    const rest = [...facts]
    for (const size of [300, 499, 1, 100]) await device.push(...rest.splice(0, size))
    const { cursors: start } = (await other.send('/sync/pull', { epoch: other.epoch, cursors: {} })).body
    const told: Entry[] = []
    for (let more = true, at = { cursors: { ...(start as Cursors), [site]: 250 }, marks: {} }; more; ) {
      const { status, body } = await other.send('/sync/pull', { epoch: other.epoch, ...at })
      expect(status).toBe(200)
      const page = pullAnswer.parse(body)
      told.push(...page.entries.filter(({ siteId }) => siteId === site))
      at = page
      more = page.more
    }
    expect(told.map(({ id, seq, n }) => ({ id, seq, n }))).toEqual(
      facts.slice(250).map(({ id, n }) => ({ id, seq: n, n })),
    )
  })

  it('tells a fact as it was sent, whatever it says of itself, and whatever its entry says', async () => {
    const { actorId } = one
    const at = new Date().toISOString()
    const said = { id: newId(), site_id: 'org', actor_id: actorId, at, note: 'two\nlines \u2028 ü' }
    const saying: Record<string, JsonValue>[] = [said, { ...said, at: 'then' }, { ...said, site_id: 'x' }]
    saying.push({ note: null, own: true }, {})
    const facts = saying.map((fact) => ({ ...one.fact('placeMark', newId(), fact), changeSet: newId() }))
    const own = { ...one.fact('placeMark', said.id, said), changeSet: said.id, at }
    await one.push(...facts, own)
    const pulled = await other.pullAll()
    for (const { n, ...fact } of [...facts, own])
      expect(pulled.find(({ id }) => id === fact.id)).toMatchObject({ ...fact, n, replicaId: one.replicaId })
  })

  it('lists devices and revokes them', async () => {
    const lost = await TestDevice.enrolled(server, 'technician')
    const { body } = await one.send('/devices', { deviceId: lost.deviceId })
    const listed = devicesAnswer.parse(body).devices.find(({ id }) => id === lost.deviceId)
    expect(listed).toMatchObject({ name: 'Laptop', role: 'technician', revokedAt: expect.any(String) })
    expect(await lost.hello()).toMatchObject({ status: 403, body: { code: 'DEVICE_REVOKED' } })
  })

  it('begins a new epoch when it has less than a laptop knows of, and refuses cursors of before', async () => {
    const before = one.epoch
    const { body } = await one.hello(one.n + 5)
    expect(body.epoch).not.toBe(before)
    expect(await other.tryPush(other.change('category', newId(), { name: [null, 'Late'] }))).toMatchObject({
      status: 409,
      body: { code: 'EPOCH_CHANGED', data: { epoch: body.epoch } },
    })
  })

  it('does not send a laptop the facts back that it has, and passes nothing that it has not', async () => {
    const device = await TestDevice.enrolled(server)
    const start = (await device.send('/sync/pull', { epoch: device.epoch, cursors: {} })).body.cursors
    const site = newId()
    const fact = () => device.fact('scan', newId(), { at: 'now' }, site)
    const own = [fact(), fact(), fact()]
    await device.push(...own)
    const another = await TestDevice.enrolled(server)
    const theirs = another.fact('scan', newId(), { at: 'now' }, site)
    await another.push(theirs)
    await device.push(fact())
    const pulled = async (n: number) => {
      const { replicaId, epoch } = device
      const { body } = await device.send('/sync/pull', { epoch, cursors: start, own: { replicaId, n } })
      const entries = (body.entries as { id: string; siteId: string }[]).filter(
        ({ siteId }) => siteId === site,
      )
      return { ids: entries.map(({ id }) => id), seq: (body.cursors as Record<string, number>)[site] }
    }
    expect(await pulled(4)).toEqual({ ids: [theirs.id], seq: 5 })
    // A data folder that was copied back does not have all that it once recorded.
    expect(await pulled(2)).toMatchObject({ ids: [own[2]?.id, theirs.id, expect.any(String)], seq: 5 })
  })

  it('notices at a cursor that it was restored, however much others have sent since', async () => {
    const { body: said } = await one.hello(one.n)
    one.epoch = said.epoch as string
    const { body: page } = await one.send('/sync/pull', { epoch: one.epoch, cursors: {} })
    const { cursors, marks } = pullAnswer.parse(page)
    const again = { epoch: one.epoch, cursors, marks }
    expect((await one.send('/sync/pull', again)).status).toBe(200)
    // Another entry has the number now.
    await server.rows(
      `UPDATE entry SET received_at = '2030-01-01T00:00:00.000Z' WHERE site_id = 'org' AND seq = $1`,
      [cursors.org],
    )
    expect(await one.send('/sync/pull', again)).toMatchObject({
      status: 409,
      body: { code: 'EPOCH_CHANGED' },
    })
    const { replicaId, n: acknowledged } = one
    const { body } = await one.send('/sync/hello', { protocol: 1, replicaId, acknowledged, ...again })
    expect(body.epoch).not.toBe(one.epoch)
  })

  it('met no bug', () => expect(server.bugs).toEqual([]))
})
