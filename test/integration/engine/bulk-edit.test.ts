import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { AssetFilter } from '../../../src-shared/features/assets/asset-filter.ts'
import type {
  AssetSelection,
  BulkEditPreview,
  BulkEditResult,
  BulkFields,
} from '../../../src-shared/features/assets/bulk-edit-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf, newId } from '../../tools/client.ts'
import { ended, imported, sampleList } from '../../tools/lists.ts'
import { engineOfTest, sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
let colour: string
let badge: string
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
  await imported(engine, sampleList(30, 11))
  await imported(engine, [
    { 'Asset Tag': 'DOCK', Location: 'HQ / 1', Model: 'WD19', Manufacturer: 'Dell', Company: 'North' },
    { 'Asset Tag': 'SCREEN', Location: 'HQ / 2', Model: 'U27', Manufacturer: '', Company: 'North' },
  ])
  const rule = { unit: null, required: false, pattern: null, choices: null, category: null }
  colour = (await client.customFields.create({ ...rule, name: 'Colour', type: 'text' })).id
  const required = { ...rule, name: 'Badge', type: 'text' as const, required: true, category: 'Reader' }
  badge = (await client.customFields.create(required)).id
})
afterAll(() => engine.close())

type Of = Pick<TestEngine, 'client'>
async function resultOf<Result>(begun: Promise<{ jobId: string }>, of: Of = engine): Promise<Result> {
  const { state, result, error } = await ended(of.client, (await begun).jobId)
  if (state !== 'done') throw new Error(`the job ${state}: ${JSON.stringify(error)}`)
  return result as Result
}
const begin = (selection: AssetSelection, fields: BulkFields) => client.assets.bulkEdit({ selection, fields })
const edit = (selection: AssetSelection, fields: BulkFields) =>
  resultOf<BulkEditResult>(begin(selection, fields))
const preview = (selection: AssetSelection, fields: BulkFields) =>
  resultOf<BulkEditPreview>(client.assets.previewBulkEdit({ selection, fields }))
const undo = (jobId: string) => resultOf<BulkEditResult>(client.assets.undoBulkEdit({ jobId }))
const show = (asset: string) => client.assets.show({ asset })
const selected = async (...tags: string[]): Promise<AssetSelection> => ({
  ids: (await Promise.all(tags.map(show))).map(({ id }) => id),
})
const everything: AssetSelection = { scope: { search: '', filter: {} }, except: [] }
const north: AssetSelection = { scope: { search: '', filter: { companies: ['North'] } }, except: [] }

/** Every asset, but for how often and when it was written. */
async function register() {
  const { rows } = await client.assets.list({ limit: 500 })
  return rows.map(({ revision: _, updatedAt: __, ...asset }) => asset)
}
type Known = Awaited<ReturnType<typeof register>>[number]

const some = <Value>(...values: Value[]) => fc.constantFrom<Value | null>(null, ...values)
const anyFields: fc.Arbitrary<BulkFields> = fc
  .record(
    {
      status: fc.constantFrom('Pending', 'Ready to Deploy'),
      location: some('HQ / 1', 'HQ / 2'),
      checkedOutTo: some<NonNullable<BulkFields['checkedOutTo']>>(
        { kind: 'person', name: 'Zoë Dvořák' },
        { kind: 'location', name: 'HQ / 2' },
        { kind: 'asset', name: 'DOCK' },
      ),
      category: some('Laptop', 'Brand new', 'Reader'),
      model: some('WD19', 'Made up'),
      owner: some('Mei Tan'),
      supplier: some('Nordwind'),
      purchaseDate: some('2024-02-29'),
      warrantyMonths: some(0, 36),
      parent: some('DOCK'),
      notes: some('a note'),
      custom: some('blue', 'red').map((value) => ({ [colour]: value })),
    },
    { requiredKeys: [] },
  )
  .filter((fields) => Object.keys(fields).length > 0)

/** What an asset has in the fields that are set, in the form in which they are set. */
function valuesIn(asset: Known, fields: BulkFields): Record<string, unknown> {
  const { checkedOutTo: to } = asset
  const own = asset.custom[colour] ?? null
  const values = { ...asset, checkedOutTo: to && { kind: to.kind, name: to.name }, custom: { [colour]: own } }
  return Object.fromEntries(Object.keys(fields).map((field) => [field, values[field as 'status']]))
}

