import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { locationCode } from '../../../src-shared/features/locations/location-code.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { failureOf } from '../../tools/client.ts'
import { ended, imported } from '../../tools/lists.ts'
import { sharedEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
})
afterAll(() => engine.close())

const pathOf = async (location: string) => (await client.locations.show({ location })).path
const merged = async (location: string, into: string) => {
  const { jobId } = await client.locations.merge({ location, into })
  return ended(client, jobId)
}
const placeOf = async (asset: string) => (await client.assets.show({ asset })).location
const tagsFor = async (search: string) =>
  (await client.assets.list({ search })).rows.map(({ assetTag }) => assetTag)
const countAt = async (location: string) => {
  const { id } = await client.locations.show({ location })
  return (await client.assets.counts({ of: 'locations', ids: [id] })).counts[id]
}

/** A tree as anybody would write it down: names, parents, how many assets stand directly in each. */
class NaiveTree {
  readonly nodes = new Map<string, { name: string; parent: string | null; assets: number }>()

  path(id: string): string {
    const { name, parent } = this.get(id)
    return parent === null ? name : `${this.path(parent)} / ${name}`
  }
  get(id: string) {
    const node = this.nodes.get(id)
    if (!node) throw new Error(`no node ${id}`)
    return node
  }
  children(id: string | null) {
    return [...this.nodes].filter(([, { parent }]) => parent === id).map(([child]) => child)
  }
  within(id: string | null, outer: string): boolean {
    return id !== null && (id === outer || this.within(this.get(id).parent, outer))
  }
  named(parent: string | null, name: string) {
    return this.children(parent).find((id) => this.get(id).name.toLowerCase() === name.toLowerCase())
  }
  count(id: string): number {
    return this.get(id).assets + this.children(id).reduce((sum, child) => sum + this.count(child), 0)
  }
  merge(from: string, into: string): void {
    const children = this.children(from)
    this.get(into).assets += this.get(from).assets
    this.nodes.delete(from)
    for (const child of children) {
      const same = this.named(into, this.get(child).name)
      if (same) this.merge(child, same)
      else this.get(child).parent = into
    }
  }
}

const step = fc.oneof(
  fc.record({
    act: fc.constant('add' as const),
    at: fc.nat(),
    name: fc.constantFrom('A', 'B', 'C / D', 'é'),
  }),
  fc.record({
    act: fc.constant('rename' as const),
    at: fc.nat(),
    name: fc.constantFrom('A', 'b', 'Ü', 'B // x'),
  }),
  fc.record({ act: fc.constant('move' as const), at: fc.nat(), to: fc.nat() }),
  fc.record({ act: fc.constant('merge' as const), at: fc.nat(), to: fc.nat() }),
)

describe('the tree of locations', () => {
  it('stays what a naive tree says, whatever is made, renamed, moved and merged in it', async () => {
    let run = 0
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const site = `Site ${++run}`
        const tree = new NaiveTree()
        const root = await client.locations.add({ path: site })
        tree.nodes.set(root.id, { name: site, parent: null, assets: 0 })
        for (const [index, one] of steps.entries()) {
          const ids = [...tree.nodes.keys()]
          const at = ids[one.at % ids.length] as string
          if (one.act === 'add') {
            const escaped = one.name.replace(' / ', ' // ')
            const path = `${await pathOf(at)} / ${escaped}`
            if (tree.named(at, one.name)) {
              expect((await failureOf(client.locations.add({ path }))).code).toBe('LOCATION_PATH_TAKEN')
              continue
            }
            const { id } = await client.locations.add({ path })
            tree.nodes.set(id, { name: one.name, parent: at, assets: 1 })
            await client.assets.create({ fields: { assetTag: `T${run}-${index}`, location: id } })
          } else if (one.act === 'rename') {
            const holder = tree.named(tree.get(at).parent, one.name)
            const call = client.locations.rename({ location: at, name: at === root.id ? site : one.name })
            if (at !== root.id && holder && holder !== at)
              expect((await failureOf(call)).code).toBe('LOCATION_PATH_TAKEN')
            else {
              await call
              if (at !== root.id) tree.get(at).name = one.name
            }
          } else {
            const to = ids[one.to % ids.length] as string
            const call =
              one.act === 'move'
                ? client.locations.move({ location: at, to })
                : client.locations.merge({ location: at, into: to })
            const holder = tree.named(to, tree.get(at).name)
            if (tree.within(to, at)) expect((await failureOf(call)).code).toBe('LOCATION_WITHIN_ITSELF')
            else if (one.act === 'merge') {
              const job = await ended(client, ((await call) as { jobId: string }).jobId)
              expect(job).toMatchObject({ state: 'done' })
              tree.merge(at, to)
            } else if (holder && holder !== at)
              expect((await failureOf(call)).code).toBe('LOCATION_PATH_TAKEN')
            else {
              await call
              tree.get(at).parent = to
            }
          }
        }
        const ids = [...tree.nodes.keys()]
        const { counts } = await client.assets.counts({ of: 'locations', ids })
        for (const id of ids) {
          const { path, name, parentId, children } = await client.locations.show({ location: id })
          const expected = tree.get(id)
          expect({ name, parentId, children, count: counts[id] }).toEqual({
            name: expected.name,
            parentId: expected.parent,
            children: tree.children(id).length,
            count: tree.count(id),
          })
          expect((await client.locations.show({ location: path })).id).toBe(id)
          expect((await client.locations.show({ location: locationCode(id) })).id).toBe(id)
        }
        const { total } = await client.locations.list({ search: `${site}`, limit: 5000 })
        expect(total).toBe(ids.length)
      }),
      { numRuns: 12 },
    )
  })
})

