import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startLoopback } from '../../../src-main/doors/loopback/loopback.ts'
import { backUpDataFolder } from '../../../src-main/engine/backup-data-folder.ts'
import { openWriter } from '../../../src-main/engine/database/open.ts'
import { checkDataFolder } from '../../../src-main/engine/doctor-of-folder.ts'
import { openOutgoing } from '../../../src-main/engine/files.ts'
import { filesIn } from '../../../src-main/engine/folder-figures.ts'
import { connectToLocalSocket } from '../../../src-main/engine/local-socket.ts'
import { restoreDataFolder } from '../../../src-main/engine/restore-data-folder.ts'
import type { AttachmentKind } from '../../../src-shared/features/attachments/attachment-kinds.ts'
import { largestAttachment } from '../../../src-shared/features/attachments/attachments-contract.ts'
import type { EngineClient } from '../../../src-shared/wire/connect.ts'
import { clientOver, failureOf, newId } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { imported, staged } from '../../tools/lists.ts'
import { jpegWithEverything, plainJpeg, pngWithEverything, secret } from '../../tools/pictures.ts'
import { sharedEngine, startTestEngine, type TestEngine } from '../../tools/test-engine.ts'

let engine: TestEngine
let client: EngineClient
beforeAll(async () => {
  engine = await sharedEngine()
  client = engine.client
})
afterAll(() => engine.close())

let made = 0
const newAsset = async (of = client) => (await of.assets.create({ fields: { assetTag: `PIC-${++made}` } })).id
interface Added {
  assetId: string
  content: Uint8Array | string
  thumbnail?: Uint8Array
  kind?: AttachmentKind
  fileName?: string
}
async function add(
  { assetId, content, thumbnail, kind = 'photo', fileName = 'IMG_4711.jpg' }: Added,
  to: Pick<TestEngine, 'client' | 'folder'> = engine,
) {
  const stagingId = await staged(to, Buffer.from(content as Uint8Array))
  const small = thumbnail && { thumbnailStagingId: await staged(to, Buffer.from(thumbnail)) }
  return to.client.attachments.add({ assetId, kind, fileName, stagingId, ...small })
}
const listOf = async (assetId: string) => (await client.attachments.list({ assetId })).attachments
const contentIn = (folder: string) => {
  const files = join(folder, 'files')
  return existsSync(files) ? filesIn(files).map(({ name }) => name) : []
}
const sha256 = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')
const nameOf = (bytes: Uint8Array | string) => `${sha256(bytes).slice(0, 2)}/${sha256(bytes)}`
const taken = async (id: string, part: 'content' | 'thumbnail' = 'content', of = engine) => {
  const { outgoingId } = await of.client.attachments.open({ id, part })
  const outgoing = await openOutgoing(of.folder, outgoingId)
  if (!outgoing) throw new Error('nothing was handed out')
  const bytes = await buffer(outgoing.bytes)
  await outgoing.taken()
  return bytes
}

