import { expect, it } from 'vitest'
import { mergeResult } from '../../../src-shared/features/registers/registers-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { ended, imported } from '../../tools/lists.ts'
import { engineOfTest } from '../../tools/test-engine.ts'

const field = (
  client: EngineClient,
  name: string,
  more: { type?: 'text' | 'choice'; choices?: string[] } = {},
) => client.customFields.create({ name, type: 'text', ...more })

async function merge(client: EngineClient, from: string, into: string) {
  const { jobId } = await client.customFields.merge({ from: [from], into })
  return mergeResult.parse((await ended(client, jobId)).result)
}

it('values of a field go over to the one that it goes on as; where both are, that one stays and the other is told', async () => {
  const { client } = await engineOfTest()
  const [spelt, right] = [await field(client, 'Cabling team'), await field(client, 'Cabling crew')]
  const make = (assetTag: string, custom: Record<string, string>) =>
    client.assets.create({ fields: { assetTag, custom } })
  const many = Array.from({ length: 120 }, (_, at) => `F-${at}`)
  for (const tag of many) await make(tag, { [spelt.id]: `S ${tag}` })
  const both = await make('BOTH', { [spelt.id]: 'old', [right.id]: 'kept' })
  await make('NONE', {})

  expect(await merge(client, spelt.id, right.id)).toMatchObject({ assets: 121, merged: 1 })
  const shownOf = async (asset: string) =>
    (await client.assets.show({ asset })).custom.map(({ name, value }) => `${name}: ${value}`)
  expect(await shownOf('F-7')).toEqual(['Cabling crew: S F-7'])
  expect(await shownOf('BOTH')).toEqual(['Cabling crew: kept'])
  const { entries } = await client.assets.timeline({ assetId: both.id })
  expect(JSON.stringify(entries[0])).toContain('old')

  const { fields } = await client.customFields.list()
  expect(fields.map(({ name, formerly }) => [name, formerly])).toEqual([['Cabling crew', ['Cabling team']]])
  // What was kept of it elsewhere, as in the address of a list, means the other one.
  const found = await client.assets.list({
    filter: { custom: [{ fieldId: spelt.id, equals: ['S F-7'] }] },
    limit: 5,
  })
  expect(found.rows.map(({ assetTag }) => assetTag)).toEqual(['F-7'])
  const ordered = await client.assets.list({
    sort: { by: `custom.${spelt.id}`, direction: 'ascending' },
    limit: 1,
  })
  expect(ordered.rows.map(({ assetTag }) => assetTag)).toEqual(['BOTH'])
})

it('its name leads there, also in lists, until another field wants it', async () => {
  const engine = await engineOfTest()
  const { client } = engine
  const [spelt, right] = [await field(client, 'Cabling team'), await field(client, 'Cabling crew')]
  await merge(client, spelt.id, right.id)
  await imported(engine, 'Asset Tag,Status,Cabling team\nL-1,Ready to Deploy,4711\n')
  const { custom } = await client.assets.show({ asset: 'L-1' })
  expect(custom.map(({ fieldId, value }) => [fieldId, value])).toEqual([[right.id, '4711']])
  const again = await field(client, 'Cabling team')
  expect(again.id).not.toBe(spelt.id)
})

it('choices of both can be chosen; fields that keep something else are refused', async () => {
  const { client } = await engineOfTest()
  const choice = (name: string, choices: string[]) => field(client, name, { type: 'choice', choices })
  const [one, other, text] = [
    await choice('Grade', ['A', 'B']),
    await choice('Class', ['B', 'C']),
    await field(client, 'Remark'),
  ]
  await merge(client, one.id, other.id)
  const { fields } = await client.customFields.list()
  expect(fields.find(({ id }) => id === other.id)?.choices).toEqual(['B', 'C', 'A'])
  for (const [from, into] of [
    [other.id, text.id],
    [text.id, text.id],
  ] as const)
    expect(await failureOf(client.customFields.merge({ from: [from], into }))).toMatchObject({
      code: 'CUSTOM_FIELDS_UNLIKE',
    })
})
