import { describe, expect, it } from 'vitest'
import { failureOf } from '../../tools/client.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

describe('a view that is shared', () => {
  it('is there for everybody, replaced under its name, taken away, and shared anew', async () => {
    const { client } = await engineOfTest()
    const columns = ['assetTag', 'location'] as const
    const first = await client.assets.shareView({
      name: ' Spare laptops ',
      address: 'sort=name',
      columns: [...columns],
    })
    expect(first).toMatchObject({ name: 'Spare laptops', address: 'sort=name', columns, revision: 1 })
    const second = await client.assets.shareView({
      name: 'SPARE laptops',
      address: '',
      columns: ['assetTag'],
    })
    expect(second).toMatchObject({ id: first.id, name: 'SPARE laptops', revision: 2 })
    await client.assets.shareView({ name: 'Ärger', address: '', columns: ['assetTag'] })
    const names = async () => (await client.assets.sharedViews()).views.map(({ name }) => name)
    expect(await names()).toEqual(['Ärger', 'SPARE laptops'])

    await client.assets.unshareView({ id: first.id })
    expect(await names()).toEqual(['Ärger'])
    expect(await failureOf(client.assets.unshareView({ id: first.id }))).toMatchObject({
      code: 'VIEW_UNKNOWN',
    })
    const again = await client.assets.shareView({ name: 'spare laptops', address: '', columns: ['assetTag'] })
    expect(again).toMatchObject({ id: first.id, revision: 4 })
    expect(
      await client.assets.shareView({ name: 'spare laptops', address: '', columns: ['assetTag'] }),
    ).toEqual(again)
    expect(await names()).toEqual(['Ärger', 'spare laptops'])
    expect(await client.record.verify()).toMatchObject({ intact: true })
  })
})
