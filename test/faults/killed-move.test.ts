import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chooseDataFolder } from '../../src-main/doors/data-folder.ts'
import { moveDataFolder } from '../../src-main/engine/move-data-folder.ts'
import { folderOfTest, newFolder } from '../tools/data-folder.ts'
import { importJob, sampleList } from '../tools/lists.ts'
import { startTestEngine } from '../tools/test-engine.ts'

const assets = 500
const script = fileURLToPath(new URL('../tools/moving-child.ts', import.meta.url))
const atRandom = 4

const original = newFolder()
beforeAll(async () => {
  const engine = await startTestEngine(original.path)
  await importJob(engine, sampleList(assets, 5))
  await engine.close()
})
afterAll(() => original.remove())

/** A computer with the data in the usual folder, and a process that begins to move it. */
function house() {
  const home = folderOfTest()
  const usual = join(home, '.local', 'share', 'assetwalk')
  mkdirSync(usual, { recursive: true })
  cpSync(original.path, usual, { recursive: true })
  const to = join(home, 'new')
  const begin = (...more: string[]) =>
    spawn(process.execPath, [script, usual, to, usual, ...more], { stdio: ['ignore', 'pipe', 'inherit'] })
  const found = () =>
    chooseDataFolder(undefined, { dataFolder: null }, { platform: 'linux', environment: {}, home }).folder
  return { usual, to, begin, found }
}

/** The next start finds all of the data, in one place; and the move can be done again until it is. */
async function expectWhole({ usual, to, found }: ReturnType<typeof house>): Promise<'old' | 'new'> {
  const folder = found()
  const engine = await startTestEngine(folder)
  expect(await engine.client.session.welcome()).toMatchObject({ assetCount: assets })
  expect(await engine.client.record.verify()).toMatchObject({ intact: true })
  await engine.close()
  if (folder === to) {
    expect(existsSync(join(usual, 'assetwalk.db')), 'the old database is gone').toBe(false)
    expect(existsSync(join(usual, 'MOVED.txt'))).toBe(true)
    return 'new'
  }
  expect(await moveDataFolder({ from: usual, to, usual })).toMatchObject({ folder: to, oldFiles: 'removed' })
  expect(found()).toBe(to)
  return 'old'
}

async function endOf(child: ReturnType<ReturnType<typeof house>['begin']>): Promise<string> {
  let said = ''
  child.stdout.on('data', (text: Buffer) => {
    said += text
  })
  await once(child, 'close')
  return said
}

describe('a move that is killed', () => {
  it('at any of its steps leaves the data whole in one place, and can be done again', {
    timeout: 300_000,
  }, async () => {
    const places: string[] = []
    for (let step = 1; ; step++) {
      const computer = house()
      if ((await endOf(computer.begin(String(step)))).includes('moved')) break
      places.push(await expectWhole(computer))
    }
    expect(places.length).toBeGreaterThanOrEqual(5)
    expect([...new Set(places)]).toEqual(['old', 'new'])
    expect(places).toEqual([...places].sort().reverse())
  })

  it('at any moment leaves the data whole in one place, and can be done again', {
    timeout: 300_000,
  }, async () => {
    const child = house().begin()
    await once(child.stdout, 'data')
    const begun = performance.now()
    await once(child, 'close')
    const lasts = performance.now() - begun
    for (let n = 0; n < atRandom; n++) {
      const computer = house()
      const killed = computer.begin()
      await once(killed.stdout, 'data')
      await pause(Math.random() * lasts)
      killed.kill('SIGKILL')
      if (killed.exitCode === null && killed.signalCode === null) await once(killed, 'close')
      await expectWhole(computer)
    }
  })
})
