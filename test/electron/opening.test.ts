import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderOfTest } from '../tools/data-folder.ts'
import { type Desktop, desktopOfTest, listen, toldTo, windowOf } from './fake/desktop.ts'
import { FakeEvent } from './fake/fake-event.ts'

const told = (desktop: Desktop) => toldTo(windowOf(desktop).webContents)
const shows = (path: string) => ({ type: 'assetwalk:shell', does: 'open', path })

test('a link that starts the program waits until the page listens', async () => {
  const desktop = await desktopOfTest({
    args: ['--data', join(folderOfTest(), 'data'), 'assetwalk://assets/A-1'],
  })
  expect(told(desktop)).toEqual([])
  await listen(desktop)
  expect(told(desktop)).toEqual([shows('/assets/by-tag/A-1')])
})

test('macOS hands links and files over before and after the program is up, each to the window', async () => {
  const link = new FakeEvent()
  const file = new FakeEvent()
  const desktop = await desktopOfTest({
    beforeReady: ({ app }) => void app.emit('open-url', link, 'assetwalk://assets/A-1'),
  })
  const { app } = desktop.electron
  app.emit('open-file', file, '/Users/me/Laptop.awcert')
  expect([link.defaultPrevented, file.defaultPrevented]).toEqual([true, true])
  await listen(desktop)
  app.emit('open-url', new FakeEvent(), 'assetwalk://assets/A-2')
  expect(told(desktop)).toEqual([
    shows('/assets/by-tag/A-1'),
    { type: 'assetwalk:shell', does: 'fileOpened', fileName: 'Laptop.awcert' },
    shows('/assets/by-tag/A-2'),
  ])
})

test('a page that is loaded anew is told when it listens again', async () => {
  const desktop = await desktopOfTest()
  const page = windowOf(desktop).webContents
  await listen(desktop)
  page.reload()
  desktop.electron.app.startAgain({ opened: ['assetwalk://assets/A-1'] })
  expect(told(desktop)).toEqual([])
  await new Promise((resolve) => page.once('test:reloaded', resolve))
  await page.executeJavaScript('window.assetwalk.openEngine()')
  expect(told(desktop)).toEqual([shows('/assets/by-tag/A-1')])
})

test('a link opens the window where none is open', async () => {
  const desktop = await desktopOfTest()
  const { electron } = desktop
  electron.app.removeAllListeners('window-all-closed')
  windowOf(desktop).close()
  expect(electron.windows).toEqual([])
  electron.app.emit('open-url', new FakeEvent(), 'assetwalk://assets/A-1')
  await new Promise((resolve) => windowOf(desktop).once('ready-to-show', resolve))
  await windowOf(desktop).webContents.executeJavaScript('window.assetwalk.openEngine()')
  expect(told(desktop)).toEqual([shows('/assets/by-tag/A-1')])
})

test.each([
  ['a link', 'open-url', 'assetwalk://assets/A-1?as=admin', 'Assetwalk cannot open this link'],
  ['a file', 'open-file', '/Users/me/list.csv', 'Assetwalk cannot open list.csv'],
])('%s that it does not open is refused in a dialog', async (_what, event, thing, message) => {
  const desktop = await desktopOfTest()
  await listen(desktop)
  desktop.electron.app.emit(event, new FakeEvent(), thing)
  expect(desktop.electron.dialogs.boxes).toEqual([expect.objectContaining({ message })])
  expect(told(desktop)).toEqual([])
})

test('an installed program tells the system that it opens links; one that is developed does not', async () => {
  const developed = await desktopOfTest()
  const installed = await desktopOfTest({
    prepare: ({ app }) => {
      app.isPackaged = true
    },
  })
  expect(developed.electron.app.protocols).toEqual([])
  expect(installed.electron.app.protocols).toEqual(['assetwalk'])
})
