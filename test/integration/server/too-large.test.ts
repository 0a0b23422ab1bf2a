import { afterAll, beforeAll, expect, it } from 'vitest'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { inTransaction } from '../../../src-main/engine/database/transaction.ts'
import { largestFact } from '../../../src-shared/sync/protocol.ts'
import { newId } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'

let house: LaptopsOfServer
beforeAll(async () => {
  house = await startLaptopsOfServer()
})
afterAll(() => house.close())

it('what is larger than the server takes is put aside, and what comes after it is sent', async () => {
  const ada = await house.laptop('Ada Tester')
  const ben = await house.laptop('Ben Tester')
  await syncedInTurn(ada, ben)
  const database = openWriter(ada.folder)
  const { workers } = await ada.client.session.welcome()
  const context = { actorId: workers[0]?.id ?? '', newId, now: () => new Date().toISOString() }
  inTransaction(database, context, newId(), { changed: () => undefined }, (tx) => {
    const view = { name: 'x'.repeat(largestFact), address: '/', columns: '[]', removedAt: null }
    tx.record('sharedView', { id: newId(), siteId: 'org', revision: 1 }, {}, view)
  })
  database.close()
  await imported(ada, [{ 'Asset Tag': 'L-1', Location: 'HQ' }])
  await syncedInTurn(ada, ben)
  expect(await ben.client.assets.show({ asset: 'L-1' })).toMatchObject({ location: 'HQ' })
  expect((await ada.client.sync.quarantine()).changes).toMatchObject([
    { kind: 'sharedView', reason: 'TOO_LARGE', canBeDiscarded: false },
  ])
  expect(await ada.client.sync.status()).toMatchObject({ waiting: 0, quarantined: 1 })
})
