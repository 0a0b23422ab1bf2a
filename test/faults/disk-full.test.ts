import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { freeBytes } from '../../src-main/engine/folder-figures.ts'
import type { EngineClient } from '../../src-shared/wire/connect.ts'
import { fakePrinter } from '../labels/support/fake-printer.ts'
import { failureOf, newId } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { openEngine } from '../tools/engine-without-threads.ts'
import { ended, importJob, sampleList, staged } from '../tools/lists.ts'
import { plainJpeg } from '../tools/pictures.ts'
import { engineOfTest, startTestEngine } from '../tools/test-engine.ts'

const notes = 'n'.repeat(20_000)
/** bytes: enough for a few edits, too few for a copy of the database */
const roomForEdits = 1_000_000
/** bytes: enough to note how jobs end, too few for a file of these labels */
const roomForLabels = 400_000
const at = 'at render (app://assetwalk/x.js:1:2)\n'

/** Creates assets until that fails; answers how many were acknowledged, and the failure. */
async function filledUp(client: EngineClient) {
  for (let n = 1; n < 2000; n++) {
    const assetTag = `FULL-${String(n).padStart(4, '0')}`
    const error = await client.assets
      .create({ fields: { assetTag, notes } })
      .catch((failed: unknown) => failed)
    if (error instanceof Error) return { acknowledged: n - 1, error }
  }
  throw new Error('the disk never filled up')
}

describe('a full database', () => {
  it('refuses a command with DISK_FULL, changes nothing, and takes it once there is room', async () => {
    const folder = folderOfTest()
    const { writing, connection, bugs } = openEngine(folder)
    const { client } = connection
    connection.setActor((await client.session.join({ name: 'Ada Tester' })).id)
    const pages = writing.pragma('page_count', { simple: true }) as number
    writing.pragma(`max_page_count = ${pages + 60}`)
    const { acknowledged, error } = await filledUp(client)
    expect(error).toMatchObject({
      code: 'DISK_FULL',
      defined: true,
      message: expect.stringContaining('Free some'),
    })
    expect(acknowledged).toBeGreaterThan(1)

    const before = await client.record.verify()
    const create = () =>
      client.assets.create({ fields: { assetTag: 'LATER', model: 'New', notes } }, { context: { commandId } })
    const commandId = newId()
    expect(await failureOf(create())).toMatchObject({ code: 'DISK_FULL' })
    expect(await client.record.verify()).toEqual(before)
    expect((await client.assets.list({})).total).toBe(acknowledged)
    expect(writing.pragma('integrity_check', { simple: true })).toBe('ok')

    const job = await importJob({ client, folder }, sampleList(400, 1))
    expect(job.state).not.toBe('done')

    writing.pragma(`max_page_count = ${pages + 10_000}`)
    expect(await create()).toMatchObject({ assetTag: 'LATER', revision: 1 })
    expect(await client.record.verify()).toMatchObject({ intact: true })
    expect(bugs.filter((bug) => !bug.includes('database or disk is full'))).toEqual([])
  })
})

/** A file system of so many megabytes; null where none may be mounted (it needs root). */
function smallDisk(megabytes = 6): string | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  const folder = join(folderOfTest(), 'disk')
  mkdirSync(folder)
  const { status } = spawnSync('/bin/mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder])
  if (status !== 0) return null
  onTestFinished(() => void spawnSync('/bin/umount', ['--lazy', folder]))
  return folder
}

