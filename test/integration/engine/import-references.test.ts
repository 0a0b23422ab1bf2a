import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { assetsSearch, syncedAssets } from '../../../src-main/engine/features/assets/assets.ts'
import { planImport } from '../../../src-main/engine/features/imports/import-plan.ts'
import { imports, KnownReferences } from '../../../src-main/engine/features/imports/imports.ts'
import { type ReadRows, readRows } from '../../../src-main/engine/features/imports/read-rows.ts'
import { taking } from '../../../src-main/engine/features/imports/take-row.ts'
import { locations } from '../../../src-main/engine/features/locations/locations.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import { statusLabels } from '../../../src-main/engine/features/status-labels/status-labels.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { newId } from '../../tools/port-client.ts'

async function register() {
  const folder = folderOfTest()
  const { writing, connection } = openEngine(folder)
  const { client } = connection
  const worker = await client.session.join({ name: 'Ada Tester' })
  connection.setActor(worker.id)
  const context = { actorId: worker.id, newId, now: () => new Date().toISOString() }
  const step = <Result>(work: (tx: Transaction) => Result) =>
    inTransaction(writing, context, newId(), { changed: () => {} }, work)
  const rename = () =>
    step((tx) => {
      locations.rename(tx, locations.get(tx.database, 'HQ'), 'Head office')
      const kim = people.byName(tx.database, 'Kim Roe')
      if (kim) people.update(tx, kim, { name: 'Kim Doe' })
    })
  const placeOf = async (asset: string) => {
    const { location, owner } = await client.assets.show({ asset })
    return { location, owner }
  }
  /** Reads a list as an import does, and takes rows of it in a step. */
  const list = async (text: string) => {
    const file = join(folder, 'list.csv')
    writeFileSync(file, text)
    const plan = await planImport(writing, file, { newFields: true }, new AbortController().signal)
    const known = new KnownReferences()
    step((tx) => known.in(tx))
    const groups: ReadRows[] = []
    for await (const rows of readRows(writing, file, plan, known)) groups.push(rows)
    const [{ rows, generation } = { rows: [], generation: 0 }] = groups
    const take = taking(plan, false, known)
    const taken = (...numbers: number[]) =>
      step((tx) => rows.filter((_, n) => numbers.includes(n)).map((row) => take(tx, row, generation, true)))
    return { taken, reads: rows.map(({ read }) => Object.keys(read)[0]) }
  }
  return { client, database: writing, step, rename, placeOf, list }
}

it('names in a list mean what they mean when their row is written, whoever renames something between two steps', async () => {
  const { step, rename, placeOf } = await register()
  const known = new KnownReferences()
  const take = (assetTag: string) =>
    step((tx) => imports.apply(tx, { assetTag, location: 'HQ', owner: 'Kim Roe' }, false, known))

  take('RF-1')
  take('RF-2')
  rename()
  take('RF-3')
  expect(await placeOf('RF-2')).toEqual(await placeOf('RF-1'))
  expect(await placeOf('RF-2')).toMatchObject({ location: 'Head office', owner: 'Kim Doe' })
  expect(await placeOf('RF-3')).toMatchObject({ location: 'HQ', owner: 'Kim Roe' })
})

it('what was drafted of a row holds until somebody else writes', async () => {
  const { client, step, rename, placeOf, list } = await register()
  step((tx) => {
    locations.ensure(tx, 'HQ')
    people.create(tx, { name: 'Kim Roe', username: undefined, email: undefined, role: 'custodian' })
  })
  const listOf = (...tags: string[]) =>
    list(`Asset Tag,Location,Owner\n${tags.map((tag) => `${tag},HQ,Kim Roe\n`).join('')}`)
  const one = await listOf('D-1', 'D-2', 'D-3')
  expect(one.reads).toEqual(['draft', 'draft', 'draft'])

  one.taken(0)
  one.taken(1)
  rename()
  expect(one.taken(2)).toEqual([{ kind: 'created' }])
  const other = await listOf('D-4')
  expect(other.reads).toEqual(['draft'])
  step((tx) => {
    const values = { assetTag: 'D-4', statusId: statusLabels.find(tx.database, 'Pending')?.id ?? '' }
    // It leaves no change.
    syncedAssets.write(tx, { id: newId(), siteId: 'org', by: tx.actorId, at: tx.at, madeAt: tx.at, values })
  })
  expect(other.taken(0)).toMatchObject([{ kind: 'rejected' }])
  expect(await placeOf('D-2')).toEqual({ location: 'Head office', owner: 'Kim Doe' })
  expect(await placeOf('D-3')).toEqual({ location: 'HQ', owner: 'Kim Roe' })
  step((tx) => assetsSearch.followRenaming(tx, 100))
  step((tx) => assetsSearch.upkeep(tx, 100))
  const found = async (search: string) => (await client.assets.list({ search })).total
  expect([await found('head office kim doe'), await found('hq roe')]).toEqual([2, 1])
})

it('only what needs nobody to be asked again is drafted', async () => {
  const { step, list } = await register()
  step((tx) => locations.ensure(tx, 'HQ'))
  const { taken, reads } = await list(
    'Asset Tag,Location,Former tag,Part of\nN-1,HQ,OLD-1,\nOLD-1,HQ,,\nN-2,Elsewhere,,\nN-3,HQ,,N-1\nN-1,HQ,,\nN-4,HQ,N-1,\n',
  )
  expect(reads).toEqual(['draft', 'row', 'row', 'row', 'reason', 'row'])
  expect(taken(0, 1, 2, 3, 4, 5).map(({ kind }) => kind)).toEqual([
    'created',
    'rejected',
    'created',
    'created',
    'rejected',
    'rejected',
  ])
  const again = await list('Asset Tag,Location\nN-2,Elsewhere\nOLD-1,HQ\nN-5,Elsewhere\n')
  expect(again.reads).toEqual(['row', 'row', 'draft'])
  expect(again.taken(0, 1, 2).map(({ kind }) => kind)).toEqual(['unchanged', 'rejected', 'created'])
})