describe('a subtree that is moved', () => {
  it('takes its assets along: their path, site, search and count; and what was recorded says how it was called then', async () => {
    await imported(engine, [
      { 'Asset Tag': 'MV-1', Location: 'Alpha / Tower / Attic' },
      { 'Asset Tag': 'MV-2', Location: 'Omega' },
    ])
    const before = await client.locations.show({ location: 'Alpha / Tower' })
    await client.locations.move({ location: 'Alpha / Tower', to: 'Omega' })
    await client.locations.rename({ location: before.id, name: 'Turret' })
    expect(await placeOf('MV-1')).toBe('Omega / Turret / Attic')
    expect(await countAt('Omega')).toBe(2)
    expect(await countAt('Alpha')).toBe(0)
    await expect.poll(() => tagsFor('turret')).toEqual(['MV-1'])
    expect(await tagsFor('tower')).toEqual([])
    const { id } = await client.assets.show({ asset: 'MV-1' })
    const { entries } = await client.assets.timeline({ assetId: id })
    expect(entries[0]?.fields).toContainEqual({
      field: 'location',
      from: null,
      to: 'Alpha / Tower / Attic (now Omega / Turret / Attic)',
    })
    const listed = await client.assets.list({
      sort: { by: 'location', direction: 'ascending' },
      search: 'MV',
    })
    expect(listed.rows.map(({ location }) => location)).toEqual(['Omega', 'Omega / Turret / Attic'])
  })
})

