import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openReader } from '../../../src-main/engine/database/open.ts'
import { isRenaming } from '../../../src-main/engine/database/renaming.ts'
import { findAssets } from '../../../src-main/engine/features/assets/assets-find-query.ts'
import {
  type ListIndex,
  listIndexOf,
} from '../../../src-main/engine/features/assets/list-index/list-index.ts'
import { finderOf } from '../../../src-shared/identity/words.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

const words = [
  'Port',
  'Porto',
  'Portable',
  'Gdańsk',
  'Gdynia',
  '2.05',
  '2-06',
  'PO-2024-41',
  '大阪',
  'of',
  'Ωmega',
]
const names = fc
  .array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 })
  .map((some) => some.join(' '))
const fields = fc.record({
  name: names,
  location: fc.constantFrom(null, 'Porto / 2.05', 'Gdańsk / 2.06', 'Gdynia'),
})
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), fields }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('update' as const), at: fc.nat(20), fields }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('rename' as const), at: fc.nat(5), name: names }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('let full text follow' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('read terms' as const) }) },
)
/** Some beginnings of words, as they are typed. */
const texts = fc
  .array(
    fc
      .tuple(fc.constantFrom(...words, 'AW-1', 'nothing'), fc.nat(10))
      .map(([word, at]) => word.slice(0, at + 1)),
    { minLength: 1, maxLength: 3 },
  )
  .map((some) => some.join(' '))

const hold = 'CREATE TEMP TRIGGER hold BEFORE DELETE ON asset_search_dirty BEGIN SELECT RAISE(IGNORE); END'

async function followed(writing: Database): Promise<void> {
  writing.exec('DROP TRIGGER hold')
  const behind = writing.prepare(
    'SELECT (SELECT count(*) FROM asset_search_dirty) + (SELECT count(*) FROM renaming)',
  )
  while (behind.pluck().get() !== 0) await new Promise((resolve) => setImmediate(resolve))
  writing.exec(hold)
}

async function readTerms(index: ListIndex): Promise<void> {
  await index.columns([])
  await index.readTerms()
}

async function placed({ name, location }: Fields, client: EngineClient) {
  if (location !== null)
    await client.locations.show({ location }).catch(() => client.locations.add({ path: location }))
  return { name, location }
}
type Fields = ReturnType<(typeof fields)['generate']>['value']

it('finds by terms in memory what full text finds, in the same order, whatever was written before', async () => {
  let fromMemory = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(fields, { maxLength: 8 }),
      fc.array(steps, { maxLength: 12 }),
      fc.array(texts, { minLength: 8, maxLength: 8 }),
      async (first, then, asked) => {
        const folder = folderOfTest()
        const { writing, reading, connection, bugs } = openEngine(folder)
        const { client } = connection
        connection.setActor((await client.session.join({ name: 'Ada' })).id)
        const index = listIndexOf(reading)
        const without = openReader(folder)
        const ids: string[] = []
        writing.exec(hold)
        const created = first.map((one) => ({ do: 'create' as const, fields: one }))
        for (const step of [...created, { do: 'read terms' as const }, ...then]) {
          if (step.do === 'create') {
            const assetTag = `AW-${ids.length + 1}`
            ids.push(
              (await client.assets.create({ fields: { assetTag, ...(await placed(step.fields, client)) } }))
                .id,
            )
          } else if (step.do === 'update' && ids.length > 0) {
            const { id, revision } = await client.assets.show({ asset: ids[step.at % ids.length] as string })
            await client.assets.update({ id, revision, fields: await placed(step.fields, client) })
          } else if (step.do === 'rename') {
            const { locations } = await client.locations.list({})
            const one = locations[step.at % Math.max(1, locations.length)]
            if (one) await client.locations.rename({ location: one.id, name: step.name }).catch(() => null) // taken
          } else if (step.do === 'let full text follow') await followed(writing)
          else if (step.do === 'read terms' && !isRenaming(reading)) await readTerms(index)
          for (const text of asked) {
            const found = findAssets(reading, text, 100)
            expect(found).toEqual(findAssets(without, text, 100))
            if (index.frequentTerms()) fromMemory++
          }
        }
        await followed(writing)
        await readTerms(index)
        const all = reading
          .prepare('SELECT asset_tag, text FROM asset JOIN asset_search_source USING (n)')
          .raw()
        for (const text of asked) {
          const isFound = finderOf(text.split(' '))
          const wanted = (all.all() as [string, string][]).flatMap(([tag, says]) =>
            isFound(says) ? [tag] : [],
          )
          const { assets, exact, similar } = findAssets(reading, text, 100)
          if (exact === 0 && !similar)
            expect(assets.map(({ assetTag }) => assetTag).sort()).toEqual(wanted.sort())
        }
        without.close()
        expect(bugs).toEqual([])
      },
    ),
    { numRuns: 20, seed: 5 },
  )
  expect(fromMemory).toBeGreaterThan(500)
}, 120_000)
