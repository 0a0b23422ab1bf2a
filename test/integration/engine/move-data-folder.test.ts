import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDataFolder } from '../../../src-main/doors/data-folder.ts'
import { movedTo } from '../../../src-main/engine/data-folder-pointer.ts'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { moveDataFolder } from '../../../src-main/engine/move-data-folder.ts'
import { childEngine } from '../../tools/child-engine.ts'
import { failureOf } from '../../tools/client.ts'
import { folderOfTest, newFolder } from '../../tools/data-folder.ts'
import { importJob, sampleList } from '../../tools/lists.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const assets = 40
const original = newFolder()

beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await importJob(engine, sampleList(assets, 1))
  await engine.close()
  mkdirSync(join(original.path, 'backups'))
  writeFileSync(join(original.path, 'backups', 'before-migration-2.db'), 'an older one')
})
afterAll(() => original.remove())

/** A person's computer with data in the usual folder. */
function house() {
  const home = folderOfTest()
  const usual = join(home, '.local', 'share', 'assetwalk')
  cpSync(original.path, usual, { recursive: true })
  const found = () =>
    chooseDataFolder(undefined, { dataFolder: null }, { platform: 'linux', environment: {}, home })
  const move = (to: string) => moveDataFolder({ from: found().folder, to, usual })
  return { home, usual, found, move }
}

/** Looks whether all of the data is in a folder and can be worked with. */
async function expectWhole(folder: string): Promise<void> {
  const engine = await startTestEngine(folder)
  expect(await engine.client.session.welcome()).toMatchObject({ assetCount: assets })
  expect(await engine.client.record.verify()).toMatchObject({ intact: true })
  await engine.close()
}

const names = (folder: string) => readdirSync(folder).sort()

describe('a data folder that is moved', () => {
  it('is found in its new place, with all that belongs to it, for its user alone', async () => {
    const { home, usual, found, move } = house()
    const to = join(home, 'disk', 'Assetwalk data')
    const steps: string[] = []
    const moved = await moveDataFolder({ from: usual, to, usual, onProgress: ({ step }) => steps.push(step) })
    expect(moved).toMatchObject({ folder: to, oldFiles: 'removed', files: expect.any(Number) })
    expect([...new Set(steps)]).toEqual(['noted', 'copying', 'checked', 'moved', 'removed'])
    expect(found()).toEqual({ folder: to, origin: 'moved' })
    expect(names(to)).toEqual(['assetwalk.db', 'backups', 'logs', 'owner.lock'])
    expect(readFileSync(join(to, 'backups', 'before-migration-2.db'), 'utf8')).toBe('an older one')
    for (const file of ['assetwalk.db', 'logs/engine.log'])
      if (process.platform !== 'win32') expect(statSync(join(to, file)).mode & 0o077).toBe(0)
    expect(names(usual)).toEqual(['MOVED.txt', 'moved-to', 'owner.lock'])
    expect(readFileSync(join(usual, 'MOVED.txt'), 'utf8')).toContain(to)
    await expectWhole(to)

    const further = join(home, 'another')
    await move(further)
    expect(found()).toEqual({ folder: further, origin: 'moved' })
    expect(names(to)).toEqual(['MOVED.txt', 'owner.lock'])
    await move(usual)
    expect(found()).toEqual({ folder: usual, origin: 'usual' })
    expect(movedTo(usual)).toBeNull()
    expect(names(usual)).toEqual(['assetwalk.db', 'backups', 'logs', 'owner.lock'])
    await expectWhole(usual)
  })

  it('brings what an engine that crashed left in its write-ahead log', async () => {
    const { home, usual, move } = house()
    const killed = await childEngine(usual)
    await killed.kill()
    expect(existsSync(join(usual, 'assetwalk.db-wal'))).toBe(true)
    await move(join(home, 'new'))
    expect(names(join(home, 'new'))).toEqual(['assetwalk.db', 'backups', 'logs', 'owner.lock'])
    expect(names(usual)).toEqual(['MOVED.txt', 'moved-to', 'owner.lock'])
    await expectWhole(join(home, 'new'))
  })

  it('may go into a folder that is there and empty, also through a link', async () => {
    const { home, found, move } = house()
    mkdirSync(join(home, 'real'))
    symlinkSync(join(home, 'real'), join(home, 'link'))
    await move(join(home, 'link'))
    expect(found()).toEqual({ folder: join(home, 'real'), origin: 'moved' })
  })
})

