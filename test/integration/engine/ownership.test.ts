import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startEngine } from '../../../src-main/engine/engine.ts'
import { connectToLocalSocket } from '../../../src-main/engine/local-socket.ts'
import { childEngine } from '../../tools/child-engine.ts'
import { clientOver, failureOf } from '../../tools/client.ts'
import { folderOfTest } from '../../tools/data-folder.ts'
import { engineOfTest, startTestEngine } from '../../tools/test-engine.ts'

const inUse = (folder: string) => ({ code: 'DATA_FOLDER_IN_USE', data: { folder } })

describe('a data folder', () => {
  it('has one engine in a process, until that one closes', async () => {
    const folder = folderOfTest()
    const first = await startTestEngine(folder)
    expect(await failureOf(startEngine({ dataFolder: folder, version: 'test' }))).toMatchObject(inUse(folder))
    await first.close()
    await engineOfTest(folder)
  })

  it('goes to one of several processes that want it at once, and is free again after kill -9', async () => {
    const folder = folderOfTest()
    const children = await Promise.all([1, 2, 3].map(() => childEngine(folder)))
    onTestFinished(async () => {
      for (const child of children) await child.kill()
    })
    expect(children.map(({ said }) => said).toSorted()).toEqual([
      'DATA_FOLDER_IN_USE',
      'DATA_FOLDER_IN_USE',
      'ready',
    ])
    expect(await failureOf(startEngine({ dataFolder: folder, version: 'test' }))).toMatchObject(inUse(folder))

    const winner = children.find(({ said }) => said === 'ready')
    await winner?.kill()
    await engineOfTest(folder)
  })

  it.each(['Application Support', '50% of #1 (Søn & Łukasz)', `it's`])(
    'named “%s” is reached',
    async (name) => {
      const folder = join(folderOfTest(), name)
      await engineOfTest(folder)
      const { client, close } = clientOver(() => connectToLocalSocket(folder))
      expect((await client.session.welcome()).workers).toHaveLength(1)
      close()
    },
  )

  it('so deep down that its path is too long for a socket is reached all the same', async () => {
    const folder = `${folderOfTest()}/${'deep-'.repeat(30)}`
    await engineOfTest(folder)
    const { client, close } = clientOver(() => connectToLocalSocket(folder))
    expect((await client.session.welcome()).workers).toHaveLength(1)
    close()
  })
})
