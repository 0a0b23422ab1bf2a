import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetsText } from '../../../src-shared/features/assets/assets-text.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  await imported(engine, [{ 'Asset Tag': 'PLACE', Location: 'HQ / 1' }])
})
afterAll(() => engine.close())

const everything = {
  assetTag: 'AF-1',
  serialNumber: 'S-AF-1',
  name: 'Dock',
  model: 'WD22',
  category: 'Docking station',
  location: 'HQ / 1',
  status: 'Pending',
  formerTag: 'OLD-77',
  secondBarcode: '4006381333931',
  rfidEpc: 'E2801160600002054E1D2A3B',
  giai: '40123450000012',
  imei: '49-015420-323751-8',
  mac: 'aa-bb-cc-dd-ee-01; aabb.ccdd.ee02',
  parent: 'PLACE',
  company: 'Nordwind GmbH',
  department: '4711 Ærø',
  owner: 'Łukasz Nowak',
  ownership: 'leased' as const,
  supplier: 'Øst Supply',
  orderNumber: 'PO-9',
  purchaseDate: '2026-02-28',
  purchaseCost: '199.90',
  currency: 'EUR',
  fixedAssetNumber: 'FA-5',
  inServiceDate: '2026-03-01',
  warrantyMonths: 36,
  endOfLifeDate: '2031-03-01',
  lastAuditDate: '2026-04-01',
  nextAuditDate: '2027-04-01',
  notes: 'straße',
}

describe('an asset', () => {
  it('keeps every field that a person writes, in one form, and its timeline names them', async () => {
    const { id, revision } = await client.assets.create({ fields: everything })
    const kept = { ...everything, imei: '490154203237518', mac: 'AA:BB:CC:DD:EE:01; AA:BB:CC:DD:EE:02' }
    expect(await client.assets.show({ asset: 'AF-1' })).toMatchObject(kept)
    await client.assets.update({
      id,
      revision,
      fields: {
        warrantyMonths: 48,
        owner: 'Mei Tan',
        ownership: 'owned',
        mac: 'AA:BB:CC:DD:EE:02',
        parent: null,
      },
    })
    const { entries } = await client.assets.timeline({ assetId: id })
    expect(entries[0]?.fields).toEqual(
      expect.arrayContaining([
        { field: 'warrantyMonths', from: '36 months', to: '48 months' },
        { field: 'owner', from: 'Łukasz Nowak', to: 'Mei Tan' },
        { field: 'ownership', from: assetsText.ownerships.leased, to: assetsText.ownerships.owned },
        { field: 'mac', from: 'AA:BB:CC:DD:EE:01; AA:BB:CC:DD:EE:02', to: 'AA:BB:CC:DD:EE:02' },
        { field: 'parent', from: 'PLACE', to: null },
      ]),
    )
  })

  it.each([
    'nordwind',
    'aero',
    'ost supply',
    'po-9',
    'fa-5',
    'strasse',
    'old-77',
    '490154203237518',
    'mei tan',
  ])('is found by %j', async (search) => {
    const { rows } = await client.assets.list({ search })
    expect(rows.map(({ assetTag }) => assetTag)).toEqual(['AF-1'])
  })

  it.each([
    ['a date that is none', { purchaseDate: '2026-02-30' }],
    ['an amount with a sign', { purchaseCost: '€5' }],
    ['a currency that is none', { currency: 'XYZ' }],
    ['a warranty below nothing', { warrantyMonths: -1 }],
    ['a warranty of more than a century', { warrantyMonths: 1201 }],
    ['a MAC address that is none', { mac: 'AA:BB' }],
    ['an IMEI with letters', { imei: '49015420323751X' }],
  ])('takes no %s', async (_, fields) => {
    const failing = client.assets.create({ fields: { assetTag: 'AF-BAD', ...fields } })
    expect(await failureOf(failing)).toMatchObject({ code: 'INPUT_INVALID' })
  })

  it('says which others have its serial number, and is saved all the same', async () => {
    await client.assets.create({ fields: { assetTag: 'SER-1', serialNumber: 'same' } })
    const saved = await client.assets.create({ fields: { assetTag: 'SER-2', serialNumber: ' SAME ' } })
    expect(saved.sameSerialAs).toEqual(['SER-1'])
  })
})

describe('a further identifier', () => {
  it('finds its asset, in the register and at a scan', async () => {
    await client.assets.create({ fields: { assetTag: 'ID-1', location: 'HQ / 1', rfidEpc: 'AAAA0001' } })
    expect(await client.assets.show({ asset: 'aaaa0001' })).toMatchObject({ assetTag: 'ID-1' })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const scan = await client.audits.scan({
      auditId,
      code: 'aaaa0001',
      method: 'scanner',
      location: 'HQ / 1',
    })
    expect(scan).toMatchObject({ scan: { verdict: 'found', assetTag: 'ID-1' } })
  })

  it('that another asset has, as tag or identifier, is refused with the tag of that asset', async () => {
    await client.assets.create({ fields: { assetTag: 'ID-2', formerTag: 'WAS-2' } })
    const code = { code: 'IDENTIFIER_TAKEN', data: { assetTag: 'ID-2' } }
    const creating = (fields: object) =>
      failureOf(client.assets.create({ fields: { assetTag: 'ID-3', ...fields } }))
    expect(await creating({ secondBarcode: 'was-2' })).toMatchObject(code)
    expect(await creating({ formerTag: 'ID-2' })).toMatchObject(code)
    expect(await creating({ assetTag: 'was-2' })).toMatchObject(code)
    const { id, revision } = await client.assets.create({ fields: { assetTag: 'ID-3', formerTag: 'WAS-3' } })
    expect(
      await failureOf(client.assets.update({ id, revision, fields: { formerTag: 'WAS-3; WAS-2' } })),
    ).toMatchObject(code)
    expect(await client.assets.show({ asset: 'ID-3' })).toMatchObject({ formerTag: 'WAS-3', revision })
  })
})