describe('a location that is merged', () => {
  it('leads to the other by its id, path and barcodes, in lists, edits and undone changes', async () => {
    await imported(engine, [
      { 'Asset Tag': 'MG-1', Location: 'Mill / Store' },
      { 'Asset Tag': 'MG-2', Location: 'Mill / Store / Shelf' },
      { 'Asset Tag': 'MG-3', Location: 'Mill / Depot / Shelf' },
    ])
    await imported(engine, [
      { 'Asset Tag': 'MG-4', 'Checkout Type': 'location', 'Checked Out To: Location': 'Mill / Store' },
    ])
    const store = await client.locations.show({ location: 'Mill / Store' })
    await client.locations.setBarcode({ location: store.id, barcode: 'DOOR-17' })
    const asset = await client.assets.show({ asset: 'MG-1' })
    await client.assets.update({ id: asset.id, revision: asset.revision, fields: { location: 'Mill' } })
    const n = (await client.assets.timeline({ assetId: asset.id })).entries[0]?.n ?? 0

    expect(
      await client.locations.previewMerge({ location: 'Mill / Store', into: 'Mill / Depot' }),
    ).toMatchObject({
      merged: 2,
      moved: 0,
      assets: 1,
    })
    const job = await merged('Mill / Store', 'Mill / Depot')
    expect(job).toMatchObject({ state: 'done', result: { merged: 2 } })
    for (const name of [store.id, 'Mill / Store', 'door-17', locationCode(store.id)])
      expect(await pathOf(name)).toBe('Mill / Depot')
    expect(await placeOf('MG-2')).toBe('Mill / Depot / Shelf')
    expect((await client.assets.show({ asset: 'MG-4' })).checkedOutTo?.name).toBe('Mill / Depot')
    const { entries } = await client.assets.timeline({
      assetId: (await client.assets.show({ asset: 'MG-2' })).id,
    })
    expect(entries[0]).toMatchObject({ kind: 'merged', canBeUndone: false })
    await client.assets.undo({ id: asset.id, n })
    expect(await placeOf('MG-1')).toBe('Mill / Depot')

    await imported(engine, [{ 'Asset Tag': 'MG-5', Location: 'Mill / Store / Bench' }])
    expect(await placeOf('MG-5')).toBe('Mill / Depot / Bench')
    const anew = await client.locations.add({ path: 'Mill / Store' })
    expect((await client.locations.show({ location: 'Mill / Store' })).id).toBe(anew.id)
    expect((await client.record.verify()).brokenAt).toBeNull()
  })

  it('keeps its place in an audit that has begun', async () => {
    await imported(engine, [
      { 'Asset Tag': 'AU-1', Location: 'Lab / One' },
      { 'Asset Tag': 'AU-2', Location: 'Lab / Two' },
    ])
    const { auditId } = await client.audits.start({ location: 'Lab' })
    const one = await client.locations.show({ location: 'Lab / One' })
    await merged('Lab / One', 'Lab / Two')
    const scan = (code: string, location: string) =>
      client.audits.scan({ auditId, code, location, method: 'typed' })
    expect((await scan('AU-1', one.id)).scan.verdict).toBe('found')
    expect((await scan('AU-1', 'Lab / Two')).scan.verdict).toBe('duplicate')
    expect((await scan('AU-2', 'Lab / One')).scan.verdict).toBe('found')
    await client.audits.markCounted({ auditId, places: [one.id] })
    const { places } = await client.audits.places({ auditId })
    expect(places.map(({ path, expected }) => [path, expected])).toEqual([
      ['Lab', 0],
      ['Lab / One', 1],
      ['Lab / Two', 1],
    ])
  })
})

describe('the barcode of a place', () => {
  it('is not an asset in an audit: it says where the next scans are, and is never one of an asset', async () => {
    await imported(engine, [{ 'Asset Tag': 'BC-1', Location: 'Yard / Gate' }])
    const { auditId } = await client.audits.start({ location: 'Yard' })
    const gate = await client.locations.show({ location: 'Yard / Gate' })
    const asked = await failureOf(
      client.audits.scan({ auditId, code: locationCode(gate.id), method: 'scanner' }),
    )
    expect(asked).toMatchObject({
      code: 'CODE_IS_PLACE',
      data: { locationId: gate.id, place: 'Yard / Gate' },
    })
    const elsewhere = await client.locations.add({ path: 'Elsewhere' })
    const outside = await failureOf(
      client.audits.scan({ auditId, code: locationCode(elsewhere.id), method: 'scanner' }),
    )
    expect(outside.code).toBe('PLACE_NOT_IN_AUDIT')
    expect((await client.audits.recentScans({ auditId })).scans).toEqual([])
    const taken = await failureOf(client.locations.setBarcode({ location: gate.id, barcode: 'bc-1' }))
    expect(taken.code).toBe('LOCATION_BARCODE_TAKEN')
  })
})

describe('a location that is removed', () => {
  it('has to be empty, and is still named by what was recorded', async () => {
    await imported(engine, [{ 'Asset Tag': 'RM-1', Location: 'Barn / Loft' }])
    expect((await failureOf(client.locations.remove({ location: 'Barn' }))).data).toMatchObject({
      children: 1,
    })
    const full = await failureOf(client.locations.remove({ location: 'Barn / Loft' }))
    expect(full).toMatchObject({ code: 'LOCATION_IN_USE', data: { assets: 1 } })
    const { id, revision } = await client.assets.show({ asset: 'RM-1' })
    await client.assets.update({ id, revision, fields: { location: 'Barn' } })
    await client.locations.remove({ location: 'Barn / Loft' })
    expect((await failureOf(client.locations.show({ location: 'Barn / Loft' }))).code).toBe(
      'LOCATION_UNKNOWN',
    )
    const { entries } = await client.assets.timeline({ assetId: id })
    expect(entries[0]?.fields).toEqual([{ field: 'location', from: 'Barn / Loft', to: 'Barn' }])
    await client.locations.add({ path: 'Barn / Loft' })
    expect(
      (
        await client.locations.children({ parentId: (await client.locations.show({ location: 'Barn' })).id })
      ).locations.map(({ name }) => name),
    ).toEqual(['Loft'])
  })
})
