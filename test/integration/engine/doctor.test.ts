import { copyFileSync, existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { databaseFile, openWriter } from '../../../src-main/engine/database/open.ts'
import { inTransaction } from '../../../src-main/engine/database/transaction.ts'
import { checkDataFolder, repairDataFolder } from '../../../src-main/engine/doctor-of-folder.ts'
import { assetsSearch } from '../../../src-main/engine/features/assets/assets-search.ts'
import type { DoctorCheck } from '../../../src-shared/features/doctor/doctor-contract.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'
import { ended, imported, sampleList } from '../../tools/lists.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const original = newFolder()
beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await imported(engine, sampleList(120, 7))
  await engine.close()
  const database = openWriter(original.path)
  const now = () => new Date().toISOString()
  while (database.prepare('SELECT 1 FROM asset_search_dirty').get())
    inTransaction(
      database,
      { actorId: engine.worker.id, now, newId },
      newId(),
      { changed: () => undefined },
      (tx) => assetsSearch.upkeep(tx, 500),
    )
  database.close()
})
afterAll(() => original.remove())

function copyOfOriginal(change: (database: ReturnType<typeof openWriter>) => void = () => undefined): string {
  const folder = folderOfTest()
  copyFileSync(databaseFile(original.path), databaseFile(folder))
  const database = openWriter(folder)
  change(database)
  database.close()
  return folder
}

const found = async (folder: string, check: DoctorCheck) => {
  const finding = (await checkDataFolder(folder)).find((one) => one.check === check)
  if (!finding) throw new Error(`nothing was said of ${check}`)
  return finding
}

describe('the doctor', { timeout: 90_000 }, () => {
  it('finds a used data folder in order, and says so of each thing', async () => {
    const findings = await checkDataFolder(copyOfOriginal())
    const states = Object.fromEntries(findings.map(({ check, state }) => [check, state]))
    expect(states).toMatchObject({
      pages: 'sound',
      references: 'sound',
      search: 'sound',
      changes: 'sound',
      scans: 'sound',
      clock: 'sound',
      log: 'sound',
      space: 'sound',
      permissions: process.platform === 'win32' ? 'unknown' : 'sound',
      leftovers: 'sound',
      backups: 'attention',
    })
    expect(findings.find(({ check }) => check === 'search')?.says).toContain('120 of 120')
    for (const { state, next } of findings) if (state === 'attention') expect(next).toMatch(/\.$/)
  })

  it.each<[string, string, (database: ReturnType<typeof openWriter>) => void]>([
    ['missing', '1 are missing', (database) => database.exec('DELETE FROM asset_text WHERE rowid = 5')],
    [
      'out of date',
      '1 are out of date',
      (database) => {
        database.exec("UPDATE asset SET notes = 'zirkonium' WHERE n = 5; DELETE FROM asset_search_dirty")
      },
    ],
    [
      'out of date by a word of the same length',
      '1 are out of date',
      (database) => {
        const supplier = database.prepare('SELECT name FROM asset WHERE n = 5').pluck().get()
        database
          .prepare('UPDATE asset SET name = ? WHERE n = 5')
          .run(String(supplier).replace(/\w+/, 'zirkonium'))
        database.exec('DELETE FROM asset_search_dirty')
      },
    ],
    [
      'too much',
      '1 are not assets',
      (database) => database.exec("INSERT INTO asset_text (rowid, text, codes) VALUES (99999, 'ghost', '')"),
    ],
  ])('finds full text with what is %s, and mends it', async (_, says, damage) => {
    const folder = copyOfOriginal(damage)
    expect(await found(folder, 'search')).toMatchObject({
      state: 'damaged',
      says: expect.stringContaining(says),
      mending: 'here',
    })
    expect(await repairDataFolder(folder)).toMatchObject({ mended: { searched: 120 }, salvaged: null })
    expect(await found(folder, 'search')).toMatchObject({ state: 'sound' })
  })

  it('mends beside an engine that runs, where search finds everything meanwhile and afterwards', async () => {
    const folder = copyOfOriginal((database) => database.exec('DELETE FROM asset_text WHERE rowid < 50'))
    const engine = await startTestEngine(folder)
    const { client } = engine
    const { findings } = await client.doctor.check()
    expect(findings.find(({ check }) => check === 'search')).toMatchObject({ state: 'damaged' })
    const job = await ended(client, (await client.doctor.mend()).jobId)
    expect(job).toMatchObject({ state: 'done', result: { searched: 120, removed: 0 } })
    const tag = (await client.assets.list({})).rows[0]?.assetTag ?? ''
    expect((await client.assets.list({ search: tag })).total).toBeGreaterThan(0)
    await engine.close()
    expect(await found(folder, 'search')).toMatchObject({ state: 'sound' })
  })

  it('finds changed records, rows that refer to nothing, and a clock that went back', async () => {
    const folder = copyOfOriginal((database) => {
      database.exec(
        "DROP TRIGGER change_no_update; UPDATE change SET actor_id = 'somebody' WHERE n = 7; UPDATE change SET at = '2999-01-01T00:00:00.000Z' WHERE n = (SELECT max(n) FROM change)",
      )
      database.pragma('foreign_keys = OFF')
      database.exec("UPDATE asset SET location_id = '00000000-0000-7000-8000-00000000dead' WHERE n = 3")
    })
    expect(await found(folder, 'changes')).toMatchObject({
      state: 'damaged',
      says: expect.stringContaining('breaks at number 7'),
    })
    expect(await found(folder, 'references')).toMatchObject({ state: 'damaged', mending: 'closed' })
    expect(await found(folder, 'clock')).toMatchObject({
      state: 'attention',
      says: expect.stringContaining('2999'),
    })
    const { salvaged } = await repairDataFolder(folder)
    expect(salvaged?.standIns).toEqual([expect.objectContaining({ table: 'location' })])
    expect(await found(folder, 'references')).toMatchObject({ state: 'sound' })
  })

  it('finds leftover files and removes them, but nothing that is being written', async () => {
    const folder = copyOfOriginal()
    const old = join(folder, 'backups', 'backup-2026-01-01T00-00-00Z.db.part')
    const young = join(folder, 'backups', 'backup-2026-01-02T00-00-00Z.db.part')
    mkdirSync(join(folder, 'backups'))
    for (const file of [old, young]) writeFileSync(file, '')
    utimesSync(old, new Date(0), new Date(0))
    expect(await found(folder, 'leftovers')).toMatchObject({ state: 'attention', mending: 'here' })
    expect(await repairDataFolder(folder)).toMatchObject({ mended: { removed: 1 } })
    expect([existsSync(old), existsSync(young)]).toEqual([false, true])
    expect(await found(folder, 'leftovers')).toMatchObject({ state: 'sound' })
  })

  it('says of a file that is no database that it is damaged, and where there is none that there is none', async () => {
    const folder = folderOfTest()
    expect(() => checkDataFolder(folder)).toThrow('There is no database')
    writeFileSync(databaseFile(folder), 'no database at all, '.repeat(500))
    expect(await found(folder, 'pages')).toMatchObject({ state: 'damaged', mending: 'closed' })
    expect(await found(folder, 'search')).toMatchObject({ state: 'unknown' })
  })
})