describe('a part of an asset', () => {
  it('is never a part of itself, however far up', async () => {
    for (const [assetTag, parent] of [['PT-1'], ['PT-2', 'PT-1'], ['PT-3', 'PT-2']] as const)
      await client.assets.create({ fields: { assetTag, ...(parent && { parent }) } })
    const { id, revision } = await client.assets.show({ asset: 'PT-1' })
    for (const parent of ['PT-1', 'PT-3'])
      expect(await failureOf(client.assets.update({ id, revision, fields: { parent } }))).toMatchObject({
        code: 'ASSET_PARENT_LOOP',
        data: { assetTag: 'PT-1', parent },
      })
    const unknown = client.assets.update({ id, revision, fields: { parent: 'NOWHERE' } })
    expect(await failureOf(unknown)).toMatchObject({ code: 'ASSET_UNKNOWN' })
  })
})

describe('what was lost', () => {
  it('is expected by no audit, and should be gone when it turns up', async () => {
    await client.assets.create({ fields: { assetTag: 'LO-1', location: 'HQ / 1', status: 'Lost/Stolen' } })
    expect(await client.assets.show({ asset: 'LO-1' })).toMatchObject({ statusType: 'lost' })
    const { auditId } = await client.audits.start({ location: 'HQ' })
    const scan = await client.audits.scan({ auditId, code: 'LO-1', method: 'typed', location: 'HQ / 1' })
    expect(scan).toMatchObject({ scan: { verdict: 'shouldBeGone', expectedPlace: null } })
  })
})

describe('a field of the organisation’s own', () => {
  const rule = { unit: null, required: false, pattern: null, choices: null, category: null }

  it('takes what its rule allows, is shown, searched and told in the timeline by name', async () => {
    const ram = await client.customFields.create({ ...rule, name: 'Memory', type: 'number', unit: 'GB' })
    const colour = await client.customFields.create({
      ...rule,
      name: 'Colour',
      type: 'choice',
      choices: ['Red', 'Blue'],
      category: 'Car',
    })
    const fields = { assetTag: 'CF-1', category: 'Car', custom: { [ram.id]: ' 16 ', [colour.id]: 'blue' } }
    const { id, revision } = await client.assets.create({ fields })
    const { custom } = await client.assets.show({ asset: 'CF-1' })
    expect(custom.map(({ name, value, unit }) => [name, value, unit])).toEqual([
      ['Colour', 'Blue', null],
      ['Memory', '16', 'GB'],
    ])
    expect((await client.assets.show({ asset: 'PLACE' })).custom.map(({ name }) => name)).toEqual(['Memory'])
    expect((await client.assets.list({ search: 'blue' })).rows.map(({ assetTag }) => assetTag)).toEqual([
      'CF-1',
    ])
    await client.assets.update({ id, revision, fields: { custom: { [ram.id]: '32' } } })
    const { entries } = await client.assets.timeline({ assetId: id })
    expect(entries[0]?.fields).toEqual([{ field: 'Memory', from: '16 GB', to: '32 GB' }])
    for (const [fieldId, value] of [
      [ram.id, 'much'],
      [colour.id, 'Green'],
    ] as const)
      expect(
        await failureOf(
          client.assets.update({ id, revision: revision + 1, fields: { custom: { [fieldId]: value } } }),
        ),
      ).toMatchObject({ code: 'CUSTOM_VALUE_INVALID' })
  })

  it('that is required is asked for, in its category alone', async () => {
    const {
      id,
      revision: first,
      ...field
    } = await client.customFields.create({
      ...rule,
      name: 'Inspection',
      type: 'date',
      required: true,
      category: 'Ladder',
    })
    const { type: _, ...change } = field
    const missing = client.assets.create({ fields: { assetTag: 'CF-2', category: 'Ladder' } })
    expect(await failureOf(missing)).toMatchObject({
      code: 'CUSTOM_VALUE_MISSING',
      data: { name: 'Inspection' },
    })
    await client.assets.create({ fields: { assetTag: 'CF-3', category: 'Chair' } })
    const { revision } = await client.customFields.update({ ...change, id, required: false })
    expect(revision).toBe(first + 1)
    await client.assets.create({ fields: { assetTag: 'CF-2', category: 'Ladder' } })
  })

  it.each([
    ['has the name of another', { name: 'memory', type: 'text' as const }, 'CUSTOM_FIELD_NAME_TAKEN'],
    [
      'has the name of a field that every asset has',
      { name: 'Serial Number', type: 'text' as const },
      'CUSTOM_FIELD_NAME_TAKEN',
    ],
    ['is a choice of nothing', { name: 'X', type: 'choice' as const }, 'CUSTOM_FIELD_RULE_INVALID'],
    [
      'has a pattern that is none',
      { name: 'X', type: 'text' as const, pattern: '(' },
      'CUSTOM_FIELD_RULE_INVALID',
    ],
  ])('that %s is refused', async (_, field, code) => {
    expect(await failureOf(client.customFields.create({ ...rule, ...field }))).toMatchObject({ code })
  })
})