describe('a full disk', () => {
  it('ends no engine: commands say DISK_FULL, reading goes on, and what was acknowledged is there', async (context) => {
    const disk = smallDisk(10)
    if (!disk) return context.skip('no small file system can be mounted here')
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(4_000_000))
    const engine = await startTestEngine(join(disk, 'data'))
    const { client } = engine
    const { id: assetId } = await client.assets.create({ fields: { assetTag: 'PHOTO' } })
    const stagingId = await staged(engine, Buffer.alloc(400_000))
    const attach = () => client.attachments.add({ assetId, kind: 'file', fileName: 'dump.bin', stagingId })
    await client.locations.add({ path: 'HQ' })
    const { auditId } = await client.audits.start({ list: ['PHOTO'] })
    const { scan } = await client.audits.scan({ auditId, code: 'PHOTO', method: 'typed' })
    const photo = { fileName: 'seen.jpg', stagingId: await staged(engine, Buffer.from(plainJpeg())) }
    const remark = () => client.audits.remark({ auditId, scanId: scan.scanId, photo })
    const { acknowledged, error } = await filledUp(client)
    expect(error).toMatchObject({ code: 'DISK_FULL' })
    expect(acknowledged).toBeGreaterThan(1)
    expect(await failureOf(remark())).toMatchObject({ code: 'DISK_FULL' })
    expect(await failureOf(attach())).toMatchObject({ code: 'DISK_FULL' })
    await pause(2500)
    for (
      let n = 0;
      n < 500;
      n++ // what cannot be logged is left out
    )
      await client.diagnostics.report({ reference: `W-${n}`, name: 'Error', frames: at.repeat(200) })
    expect(engine.connection.state()).toBe('connected')
    expect((await client.assets.list({ search: 'full' })).total).toBe(acknowledged)
    expect(await failureOf(client.assets.create({ fields: { assetTag: 'LATER', notes } }))).toMatchObject({
      code: 'DISK_FULL',
    })

    rmSync(ballast)
    await client.assets.create({ fields: { assetTag: 'LATER', notes } })
    await attach()
    await remark()
    const { items } = await client.audits.outcome({ auditId, section: 'found' })
    expect(items[0]?.photos).toMatchObject([{ fileName: 'seen.jpg' }])
    await engine.close()
    const again = await engineOfTest(engine.folder)
    expect((await again.client.assets.list({})).total).toBe(acknowledged + 2)
    expect((await again.client.attachments.list({ assetId })).attachments).toHaveLength(1)
    expect(await again.client.record.verify()).toMatchObject({ intact: true })
  })

  it('prints no labels, says so, keeps the queue and records nothing, in every form and on the way to a printer', async (context) => {
    const disk = smallDisk(12)
    if (!disk) return context.skip('no small file system can be mounted here')
    const before = await startTestEngine(join(disk, 'data'))
    await before.client.tags.makeScheme({ name: 'Laptops', prefix: 'LT-', width: 6 })
    await before.client.tags.makeBlock({ count: 800, scheme: 'Laptops' })
    await before.close() // the write-ahead log is in the database now, which grows by it no more
    const engine = await startTestEngine(join(disk, 'data'))
    const { client } = engine
    const printer = await fakePrinter()
    const to = { kind: 'host' as const, host: '127.0.0.1', port: printer.port }
    const roll = { stock: 'Z-102x51', format: 'zpl' as const, template: 'code-128' }
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes(disk) - roomForLabels)))
    const sheets = { stock: 'L7160', template: 'code-128', copies: 20 }
    for (const print of [sheets, roll, { ...roll, to }]) {
      const { jobId } = await client.labels.print({ assets: { queue: 'all' }, ...print })
      expect(await ended(client, jobId), JSON.stringify(print)).toMatchObject({
        state: 'failed',
        error: { code: 'DISK_FULL', message: expect.stringContaining('Free some') },
      })
    }
    expect(printer.labels, 'nothing was sent').toEqual([])
    expect((await client.labelQueue.list({})).total).toBe(800)
    expect((await client.labelRuns.list({})).runs.filter(({ printed }) => printed > 0)).toEqual([])
    expect(readdirSync(join(disk, 'data', 'outgoing')), 'nothing is left half written').toEqual([])

    rmSync(ballast)
    const { jobId } = await client.labels.print({ assets: { queue: 'all' }, stock: 'L7651' })
    const { result } = await ended(client, jobId)
    expect(result).toMatchObject({ total: 800, printed: 0 })
    await client.labelRuns.confirm({ runId: (result as { runId: string }).runId })
    expect((await client.labelQueue.list({})).total).toBe(0)
    await engine.close()
  })

  it('makes no backup and restores none, loses no edit, and does both once there is room', async (context) => {
    const disk = smallDisk(24)
    if (!disk) return context.skip('no small file system can be mounted here')
    const folder = join(disk, 'data')
    const before = await startTestEngine(folder)
    for (let n = 0; n < 60; n++)
      await before.client.assets.create({ fields: { assetTag: `ROOM-${n}`, notes } })
    const made = await ended(before.client, (await before.client.backups.make()).jobId)
    expect(made).toMatchObject({ state: 'done' })
    const { name, size } = made.result as { name: string; size: number }
    const source = { name }
    await before.close() // the write-ahead log is in the database now, which grows by it no more
    const engine = await startTestEngine(folder)
    const { client } = engine
    const ballast = join(disk, 'ballast')
    writeFileSync(ballast, Buffer.alloc(Math.max(0, freeBytes(disk) - roomForEdits)))
    expect(size).toBeGreaterThan(roomForEdits)

    const partless = () =>
      expect(readdirSync(join(folder, 'backups')).filter((name) => name !== source.name)).toEqual([])
    const full = {
      state: 'failed',
      error: { code: 'DISK_FULL', message: expect.stringContaining('Free some') },
    }
    expect(await ended(client, (await client.backups.make()).jobId)).toMatchObject(full)
    partless()
    expect(await ended(client, (await client.backups.restore({ source })).jobId)).toMatchObject(full)
    partless()
    expect(existsSync(join(folder, 'incoming'))).toBe(false)
    await client.assets.create({ fields: { assetTag: 'EDITED' } })
    expect((await client.assets.list({})).total).toBe(61)

    rmSync(ballast)
    expect(await ended(client, (await client.backups.restore({ source })).jobId)).toMatchObject({
      state: 'done',
    })
    await expect.poll(async () => (await client.session.welcome()).assetCount).toBe(60)
    await engine.close()
  })
})
