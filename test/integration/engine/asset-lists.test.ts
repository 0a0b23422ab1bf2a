import type { Database } from 'better-sqlite3'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inTransaction, type Transaction } from '../../../src-main/engine/database/transaction.ts'
import { type AssetFields, assets, emptyAsset } from '../../../src-main/engine/features/assets/assets.ts'
import { categories } from '../../../src-main/engine/features/categories/categories.ts'
import { locations } from '../../../src-main/engine/features/locations/locations.ts'
import { models } from '../../../src-main/engine/features/models/models.ts'
import { people } from '../../../src-main/engine/features/people/people.ts'
import type { AnyAssetColumn } from '../../../src-shared/features/assets/asset-columns.ts'
import {
  type AssetFilter,
  lackable,
  warrantyStates,
} from '../../../src-shared/features/assets/asset-filter.ts'
import type { AssetSort } from '../../../src-shared/features/assets/asset-selection.ts'
import { shownStatusTypes } from '../../../src-shared/features/status-labels/status-type.ts'
import { newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { type OpenEngine, openEngine } from '../../tools/engine-without-threads.ts'
import { type NaiveAsset, naiveList } from './naive-list.ts'

const nobody = '00000000-0000-7000-8000-000000000000'
const today = new Date().toISOString().slice(0, 10)
const names = ['Zoë', 'zoe', 'Ångström', 'ångstrom b', '東京', '𝔘nit', 'Box 10', 'Box 2', '']
const places = ['HQ', 'HQ / 1', 'HQ / 1 / Łódź', 'hq2', 'Depot / A']
const days = ['2019-02-28', '2023-11-30', '2025-01-31', '2026-06-15', '2026-12-24']
const holders = ['nobody', 'person', 'location', 'asset'] as const

/** What a person could say of an asset; names stand for what is made of them. */
const told = fc.record({
  serial: fc.constantFrom(null, 'sn-1', 'SN-2', 'ſn-3'),
  name: fc.constantFrom(null, ...names.filter((name) => name !== '')),
  category: fc.constantFrom(null, 'Laptop', 'Écran'),
  model: fc.constantFrom(null, 'X1', 'U27'),
  maker: fc.constantFrom(null, 'Lenovo', 'Dell'),
  place: fc.constantFrom(null, ...places),
  holder: fc.constantFrom(...holders),
  owner: fc.constantFrom(null, 'Ann', 'Łukasz'),
  company: fc.constantFrom(null, 'North', 'South'),
  ownership: fc.constantFrom(null, 'owned', 'leased') as fc.Arbitrary<'owned' | 'leased' | null>,
  bought: fc.constantFrom(null, ...days),
  serviceFrom: fc.constantFrom(null, ...days),
  months: fc.constantFrom(null, 0, 1, 36),
  cost: fc.constantFrom(null, '0', '9.5', '10', '1234.5678'),
  audited: fc.constantFrom(null, ...days),
  label: fc.nat(6),
  parent: fc.option(fc.nat(8), { nil: null }),
  imei: fc.constantFrom(null, '490154203237518'),
  height: fc.constantFrom(null, '2', '10', '-1.5'),
})
type Told = ReturnType<(typeof told)['generate']>['value']

const columns: AnyAssetColumn[] = [
  'assetTag',
  'serialNumber',
  'name',
  'model',
  'manufacturer',
  'category',
  'status',
  'imei',
  'parent',
  'company',
  'location',
  'checkedOutTo',
  'owner',
  'ownership',
  'purchaseDate',
  'purchaseCost',
  'warrantyMonths',
  'warrantyEndDate',
  'lastAuditDate',
]

const some = <Value>(...values: Value[]) => fc.subarray(values, { minLength: 1 })
const range = fc.record(
  { from: fc.constantFrom(...days), to: fc.constantFrom(...days) },
  { requiredKeys: [] },
)

const parts = {
  statuses: some('Ready to Deploy', 'Pending', 'Archived', 'Renamed'),
  statusTypes: some(...shownStatusTypes),
  categories: some('Laptop', 'Écran', ''),
  manufacturers: some('Lenovo', 'Dell', ''),
  models: some('X1', 'U27', ''),
  places: some(...places, ''),
  owners: some('Ann', 'Łukasz', ''),
  companies: some('North', ''),
  ownerships: some('leased' as const, '' as const),
  purchased: range,
  warrantyEnds: range,
  lastAudited: fc.oneof(fc.constant('never' as const), range),
  cost: fc.record({ from: fc.constantFrom(0, 9.6), to: fc.constantFrom(10, 2000) }, { requiredKeys: [] }),
  warranty: some(...warrantyStates),
  lacks: fc.uniqueArray(fc.constantFrom(...lackable), { minLength: 1, maxLength: 2 }),
  height: fc.record(
    { equals: some('2', '10', ''), from: fc.constantFrom('-2', '3'), to: fc.constantFrom('2', '11') },
    { requiredKeys: [] },
  ),
}
const partNames = Object.keys(parts) as (keyof typeof parts)[]
const allParts = fc.record(parts)
type NamedFilter = Partial<ReturnType<(typeof allParts)['generate']>['value']>

/** Filters with names in the place of ids; of at most three parts, else nothing is left. */
const filters = fc
  .tuple(allParts, fc.uniqueArray(fc.constantFrom(...partNames), { maxLength: 3 }))
  .map(([all, kept]): NamedFilter => Object.fromEntries(kept.map((part) => [part, all[part]])))

const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('create' as const), told }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('update' as const), at: fc.nat(40), told }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('rename' as const), label: fc.nat(6) }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('ask' as const),
      filter: filters,
      by: fc.nat(columns.length),
      descending: fc.boolean(),
      offset: fc.nat(12),
      limit: fc.integer({ min: 1, max: 12 }),
    }),
  },
)

