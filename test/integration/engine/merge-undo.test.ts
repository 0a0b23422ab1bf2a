import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { mergeUndoResult } from '../../../src-shared/features/registers/merge-undo-contract.ts'
import type { MergeableName, RegisterName } from '../../../src-shared/features/registers/register-names.ts'
import { registerNames } from '../../../src-shared/features/registers/register-names.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { clientOver, failureOf } from '../../tools/client.ts'
import { ended, imported } from '../../tools/lists.ts'
import { openPort } from '../../tools/port-door.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
})
afterAll(() => engine.close())

const tags = ['U-1', 'U-2', 'U-3', 'U-4', 'U-5']

/** All that people see of the register, but for how often a row was written. */
async function picture() {
  const lists = await Promise.all(
    registerNames.map(async (register) => (await client.registers.list({ register })).rows),
  )
  const { locations } = await client.locations.list({ limit: 5000 })
  const assets = await Promise.all(tags.map((asset) => client.assets.show({ asset })))
  const { fields } = await client.customFields.list()
  const withoutRevision = ({ revision: _, ...rest }: { revision: number }) => rest
  return {
    lists: lists.map((rows) => rows.map(withoutRevision)),
    locations,
    fields: fields.map(withoutRevision),
    assets: assets.map(({ updatedAt: _, ...asset }) => withoutRevision(asset)),
  }
}

const idOf = async (register: RegisterName, name: string) => {
  const { rows } = await client.registers.list({ register, search: name })
  return rows.find((row) => row.name === name)?.id ?? ''
}
async function merged(register: MergeableName, from: string[], into: string) {
  const start =
    register === 'locations'
      ? client.locations.merge({ location: from[0] ?? '', into })
      : register === 'customFields'
        ? client.customFields.merge({ from, into })
        : client.registers.merge({ register, from, into })
  const { jobId } = await start
  expect(await ended(client, jobId)).toMatchObject({ state: 'done' })
  return jobId
}
async function undone(merge: string) {
  const { jobId } = await client.registers.undoMerge({ jobId: merge })
  const job = await ended(client, jobId)
  expect(job).toMatchObject({ state: 'done' })
  return mergeUndoResult.parse(job.result)
}

