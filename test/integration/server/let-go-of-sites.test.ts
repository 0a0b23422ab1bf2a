import { expect, it } from 'vitest'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { locations } from '../../../src-main/engine/features/locations/locations.ts'
import { noteEnrolled } from '../../../src-main/engine/features/sync/enrol.ts'
import { letGoOfSites } from '../../../src-main/engine/features/sync/let-go-of-sites.ts'
import {
  cursorsOfSites,
  lastOutbox,
  setAcknowledged,
  setCursor,
  setSyncedRevision,
} from '../../../src-main/engine/features/sync/sync-store.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

it('the log of a site goes with its place, wherever that stands by now, so that it is read anew should it come back', async () => {
  const { writing: database } = openEngine(folderOfTest())
  const context = { actorId: newId(), newId, now: () => new Date().toISOString() }
  const act = <Result>(work: (tx: Transaction) => Result) =>
    inTransaction(database, context, newId(), { changed: () => undefined }, work)
  const [hq, depot] = act((tx) => [locations.ensure(tx, 'HQ'), locations.ensure(tx, 'Depot')])
  act((tx) => {
    locations.move(tx, depot, hq)
    noteEnrolled(tx, 'http://server', {
      deviceId: newId(),
      role: 'administrator',
      epoch: newId(),
      sites: null,
    })
    setAcknowledged.run(database, lastOutbox.get(database, {}) ?? { n: 0 })
    for (const { id } of [hq, depot]) {
      setSyncedRevision.run(database, { id, kind: 'location', revision: 1 })
      setCursor.run(database, { siteId: id, seq: 3, mark: null })
    }
    setCursor.run(database, { siteId: 'org', seq: 5, mark: null })
  })
  // A server of before says so when it is greeted, and not that this place stands in HQ since.
  const tools = { database, step: act, signal: new AbortController().signal }
  expect(await letGoOfSites(tools as never, [depot.id])).toBe(true)

  const here = database.prepare("SELECT name FROM location WHERE site_id <> 'elsewhere'").pluck().all()
  expect(here).toEqual([])
  expect(cursorsOfSites.all(database, {}).map(({ site_id }) => site_id)).toEqual(['org'])
})
