import { afterAll, beforeAll, expect, it } from 'vitest'
import { imported } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

let world: LaptopsOfServer
let ada: TestEngine
let ben: TestEngine
beforeAll(async () => {
  world = await startLaptopsOfServer()
  ada = await world.laptop('Ada Tester')
  ben = await world.laptop('Ben Tester')
  for (const { client } of [ada, ben]) await client.sync.pause({ paused: true })
  await imported(ada, [{ 'Asset Tag': 'H-1', Location: 'HQ / Floor 1' }])
  await syncedInTurn(ada)
  const { deviceId } = await ben.client.sync.status()
  const { id } = await ada.client.locations.show({ location: 'HQ' })
  await ada.client.sync.setSites({ deviceId: deviceId ?? '', sites: [id] })
  await syncedInTurn(ben)
})
afterAll(() => world.close())

it('what was scanned at a place that the server did not take comes all the same, and says where once it did', async () => {
  await ben.client.locations.add({ path: 'Barn' })
  const { auditId } = await ben.client.audits.start({ location: 'HQ' })
  await ben.client.audits.scan({ auditId, code: 'H-1', location: 'Barn', method: 'scanner' })
  await syncedInTurn(ben, ada)

  const { changes } = await ben.client.sync.quarantine()
  expect(changes).toMatchObject([{ kind: 'location', reason: 'SITE_FOREIGN' }])
  expect(await ada.client.sync.status()).toMatchObject({ notYetWritten: 0, problem: null })
  const scanned = async () => (await ada.client.audits.recentScans({ auditId, limit: 5 })).scans
  expect(await scanned()).toMatchObject([{ code: 'H-1', place: 'At another site' }])

  const { deviceId } = await ben.client.sync.status()
  await ada.client.sync.setSites({ deviceId: deviceId ?? '', sites: null })
  await ben.client.sync.resend({})
  await syncedInTurn(ben, ada)
  expect((await ben.client.sync.quarantine()).changes).toEqual([])
  expect(await scanned()).toMatchObject([{ code: 'H-1', place: 'Barn' }])
})
