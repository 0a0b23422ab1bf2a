import { writeFileSync } from 'node:fs'
import { expect, it } from 'vitest'
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
  const database = databaseFile(folder)
  const crashed = engine.crash().catch(() => {})
  for (const file of [database, `${database}-wal`]) writeFileSync(file, 'no database at all, '.repeat(500))
  expect(await failed).toMatchObject({ code: 'DATABASE_DAMAGED' })
  await crashed
  await engine.close()
})