/** A register that is written by its faces, and asked through the contract. */
class Register {
  readonly #engine: OpenEngine
  readonly #ids: string[] = []
  readonly #labels: string[]
  readonly #height: string

  constructor(engine: OpenEngine, height: string) {
    this.#engine = engine
    this.#height = height
    this.#labels = engine.writing
      .prepare('SELECT id FROM status_label ORDER BY name')
      .pluck()
      .all() as string[]
  }

  write<Result>(work: (tx: Transaction) => Result): Result {
    const context = { actorId: newId(), newId, now: () => new Date().toISOString() }
    return inTransaction(this.#engine.writing, context, newId(), { changed: () => undefined }, work)
  }

  create(told: Told): void {
    this.write((tx) => {
      const tag = `T-${(this.#ids.length * 7) % 11}-${this.#ids.length}`
      const fields = this.#fieldsOf(tx, emptyAsset(tag, this.#labels[0] as string), told)
      this.#ids.push(assets.create(tx, fields, 'org').id)
    })
  }

  update(at: number, told: Told): void {
    const id = this.#ids[at % Math.max(1, this.#ids.length)]
    if (id === undefined) return
    this.write((tx) => {
      const asset = assets.get(tx.database, id)
      const fields = this.#fieldsOf(tx, asset, told)
      const canBe = fields.parentId === null || assets.canBePartOf(tx.database, id, fields.parentId)
      assets.update(tx, asset, canBe ? fields : { ...fields, parentId: null }, 'org')
    })
  }

  /** As whoever manages labels does it: the row, and its change in the record. */
  rename(label: number): void {
    const id = this.#labels[label % this.#labels.length] as string
    this.write((tx) => {
      const read = tx.database.prepare('SELECT name, revision FROM status_label WHERE id = ?')
      const { name, revision } = read.get(id) as { name: string; revision: number }
      const to = name === 'Renamed' ? `Label ${label}` : 'Renamed'
      const holder = tx.database.prepare('SELECT 1 FROM status_label WHERE name = ?').get(to)
      if (holder) return
      tx.database
        .prepare('UPDATE status_label SET name = ?, name_key = ?, revision = ? WHERE id = ?')
        .run(to, to.toLowerCase(), revision + 1, id)
      tx.record('statusLabel', { id, siteId: 'org', revision: revision + 1 }, { name }, { name: to })
    })
  }

  async ask(
    named: NamedFilter,
    by: AnyAssetColumn | undefined,
    descending: boolean,
    page: { offset: number; limit: number },
  ) {
    const filter = this.#filterOf(named)
    const sort: AssetSort = {
      by: by ?? `custom.${this.#height}`,
      direction: descending ? 'descending' : 'ascending',
    }
    const { client } = this.#engine.connection
    const all = await Promise.all(this.#ids.map((asset) => client.assets.show({ asset })))
    const wanted = naiveList(
      all.map((asset) => this.#seen(asset)),
      filter,
      sort,
      today,
    )
    const { total, rows } = await client.assets.list({ filter, sort, offset: page.offset, limit: page.limit })
    const tags = (some: readonly { assetTag: string }[]) => some.map(({ assetTag }) => assetTag)
    expect({ total, tags: tags(rows) }).toEqual({
      total: wanted.length,
      tags: tags(wanted.slice(page.offset, page.offset + page.limit)),
    })
    const [at] = [Math.floor(wanted.length / 2)]
    const middle = wanted[at]
    if (middle)
      expect(await client.assets.positionOf({ filter, sort, of: { id: middle.id } })).toEqual({
        position: at,
      })
  }

  #seen(asset: Awaited<ReturnType<OpenEngine['connection']['client']['assets']['show']>>): NaiveAsset {
    const { reading } = this.#engine
    const owner = asset.owner && people.byName(reading, asset.owner)
    const within: string[] = []
    for (let at = asset.locationId; at !== null; at = locations.get(reading, at).parent_id) within.push(at)
    return { ...asset, within, ownerId: owner ? owner.id : null }
  }

  #filterOf({ places, owners, height, ...filter }: NamedFilter): AssetFilter {
    const { reading } = this.#engine
    const ids = (names: readonly string[], idOf: (database: Database, name: string) => string | undefined) =>
      names.map((name) => (name === '' ? '' : (idOf(reading, name) ?? nobody)))
    return {
      ...filter,
      ...(places && { locations: ids(places, (database, path) => locations.byPath(database, path)?.id) }),
      ...(owners && { owners: ids(owners, (database, name) => people.byName(database, name)?.id) }),
      ...(height && { custom: [{ fieldId: this.#height, ...height }] }),
    }
  }

  #fieldsOf(tx: Transaction, before: AssetFields, told: Told): AssetFields {
    const parentId = told.parent === null ? null : (this.#ids[told.parent] ?? null)
    return {
      ...before,
      serialNumber: told.serial,
      name: told.name,
      categoryId: told.category && categories.ensure(tx, told.category).id,
      modelId:
        told.model && models.ensure(tx, { name: told.model, manufacturer: told.maker, modelNumber: null }).id,
      locationId: told.place && locations.ensure(tx, told.place).id,
      statusId: this.#labels[told.label % this.#labels.length] as string,
      checkedOutTo: this.#holderOf(tx, told.holder),
      ownerId: told.owner && people.ensure(tx, told.owner).id,
      company: told.company,
      ownership: told.ownership,
      purchaseDate: told.bought,
      inServiceDate: told.serviceFrom,
      warrantyMonths: told.months,
      purchaseCost: told.cost,
      lastAuditDate: told.audited,
      parentId,
      imei: this.#ids.length === 0 ? told.imei : before.imei,
      custom: { [this.#height]: told.height },
    }
  }

  #holderOf(tx: Transaction, holder: Told['holder']): AssetFields['checkedOutTo'] {
    switch (holder) {
      case 'nobody':
        return null
      case 'person':
        return { kind: 'person', id: people.ensure(tx, 'Zoë Holder').id }
      case 'location':
        return { kind: 'location', id: locations.ensure(tx, 'Depot').id }
      case 'asset': {
        const [id] = this.#ids
        return id === undefined ? null : { kind: 'asset', id }
      }
    }
  }
}

describe('a list of assets', () => {
  it('shows what a naive one shows, in any order, by any filter, whatever was written before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(told, { maxLength: 12 }),
        fc.array(steps, { maxLength: 25 }),
        async (first, then) => {
          const engine = openEngine(folderOfTest())
          const { client, setActor } = engine.connection
          setActor((await client.session.join({ name: 'Ada' })).id)
          const rule = {
            name: 'Height',
            type: 'number',
            unit: null,
            required: false,
            pattern: null,
            choices: null,
            category: null,
          } as const
          const register = new Register(engine, (await client.customFields.create(rule)).id)
          for (const one of first) register.create(one)
          for (const step of then)
            if (step.do === 'create') register.create(step.told)
            else if (step.do === 'update') register.update(step.at, step.told)
            else if (step.do === 'rename') register.rename(step.label)
            else await register.ask(step.filter, columns[step.by], step.descending, step)
          expect(engine.bugs).toEqual([])
        },
      ),
      { numRuns: 30, seed: 4 },
    )
  }, 120_000)
})
