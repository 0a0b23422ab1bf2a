import BetterSqlite3 from 'better-sqlite3'
import { expect, it } from 'vitest'
import { newestVersion } from '../../../src-main/engine/database/migrate.ts'
import { databaseFile } from '../../../src-main/engine/database/open.ts'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { folderOfTest } from '../../tools/data-folder.ts'

it('an engine that cannot begin anew after a crash tells its host why', async () => {
  const folder = folderOfTest()
  let tell: (error: unknown) => void = () => {}
  const failed = new Promise<unknown>((resolve) => {
    tell = resolve
  })
  const engine = await startEngine({ dataFolder: folder, version: 'test', onFailed: tell })
  // Committed before the crash: bytes written over the files race with what the ending threads still bring home.
  const database = new BetterSqlite3(databaseFile(folder))
  database.pragma(`user_version = ${newestVersion + 1}`)
  database.close()
  const crashed = engine.crash().catch(() => {})
  expect(await failed).toMatchObject({ code: 'DATABASE_FROM_FUTURE' })
  await crashed
  await engine.close()
})
