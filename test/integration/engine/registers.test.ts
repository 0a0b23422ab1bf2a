import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openReader } from '../../../src-main/engine/database/open.ts'
import type { RegisterName } from '../../../src-shared/features/registers/register-names.ts'
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

const rows = async (register: RegisterName, search = '', archived = false) =>
  (await client.registers.list({ register, search, archived })).rows
const rowOf = async (register: RegisterName, name: string) => {
  const found = (await rows(register, name)).find((row) => row.name === name)
  if (!found) throw new Error(`no ${name} in ${register}`)
  return found
}
const merge = async (register: RegisterName, from: string[], into: string) => {
  const ids = await Promise.all(from.map(async (name) => (await rowOf(register, name)).id))
  const { jobId } = await client.registers.merge({
    register,
    from: ids,
    into: (await rowOf(register, into)).id,
  })
  return ended(client, jobId)
}

/** Every column of the database that refers to a table, by its own declaration; and those that do so without saying. */
function referencesTo(folder: string, table: string, ids: readonly string[]): string[] {
  const database = openReader(folder)
  const tables = database
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")
    .pluck()
    .all() as string[]
  const columns = tables.flatMap((name) =>
    (database.pragma(`foreign_key_list(${name})`) as { table: string; from: string }[])
      .filter((key) => key.table === table && key.from !== 'merged_into')
      .map(({ from }) => [name, from] as const),
  )
  if (table === 'person' || table === 'location') columns.push(['asset', 'checked_out_id'])
  const left = columns
    .filter(([name]) => !/^(audit|scan)/.test(name))
    .filter(([name, column]) => {
      const found = database
        .prepare(`SELECT count(*) FROM ${name} WHERE ${column} IN (SELECT value FROM json_each(?))`)
        .pluck()
        .get(JSON.stringify(ids))
      return found !== 0
    })
  database.close()
  expect(columns.length).toBeGreaterThan(0)
  return left.map((pair) => pair.join('.'))
}