describe('a merge that is undone', () => {
  beforeAll(async () => {
    const field = (name: string, more: object = {}) =>
      client.customFields.create({ name, type: 'text', ...more })
    await field('Keyboard')
    await field('Keys')
    await field('Grade', { type: 'choice', choices: ['A', 'B'] })
    await field('Class', { type: 'choice', choices: ['B', 'C'] })
    const row = (tag: string, more: Record<string, string>) => ({ 'Asset Tag': tag, ...more })
    await imported(engine, [
      row('U-1', {
        Category: 'Lap top',
        Model: 'T 14',
        Manufacturer: 'Lenovo',
        Owner: 'M. Tan',
        Status: 'Out for Diagnostics',
        Location: 'West / Store',
        Keyboard: 'German',
        Grade: 'A',
        'Checkout Type': 'user',
        'Checked Out To: Full Name': 'M. Tan',
        'Checked Out To: Location': '',
        Keys: '',
        Class: '',
      }),
      row('U-2', {
        Category: 'Laptop',
        Model: 'T14',
        Manufacturer: 'Lenovo',
        Owner: 'Mei Tan',
        Status: 'Out for Repair',
        Location: 'West / Depot / Shelf',
        Keys: 'French',
        Class: 'C',
      }),
      row('U-3', { Location: 'West / Store / Shelf', Keyboard: 'Dutch', Keys: 'Danish' }),
      row('U-4', { Location: 'West / Store / Cage / Left' }),
      row('U-5', { 'Checkout Type': 'location', 'Checked Out To: Location': 'West / Store' }),
    ])
    const model = (await client.registers.list({ register: 'models', search: 'T 14' })).rows[0]
    await client.registers.update({
      register: 'models',
      id: model?.id ?? '',
      revision: model?.revision ?? 0,
      values: {
        name: 'T 14',
        manufacturer: 'Lenovo',
        modelNumber: null,
        expectedLifeMonths: 48,
        endOfLifeDate: null,
      },
    })
    const person = (await client.registers.list({ register: 'people', search: 'M. Tan' })).rows[0]
    await client.registers.update({
      register: 'people',
      id: person?.id ?? '',
      revision: person?.revision ?? 0,
      values: { name: 'M. Tan', username: 'mtan', email: null, employeeNumber: null },
    })
    await client.customFields.create({ name: 'Docking', type: 'text', category: 'Lap top' })
  })

  it.each([
    ['categories', 'Lap top', 'Laptop'],
    ['models', 'T 14', 'T14'],
    ['people', 'M. Tan', 'Mei Tan'],
    ['statusLabels', 'Out for Diagnostics', 'Out for Repair'],
  ] as const)('is as if it had not been: %s', async (register, from, into) => {
    const before = await picture()
    const [one, other] = [await idOf(register, from), await idOf(register, into)]
    const merge = await merged(register, [one], other)
    expect(await picture()).not.toEqual(before)
    const { merges } = await client.registers.merges({ register, id: other })
    expect(merges).toMatchObject([{ jobId: merge, from: [from], state: 'done', assets: 1 }])
    expect(await undone(merge)).toMatchObject({
      takenBack: [from],
      kept: [],
      assets: { changed: 1, overtaken: 0 },
    })
    expect(await picture()).toEqual(before)
    expect((await client.registers.merges({ register, id: other })).merges).toEqual([])
    expect((await failureOf(client.registers.undoMerge({ jobId: merge }))).code).toBe('MERGE_UNDONE')
  })

  it('is as if it had not been: a location with what is in it, merged and moved', async () => {
    const before = await picture()
    const merge = await merged('locations', ['West / Store'], 'West / Depot')
    expect((await client.assets.show({ asset: 'U-4' })).location).toBe('West / Depot / Cage / Left')
    expect((await undone(merge)).takenBack).toEqual(['West / Store', 'West / Store / Shelf'])
    expect(await picture()).toEqual(before)
  })

  it.each([
    ['Keyboard', 'Keys'],
    ['Grade', 'Class'],
  ])('is as if it had not been: the own field %s', async (from, into) => {
    const before = await picture()
    const { fields } = await client.customFields.list()
    const [one, other] = [from, into].map((name) => fields.find((field) => field.name === name)?.id ?? '')
    const merge = await merged('customFields', [one ?? ''], other ?? '')
    await undone(merge)
    expect(await picture()).toEqual(before)
  })

  it('is taken apart in any order, also where the other one was merged itself', async () => {
    const before = await picture()
    const { id: first } = await client.registers.create({
      register: 'categories',
      values: { name: 'Portable' },
    })
    const [lap, laptop] = [await idOf('categories', 'Lap top'), await idOf('categories', 'Laptop')]
    const inner = await merged('categories', [lap], laptop)
    const outer = await merged('categories', [laptop], first)
    const { merges } = await client.registers.merges({ register: 'categories', id: first })
    expect(merges.map(({ jobId }) => jobId)).toEqual([outer, inner])
    await undone(outer)
    expect((await client.assets.show({ asset: 'U-1' })).category).toBe('Laptop')
    const { rows } = await client.registers.list({ register: 'categories', search: 'Laptop' })
    expect(rows[0]?.formerly).toEqual(['Lap top'])
    const again = await merged('categories', [laptop], first)
    await undone(inner)
    expect((await client.assets.show({ asset: 'U-1' })).category).toBe('Lap top')
    expect((await client.assets.show({ asset: 'U-2' })).category).toBe('Portable')
    expect((await undone(again)).assets).toMatchObject({ changed: 1, overtaken: 1 })
    await client.registers.archive({ register: 'categories', id: first, archived: true })
    expect(await picture()).toEqual(before)
  })
})