describe('a data folder that cannot be moved', () => {
  it('while an engine runs is in use, and stays as it is', async () => {
    const { home, usual, found, move } = house()
    const engine = await startTestEngine(usual)
    expect(await failureOf(move(join(home, 'new')))).toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining('close it first'),
    })
    await engine.close()
    expect(existsSync(join(home, 'new'))).toBe(false)
    expect(found().origin).toBe('usual')
  })

  it.each<[string, (usual: string, home: string) => string]>([
    ['itself', (usual) => usual],
    ['a folder in it', (usual) => join(usual, 'backups', 'new')],
    [
      'a folder in it, behind a link',
      (usual, home) => {
        symlinkSync(usual, join(home, 'link'))
        return join(home, 'link', 'new')
      },
    ],
  ])('into %s is refused', async (_, target) => {
    const { home, usual, move } = house()
    expect(await failureOf(move(target(usual, home)))).toMatchObject({ code: 'FOLDER_WITHIN_DATA' })
    await expectWhole(usual)
  })

  it('into a folder that holds something is refused, and that is left alone', async () => {
    const { home, usual, move } = house()
    mkdirSync(join(home, 'mine', 'photos'), { recursive: true })
    expect(await failureOf(move(join(home, 'mine')))).toMatchObject({ code: 'FOLDER_NOT_EMPTY' })
    expect(await failureOf(move(join(home, '.local')))).toMatchObject({ code: 'FOLDER_NOT_EMPTY' })
    expect(names(join(home, 'mine'))).toEqual(['photos'])
    await expectWhole(usual)
  })

  it('below a file, or where there is no data yet, is refused', async () => {
    const { home, usual, move } = house()
    writeFileSync(join(home, 'file'), '')
    expect(await failureOf(move(join(home, 'file', 'new')))).toMatchObject({
      code: 'DATA_FOLDER_NOT_WRITABLE',
    })
    const empty = join(home, 'empty')
    const nothing = moveDataFolder({ from: empty, to: join(home, 'new'), usual: empty })
    expect(await failureOf(nothing)).toMatchObject({ code: 'NO_DATA_YET' })
    expect(existsSync(empty)).toBe(false)
    await expectWhole(usual)
  })

  it('since its database is damaged says so, and stays whole as far as it is', async () => {
    const { home, usual, found, move } = house()
    const database = join(usual, 'assetwalk.db')
    const bytes = readFileSync(database)
    bytes.fill(7, 8192, 16_384)
    writeFileSync(database, bytes)
    expect(await failureOf(move(join(home, 'new')))).toMatchObject({ code: 'DATABASE_DAMAGED' })
    expect(existsSync(join(home, 'new'))).toBe(false)
    expect(found().folder).toBe(usual)
    expect(readFileSync(database).equals(bytes)).toBe(true)
  })
})

describe('an engine on a folder from which data was moved', () => {
  it('is refused, also where it waited for the move: it would begin an empty register', async () => {
    const { home, usual, move } = house()
    const middle = join(home, 'middle')
    await move(middle)
    await move(join(home, 'new'))
    for (const folder of [usual, middle]) {
      expect(await failureOf(startEngine({ dataFolder: folder, version: 'test' }))).toMatchObject({
        code: 'DATA_FOLDER_MOVED',
        data: { folder },
      })
      expect(existsSync(join(folder, 'assetwalk.db'))).toBe(false)
    }
  })
})

describe('an engine on a folder into which data was being moved', () => {
  it('is refused as long as the data is still in the old place', async () => {
    const { home, usual } = house()
    const to = join(home, 'new')
    mkdirSync(to)
    writeFileSync(join(to, 'move.json'), JSON.stringify({ from: usual, usual, files: [] }))
    expect(await failureOf(startEngine({ dataFolder: to, version: 'test' }))).toMatchObject({
      code: 'MOVE_UNFINISHED',
      data: { folder: to, from: usual },
    })
    await expectWhole(usual)
  })

  it('removes nothing from an old place in which somebody worked meanwhile', async () => {
    const { home, usual, move } = house()
    const to = join(home, 'new')
    await move(to)
    writeFileSync(join(usual, 'assetwalk.db'), 'somebody’s')
    writeFileSync(join(to, 'move.json'), JSON.stringify({ from: usual, usual, files: [] }))
    await expectWhole(to)
    expect(readFileSync(join(usual, 'assetwalk.db'), 'utf8')).toBe('somebody’s')
    expect(existsSync(join(to, 'move.json'))).toBe(false)
  })

  it('removes nothing outside of the old place, whatever its note says', async () => {
    const { home, usual, move } = house()
    const to = join(home, 'new')
    await move(to)
    writeFileSync(join(home, 'letter.txt'), 'a letter')
    const files = [{ name: '../../../letter.txt', size: 8, changedAt: 0 }]
    writeFileSync(join(to, 'move.json'), JSON.stringify({ from: usual, usual, files }))
    await expectWhole(to)
    expect(readFileSync(join(home, 'letter.txt'), 'utf8')).toBe('a letter')
  })
})
