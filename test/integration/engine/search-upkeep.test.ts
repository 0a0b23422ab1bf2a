import { expect, it, vi } from 'vitest'
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
