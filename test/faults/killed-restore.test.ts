import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { backUpDataFolder } from '../../src-main/engine/backup-data-folder.ts'
import type { RestoreStep } from '../../src-main/engine/restore-data-folder.ts'
import { childEngine } from '../tools/child-engine.ts'
import { folderOfTest, newFolder } from '../tools/data-folder.ts'
import { importJob, sampleList } from '../tools/lists.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const script = fileURLToPath(new URL('../tools/restoring-child.ts', import.meta.url))
const steps: RestoreStep[] = ['takenIn', 'prepared', 'noted', 'walAside', 'aside', 'placed']
/** Up to here the data of before is the data. */
const lastOfOld = 'prepared'
const atRandom = 3

const original = newFolder()
const backup = join(original.path, 'then.db')
const now = join(original.path, 'now')
beforeAll(async () => {
  const data = join(original.path, 'data')
  const engine = await startTestEngine(data)
  await importJob(engine, sampleList(300, 5))
  backUpDataFolder(data, backup)
  await engine.client.assets.create({ fields: { assetTag: 'LATE-1' } })
  await engine.close()
  // A crash has left the write-ahead log, which belongs to the data of before.
  const killed = await childEngine(data)
  await killed.kill()
  cpSync(data, now, { recursive: true, filter: (name) => !name.endsWith('engine.sock') })
})
afterAll(() => original.remove())

function folderToRestoreInto(): string {
  const folder = join(folderOfTest(), 'data')
  cpSync(now, folder, { recursive: true })
  return folder
}

const begin = (folder: string, ...more: string[]) =>
  spawn(process.execPath, [script, folder, backup, ...more], { stdio: ['ignore', 'pipe', 'inherit'] })

/** The next start finds the data of before or that of the backup, whole, and nothing half-done. */
async function found(folder: string, restores = 1): Promise<'old' | 'new'> {
  const engine = await startTestEngine(folder)
  const { assetCount } = await engine.client.session.welcome()
  expect([300, 301]).toContain(assetCount)
  expect(await engine.client.record.verify()).toMatchObject({ intact: true })
  await engine.close()
  expect(readdirSync(folder).filter((name) => /incoming|replace/.test(name))).toEqual([])
  const aside = existsSync(join(folder, 'backups')) ? readdirSync(join(folder, 'backups')) : []
  const kept = aside.filter((name) => name.endsWith('.db'))
  expect(kept).toHaveLength(assetCount === 300 ? restores : 0)
  return assetCount === 300 ? 'new' : 'old'
}

describe('a restore that is killed', () => {
  it.each(steps)('when it is %s leaves one of both whole', async (step) => {
    const folder = folderToRestoreInto()
    const child = begin(folder, step)
    const [, signal] = await once(child, 'close')
    expect(signal).toBe('SIGKILL')
    expect(await found(folder)).toBe(steps.indexOf(step) <= steps.indexOf(lastOfOld) ? 'old' : 'new')
  })

  it('can be done again, and killed once more while it is ended', async () => {
    const folder = folderToRestoreInto()
    await once(begin(folder, 'noted'), 'close')
    await once(begin(folder, 'aside'), 'close')
    expect(await found(folder, 2)).toBe('new')
  })

  it('in the midst of its note leaves the data of before, and nothing beside it', async () => {
    const folder = folderToRestoreInto()
    await once(begin(folder, 'prepared'), 'close')
    writeFileSync(join(folder, 'replace.json.new'), '{"asi')
    expect(await found(folder)).toBe('old')
  })

  it('at any moment leaves one of both whole', { timeout: 240_000 }, async () => {
    const whole = begin(folderToRestoreInto())
    await once(whole.stdout, 'data')
    const begun = performance.now()
    await once(whole, 'close')
    const lasts = performance.now() - begun
    for (let n = 0; n < atRandom; n++) {
      const folder = folderToRestoreInto()
      const killed = begin(folder)
      await once(killed.stdout, 'data')
      await pause(Math.random() * lasts)
      killed.kill('SIGKILL')
      if (killed.exitCode === null && killed.signalCode === null) await once(killed, 'close')
      await found(folder)
    }
  })
})
