import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import type { Worker } from 'node:worker_threads'
import { expect, it, vi } from 'vitest'
import { closeConnection } from '../../../src-main/engine/database/closing.ts'
import { openReader } from '../../../src-main/engine/database/open.ts'
import { findAssets } from '../../../src-main/engine/features/assets/assets-find-query.ts'
import { numbersOfScope } from '../../../src-main/engine/features/assets/assets-of-scope.ts'
import { columnNames } from '../../../src-main/engine/features/assets/list-index/index-columns.ts'
import { listIndexOf } from '../../../src-main/engine/features/assets/list-index/list-index.ts'
import { readParts } from '../../../src-main/engine/features/assets/list-index/read-apart.ts'
import { assetColumns } from '../../../src-shared/features/assets/asset-columns.ts'
import type { AssetRow } from '../../../src-shared/features/assets/assets-contract.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { openEngine } from '../../tools/engine-without-threads.ts'
import { csvOf, sampleList, staged } from '../../tools/lists.ts'
import { jobDone } from '../../tools/port-client.ts'
import { copyDataFolder, sampleFolder } from '../../tools/sample-folder.ts'

/** More than are read between two answers. */
const assets = 5200
const soon = { timeout: 50_000, interval: 20 }

it('reads a big register on a thread of its own, and loses nothing that is written meanwhile', async () => {
  const { client } = await sampleEngine()
  const [one, other] = (await client.assets.list({ limit: 2, offset: 4000 })).rows as [AssetRow, AssetRow]
  const byName = { sort: { by: 'name' as const, direction: 'ascending' as const }, limit: 1 }
  const named = async (fields: AssetRow, name: string) => {
    const { id, revision } = await client.assets.show({ asset: fields.assetTag })
    await client.assets.update({ id, revision, fields: { name } })
  }

  const started = once(process, 'worker')
  const first = client.assets.list({ filter: { lacks: ['name'] }, ...byName })
  await started
  await named(one, '  AAA')
  const { total } = await first
  expect((await client.assets.list(byName)).rows).toMatchObject([{ assetTag: one.assetTag }])

  await named(other, ' !')
  expect((await client.assets.list(byName)).rows).toMatchObject([{ assetTag: other.assetTag }])
  const unnamed = await client.assets.list({ filter: { lacks: ['name'] }, limit: 1 })
  expect(unnamed.total).toBe(total - [other].filter(({ name }) => name === null).length)
}, 60_000)

it('reads ahead, so that the first use of a condition or of an order waits for no thread, and puts what is too much away where no folder shows it', async () => {
  const { client, reading, folder } = await sampleEngine()
  await client.assets.list({ limit: 1 })
  const index = listIndexOf(reading)
  await vi.waitFor(async () => expect((await index.columns([])).names).toHaveLength(columnNames.length), soon)
  for (const by of assetColumns) await vi.waitFor(() => expect(index.hasOrder(by)).toBe(true), soon)
  for (const by of assetColumns) expect(await isAnsweredAtOnce(index.at(by, columnNames))).toBe(true)
  expect(readdirSync(folder).filter((name) => name.startsWith('order-'))).toEqual([])

  const [one] = (await client.assets.list({ limit: 1, offset: 4000 })).rows as [AssetRow]
  const { id, revision } = await client.assets.show({ asset: one.assetTag })
  await client.assets.update({ id, revision, fields: { notes: '  AAA', orderNumber: '!' } })
  for (const by of ['notes', 'orderNumber'] as const) {
    expect(await isAnsweredAtOnce(index.at(by, []))).toBe(true)
    const { rows } = await client.assets.list({ sort: { by, direction: 'ascending' }, limit: 1 })
    expect(rows).toMatchObject([{ assetTag: one.assetTag }])
  }
}, 60_000)

it('is read anew once it has fallen far behind, also if nothing but finding asks for it', async () => {
  const { client, reading } = await sampleEngine()
  await client.assets.list({ limit: 1 })
  const index = listIndexOf(reading)
  for (const by of assetColumns) await vi.waitFor(() => expect(index.hasOrder(by)).toBe(true), soon)
  const selection = { scope: { search: '', filter: {} }, except: [] }
  for (const supplier of ['One', 'Two', 'Three', 'Kontor']) // more than 20,000 changes
    await jobDone(client, (await client.assets.bulkEdit({ selection, fields: { supplier } })).jobId)
  expect((await client.assets.find({ text: 'kontor' })).total).toBe(assets)
  expect(index.frequentTerms()).toBeNull()
  await vi.waitFor(() => expect(index.frequentTerms()).not.toBeNull(), soon)
  expect((await client.assets.find({ text: 'kontor' })).total).toBe(assets)
}, 60_000)