/** The rules, the obvious way. */
function isRefused(asset: Known, { parent, checkedOutTo, category }: BulkFields): boolean {
  return (
    (parent === 'DOCK' && asset.assetTag === 'DOCK') ||
    (checkedOutTo?.kind === 'asset' && asset.assetTag === 'DOCK') ||
    category === 'Reader'
  )
}

describe('a bulk edit', () => {
  it('does to every asset of a selection what its preview says, and undone leaves all as it was', async () => {
    const before = await register()
    const ids = before.map(({ id }) => id)
    const byTag = new Map(before.map((asset) => [asset.assetTag, asset]))
    const anySelection: fc.Arbitrary<AssetSelection> = fc.oneof(
      fc.subarray(ids, { minLength: 1 }).map((chosen) => ({ ids: chosen })),
      fc
        .record({
          search: fc.constantFrom('', 'dell', 'hq'),
          filter: fc.constantFrom<AssetFilter>(
            {},
            { companies: ['North'] },
            { categories: ['Laptop', 'Monitor'] },
            { statusTypes: ['deployed'] },
            { lacks: ['supplier'] },
          ),
        })
        .chain((scope) => fc.subarray(ids, { maxLength: 3 }).map((except) => ({ scope, except }))),
    )
    await fc.assert(
      fc.asyncProperty(anySelection, anyFields, async (selection, fields) => {
        const chosen =
          'ids' in selection
            ? selection.ids
            : (await client.assets.list({ ...selection.scope, limit: 500 })).rows
                .map(({ id }) => id)
                .filter((id) => !selection.except.includes(id))
        const meant = before.filter(({ id }) => chosen.includes(id))
        const same = meant.filter(
          (asset) => JSON.stringify(valuesIn(asset, fields)) === JSON.stringify({ ...fields }),
        )
        const refused = meant.filter((asset) => !same.includes(asset) && isRefused(asset, fields))
        const changed = meant.filter((asset) => !same.includes(asset) && !refused.includes(asset))
        const counts = { rows: meant.length, same: same.length }

        const told = await preview(selection, fields)
        expect(told).toMatchObject({ ...counts, change: changed.length, refuse: refused.length })
        expect(await register()).toEqual(before)
        for (const { assetTag, fields: words } of told.first.change) {
          const from = byTag.get(assetTag)?.supplier ?? null
          const supplier = words.find(({ field }) => field === 'supplier')
          if (supplier) expect(supplier).toMatchObject({ from, to: fields.supplier })
        }

        const { jobId } = await begin(selection, fields)
        const result = (await ended(client, jobId)).result as BulkEditResult
        expect(result).toMatchObject({ ...counts, changed: changed.length, refused: refused.length })
        expect(result.reasons.reduce((sum, { count }) => sum + count, 0)).toBe(refused.length)
        const after = await register()
        for (const [at, asset] of after.entries()) {
          const earlier = before[at] as Known
          if (changed.includes(earlier)) expect(valuesIn(asset, fields)).toEqual({ ...fields })
          else expect(asset).toEqual(earlier)
        }
        if (fields.warrantyMonths !== undefined && changed.length > 0) {
          const sort = { by: 'warrantyMonths', direction: 'ascending' } as const
          const listed = (await client.assets.list({ sort, limit: 500 })).rows
          const shown = new Map(listed.map((row) => [row.id, row.warrantyMonths]))
          for (const asset of after) expect(shown.get(asset.id)).toBe(asset.warrantyMonths)
        }

        expect(await undo(jobId)).toMatchObject({ changed: changed.length, overtaken: 0, refused: 0 })
        expect(await register()).toEqual(before)
      }),
      { numRuns: 25 },
    )
    expect((await client.record.verify()).intact).toBe(true)
  })

  it('is one change set, told in the timeline, found by search and by filter at once', async () => {
    const { jobId } = await begin(north, { department: 'Quality', nextAuditDate: '2027-01-31' })
    const result = (await ended(client, jobId)).result as BulkEditResult
    expect(result).toMatchObject({ rows: 2, changed: 2 })
    const { id } = await show('DOCK')
    const [entry] = (await client.assets.timeline({ assetId: id })).entries
    expect(entry).toMatchObject({
      actor: 'Ada Tester',
      fields: expect.arrayContaining([
        { field: 'department', from: null, to: 'Quality' },
        { field: 'nextAuditDate', from: null, to: '2027-01-31' },
      ]),
    })
    expect(entry?.n).toBeGreaterThanOrEqual(result.changes?.first ?? 0)
    expect(entry?.n).toBeLessThanOrEqual(result.changes?.last ?? 0)
    expect((await client.assets.list({ search: 'quality' })).total).toBe(2)
    expect((await client.assets.list({ filter: { departments: ['Quality'] } })).total).toBe(2)
    const database = new BetterSqlite3(join(engine.folder, 'assetwalk.db'), { readonly: true })
    const sets = database.prepare('SELECT count(*) AS n FROM change WHERE change_set = ?').get(jobId)
    database.close()
    expect(sets).toEqual({ n: 2 })
  })

  it('puts back only what nobody changed since, says what was, and can itself be done again', async () => {
    const { jobId } = await begin(north, { orderNumber: 'PO-1' })
    await ended(client, jobId)
    const screen = await show('SCREEN')
    await client.assets.update({ id: screen.id, revision: screen.revision, fields: { orderNumber: 'PO-2' } })
    const undone = await client.assets.undoBulkEdit({ jobId })
    expect((await ended(client, undone.jobId)).result).toMatchObject({
      changed: 1,
      overtaken: 1,
      first: { overtaken: [{ assetTag: 'SCREEN' }] },
    })
    expect(await show('DOCK')).toMatchObject({ orderNumber: null })
    expect(await show('SCREEN')).toMatchObject({ orderNumber: 'PO-2' })
    expect(await undo(undone.jobId)).toMatchObject({ changed: 1 })
    expect(await show('DOCK')).toMatchObject({ orderNumber: 'PO-1' })
    expect(await undo(jobId)).toMatchObject({ changed: 1, overtaken: 1 })
    expect(await undo(jobId)).toMatchObject({ changed: 0, same: 1, overtaken: 1 })
  })

  it('is undone to what was merged since, where what an asset referred to, or was given, is gone', async () => {
    const categoryIdOf = async (search: string) => {
      const { rows } = await client.registers.list({ register: 'categories', search })
      return rows[0]?.id ?? ''
    }
    const dock = await selected('DOCK')
    await edit(dock, { category: 'Docks' })
    const { jobId } = await begin(dock, { category: 'Loan pool' })
    await ended(client, jobId)
    for (const [from, into] of [
      ['Docks', 'Docking stations'],
      ['Loan pool', 'Loans'],
    ] as const) {
      await client.registers.create({ register: 'categories', values: { name: into } })
      const ids = { from: [await categoryIdOf(from)], into: await categoryIdOf(into) }
      const merge = await client.registers.merge({ register: 'categories', ...ids })
      await ended(client, merge.jobId)
    }
    expect(await show('DOCK')).toMatchObject({ category: 'Loans' })
    expect(await undo(jobId)).toMatchObject({ changed: 1, overtaken: 0 })
    expect(await show('DOCK')).toMatchObject({ category: 'Docking stations' })
  })

  it('says of each asset why it is left: what it must have, and what it cannot be a part of', async () => {
    const dock = await selected('DOCK')
    expect(await edit(dock, { parent: 'SCREEN' })).toMatchObject({ changed: 1 })
    expect(await preview(everything, { parent: 'DOCK', company: 'South' })).toMatchObject({
      refuse: 2,
      reasons: [{ reason: expect.stringContaining('“DOCK”'), count: 2 }],
      first: { refuse: [{ assetTag: 'DOCK' }, { assetTag: 'SCREEN' }] },
    })
    const reader = await preview(dock, { category: 'Reader', owner: 'Somebody New' })
    expect(reader).toMatchObject({
      refuse: 1,
      reasons: [{ reason: expect.stringContaining('“Badge”') }],
      adds: [{ field: 'owner', name: 'Somebody New' }],
    })
    const filled = { category: 'Reader', custom: { [badge]: 'B-1' } }
    expect(await edit(dock, filled)).toMatchObject({ changed: 1 })
    // What it must have it cannot lose; what has nothing to do with that can be edited.
    expect(await edit(dock, { custom: { [badge]: null } })).toMatchObject({ refused: 1 })
    expect(await edit(dock, { notes: 'kept' })).toMatchObject({ changed: 1 })
    expect(
      await edit(dock, { category: null, custom: { [badge]: null }, parent: null, notes: null }),
    ).toMatchObject({
      changed: 1,
    })
  })

  it('keeps the model of an asset that is called so, whoever made it', async () => {
    expect(await edit(await selected('DOCK', 'SCREEN'), { model: 'WD19' })).toMatchObject({
      changed: 1,
      same: 1,
    })
    expect(await show('DOCK')).toMatchObject({ model: 'WD19', manufacturer: 'Dell' })
  })

  it('that means nothing is refused before anything begins', async () => {
    const refusals: [BulkFields, string][] = [
      [{}, 'NOTHING_TO_SET'],
      [{ status: 'Vanished' }, 'STATUS_UNKNOWN'],
      [{ location: 'Atlantis' }, 'LOCATION_UNKNOWN'],
      [{ parent: 'NOBODY' }, 'ASSET_UNKNOWN'],
      [{ checkedOutTo: { kind: 'asset', name: 'NOBODY' } }, 'ASSET_UNKNOWN'],
      [{ custom: { [newId()]: 'x' } }, 'CUSTOM_FIELD_UNKNOWN'],
      [{ assetTag: 'X' } as BulkFields, 'INPUT_INVALID'],
      [{ purchaseDate: '2024-02-30' }, 'INPUT_INVALID'],
    ]
    for (const [fields, code] of refusals) {
      expect(await failureOf(begin(everything, fields))).toMatchObject({ code })
      expect(await failureOf(client.assets.previewBulkEdit({ selection: everything, fields }))).toMatchObject(
        {
          code,
        },
      )
    }
    const { jobId } = await begin({ ids: [newId()] }, { notes: 'x' })
    expect(await ended(client, jobId)).toMatchObject({ state: 'failed', error: { code: 'ASSET_UNKNOWN' } })
    const other = await client.samples.generate({ assets: 1, seed: 1 }).catch(() => null)
    const known = other?.jobId ?? newId()
    expect(await failureOf(client.assets.undoBulkEdit({ jobId: known }))).toMatchObject({
      code: other ? 'BULK_EDIT_UNKNOWN' : 'JOB_UNKNOWN',
    })
  })
})

