import { expect, it } from 'vitest'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { imports, KnownReferences, understood } from '../../../src-main/engine/features/imports/imports.ts'
import { locations } from '../../../src-main/engine/features/locations/locations.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { newId } from '../../tools/port-client.ts'

it('names in a list mean what they mean when their row is written, whoever renames something between two steps', async () => {
  const { writing, connection } = openEngine(folderOfTest())
  const { client } = connection
  const worker = await client.session.join({ name: 'Ada Tester' })
  connection.setActor(worker.id)
  const context = { actorId: worker.id, newId, now: () => new Date().toISOString() }
  const step = <Result>(work: (tx: Transaction) => Result) =>
    inTransaction(writing, context, newId(), { changed: () => {} }, work)
  const known = new KnownReferences()
  const take = (assetTag: string) =>
    step((tx) => imports.apply(tx, understood({ assetTag, location: 'HQ', owner: 'Kim Roe' }), false, known))
  const placeOf = async (asset: string) => {
    const { location, owner } = await client.assets.show({ asset })
    return { location, owner }
  }

  take('RF-1')
  take('RF-2')
  step((tx) => {
    locations.rename(tx, locations.get(tx.database, 'HQ'), 'Head office')
    const kim = people.byName(tx.database, 'Kim Roe')
    if (kim) people.update(tx, kim, { name: 'Kim Doe' })
  })
  take('RF-3')
  expect(await placeOf('RF-2')).toEqual(await placeOf('RF-1'))
  expect(await placeOf('RF-2')).toMatchObject({ location: 'Head office', owner: 'Kim Doe' })
  expect(await placeOf('RF-3')).toMatchObject({ location: 'HQ', owner: 'Kim Roe' })
})
