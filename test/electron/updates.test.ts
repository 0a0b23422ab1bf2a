import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { type DesktopStart, desktopOfTest, listen, quickEngineOf, toldTo, windowOf } from './fake/desktop.ts'
import type { FakeElectron } from './fake/electron.ts'

const server = 'https://updates.example.org/assetwalk'

function installed(
  policy: object,
  prepare: (electron: FakeElectron) => void = () => undefined,
): DesktopStart {
  const file = join(folderOfTest(), 'policy.json')
  writeFileSync(file, JSON.stringify(policy))
  return {
    environment: { ASSETWALK_POLICY: file },
    prepare: (electron) => {
      electron.app.isPackaged = true
      prepare(electron)
    },
  }
}

/** A program whose update waits to be installed. */
async function desktopWithUpdate() {
  const looked = Promise.withResolvers<void>()
  const desktop = await desktopOfTest(
    installed({ updateServer: server }, ({ updater }) => {
      updater.onCheck = looked.resolve
    }),
  )
  await listen(desktop)
  await looked.promise
  desktop.electron.updater.emit('update-downloaded', { version: '10.0.0' })
  return desktop
}

test('nothing is looked for where no server is named', async () => {
  const { electron } = await desktopOfTest(installed({}))
  expect([electron.updater.feed, electron.updater.checks]).toEqual([null, 0])
})

test('nor by a program that is developed', async () => {
  const { electron } = await desktopOfTest({
    ...installed({ updateServer: server }),
    prepare: () => undefined,
  })
  expect(electron.updater.feed).toBeNull()
})

test('where one is named it is asked, for newer programs only, to be fetched and not installed', async () => {
  const looked = Promise.withResolvers<void>()
  const { electron } = await desktopOfTest(
    installed({ updateServer: server }, ({ updater }) => {
      updater.onCheck = looked.resolve
    }),
  )
  await looked.promise
  expect(electron.updater).toMatchObject({
    feed: { provider: 'generic', url: server },
    autoDownload: true,
    autoInstallOnAppQuit: false,
    allowDowngrade: false,
    allowPrerelease: false,
    installs: [],
  })
})

test('the window and the menu say that one waits, and nothing is installed by itself', async () => {
  const desktop = await desktopWithUpdate()
  expect(quickEngineOf(desktop).told[0]).toMatchObject({ facts: { updateServer: server } })
  expect(toldTo(windowOf(desktop).webContents)).toEqual([
    { type: 'assetwalk:shell', does: 'updateReady', version: '10.0.0' },
  ])
  expect(desktop.electron.menu.find('Install &Update 10.0.0 and Restart').visible).toBe(true)
  const exited = once(desktop.electron.app, 'exited')
  desktop.electron.app.quit()
  await exited
  expect(desktop.electron.updater.installs).toEqual([])
})

test('a page that is loaded anew learns of it again', async () => {
  const desktop = await desktopWithUpdate()
  const page = windowOf(desktop).webContents
  const again = once(page, 'test:reloaded')
  page.reload()
  await again
  expect(toldTo(page)).toEqual([])
  await listen(desktop)
  await listen(desktop)
  expect(toldTo(page)).toEqual([{ type: 'assetwalk:shell', does: 'updateReady', version: '10.0.0' }])
})

test('it is installed when a person asks, after the engine has closed', async () => {
  const desktop = await desktopWithUpdate()
  const { updater, engines } = desktop.electron
  let engineRan = true
  updater.once('test:installs', () => {
    engineRan = engines.some((engine) => engine.isRunning)
  })
  const installs = once(updater, 'test:installs')
  await quickEngineOf(desktop).ask('installUpdate', null)
  await installs
  expect(engineRan).toBe(false)
  expect(updater.installs).toEqual([{ isSilent: false, isForceRunAfter: true }])
})

test('or from the menu', async () => {
  const desktop = await desktopWithUpdate()
  const installs = once(desktop.electron.updater, 'test:installs')
  desktop.electron.menu.choose('Install &Update 10.0.0 and Restart')
  await installs
})

test('one that cannot be installed leaves the program at work, and says so', async () => {
  const desktop = await desktopWithUpdate()
  const { updater, dialogs } = desktop.electron
  const installs = once(updater, 'test:installs')
  await quickEngineOf(desktop).ask('installUpdate', null)
  await installs
  updater.emit('error', new Error('the installer is gone'))
  expect(dialogs.boxes).toEqual([expect.objectContaining({ message: 'The update was not installed' })])
  expect(quickEngineOf(desktop).isRunning).toBe(true)
  expect(desktop.electron.engines).toHaveLength(2)
})

test('without one that waits, asking for it is refused with a code', async () => {
  const desktop = await desktopOfTest(installed({ updateServer: server }))
  const asked = quickEngineOf(desktop).ask('installUpdate', null)
  await expect(asked).rejects.toMatchObject({ code: 'NO_UPDATE' })
})

test('a server that fails is written down and shown to nobody', async () => {
  const failed = new Error(`net::ERR_NAME_NOT_RESOLVED ${server}`)
  const { electron } = await desktopOfTest(
    installed({ updateServer: server }, ({ updater }) => {
      updater.onCheck = () => {
        updater.emit('error', failed)
        throw failed
      }
    }),
  )
  await new Promise((resolve) => setImmediate(resolve))
  expect(electron.app.exitCode).toBeNull()
  expect(electron.dialogs.boxes).toEqual([])
})

test('a server that is no https address keeps the program from starting, which is said', async () => {
  const { electron } = await desktopOfTest(installed({ updateServer: 'http://updates.example.org' }))
  expect(electron.app.exitCode).toBe(78)
  expect(electron.dialogs.errorBoxes).toEqual([
    { title: 'Assetwalk cannot start', content: expect.stringContaining('policy') },
  ])
})
