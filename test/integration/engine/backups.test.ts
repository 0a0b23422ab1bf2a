import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUpDataFolder } from '../../../src-main/engine/backup-data-folder.ts'
import { backupsIn } from '../../../src-main/engine/backups/backups-folder.ts'
import { migrate, migrations, newestVersion } from '../../../src-main/engine/database/migrate.ts'
import { databaseFile, openWriter } from '../../../src-main/engine/database/open.ts'
import { previewRestore, restoreDataFolder } from '../../../src-main/engine/restore-data-folder.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'
import { dumpOf } from '../../tools/dump.ts'
import { ended, imported, sampleList, staged } from '../../tools/lists.ts'
import { startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

const original = newFolder()
beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await imported(engine, sampleList(60, 3))
  await engine.close()
})
afterAll(() => original.remove())

/** A data folder of its own with the data of the original. */
function copyOfOriginal(): string {
  const folder = folderOfTest()
  copyFileSync(databaseFile(original.path), databaseFile(folder))
  return folder
}

const elsewhere = () => join(folderOfTest(), 'kept.db')
const tagsIn = (file: string) => {
  const database = new BetterSqlite3(file, { readonly: true })
  const tags = database.prepare('SELECT asset_tag FROM asset ORDER BY asset_tag').pluck().all()
  database.close()
  return tags
}

describe('a backup', { timeout: 90_000 }, () => {
  it('is written while the engine writes, and is like the data at one moment', async () => {
    const folder = copyOfOriginal()
    const engine = await startTestEngine(folder)
    const writing = (async () => {
      for (let n = 0; n < 60; n++) await engine.client.assets.create({ fields: { assetTag: `NEW-${n}` } })
    })()
    const { jobId } = await engine.client.backups.make()
    const job = await ended(engine.client, jobId)
    await writing
    expect(job).toMatchObject({ state: 'done', result: { kind: 'regular', size: expect.any(Number) } })
    const { backups, last, isOld } = await engine.client.backups.list()
    expect(backups).toEqual([job.result])
    expect([last, isOld]).toEqual([job.result, false])
    await engine.close()
    const file = join(folder, 'backups', backups[0]?.name ?? '')
    expect(readdirSync(join(folder, 'backups'))).toEqual([backups[0]?.name])
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o077).toBe(0)
    const news = tagsIn(file).filter((tag) => String(tag).startsWith('NEW-'))
    const inOrder = news.map((_, n) => `NEW-${n}`).sort()
    expect(news, 'what was written is in it up to one moment').toEqual(inOrder)
  })

  it('waits for the one before it where several are made at once', async () => {
    const engine = await startTestEngine(copyOfOriginal())
    const started = await Promise.all([1, 2, 3].map(() => engine.client.backups.make()))
    const jobs = await Promise.all(started.map(({ jobId }) => ended(engine.client, jobId)))
    expect(jobs.map(({ state }) => state)).toEqual(['done', 'done', 'done'])
    expect((await engine.client.backups.list()).backups).toEqual([jobs[2]?.result])
    await engine.close()
  })

  it('goes anywhere but over a file or into the data itself', () => {
    const file = elsewhere()
    expect(backUpDataFolder(original.path, file)).toMatchObject({ file, size: statSync(file).size })
    expect(dumpOf(file)).toEqual(dumpOf(databaseFile(original.path)))
    const thrown = (target: string, folder = original.path) => {
      try {
        backUpDataFolder(folder, target)
        return null
      } catch (error) {
        return (error as { code?: string }).code
      }
    }
    const before = readFileSync(file)
    expect(thrown(file)).toBe('BACKUP_EXISTS')
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(thrown(databaseFile(original.path))).toBe('BACKUP_EXISTS')
    expect(thrown(join(original.path, 'mine.db'))).toBe('BACKUP_IN_DATA')
    expect(thrown(join(file, 'below.db'))).toBe('BACKUP_NOT_WRITTEN')
    expect(thrown(elsewhere(), folderOfTest())).toBe('NOTHING_TO_BACK_UP')
  })

  it('of a damaged database is none: nothing is left that looks like one', () => {
    const folder = copyOfOriginal()
    const bytes = readFileSync(databaseFile(folder))
    const start = bytes.lastIndexOf('LAP-')
    bytes.fill(0xee, start - (start % 4096), start - (start % 4096) + 4096)
    writeFileSync(databaseFile(folder), bytes)
    const file = elsewhere()
    expect(() => backUpDataFolder(folder, file)).toThrow('assetwalk doctor')
    expect(readdirSync(join(file, '..'))).toEqual([])
  })
})