it('keeps the terms that many hold while a list is imported, and asks full text for what is new alone', async () => {
  const { client, reading, folder } = await sampleEngine()
  await client.assets.list({ limit: 1 })
  const index = listIndexOf(reading)
  await vi.waitFor(() => expect(index.frequentTerms()).not.toBeNull(), soon)
  const before = index.frequentTerms()
  expect(before).toMatchObject({ upTo: assets, isAll: true })
  const without = openReader(folder)
  const isTheSame = () => {
    for (const text of [
      'laptop',
      'laptop of gdansk',
      'dell gda',
      'office new-aw',
      'new-aw-0000',
      'l',
      'no such thing',
    ])
      expect(findAssets(reading, text, 50)).toEqual(findAssets(without, text, 50))
  }
  const list = csvOf(
    sampleList(1000, 7).map((row) => ({
      ...row,
      'Asset Tag': `NEW-${row['Asset Tag']}`,
      Serial: '',
      'MAC Address': '',
      IMEI: '',
    })),
  )
  const stagingId = await staged({ client, folder }, list)
  await jobDone(client, (await client.imports.start({ stagingId, fileName: 'new.csv' })).jobId)
  await index.columns([])
  expect(index.frequentTerms()).toMatchObject({ terms: before?.terms, upTo: assets, isAll: false })
  isTheSame()
  await vi.waitFor(() => expect(index.frequentTerms()?.isAll).toBe(true), soon)
  expect(index.frequentTerms()).toMatchObject({ terms: before?.terms, upTo: assets + 1000 })
  isTheSame()

  const { id, revision } = await client.assets.show({ asset: 'AW-0000001' })
  await client.assets.update({ id, revision, fields: { name: 'Laptop of Gdańsk' } })
  const selection = { scope: { search: '', filter: {} }, except: [] }
  for (const ownership of ['leased', 'owned', 'leased', 'owned'] as const) // more than 20,000 changes
    await jobDone(client, (await client.assets.bulkEdit({ selection, fields: { ownership } })).jobId)
  expect(index.frequentTerms()).toBeNull()
  await vi.waitFor(() => expect(index.frequentTerms()).not.toBeNull(), soon)
  expect(index.frequentTerms()?.terms).toBe(before?.terms)
  isTheSame()
  without.close()
}, 60_000)

it('takes many assets in that are new without reading anything anew', async () => {
  const { client, reading, folder } = await sampleEngine()
  const index = listIndexOf(reading)
  const before = await index.columns(['status'])
  const many = 21_000
  const list = csvOf(Array.from({ length: many }, (_, n) => ({ 'Asset Tag': `MANY-${n}` })))
  const stagingId = await staged({ client, folder }, list)
  await jobDone(client, (await client.imports.start({ stagingId, fileName: 'many.csv' })).jobId)
  expect(await index.columns(['status'])).toBe(before)
  expect(before.rowCount).toBe(assets + many)
}, 60_000)

it('reads no more than it needs for what goes through one list and ends', async () => {
  const { reading } = await sampleEngine()
  const scope = { search: '', filter: { lacks: ['name' as const] } }
  await numbersOfScope(reading, scope, '2026-11-30')
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
  const index = listIndexOf(reading)
  expect(index.isReading).toBe(false)
  expect((await index.columns([])).names).toEqual(['blanks'])
}, 60_000)

/** Whether something settles before anything else is done. */
async function isAnsweredAtOnce(answer: Promise<unknown>): Promise<boolean> {
  let atOnce = true
  setImmediate(() => {
    atOnce = false
  })
  await answer
  return atOnce
}

it('ends that thread with the connection that it reads for', async () => {
  const { folder } = await sampleEngine()
  const database = openReader(folder)
  const started = once(process, 'worker') as Promise<[Worker]>
  void readParts(database, { columns: ['status', 'location'], orders: ['name', 'notes'] })
  const [worker] = await started
  let answered = false
  worker.once('message', () => {
    answered = true
  })
  closeConnection(database)
  await once(worker, 'exit')
  expect(answered).toBe(false)
}, 60_000)

async function sampleEngine() {
  const folder = folderOfTest()
  await copyDataFolder((await sampleFolder(assets, 1)).folder, folder)
  const { connection, reading } = openEngine(folder)
  const { client } = connection
  const { workers } = await client.session.welcome()
  connection.setActor(workers[0]?.id ?? '')
  return { client, folder, reading }
}
