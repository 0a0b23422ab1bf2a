import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEngine } from '../../src-main/engine/engine.ts'
import { folderOfTest } from '../tools/data-folder.ts'
import { connectWindow, desktopOfTest, quickEngineOf, toldTo, windowOf } from './fake/desktop.ts'
import { FakeUtilityProcess } from './fake/utility-process.ts'

const real = { engine: 'real' } as const

test('the page asks for a port and speaks over it to a real engine, which knows what its host can do', async () => {
  const desktop = await desktopOfTest(real)
  const { client } = connectWindow(desktop)
  expect(await client.session.welcome()).toMatchObject({ version: '9.8.7', assetCount: 0 })
  expect(await client.computer.show()).toMatchObject({
    door: 'desktop',
    dataFolder: desktop.folder,
    dataFolderOrigin: 'named',
    abilities: ['showFolder', 'print', 'moveData', 'installUpdate', 'draw', 'keepSecrets', 'tellPower'],
    updateServer: null,
  })
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
  expect(page.page?.heard).toEqual([])
})

test('a main frame that was led elsewhere is refused', async () => {
  const desktop = await desktopOfTest()
  const page = windowOf(desktop).webContents
  page.mainFrame.url = 'https://evil.invalid/'
  await expect(desktop.electron.invoke('assetwalk:open-engine', page)).rejects.toThrow(/^SENDER_REFUSED/)
})

test('an engine that is killed is started again, and the page goes on without noticing more than a pause', async () => {
  const desktop = await desktopOfTest(real)
  const { client, setActor } = connectWindow(desktop)
  const me = await client.session.join({ name: 'Ada' })
  setActor(me.id)
  desktop.electron.engines[0]?.kill()
  expect((await client.session.welcome()).workers).toMatchObject([{ name: 'Ada' }])
  expect(desktop.electron.engines).toHaveLength(2)
  expect(desktop.electron.dialogs.errorBoxes).toEqual([])
})

test('an engine that ends again and again is given up, and the person is told', async () => {
  const { electron } = await desktopOfTest()
  const exited = once(electron.app, 'exited')
  const killing = setInterval(() => electron.engines.at(-1)?.kill(), 5)
  await exited
  clearInterval(killing)
  expect(electron.app.exitCode).toBe(78)
  expect(electron.dialogs.errorBoxes).toEqual([
    { title: 'Assetwalk cannot start', content: expect.stringContaining('again and again') },
  ])
  expect(electron.engines).toHaveLength(6)
})

test('quitting waits until the engine has closed', async () => {
  const desktop = await desktopOfTest(real)
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

test('the system goes down no sooner than the engine has closed', async () => {
  const desktop = await desktopOfTest()
  const { electron } = desktop
  const exited = once(electron.app, 'exited')
  let isHeld = false
  electron.powerMonitor.emit('shutdown', {
    preventDefault: () => {
      isHeld = true
    },
  })
  expect([isHeld, electron.app.exitCode]).toEqual([true, null])
  await exited
  expect(quickEngineOf(desktop)).toMatchObject({ isRunning: false, told: [{}, { type: 'close' }] })
})

test('a session of Windows that ends closes the engine at once', async () => {
  const desktop = await desktopOfTest()
  const engine = quickEngineOf(desktop)
  const ended = once(engine, 'exit')
  windowOf(desktop).emit('session-end', { reasons: ['shutdown'] })
  expect(await ended).toEqual([0])
  expect(desktop.electron.engines).toEqual([engine])
})

test('a data folder in use is explained in a dialog', async () => {
  const home = folderOfTest()
  const folder = join(home, 'data')
  const owner = await startEngine({ dataFolder: folder, version: 'test' })
  onTestFinished(() => owner.close())
  const { electron } = await desktopOfTest({ home, ...real })
  if (electron.app.exitCode === null) await once(electron.app, 'exited')
  expect(electron.app.exitCode).toBe(78)
  expect(electron.dialogs.errorBoxes).toEqual([
    { title: 'Assetwalk cannot start', content: expect.stringContaining(`already works on ${folder}`) },
  ])
})

test('after the computer slept, the window learns of it, and the engine that answers goes on', async () => {
  const desktop = await desktopOfTest(real)
  const { client } = connectWindow(desktop)
  await client.session.welcome()
  desktop.electron.powerMonitor.emit('resume')
  expect(toldTo(windowOf(desktop).webContents)).toEqual([{ type: 'assetwalk:shell', does: 'resumed' }])
  await client.session.welcome()
  expect(desktop.electron.engines).toHaveLength(1)
})

test('after the computer slept, the engine tries again what waits for a network', async () => {
  const desktop = await desktopOfTest()
  const engine = quickEngineOf(desktop)
  desktop.electron.powerMonitor.emit('resume')
  expect(engine.told).toContainEqual({ type: 'resumed' })
})

test('the engine knows whether the computer runs on battery, from its start on and whenever that changes', async () => {
  const desktop = await desktopOfTest({ prepare: ({ powerMonitor }) => powerMonitor.runOn('battery') })
  const engine = quickEngineOf(desktop)
  const power = () => engine.told.flatMap((told) => (told.type === 'power' ? [told] : []))
  await expect.poll(power).toEqual([{ type: 'power', isOnBattery: true }])
  desktop.electron.powerMonitor.runOn('ac')
  desktop.electron.powerMonitor.runOn('battery')
  expect(power().map(({ isOnBattery }) => isOnBattery)).toEqual([true, false, true])
})

test('an engine that does not answer after the computer slept is replaced', async () => {
  const desktop = await desktopOfTest(real)
  const { client } = connectWindow(desktop)
  await client.session.welcome()
  const [engine] = desktop.electron.engines
  if (!(engine instanceof FakeUtilityProcess)) throw new Error('no engine runs')
  engine.freeze()
  const ended = once(engine, 'exit')
  desktop.electron.powerMonitor.emit('resume')
  await ended
  await client.session.welcome()
  expect(desktop.electron.engines).toHaveLength(2)
})

test('what the program did is in its log, without names', async () => {
  const desktop = await desktopOfTest()
  const exited = once(desktop.electron.app, 'exited')
  desktop.electron.app.quit()
  await exited
  const log = readFileSync(join(desktop.folder, 'logs/desktop.log'), 'utf8')
  expect(JSON.parse(log.split('\n')[0] ?? '')).toMatchObject({ event: 'desktop starts', version: '9.8.7' })
  expect(log).not.toContain(basename(desktop.folder.replace(/\/data$/, '')))
})