describe('a merge', () => {
  it('leaves no reference behind in any table, and is one change set', async () => {
    await imported(engine, [
      {
        'Asset Tag': 'M-1',
        Category: 'Lap top',
        Model: 'T14',
        Manufacturer: 'Lenovo',
        Owner: 'M. Tan',
        Status: 'Out for Repair',
        Location: 'East / 1',
        'Checkout Type': 'user',
        'Checked Out To: Full Name': 'M. Tan',
      },
      {
        'Asset Tag': 'M-2',
        Category: 'Laptop',
        Model: 'T 14',
        Manufacturer: 'LENOVO Inc',
        Owner: 'Mei Tan',
        Status: 'Out for Diagnostics',
        Location: 'East / 2',
      },
    ])
    await client.customFields.create({ name: 'Keyboard', type: 'text', category: 'Lap top' })
    const cases = [
      ['categories', 'category', 'Lap top', 'Laptop'],
      ['models', 'model', 'T 14', 'T14'],
      ['people', 'person', 'M. Tan', 'Mei Tan'],
      ['statusLabels', 'status_label', 'Out for Diagnostics', 'Out for Repair'],
    ] as const
    for (const [register, table, from, into] of cases) {
      const { id } = await rowOf(register, from)
      const job = await merge(register, [from], into)
      expect(job).toMatchObject({ state: 'done', result: { assets: 1, merged: 1 } })
      expect(referencesTo(engine.folder, table, [id])).toEqual([])
      expect(await rows(register, from)).not.toContainEqual(expect.objectContaining({ id }))
      expect((await rowOf(register, into)).formerly).toEqual([from])
      const database = openReader(engine.folder)
      const sets = database
        .prepare('SELECT DISTINCT change_set FROM change WHERE n > (SELECT max(n) FROM change) - 2')
        .pluck()
        .all()
      database.close()
      expect(sets).toEqual([job.id])
    }
    const { id: place } = await client.locations.show({ location: 'East / 1' })
    const { jobId } = await client.locations.merge({ location: 'East / 1', into: 'East / 2' })
    await ended(client, jobId)
    expect(referencesTo(engine.folder, 'location', [place])).toEqual([])

    const merged = await client.assets.show({ asset: 'M-1' })
    expect(merged).toMatchObject({
      category: 'Laptop',
      owner: 'Mei Tan',
      checkedOutTo: { name: 'Mei Tan' },
      location: 'East / 2',
    })
    expect((await client.customFields.list()).fields).toContainEqual(
      expect.objectContaining({ name: 'Keyboard', category: 'Laptop' }),
    )
    expect((await client.record.verify()).brokenAt).toBeNull()
    const { entries } = await client.assets.timeline({ assetId: merged.id })
    expect(
      entries
        .filter(({ kind }) => kind === 'merged')
        .map(({ fields }) => fields.map(({ from, to }) => [from, to])),
    ).toEqual([
      [['East / 1 (now East / 2)', 'East / 2']],
      expect.arrayContaining([['M. Tan', 'Mei Tan']]),
      [['Lap top', 'Laptop']],
    ])
  })

  it('has the old names mean the new ones: in lists that come, in search, in filters', async () => {
    await imported(engine, [
      {
        'Asset Tag': 'M-3',
        Category: 'lap TOP',
        Model: 'T 14',
        Manufacturer: 'LENOVO Inc',
        Owner: 'M. Tan',
        Status: 'Out for Diagnostics',
      },
    ])
    expect(await client.assets.show({ asset: 'M-3' })).toMatchObject({
      category: 'Laptop',
      model: 'T14',
      manufacturer: 'Lenovo',
      owner: 'Mei Tan',
      status: 'Out for Repair',
    })
    const { total } = await client.assets.list({ filter: { categories: ['Laptop'], models: ['T14'] } })
    expect(total).toBe(3)
    await expect.poll(async () => (await client.assets.list({ search: 'lap top' })).total).toBe(0)
    const ids = [(await rowOf('models', 'T14')).id]
    expect((await client.assets.counts({ of: 'models', ids })).counts).toEqual({ [ids[0] as string]: 3 })
  })

  it('is undone nowhere by undoing what came before it', async () => {
    const asset = await client.assets.show({ asset: 'M-1' })
    const { entries } = await client.assets.timeline({ assetId: asset.id })
    expect(entries.map(({ canBeUndone }) => canBeUndone)).toEqual(entries.map(() => false))
  })

  it('refuses what cannot be: itself, what is archived, the last label of a type', async () => {
    const { id } = await rowOf('categories', 'Laptop')
    const refused = (call: Promise<unknown>) => failureOf(call).then(({ code }) => code)
    expect(await refused(client.registers.merge({ register: 'categories', from: [id], into: id }))).toBe(
      'MERGE_INTO_ITSELF',
    )
    const { id: archived } = await client.registers.create({
      register: 'categories',
      values: { name: 'Phone' },
    })
    await client.registers.archive({ register: 'categories', id: archived, archived: true })
    expect(
      await refused(client.registers.merge({ register: 'categories', from: [id], into: archived })),
    ).toBe('MERGE_INTO_ARCHIVED')
    const [pending, lost] = await Promise.all([
      rowOf('statusLabels', 'Pending'),
      rowOf('statusLabels', 'Lost/Stolen'),
    ])
    const label = { register: 'statusLabels' as const, id: pending.id }
    for (const call of [
      client.registers.archive({ ...label, archived: true }),
      client.registers.merge({ register: 'statusLabels', from: [pending.id], into: lost.id }),
      client.registers.update({
        ...label,
        revision: pending.revision,
        values: { name: 'Pending', type: 'lost' },
      }),
    ])
      expect(await refused(call)).toBe('STATUS_LABEL_NEEDED')
  })
})

