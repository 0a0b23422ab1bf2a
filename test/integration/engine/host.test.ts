import { existsSync } from 'node:fs'
import { isDefinedError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { outgoingFile } from '../../../src-main/engine/files.ts'
import { type Host, type HostFacts, hostWithoutAbilities } from '../../../src-main/engine/host.ts'
import { failure } from '../../../src-shared/contract/problems.ts'
import { computerProblems, hostAbilities } from '../../../src-shared/features/computer/computer-contract.ts'
import type { FileResult } from '../../../src-shared/features/jobs/jobs-contract.ts'
import { failureOf } from '../../tools/client.ts'
import { ended } from '../../tools/lists.ts'
import { engineOfTest, type TestEngine } from '../../tools/test-engine.ts'

type Asked = [request: string, asks: unknown]

/** A desktop that can do everything, and remembers what it was asked. */
function desktop(
  answer: (...asked: Asked) => unknown = () => null,
  facts: Partial<HostFacts> = {},
): { host: Host; asked: Asked[] } {
  const asked: Asked[] = []
  const host: Host = {
    facts: {
      door: 'desktop',
      dataFolderOrigin: 'usual',
      abilities: [...hostAbilities],
      updateServer: 'https://updates.example.org',
      ...facts,
    },
    ask: async (request, asks) => {
      asked.push([request, asks])
      return (await answer(request, asks)) as never
    },
  }
  return { host, asked }
}

async function document({ client }: TestEngine): Promise<FileResult> {
  const { jobId } = await client.assets.export({ search: '' })
  return (await ended(client, jobId)).result as FileResult
}

describe('the computer', () => {
  it('is shown with what its host says of itself and with the size of its data', async () => {
    const { client, folder } = await engineOfTest(undefined, desktop())
    const shown = await client.computer.show()
    expect(shown).toMatchObject({
      version: 'test',
      platform: process.platform,
      door: 'desktop',
      dataFolder: folder,
      dataFolderOrigin: 'usual',
      abilities: hostAbilities,
      updateServer: 'https://updates.example.org',
    })
    expect(shown.dataBytes).toBeGreaterThan(4096)
    expect(shown.freeBytes).toBeGreaterThan(0)
  })

  it('is one of the command line that can do nothing, where no host is given', async () => {
    const { client } = await engineOfTest()
    expect(await client.computer.show()).toMatchObject({ door: 'commandLine', abilities: [] })
  })
})

describe('a host', () => {
  it('is asked by both threads, and its answers come back', async () => {
    const { host, asked } = desktop((request) => (request === 'printers' ? ['Office', 'Stock room'] : null))
    const { client, folder } = await engineOfTest(undefined, { host })
    await client.computer.showDataFolder()
    expect(await client.computer.printers()).toEqual({ printers: ['Office', 'Stock room'] })
    await client.computer.moveData()
    await client.computer.installUpdate()
    expect(asked).toEqual([
      ['showFolder', { folder }],
      ['printers', null],
      ['moveData', null],
      ['installUpdate', null],
    ])
  })

  it('fails with codes that arrive typed, with their data and their sentence', async () => {
    const { host } = desktop(() => {
      throw failure(computerProblems, 'NO_UPDATE', {})
    })
    const { client } = await engineOfTest(undefined, { host })
    const error = await failureOf(client.computer.installUpdate())
    expect(isDefinedError(error)).toBe(true)
    expect(error).toMatchObject({ code: 'NO_UPDATE', message: computerProblems.NO_UPDATE.sentence({}) })
  })

  it('that breaks is a bug, and the engine goes on', async () => {
    const { host } = desktop(() => {
      throw new TypeError('broken host')
    })
    const { client } = await engineOfTest(undefined, { host })
    expect(await failureOf(client.computer.showDataFolder())).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(await client.computer.show()).toMatchObject({ door: 'desktop' })
  })

  it('is not asked for what it cannot do', async () => {
    const { host, asked } = desktop(undefined, { abilities: ['print'] })
    const { client } = await engineOfTest(undefined, { host })
    for (const [call, ability] of [
      [client.computer.showDataFolder(), 'showFolder'],
      [client.computer.moveData(), 'moveData'],
      [client.computer.installUpdate(), 'installUpdate'],
    ] as const) {
      const error = await failureOf(call)
      expect(isDefinedError(error)).toBe(true)
      expect(error).toMatchObject({ code: 'HOST_CANNOT', data: { ability } })
    }
    expect(asked).toEqual([])
  })

  it('without any ability says HOST_CANNOT of itself', async () => {
    const asking = hostWithoutAbilities('browser').ask('printers', null)
    expect(await failureOf(asking)).toMatchObject({ code: 'HOST_CANNOT', data: { ability: 'print' } })
  })

  it.each(['named', 'policy'] as const)(
    'does not move a data folder that is %s: it would be looked for in its old place',
    async (dataFolderOrigin) => {
      const { host, asked } = desktop(undefined, { dataFolderOrigin })
      const { client, folder } = await engineOfTest(undefined, { host })
      expect(await failureOf(client.computer.moveData())).toMatchObject({
        code: 'DATA_FOLDER_NAMED',
        data: { folder },
      })
      expect(asked).toEqual([])
    },
  )
})

describe('printing', () => {
  it('hands the host the document, and removes it when it is printed', async () => {
    const { host, asked } = desktop((_, asks) => {
      expect(existsSync((asks as { file: string }).file)).toBe(true)
      return null
    })
    const engine = await engineOfTest(undefined, { host })
    const { outgoingId, fileName } = await document(engine)
    const file = outgoingFile(engine.folder, outgoingId)
    await engine.client.computer.print({ outgoingId, fileName, printer: 'Office' })
    expect(asked).toEqual([['print', { file, fileName, printer: 'Office' }]])
    expect(existsSync(file)).toBe(false)
    const again = engine.client.computer.print({ outgoingId, fileName, printer: 'Office' })
    expect(await failureOf(again)).toMatchObject({ code: 'FILE_GONE' })
  })

  it('that fails leaves the document as it was', async () => {
    let paper = false
    const { host } = desktop(() => {
      if (!paper) throw failure(computerProblems, 'NOT_PRINTED', { reason: 'no paper' })
      return null
    })
    const engine = await engineOfTest(undefined, { host })
    const { outgoingId, fileName } = await document(engine)
    const print = () => engine.client.computer.print({ outgoingId, fileName, printer: null })
    expect(await failureOf(print())).toMatchObject({ code: 'NOT_PRINTED', data: { reason: 'no paper' } })
    paper = true
    expect(await print()).toEqual({})
  })

  it('is done once, however often it is asked for meanwhile', async () => {
    let printed: (answer: null) => void = () => undefined
    const { host, asked } = desktop(
      () =>
        new Promise<null>((resolve) => {
          printed = resolve
        }),
    )
    const engine = await engineOfTest(undefined, { host })
    const { outgoingId, fileName } = await document(engine)
    const print = () => engine.client.computer.print({ outgoingId, fileName, printer: null })
    const first = print()
    const second = print()
    await engine.client.session.join({ name: 'Ada Tester' })
    printed(null)
    expect(await Promise.all([first, second])).toEqual([{}, {}])
    expect(asked).toHaveLength(1)
  })
})
