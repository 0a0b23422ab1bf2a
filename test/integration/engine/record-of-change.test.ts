import { cpSync } from 'node:fs'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile } from '../../../src-main/engine/database/open.ts'
import { failureOf } from '../../tools/client.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { imported } from '../../tools/lists.ts'
import { engineOfTest, startTestEngine } from '../../tools/test-engine.ts'

describe('the record of change', () => {
  it('says of an asset what was written, by whom, from what and to what', async () => {
    const engine = await engineOfTest()
    const { client, worker } = engine
    await imported(engine, [{ 'Asset Tag': 'RC-1', 'Asset Name': 'Old name', Location: 'HQ' }])
    const asset = await client.assets.show({ asset: 'RC-1' })
    await client.assets.update({
      id: asset.id,
      revision: asset.revision,
      fields: { name: 'New name', model: 'T14' },
    })
    const { entries } = await client.assets.timeline({ assetId: asset.id })
    expect(entries).toMatchObject([
      {
        kind: 'changed',
        actor: worker.name,
        fields: [
          { field: 'model', from: null, to: 'T14' },
          { field: 'name', from: 'Old name', to: 'New name' },
        ],
      },
      { kind: 'created', actor: worker.name },
    ])
    expect(entries[1]?.fields).toContainEqual({ field: 'location', from: null, to: 'HQ' })
    expect(await client.record.verify()).toMatchObject({ intact: true, brokenAt: null })
  })

  it('has nothing to say of a write that changed nothing, or that failed', async () => {
    const { writing, connection } = openEngine(folderOfTest())
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    const saved = await client.assets.create({ fields: { assetTag: 'RC-1', name: 'Same' } })
    const recorded = () => writing.prepare('SELECT count(*) AS n, max(hash) AS hash FROM change').get()
    const before = recorded()
    const { id, revision } = saved
    const same = await client.assets.update({ id, revision, fields: { name: 'Same' } })
    expect(same.revision).toBe(revision)
    const failing = client.assets.update({
      id,
      revision,
      fields: { model: 'Brand-new', location: 'Nowhere' },
    })
    expect(await failureOf(failing)).toMatchObject({ code: 'LOCATION_UNKNOWN' })
    const stale = client.assets.update({ id, revision: revision - 1, fields: { name: 'Other' } })
    expect(await failureOf(stale)).toMatchObject({ code: 'ASSET_CHANGED' })
    const taken = client.assets.create({ fields: { assetTag: 'rc-1 ', model: 'Brand-new' } })
    expect(await failureOf(taken)).toMatchObject({ code: 'ASSET_TAG_TAKEN' })
    expect(recorded()).toEqual(before)
    expect(writing.prepare('SELECT count(*) AS n FROM model').get()).toEqual({ n: 0 })
  })
})

describe('a record that somebody tampered with', () => {
  const original = newFolder()
  let changes = 0

  beforeAll(async () => {
    const engine = await startTestEngine(original.path)
    await imported(
      engine,
      ['1', '2', '3'].map((n) => ({ 'Asset Tag': `TP-${n}`, Location: 'HQ' })),
    )
    const { auditId } = await engine.client.audits.start({ location: 'HQ' })
    for (const code of ['TP-1', 'TP-2', 'TP-9'])
      await engine.client.audits.scan({ auditId, code, method: 'typed' })
    const verified = await engine.client.record.verify()
    expect(verified).toMatchObject({ intact: true, scans: 3 })
    changes = verified.changes
    await engine.close()
  })
  afterAll(original.remove)

  /** A copy in which somebody turned the triggers off and then ran this. */
  async function tamperedWith(sql: string) {
    const folder = folderOfTest()
    cpSync(original.path, folder, { recursive: true })
    const database = new BetterSqlite3(databaseFile(folder))
    for (const table of ['change', 'scan'])
      for (const act of ['update', 'delete']) database.exec(`DROP TRIGGER ${table}_no_${act}`)
    database.pragma('foreign_keys = OFF')
    expect(database.prepare(sql).run().changes).toBe(1)
    database.close()
    const { connection } = openEngine(folder)
    const { workers } = await connection.client.session.welcome()
    connection.setActor(workers[0]?.id ?? '')
    return connection.client.record.verify()
  }

  it.each([
    ['a changed actor', "UPDATE change SET actor_id = 'somebody' WHERE n = 3", 'change 3'],
    [
      'a changed value',
      "UPDATE change SET fields = replace(fields, 'TP-2', 'TP-X') WHERE fields LIKE '%TP-2%'",
      /^change \d+$/,
    ],
    ['a changed moment', "UPDATE change SET at = '2020-01-01T00:00:00.000Z' WHERE n = 1", 'change 1'],
    ['a removed change', 'DELETE FROM change WHERE n = 2', 'change 3'],
    ['a moved scan', 'UPDATE scan SET place_id = (SELECT id FROM location) WHERE n = 2', 'scan 2'],
    ['another verdict', "UPDATE scan SET verdict = 'found' WHERE n = 3", 'scan 3'],
    ['a removed scan', 'DELETE FROM scan WHERE n = 1', 'scan 2'],
  ])('is found out, and where: %s', async (_, sql, brokenAt) => {
    expect(changes).toBeGreaterThan(3)
    expect(await tamperedWith(sql)).toMatchObject({
      intact: false,
      brokenAt: typeof brokenAt === 'string' ? brokenAt : expect.stringMatching(brokenAt),
    })
  })
})