describe('a photo of an asset', () => {
  it('is kept without what it says beside the picture, under its digest, and handed out as it is kept', async () => {
    const assetId = await newAsset()
    const { id } = await add({ assetId, content: jpegWithEverything(6), thumbnail: plainJpeg() })
    const [photo] = await listOf(assetId)
    const bytes = await taken(id)
    expect(bytes.toString('latin1')).not.toContain(secret)
    expect(photo).toMatchObject({
      id,
      kind: 'photo',
      fileName: 'IMG_4711.jpg',
      mediaType: 'image/jpeg',
      size: bytes.length,
      sha256: sha256(bytes),
      hasThumbnail: true,
      addedBy: 'Ada Tester',
    })
    expect(contentIn(engine.folder)).toContain(nameOf(bytes))
    expect(await taken(id, 'thumbnail')).toEqual(Buffer.from(plainJpeg()))
    expect(await taken(id)).toEqual(bytes)
    // A file that is a picture says no more than a photo does.
    const file = await add({ assetId, content: pngWithEverything(), kind: 'file', fileName: 'scan.png' })
    expect((await taken(file.id)).toString('latin1')).not.toContain(secret)
  })

  it('is stored once, however often it is added', async () => {
    const before = contentIn(engine.folder).length
    const content = 'the invoice of all of them'
    const ids: string[] = []
    for (const assetId of [await newAsset(), await newAsset(), await newAsset()])
      ids.push((await add({ assetId, content, kind: 'file', fileName: 'Invoice.pdf' })).id)
    expect(contentIn(engine.folder)).toHaveLength(before + 1)
    for (const id of ids) expect((await taken(id)).toString()).toBe(content)
  })

  it('comes through every door, and a command that is sent twice adds it once', async () => {
    const assetId = await newAsset()
    const loopback = await startLoopback({ engine: engine.engine, windowFolder: engine.folder, port: 0 })
    const socket = clientOver(() => connectToLocalSocket(engine.folder))
    socket.setActor(engine.worker.id)
    await add({ assetId, content: plainJpeg(), fileName: 'socket.jpg' }, { ...socket, folder: engine.folder })
    socket.close()

    const { origin, hash } = new URL(loopback.url)
    const headers = { origin, 'x-assetwalk-key': hash.slice('#key='.length) }
    const { stagingId } = await client.files.stage()
    const put = await fetch(`${origin}/staging/${stagingId}`, {
      method: 'PUT',
      headers,
      body: plainJpeg() as never,
    })
    expect(put.status).toBe(204)
    const input = { assetId, kind: 'photo' as const, fileName: 'loopback.jpg', stagingId }
    const once = { context: { commandId: newId() } }
    const first = await client.attachments.add(input, once)
    expect(await client.attachments.add(input, once)).toEqual(first)
    const { outgoingId } = await client.attachments.open({ id: first.id })
    const got = await fetch(`${origin}/outgoing/${outgoingId}`, { headers })
    expect(Buffer.from(await got.arrayBuffer())).toEqual(Buffer.from(plainJpeg()))
    expect((await failureOf(client.attachments.add(input))).code).toBe('FILE_NOT_STAGED')
    await loopback.close()
    expect((await listOf(assetId)).map(({ fileName }) => fileName)).toEqual(['socket.jpg', 'loopback.jpg'])
  })

  it('is refused, and nothing of it stays, where it cannot be one', async () => {
    const assetId = await newAsset()
    const before = contentIn(engine.folder)
    const code = async (added: Omit<Added, 'assetId'>, id = assetId) =>
      (await failureOf(add({ assetId: id, ...added }))).code
    expect(await code({ content: '' })).toBe('ATTACHMENT_EMPTY')
    expect(await code({ content: 'no picture' })).toBe('NOT_A_PHOTO')
    expect(await code({ content: jpegWithEverything().slice(0, 40), kind: 'file' })).toBe('IMAGE_DAMAGED')
    expect(await code({ content: 'II+\0: a BigTIFF', kind: 'file' })).toBe('IMAGE_DAMAGED')
    expect(await code({ content: new Uint8Array(largestAttachment + 1), kind: 'file' })).toBe(
      'ATTACHMENT_TOO_LARGE',
    )
    expect(await code({ content: plainJpeg(), thumbnail: Buffer.from('none') })).toBe('THUMBNAIL_UNFIT')
    expect(await listOf(assetId)).toEqual([])
    expect(contentIn(engine.folder)).toEqual(before)
    expect(await code({ content: plainJpeg() }, newId())).toBe('ASSET_UNKNOWN')
    expect((await failureOf(client.attachments.open({ id: newId() }))).code).toBe('ATTACHMENT_UNKNOWN')
  })

  it('is removed and put back, which the timeline tells, and lists know who has none', async () => {
    const [assetId, other] = [await newAsset(), await newAsset()]
    const without = async () => {
      const { rows } = await client.assets.list({ filter: { lacks: ['photo'] }, limit: 500 })
      return rows.map(({ id }) => id).filter((id) => id === assetId || id === other)
    }
    expect(await without()).toEqual([assetId, other])
    const { id } = await add({ assetId, content: plainJpeg() })
    expect(await without()).toEqual([other])
    await client.attachments.remove({ id })
    expect(await listOf(assetId)).toEqual([])
    expect(await without()).toEqual([assetId, other])
    expect((await failureOf(client.attachments.open({ id }))).code).toBe('ATTACHMENT_UNKNOWN')
    await client.attachments.putBack({ id })
    expect(await listOf(assetId)).toMatchObject([{ id }])
    expect(await without()).toEqual([other])
    const { entries } = await client.assets.timeline({ assetId })
    expect(entries.map(({ kind, fields: [first] }) => [kind, first])).toEqual([
      ['attached', { field: 'photo', from: null, to: 'IMG_4711.jpg' }],
      ['detached', { field: 'photo', from: 'IMG_4711.jpg', to: null }],
      ['attached', { field: 'photo', from: null, to: 'IMG_4711.jpg' }],
      ['created', expect.anything()],
    ])
  })
})

