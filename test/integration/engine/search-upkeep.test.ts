import { expect, it, onTestFinished, vi } from 'vitest'
import { migrate } from '../../../src-main/engine/database/migrate.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { turnOfOne } from '../../../src-main/engine/database/turns.ts'
import { type Log, logTo } from '../../../src-main/engine/log.ts'
import { SearchUpkeep } from '../../../src-main/engine/search-upkeep.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

const rounds = 20

it('full text is merged once nothing else is to do, and finds the same before and after', async () => {
  const { writing, connection, bugs } = openEngine(folderOfTest())
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
  const parts = writing.prepare('SELECT count(DISTINCT segid) FROM asset_text_idx').pluck()
  const behind = writing.prepare('SELECT count(*) FROM asset_search_dirty').pluck()
  const found = async () => (await client.assets.list({ search: 'lamp', limit: 1 })).total
  for (let round = 1; round <= rounds; round++) {
    await client.assets.create({ fields: { assetTag: `LAMP-${round}`, name: `lamp ${round}` } })
    await vi.waitFor(() => expect(behind.get()).toBe(0), { timeout: 10_000, interval: 1 })
    expect(await found()).toBe(round)
  }
  // Three parts of each size are left as they are; every round made one.
  await vi.waitFor(() => expect(parts.get()).toBeLessThan(rounds / 2), { timeout: 10_000 })
  expect(await found()).toBe(rounds)
  expect(bugs).toEqual([])
})

/** Upkeep of a register of which so many assets are behind, that can bring nothing over. */
function upkeepBehind(assets: number) {
  const database = openWriter(folderOfTest())
  onTestFinished(() => void database.close())
  migrate(database, null, { newId, now: () => new Date().toISOString() })
  const behind = JSON.stringify(Array.from({ length: assets }, (_, at) => at + 1))
  database.prepare('INSERT INTO asset_search_dirty SELECT value FROM json_each(?)').run(behind)
  const transact = vi.fn()
  const bug = vi.fn()
  const log: Log = { ...logTo(() => undefined), bug }
  const upkeep = new SearchUpkeep({ database, transact, quietFor: () => 0, log })
  onTestFinished(() => upkeep.stop())
  return { upkeep, transact, bug }
}

it('full text is left alone once the engine ends, whoever still writes', () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  onTestFinished(() => void vi.useRealTimers())
  const { upkeep, transact, bug } = upkeepBehind(3)
  upkeep.soon()
  upkeep.stop()
  upkeep.soon()
  upkeep.mergeSoon()
  vi.advanceTimersByTime(60_000)
  expect([transact.mock.calls, bug.mock.calls, vi.getTimerCount()]).toEqual([[], [], 0])
})

it('full text has its turn while two jobs write', async () => {
  const { upkeep, transact, bug } = upkeepBehind(400)
  const job = async () => {
    for (let step = 0; step < 5; step++) {
      await turnOfOne()
      upkeep.soon()
    }
  }
  await Promise.all([job(), job()])
  expect(transact).toHaveBeenCalled()
  expect(bug).not.toHaveBeenCalled()
})
