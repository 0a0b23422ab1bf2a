import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { entriesOf, type LoggedRow, loggedRow } from '../../../src-server/sync/entry-body.ts'
import { backUpServer, restoreServer, type ServerBackup } from '../../simulation/server-backup.ts'
import { imported } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

describe('a server that was restored, and whose makers are gone', () => {
  let house: LaptopsOfServer
  let ada: TestEngine
  let ben: TestEngine
  let cay: TestEngine
  let backup: ServerBackup
  let auditId = ''
  beforeAll(async () => {
    house = await startLaptopsOfServer()
    ada = await house.laptop('Ada Tester')
    ben = await house.laptop('Ben Tester')
    await imported(ada, [{ 'Asset Tag': 'R-1', Location: 'HQ', 'Asset Name': 'Old name' }])
    await syncedInTurn(ada, ben)
    backup = await backUpServer(house.server)
    // All of this the server forgets, and Ada never comes back.
    const { id, revision } = await ada.client.assets.show({ asset: 'R-1' })
    await ada.client.assets.update({ id, revision, fields: { name: 'New name' } })
    await imported(ada, [{ 'Asset Tag': 'R-2', Location: 'HQ / Attic' }])
    auditId = (await ada.client.audits.start({ location: 'HQ' })).auditId
    for (const code of ['R-1', 'R-2'])
      await ada.client.audits.scan({ auditId, code, location: 'HQ', method: 'scanner' })
    await syncedInTurn(ada, ben)
    const made = await ben.client.assets.show({ asset: 'R-2' })
    await ben.client.assets.update({ id: made.id, revision: made.revision, fields: { name: 'Of Ben' } })
    await ben.client.audits.scan({ auditId, code: 'X-1', location: 'HQ', method: 'scanner' })
    await syncedInTurn(ben)
    await restoreServer(house.server, backup)
  })
  afterAll(() => house.close())

  it('has it back from whoever knew it, and so has who comes anew', async () => {
    await syncedInTurn(ben, ben)
    cay = await house.laptop('Cay Tester')
    await syncedInTurn(cay)
    for (const { client } of [ben, cay]) {
      expect(await client.assets.show({ asset: 'R-1' })).toMatchObject({ name: 'New name' })
      expect(await client.assets.show({ asset: 'R-2' })).toMatchObject({
        name: 'Of Ben',
        location: 'HQ / Attic',
      })
      expect(await client.audits.show({ auditId })).toMatchObject({ recorded: 3 })
      expect(await client.sync.status()).toMatchObject({
        conflicts: 0,
        quarantined: 0,
        notYetWritten: 0,
        waiting: 0,
      })
    }
  })

  it('takes what its maker sends once more as what it has already', async () => {
    await syncedInTurn(ada, ada, ben, cay)
    for (const { client } of [ada, ben, cay]) {
      expect(await client.assets.show({ asset: 'R-2' })).toMatchObject({ name: 'Of Ben' })
      expect(await client.audits.show({ auditId })).toMatchObject({ recorded: 3 })
      expect(await client.sync.status()).toMatchObject({ conflicts: 0, quarantined: 0, notYetWritten: 0 })
    }
    const logged = await house.server.rows<LoggedRow>(`SELECT ${loggedRow} FROM entry WHERE kind = 'scan'`)
    const scans = logged.flatMap(entriesOf).map(({ id }) => id)
    expect(scans).toHaveLength(new Set(scans).size)
    expect(house.server.bugs).toEqual([])
  })
})
