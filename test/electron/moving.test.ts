import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { usualDataFolder } from '../../src-main/doors/data-folder.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { connectWindow, type Desktop, desktopOfTest, quickEngineOf, windowOf } from './fake/desktop.ts'

const question = 'Move the data folder?'
const moved = 'The data folder has moved'
const notMoved = 'The data folder was not moved'

/** The usual data folder of a person whose things are here, as the program is told of it. */
const usualIn = (home: string) =>
  usualDataFolder({
    platform: process.platform,
    environment: { XDG_DATA_HOME: home, APPDATA: home },
    home,
  })

/** The person chooses this folder, and presses this button. */
function answer({ electron: { dialogs } }: Desktop, folder: string | null, button = 'Move it'): void {
  dialogs.onChooseFolder = () => folder
  dialogs.onBox = ({ buttons = [] }) => Math.max(0, buttons.indexOf(button))
}

function emptyFolder(home: string): string {
  const folder = join(home, 'elsewhere')
  mkdirSync(folder)
  return folder
}

async function quit({ electron }: Desktop): Promise<void> {
  const exited = once(electron.app, 'exited')
  electron.app.quit()
  await exited
}

test('the data folder moves where the person says, and everything goes on there, also after the next start', async () => {
  const home = folderOfTest()
  const usual = usualIn(home)
  const to = emptyFolder(home)
  const desktop = await desktopOfTest({ home, args: [], engine: 'real' })
  const { app, dialogs, engines } = desktop.electron
  const { client, setActor } = connectWindow(desktop)
  setActor((await client.session.join({ name: 'Ada' })).id)
  const profile = app.instance?.folder
  writeFileSync(join(app.getPath('sessionData'), 'Local Storage'), 'dark')
  answer(desktop, to)

  await client.computer.moveData()
  const told = await dialogs.shown(moved)
  const asked = await dialogs.shown(question)
  expect(asked.detail).toContain(`From ${usual}\nto ${to}`)
  expect(told.detail).toContain(to)
  expect(await client.computer.show()).toMatchObject({ dataFolder: to, dataFolderOrigin: 'moved' })
  expect((await client.session.welcome()).workers).toMatchObject([{ name: 'Ada' }])
  expect([usual, to].map((folder) => existsSync(join(folder, 'assetwalk.db')))).toEqual([false, true])
  expect(engines).toHaveLength(2)

  const { stagingId } = await client.files.stage()
  const staging = `app://assetwalk/staging/${stagingId}`
  expect((await desktop.electron.fetch(staging, { method: 'PUT', body: 'x' })).status).toBe(204)
  expect(readFileSync(join(to, 'staging', stagingId), 'utf8')).toBe('x')

  expect(app.instance?.folder).toBe(app.getPath('userData'))
  expect(app.instance?.folder).not.toBe(profile)
  windowOf(desktop).bounds = { x: 10, y: 20, width: 700, height: 600 }
  await quit(desktop)

  const next = await desktopOfTest({ home, args: [] })
  expect(quickEngineOf(next).told[0]).toMatchObject({ dataFolder: to, facts: { dataFolderOrigin: 'moved' } })
  expect(windowOf(next).options).toMatchObject({ x: 10, y: 20, width: 700, height: 600 })
  const kept = join(next.electron.app.getPath('sessionData'), 'Local Storage')
  expect(readFileSync(kept, 'utf8')).toBe('dark')
  expect(next.electron.app.instance?.folder).toBe(app.instance?.folder)
})

test('it gets a folder of its own where there are other files', async () => {
  const home = folderOfTest()
  const crowded = emptyFolder(home)
  writeFileSync(join(crowded, 'holiday.jpg'), '')
  const desktop = await desktopOfTest({ home, args: [] })
  answer(desktop, crowded, 'Cancel')
  await quickEngineOf(desktop).ask('moveData', null)
  const { detail } = await desktop.electron.dialogs.shown(question)
  expect(detail).toContain(`to ${join(crowded, 'Assetwalk')}\n`)
})

describe('it stays where it is', () => {
  test.each([
    ['no folder', null, 'Move it'],
    ['otherwise in the end', 'elsewhere', 'Cancel'],
  ])('when the person chooses %s', async (_what, folder, button) => {
    const home = folderOfTest()
    const desktop = await desktopOfTest({ home, args: [] })
    answer(desktop, folder && emptyFolder(home), button)
    const asked = once(desktop.electron.dialogs, 'chosen')
    await quickEngineOf(desktop).ask('moveData', null)
    await asked
    await new Promise((resolve) => setImmediate(resolve))
    expect(quickEngineOf(desktop).isRunning).toBe(true)
    expect(desktop.electron.engines).toHaveLength(1)
  })

  test('when it cannot move, which is said, and an engine works on', async () => {
    const home = folderOfTest()
    const desktop = await desktopOfTest({ home, args: [] })
    answer(desktop, emptyFolder(home))
    const [first] = desktop.electron.engines
    await quickEngineOf(desktop).ask('moveData', null)
    const { detail } = await desktop.electron.dialogs.shown(notMoved)
    expect(detail).toContain(usualIn(home))
    expect(first?.isRunning).toBe(false)
    expect(quickEngineOf(desktop)).toMatchObject({
      isRunning: true,
      told: [{ dataFolder: usualIn(home), facts: { dataFolderOrigin: 'usual' } }],
    })
    expect(desktop.electron.app.exitCode).toBeNull()
  })

  test('when it was named at the start, with a code', async () => {
    const desktop = await desktopOfTest()
    await expect(quickEngineOf(desktop).ask('moveData', null)).rejects.toMatchObject({
      code: 'DATA_FOLDER_NAMED',
    })
    expect(desktop.electron.dialogs.boxes).toEqual([])
  })
})

test('quitting waits for a move to come to its end', async () => {
  const home = folderOfTest()
  const desktop = await desktopOfTest({ home, args: [] })
  answer(desktop, emptyFolder(home))
  const exited = once(desktop.electron.app, 'exited')
  desktop.electron.dialogs.once('asked', () => setImmediate(() => desktop.electron.app.quit()))
  await quickEngineOf(desktop).ask('moveData', null)
  await exited
  expect(desktop.electron.engines.filter(({ isRunning }) => isRunning)).toEqual([])
  expect(desktop.electron.app.exitCode).toBe(0)
})

test('a folder that was moved to a disk that is not there keeps the program from starting, which is said', async () => {
  const home = folderOfTest()
  const usual = usualIn(home)
  const unplugged = join(dirname(home), 'unplugged')
  mkdirSync(usual, { recursive: true })
  writeFileSync(join(usual, 'moved-to'), `${unplugged}\n`)
  const { electron } = await desktopOfTest({ home, args: [] })
  expect(electron.app.exitCode).toBe(78)
  expect(electron.dialogs.errorBoxes[0]?.content).toContain(unplugged)
  expect(electron.engines).toEqual([])
})
