import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { startTestEngine } from '../../tools/test-engine.ts'
import { cli, cliAtHome } from './run-cli.ts'

const severalProcesses = { timeout: 120_000 }
const list = 'Asset Tag,Location\nA-1,Quay\n'

/** The usual data folder of a person with this home folder. */
const usualIn = (home: string) =>
  process.platform === 'darwin'
    ? join(home, 'Library', 'Application Support', 'Assetwalk')
    : join(home, '.local', 'share', 'assetwalk')

describe.skipIf(process.platform === 'win32')('data', () => {
  it('is shown and moved, and every command finds it in its new place', severalProcesses, async () => {
    const home = folderOfTest()
    const usual = usualIn(home)
    const show = async () => (await cliAtHome(home, ['data', 'show', '--json'])).json()
    expect(await show()).toEqual({
      dataFolder: usual,
      dataFolderOrigin: 'usual',
      dataBytes: null,
      freeBytes: null,
      policy: null,
    })
    expect(existsSync(usual)).toBe(false)

    expect((await cliAtHome(home, ['import', '-'], { input: list })).code).toBe(0)
    const to = join(home, 'new')
    const moved = await cliAtHome(home, ['data', 'move', to])
    expect(moved).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining(`Moved to ${to}`) })
    expect(await show()).toMatchObject({ dataFolder: to, dataFolderOrigin: 'moved' })
    expect((await cliAtHome(home, ['assets', 'find', 'quay', '--json'])).json()).toMatchObject({ total: 1 })
    expect((await cliAtHome(home, ['data', 'show'])).stdout).toMatch(/^Data folder +.*new\nFound as +moved\n/)

    rmSync(to, { recursive: true })
    const missed = await cliAtHome(home, ['assets', 'find', 'quay'])
    expect(missed).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^DATA_FOLDER_MISSING: .*Connect the disk/),
    })
    expect(existsSync(join(usual, 'assetwalk.db'))).toBe(false)
  })

  it('is not moved while an engine runs on it', severalProcesses, async () => {
    const home = folderOfTest()
    mkdirSync(usualIn(home), { recursive: true })
    const engine = await startTestEngine(usualIn(home))
    const refused = await cliAtHome(home, ['data', 'move', join(home, 'new')])
    expect(refused).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringMatching(/^DATA_FOLDER_IN_USE: .*close it first/),
    })
    await engine.close()
  })

  it('is not moved where it was named, by whomever', severalProcesses, async () => {
    const home = folderOfTest()
    const folder = join(home, 'named')
    const policy = join(home, 'policy.json')
    writeFileSync(policy, JSON.stringify({ dataFolder: '$HOME/named' }))
    const named = await cli(folder, ['data', 'move', join(home, 'new')])
    expect(named).toMatchObject({ code: 2, stderr: expect.stringMatching(/^DATA_FOLDER_NAMED: /) })
    const environment = { ASSETWALK_POLICY: policy }
    const arranged = await cliAtHome(home, ['data', 'move', join(home, 'new')], environment)
    expect(arranged).toMatchObject({ code: 2, stderr: expect.stringMatching(/^DATA_FOLDER_NAMED: /) })
    expect((await cliAtHome(home, ['data', 'show', '--json'], environment)).json()).toMatchObject({
      dataFolder: folder,
      dataFolderOrigin: 'policy',
      policy,
    })
  })

  it('is not touched as long as the policy cannot be followed', severalProcesses, async () => {
    const home = folderOfTest()
    const policy = join(home, 'policy.json')
    writeFileSync(policy, '{ "datafolder": "/srv" }')
    const end = await cliAtHome(home, ['assets', 'find', 'x'], { ASSETWALK_POLICY: policy })
    expect(end).toMatchObject({ code: 2, stderr: expect.stringMatching(/^POLICY_INVALID: .*datafolder/) })
    expect(existsSync(usualIn(home))).toBe(false)
  })
})

describe('diagnostics', () => {
  it('are printed, saved, and the same whether an engine runs or not', severalProcesses, async () => {
    const folder = folderOfTest()
    await cli(folder, ['import', '-'], list)
    const idle = await cli(folder, ['diagnostics'])
    expect(idle).toMatchObject({ code: 0, stderr: '' })
    expect(idle.stdout).toMatch(/^Program and computer\n=+\n/)
    expect(idle.stdout).toMatch(/Rows of asset +1\n/)
    const engine = await startTestEngine(folder)
    const file = join(folder, 'diagnostics.txt')
    const saved = await cli(folder, ['diagnostics', '--file', file])
    expect(saved).toMatchObject({ code: 0, stdout: expect.stringContaining(file) })
    await engine.close()
    const titles = (text: string) => text.match(/^.+(?=\n=+$)/gm)
    expect(titles(readFileSync(file, 'utf8'))).toEqual(titles(idle.stdout))
  })

  it('are had where no engine can begin, and begin none', severalProcesses, async () => {
    const folder = folderOfTest()
    writeFileSync(join(folder, 'assetwalk.db'), 'no database at all, '.repeat(500))
    const end = await cli(folder, ['diagnostics', '--json'])
    expect(end.code).toBe(0)
    expect(JSON.stringify(end.json())).toContain('SQLITE_NOTADB')
    expect(existsSync(join(folder, 'owner.lock'))).toBe(false)
  })
})
