import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { databaseFile } from '../../../src-main/engine/database/open.ts'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { failureOf } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { startTestEngine } from '../../tools/test-engine.ts'

const startOn = (dataFolder: string) => failureOf(startEngine({ dataFolder, version: 'test' }))

async function usedFolder(): Promise<string> {
  const folder = folderOfTest()
  const engine = await startTestEngine(folder)
  await engine.close()
  return folder
}

describe('an engine that cannot begin says why, with a code', () => {
  it('when its database is no database', async () => {
    const folder = await usedFolder()
    writeFileSync(databaseFile(folder), 'no database at all, '.repeat(500))
    const before = readFileSync(databaseFile(folder))
    const error = await startOn(folder)
    expect(error).toBeInstanceOf(ORPCError)
    expect(error).toMatchObject({
      code: 'DATABASE_DAMAGED',
      data: { reason: 'file is not a database' },
      message: expect.stringContaining('Restore a backup'),
    })
    expect(readFileSync(databaseFile(folder)).equals(before)).toBe(true)
  })

  it('when its database was cut off', async () => {
    const folder = await usedFolder()
    truncateSync(databaseFile(folder), 8192 + 100)
    expect(await startOn(folder)).toMatchObject({ code: 'DATABASE_DAMAGED' })
  })

  it('and frees the folder again', async () => {
    const folder = await usedFolder()
    const sound = readFileSync(databaseFile(folder))
    writeFileSync(databaseFile(folder), 'no database at all, '.repeat(500))
    await startOn(folder)
    writeFileSync(databaseFile(folder), sound)
    const engine = await startTestEngine(folder)
    expect(engine.worker.name).toBe('Ada Tester')
    await engine.close()
  })

  it('when a file stands where its folder should be', async () => {
    const file = join(folderOfTest(), 'a-file')
    writeFileSync(file, '')
    for (const folder of [file, join(file, 'below')]) {
      expect(await startOn(folder)).toMatchObject({ code: 'DATA_FOLDER_NOT_WRITABLE', data: { folder } })
    }
  })

  it('when its database cannot be opened for writing', async () => {
    const folder = folderOfTest()
    mkdirSync(databaseFile(folder))
    expect(await startOn(folder)).toMatchObject({ code: 'DATA_FOLDER_NOT_WRITABLE', data: { folder } })
  })

  it.skipIf(process.platform === 'win32')('when its folder may only be read', async () => {
    const folder = await usedFolder()
    chmodSync(folder, 0o555)
    const script = `
      const { takeOwnership } = await import(${JSON.stringify(
        new URL('../../../src-main/engine/database/ownership.ts', import.meta.url).href,
      )})
      try { takeOwnership(${JSON.stringify(folder)}) } catch (error) { console.log(error.code) }`
    const nobody = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {}
    const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
      encoding: 'utf8',
      ...nobody,
    })
    chmodSync(folder, 0o755)
    expect(stdout.trim(), stderr).toBe('DATA_FOLDER_NOT_WRITABLE')
  })
})
