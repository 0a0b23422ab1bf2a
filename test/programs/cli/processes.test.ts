import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { sharedEngine, startTestEngine, type TestEngine } from '../../tools/test-engine.ts'
import { cli, startCli } from './run-cli.ts'

const severalProcesses = { timeout: 120_000 }

let running: TestEngine
beforeAll(async () => {
  running = await sharedEngine()
})
afterAll(() => running.close())

const list = (...tags: string[]) => `Asset Tag,Location\n${tags.map((tag) => `${tag},Quay\n`).join('')}`

describe('several programs on one data folder', () => {
  it('share the engine of whoever comes first', severalProcesses, async () => {
    const folder = folderOfTest()
    const ends = await Promise.all(
      ['A', 'B', 'C'].map((letter) => cli(folder, ['import', '-'], list(`${letter}-1`, `${letter}-2`))),
    )
    expect(ends.map(({ code, stderr }) => [code, stderr])).toEqual([
      [0, ''],
      [0, ''],
      [0, ''],
    ])
    expect((await cli(folder, ['assets', 'find', 'quay', '--json'])).json()).toMatchObject({ total: 6 })
  })

  it('see each other’s work at once', async () => {
    const { folder, client } = running
    expect((await cli(folder, ['import', '-'], list('N-1'))).code).toBe(0)
    expect(await client.assets.show({ asset: 'N-1' })).toMatchObject({ location: 'Quay' })
  })

  it('scan on when the one with the engine ends', severalProcesses, async () => {
    const folder = folderOfTest()
    const first = await startTestEngine(folder)
    await cli(folder, ['import', '-'], list('A-1', 'A-2'))
    const { auditId } = await first.client.audits.start({ location: 'Quay' })
    const command = startCli(folder, ['audit', 'scan', auditId, '-'])
    command.write('A-1\n')
    expect(JSON.parse(await command.nextLine())).toMatchObject({ verdict: 'found' })
    await first.close()
    command.write('A-1\nA-2\n')
    command.closeInput()
    expect((await command.end).jsonLines().map(({ verdict }) => verdict)).toEqual([
      'found',
      'duplicate',
      'found',
    ])
  })
})

describe('Ctrl-C', () => {
  it('cancels the job, keeps what was written whole, and frees the folder', severalProcesses, async () => {
    const folder = folderOfTest()
    const command = startCli(folder, ['generate', '--assets', '200000', '--seed', '1'])
    while (!existsSync(join(folder, 'engine.sock'))) await wait(20)
    await wait(500)
    command.interrupt()
    const end = await command.end
    expect(end).toMatchObject({ code: 130, stdout: '', stderr: expect.stringMatching(/^CANCELLED: /) })
    const verified = (await cli(folder, ['call', 'record.verify'])).json()
    expect(verified).toMatchObject({ intact: true })
  })

  it('ends a scan that waits for codes, and a stream', severalProcesses, async () => {
    const { folder, client } = running
    await cli(folder, ['import', '-'], list('N-1'))
    const { auditId } = await client.audits.start({ location: 'Quay' })
    const scanning = startCli(folder, ['audit', 'scan', auditId])
    scanning.write('N-1\n')
    await scanning.nextLine()
    const watching = startCli(folder, ['call', 'events.watch'])
    expect(JSON.parse(await watching.nextLine())).toEqual({ changed: [], jobs: [] })
    for (const command of [scanning, watching]) {
      command.interrupt()
      expect((await command.end).code).toBe(130)
    }
  })
})

describe('call', () => {
  it('makes any call of the contract, and waits for a job that it starts', severalProcesses, async () => {
    const folder = folderOfTest()
    const generated = await cli(folder, ['call', 'samples.generate', '{"assets":50,"seed":7}'])
    expect(generated.json()).toEqual({ jobId: expect.any(String) })
    const listed = await cli(folder, ['call', 'assets.list', '{"limit":1}'])
    expect(listed.json()).toMatchObject({ total: 50, rows: [{ assetTag: 'AW-0000001' }] })
  })

  it.each<[string, string[], string]>([
    ['a call that there is not', ['assets.burn'], 'PROCEDURE_UNKNOWN'],
    ['input that is not JSON', ['assets.list', '{limit:1}'], 'USAGE'],
    ['input that does not fit', ['assets.list', '{"limit":0}'], 'INPUT_INVALID'],
  ])('refuses %s', async (_, args, code) => {
    const end = await cli(running.folder, ['call', ...args])
    expect(end).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(new RegExp(`^${code}: `)),
    })
  })
})

describe('exit code and errors', () => {
  it('are USAGE and 2 for what it does not understand', severalProcesses, async () => {
    const folder = folderOfTest()
    for (const args of [
      ['fly'],
      ['import'],
      ['import', 'x.csv', '--dates', 'ymd'],
      ['audit', 'start'],
      ['generate', '--assets', 'many'],
    ]) {
      const end = await cli(folder, args)
      expect(end).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(/^USAGE: /) })
    }
    expect(existsSync(join(folder, 'assetwalk.db'))).toBe(false)
  })

  it('are JSON where JSON is wanted', async () => {
    const end = await cli(folderOfTest(), ['import', '/nowhere/list.csv', '--json'])
    expect(end.code).toBe(2)
    expect(JSON.parse(end.stderr)).toEqual({
      error: {
        code: 'FILE_NOT_READABLE',
        message: expect.stringContaining('/nowhere/list.csv'),
        data: { file: '/nowhere/list.csv', reason: 'ENOENT' },
      },
    })
  })

  it('tell a data folder that cannot be used', async () => {
    const file = join(folderOfTest(), 'file')
    writeFileSync(file, '')
    const end = await cli(file, ['assets', 'find', 'x'])
    expect(end).toMatchObject({ code: 2, stderr: expect.stringMatching(/^DATA_FOLDER_NOT_WRITABLE: /) })
  })
})

describe('assets', () => {
  it('are found, shown and exported', severalProcesses, async () => {
    const { folder } = running
    await cli(
      folder,
      ['import', '-'],
      'Asset Tag,Serial,Name,Location\nA-1,S-1,Lamp,Quay\nA-2,S-2,=Desk,Quay\n',
    )
    expect((await cli(folder, ['assets', 'find', 'lamp'])).stdout).toBe(
      'A-1  S-1  Lamp  Quay  Ready to Deploy\n',
    )
    expect((await cli(folder, ['--json', 'assets', 'show', 's-2'])).json()).toMatchObject({ assetTag: 'A-2' })
    expect((await cli(folder, ['assets', 'show', 'A-9'])).stderr).toMatch(/^ASSET_UNKNOWN: /)
    const exported = await cli(folder, ['assets', 'export', '-'])
    expect(exported.stdout).toContain("A-2,S-2,'=Desk,")
    expect(exported.stdout.startsWith('\ufeffAsset tag,')).toBe(true)
  })
})
