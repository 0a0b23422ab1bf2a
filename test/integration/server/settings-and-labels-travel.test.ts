import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ended, imported } from '../../tools/lists.ts'
import {
  type LaptopsOfServer,
  startLaptopsOfServer,
  syncedInTurn,
} from '../../tools/server/laptops-of-server.ts'
import type { TestEngine } from '../../tools/test-engine.ts'

describe('what two laptops lay down and print', () => {
  let house: LaptopsOfServer
  let ada: TestEngine
  let ben: TestEngine
  const both = () => [ada, ben]
  const everywhere = () => syncedInTurn(ada, ben, ada, ben)
  const scheme = {
    name: 'Tags',
    prefix: 'AW-',
    width: 4,
    checkCharacter: 'none',
    category: null,
    site: null,
  } as const
  beforeAll(async () => {
    house = await startLaptopsOfServer()
    ada = await house.laptop('Ada Tester')
    ben = await house.laptop('Ben Tester')
    await imported(
      ada,
      ['P-1', 'P-2', 'P-3'].map((tag) => ({ 'Asset Tag': tag, Location: 'HQ', Category: 'Laptops' })),
    )
    await everywhere()
  })
  afterAll(() => house.close())

  const waiting = async ({ client }: TestEngine) =>
    (await client.labelQueue.list({ offset: 0, limit: 100 })).labels.map(({ assetTag }) => assetTag).sort()
  const wanted = async ({ client }: TestEngine, ...tags: string[]) => {
    const { jobId } = await client.labelQueue.add({ labels: { tags } })
    await ended(client, jobId)
  }
  const printed = async ({ client }: TestEngine, ...tags: string[]) => {
    const { jobId } = await client.labels.print({ assets: { tags }, stock: 'L7160' })
    const { result } = await ended(client, jobId)
    const { runId } = result as { runId: string }
    await client.labelRuns.confirm({ runId })
    return runId
  }

  it('the policy of audits: what one says of it holds for the other, what both say waits for a person', async () => {
    await ada.client.audits.setPolicy({ approvers: 'administrators' })
    await ben.client.audits.setPolicy({ captures: { typed: 'existence' } })
    await ada.client.audits.setRule({ kind: 'location', target: 'HQ', months: 12 })
    await ben.client.audits.setRule({ kind: 'location', target: 'HQ', months: 6 })
    await everywhere()
    for (const { client } of both()) {
      expect(await client.audits.policy()).toMatchObject({
        approvers: 'administrators',
        captures: { typed: 'existence' },
        rules: [{ name: 'HQ', months: 12 }],
      })
      expect((await client.sync.conflicts()).conflicts).toMatchObject([
        { title: 'Audits of HQ', words: { field: 'Months between two audits', kept: '12', offered: '6' } },
      ])
    }
    const { conflicts } = await ben.client.sync.conflicts()
    await ben.client.sync.resolve({ ids: conflicts.map(({ id }) => id), take: 'offered' })
    await ada.client.audits.removeRule({ kind: 'location', target: 'HQ' })
    await everywhere()
    for (const { client } of both()) expect((await client.sync.status()).notYetWritten).toBe(0)
  })

  it('a scheme of tags that both made is one, and its blocks are known to both', async () => {
    for (const { client } of both()) await client.tags.makeScheme(scheme)
    await everywhere()
    for (const { client } of both())
      expect((await client.tags.schemes()).schemes).toMatchObject([{ name: 'Tags', rests: false }])
    const made = await ben.client.tags.makeBlock({ scheme: 'Tags', count: 3 })
    await everywhere()
    expect(await waiting(ada)).toEqual(await waiting(ben))
    expect((await ada.client.tags.blocks({ offset: 0, limit: 10 })).blocks).toMatchObject([
      { firstTag: made.firstTag, by: 'Ben Tester' },
    ])
    expect(await ada.client.tags.whatIs({ code: made.firstTag })).toMatchObject({ kind: 'blank' })
    for (const { client } of both()) await client.labelQueue.remove({ labels: 'all' })
    await everywhere()
  })

  it('designs, settings of labels and shared views are those of the organisation', async () => {
    const printer = {
      name: 'Store',
      dpi: 300,
      offsetX: 1,
      offsetY: 0,
      scaleX: 1,
      scaleY: 1,
      darkness: null,
    } as const
    await ada.client.labelDesigns.save({ design: { kind: 'printer', value: printer } })
    await ben.client.labelDesigns.setSettings({ organisation: 'Acme' })
    for (const { client } of both())
      await client.assets.shareView({ name: 'Mine', address: '/assets', columns: ['assetTag'] })
    await everywhere()
    for (const { client } of both()) {
      const { designs } = await client.labelDesigns.list({ kind: 'printer' })
      expect(designs.map(({ name }) => name)).toEqual(['Store'])
      expect(await client.labelDesigns.settings()).toMatchObject({ organisation: 'Acme' })
      expect((await client.assets.sharedViews()).views.map(({ name }) => name)).toEqual(['Mine'])
    }
  })

  it('what both want adds up, and what one prints leaves the queue of the other', async () => {
    await wanted(ada, 'P-1', 'P-2')
    await wanted(ben, 'P-2', 'P-3')
    await everywhere()
    for (const laptop of both()) expect(await waiting(laptop)).toEqual(['P-1', 'P-2', 'P-3'])
    const runId = await printed(ada, 'P-1', 'P-2')
    await everywhere()
    for (const laptop of both()) {
      expect(await waiting(laptop)).toEqual(['P-3'])
      expect(await laptop.client.labelRuns.show({ runId })).toMatchObject({
        state: 'printed',
        printed: 2,
        by: 'Ada Tester',
      })
    }
    // Wanted once more by who knows that it came out, it waits again.
    await wanted(ben, 'P-1')
    await everywhere()
    for (const laptop of both()) expect(await waiting(laptop)).toEqual(['P-1', 'P-3'])
    await ben.client.labelQueue.remove({ labels: { tags: ['P-1'] } })
    await everywhere()
    expect(await waiting(ada)).toEqual(['P-3'])
  })

  it('left nothing waiting', async () => {
    for (const { client } of both())
      expect(await client.sync.status()).toMatchObject({ notYetWritten: 0, quarantined: 0 })
    expect(house.server.bugs).toEqual([])
  })
})