describe('a merge of many assets', () => {
  it('lets edits in between, and is done again for the rest where it was cancelled', async () => {
    const many = Array.from({ length: 3000 }, (_, n) => ({ 'Asset Tag': `BIG-${n}`, Model: 'Old big' }))
    await imported(engine, many)
    const { id: into } = await client.registers.create({ register: 'models', values: { name: 'New big' } })
    const { id: old } = await rowOf('models', 'Old big')
    const { jobId } = await client.registers.merge({ register: 'models', from: [old], into })
    // Made while the job is at work: it refers to the old one behind its back.
    const beside = await client.assets.create({ fields: { assetTag: 'BIG-NEW', model: 'Old big' } })
    await client.jobs.cancel({ jobId })
    const first = await ended(client, jobId)
    if (first.state === 'cancelled') {
      expect(await rowOf('models', 'Old big')).toMatchObject({ id: old, formerly: [] })
      const again = await client.registers.merge({ register: 'models', from: [old], into })
      expect(await ended(client, again.jobId)).toMatchObject({ state: 'done', result: { merged: 1 } })
    }
    expect(referencesTo(engine.folder, 'model', [old])).toEqual([])
    expect((await client.assets.counts({ of: 'models', ids: [into] })).counts).toEqual({ [into]: 3001 })
    expect((await client.assets.show({ asset: beside.id })).model).toBe('New big')
    await expect.poll(async () => (await client.assets.list({ search: 'new big' })).total).toBe(3001)
    expect((await client.record.verify()).brokenAt).toBeNull()
  })
})

describe('a row of a list', () => {
  it('is made, changed and archived; a name is there once, and nothing is overwritten unseen', async () => {
    const model = {
      name: 'X1',
      manufacturer: 'Lenovo',
      modelNumber: null,
      expectedLifeMonths: 48,
      endOfLifeDate: '2031-01-31',
    }
    const { id } = await client.registers.create({ register: 'models', values: model })
    expect((await rows('models', 'lenovo x1'))[0]).toMatchObject({ id, values: model, revision: 1 })
    const taken = await failureOf(
      client.registers.create({ register: 'models', values: { ...model, name: 'x1' } }),
    )
    expect(taken).toMatchObject({ code: 'REGISTER_NAME_TAKEN', data: { isArchived: false } })
    await client.registers.update({
      register: 'models',
      id,
      revision: 1,
      values: { ...model, name: 'X1 Carbon' },
    })
    const stale = await failureOf(
      client.registers.update({ register: 'models', id, revision: 1, values: model }),
    )
    expect(stale.code).toBe('REGISTER_ROW_CHANGED')
    await client.registers.archive({ register: 'models', id, archived: true })
    expect(await rows('models', 'X1')).toEqual([])
    expect(await rows('models', 'X1', true)).toHaveLength(1)
    expect((await client.assets.choices()).models).not.toContain('X1 Carbon')
    await client.registers.archive({ register: 'models', id, archived: false })
    expect(await rows('models', 'X1')).toHaveLength(1)
  })

  it('is found by its new name once it has one; the label of new assets may have another name, too', async () => {
    const { id, revision } = await rowOf('categories', 'Laptop')
    await client.registers.update({ register: 'categories', id, revision, values: { name: 'Notebook' } })
    await expect.poll(async () => (await client.assets.list({ search: 'notebook' })).total).toBe(3)
    expect((await client.assets.list({ search: 'laptop' })).total).toBe(0)
    expect((await client.assets.list({ filter: { categories: ['Notebook'] } })).total).toBe(3)
    const { id: label, revision: was } = await rowOf('statusLabels', 'Ready to Deploy')
    await client.registers.update({
      register: 'statusLabels',
      id: label,
      revision: was,
      values: { name: 'In stock', type: 'deployable' },
    })
    await client.assets.create({ fields: { assetTag: 'M-9' } })
    expect((await client.assets.show({ asset: 'M-9' })).status).toBe('In stock')
  })
})

