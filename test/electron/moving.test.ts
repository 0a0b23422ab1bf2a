import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { connectWindow, type Desktop, desktopOfTest, quickEngineOf, windowOf } from './fake/desktop.ts'

const question = 'Move the data folder?'
const moved = 'The data folder has moved'
const notMoved = 'The data folder was not moved'

/** The program on the usual data folder of a person, with somebody at work. */
async function desktopAtHome(home = folderOfTest()) {
  const desktop = await desktopOfTest({ home, args: [], engine: 'real' })
  const { client, setActor } = connectWindow(desktop)
  setActor((await client.session.join({ name: 'Ada' })).id)
  const { dataFolder: usual } = await client.computer.show()
  return { desktop, client, home, usual }
}

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

describe('the data folder moves', () => {
  test('where the person says, after it was said what happens, and the window goes on there', async () => {
    const { desktop, client, home, usual } = await desktopAtHome()
    const to = emptyFolder(home)
    answer(desktop, to)
    const before = desktop.electron.app.instance?.folder
    await client.computer.moveData()
    const { detail } = await desktop.electron.dialogs.shown(moved)
    expect(detail).toContain(to)
    const { detail: asked } = await desktop.electron.dialogs.shown(question)
    expect(asked).toContain(`From ${usual}`)
    expect(asked).toContain(`to ${to}`)
    expect(await client.computer.show()).toMatchObject({ dataFolder: to, dataFolderOrigin: 'moved' })
    expect((await client.session.welcome()).workers).toMatchObject([{ name: 'Ada' }])
    expect([existsSync(join(to, 'assetwalk.db')), existsSync(join(usual, 'assetwalk.db'))]).toEqual([
      true,
      false,
    ])
    expect(desktop.electron.engines).toHaveLength(2)
    expect(desktop.electron.app.instance?.folder).toBe(desktop.electron.app.getPath('userData'))
    expect(desktop.electron.app.instance?.folder).not.toBe(before)
  })

  test('and what the window hands over and gets comes from the new place', async () => {
    const { desktop, client, home } = await desktopAtHome()
    const to = emptyFolder(home)
    answer(desktop, to)
    await client.computer.moveData()
    await desktop.electron.dialogs.shown(moved)
    const { stagingId } = await client.files.stage()
    const put = await desktop.electron.fetch(`app://assetwalk/staging/${stagingId}`, {
      method: 'PUT',
      body: 'x',
    })
    expect(put.status).toBe(204)
    expect(readFileSync(join(to, 'staging', stagingId), 'utf8')).toBe('x')
  })

  test('into a folder of its own where there are other files', async () => {
    const { desktop, client, home } = await desktopAtHome()
    const crowded = emptyFolder(home)
    writeFileSync(join(crowded, 'holiday.jpg'), '')
    answer(desktop, crowded)
    await client.computer.moveData()
    await desktop.electron.dialogs.shown(moved)
    expect((await client.computer.show()).dataFolder).toBe(join(crowded, 'Assetwalk'))
  })

  test('and the next start finds it there, with the window as it was', async () => {
    const { desktop, client, home } = await desktopAtHome()
    const to = emptyFolder(home)
    answer(desktop, to)
    writeFileSync(join(desktop.electron.app.getPath('sessionData'), 'Local Storage'), 'dark')
    await client.computer.moveData()
    await desktop.electron.dialogs.shown(moved)
    windowOf(desktop).bounds = { x: 10, y: 20, width: 700, height: 600 }
    await quit(desktop)
    const next = await desktopOfTest({ home, args: [], engine: 'real' })
    expect((await connectWindow(next).client.computer.show()).dataFolder).toBe(to)
    expect(windowOf(next).options).toMatchObject({ x: 10, y: 20, width: 700, height: 600 })
    const kept = join(next.electron.app.getPath('sessionData'), 'Local Storage')
    expect(readFileSync(kept, 'utf8')).toBe('dark')
  })
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
    expect(quickEngineOf(desktop)).toMatchObject({ isRunning: true })
    expect(desktop.electron.engines).toHaveLength(1)
  })

  test('when it cannot move, which is said, and the engine works on', async () => {
    const { desktop, client, usual } = await desktopAtHome()
    answer(desktop, join(usual, 'within'))
    await client.computer.moveData()
    const { detail } = await desktop.electron.dialogs.shown(notMoved)
    expect(detail).toContain(usual)
    expect(await client.computer.show()).toMatchObject({ dataFolder: usual, dataFolderOrigin: 'usual' })
    expect((await client.session.welcome()).workers).toMatchObject([{ name: 'Ada' }])
    expect(desktop.electron.engines).toHaveLength(2)
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

test('a folder that was moved to a disk that is not there keeps the program from starting, which is said', async () => {
  const { desktop, client, home } = await desktopAtHome()
  const to = emptyFolder(home)
  answer(desktop, to)
  await client.computer.moveData()
  await desktop.electron.dialogs.shown(moved)
  await quit(desktop)
  const { renameSync } = await import('node:fs')
  renameSync(to, join(dirname(to), `${basename(to)}-unplugged`))
  const { electron } = await desktopOfTest({ home, args: [] })
  expect(electron.app.exitCode).toBe(78)
  expect(electron.dialogs.errorBoxes[0]?.content).toContain(to)
  expect(electron.engines).toEqual([])
})

async function quit({ electron }: Desktop): Promise<void> {
  const exited = once(electron.app, 'exited')
  electron.app.quit()
  await exited
}
