import { describe, expect, it } from 'vitest'
import { migrateServer } from '../../../src-server/database/migrate-server.ts'
import type { ServerDatabase } from '../../../src-server/database/server-database.ts'
import type { Mutation } from '../../../src-shared/sync/protocol.ts'
import { newId } from '../../tools/client.ts'
import { openMemoryDatabase } from '../../tools/server/memory-database.ts'
import { TestDevice } from '../../tools/server/test-device.ts'
import { startTestServer } from '../../tools/server/test-server.ts'

const tools = { newId, now: () => new Date().toISOString() }

/** A fact that says of itself what its entry does, and one that does not. */
function facts(device: TestDevice): Mutation[] {
  const [own, other] = [newId(), newId()]
  const scan = device.fact('scan', own, { code: 'AW-1' })
  const { siteId: site_id, actorId: actor_id, at } = scan
  const said = { ...scan, changeSet: own, fact: { id: own, site_id, actor_id, at, code: 'AW-1', note: null } }
  return [said as Mutation, device.fact('scan', other, { id: other, code: 'AW-2' })]
}

/** As it was before rows said when they were made, and what laptops take of them. */
async function withoutSnapshots(database: ServerDatabase): Promise<void> {
  await database.rows('ALTER TABLE record DROP COLUMN made_at, DROP COLUMN changed_at')
  await database.rows("UPDATE record SET fields = fields - 'offeredBy' - 'offeredAt' WHERE kind = 'conflict'")
  for (const index of ['record_kind', 'entry_beside_register']) await database.rows(`DROP INDEX ${index}`)
}

/** As it was when an entry said all of itself in its body. */
async function withFullBodies(database: ServerDatabase): Promise<void> {
  await database.rows('ALTER TABLE entry ALTER COLUMN body TYPE jsonb USING body::jsonb')
  await database.rows("UPDATE entry SET body = jsonb_build_object('type', type, 'changeSet', id) || body")
  await database.rows(`UPDATE entry SET body = body - 'own' || jsonb_build_object('fact', body -> 'fact' || jsonb_build_object(
      'id', id, 'site_id', site_id, 'actor_id', body -> 'actorId', 'at', body -> 'at'))
    WHERE jsonb_exists(body, 'own')`)
  await database.rows('ALTER TABLE entry DROP COLUMN type, DROP COLUMN size')
  await database.rows('DROP TABLE fact')
  await database.rows('CREATE UNIQUE INDEX entry_of_change ON entry (replica_id, n) WHERE NOT follows')
}

describe('the database of an older server', () => {
  it('is brought to the newest version, and what was answered is answered again', async () => {
    const database = await openMemoryDatabase()
    const server = await startTestServer({ database })
    const device = await TestDevice.enrolled(server)
    const made = () => device.change('category', newId(), { name: [null, newId()] })
    const [applied, refused, next] = [made(), made(), made()]
    const writer = await TestDevice.enrolled(server)
    const older = writer.change('category', newId(), { name: [null, 'Laptops'] })
    const later = writer.change('category', older.id, { name: ['Laptops', 'Notebooks'] }, { revision: 2 })
    const other = writer.change('category', older.id, { name: ['Laptops', 'Portables'] }, { revision: 2 })
    await writer.push(older, later, other)
    for (const fact of facts(writer)) await writer.push(fact)
    const told = await writer.pullAll()
    await withFullBodies(database)
    await withoutSnapshots(database)
    // A conflict was called after the number of the change.
    await database.rows("UPDATE record SET id = $1 WHERE kind = 'conflict'", [
      `${writer.replicaId}:${other.n}:name`,
    ])
    await database.rows('INSERT INTO replica VALUES ($1, $2, 2)', [device.replicaId, device.deviceId])
    await database.rows('DROP TABLE push_result, content_name, upload, tag_counter, tag_lease')
    await database.rows('UPDATE version SET number = 1')
    await database.rows('ALTER TABLE device DROP COLUMN sites, DROP COLUMN leaving_sites')
    await database.rows('ALTER TABLE invite DROP COLUMN sites')
    await database.rows('ALTER TABLE server DROP COLUMN was_restored')
    await database.rows('ALTER TABLE entry DROP COLUMN follows, ADD UNIQUE (replica_id, n)')
    await database.rows('DROP INDEX record_below, record_at_place, record_of_asset')
    await database.rows(`CREATE TABLE mutation_result (
      replica_id text NOT NULL, n bigint NOT NULL, digest text NOT NULL, result jsonb NOT NULL, PRIMARY KEY (replica_id, n))`)
    const aside = { n: 2, outcome: 'quarantined', reason: 'VALUE_INVALID', values: null }
    await database.rows(`INSERT INTO mutation_result VALUES ($1, 1, 'd', $2), ($1, 2, 'd', $3)`, [
      device.replicaId,
      { n: 1, outcome: 'applied' },
      aside,
    ])
    await migrateServer(database, tools)
    expect(await device.push(applied, refused, next)).toEqual([
      { n: 1, outcome: 'applied' },
      aside,
      { n: 3, outcome: 'applied' },
    ])
    expect(await database.rows('SELECT number FROM version')).toEqual([{ number: 9 }])
    const [row] = await database.rows('SELECT made_at, changed_at FROM record WHERE id = $1', [older.id])
    expect(row).toEqual({ made_at: older.at, changed_at: other.at })
    const conflicts = await database.rows(
      "SELECT fields ->> 'offeredBy' AS by FROM record WHERE kind = 'conflict'",
    )
    expect(conflicts).toEqual([{ by: writer.actorId }])
    expect((await writer.pullAll()).slice(0, told.length)).toEqual(told)
    await server.close()
  })

  it('is left alone when a newer server has written it', async () => {
    const database = await openMemoryDatabase()
    await migrateServer(database, tools)
    await database.rows('UPDATE version SET number = 99')
    await expect(migrateServer(database, tools)).rejects.toThrow('start the newer server')
    await database.close()
  })
})