describe('a field of the organisation’s own', () => {
  it('asks for a range, and archived is asked for and offered no more while assets keep what they have', async () => {
    const rule = { name: 'Ports', type: 'number' as const, minimum: '1', maximum: '48', required: true }
    const odd = await failureOf(client.customFields.create({ ...rule, minimum: '49' }))
    expect(odd.code).toBe('CUSTOM_FIELD_RULE_INVALID')
    const { id } = await client.customFields.create(rule)
    const create = (assetTag: string, ports?: string) =>
      client.assets.create({ fields: { assetTag, ...(ports && { custom: { [id]: ports } }) } })
    const beyond = await failureOf(create('F-1', '64'))
    expect(beyond).toMatchObject({
      code: 'CUSTOM_VALUE_INVALID',
      data: { wanted: expect.stringContaining('up to 48') },
    })
    expect((await failureOf(create('F-1'))).code).toBe('CUSTOM_VALUE_MISSING')
    await create('F-1', '24')
    expect((await client.assets.counts({ of: 'customFields', ids: [id] })).counts).toEqual({ [id]: 1 })

    await client.customFields.archive({ id, archived: true })
    await create('F-2')
    const names = async (archived: boolean) =>
      (await client.customFields.list({ archived })).fields.map(({ name }) => name)
    expect([await names(false), await names(true)]).toEqual([['Keyboard'], ['Ports']])
    const values = async (asset: string) =>
      (await client.assets.show({ asset })).custom.flatMap(({ fieldId, value }) =>
        fieldId === id ? [value] : [],
      )
    expect([await values('F-1'), await values('F-2')]).toEqual([['24'], []])
    await client.customFields.archive({ id, archived: false })
    expect((await failureOf(create('F-3'))).code).toBe('CUSTOM_VALUE_MISSING')
    await client.customFields.archive({ id, archived: true })
  })
})

describe('people', () => {
  it('who work here are merged and deactivated by administrators, and one is left; what they did stays theirs', async () => {
    const other = await besides('Ada T.')
    await other.client.assets.create({ fields: { assetTag: 'P-1' } })
    const [ada, typo] = await Promise.all([rowOf('people', 'Ada Tester'), rowOf('people', 'Ada T.')])
    const refused = await failureOf(
      other.client.registers.merge({ register: 'people', from: [ada.id], into: typo.id }),
    )
    expect(refused.code).toBe('PERSON_BY_ADMINISTRATOR')
    const last = await failureOf(client.registers.archive({ register: 'people', id: ada.id, archived: true }))
    expect(last.code).toBe('PERSON_NEEDED')
    await merge('people', ['Ada T.'], 'Ada Tester')
    const { id } = await client.assets.show({ asset: 'P-1' })
    const { entries } = await client.assets.timeline({ assetId: id })
    expect(entries[0]?.actor).toBe('Ada Tester (formerly Ada T.)')
    const { workers } = await client.session.welcome()
    expect(workers.map(({ name }) => name)).toEqual(['Ada Tester'])
    expect((await client.session.join({ name: 'Ada T.' })).id).toBe(ada.id)

    const { id: gone } = await client.session.join({ name: 'Guest' })
    await client.registers.archive({ register: 'people', id: gone, archived: true })
    expect((await failureOf(client.session.hello({ personId: gone }))).code).toBe('PERSON_UNKNOWN')
    other.connection.setActor(gone)
    expect((await failureOf(other.client.assets.choices())).code).toBe('ACTOR_MISSING')
    other.connection.close()
  })
})

/** Somebody else at work with the same engine. */
async function besides(name: string) {
  const connection = clientOver(() => openPort(engine.engine))
  const worker = await connection.client.session.join({ name })
  connection.setActor(worker.id)
  return { connection, client: connection.client }
}