describe('a bulk edit that ends before its end', () => {
  it('leaves whole assets, says how many, and is undone to the last of them, even without a word of its end', async () => {
    const own = await engineOfTest()
    // So many that they are selected on a thread of its own.
    await resultOf(own.client.samples.generate({ assets: 5100, seed: 5 }), own)
    const { jobId, supplier, result } = await cancelled(own)
    const filter = { suppliers: [supplier] }
    const edited = async () => (await own.client.assets.list({ filter, limit: 1 })).total
    expect(result.rows).toBeLessThan(5100)
    expect(await edited()).toBe(result.changed)

    // As if the engine had been killed.
    const database = new BetterSqlite3(join(own.folder, 'assetwalk.db'))
    database.prepare(`UPDATE job SET state = 'failed', result = NULL WHERE id = ?`).run(jobId)
    database.close()
    const { changed } = result
    expect(await resultOf(own.client.assets.undoBulkEdit({ jobId }), own)).toMatchObject({ changed })
    expect(await edited()).toBe(0)
    expect((await own.client.record.verify()).intact).toBe(true)
  })
})

/** An edit that was cancelled when it had begun to write, and had not ended; tried until one is met there. */
async function cancelled({ client: by }: Of) {
  for (let turn = 1; ; turn++) {
    const supplier = `Nordwind ${turn}`
    const happenings = await by.events.watch()
    const { jobId } = await by.assets.bulkEdit({ selection: everything, fields: { supplier } })
    const undone = await by.assets.undoBulkEdit({ jobId }).catch((error: { code?: string }) => error.code)
    expect(undone).toBe('BULK_EDIT_RUNNING')
    for await (const { jobs } of happenings)
      if (jobs.some(({ id, progress }) => id === jobId && progress.done > 0)) break
    await by.jobs.cancel({ jobId })
    const { state, result } = await ended(by, jobId)
    if (state === 'cancelled' && result !== null) return { jobId, supplier, result: result as BulkEditResult }
    expect(turn).toBeLessThan(20)
  }
}
