import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { EditableAssetFields } from '../../../src-shared/features/assets/assets-entity.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  await imported(engine, [
    { 'Asset Tag': 'PLACE-1', Location: 'HQ / 1' },
    { 'Asset Tag': 'PLACE-2', Location: 'Depot' },
  ])
})
afterAll(() => engine.close())

let made = 0
const create = (fields: EditableAssetFields = {}) =>
  client.assets.create({ fields: { ...fields, assetTag: `UN-${++made}` } })
const edit = async (id: string, fields: EditableAssetFields) => {
  const { revision } = await client.assets.show({ asset: id })
  await client.assets.update({ id, revision, fields })
}
const entries = async (id: string) => (await client.assets.timeline({ assetId: id })).entries
const undoNewest = async (id: string) => client.assets.undo({ id, n: (await entries(id))[0]?.n ?? 0 })
/** What an asset is, but for how often and when it was written. */
const stateOf = async (id: string) => {
  const { revision: _, updatedAt: __, ...state } = await client.assets.show({ asset: id })
  return state
}

const word = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).filter((text) => text.trim() !== '')
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const edited: fc.Arbitrary<EditableAssetFields> = fc.record(
  {
    name: optional(word),
    serialNumber: optional(word),
    model: optional(fc.constantFrom('Latitude 7440', 'U2724D')),
    category: optional(fc.constantFrom('Laptop', 'Monitor')),
    location: optional(fc.constantFrom('HQ / 1', 'Depot')),
    owner: optional(fc.constantFrom('Zoë Dvořák', 'Mei Tan')),
    parent: optional(fc.constantFrom('PLACE-1', 'PLACE-2')),
    status: fc.constantFrom('Pending', 'Ready to Deploy', 'Archived'),
    warrantyMonths: optional(fc.integer({ min: 0, max: 60 })),
    purchaseDate: optional(fc.constantFrom('2026-02-28', '2024-02-29')),
    mac: optional(fc.constantFrom('AA:BB:CC:DD:EE:01', 'AA:BB:CC:DD:EE:02; AA:BB:CC:DD:EE:03')),
    notes: optional(word),
  },
  { requiredKeys: [] },
)

describe('a change that is undone', () => {
  it('leaves the asset as it was, whatever was edited, back to the first state, and can be done again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edited, { minLength: 1, maxLength: 4 }), async (edits) => {
        const { id } = await create({ name: 'first' })
        const states = [await stateOf(id)]
        for (const fields of edits) {
          const written = (await entries(id)).length
          await edit(id, fields)
          if ((await entries(id)).length > written) states.push(await stateOf(id))
        }
        const last = states.pop()
        if (states.length === 0) return
        await undoNewest(id)
        expect(await stateOf(id)).toEqual(states.at(-1))
        await undoNewest(id)
        expect(await stateOf(id)).toEqual(last)
        await client.assets.update({
          id,
          revision: (await client.assets.show({ asset: id })).revision,
          fields: { mac: null },
        })
      }),
      { numRuns: 40 },
    )
  })

  it('stands in the timeline beside what it undid', async () => {
    const { id } = await create({ name: 'before' })
    await edit(id, { name: 'after' })
    await undoNewest(id)
    const [undone, change] = await entries(id)
    expect(undone?.fields).toEqual([{ field: 'name', from: 'after', to: 'before' }])
    expect(change?.fields).toEqual([{ field: 'name', from: 'before', to: 'after' }])
    expect((await client.record.verify()).intact).toBe(true)
  })

  it('may be an earlier one, as long as nothing wrote over it', async () => {
    const { id } = await create({ name: 'a', notes: 'n' })
    await edit(id, { name: 'b' })
    await edit(id, { notes: 'm' })
    const [, names] = await entries(id)
    await client.assets.undo({ id, n: names?.n ?? 0 })
    expect(await client.assets.show({ asset: id })).toMatchObject({ name: 'a', notes: 'm' })
  })

  it('gives back fields of the organisation’s own, checked as ever', async () => {
    const rule = { unit: null, required: false, pattern: null, choices: null, category: null }
    const colour = await client.customFields.create({ ...rule, name: 'Colour', type: 'text' })
    const { id } = await create()
    await edit(id, { custom: { [colour.id]: 'blue' } })
    await edit(id, { custom: { [colour.id]: 'red' } })
    const before = (await entries(id))[1]?.n ?? 0
    expect(await failureOf(client.assets.undo({ id, n: before }))).toMatchObject({
      code: 'CHANGE_OVERTAKEN',
      data: { fields: ['Colour'] },
    })
    await undoNewest(id)
    expect((await client.assets.show({ asset: id })).custom).toMatchObject([{ value: 'blue' }])
  })

  it('is refused where it was written over, and the timeline knows', async () => {
    const { id } = await create({ name: 'a' })
    await edit(id, { name: 'b', serialNumber: 'S' })
    await edit(id, { name: 'c' })
    const [newest, earlier, first] = await entries(id)
    expect([newest?.canBeUndone, earlier?.canBeUndone, first?.canBeUndone]).toEqual([true, false, false])
    const error = await failureOf(client.assets.undo({ id, n: earlier?.n ?? 0 }))
    expect(error).toMatchObject({ code: 'CHANGE_OVERTAKEN', data: { fields: ['Name'] } })
    expect(await client.assets.show({ asset: id })).toMatchObject({ name: 'c', serialNumber: 'S' })
  })

  it('is refused where it is none of this asset, or made it', async () => {
    const [one, other] = [await create(), await create()]
    const [first] = await entries(one.id)
    for (const order of [
      { id: one.id, n: first?.n ?? 0 },
      { id: other.id, n: first?.n ?? 0 },
      { id: one.id, n: 1_000_000 },
    ])
      expect(await failureOf(client.assets.undo(order))).toMatchObject({ code: 'CHANGE_UNKNOWN' })
  })

  it('is refused where its asset tag went to another asset meanwhile', async () => {
    const { id, assetTag } = await create()
    await edit(id, { assetTag: `${assetTag}-NEW` })
    await client.assets.create({ fields: { assetTag } })
    const n = (await entries(id))[0]?.n ?? 0
    expect(await failureOf(client.assets.undo({ id, n }))).toMatchObject({ code: 'ASSET_TAG_TAKEN' })
  })
})
