import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folderOfTest } from '../../tools/data-folder.ts'
import { startTestEngine } from '../../tools/test-engine.ts'
import { cli } from './run-cli.ts'

const severalProcesses = { timeout: 180_000 }
const list = 'Asset Tag,Model\r\nS-1,Quay\r\nS-2,Quay\r\n'

describe('backup and restore', () => {
  it(
    'keep the data elsewhere, say what a restore would change, and restore it',
    severalProcesses,
    async () => {
      const folder = join(folderOfTest(), 'data')
      const file = join(folderOfTest(), 'kept.db')
      expect((await cli(folder, ['import', '-'], list)).code).toBe(0)
      expect((await cli(folder, ['backup', file, '--json'])).json()).toEqual({
        file,
        size: expect.any(Number),
        files: { copied: 0, missing: 0 },
      })
      expect(await cli(folder, ['backup', file])).toMatchObject({
        code: 2,
        stdout: '',
        stderr: expect.stringMatching(/^BACKUP_EXISTS: .*overwrites none/),
      })
      expect((await cli(folder, ['import', '-'], 'Asset Tag\r\nS-3\r\n')).code).toBe(0)

      const preview = await cli(folder, ['restore', file, '--dry-run'])
      expect(preview.stdout).toMatch(/assets: now 3, then 2/)
      expect(preview.stdout).toMatch(/asset, S-3/)
      expect(preview.stdout).toMatch(/Nothing was changed/)
      const restored = await cli(folder, ['restore', file])
      expect(restored).toMatchObject({ code: 0, stderr: '', stdout: expect.stringContaining('2 assets') })
      expect(restored.stdout).toMatch(/kept as backups\/before-restore-/)
      expect((await cli(folder, ['assets', 'find', '', '--json'])).json()).toMatchObject({ total: 2 })
    },
  )

  it('work through an engine that runs, as the window’s', severalProcesses, async () => {
    const folder = join(folderOfTest(), 'data')
    const file = join(folderOfTest(), 'kept.db')
    const engine = await startTestEngine(folder)
    expect((await cli(folder, ['backup', file])).code).toBe(0)
    await engine.client.assets.create({ fields: { assetTag: 'LATE-1' } })
    const dry = await cli(folder, ['restore', file, '--dry-run', '--json'])
    expect(dry.json()).toMatchObject({ counts: { assets: { now: 1, inBackup: 0 } } })
    const done = await cli(folder, ['restore', file, '--json'])
    expect(done, done.stderr).toMatchObject({ code: 0 })
    expect(done.json()).toMatchObject({ assets: 0, before: expect.stringContaining('before-restore') })
    expect((await engine.client.session.welcome()).assetCount).toBe(0)
    await engine.close()
  })
})

describe('doctor', () => {
  it('saves what can be read of a database on which no engine can begin', severalProcesses, async () => {
    const folder = join(folderOfTest(), 'data')
    expect((await cli(folder, ['import', '-'], list)).code).toBe(0)
    const healthy = await cli(folder, ['doctor', '--json'])
    const { findings } = healthy.json() as { findings: { check: string; state: string }[] }
    expect(findings.filter(({ state }) => state === 'damaged')).toEqual([])
    expect(healthy.code, healthy.stdout).toBe(0)

    const database = join(folder, 'assetwalk.db')
    const bytes = readFileSync(database)
    bytes.fill(0xee, 0, 4096)
    writeFileSync(database, bytes)
    expect(await cli(folder, ['assets', 'find', 'quay'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^DATABASE_DAMAGED: .*assetwalk doctor --repair/),
    })
    const found = await cli(folder, ['doctor'])
    expect(found).toMatchObject({ code: 1, stdout: expect.stringMatching(/^Database: DAMAGED\./) })
    expect(readFileSync(database).equals(bytes), 'looking changes nothing').toBe(true)

    const repaired = await cli(folder, ['doctor', '--repair'])
    expect(repaired.stdout).toMatch(/asset: 2 rows saved/)
    const [aside = ''] = repaired.stdout.match(/backups\/before-repair-[\w-]+\.db/) ?? []
    expect(readFileSync(join(folder, aside)).equals(bytes)).toBe(true)
    expect((await cli(folder, ['assets', 'find', 'quay', '--json'])).json()).toMatchObject({ total: 2 })
  })

  it('says where there is no data', severalProcesses, async () => {
    const folder = join(folderOfTest(), 'none')
    expect(await cli(folder, ['doctor'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/^NO_DATABASE: /),
    })
    expect(existsSync(folder)).toBe(false)
  })
})
