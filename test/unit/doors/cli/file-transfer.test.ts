import { lstatSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { checkWritable, takeOutgoing } from '../../../../src-main/doors/cli/file-transfer.ts'
import type { Session } from '../../../../src-main/doors/cli/session.ts'
import { newId } from '../../../tools/client.ts'
import { folderOfTest } from '../../../tools/data-folder.ts'

/** A file that the engine hands out, and a folder beside it to take it to. */
function house() {
  const dataFolder = folderOfTest()
  mkdirSync(join(dataFolder, 'outgoing'))
  const outgoingId = newId()
  writeFileSync(join(dataFolder, 'outgoing', outgoingId), 'whole')
  const take = (target: string) =>
    takeOutgoing({ dataFolder } as Session, { outgoingId, fileName: 'a.pdf', size: 5 } as never, target)
  return {
    folder: folderOfTest(),
    take,
    isKept: () => readdirSync(join(dataFolder, 'outgoing')).length === 1,
  }
}

it('a file that is taken replaces what was there, also where a link leads to it', async () => {
  const { folder, take, isKept } = house()
  writeFileSync(join(folder, 'old.pdf'), 'old')
  symlinkSync(join(folder, 'old.pdf'), join(folder, 'link.pdf'))
  await checkWritable(join(folder, 'link.pdf'))
  await take(join(folder, 'link.pdf'))
  expect(lstatSync(join(folder, 'link.pdf')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'old.pdf'), 'utf8')).toBe('whole')
  expect(readdirSync(folder).sort()).toEqual(['link.pdf', 'old.pdf'])
  expect(isKept()).toBe(false)
})

it.skipIf(process.platform !== 'linux')(
  'a device is written into and stays one, whether it takes the file or not',
  async () => {
    const { folder, take, isKept } = house()
    symlinkSync('/dev/full', join(folder, 'full'))
    await checkWritable(join(folder, 'full'))
    await expect(take(join(folder, 'full'))).rejects.toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      data: { reason: 'ENOSPC' },
    })
    expect(isKept(), 'what could not be taken is still there').toBe(true)
    expect(lstatSync('/dev/full').isCharacterDevice()).toBe(true)
    await take('/dev/null')
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true)
  },
)

it('a folder is no place for a file, and is told before there is anything to write', async () => {
  const { folder } = house()
  await expect(checkWritable(folder)).rejects.toMatchObject({
    code: 'FILE_NOT_WRITABLE',
    data: { reason: 'EISDIR' },
  })
})
