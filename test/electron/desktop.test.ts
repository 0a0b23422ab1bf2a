import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEngine } from '../../src-main/engine/engine.ts'
import { clientOver } from '../tools/client.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { type Desktop, desktopOfTest, openEngine, windowOf } from './fake/desktop.ts'

/** A client of the window's own page. */
function connectWindow(desktop: Desktop) {
  const page = windowOf(desktop).webContents
  const connection = clientOver(() => openEngine(desktop, page), { reconnectEvery: 20 })
  onTestFinished(() => connection.close())
  return connection
}

test('the page asks for a port and speaks to a real engine over it', async () => {
  const { client } = connectWindow(await desktopOfTest())
  const welcome = await client.session.welcome()
  expect(welcome).toMatchObject({ version: '9.8.7', assetCount: 0 })
})

test.each([
  ['a page of elsewhere', { url: 'https://evil.invalid/?app://assetwalk/', parent: null }],
  [
    'an embedded frame, though of our origin',
    { url: 'app://assetwalk/', parent: { url: 'app://assetwalk/', parent: null } },
  ],
  ['a frame that is gone', null],
])('%s is refused, with a code, and gets no port', async (_who, frame) => {
  const desktop = await desktopOfTest()
  const page = windowOf(desktop).webContents
  const asked = desktop.electron.invoke('assetwalk:open-engine', page, frame)
  await expect(asked).rejects.toThrow(/^SENDER_REFUSED/)
  expect(page.received).toEqual([])
})

test('a main frame that was led elsewhere is refused', async () => {
  const desktop = await desktopOfTest()
  const page = windowOf(desktop).webContents
  page.mainFrame.url = 'https://evil.invalid/'
  await expect(desktop.electron.invoke('assetwalk:open-engine', page)).rejects.toThrow(/^SENDER_REFUSED/)
})

test('an engine that is killed is started again, and the page goes on without noticing more than a pause', async () => {
  const desktop = await desktopOfTest()
  const { client, setActor } = connectWindow(desktop)
  const me = await client.session.join({ name: 'Ada' })
  setActor(me.id)
  desktop.electron.engines[0]?.kill()
  expect((await client.session.welcome()).workers).toMatchObject([{ name: 'Ada' }])
  expect(desktop.electron.engines).toHaveLength(2)
  expect(desktop.electron.errorBoxes).toEqual([])
})

test('an engine that ends again and again is given up, and the person is told', async () => {
  const { electron } = await desktopOfTest()
  const exited = once(electron.app, 'exited')
  const killing = setInterval(() => electron.engines.at(-1)?.kill(), 5)
  await exited
  clearInterval(killing)
  expect(electron.app.exitCode).toBe(78)
  expect(electron.errorBoxes).toEqual([
    { title: 'Assetwalk cannot start', content: expect.stringContaining('again and again') },
  ])
  expect(electron.engines).toHaveLength(6)
})

test('quitting waits until the engine has closed', async () => {
  const desktop = await desktopOfTest()
  const { client } = connectWindow(desktop)
  await client.session.join({ name: 'Ada' })
  const { electron, folder } = desktop
  const engineEnded = once(electron.engines[0] ?? electron.app, 'exit')
  const exited = once(electron.app, 'exited')
  electron.app.quit()
  electron.app.quit()
  expect(electron.app.exitCode).toBeNull()
  expect(await engineEnded).toEqual([0])
  await exited
  expect(electron.app.exitCode).toBe(0)
  expect(electron.engines).toHaveLength(1)
  const next = await startEngine({ dataFolder: folder, version: 'test' })
  await next.close()
  expect(existsSync(join(folder, 'engine.sock'))).toBe(false)
})

test('a data folder in use is explained in a dialog', async () => {
  const folder = folderOfTest()
  const owner = await startEngine({ dataFolder: folder, version: 'test' })
  onTestFinished(() => owner.close())
  const { electron } = await desktopOfTest(folder)
  if (electron.app.exitCode === null) await once(electron.app, 'exited')
  expect(electron.app.exitCode).toBe(78)
  expect(electron.errorBoxes).toEqual([
    { title: 'Assetwalk cannot start', content: expect.stringContaining(`already works on ${folder}`) },
  ])
})

test('a second start ends at once, without a window or an engine', async () => {
  const { electron } = await desktopOfTest(folderOfTest(), ({ app }) => {
    app.isFirstInstance = false
  })
  expect(electron.app.exitCode).toBe(0)
  expect([electron.windows, electron.engines]).toEqual([[], []])
})

test('and brings the window of the first one to the front', async () => {
  const desktop = await desktopOfTest()
  const window = windowOf(desktop)
  window.minimized = true
  window.done.length = 0
  desktop.electron.app.emit('second-instance', {}, [], '/')
  expect(window.done).toEqual(['restore', 'show', 'focus'])
})

test('each data folder has a single instance of its own', async () => {
  const [one, other] = [await desktopOfTest(), await desktopOfTest()]
  const paths = [one, other].map(({ electron }) => basename(electron.app.paths.userData ?? ''))
  expect(new Set(paths).size).toBe(2)
})
