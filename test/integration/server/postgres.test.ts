import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPostgres } from '../../../src-server/database/postgres-database.ts'
import { type ServerDatabase, watched } from '../../../src-server/database/server-database.ts'
import { newId } from '../../tools/client.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { postgresCanRun, startTestPostgres, type TestPostgres } from '../../tools/server/test-postgres.ts'
import { startTestServer, type TestServer } from '../../tools/server/test-server.ts'

/** A transaction that has written all it has to, and is not committed before it may. */
interface Held {
  reached: PromiseWithResolvers<void>
  may: PromiseWithResolvers<void>
}

/** Holds the next transaction that logs something open, where that is asked for. */
function holding(database: ServerDatabase): { database: ServerDatabase; hold: () => Held } {
  let next: Held | null = null
  const transaction: ServerDatabase['transaction'] = (work) =>
    database.transaction(async (session) => {
      let hasLogged = false
      const seen = watched((text, values) => {
        hasLogged ||= text.includes('INSERT INTO entry')
        return session.rows(text, values)
      })
      const result = await work(seen)
      await seen.settled()
      const held = hasLogged ? next : null
      if (!held) return result
      next = null
      held.reached.resolve()
      await held.may.promise
      return result
    })
  const hold = () => {
    next = { reached: Promise.withResolvers<void>(), may: Promise.withResolvers<void>() }
    return next
  }
  return { database: { ...database, transaction }, hold }
}