describe('what was changed since a merge', () => {
  it('stays and is named: assets that went on, and what was written of the other row', async () => {
    const [one, other] = [await idOf('people', 'M. Tan'), await idOf('people', 'Mei Tan')]
    const merge = await merged('people', [one], other)
    const asset = await client.assets.show({ asset: 'U-1' })
    await client.assets.update({ id: asset.id, revision: asset.revision, fields: { owner: 'Ana Diaz' } })
    const { rows } = await client.registers.list({ register: 'people', search: 'Mei Tan' })
    const row = rows.find(({ id }) => id === other)
    expect(row?.values.username).toBe('mtan')
    await client.registers.update({
      register: 'people',
      id: other,
      revision: row?.revision ?? 0,
      values: { name: 'Mei Tan', username: 'meitan', email: null, employeeNumber: null },
    })
    const result = await undone(merge)
    expect(result).toMatchObject({
      takenBack: ['M. Tan'],
      kept: [{ name: 'Mei Tan', field: 'username' }],
      assets: { changed: 0, overtaken: 1, first: { overtaken: [{ assetTag: 'U-1' }] } },
    })
    expect(await client.assets.show({ asset: 'U-1' })).toMatchObject({ owner: 'Ana Diaz' })
    const people = (await client.registers.list({ register: 'people', search: 'Tan' })).rows
    expect(people.map(({ name, values }) => [name, values.username])).toEqual([
      ['M. Tan', 'mtan'],
      ['Mei Tan', 'meitan'],
    ])
    expect((await client.record.verify()).brokenAt).toBeNull()
  })

  it('is in the way where it took the name or the place: the undo is refused whole', async () => {
    const { id: odd } = await client.registers.create({ register: 'categories', values: { name: 'Beemer' } })
    const { id: right } = await client.registers.create({
      register: 'categories',
      values: { name: 'Beamer' },
    })
    const merge = await merged('categories', [odd], right)
    const row = (await client.registers.list({ register: 'categories', search: 'Beamer' })).rows[0]
    await client.registers.update({
      register: 'categories',
      id: right,
      revision: row?.revision ?? 0,
      values: { name: 'Beemer' },
    })
    const fails = async (jobId: string) => {
      const job = await ended(client, (await client.registers.undoMerge({ jobId })).jobId)
      return [job.state, job.error?.code]
    }
    expect(await fails(merge)).toEqual(['failed', 'MERGED_NAME_TAKEN'])
    expect(
      (await client.registers.list({ register: 'categories', search: 'Beemer' })).rows[0]?.formerly,
    ).toEqual(['Beemer'])

    for (const path of ['North / Old', 'North / New', 'South / Old', 'South / New'])
      await client.locations.add({ path })
    const [taken, gone] = [
      await merged('locations', ['North / Old'], 'North / New'),
      await merged('locations', ['South / Old'], 'South / New'),
    ]
    await client.locations.rename({ location: 'North / New', name: 'Old' })
    expect(await fails(taken)).toEqual(['failed', 'MERGED_PLACE_TAKEN'])
    await client.locations.move({ location: 'South / New', to: 'North' })
    await client.locations.remove({ location: 'South' })
    expect(await fails(gone)).toEqual(['failed', 'MERGED_PLACE_GONE'])
  })
})

describe('who may undo a merge', () => {
  it('of people who work here is an administrator; what is no merge is refused', async () => {
    const { id: ana } = await client.registers.create({
      register: 'people',
      values: { name: 'Ana D.' },
    })
    const connection = clientOver(() => openPort(engine.engine))
    const technician = await connection.client.session.join({ name: 'Tomas Berg' })
    connection.setActor(technician.id)
    const merge = await merged('people', [ana], technician.id)
    const theirs = connection.client.registers.undoMerge({ jobId: merge })
    expect((await failureOf(theirs)).code).toBe('PERSON_BY_ADMINISTRATOR')
    connection.close()
    const { jobId } = await client.registers.undoMerge({ jobId: merge })
    await ended(client, jobId)
    expect((await failureOf(client.registers.undoMerge({ jobId }))).code).toBe('MERGE_UNKNOWN')
    expect((await failureOf(client.registers.undoMerge({ jobId: ana }))).code).toBe('JOB_UNKNOWN')
  })
})