describe('the content of photos and files', { timeout: 90_000 }, () => {
  it('goes once neither a row nor a backup beside the data refers to it; what an end has left goes, too', async () => {
    const folder = folderOfTest()
    const first = await startTestEngine(folder)
    await imported(first, [{ 'Asset Tag': 'C-1' }])
    const { id: assetId } = await first.client.assets.show({ asset: 'C-1' })
    const [kept, backedUp, gone] = ['kept', 'backed up', 'gone'] as const
    const ids: Record<string, string> = {}
    for (const content of [kept, backedUp])
      ids[content] = (await add({ assetId, content, kind: 'file', fileName: content }, first)).id
    const { jobId } = await first.client.backups.make()
    while ((await first.client.jobs.show({ jobId })).state === 'running')
      await new Promise((wait) => setTimeout(wait, 10))
    ids[gone] = (await add({ assetId, content: gone, kind: 'file', fileName: gone }, first)).id
    await first.client.attachments.remove({ id: ids[backedUp] as string })
    await first.client.attachments.remove({ id: ids[gone] as string })
    expect(contentIn(folder)).toHaveLength(3)
    await first.close()
    // A kill between file and row leaves content that no row has, or a part of it.
    const orphan = nameOf('orphan')
    mkdirSync(join(folder, 'files', orphan.slice(0, 2)), { recursive: true })
    writeFileSync(join(folder, 'files', orphan), 'orphan')
    writeFileSync(join(folder, 'files', `${nameOf(kept)}.${newId()}.part`), 'ke')

    const second = await startTestEngine(folder)
    expect(contentIn(folder).sort()).toEqual([nameOf(kept), nameOf(backedUp)].sort())
    expect((await failureOf(second.client.attachments.putBack({ id: ids[gone] as string }))).code).toBe(
      'CONTENT_GONE',
    )
    await second.client.attachments.putBack({ id: ids[backedUp] as string })
    await second.close()

    const [backup = ''] = readdirSync(join(folder, 'backups')).filter((name) => name.startsWith('backup-'))
    rmSync(join(folder, 'backups', backup))
    writeFileSync(join(folder, 'backups', 'backup-2026-01-01T00-00-00Z.db'), 'no database')
    writeFileSync(join(folder, 'files', orphan), 'orphan')
    await (await startTestEngine(folder)).close()
    expect(contentIn(folder)).toContain(orphan)
  })

  it('is missed and compared by the doctor, and goes with a backup to where that is restored', async () => {
    const folder = folderOfTest()
    const from = await startTestEngine(folder)
    await imported(from, [{ 'Asset Tag': 'C-1' }])
    const { id: assetId } = await from.client.assets.show({ asset: 'C-1' })
    const { id } = await add({ assetId, content: 'contract', kind: 'file', fileName: 'Contract.pdf' }, from)
    await add({ assetId, content: plainJpeg() }, from)
    await from.close()
    const look = async (of: string) => (await checkDataFolder(of)).find(({ check }) => check === 'files')
    expect(await look(folder)).toMatchObject({
      state: 'sound',
      says: expect.stringContaining('2 of it, 2 compared'),
    })

    const file = join(folderOfTest(), 'kept.db')
    expect(backUpDataFolder(folder, file)).toMatchObject({ files: { copied: 2, missing: 0 } })
    expect(backUpDataFolder(folder, `${file}2`)).toMatchObject({ files: { copied: 0, missing: 0 } })

    writeFileSync(join(folder, 'files', nameOf('contract')), 'kontract')
    rmSync(join(folder, 'files', nameOf(plainJpeg())))
    expect(await look(folder)).toMatchObject({
      state: 'damaged',
      says: expect.stringMatching(/missing \(1\).*stored \(1\): IMG_4711.jpg, Contract.pdf/),
    })

    const elsewhere = folderOfTest()
    restoreDataFolder({ dataFolder: elsewhere, file, name: 'Ada Tester' })
    const restored = await startTestEngine(elsewhere)
    expect((await taken(id, 'content', restored)).toString()).toBe('contract')
    await restored.close()
    expect(await look(elsewhere)).toMatchObject({ state: 'sound' })
  })

  it('has a row only once it is durable: a row never stands without content, whatever is killed', () => {
    const database = openWriter(engine.folder)
    const named = database.prepare<[], string>('SELECT sha256 FROM attachment').pluck().all()
    database.close()
    expect(named.length).toBeGreaterThan(5)
    for (const digest of named) expect(contentIn(engine.folder)).toContain(`${digest.slice(0, 2)}/${digest}`)
  })
})