describe.skipIf(!postgresCanRun())('a server on PostgreSQL', () => {
  let postgres: TestPostgres
  let server: TestServer
  let hold: () => Held
  let one: TestDevice
  let other: TestDevice
  let reader: TestDevice
  beforeAll(async () => {
    postgres = await startTestPostgres()
    const gated = holding(openPostgres(postgres.url))
    hold = gated.hold
    server = await startTestServer({ database: gated.database })
    one = await TestDevice.enrolled(server)
    other = await TestDevice.enrolled(server)
    reader = await TestDevice.enrolled(server)
  })
  afterAll(async () => {
    await server.close()
    await postgres.close()
  })

  const category = (of: TestDevice) => of.change('category', newId(), { name: [null, newId()] })
  const place = async (siteId: string, parentId: string | null) => {
    const id = newId()
    const fields = {
      name: [null, newId()] as [null, string],
      parentId: [null, parentId] as [null, string | null],
    }
    expect(await one.push(one.change('location', id, fields, { siteId: siteId || id }))).toMatchObject([
      { outcome: 'applied' },
    ])
    return id
  }
  /** Whether a call ends within a time in which one that waits for nobody has long ended. */
  const endsSoon = (call: Promise<unknown>) =>
    Promise.race([call.then(() => true), new Promise((resolve) => setTimeout(resolve, 400, false))])

  it('numbers what took effect in the order in which it is committed', async () => {
    const before = (await reader.pullAll()).length
    const held = hold()
    const first = one.push(category(one))
    await held.reached.promise
    const second = other.push(category(other))
    expect(await endsSoon(second), 'what has the higher number is committed later').toBe(false)
    expect(await reader.pullAll()).toHaveLength(before)
    held.may.resolve()
    expect([...(await first), ...(await second)]).toMatchObject([
      { outcome: 'applied' },
      { outcome: 'applied' },
    ])
    expect((await reader.pullAll()).slice(before).map(({ replicaId }) => replicaId)).toEqual([
      one.replicaId,
      other.replicaId,
    ])
  })

  it('logs a fact once that two laptops push at the same time', async () => {
    const id = newId()
    const pushed = (device: TestDevice) =>
      device.push(device.fact('labelRun', id, { said: 'once' }), category(device))
    const held = hold()
    const first = pushed(one)
    await held.reached.promise
    const second = pushed(other)
    expect(await endsSoon(second), 'the one may still be taken back').toBe(false)
    held.may.resolve()
    for (const results of [await first, await second])
      expect(results).toMatchObject([{ outcome: 'applied' }, { outcome: 'applied' }])
    const logged = (await reader.pullAll()).filter((entry) => entry.id === id)
    expect(logged).toMatchObject([{ kind: 'labelRun', replicaId: one.replicaId }])
  })

  it('takes back a transaction of which a statement failed that nobody waited for', async () => {
    const database = openPostgres(postgres.url)
    const transaction = database.transaction(async ({ rows }) => {
      await rows('CREATE TABLE taken_back (n integer)')
      void rows('SELECT 1 / 0')
      void rows('INSERT INTO taken_back VALUES ($1)', [1])
      return 'done'
    })
    await expect(transaction).rejects.toMatchObject({ code: '22012' })
    expect(await database.rows("SELECT to_regclass('taken_back') AS name")).toEqual([{ name: null }])
    await database.close()
  })

  it('goes by an index however small a table was when the statement was planned', async () => {
    const database = openPostgres(postgres.url)
    const plan = await database.transaction(async ({ rows }) => {
      await rows('CREATE TEMPORARY TABLE small (id text PRIMARY KEY, body text)')
      await rows('PREPARE by_ids (text[]) AS SELECT body FROM small WHERE id = ANY($1)')
      await rows('SET LOCAL plan_cache_mode = force_generic_plan')
      return rows<Record<string, string>>("EXPLAIN EXECUTE by_ids (ARRAY['a'])")
    })
    expect(JSON.stringify(plan)).toContain('small_pkey')
    await database.close()
  })

  it('lets nobody wait for a push to another site', async () => {
    const siteId = await place('', null)
    const held = hold()
    const first = one.push(
      one.change('location', newId(), { name: [null, 'A'], parentId: [null, siteId] }, { siteId }),
    )
    await held.reached.promise
    expect(await endsSoon(other.push(category(other)))).toBe(true)
    held.may.resolve()
    await first
  })

  it('overwrites no value that was written while it looked', async () => {
    const id = newId()
    await one.push(one.change('category', id, { name: [null, newId()], usefulLifeMonths: [null, null] }))
    const held = hold()
    const renaming = (device: TestDevice, name: string) =>
      device.push(device.change('category', id, { notes: [null, name] }, { revision: 2 }))
    const first = renaming(one, 'Mine')
    await held.reached.promise
    const second = renaming(other, 'Theirs')
    expect(await endsSoon(second)).toBe(false)
    held.may.resolve()
    expect(await first).toMatchObject([{ outcome: 'applied' }])
    expect(await second).toMatchObject([{ outcome: 'conflict' }])
  })

  it('makes no ring of two places that are moved below each other at once', async () => {
    const siteId = await place('', null)
    const [left, right] = [await place(siteId, siteId), await place(siteId, siteId)]
    const moved = (device: TestDevice, id: string, below: string) =>
      device.push(device.change('location', id, { parentId: [siteId, below] }, { siteId, revision: 2 }))
    const held = hold()
    const first = moved(one, left, right)
    await held.reached.promise
    const second = moved(other, right, left)
    await endsSoon(second)
    held.may.resolve()
    expect((await Promise.all([first, second])).flat().map(({ outcome }) => outcome)).toEqual([
      'applied',
      'conflict',
    ])
  })

  it('takes the changes of many devices at once, each of them once', async () => {
    const devices = await Promise.all(Array.from({ length: 12 }, () => TestDevice.enrolled(server)))
    const results = await Promise.all(
      devices.map((device) => device.push(...Array.from({ length: 20 }, () => category(device)))),
    )
    expect(results.flat().filter(({ outcome }) => outcome === 'applied')).toHaveLength(240)
    const entries = (await reader.pullAll()).filter(({ siteId }) => siteId === 'org')
    const theirs = entries.filter(({ replicaId }) => devices.some((device) => device.replicaId === replicaId))
    expect(new Set(theirs.map(({ id }) => id)).size).toBe(240)
    const seqs = entries.map(({ seq }) => seq)
    expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  })
})