describe('a restore', { timeout: 90_000 }, () => {
  it('is the data of the backup, under a name of its own, and stands in the record of change', () => {
    const folder = copyOfOriginal()
    const file = elsewhere()
    backUpDataFolder(folder, file)
    const replica = (data: string) => JSON.parse(String(dumpOf(data).organisation?.[0])).replica_id
    const writing = openWriter(folder)
    writing.prepare("UPDATE asset SET notes = 'changed'").run()
    writing.close()
    const changed = dumpOf(databaseFile(folder))

    const done = restoreDataFolder({ dataFolder: folder, file, name: 'Ada Tester' })
    const [before, after] = [dumpOf(file), dumpOf(databaseFile(folder))]
    const { organisation: _, change: changesBefore = [], ...rest } = before
    expect(after).toMatchObject(rest)
    expect(after.change).toEqual(expect.arrayContaining(changesBefore))
    const [added] = (after.change ?? []).filter((row) => !changesBefore.includes(row))
    expect(after.change).toHaveLength(changesBefore.length + 1)
    const { entity, fields, actor_id } = JSON.parse(String(added))
    expect(entity).toBe('organisation')
    expect(JSON.parse(fields)).toMatchObject({
      replicaId: { from: replica(file), to: done.replicaId },
      restoredFrom: { from: null, to: expect.stringMatching(/^20/) },
    })
    expect((after.person ?? []).find((row) => String(row).includes(actor_id))).toContain('Ada Tester')
    expect(replica(databaseFile(folder))).toBe(done.replicaId)
    expect(done.replicaId).not.toBe(replica(file))
    expect(dumpOf(join(folder, done.before ?? '')), 'the data of before is kept whole').toEqual(changed)
    expect(existsSync(join(folder, 'incoming'))).toBe(false)
  })

  it('says first what would change, and changes nothing', async () => {
    const folder = copyOfOriginal()
    const file = elsewhere()
    backUpDataFolder(folder, file)
    const engine = await startTestEngine(folder)
    const { client } = engine
    await client.assets.create({ fields: { assetTag: 'LATE-1' } })
    const { locations } = await client.locations.list({})
    const { auditId } = await client.audits.start({ location: locations[0]?.path ?? '' })
    await client.audits.scan({ auditId, code: 'LATE-1', method: 'typed' })
    const source = { stagingId: await staged(engine, readFileSync(file)), fileName: 'kept.db' }
    const job = await ended(client, (await client.backups.preview({ source })).jobId)
    await engine.close()
    const before = dumpOf(databaseFile(folder))
    const preview = previewRestore({ dataFolder: folder, file })
    expect(job.result).toEqual(preview)
    expect(preview).toMatchObject({
      fileName: 'kept.db',
      isSameRegister: true,
      isOlder: false,
      version: newestVersion,
      counts: {
        assets: { now: 61, inBackup: 60 },
        audits: { now: 1, inBackup: 0 },
        scans: { now: 1, inBackup: 0 },
      },
      gone: { scans: 1, audits: [{ startedAt: expect.any(String) }] },
    })
    expect(preview.gone.changes).toBe((preview.counts.changes.now ?? 0) - preview.counts.changes.inBackup)
    expect(preview.gone.newest).toContainEqual(
      expect.objectContaining({ actor: 'Ada Tester', entity: 'asset', name: 'LATE-1' }),
    )
    expect(dumpOf(databaseFile(folder))).toEqual(before)
    expect(existsSync(join(folder, 'incoming'))).toBe(false)
  })

  it('is done by an engine that runs: it begins anew on the backup, and whoever waits hears the end', {
    timeout: 120_000,
  }, async () => {
    const folder = copyOfOriginal()
    const engine: TestEngine = await startTestEngine(folder)
    const { client } = engine
    const made = await ended(client, (await client.backups.make()).jobId)
    const { name } = made.result as { name: string }
    await client.assets.create({ fields: { assetTag: 'LATE-1' } })
    expect((await client.session.welcome()).assetCount).toBe(61)
    const { jobId } = await client.backups.restore({ source: { name } })
    const job = await ended(client, jobId)
    expect(job).toMatchObject({ state: 'done', result: { fileName: name, assets: 60 } })
    await expect.poll(async () => (await client.session.welcome()).assetCount).toBe(60)
    expect(await client.record.verify()).toMatchObject({ intact: true })
    expect((await client.backups.list()).backups.map(({ kind }) => kind)).toEqual([
      'beforeRestore',
      'regular',
    ])
    await client.assets.create({ fields: { assetTag: 'AFTER-1' } })
    const { before } = job.result as { before: string }
    const back = await ended(
      client,
      (await client.backups.restore({ source: { name: before.split('/')[1] ?? '' } })).jobId,
    )
    expect(back).toMatchObject({ state: 'done', result: { assets: 61 } })
    await engine.close()
    expect(tagsIn(databaseFile(folder))).toContain('LATE-1')
  })

  it('stands in the timeline of each asset that was there', async () => {
    const folder = copyOfOriginal()
    restoreDataFolder({ dataFolder: folder, file: databaseFile(original.path), name: 'Ada Tester' })
    const engine = await startTestEngine(folder)
    const { client } = engine
    const [old] = (await client.assets.list({ limit: 1 })).rows
    const { id } = await client.assets.create({ fields: { assetTag: 'AFTER-1' } })
    const kinds = async (assetId: string) =>
      (await client.assets.timeline({ assetId })).entries.map(({ kind, actor }) => `${kind} by ${actor}`)
    expect((await kinds(old?.id ?? ''))[0]).toBe('restored by Ada Tester')
    expect(await kinds(id)).toEqual(['created by Ada Tester'])
    await engine.close()
  })

  it('brings a backup of an older version to this one', () => {
    const old = folderOfTest()
    const database = openWriter(old)
    migrate(database, null, { newId, now: () => '2026-01-01T00:00:00.000Z' }, migrations.slice(0, 1))
    database.close()
    const folder = copyOfOriginal()
    const preview = previewRestore({ dataFolder: folder, file: databaseFile(old) })
    expect(preview).toMatchObject({ version: 1, isOlder: true, isSameRegister: false })
    expect(restoreDataFolder({ dataFolder: folder, file: databaseFile(old), name: 'Ada' })).toMatchObject({
      assets: 0,
    })
    const restored = new BetterSqlite3(databaseFile(folder))
    expect(restored.pragma('user_version', { simple: true })).toBe(newestVersion)
    restored.close()
    expect(backupsIn(folder).map(({ kind }) => kind)).toEqual(['beforeRestore'])
  })

  it('works where the database is damaged or gone', () => {
    for (const damage of [true, false]) {
      const folder = folderOfTest()
      if (damage) writeFileSync(databaseFile(folder), 'no database at all, '.repeat(500))
      const preview = previewRestore({ dataFolder: folder, file: databaseFile(original.path) })
      expect(preview.counts.assets).toEqual({ now: null, inBackup: 60 })
      const done = restoreDataFolder({ dataFolder: folder, file: databaseFile(original.path), name: 'Ada' })
      expect(done).toMatchObject({
        assets: 60,
        before: damage ? expect.stringContaining('before-restore') : null,
      })
    }
  })

  it.each<[string, string, (file: string) => void]>([
    ['no database', 'BACKUP_NOT_OURS', (file) => writeFileSync(file, 'no database at all, '.repeat(500))],
    ['another program’s', 'BACKUP_NOT_OURS', (file) => otherDatabase(file)],
    [
      'cut off',
      'BACKUP_DAMAGED',
      (file) => writeFileSync(file, cut(readFileSync(databaseFile(original.path)))),
    ],
    ['of a newer program', 'BACKUP_FROM_FUTURE', (file) => newerDatabase(file)],
    ['a folder', 'BACKUP_NOT_READABLE', (file) => mkdirSync(file)],
    ['not there', 'BACKUP_NOT_READABLE', () => undefined],
  ])('refuses a file that is %s, and changes nothing', async (_, code, make) => {
    const folder = copyOfOriginal()
    const file = elsewhere()
    make(file)
    const before = readFileSync(databaseFile(folder))
    const restore = async () => restoreDataFolder({ dataFolder: folder, file, name: 'Ada' })
    expect(await failureOf(restore())).toMatchObject({ code })
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true)
    expect(readdirSync(folder).sort()).toEqual(['assetwalk.db', 'owner.lock'])
  })

  it('refuses the present data itself, and a folder on which an engine works', async () => {
    const folder = copyOfOriginal()
    const restore = async () =>
      restoreDataFolder({ dataFolder: folder, file: databaseFile(folder), name: 'Ada' })
    expect(await failureOf(restore())).toMatchObject({ code: 'BACKUP_IS_DATA' })
    const engine = await startTestEngine(folder)
    expect(await failureOf(restore())).toMatchObject({ code: 'DATA_FOLDER_IN_USE' })
    expect(
      await failureOf(engine.client.backups.restore({ source: { name: '../assetwalk.db' } })),
    ).toMatchObject({
      code: 'BACKUP_UNKNOWN',
    })
    await engine.close()
  })
})

const cut = (bytes: Buffer) => bytes.subarray(0, bytes.length - 3 * 4096)

function otherDatabase(file: string): void {
  const database = new BetterSqlite3(file)
  database.exec('CREATE TABLE bookmark (url TEXT); PRAGMA user_version = 1')
  database.close()
}

function newerDatabase(file: string): void {
  copyFileSync(databaseFile(original.path), file)
  const database = new BetterSqlite3(file)
  database.pragma(`user_version = ${newestVersion + 1}`)
  database.close()
}
