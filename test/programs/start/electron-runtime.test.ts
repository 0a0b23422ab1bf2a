import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { fetchRuntime, installedRuntime } from '../../../build/start/electron-runtime.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { downloadServer } from './download-server.ts'

const archive = Buffer.from('what a server would have')
const wait = { firstByte: 2000, nextPiece: 2000 }

/** A package `electron` that expects this archive, and unpacks it by writing what the real one leaves behind. */
function electronPackage(expected: Buffer): string {
  const folder = folderOfTest()
  const name = `electron-v99.0.0-${process.platform}-${process.arch}.zip`
  const checksums = { [name]: createHash('sha256').update(expected).digest('hex') }
  writeFileSync(join(folder, 'package.json'), '{"name":"electron","version":"99.0.0"}')
  writeFileSync(join(folder, 'checksums.json'), JSON.stringify(checksums))
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs')
     fs.mkdirSync(__dirname + '/dist')
     for (const [name, text] of [['dist/version', '99.0.0'], ['dist/electron', ''], ['path.txt', 'electron']])
       fs.writeFileSync(__dirname + '/' + name, text)`,
  )
  return folder
}

async function servedFrom(content: Buffer): Promise<string[]> {
  const asked: string[] = []
  const url = await downloadServer((request, response) => {
    asked.push(request.url ?? '')
    response.end(content)
  })
  vi.stubEnv('ELECTRON_MIRROR', url)
  vi.stubEnv('electron_config_cache', folderOfTest())
  vi.stubEnv('ELECTRON_OVERRIDE_DIST_PATH', undefined)
  return asked
}

test('a runtime is fetched once, compared with its checksum and unpacked', async () => {
  const asked = await servedFrom(archive)
  const folder = electronPackage(archive)
  expect(installedRuntime(folder)).toBeNull()
  const program = await fetchRuntime(() => undefined, { folder, wait })
  expect(program).toBe(join(folder, 'dist/electron'))
  expect(installedRuntime(folder)).toBe(program)
  expect(asked).toEqual([`/v99.0.0/electron-v99.0.0-${process.platform}-${process.arch}.zip`])
})

test('an archive with another checksum is not unpacked', async () => {
  await servedFrom(Buffer.from('what an attacker would have'))
  const folder = electronPackage(archive)
  await expect(fetchRuntime(() => undefined, { folder, wait })).rejects.toThrow(/checksum/i)
  expect(installedRuntime(folder)).toBeNull()
})
