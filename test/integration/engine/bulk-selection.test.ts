import { expect, it } from 'vitest'
import { selectedRows } from '../../../src-main/engine/features/assets/bulk/selected-rows.ts'
import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'

const numbers = [1, 2000, 2001, 99_999, 100_000, 100_001, 250_000]

it('finds every asset of a selection once, wherever its number stands among those that are read together', async () => {
  const { writing, reading, connection } = openEngine(folderOfTest())
  const { client } = connection
  connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
  const setNumber = writing.prepare('UPDATE asset SET n = ? WHERE id = ?')
  const ids = new Map<number, string>()
  for (const n of numbers) {
    const company = n % 2 === 0 ? 'North' : 'South'
    const { id } = await client.assets.create({ fields: { assetTag: `LAMP-${n}`, company } })
    ids.set(n, id)
  }
  for (const n of numbers.toReversed()) setNumber.run(n, ids.get(n))

  const stretches = (filter: AssetFilter, except: number[] = []) => {
    const selection = { scope: { search: '', filter }, except: except.map((n) => ids.get(n) ?? '') }
    return reading.transaction(() => [...selectedRows(reading, selection, '2026-11-30')])()
  }
  const found = (...of: Parameters<typeof stretches>) => stretches(...of).flatMap((rows) => [...rows])
  const even = numbers.filter((n) => n % 2 === 0)
  expect(found({})).toEqual(numbers)
  expect(found({ companies: ['North'] })).toEqual(even)
  expect(stretches({ companies: ['North'] }).length).toBeGreaterThan(1)
  expect(found({ companies: ['North'] }, [100_000])).toEqual(even.filter((n) => n !== 100_000))
  expect(found({ companies: ['North'], lastAudited: 'never' })).toEqual(even)
})
